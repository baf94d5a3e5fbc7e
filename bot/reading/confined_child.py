"""The child process that reads foreign formats: little may it use, nothing may it change.

It takes one request from standard input, answers on standard output and ends. The request is a
line of JSON (kind, file name, limits) and then the file's bytes; the answer is one JSON object.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from bot.domain.errors import DocumentRejectedError
from bot.reading.extracted import Extracted
from bot.reading.limits import MAX_TEXT, ChildLimits
from bot.reading.sniffing import Kind

_Read = Callable[[str, bytes], Extracted]

_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "shutil.",
)
_CHANGES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def main() -> None:
    """Answer one request. Whatever a library prints goes nowhere: the answer stands alone."""
    answer_to = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    request = json.loads(sys.stdin.buffer.readline())
    _limit(ChildLimits(**request["limits"]))
    reader = reader_of(Kind(request["kind"]))
    sys.addaudithook(_forbid)
    answer = answer_of(reader, request["file_name"], sys.stdin.buffer.read())
    with answer_to as out:
        out.write(json.dumps(answer).encode("ascii"))


def answer_of(reader: _Read, file_name: str, data: bytes) -> dict[str, object]:
    """Return what was read, or why not; only a crash gets past this."""
    try:
        extracted = reader(file_name, data)
    except DocumentRejectedError as error:
        return {"rejected": str(error)}
    except MemoryError:
        return {"memory": True}
    except Exception as error:  # damaged files raise everything, everywhere
        return {"failed": _place_of(error)}
    if len(extracted.text) > MAX_TEXT:
        return {
            "rejected": f"{file_name} holds {len(extracted.text):,} characters of text; at most "
            f"{MAX_TEXT:,} go in. Split it into several documents and add those."
        }
    return {"extracted": extracted._asdict()}


def _place_of(error: Exception) -> str:
    """Name the error and where it arose, for the operator: never the document's words."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}, {Path(last.filename).name}:{last.lineno}"


def reader_of(kind: Kind) -> _Read:
    """Load the reader of one format only: the others' libraries would cost time and memory."""
    module, function = {
        Kind.PDF: ("bot.reading.pdf.reader", "read_pdf"),
        Kind.DOCX: ("bot.reading.docx.reader", "read_docx"),
        Kind.HTML: ("bot.reading.html.page", "read_html"),
        Kind.EMAIL: ("bot.reading.email.message", "read_email"),
    }[kind]
    reader: _Read = getattr(import_module(module), function)
    return reader


def _limit(limits: ChildLimits) -> None:
    """Give up memory, time and files for good; where the system knows no limits, time remains."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    for what, amount in (
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, limits.open_files),
    ):
        _, hard = resource.getrlimit(what)
        lowered = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        # Out of time at both limits at once would look like a kill from outside.
        highest = lowered + 1 if what == resource.RLIMIT_CPU and lowered != hard else lowered
        try:
            resource.setrlimit(what, (lowered, highest))
        except (OSError, ValueError):  # macOS refuses some; the parent's clock is left
            continue


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse networks, programs and changes of files to everything that is read."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _CHANGES:
        raise PermissionError(event)


if __name__ == "__main__":
    main()
