"""Put a check into words: the verdict's note, who brings the claim in, what is missing."""

from collections.abc import Sequence

from bot.analysis.publishers import same_teller
from bot.analysis.stance import Statement
from bot.domain.answer import Quote
from bot.domain.check import NOT_IN_SOURCES, Check, CheckRequest
from bot.domain.claim import Status
from bot.domain.document import SentenceKey

NOT_SAID = "No document here says that."

_NOTES = {
    Status.VERIFIED: "A moderator has verified this; the evidence is named under the quote.",
    Status.REFUTED: "A moderator has found this wrong; the evidence is named under the quote.",
    Status.CORRECTED: "This was corrected or withdrawn: the correction comes first.",
    Status.DISPUTED: "The sources contradict this or one another. No moderator has settled it.",
    Status.CORROBORATED: "Independent origins say so; no moderator has verified it.",
    Status.STATED: "A source states this in its own voice; no moderator has verified it.",
    Status.UNVERIFIED: "Nobody has verified this: somebody says so, which is not proof.",
}


def check_result(
    request: CheckRequest,
    statement: Statement,
    verdict: str,
    supporting: Sequence[tuple[SentenceKey, Quote]],
    against: Sequence[tuple[SentenceKey, Quote]],
) -> Check:
    """Return the check with its note; a statement surer than its sources is unverified."""
    softer = _softer(statement, [quote for _, quote in supporting])
    if softer and verdict in (Status.STATED, Status.CORROBORATED):
        verdict = Status.UNVERIFIED
    note = f"{softer} {_NOTES[Status(verdict)]}".strip()
    leading = supporting or against
    return Check(
        id=request.id,
        statement=request.statement,
        verdict=verdict,
        note=note,
        supporting=tuple(quote for _, quote in supporting),
        against=tuple(quote for _, quote in against),
        origins=_origins([quote for _, quote in leading]),
    )


def _softer(statement: Statement, supporting: Sequence[Quote]) -> str:
    """Point out that the statement is surer than every source that supports it."""
    if not supporting or not statement.sure:
        return ""
    if any(word.lower() in quote.text.lower() for word in statement.sure for quote in supporting):
        return ""
    said = ", ".join(f"“{word}”" for word in dict.fromkeys(statement.sure))
    hedges = list(dict.fromkeys(word for quote in supporting for word in quote.hedge_words))
    wording = f"; their wording: {', '.join(f'“{word}”' for word in hedges)}" if hedges else ""
    return f"No source here says {said}{wording}."


def _origins(quotes: Sequence[Quote]) -> tuple[str, ...]:
    """Collect the origins, each teller once: the fullest name stands for the others."""
    names = dict.fromkeys(name for quote in quotes for name in quote.origins)
    kept: list[str] = []
    for name in names:
        if not any(same_teller(name, other) for other in kept):
            kept.append(name)
    return tuple(kept)


def not_in_sources(request: CheckRequest, note: str, closest: Quote | None) -> Check:
    """Return the check of a statement that no source makes or denies."""
    if closest is not None:
        note = f"{note} The closest sentence is about something else or says less."
    return Check(
        id=request.id,
        statement=request.statement,
        verdict=NOT_IN_SOURCES,
        note=note,
        closest=closest,
    )
