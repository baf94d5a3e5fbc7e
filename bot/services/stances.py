"""Read how the sentences that were found stand to a statement: for it, against it, or neither."""

from collections.abc import Mapping, Sequence

from bot.analysis.agreement import weights_of
from bot.analysis.claims import claim_of
from bot.analysis.stance import Near, Position, Statement, in_context, position_of, read_statement
from bot.analysis.wording import names_in
from bot.domain.document import LibraryId, SentenceKey, VersionKey
from bot.domain.retrieval import Candidate
from bot.store.documents import DocumentStore, StoredSentence


class StanceReader:
    """Hold retrieved sentences, in their surroundings, against a statement or question."""

    def __init__(self, documents: DocumentStore) -> None:
        self._documents = documents

    def read(
        self, library: LibraryId, text: str, candidates: Sequence[Candidate]
    ) -> tuple[Statement, list[Position]]:
        """Return the statement as read, and each candidate's position, in their order."""
        near = self._near(library, candidates)
        names = names_in([each.claim.sentence.text for each in near])
        statement = read_statement(text, names)
        weights = weights_of([statement.wording, *(each.whole for each in near)])
        return statement, [position_of(statement, each, weights) for each in near]

    def _near(self, library: LibraryId, candidates: Sequence[Candidate]) -> list[Near]:
        reach = self._documents.reach(library)
        wanted = [each.sentence for each in candidates]
        around = [moved(key, by) for key in wanted for by in (-2, -1, 1) if key.position + by >= 0]
        stored = self._documents.load_sentences(reach, [*wanted, *around])
        names = names_in([each.sentence.text for each in stored.values()])
        keys: set[VersionKey] = {key.version_key for key in stored}
        documents = {key: self._documents.get_version(reach, key) for key in keys}
        near = []
        for each in candidates:
            if each.sentence not in stored:
                continue
            found = stored[each.sentence]
            document = documents[each.sentence.version_key]
            claim = claim_of(document, found.sentence, found.analysis, names)
            before = [_text(stored, moved(each.sentence, by)) for by in (-2, -1)]
            whole = in_context(claim, before, names)
            after = _text(stored, moved(each.sentence, 1), paragraph=found.sentence.paragraph)
            near.append(Near(claim, whole, after, each.similarity, each.late))
        return near


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
