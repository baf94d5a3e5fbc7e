"""Print answers on the terminal: the note first, then each quote with where it comes from."""

import unicodedata

from rich.console import Console
from rich.text import Text

from bot.domain.answer import Answer, Quote
from bot.domain.check import Check
from bot.domain.claim import UNSPECIFIED, Status
from bot.domain.reasons import reasons_to_show
from bot.domain.status import CORRECTS

SHAPES = {
    Status.VERIFIED: "●",
    Status.REFUTED: "✖",
    Status.CORRECTED: "↻",
    Status.DISPUTED: "◆",
    Status.CORROBORATED: "◐",
    Status.STATED: "○",
    Status.UNVERIFIED: "△",
}
"""A shape beside the word, so that a status never rests on colour."""


def print_answer(answer: Answer, *, as_json: bool) -> None:
    """Print one answer to standard output."""
    if as_json:
        print(answer.model_dump_json(indent=2))
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(printable(answer.note), style="bold"))
    for number, quote in enumerate(answer.quotes, start=1):
        console.print()
        print_quote(console, number, quote)


def print_check(check: Check, *, as_json: bool) -> None:
    """Print a verdict with the sentences for and against, in equal weight."""
    if as_json:
        print(check.model_dump_json(indent=2))
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(f"{check.verdict}: {printable(check.note)}", style="bold"))
    closest = (check.closest,) if check.closest else ()
    sides = (
        *check.sides,
        ("The closest sentence, which does not say so", closest),
    )
    for heading, quotes in sides:
        if quotes:
            console.print(f"\n{heading}")
        for number, quote in enumerate(quotes, start=1):
            print_quote(console, number, quote)
    if check.origins:
        console.print(f"\nOrigins: {printable(', '.join(check.origins))}", markup=False)


def print_quote(console: Console, number: int, quote: Quote) -> None:
    """Print one quote with where it stands, who says it and its status."""
    console.print(Text(f"{number}. “{printable(quote.text)}”"))
    for line in _source_lines(quote):
        console.print(Text(f"   {printable(line)}", style="dim"))


def _source_lines(quote: Quote) -> list[str]:
    document = quote.document
    where = [
        document.title,
        document.publisher or "publisher not stated",
        published(document.published, document.published_note),
        f"paragraph {quote.paragraph}",
    ]
    lines = [" · ".join(where), f"Said by: {speakers(quote.said_by)}"]
    reasons = ". ".join(reasons_to_show(quote))
    status = f"{SHAPES[quote.status]} {_named(quote)}"
    lines.append(f"{status}: {reasons}" if reasons else status)
    if quote.hedge_words:
        lines.append("Wording: " + ", ".join(f"“{word}”" for word in quote.hedge_words))
    return lines


def _named(quote: Quote) -> str:
    if CORRECTS in quote.reasons:
        return "A correction"
    return "Stated, not verified" if quote.status is Status.STATED else quote.status.capitalize()


def speakers(said_by: tuple[str, ...]) -> str:
    """Name who says it, outermost first."""
    if not said_by:
        return "the document itself"
    return " → ".join("somebody unnamed" if name == UNSPECIFIED else name for name in said_by)


def published(date: str | None, note: str | None) -> str:
    """Give the publication date, and that it is inferred where it is."""
    if date is None:
        return "no date"
    return f"{date} (inferred)" if note else date


def printable(text: str) -> str:
    """Drop control characters: a document must not steer the reader's terminal."""
    return "".join(
        character
        for character in text
        if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf")
    )
