"""Where in a text a time can stand at all: most of an article need not be searched 40 times."""

import re
from collections.abc import Iterator, Sequence

from bot.analysis.time import lexicon

_TRIGGER = re.compile(
    r"\d|(?:day|week|month|year|decade|centur|fortnight|quarter|night|hour|minute|second|"
    r"morrow|morning|noon|evening|midday|"
    + "|".join(month.lower() for month in lexicon.MONTHS if month != "May")
    + r"|\bmay\b|spring|summer|autumn|winter|\bfall\b|christmas|easter|hallow|ties\b|"
    r"\bnow|current|present|moment|\btime\b|recent|lately|\bpast\b|future|\bdaily\b|annual)",
    re.IGNORECASE,
)
_MARGIN = 64
"""Code points around a trigger: no rule reaches further from the word that triggers it."""

Region = tuple[int, int]


def find_regions(text: str) -> list[Region]:
    """Return the stretches of `text` around words that times are made of, in order."""
    regions: list[Region] = []
    for match in _TRIGGER.finditer(text):
        start, end = max(0, match.start() - _MARGIN), min(len(text), match.end() + _MARGIN)
        if regions and start <= regions[-1][1]:
            regions[-1] = (regions[-1][0], end)
        else:
            regions.append((start, end))
    return regions


def matches(
    pattern: re.Pattern[str], text: str, regions: Sequence[Region]
) -> Iterator[re.Match[str]]:
    """Return the pattern's matches within the regions; it sees the text before them, not after."""
    for start, end in regions:
        yield from pattern.finditer(text, start, end)
