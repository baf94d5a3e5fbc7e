"""Show a document's words on Discord exactly: nothing in them formats, links, pings or hides.

Every change is a backslash before an ASCII punctuation mark, which Discord does not show, or the
removal of a character that nobody can see.
"""

import re
import unicodedata

_ALWAYS = re.compile(r"([\\*_~`|<\[\]@])")
"""Emphasis, spoilers, code, masked links; `<` opens mentions, time stamps, custom emoji."""

_COLON = re.compile(r":(?=\S)")
"""`https://` would become a link with a preview, `:name:` an emoji."""

_LINE_START = re.compile(r"^([ \u00a0\u3000]*)([#>+-])", re.MULTILINE)
"""Headings, small text (`-#`), lists and block quotes."""

_NUMBERED = re.compile(r"^([ \u00a0\u3000]*\d+)([.)])", re.MULTILINE)

_INVITE = re.compile(r"(discord(?:app)?)(\.)(?=gg|com|me)", re.IGNORECASE)
"""Invites turn into cards even without `https://`."""

_LINE_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")

_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u180b\u180c\u180d\u180e")
"""Letters and marks without a shape; their category does not give them away."""

_JOINERS = frozenset("\u200c\u200d")
"""Zero-width, but part of Persian and Indic spelling and of many emoji."""

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def visible(text: str) -> str:
    """Drop what cannot be seen: zero-width, direction and control characters.

    Line breaks stay; joiners stay between characters of scripts and emoji that need them.
    """
    text = _LINE_BREAKS.sub("\n", text)
    if not all(map(_can_be_seen, set(text))):
        text = "".join(
            character
            for position, character in enumerate(text)
            if _can_be_seen(character) or _joins(text, position)
        )
    return text.replace("\t", " ")


def escaped(text: str) -> str:
    """Return `text` so that Discord shows its visible characters and nothing else."""
    text = _ALWAYS.sub(r"\\\1", visible(text))
    text = _COLON.sub(r"\\:", text)
    text = _LINE_START.sub(r"\1\\\2", text)
    text = _NUMBERED.sub(r"\1\\\2", text)
    return _INVITE.sub(r"\1\\\2", text)


def shown(text: str) -> str:
    """Return what a member reads when Discord displays `text`, the output of `escaped`."""
    return _ESCAPED.sub(r"\1", text)


def one_line(text: str) -> str:
    """Escape `text` for a line of its own kind: a title or a name inside our sentence."""
    return escaped(" ".join(visible(text).split()))


def block_quote(text: str) -> str:
    """Show escaped `text` as a block quote: every line of it, empty ones too."""
    return "\n".join(f"> {line}" for line in text.split("\n"))


def _can_be_seen(character: str) -> bool:
    if character in "\n\t":
        return True
    category = unicodedata.category(character)
    return category not in ("Cc", "Cf", "Cs", "Cn") and character not in _BLANK_LETTERS


def _joins(text: str, position: int) -> bool:
    if text[position] not in _JOINERS or not 0 < position < len(text) - 1:
        return False
    return all(
        not each.isascii() and _can_be_seen(each)
        for each in (text[position - 1], text[position + 1])
    )
