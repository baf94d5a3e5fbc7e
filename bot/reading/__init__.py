"""Bytes to text and metadata."""
