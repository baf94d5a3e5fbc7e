"""Measure checks of members' statements on a story: the verdict, and the sentences behind it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bot.domain.answer import Quote
from bot.domain.check import NOT_IN_SOURCES, Check, CheckRequest
from bot.domain.document import LibraryId
from bot.services.evaluation.gold import GoldStatement, Words, holds, read_gold
from bot.services.evaluation.marks import Mark

CheckMany = Callable[[Sequence[CheckRequest]], Sequence[Check]]


def check_marks(folder: Path, check_many: CheckMany, library: LibraryId) -> list[Mark]:
    """Check every statement of the story's gold; the story is in the library already."""
    gold = read_gold(folder / "statements.jsonl", GoldStatement)
    checks = check_many([CheckRequest(library, each.statement, each.id) for each in gold])
    return [
        mark
        for statement, check in zip(gold, checks, strict=True)
        for mark in _marks(statement, check)
    ]


def _marks(gold: GoldStatement, check: Check) -> Iterator[Mark]:
    seen = f"{gold.statement} → {check.verdict}, not {', '.join(gold.verdict)}: {_shown(check)}"
    yield Mark("check_verdict", gold.id, check.verdict in gold.verdict, seen)
    rightly_none = check.verdict == NOT_IN_SOURCES and check.verdict in gold.verdict
    if rightly_none or gold.verdict == (NOT_IN_SOURCES,):
        return
    if gold.supporting:
        yield Mark("check_for", gold.id, _shows(check.supporting, gold.supporting), seen)
    if gold.against:
        yield Mark("check_against", gold.id, _shows(check.against, gold.against), seen)
    # "An earlier version said 14" may stand on either side: gold that is on both is no swap.
    only_for = [words for words in gold.supporting if words not in gold.against]
    only_against = [words for words in gold.against if words not in gold.supporting]
    swapped = _shows(check.supporting, only_against) or _shows(check.against, only_for)
    yield Mark("check_sides_kept", gold.id, not swapped, seen)


def _shows(quotes: Sequence[Quote], accepted: Sequence[Words]) -> bool:
    return any(holds(quote.document.file_name, quote.text, accepted) for quote in quotes)


def _shown(check: Check) -> str:
    sides = (("for", check.supporting), ("against", check.against))
    return " // ".join(
        f"{side} [{quote.document.file_name}] {quote.text}"
        for side, quotes in sides
        for quote in quotes
    )
