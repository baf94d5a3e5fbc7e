"""The channel in which a server is told of every step."""
