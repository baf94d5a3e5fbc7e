"""How much of what is read: every limit of reading once, with what it protects."""

from typing import NamedTuple

MEGABYTE = 1_000_000

MAX_PAGES = 500
"""Of a PDF: reading that many dense ones takes 20 s. Few public reports are longer."""

MAX_TEXT = 10 * MEGABYTE
"""In characters, of what comes out of any file: some 1,500 printed pages."""


class ChildLimits(NamedTuple):
    """What a child process may use before it is stopped.

    `wall_seconds` is far above `cpu_seconds`: on a busy machine waiting is no offence.
    """

    cpu_seconds: int = 30
    wall_seconds: int = 120
    memory_bytes: int = 1_000 * MEGABYTE
    output_bytes: int = 8 * MAX_TEXT
    open_files: int = 64
