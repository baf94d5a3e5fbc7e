"""Files that are whole or absent, and their hashes."""

import hashlib
import os
import threading
from pathlib import Path


def write_whole(path: Path, content: bytes) -> str:
    """Write so that a reader sees the old file or the new one; return the SHA-256 in hex."""
    # Another process or thread may be writing the same file.
    temporary = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    return hashlib.sha256(content).hexdigest()


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file in hex; the empty string where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
