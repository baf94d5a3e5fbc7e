"""The shipped document is the one that was handed over, with what is known about it."""

import hashlib
import os
from pathlib import Path

import pytest

from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import GivenDetails, ReadDocument
from bot.reading.corpus import CorpusFile, base_corpus, read_sidecar
from bot.reading.reader import DocumentReader

STORY = "dong-jingwei-defection.txt"
STORY_SHA256 = "4f67dc31c7861842645dfcaaeca3f7cd5aaf4187e5e296f826e8accf7641b886"
_EVALUATION = Path(os.environ.get("HEARSAY_EVAL", Path(__file__).parents[3] / "shared" / "eval"))


def story() -> CorpusFile:
    return next(file for file in base_corpus() if file.file_name == STORY)


def read(file: CorpusFile) -> ReadDocument:
    return DocumentReader().read(file.file_name, file.data, file.given)


def test_the_story_is_byte_for_byte_what_was_handed_over() -> None:
    assert hashlib.sha256(story().data).hexdigest() == STORY_SHA256


def test_the_story_equals_the_file_beside_the_labels() -> None:
    original = _EVALUATION.parent / "story" / STORY
    if not original.is_file():
        pytest.skip(f"{original} is not here")

    assert story().data == original.read_bytes()


def test_reading_the_story_changes_no_character() -> None:
    assert read(story()).text == story().data.decode("utf-8")


def test_what_is_not_printed_is_said_to_be_unknown_or_inferred() -> None:
    document = read(story())

    assert document.details.title == document.text.split("\n", 1)[0]
    assert document.details.publisher is None
    assert document.details.published == "2021-06"
    assert "inferred" in (document.details.published_note or "")
    assert document.warnings == ()


def test_details_are_not_documents() -> None:
    assert not [file for file in base_corpus() if file.file_name.endswith((".yaml", ".py"))]


def test_a_sidecar_uses_the_keys_of_front_matter() -> None:
    assert read_sidecar("title: Marda\nsource: not stated\ndate: 2031-06\n") == GivenDetails(
        title="Marda", published="2031-06"
    )


@pytest.mark.parametrize("text", ["title: [", "just words", "- a\n- b", ""])
def test_a_sidecar_that_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(DocumentRejectedError):
        read_sidecar(text)
