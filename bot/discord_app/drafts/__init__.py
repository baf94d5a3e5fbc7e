"""From a file, an address or a message to a preview that a moderator publishes."""
