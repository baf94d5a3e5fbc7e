"""Hearsay: answers about a contested story, only in its sources' own words."""
