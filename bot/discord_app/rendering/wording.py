"""The words and shapes for what the domain only names: statuses, chains, dates, publishers."""

from typing import NamedTuple

from bot.discord_app.rendering.budget import clipped
from bot.discord_app.rendering.escape import one_line
from bot.domain.answer import Quote
from bot.domain.claim import UNSPECIFIED, Status
from bot.domain.document import DocumentRef
from bot.domain.status import CORRECTS

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class StatusLook(NamedTuple):
    """How a status is shown: the words carry it, shape and colour only help to find it."""

    shape: str
    words: str
    colour: int


STATUS_LOOKS = {
    Status.VERIFIED: StatusLook("✅", "Verified by a moderator", 0x3BA55D),
    Status.REFUTED: StatusLook("⛔", "Refuted by a moderator", 0xC0392B),
    Status.CORRECTED: StatusLook("✏️", "Corrected later", 0xE67E22),
    Status.DISPUTED: StatusLook("⚖️", "Disputed", 0xE67E22),
    Status.CORROBORATED: StatusLook("🔷", "Corroborated, not verified", 0x3498DB),
    Status.STATED: StatusLook("📄", "Stated, not verified", 0x95A5A6),
    Status.UNVERIFIED: StatusLook("❔", "Unverified", 0xF1C40F),
}
_CORRECTION = "✏️ A correction"
NOT_IN_SOURCES_LOOK = StatusLook("🚫", "Not in these sources", 0x72767D)
REFUSED = StatusLook("🚫", "The sources do not answer this", 0x72767D)


def status_words(status: Status) -> str:
    """Name a status in words behind its shape."""
    look = STATUS_LOOKS[status]
    return f"{look.shape} {look.words}"


def quote_status_words(quote: Quote) -> str:
    """Name a quote's status; what corrects is not called “corrected later” itself."""
    if quote.status is Status.CORRECTED and CORRECTS in quote.reasons:
        return _CORRECTION
    return status_words(quote.status)


def status_read_back(line: str) -> Status | None:
    """Return the status in whose bold words a line begins, as below a quote."""
    named = {status_words(status): status for status in Status} | {_CORRECTION: Status.CORRECTED}
    return next((named[words] for words in named if line.startswith(f"**{words}**")), None)


def who_says(quote: Quote, most: int) -> str:
    """Say who says the quoted words, outermost first, escaped; at most about `most` characters."""
    return chain_words(quote.said_by, most)


def chain_words(said_by: tuple[str, ...], most: int) -> str:
    """Name a chain of speakers, outermost first, escaped; none is the document itself."""
    if not said_by:
        return "in the document’s own voice"
    if said_by == (UNSPECIFIED,):
        return "unnamed: the text does not say who"
    names = ["someone unnamed" if name == UNSPECIFIED else name for name in said_by]
    return f"said by **{one_line(clipped(' → '.join(names), most))}**"


def publisher_words(publisher: str | None, most: int = 60) -> str:
    """Name the publisher, escaped, or say that none is stated."""
    return one_line(clipped(publisher, most)) if publisher else "publisher not stated"


def date_words(published: str | None, note: str | None) -> str:
    """Write a publication date as people do; an inferred one is marked."""
    if not published:
        return "date not stated"
    parts = published.split("-")
    words = parts[0]
    if len(parts) > 1:
        words = f"{_MONTHS[int(parts[1]) - 1]} {words}"
    if len(parts) > 2:
        words = f"{int(parts[2])} {words}"
    return f"{words} (inferred)" if note else words


def source_line(document: DocumentRef, most: int) -> str:
    """Name a document in one line, escaped: title, publisher, date."""
    title = one_line(clipped(document.title, most))
    publisher = publisher_words(document.publisher, max(most // 2, 20))
    return f"{title} · {publisher} · {date_words(document.published, document.published_note)}"
