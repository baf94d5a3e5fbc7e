"""Why a quote has its status, in one line: hedges, denial, reasons, a moderator's evidence."""

import re

from bot.discord_app.rendering.budget import clipped
from bot.discord_app.rendering.escape import one_line
from bot.domain.answer import Quote
from bot.domain.claim import Status
from bot.domain.reasons import reasons_to_show

_VERDICT = 720
"""Characters of a moderator's verdict: name, date, evidence and reason at their longest."""

_LINK = re.compile(r"(?<=: )https?://[^\s<>…]{1,300}(?=\s|$)")


def why_line(quote: Quote, scale: float) -> str:
    """Say why in one escaped line; empty if nothing is left to say. `scale` shortens it."""
    why = []
    if quote.hedge_words:
        printed = ", ".join(f"“{word}”" for word in quote.hedge_words)
        why.append(f"hedged: {clipped(printed, int(120 * scale))}")
    if quote.denial:
        why.append("a denial")
    verdict = verdict_words(quote, int(_VERDICT * scale))
    if not verdict:
        why += [clipped(reason, int(160 * scale)) for reason in reasons_to_show(quote)[:3]]
    return " · ".join(each for each in (one_line(" · ".join(why)), verdict) if each)


def verdict_words(quote: Quote, most: int = _VERDICT) -> str:
    """Say who settled it when and by which evidence, escaped; empty if nobody did."""
    if quote.status not in (Status.VERIFIED, Status.REFUTED):
        return ""
    return with_link(" · ".join(quote.reasons), most)


def with_link(verdict: str, most: int = _VERDICT) -> str:
    """Escape a verdict's line; evidence that is a link, and is shown whole, can be followed."""
    words = clipped(verdict, most)
    link = _LINK.search(words)
    if link is None:
        return one_line(words)
    before, after = one_line(words[: link.start()]), one_line(words[link.end() :])
    return f"{before} <{link[0]}> {after}".strip()
