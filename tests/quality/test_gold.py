"""The gold itself: every expected text stands exactly once in its document, nothing is unused."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.check import VERDICTS
from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY
from bot.domain.value import Value
from bot.reading.reader import DocumentReader
from bot.services.evaluation.gold import (
    CircularCase,
    GoldDate,
    GoldOrigins,
    GoldQuestion,
    GoldSentence,
    GoldStatement,
    Words,
    document_files,
    folded,
    read_gold,
    submissions,
)
from bot.services.evaluation.suites import DATED

STORIES = Path(__file__).parents[1] / "stories"
NAMES = ("night-ferry", "orrinmere-dam")
FILES: dict[str, type[Value]] = {
    "questions.jsonl": GoldQuestion,
    "sentences.jsonl": GoldSentence,
    "statements.jsonl": GoldStatement,
    "origins.jsonl": GoldOrigins,
    "timeline.jsonl": GoldDate,
}

story = pytest.mark.parametrize("name", NAMES)


def _texts(name: str) -> dict[str, str]:
    reader = DocumentReader()
    return {
        each.file_name: folded(reader.read(each.file_name, each.data, each.details).text)
        for each in submissions(STORIES / name, BASE_LIBRARY)
    }


def _words(value: object) -> Iterator[Words]:
    """Find every pair of file and text in a gold line, however deep."""
    if isinstance(value, dict):
        if {"file", "text"} <= value.keys():
            yield Words(file=value["file"], text=value["text"])
        for inner in value.values():
            yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)


def _all_words(name: str) -> list[tuple[str, Words]]:
    return [
        (file, words)
        for file in FILES
        for line in (STORIES / name / file).read_text(encoding="utf-8").splitlines()
        for words in _words(json.loads(line))
    ]


@story
def test_every_expected_text_stands_exactly_once_in_its_document(name: str) -> None:
    texts = _texts(name)
    counts = {
        (file, words): texts[words.file].count(folded(words.text))
        for file, words in _all_words(name)
    }

    assert {each: count for each, count in counts.items() if count != 1} == {}


@story
def test_every_document_is_used_by_the_gold(name: str) -> None:
    used = {words.file for _, words in _all_words(name)}

    assert used == {path.name for path in document_files(STORIES / name)}


@story
def test_a_story_has_at_least_eight_documents(name: str) -> None:
    assert len(document_files(STORIES / name)) >= 8


@story
def test_documents_have_a_publisher_and_a_date(name: str) -> None:
    reader = DocumentReader()
    for each in submissions(STORIES / name, BASE_LIBRARY):
        details = reader.read(each.file_name, each.data, each.details).details
        assert details.publisher, each.file_name
        assert details.published, each.file_name


@story
def test_a_story_says_that_it_is_fiction(name: str) -> None:
    assert "Everything in this folder is fiction." in (STORIES / name / "README.md").read_text(
        encoding="utf-8"
    )


@story
def test_there_are_enough_questions_of_either_kind(name: str) -> None:
    questions = read_gold(STORIES / name / "questions.jsonl", GoldQuestion)

    assert sum(each.answerable for each in questions) >= 40
    assert sum(not each.answerable for each in questions) >= 15


@story
def test_a_question_has_an_answer_and_a_status_or_none_of_either(name: str) -> None:
    for each in read_gold(STORIES / name / "questions.jsonl", GoldQuestion):
        assert not (each.refused and each.refused_or_denied), each.id
        assert each.answerable == bool(each.status), each.id
        if each.answerable:
            assert each.expect, each.id
        if each.refused:
            assert not each.expect, each.id
        assert set(each.expect_first) <= set(each.expect), each.id
        assert bool(each.supporting) == bool(each.against), each.id


@story
def test_ids_and_sentences_are_unique(name: str) -> None:
    folder = STORIES / name
    ids = [
        *(each.id for each in read_gold(folder / "questions.jsonl", GoldQuestion)),
        *(each.id for each in read_gold(folder / "statements.jsonl", GoldStatement)),
        *(each.id for each in read_gold(folder / "origins.jsonl", GoldOrigins)),
        *(each.file + each.text for each in read_gold(folder / "sentences.jsonl", GoldSentence)),
    ]

    assert len(ids) == len(set(ids))


@story
def test_questions_are_asked_once(name: str) -> None:
    questions = read_gold(STORIES / name / "questions.jsonl", GoldQuestion)

    assert len({(each.question, each.after) for each in questions}) == len(questions)


@story
def test_sentences_of_at_least_four_documents_are_labelled(name: str) -> None:
    sentences = read_gold(STORIES / name / "sentences.jsonl", GoldSentence)

    assert len({each.file for each in sentences}) >= 4
    assert all(each.attributed == bool(each.said_by) for each in sentences)
    assert all(each.open <= {"attributed", "hedged", "denial", "corrects"} for each in sentences)


@story
def test_there_are_enough_statements_with_known_verdicts(name: str) -> None:
    statements = read_gold(STORIES / name / "statements.jsonl", GoldStatement)

    assert len(statements) >= 30
    for each in statements:
        assert set(each.verdict) <= VERDICTS, each.id
        if each.verdict != ("not-in-sources",):
            assert each.supporting or each.against, each.id


@story
def test_origins_name_documents_that_exist(name: str) -> None:
    names = {path.name for path in document_files(STORIES / name)}
    for each in read_gold(STORIES / name / "origins.jsonl", GoldOrigins):
        assert set(each.repeated_in) <= names, each.id
        assert each.file in each.repeated_in, each.id
        assert max(each.counts) <= len(each.origins), each.id


@pytest.mark.parametrize("name", [*NAMES, DATED])
def test_dated_expressions_stand_in_their_sentences(name: str) -> None:
    for each in read_gold(STORIES / name / "timeline.jsonl", GoldDate):
        assert each.expression in each.text
        assert each.event == bool(each.edtf), each.text
        assert each.event == bool(each.role), each.text
        assert set(each.role) <= {"happened", "reported", "planned", "background"}


def test_every_dated_sentence_stands_exactly_once_in_its_document() -> None:
    texts = _texts(DATED)
    gold = read_gold(STORIES / DATED / "timeline.jsonl", GoldDate)

    counts = {each.text: texts[each.file].count(folded(each.text)) for each in gold}

    assert {text: count for text, count in counts.items() if count != 1} == {}
    assert {each.file for each in gold} == set(texts)


def test_no_machine_sets_verified_or_refuted() -> None:
    expected = {
        status
        for name in NAMES
        for each in read_gold(STORIES / name / "questions.jsonl", GoldQuestion)
        for status in each.status
    }

    assert expected.isdisjoint({Status.VERIFIED, Status.REFUTED})


def _circular() -> list[CircularCase]:
    return read_gold(STORIES / "circular" / "cases.jsonl", CircularCase)


def test_there_are_fifty_cases_of_circular_reporting() -> None:
    cases = _circular()

    assert len({each.id for each in cases}) == len(cases) == 50


def test_a_circular_claim_stands_once_in_its_document() -> None:
    for case in _circular():
        texts = [each.text for each in case.documents if each.file_name == case.file_name]
        assert [text.count(case.claim) for text in texts] == [1], case.id


def test_some_circular_cases_hold_independent_origins() -> None:
    # Otherwise counting one origin everywhere would be perfect.
    assert sum(each.count >= 2 for each in _circular()) >= 8


def test_a_count_of_origins_has_as_many_names() -> None:
    for case in _circular():
        assert len(case.origins) in ({case.count} if case.origins else {0}), case.id
