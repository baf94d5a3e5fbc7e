"""Show a quote where it stands: the paragraphs before and after, word for word."""

from bot.domain.answer import QuoteInContext, QuoteRef
from bot.domain.document import LibraryId, Sentence, SentenceKey, VersionKey
from bot.domain.errors import WithdrawnError
from bot.services.quoting import QuoteBuilder
from bot.store.documents import DocumentStore

_WITHDRAWN = "The document behind this quote was withdrawn."


class ContextReader:
    """Read the text around a quote again from the store."""

    def __init__(self, documents: DocumentStore, quotes: QuoteBuilder) -> None:
        self._documents = documents
        self._quotes = quotes

    def around(self, library: LibraryId, ref: QuoteRef) -> QuoteInContext:
        """Return the quote with its own paragraph, the one before and the one after.

        Words of an older version are shown as they were, marked as superseded.

        Raises:
            WithdrawnError: if the document was removed since, or the place is no quote.
            NotFoundError: if the library has no such document.
        """
        reach = self._documents.reach(library)
        key = VersionKey(ref.document, ref.version)
        document = self._documents.get_version(reach, key)
        sentences = self._documents.sentences(reach, key)
        quoted = [each for each in sentences if ref.start <= each.start and each.end <= ref.end]
        run = tuple(SentenceKey(*key, each.position) for each in quoted)
        if not run:
            raise WithdrawnError(_WITHDRAWN)
        why = self._superseded(library, key, document.text[quoted[0].start : quoted[-1].end])
        if why:
            quote = self._quotes.build_superseded(library, run, why)
        else:
            quote = self._quotes.build(library, [run]).get(run)
        if quote is None:
            raise WithdrawnError(_WITHDRAWN)
        first, last = _surroundings(sentences, quoted)
        return QuoteInContext(
            quote=quote,
            before=document.text[first : quote.start],
            after=document.text[quote.end : last],
            details=document.details,
            sentences=len(sentences),
            superseded=why,
        )

    def _superseded(self, library: LibraryId, key: VersionKey, words: str) -> str:
        """Say which version counts now and whether it still says so; empty: this one counts."""
        reach = self._documents.reach(library)
        if self._documents.is_current(reach, key):
            return ""
        current = self._documents.get(reach, key.document)
        still = "has the same words" if words in current.text else "does not say this any more"
        return (
            f"This is version {key.version} of the document. Version {current.version} counts "
            f"now; it {still}"
        )


def _surroundings(sentences: tuple[Sentence, ...], quoted: list[Sentence]) -> tuple[int, int]:
    """Return where the paragraph before the quote starts and the one after it ends."""
    wanted = range(quoted[0].paragraph - 1, quoted[-1].paragraph + 2)
    near = [each for each in sentences if each.paragraph in wanted]
    return near[0].start, near[-1].end
