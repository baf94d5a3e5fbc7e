"""A Discord on loopback, and the real bot process that logs in to it."""
