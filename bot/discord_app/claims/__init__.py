"""`/claim`: what moderators decide, verdicts on sentences and doubtful links."""
