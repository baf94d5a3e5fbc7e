"""Time: which words name a time, which date they mean, and what happened then."""
