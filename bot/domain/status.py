"""The status of a claim: one pure rule from evidence to a status and the reasons for it.

The first rule that fits wins. Unverified is the default and the fallback: a detector that fails
leaves fields of the evidence empty, and empty evidence is unverified.
"""

from typing import NamedTuple

from pydantic import Field

from bot.domain.claim import UNSPECIFIED, Status, Verdict
from bot.domain.value import Value

CORRECTS = "The words themselves correct or withdraw what was said before"
"""The reason by which a correction is told from what it corrects."""

SHOWN = 3
"""How many documents or names a reason lists before it says how many more there are."""


class Evidence(Value):
    """All that is known about one sentence's claim inside one library.

    The texts in `corrected_by`, `denied_by` and `denies` name a document and its date, ready to
    be read; `told_by` is the chain, outermost first; empty means the document's own voice.
    """

    via: str = Field(description="the document that the sentence stands in")
    verdict: Verdict | None = None
    no_claim: str | None = Field(default=None, description="why the words claim nothing")
    corrects: bool = Field(
        default=False, description="the words name what was said before and correct or withdraw it"
    )
    corrected_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    own_voice: bool = False
    told_by: tuple[str, ...] = ()
    anonymous: bool = False
    hedge_words: tuple[str, ...] = ()
    sharpened: tuple[str, ...] = Field(default=(), description="how a copy outdoes its original")
    origins: tuple[str, ...] = ()
    independent: int = Field(default=0, ge=0, description="origins shown to be independent")
    documents: int = Field(default=1, ge=1, description="how many documents carry the claim")
    confirmed: tuple[str, ...] = Field(
        default=(), description="which links rest on a moderator, in whole sentences"
    )


class Judgement(NamedTuple):
    """A status with the reasons that a member reads; there is always at least one."""

    status: Status
    reasons: tuple[str, ...]


def judge(evidence: Evidence) -> Judgement:
    """Return the status of a claim by the first rule of the table that fits."""
    status, reason = _first_rule(evidence)
    if status in (Status.VERIFIED, Status.REFUTED):
        return Judgement(status, (reason,))
    return Judgement(status, (reason, *_particulars(evidence, status)))


def _first_rule(evidence: Evidence) -> tuple[Status, str]:  # noqa: PLR0911 - one return a rule
    if evidence.verdict is not None:
        return evidence.verdict.status, verdict_reason(evidence.verdict)
    if evidence.corrected_by:
        return Status.CORRECTED, f"Corrected by {listed(evidence.corrected_by)}"
    if evidence.corrects:
        return Status.CORRECTED, CORRECTS
    if evidence.denied_by:
        return Status.DISPUTED, f"Disputed by {listed(evidence.denied_by)}"
    if evidence.denies:
        return Status.DISPUTED, f"Contradicts {listed(evidence.denies)}"
    if evidence.no_claim is not None:
        return Status.UNVERIFIED, evidence.no_claim
    if evidence.hedge_words or evidence.sharpened:
        return Status.UNVERIFIED, "Not put as a fact by those who tell it"
    if len(evidence.origins) >= evidence.independent >= 2:  # who cannot be named is not counted
        found = f"{evidence.independent} independent origins: {listed(evidence.origins)}"
        return Status.CORROBORATED, f"{found}; not verified by a moderator"
    if evidence.own_voice:
        return Status.STATED, f"Stated by {evidence.via}; not verified"
    return Status.UNVERIFIED, "Nobody has verified it"


def verdict_reason(verdict: Verdict) -> str:
    """Say who settled it, when, by which evidence and why."""
    word = "Verified" if verdict.status is Status.VERIFIED else "Refuted"
    day = verdict.recorded_at.date().isoformat()
    reason = f" ({verdict.reason})" if verdict.reason else ""
    return f"{word} by {verdict.moderator_name} on {day}: {verdict.evidence}{reason}"


def _particulars(evidence: Evidence, status: Status) -> tuple[str, ...]:
    """Say who tells it, in which words, and on how many origins it rests."""
    reasons = []
    if evidence.told_by:
        names = ["somebody unnamed" if n == UNSPECIFIED else n for n in evidence.told_by]
        reasons.append(f"Said by {' → '.join(names)}, via {evidence.via}")
    if evidence.anonymous:
        reasons.append("The source is not named")
    if evidence.hedge_words:
        words = ", ".join(f"'{word}'" for word in evidence.hedge_words)
        reasons.append(f"Wording: {words}")
    reasons.extend(evidence.sharpened)
    reasons.extend(evidence.confirmed)
    if status is not Status.CORROBORATED and evidence.documents > 1 and evidence.origins:
        reasons.append(_count_of(evidence))
    return tuple(reasons)


def _count_of(evidence: Evidence) -> str:
    noun = "origin" if len(evidence.origins) == 1 else "origins"
    count = f"{evidence.documents} documents, {len(evidence.origins)} {noun}"
    return f"{count}: {listed(evidence.origins)}"


def listed(names: tuple[str, ...]) -> str:
    """Join names for reading; past `SHOWN` only their number is given."""
    shown = list(names[:SHOWN])
    if len(names) > SHOWN:
        shown.append(f"{len(names) - SHOWN} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
