"""Break text into lines that fit, and shorten it where the room ends."""

import re
import unicodedata
from collections.abc import Callable

from bot.drawing.cleaning import is_mark

Width = Callable[[str], float]

_WIDE = ("W", "F")
_SHORT = 12
_NEVER_FIRST = frozenset("、。，．：；？！）」』】》〉”’…")
"""Closing marks of East Asian text stay with the character before them."""


def wrapped(text: str, room: float, width: Width, most: int | None = None) -> list[str]:
    """Return `text` in lines no wider than `room`; past `most` lines the last one ends in "…".

    Breaks at spaces, between East Asian characters, and inside a word only where it is wider
    than a line.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, room, width):
        if width((line + piece).rstrip()) <= room:
            line += piece
            continue
        lines.append(line.rstrip())
        line = piece
        if most is not None and len(lines) >= most:
            break
    lines.append(line.rstrip())
    lines = [each for each in lines if each]
    if most is not None and len(lines) > most:
        return [*lines[: most - 1], shortened(lines[most - 1] + "…", room, width, cut=True)]
    return lines


def shortened(text: str, room: float, width: Width, *, cut: bool = False) -> str:
    """Return `text` on one line, its end replaced by "…" where it does not fit.

    `cut`: the text ends in "…" already, since more of it was left out.
    """
    if width(text) <= room:
        return text
    kept = text[:-1] if cut else text
    while kept and width(f"{kept.rstrip()}…") > room:
        kept = kept[:-1]
    return f"{_whole_words(kept)}…"


def _whole_words(kept: str) -> str:
    """Drop a word that was cut, unless it is a long one."""
    start = kept.rfind(" ") + 1
    return (kept[:start] if 0 < len(kept) - start <= _SHORT else kept).rstrip() or kept


def _pieces(text: str, room: float, width: Width) -> list[str]:
    """Cut where a line may end; spaces stay at the end of a piece."""
    pieces: list[str] = []
    for word in re.findall(r"\S+\s*", text):
        for part in _parts(word):
            pieces += [part] if width(part.rstrip()) <= room else _by_letter(part, room, width)
    return pieces


def _parts(word: str) -> list[str]:
    """Cut between East Asian characters."""
    parts: list[str] = []
    wide_before = False
    for character in word:
        if is_mark(character) or character in _NEVER_FIRST or character == " ":
            parts[-1:] = [parts[-1] + character] if parts else [character]
            continue
        wide = unicodedata.east_asian_width(character) in _WIDE
        if parts and not wide and not wide_before:
            parts[-1] += character
        else:
            parts.append(character)
        wide_before = wide
    return parts


def _by_letter(part: str, room: float, width: Width) -> list[str]:
    """Cut a word that is wider than a line."""
    cut: list[str] = []
    line = ""
    for character in part:
        if line and not is_mark(character) and width(line + character) > room:
            cut.append(line)
            line = ""
        line += character
    return [*cut, line]
