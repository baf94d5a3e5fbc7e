"""The unmodified bot, as an operator starts it."""

import base64
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from tests.loopback.loopback import Loopback
from tests.loopback.payloads import APPLICATION

ROOT = Path(__file__).parents[2]


def _token() -> str:
    """Make up a token of the right form; it opens nothing."""
    owner = base64.urlsafe_b64encode(str(APPLICATION).encode()).decode().rstrip("=")
    return f"{owner}.GLoopb.{'x' * 38}"


def environment(data: Path, api_url: str = "") -> dict[str, str]:
    """Return the environment of a bot whose data and Discord are the test's own."""
    return {
        **os.environ,
        "HEARSAY_DATA": str(data),
        "DISCORD_API_URL": api_url,
        # Discord keeps attachments elsewhere; this one does not.
        "DISCORD_CDN_URL": api_url.removesuffix("/api/v10"),
        "DISCORD_TOKEN": _token(),
        # The only place outside the public web where links may lead.
        "HEARSAY_LINK_HOSTS": urlsplit(api_url).netloc,
        "PYTHONUNBUFFERED": "1",
        "NO_COLOR": "1",
    }


def run_bot_command(data: Path, *arguments: str) -> str:
    """Run another command of the bot on the same data; return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=environment(data),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class BotProcess:
    """`python -m bot run`, with its output in files beside the data."""

    def __init__(self, data: Path, api_url: str, *arguments: str) -> None:
        self._data = data
        self._api_url = api_url
        self._arguments = arguments
        self._process: subprocess.Popen[bytes]
        self._out = data.with_name(data.name + ".out")
        self._err = data.with_name(data.name + ".err")

    def __enter__(self) -> Self:
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run", *self._arguments],
                cwd=ROOT,
                env=environment(self._data, self._api_url),
                stdout=out,
                stderr=err,
                stdin=subprocess.DEVNULL,
            )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self.stop()

    @property
    def output(self) -> str:
        return self._out.read_text(encoding="utf-8")

    @property
    def errors(self) -> str:
        return self._err.read_text(encoding="utf-8")

    def wait_until_ready(self, discord: Loopback, seconds: float = 120.0) -> None:
        """Wait until the bot has connected; fail at once if it ends instead."""
        deadline = time.monotonic() + seconds
        while not discord.is_ready(0.5):
            assert self._process.poll() is None, self.errors
            assert time.monotonic() < deadline, self.errors

    def wait(self) -> int:
        """Wait until the process ends by itself; return its exit code."""
        return self._process.wait(120)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Signal the process and return its exit code."""
        self._process.send_signal(number)
        try:
            return self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise
