"""Have foreign formats read by a child process with limits; killing it harms nothing."""

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import structlog
from pydantic import TypeAdapter

from bot.domain.errors import DocumentRejectedError
from bot.reading.extracted import Extracted
from bot.reading.limits import MEGABYTE, ChildLimits
from bot.reading.sniffing import Kind

_log = structlog.get_logger(__name__)

_AT_ONCE = 2
"""Children that may run side by side: each may use its whole share of memory."""

_PASSED_ON = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TZ")
"""All of the environment that a child sees: never the bot's token."""


_EXTRACTED = TypeAdapter(Extracted)
_KILLED = -signal.SIGKILL if hasattr(signal, "SIGKILL") else None
_OUT_OF_TIME = frozenset({-signal.SIGXCPU}) if hasattr(signal, "SIGXCPU") else frozenset()


class _Ended(NamedTuple):
    """How a child ended."""

    output: bytes
    code: int
    overran: bool


class ConfinedExtractor:
    """Extracts text from PDF, DOCX, HTML and e-mail, each file in a child of its own.

    Starting a child takes 0.1 s of computing for PDF and Word, 0.4 s for e-mail and 0.6 s for web
    pages, whose libraries are large. Keeping one alive would save that, and would let one hostile
    file wait inside for the next one.
    """

    def __init__(self, limits: ChildLimits = ChildLimits()) -> None:  # noqa: B008 - a frozen value
        self._limits = limits
        self._free = threading.BoundedSemaphore(_AT_ONCE)

    def extract(self, kind: Kind, file_name: str, data: bytes) -> Extracted:
        """Return what the reader of `kind` makes of the bytes.

        Raises:
            DocumentRejectedError: the reader refuses them, cannot read them, or needs too much.
        """
        request = {"kind": kind, "file_name": file_name, "limits": self._limits._asdict()}
        header = json.dumps(request).encode("ascii") + b"\n"
        with self._free:
            ended = self._run(header + data)
        return self._judged(kind, file_name, ended)

    def _run(self, request: bytes) -> _Ended:
        process = subprocess.Popen(
            [sys.executable, "-P", "-B", "-m", "bot.reading.confined_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        overran = threading.Event()

        def stop() -> None:
            overran.set()
            process.kill()

        clock = threading.Timer(self._limits.wall_seconds, stop)
        feeder = threading.Thread(target=_feed, args=(process, request), daemon=True)
        clock.start()
        feeder.start()
        try:
            output = _read(process, self._limits.output_bytes)
            code = process.wait()
        finally:
            process.kill()  # does nothing to one that has ended
            clock.cancel()
            feeder.join()
        return _Ended(output, code, overran.is_set())

    def _judged(self, kind: Kind, file_name: str, ended: _Ended) -> Extracted:
        """Return the answer, or tell a person why there is none."""
        answer = _answer_of(ended)
        if "extracted" in answer:
            return _extracted(answer["extracted"])
        if "rejected" in answer:
            raise DocumentRejectedError(str(answer["rejected"]))
        _log.info(
            "document not read",
            kind=kind.value,
            exit_code=ended.code,
            overran=ended.overran,
            error=answer.get("failed"),
        )
        if ended.overran or ended.code in _OUT_OF_TIME:
            problem = f"took longer than {self._limits.cpu_seconds} s of computing to read"
        elif "memory" in answer or len(ended.output) > self._limits.output_bytes:
            problem = f"needs more than {self._limits.memory_bytes / MEGABYTE:,.0f} MB to read"
        elif "failed" in answer:
            raise DocumentRejectedError(
                f"{file_name} cannot be read as {kind.value}: it is damaged or incomplete. "
                "Fetch it again from where it came from, or copy its text into a .txt file."
            )
        elif ended.code == _KILLED:
            raise DocumentRejectedError(
                f"{file_name} was not read: its reader was stopped from outside, perhaps because "
                "the machine ran out of memory. Add it again."
            )
        else:
            problem = "brought its reader down"
        raise DocumentRejectedError(
            f"{file_name} {problem}: it is damaged, far too large, or made to do harm. "
            "Copy the text that you need into a .txt file and add that."
        )


def _read(process: "subprocess.Popen[bytes]", most: int) -> bytes:
    """Read the child's answer; one that is too long ends the child."""
    if process.stdout is None:
        return b""
    with process.stdout as stream:
        output = stream.read(most + 1)
        if len(output) > most:
            process.kill()
    return output


def _feed(process: "subprocess.Popen[bytes]", request: bytes) -> None:
    """Hand the request over beside reading the answer: both pipes are shorter than that."""
    if process.stdin is None:
        return
    with suppress(OSError):  # the child may end before it has read everything
        process.stdin.write(request)
    with suppress(OSError):
        process.stdin.close()


def _answer_of(ended: _Ended) -> dict[str, object]:
    try:
        answer = json.loads(ended.output)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _extracted(fields: object) -> Extracted:
    return _EXTRACTED.validate_python(fields)


def _environment() -> dict[str, str]:
    """Let the child import what this process can, and know nothing else."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    places = [str(Path(place).resolve()) for place in sys.path]
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(places),
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
