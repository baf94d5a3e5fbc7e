"""Fetching documents by address."""
