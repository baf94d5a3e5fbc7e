"""Fictional quotes and answers to draw. No real person, place or outlet is meant."""

from hypothesis import strategies as st

from bot.discord_app.rendering.layout import StatelessLayout
from bot.domain.answer import Answer, DocumentSummary, Quote, QuoteInContext
from bot.domain.claim import Status
from bot.domain.document import DocumentDetails, DocumentId, DocumentRef

RUMOUR = "It is rumored that Mara Osterby left Veldhaven by ship."


def drawn(view: StatelessLayout) -> dict[str, object]:
    """Return the message that Discord would show for a view."""
    components = view.to_components()  # type: ignore[no-untyped-call]  # discord.py's own gap
    return {"content": "", "components": components}


def document(
    *,
    title: str = "The harbour letters",
    publisher: str | None = None,
    published: str | None = "2031-04",
    published_note: str | None = "the text speaks of last spring",
    url: str | None = None,
) -> DocumentRef:
    return DocumentRef(
        id=DocumentId("abcd1234"),
        version=1,
        file_name="harbour_letters.md",
        title=title,
        publisher=publisher,
        published=published,
        published_note=published_note,
        url=url,
    )


def quote(
    text: str = RUMOUR,
    *,
    said_by: tuple[str, ...] = ("unspecified",),
    status: Status = Status.UNVERIFIED,
    reasons: tuple[str, ...] = ("Not put as a fact by those who tell it", "Wording: 'is rumored'"),
    hedge_words: tuple[str, ...] = ("is rumored",),
    ref: DocumentRef | None = None,
    start: int = 10,
) -> Quote:
    return Quote(
        document=ref or document(),
        start=start,
        end=start + len(text),
        text=text,
        paragraph=3,
        said_by=said_by,
        hedged=bool(hedge_words),
        hedge_words=hedge_words,
        denial=False,
        status=status,
        reasons=reasons,
        origins=(),
    )


def answer(*quotes: Quote, note: str = "Nobody has verified this.") -> Answer:
    shown = quotes or (quote(),)
    return Answer(
        question="Where is Mara Osterby?",
        refused=False,
        note=note,
        status=shown[0].status,
        quotes=shown,
    )


def refusal() -> Answer:
    return Answer(
        question="Who won the cup?",
        refused=True,
        note="No source in the library answers this.",
        status=None,
        quotes=(),
    )


def in_context(before: str, text: str, after: str) -> QuoteInContext:
    return QuoteInContext(
        quote=quote(text, start=len(before)),
        before=before,
        after=after,
        details=DocumentDetails(title="The harbour letters", published="2031-04"),
        sentences=12,
    )


def summary(title: str = "The harbour letters", *, shared: bool = True) -> DocumentSummary:
    return DocumentSummary(
        document=document(title=title),
        details=DocumentDetails(title=title, published="2031-04", published_note="inferred"),
        words=900,
        sentences=41,
        added_at="2031-05-01T10:00:00+00:00",
        shared=shared,
    )


HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("\\*_~`|<>@#:[]()-+.1ab \n\t\r\u200b\u202e\u200d\u2028😀é")),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=400,
)
"""Text that tries to be Markdown, a mention, a link, or invisible."""
