"""Domain values to pictures: the timeline and who told whom. Nothing is read, nothing is kept."""
