"""Show a quote where it stands: the paragraphs before and after, word for word."""

from bot.domain.answer import QuoteInContext, QuoteRef
from bot.domain.document import LibraryId, Sentence, SentenceKey, VersionKey
from bot.domain.errors import WithdrawnError
from bot.services.quoting import QuoteBuilder
from bot.store.documents import DocumentStore


class ContextReader:
    """Read the text around a quote again from the store."""

    def __init__(self, documents: DocumentStore, quotes: QuoteBuilder) -> None:
        self._documents = documents
        self._quotes = quotes

    def around(self, library: LibraryId, ref: QuoteRef) -> QuoteInContext:
        """Return the quote with its own paragraph, the one before and the one after.

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
        built = self._quotes.build(library, [run])
        if run not in built:
            raise WithdrawnError("The document behind this quote was withdrawn.")
        quote = built[run]
        first, last = _surroundings(sentences, quoted)
        return QuoteInContext(
            quote=quote,
            before=document.text[first : quote.start],
            after=document.text[quote.end : last],
            details=document.details,
            sentences=len(sentences),
        )


def _surroundings(sentences: tuple[Sentence, ...], quoted: list[Sentence]) -> tuple[int, int]:
    """Return where the paragraph before the quote starts and the one after it ends."""
    wanted = range(quoted[0].paragraph - 1, quoted[-1].paragraph + 2)
    near = [each for each in sentences if each.paragraph in wanted]
    return near[0].start, near[-1].end
