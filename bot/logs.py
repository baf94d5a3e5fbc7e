"""How the program writes its log: one line for each event, to standard error."""

import logging
import os
import sys

import structlog


def configure_logging(level: str) -> None:
    """Write one line for each event to standard error, from `level` up."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(colors=in_colour()),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def in_colour() -> bool:
    """Say whether standard error takes colours: a terminal, unless NO_COLOR is set to anything."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")
