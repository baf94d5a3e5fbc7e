"""Whatever Unicode a text holds, the store gives it back code point by code point."""

import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.answer import QuoteRef
from bot.store.database import Database
from bot.store.document_ids import new_document_id
from bot.store.documents import DocumentStore
from tests.store.samples import HARBOUR, REACH, analysis, document

TEXTS = (
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: text.strip() != "")
)
CROCKFORD = set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


@pytest.fixture(scope="module")
def open_store() -> Iterator[DocumentStore]:
    """Open one store for all examples: opening one each would be most of the time."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(Path(folder))
        yield DocumentStore(database)
        database.close()


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, data=st.data())
def test_any_span_of_any_text_reads_back_verbatim(
    open_store: DocumentStore, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text) + 3))
    added = document(text, file_name=new_document_id())
    cut = analysis(text)

    open_store.add_version(added, cut, "operator")

    assert open_store.get(REACH, added.id).text == text
    assert open_store.sentences(REACH, added.key) == cut.sentences
    assert open_store.read_span(REACH, QuoteRef(added.id, 1, start, end)) == text[start:end]
    open_store.remove(HARBOUR, added.id, "operator")


@settings(max_examples=20, deadline=None)
@given(title=TEXTS, file_name=TEXTS, publisher=st.none() | TEXTS)
def test_any_details_read_back_as_they_were(
    open_store: DocumentStore, title: str, file_name: str, publisher: str | None
) -> None:
    plain = document(file_name=file_name)
    details = plain.details.model_copy(update={"title": title, "publisher": publisher})
    added = plain.model_copy(update={"details": details})

    open_store.add_version(added, analysis(), "operator")

    assert open_store.find_by_file_name(HARBOUR, file_name) == added
    assert open_store.undo(HARBOUR, "operator").document == added.ref


def test_ids_are_eight_letters_and_digits_and_do_not_repeat() -> None:
    drawn = [new_document_id() for _ in range(1000)]

    assert {len(each) for each in drawn} == {8}
    assert set("".join(drawn)) == CROCKFORD
    assert len(set(drawn)) == len(drawn)
    assert drawn == sorted(drawn)  # the order in which documents come ranks what is equal
