"""Reading is measured against what an annotator found in the documents. All is fiction."""

import json
from pathlib import Path

from bot.reading.reader import DocumentReader
from bot.services.evaluation.formats import evaluate_formats

PAGE = """<html lang="en"><head><title>Ferry found</title>
<meta property="og:site_name" content="MARDA GAZETTE"></head><body><nav>Front page</nav>
<article><h1>Ferry found</h1><p>The ferry lay behind the island of Sallow, said the harbour master,
who had looked for her since Monday.</p><p>Nobody was on board.</p></article></body></html>"""


def gold(**changed: object) -> dict[str, object]:
    return {
        "sentences": ["Nobody was on board."],
        "furniture": ["Front page"],
        "title": "Ferry found",
        "publisher": "Marda Gazette",
        "author": None,
        "published": None,
        "language": "en",
        "accept": {},
        **changed,
    }


def measured(folder: Path, labels: dict[str, object], data: str = PAGE) -> dict[str, float]:
    (folder / "ferry.html").write_text(data, encoding="utf-8")
    (folder / "ferry.html.gold.json").write_text(json.dumps(labels), encoding="utf-8")
    return dict(evaluate_formats(folder, DocumentReader()).values)


def test_what_the_document_does_not_carry_is_not_measured(tmp_path: Path) -> None:
    assert measured(tmp_path, gold()) == {
        "sentences_verbatim": 1,
        "furniture_kept_out": 1,
        "titles": 1,
        "publishers": 1,
        "languages": 1,
    }


def test_a_changed_sentence_and_furniture_in_the_text_count_against_it(tmp_path: Path) -> None:
    labels = gold(
        sentences=["Nobody was on board.", "Nobody was aboard."],
        furniture=["Front page", "since Monday"],
        published="2031-06-03",
    )

    found = measured(tmp_path, labels)

    assert (found["sentences_verbatim"], found["furniture_kept_out"], found["dates"]) == (
        0.5,
        0.5,
        0,
    )


def test_other_accepted_values_are_right(tmp_path: Path) -> None:
    labels = gold(
        title="The ferry is found",
        published="2031-06-03",
        accept={"title": ["Ferry found"], "published": [None]},
    )

    found = measured(tmp_path, labels)

    assert (found["titles"], found["dates"]) == (1, 1)


def test_a_document_that_is_refused_has_nothing_right(tmp_path: Path) -> None:
    found = measured(tmp_path, gold(author="Ada Lind"), data="<html><body></body></html>")

    assert set(found.values()) == {0}
