"""Text on its way into a picture: cleaned, measured, broken into lines."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.drawing.cleaning import cleaned
from bot.drawing.typefaces import MISSING, Face, Typefaces
from bot.drawing.wrapping import wrapped
from tests.drawing.samples import HOSTILE, words

TYPEFACES = Typefaces()


def width(text: str) -> float:
    return TYPEFACES.width(text, Face.REGULAR, 36)


@given(words)
def test_nothing_invisible_is_left(text: str) -> None:
    kept = cleaned(text)
    assert not {unicodedata.category(each) for each in kept} & {"Cc", "Cf", "Cs", "Cn", "Co", "Zl"}
    assert kept == " ".join(kept.split())


def test_letters_with_accents_stay_as_they_are() -> None:
    assert cleaned("Łódź\u202e  Ếễ\u200b\n董经纬") == "Łódź Ếễ 董经纬"


def test_piled_accents_are_cut_to_two() -> None:
    piled = cleaned("x" + "\u0335" * 40)
    assert piled == "x\u0335\u0335"


@settings(deadline=None, max_examples=40)
@given(words, st.floats(120, 900), st.integers(1, 6))
def test_no_line_is_wider_than_its_room(text: str, room: float, most: int) -> None:
    lines = wrapped(cleaned(text), room, width, most)
    assert len(lines) <= most
    assert all(width(line) <= room for line in lines)


@settings(deadline=None, max_examples=40)
@given(words, st.floats(120, 900))
def test_without_a_limit_nothing_is_lost(text: str, room: float) -> None:
    line = cleaned(text)
    assert "".join(wrapped(line, room, width)).replace(" ", "") == line.replace(" ", "")


def test_what_is_left_out_is_marked_after_a_whole_word() -> None:
    lines = wrapped("one two three four five six seven eight nine", 300, width, 2)
    assert lines[-1].endswith("…")
    assert lines[-1][:-1].split()[-1] in "one two three four five six seven eight".split()


@pytest.mark.parametrize("text", [*HOSTILE, "🙂", "ሀ"])
@pytest.mark.parametrize("face", list(Face))
def test_every_character_is_drawn_by_a_font_that_has_it(text: str, face: Face) -> None:
    runs = TYPEFACES.runs(cleaned(text), face)
    assert all(
        TYPEFACES.runs(run.text, face)[0].file == run.file
        for run in runs
        if run.text.strip() and MISSING not in run.text
    )
    drawn = sum(len(run.text.replace(MISSING, "")) for run in runs)
    assert drawn <= len(cleaned(text))


def test_east_asian_text_is_drawn_and_breaks_anywhere_but_before_a_stop() -> None:
    text = "董经纬是国家安全部副部长，據報導他去了美國。"
    assert MISSING not in "".join(run.text for run in TYPEFACES.runs(text, Face.REGULAR))
    lines = wrapped(text, 200, width)
    assert len(lines) > 3
    assert not any(line.startswith(("，", "。")) for line in lines)


def test_what_no_font_has_is_shown_as_missing() -> None:
    assert [run.text for run in TYPEFACES.runs("ሀ", Face.BOLD)] == [MISSING]


@given(words)
def test_the_width_of_a_text_is_that_of_its_pieces(text: str) -> None:
    pieces = sum(run.ems for run in TYPEFACES.runs(cleaned(text), Face.REGULAR))
    assert width(cleaned(text)) == pytest.approx(36 * pieces)
