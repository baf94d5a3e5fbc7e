"""A page is decoded as browsers decode it."""

import codecs

import pytest

from bot.reading.html.charset import decode_page

WORDS = "Die Krönung fällt aus – “nein”."


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("utf-8", "utf-8"),
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("ascii", "cp1252"),
        ("no-such-code", "cp1252"),
        ("hex", "cp1252"),
    ],
)
def test_what_a_page_declares_is_read_as_browsers_do(label: str, codec: str) -> None:
    page = f"<meta charset='{label}'>{WORDS}".encode(codec)

    assert decode_page(page).text.endswith(WORDS)


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [
        ("shift_jis", "cp932", "同省は木曜日、否定した。"),
        ("gb2312", "gb18030", "该部周四否认。"),
        ("euc-kr", "cp949", "부처는 부인했다."),
        ("big5", "big5hkscs", "該部否認。"),
        ("windows-1251", "cp1251", "Министерство опровергло."),
        ("iso-8859-9", "cp1254", "Bakanlık yalanladı."),
    ],
)
def test_encodings_of_the_world_are_read(label: str, codec: str, words: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'

    assert decode_page(head.encode() + words.encode(codec)).text == head + words


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_byte_order_mark_goes_before_all(mark: bytes, codec: str) -> None:
    page = f"<meta charset='windows-1252'>{WORDS}"

    assert decode_page(mark + page.encode(codec)).text == page


def test_utf8_goes_before_an_old_declaration() -> None:
    assert decode_page(f"<meta charset='iso-8859-1'>{WORDS}".encode()).text.endswith(WORDS)


def test_bytes_that_do_not_fit_are_told() -> None:
    found = decode_page(b"<meta charset=utf-8>caf\xe9 \xff")

    assert found.text.endswith("caf\ufffd \ufffd")
    assert "2 characters" in found.warnings[0]


def test_a_page_that_says_nothing_is_western_european() -> None:
    assert decode_page(b"caf\xe9").text == "café"
