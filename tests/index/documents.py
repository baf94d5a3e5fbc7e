"""Documents for the index's tests: fictional people and places throughout."""

from collections.abc import Callable, Sequence

from bot.domain.document import (
    DocumentId,
    LibraryId,
    Passage,
    Sentence,
    SentenceKind,
    VersionKey,
)
from bot.domain.retrieval import IndexableDocument
from bot.index.retriever import Retriever

HARBOUR = LibraryId("101")
VALLEY = LibraryId("202")


def make_document(
    name: str,
    texts: Sequence[str],
    *,
    title: str = "Report",
    version: int = 1,
    kinds: Sequence[SentenceKind] | None = None,
) -> IndexableDocument:
    """Make a version of one passage from sentences of the given kinds (prose if none)."""
    kinds = kinds or [SentenceKind.PROSE] * len(texts)
    start = 0
    sentences = []
    for position, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
        end = start + len(text)
        sentences.append(
            Sentence(position=position, start=start, end=end, text=text, paragraph=1, kind=kind)
        )
        start = end + 1
    return IndexableDocument(
        key=VersionKey(DocumentId(name), version),
        title=title,
        sentences=tuple(sentences),
        passages=(Passage(first=0, last=len(texts) - 1),) if texts else (),
    )


def sync(
    retriever: Retriever,
    library: LibraryId,
    *documents: IndexableDocument,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> None:
    """Make the library hold exactly these documents."""
    by_key = {document.key: document for document in documents}
    retriever.sync(library, list(by_key), by_key.__getitem__, progress)


def found_texts(
    retriever: Retriever, reach: tuple[LibraryId, ...], question: str, *held: IndexableDocument
) -> list[str]:
    """Return the candidates' words, best first, read from the documents held."""
    texts = {(d.key, s.position): s.text for d in held for s in d.sentences}
    (retrieval,) = retriever.find(reach, [question])
    return [texts[c.sentence.version_key, c.sentence.position] for c in retrieval.candidates]
