"""Normalisation repairs damage and changes no word."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.normalize import normalize

ANY_TEXT = st.text(st.characters(), max_size=300) | st.text(
    st.sampled_from(
        "aé“”’'\"\r\n\t\v\f\x00\x85\u200b\u202e\ufeff\u2028\x1b[0m&;ÃâœŸ€©\u0301\ud800ﬁＡ"
    ),
    max_size=60,
)


@given(ANY_TEXT)
def test_doing_it_twice_changes_nothing(text: str) -> None:
    once = normalize(text)

    assert once == normalize(once)


@given(ANY_TEXT)
def test_the_result_is_nfc_and_holds_no_control_but_newline_and_tab(text: str) -> None:
    clean = normalize(text)

    assert unicodedata.is_normalized("NFC", clean)
    assert not {c for c in clean if unicodedata.category(c) in ("Cc", "Cs")} - {"\n", "\t"}
    clean.encode("utf-8")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("one\r\ntwo\rthree\x0cfour", "one\ntwo\nthree\nfour"),
        ("cafe\u0301", "café"),
        ("a\x00b\x1fc", "abc"),
        ("â€œWeâ€™re hereâ€\x9d", "“We’re here”"),
    ],
)
def test_damage_is_repaired(raw: str, clean: str) -> None:
    assert normalize(raw) == clean


@pytest.mark.parametrize(
    "text",
    [
        "“Curly” and ‘single’ and \"straight\" and 'quoted'",
        "Fish &amp; chips &lt;3",
        "ﬁne Ｆｕｌｌ width",
        "zero\u200bwidth \u202egnitirw\u202c",
        "a  b\u00a0c\t d",
    ],
)
def test_the_documents_own_characters_stay(text: str) -> None:
    assert normalize(text) == text
