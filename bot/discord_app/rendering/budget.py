"""Fit documents' words into a message: shorten at an edge, never inside, and say so."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.discord_app.rendering.escape import escaped, visible
from bot.discord_app.rendering.limits import length

SHORTENED = "-# … (shortened; **In context** shows it whole)"
"""Stands below the quoted words, outside of them."""

_LAST_SPACE = re.compile(r"\s(?=\S*$)")
_QUOTE_MARK = 2  # "> " before every line


class Fitted(NamedTuple):
    """The first words of a text, escaped; `whole` says whether they are all of them."""

    text: str
    whole: bool


def cost(escaped_text: str) -> int:
    """Count the characters that escaped words take as a block quote."""
    lines = escaped_text.count("\n") + 1
    return length(escaped_text) + lines * _QUOTE_MARK


def fit_all(texts: Sequence[str], room: int) -> list[Fitted]:
    """Share `room` characters among block quotes of `texts`, the shorter ones first.

    What a short quote does not need goes to the longer ones, so as much as possible stays whole.
    """
    fitted: dict[int, Fitted] = {}
    by_need = sorted(range(len(texts)), key=lambda number: cost(escaped(texts[number])))
    for done, number in enumerate(by_need):
        share = room // (len(texts) - done)
        fitted[number] = fit(texts[number], share)
        room -= cost(fitted[number].text)
        if not fitted[number].whole:
            room -= length(SHORTENED) + 1
    return [fitted[number] for number in range(len(texts))]


def fit(text: str, room: int) -> Fitted:
    """Escape `text`, keeping its first whole words where all of it is more than `room`."""
    text = visible(text)
    whole = escaped(text)
    if cost(whole) <= room:
        return Fitted(whole or "(no visible characters)", whole=True)
    return Fitted(escaped(first_words(text, room - length(SHORTENED) - 1)), whole=False)


def first_words(text: str, room: int) -> str:
    """Return the longest start of visible `text` that fits into `room`, cut between words.

    A single word longer than the room is cut between characters.
    """
    low, high = 0, min(len(text), max(room, 0))
    while low < high:
        middle = (low + high + 1) // 2
        if cost(escaped(text[:middle])) <= room:
            low = middle
        else:
            high = middle - 1
    if low == len(text) or text[low].isspace():
        return text[:low].rstrip()
    space = _LAST_SPACE.search(text, 0, low)
    return text[: space.start()].rstrip() if space else text[:low]


def clipped(text: str, most: int) -> str:
    """Shorten words of our own lines (a title, a name) to `most` characters, with a mark."""
    tidy = " ".join(visible(text).split())
    return tidy if len(tidy) <= most else tidy[: most - 1].rstrip() + "…"
