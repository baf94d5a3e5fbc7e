"""Text to structure: segmentation, attribution, hedging, dates, duplicates. Pure."""
