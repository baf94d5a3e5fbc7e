"""`/library`: the ways in, the lists, one document and the log."""
