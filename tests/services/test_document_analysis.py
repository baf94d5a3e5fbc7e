"""A document in another language is cut and quoted, and nothing is made up about who says what."""

from collections.abc import Callable

import pytest

from bot.analysis.claims import NOT_READ, AnalysedDocument, claims_of
from bot.domain.claim import SentenceAnalysis
from bot.domain.document import (
    BASE_LIBRARY,
    Document,
    DocumentDetails,
    DocumentId,
    Sentence,
)
from bot.services.document_analysis import DocumentAnalyser
from bot.services.timeline_finding import find_reports
from bot.wiring import load_analyser

GERMAN = (
    "Das Stadtmuseum bestreitet, dass die Krone von Hallwede eine Kopie ist. „Das ist frei "
    "erfunden“, sagte Direktorin Alma Reuß am 9. April 2020. Angeblich zahlte, z. B. für das "
    "Gutachten, die Stadt. Correction? No comment."
)
TITLE = "Krone von Hallwede"


def analyser(make: Callable[[], object] = load_analyser) -> DocumentAnalyser:
    return DocumentAnalyser(make, lambda words: len(words.split()))  # type: ignore[arg-type] # one test makes none


def document(language: str) -> Document:
    return Document(
        id=DocumentId("GERMAN01"),
        version=1,
        library=BASE_LIBRARY,
        file_name="krone.html",
        details=DocumentDetails(title=TITLE, published="2020-05-09", language=language),
        content_hash="0" * 64,
        text=GERMAN,
    )


def test_german_sentences_are_cut_where_they_end() -> None:
    found = analyser().analyse(GERMAN, TITLE, "de")

    assert [each.text for each in found.sentences][:3] == [
        "Das Stadtmuseum bestreitet, dass die Krone von Hallwede eine Kopie ist.",
        "„Das ist frei erfunden“, sagte Direktorin Alma Reuß am 9. April 2020.",
        "Angeblich zahlte, z. B. für das Gutachten, die Stadt.",
    ]


def test_nothing_is_attributed_hedged_or_denied_and_no_parser_is_loaded() -> None:
    def never() -> object:
        pytest.fail("the parser of English was asked for")

    found = analyser(never).analyse(GERMAN, TITLE, "de")

    assert set(found.analyses) == {SentenceAnalysis()}
    assert len(found.passages) >= 1


def test_its_sentences_claim_nothing_and_say_why() -> None:
    found = analyser().analyse(GERMAN, TITLE, "de")

    claims = claims_of([AnalysedDocument(document("de"), found.sentences, found.analyses)])

    assert {claim.no_claim for claim in claims} == {NOT_READ}
    assert not any(each.corrects or each.doubting or each.leaves_open for each in claims)
    assert not any(claim.asserts for claim in claims)


def test_no_event_is_dated_by_the_rules_of_another_language() -> None:
    found = analyser().analyse(GERMAN, TITLE, "de")
    sentences: tuple[Sentence, ...] = found.sentences

    assert find_reports(document("de"), sentences, found.analyses) == ()
    assert find_reports(document("en"), sentences, found.analyses) != ()


def test_english_is_analysed_as_ever() -> None:
    text = "“It is made up,” said Alma Reuß. The town allegedly paid."

    found = analyser().analyse(text, TITLE, "en")

    assert found.analyses[0].said_by == ("Alma Reuß",)
    assert found.analyses[1].hedge_words == ("allegedly",)
