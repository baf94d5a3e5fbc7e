"""The fonts of the pictures: which of them draws a character, and how wide it is.

DejaVu comes with matplotlib, Noto Sans CJK with the package `notojp-matplotlib`. Importing that
package would change matplotlib's settings for the whole process, so only its file is used.
"""

from enum import Enum
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import matplotlib
from matplotlib.ft2font import FT2Font, LoadFlags

from bot.drawing.cleaning import is_mark

MISSING = "□"
"""Stands for a character that no font here can draw."""

_CJK_PACKAGE = "notojp_matplotlib"
_CJK_FILE = "NotoSansCJKjp-Regular.otf"
_EM = 100


class Face(Enum):
    """A cut of letters; the files that draw it, the first that has a character wins."""

    REGULAR = (_CJK_FILE, "DejaVuSans.ttf")
    BOLD = ("DejaVuSans-Bold.ttf", _CJK_FILE)
    BOLD_ITALIC = ("DejaVuSans-BoldOblique.ttf", _CJK_FILE)


class Run(NamedTuple):
    """Neighbouring characters that one font draws; `ems` is their width at size 1."""

    text: str
    file: str
    ems: float


class Typefaces:
    """Measures text. Not shared between threads: each picture opens the fonts anew."""

    def __init__(self) -> None:
        self._fonts = {
            name: FT2Font(str(path)) for face in Face for name, path in _files(face).items()
        }
        for font in self._fonts.values():
            font.set_size(_EM, 72)
        self._ems: dict[tuple[str, str], float] = {}
        self._words: dict[tuple[str, Face], tuple[Run, ...]] = {}

    def width(self, text: str, face: Face, size: float) -> float:
        """Return how wide `text` is drawn, in pixels."""
        words = text.split(" ")
        ems = (len(words) - 1) * self._em_width(" ", face.value[0])
        return size * (ems + sum(run.ems for word in words for run in self._word_runs(word, face)))

    def runs(self, text: str, face: Face) -> list[Run]:
        """Cut `text` by font. A word keeps to one font where one has all of it."""
        runs: list[Run] = []
        for number, word in enumerate(text.split(" ")):
            pieces = self._word_runs(word, face)
            first = face.value[0]
            if number:
                pieces = (Run(" ", first, self._em_width(" ", first)), *pieces)
            for piece in pieces:
                if runs and runs[-1].file == piece.file:
                    last = runs.pop()
                    piece = Run(last.text + piece.text, last.file, last.ems + piece.ems)  # noqa: PLW2901 - grows
                runs.append(piece)
        return runs

    def _word_runs(self, word: str, face: Face) -> tuple[Run, ...]:
        key = (word, face)
        if key not in self._words:
            self._words[key] = tuple(self._cut(word, face)) if word else ()
        return self._words[key]

    def _cut(self, word: str, face: Face) -> list[Run]:
        whole = next((file for file in face.value if self._has_all(word, file)), None)
        if whole:
            return [self._run(word, whole)]
        return [self._cluster_run(cluster, face) for cluster in _clusters(word)]

    def _cluster_run(self, cluster: str, face: Face) -> Run:
        whole = next((file for file in face.value if self._has_all(cluster, file)), None)
        if whole:
            return self._run(cluster, whole)
        base = next((file for file in face.value if self._has_all(cluster[0], file)), None)
        if base:
            kept = "".join(each for each in cluster if self._has_all(each, base))
            return self._run(kept, base)
        return self._run(MISSING, "DejaVuSans.ttf")

    def _run(self, text: str, file: str) -> Run:
        return Run(text, file, sum(self._em_width(character, file) for character in text))

    def _has_all(self, text: str, file: str) -> bool:
        font = self._fonts[file]
        return all(font.get_char_index(ord(character)) for character in text)

    def _em_width(self, character: str, file: str) -> float:
        key = (character, file)
        if key not in self._ems:
            glyph = self._fonts[file].load_char(ord(character), flags=LoadFlags.NO_HINTING)
            self._ems[key] = glyph.linearHoriAdvance / 65536 / _EM
        return self._ems[key]


def font_path(file: str) -> Path:
    """Return where a font's file lies.

    Raises:
        ModuleNotFoundError: if the package that carries it is not installed.
    """
    if file != _CJK_FILE:
        return Path(matplotlib.get_data_path()) / "fonts" / "ttf" / file
    spec = find_spec(_CJK_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("Pictures need the fonts of the package notojp-matplotlib.")
    return Path(spec.origin).parent / "fonts" / file


def _files(face: Face) -> dict[str, Path]:
    return {file: font_path(file) for file in (*face.value, "DejaVuSans.ttf")}


def _clusters(word: str) -> list[str]:
    """Cut a word into letters, each with the accents on it."""
    clusters: list[str] = []
    for character in word:
        if clusters and is_mark(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters
