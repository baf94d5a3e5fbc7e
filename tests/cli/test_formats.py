"""`add` takes every format and says what it read of it. The stories are fiction."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.reading.files import Paper, docx_of_paragraphs

pytestmark = pytest.mark.model


def test_every_format_goes_in_and_the_report_says_what_was_read(
    terminal: Terminal, tmp_path: Path
) -> None:
    paper = Paper("Tolm Gazette | 5 May 2031")
    paper.headline("Grain store burns in Tolm")
    paper.paragraphs(
        [f"Mira Osterby said that lamp {number} had fallen. " * 8 for number in range(1, 16)]
    )
    files = {
        "fire.pdf": paper.data(),
        "fire.docx": docx_of_paragraphs("By Ilse Marwen | 6 May 2031", "The store in Tolm fell."),
        "feuer.html": "<html lang=de><body><article><p>Der Speicher in Tolm ist am Montag "
        "abgebrannt, und niemand weiß, warum die Lampe gefallen ist.</p>".encode(),
        "broken.pdf": b"%PDF-1.7\n",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    paths = [str(tmp_path / name) for name in files]

    added = terminal("add", *paths, folder=tmp_path / "data")
    again = terminal("add", *paths[:1], "--json", folder=tmp_path / "other")

    assert added.code == 1
    assert "2 of 2 pages read; 4 captions, menus, running headers and the like" in added.out
    assert "differs: date: the document prints 6 May 2031" not in added.out
    assert "language: de" in added.out
    assert "broken.pdf cannot be read as a PDF" in added.err
    (report,) = json.loads(again.out)
    assert (report["pages"], report["pages_read"], report["dropped"]) == (2, 2, 4)
    assert report["document"]["publisher"] == "Tolm Gazette"
    assert any("5 May 2031" in conflict for conflict in report["conflicts"])
