"""`/check`: a claim against the sources, both sides of it, and who told whom."""
