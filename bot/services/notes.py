"""The plain words above an answer: how sure anyone can be."""

from collections.abc import Sequence

from bot.domain.answer import Quote
from bot.domain.claim import Status

_NOTES = {
    Status.VERIFIED: "A moderator has verified this; the evidence is named under the quote.",
    Status.REFUTED: "A moderator has found this wrong; the evidence is named under the quote.",
    Status.CORRECTED: "Something here was corrected: read the correction before the old words.",
    Status.DISPUTED: "The sources contradict one another here. No moderator has settled it.",
    Status.CORROBORATED: "Independent origins say the same; no moderator has verified it.",
    Status.STATED: "A source states this in its own voice; no moderator has verified it.",
    Status.UNVERIFIED: "Nobody has verified this: read it as what somebody says, not as fact.",
}
_CLOSEST = "What is quoted comes closest."


def answer_note(status: Status, quotes: Sequence[Quote], missing: Sequence[str] = ()) -> str:
    """Say in plain words how far the quoted claims are established.

    `missing` are words of the question that nothing quoted bears out.
    """
    note = _NOTES[status]
    if missing:
        note = f"No document here says that{_absent(missing, quotes)}. {_CLOSEST} {note}"
    if len({quote.status for quote in quotes}) > 1:
        note += " The quotes differ in how sure they are; each one carries its own status."
    return note


def _absent(missing: Sequence[str], quotes: Sequence[Quote]) -> str:
    """Name the missing words, but none that a reader sees below: not in that sense, perhaps."""
    shown = " ".join(quote.text for quote in quotes).casefold()
    words = ", ".join(f"“{word}”" for word in missing if word.casefold() not in shown)
    return f": nothing quoted speaks of {words}" if words else ""


def refusal_note() -> str:
    """Say that the library holds no answer, and what can be done."""
    return (
        "No source in the library answers this, so nothing is quoted. "
        "Try other words or a name from the story; the list of sources shows what there is."
    )
