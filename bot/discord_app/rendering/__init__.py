"""The words and shapes of every message: limits, escaping, shortening, quotes, statuses."""
