"""The real clock. Everything that needs the time is given a callable, so tests bring their own."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)
