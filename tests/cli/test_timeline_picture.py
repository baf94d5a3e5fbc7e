"""`timeline --picture` draws what `timeline` lists."""

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

pytestmark = pytest.mark.model

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_picture_is_written(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal("timeline", "--picture", str(tmp_path / "story.png"))

    assert done.code == 0
    assert (tmp_path / "story.png").read_bytes().startswith(PNG)
    assert "story.png" in done.err


def test_one_form_at_a_time(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal("timeline", "--json", "--picture", str(tmp_path / "story.png"))

    assert done.code == 2
    assert not (tmp_path / "story.png").exists()


def test_a_place_that_cannot_be_written_is_told(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal("timeline", "--picture", str(tmp_path / "nowhere" / "story.png"))

    assert done.code == 2
    assert "cannot be written" in done.err
