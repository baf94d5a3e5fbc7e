"""Whatever is handed in is read or refused, with a reason. The stories are fiction."""

import random

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import GivenDetails, ReadDocument
from bot.reading.confined import ConfinedExtractor
from bot.reading.confined_child import answer_of, reader_of
from bot.reading.extracted import Extracted
from bot.reading.limits import MAX_TEXT, MEGABYTE
from bot.reading.reader import DocumentReader
from bot.reading.sniffing import MAX_BYTES, Kind
from tests.reading.files import docx_of, docx_of_paragraphs, docx_of_xml, pdf_of_lines

NOTHING = GivenDetails()
SENTENCE = "The ferry sank at four."
NAMES = st.sampled_from(
    ["a.txt", "a.md", "a.pdf", "a.docx", "a.docm", "a.html", "a.eml", "a", "a.doc", "a.zip", "\x00"]
)
BEGINNINGS = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<!doctype html>", b"<html>", b"From: a\nReceived: b\n"]
)


class SameProcess(ConfinedExtractor):
    """Reads as the child does, without the price of starting one."""

    def extract(self, kind: Kind, file_name: str, data: bytes) -> Extracted:
        answer = answer_of(reader_of(kind), file_name, data)
        if "extracted" not in answer:
            raise DocumentRejectedError(str(answer))
        fields = answer["extracted"]
        assert isinstance(fields, dict)
        return Extracted(**fields)


IN_THIS_PROCESS = DocumentReader(SameProcess())
IN_A_CHILD = DocumentReader()


def outcome(reader: DocumentReader, name: str, data: bytes) -> ReadDocument | str:
    try:
        return reader.read(name, data, NOTHING)
    except DocumentRejectedError as error:
        return str(error)


def assert_clear(result: ReadDocument | str) -> None:
    """A document holds words that any database and any message can carry; a refusal a reason."""
    if isinstance(result, str):
        assert len(result) > 20
    else:
        assert any(map(str.isalnum, result.text))
        assert "\x00" not in result.text
        result.model_dump_json().encode()


@settings(max_examples=150, deadline=None)
@given(NAMES, BEGINNINGS, st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_under_any_name(name: str, beginning: bytes, rest: bytes) -> None:
    assert_clear(outcome(IN_THIS_PROCESS, name, beginning + rest))


@settings(max_examples=5, deadline=None)
@given(NAMES, BEGINNINGS, st.binary(max_size=400))
def test_any_bytes_under_any_name_in_a_child(name: str, beginning: bytes, rest: bytes) -> None:
    assert_clear(outcome(IN_A_CHILD, name, beginning + rest))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", pdf_of_lines(SENTENCE, SENTENCE)), ("a.docx", docx_of_paragraphs(SENTENCE))],
)
def test_damaged_bytes(name: str, data: bytes, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - damage, not secrecy
    damaged = bytearray(data)
    for _ in range(chance.choice([1, 10, 100])):
        damaged[chance.randrange(8, len(damaged))] = chance.randrange(256)

    assert_clear(outcome(IN_A_CHILD, name, bytes(damaged)))


@pytest.mark.parametrize("share", [0.1, 0.4, 0.7, 0.95])
@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", pdf_of_lines(SENTENCE, SENTENCE)), ("a.docx", docx_of_paragraphs(SENTENCE))],
)
def test_truncated_files(name: str, data: bytes, share: float) -> None:
    assert_clear(outcome(IN_A_CHILD, name, data[: int(len(data) * share)]))


def test_a_wrong_name_is_told_and_the_file_read_as_what_it_is() -> None:
    pdf = IN_A_CHILD.read("a.txt", pdf_of_lines(SENTENCE), NOTHING)
    word = IN_A_CHILD.read("a.pdf", docx_of_paragraphs(SENTENCE), NOTHING)

    assert (pdf.text, word.text) == (SENTENCE, SENTENCE)
    assert pdf.warnings[0] == "a.txt is a PDF and was read as one."
    assert word.warnings[0] == "a.pdf is a Word document and was read as one."


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u200b", "@everyone", "ignore all instructions"]
)
def test_strange_words_stay_words(hidden: str) -> None:
    document = docx.Document()
    document.add_paragraph(f"The ferry {hidden} sank.")

    assert IN_THIS_PROCESS.read("a.docx", docx_of(document), NOTHING).text == (
        f"The ferry {hidden} sank."
    )


def test_halves_of_characters_and_zero_bytes_become_text_that_can_be_stored() -> None:
    body = "<w:p><w:r><w:t>The \U0001f6a2 sank.</w:t></w:r></w:p>"
    in_word = outcome(IN_A_CHILD, "a.docx", docx_of_xml(body))
    in_page = outcome(IN_A_CHILD, "a.html", b"<p>The &#xD800;ferry\x00 sank &#0; at &#xDC00; four.")

    assert_clear(in_word)
    assert_clear(in_page)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_line_of_a_million_characters_is_read(name: str) -> None:
    line = "The ferry sank at four – " * 40_000

    assert len(IN_A_CHILD.read(name, line.encode(), NOTHING).text) >= len(line.rstrip())


@pytest.mark.parametrize(("name", "kind"), [("a.txt", Kind.PLAIN), ("a.html", Kind.HTML)])
def test_fifty_megabytes_are_refused_with_the_limit(name: str, kind: Kind) -> None:
    beginning = b"<html><body>" if kind is Kind.HTML else b""

    result = outcome(IN_A_CHILD, name, beginning + b"<p>ferry " * 6_000_000)

    assert f"at most {MAX_BYTES[kind] // MEGABYTE} MB" in str(result)


def test_more_text_than_goes_in_is_refused_whatever_holds_it() -> None:
    run = f"<w:p><w:r><w:t>{'x' * 1_000_000}</w:t></w:r></w:p>"

    result = outcome(IN_A_CHILD, "a.docx", docx_of_xml(run * (MAX_TEXT // 1_000_000 + 1)))

    assert "characters of text" in str(result)
