"""Logs are plain wherever colours would be noise."""

import io
import sys

import pytest

from bot.logs import in_colour


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "no_color", "expected"),
    [
        (_Terminal(), "", True),
        (_Terminal(), "1", False),
        (io.StringIO(), "", False),
    ],
)
def test_only_a_terminal_without_no_color_takes_colours(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, no_color: str, *, expected: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("NO_COLOR", no_color)

    assert in_colour() is expected
