"""Documents for the event tests, with attributions marked by hand. All of it is made up."""

from bot.analysis.time.events import DatedDocument, find_events
from bot.analysis.time.tagger import tag
from bot.domain.claim import Attribution, SentenceAnalysis
from bot.domain.document import DocumentId, Sentence, SentenceKind, VersionKey
from bot.domain.event import Event
from bot.domain.value import Span

PUBLISHED = "2021-06-18"


def spanning(text: str, words: str | None) -> Span | None:
    """Return the place of `words` in `text`."""
    if words is None:
        return None
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def ascribed(
    text: str, source: str | None, cue: str | None, content: str, *said_by: str
) -> SentenceAnalysis:
    """Return the analysis of a sentence with one attribution, its parts given by their words."""
    attribution = Attribution(
        source=spanning(text, source),
        cue=spanning(text, cue),
        content=spanning(text, content),
        said_by=said_by or (source or "unspecified",),
    )
    return SentenceAnalysis(attributions=(attribution,))


def events_of(
    text: str,
    analysis: SentenceAnalysis | None = None,
    *,
    published: str | None = PUBLISHED,
    kind: SentenceKind = SentenceKind.PROSE,
    document: str = "DOC00001",
) -> tuple[Event, ...]:
    """Return the events of a document of one sentence."""
    sentence = Sentence(position=0, start=0, end=len(text), text=text, paragraph=1, kind=kind)
    return find_events(
        DatedDocument(
            key=VersionKey(DocumentId(document), 1),
            text=text,
            published=published,
            sentences=(sentence,),
            analyses=(analysis or SentenceAnalysis(),),
            expressions=tag(text, published=published),
        )
    )
