"""Read how the sentences that were found stand to a statement: for it, against it, or neither."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from bot.analysis.agreement import weights_of
from bot.analysis.claims import claim_of
from bot.analysis.stance import Near, Position, Statement, in_context, position_of, read_statement
from bot.analysis.wording import names_in
from bot.domain.document import Document, LibraryId, SentenceKey, VersionKey
from bot.domain.retrieval import Candidate
from bot.store.documents import DocumentStore, StoredSentence

Asked = tuple[str, Sequence[Candidate]]
"""A statement or question, and what was found for it."""


class _Stored(NamedTuple):
    """The sentences that were found with those around them, and their documents."""

    sentences: Mapping[SentenceKey, StoredSentence]
    documents: Mapping[VersionKey, Document]


class StanceReader:
    """Hold retrieved sentences, in their surroundings, against a statement or question."""

    def __init__(self, documents: DocumentStore) -> None:
        self._documents = documents

    def read(
        self, library: LibraryId, asked: Sequence[Asked]
    ) -> list[tuple[Statement, list[Position]]]:
        """Return each statement as read, and its candidates' positions, all in their order.

        What many ask at once is read from the store at once.
        """
        stored = self._load(library, {key for _, found in asked for key in _around(found)})
        return [_positions(text, _near(found, stored)) for text, found in asked]

    def _load(self, library: LibraryId, keys: Set[SentenceKey]) -> _Stored:
        reach = self._documents.reach(library)
        sentences = self._documents.load_sentences(reach, sorted(keys))
        versions = {key.version_key for key in sentences}
        return _Stored(
            sentences, {key: self._documents.get_version(reach, key) for key in versions}
        )


def _positions(text: str, near: Sequence[Near]) -> tuple[Statement, list[Position]]:
    names = names_in([each.claim.sentence.text for each in near])
    statement = read_statement(text, names)
    weights = weights_of([statement.wording, *(each.whole for each in near)])
    return statement, [position_of(statement, each, weights) for each in near]


def _near(candidates: Sequence[Candidate], stored: _Stored) -> list[Near]:
    sentences = stored.sentences
    texts = [sentences[key].sentence.text for key in _around(candidates) if key in sentences]
    names = names_in(texts)
    near = []
    for each in candidates:
        if each.sentence not in sentences:
            continue
        found = sentences[each.sentence]
        document = stored.documents[each.sentence.version_key]
        claim = claim_of(document, found.sentence, found.analysis, names)
        before = [_text(sentences, moved(each.sentence, by)) for by in (-2, -1)]
        whole = in_context(claim, before, names)
        after = _text(sentences, moved(each.sentence, 1), paragraph=found.sentence.paragraph)
        near.append(Near(claim, whole, after, each.similarity, each.late))
    return near


def _around(candidates: Sequence[Candidate]) -> set[SentenceKey]:
    """Return the candidates' sentences, the two before each and the one after."""
    keys = (each.sentence for each in candidates)
    return {moved(key, by) for key in keys for by in (-2, -1, 0, 1) if key.position + by >= 0}


def moved(key: SentenceKey, by: int) -> SentenceKey:
    """Return the key of the sentence `by` places further on in the same version."""
    return key._replace(position=key.position + by)


def _text(
    stored: Mapping[SentenceKey, StoredSentence], key: SentenceKey, paragraph: int | None = None
) -> str:
    """Return a sentence's text; "" if there is none, or none in this paragraph."""
    found = stored.get(key)
    if found is None or paragraph not in (None, found.sentence.paragraph):
        return ""
    return found.sentence.text
