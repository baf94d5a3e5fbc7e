"""An operator is told why a command takes longer once."""

from pathlib import Path

import pytest

from bot.cli.options import say_where
from bot.config import Settings
from bot.index.default_model import GRAPH


def _told(settings: Settings, capsys: pytest.CaptureFixture[str]) -> str:
    say_where(settings)
    return capsys.readouterr().err


def test_the_first_start_tells_of_the_model_the_corpus_and_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _told(Settings(data=tmp_path / "new", graphs=tmp_path), capsys)

    assert "preparing the embedding model, about 15 seconds" in told
    assert "reading the base corpus" in told
    assert str(tmp_path / "new") in told


def test_a_first_start_beside_a_prepared_model_tells_of_the_corpus_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / f"{GRAPH}.0.onnx").touch()

    told = _told(Settings(data=tmp_path / "new", graphs=tmp_path), capsys)

    assert "First start: reading the base corpus." in told


def test_a_start_after_one_that_was_killed_tells_of_the_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _told(Settings(data=tmp_path, graphs=tmp_path / "graphs"), capsys)

    assert "Preparing the embedding model at its first use, about 15 seconds" in told
    assert "First start" not in told


def test_nothing_is_said_where_nothing_takes_long(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / f"{GRAPH}.0.onnx").touch()

    assert _told(Settings(data=tmp_path, graphs=tmp_path), capsys) == ""
    assert (
        _told(Settings(data=tmp_path, graphs=tmp_path / "none", model="some/model"), capsys) == ""
    )
