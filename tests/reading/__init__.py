"""Bytes to text: repaired, decoded, described."""
