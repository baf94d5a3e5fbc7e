"""Who says what: cues, sources, contents and the chains that they make."""
