"""Repair text before anything counts its characters."""

import re
import unicodedata

import ftfy

# Quotes, ligatures and full-width forms are the document's own words; entities belong to the
# format's reader. Only damage is repaired: wrong decodings, control characters, line ends.
_REPAIRS = ftfy.TextFixerConfig(
    unescape_html=False,
    uncurl_quotes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    normalization="NFC",
    explain=False,
)
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# ftfy works line by line and is slow at it; a line of plain ASCII has nothing to repair.
_REPAIRABLE_LINE = re.compile(r"^[^\n]*[^\x20-\x7e\t\n][^\n]*$", re.MULTILINE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# One repair can lay open another (mojibake of mojibake). Each undoes one wrong decoding; text
# that is still changing after this many was never text.
_MOST_ROUNDS = 8


def normalize(text: str) -> str:
    r"""Return `text` repaired, in NFC, with `\n` line ends and no control character but `\n`, `\t`.

    Quotes are never changed; zero-width and bidirectional controls stay (the display drops them).
    Doing it twice changes nothing.
    """
    for _ in range(_MOST_ROUNDS):
        repaired = _repair_once(text)
        if repaired == text:
            return text
        text = repaired
    return _without_controls(text)


def _repair_once(text: str) -> str:
    return _without_controls(_REPAIRABLE_LINE.sub(_repaired_line, _LINE_ENDS.sub("\n", text)))


def _repaired_line(line: re.Match[str]) -> str:
    return ftfy.fix_text(line.group(), _REPAIRS)


def _without_controls(text: str) -> str:
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))
