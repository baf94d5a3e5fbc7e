"""Text that a picture can show: one line, composed, without what nobody can see."""

import unicodedata

_MOST = 700
"""Code points read of one text: more never fits, and hostile text must not cost time."""

_MOST_MARKS = 2
"""Accents on one letter; Vietnamese and Hebrew need two, piles of them cover other lines."""

_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")
_DROPPED = ("Cc", "Cf", "Cs", "Cn", "Co")


def cleaned(text: str) -> str:
    """Return `text` on one line; what was left off at its end is marked with "…"."""
    cut = text[:_MOST]
    composed = unicodedata.normalize("NFC", "".join(map(_shown, cut)))
    line = " ".join(_with_few_marks(composed).split())
    return f"{line}…" if len(text) > _MOST else line


def is_mark(character: str) -> bool:
    """Say whether the character is drawn onto the one before it."""
    return unicodedata.category(character) in ("Mn", "Me")


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace() or category in ("Zl", "Zp"):
        return " "
    return "" if category in _DROPPED or character in _BLANK_LETTERS else character


def _with_few_marks(text: str) -> str:
    kept = []
    marks = _MOST_MARKS  # none may stand at the start, where there is no letter to carry it
    for character in text:
        marks = marks + 1 if is_mark(character) else 0
        if character == " ":
            marks = _MOST_MARKS
        if marks <= _MOST_MARKS or character == " ":
            kept.append(character)
    return "".join(kept)
