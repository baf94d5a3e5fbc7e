"""Bytes become text only when there is no doubt about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import DocumentRejectedError
from bot.reading.decoding import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_or_without_its_mark_is_read(encoding: str) -> None:
    assert decode("a.txt", "Vörn – “sunk”".encode(encoding)) == "Vörn – “sunk”"


def test_other_encodings_are_refused_with_the_place_of_the_first_bad_byte() -> None:
    with pytest.raises(DocumentRejectedError, match=r"0xE9 at position 10, line 2.*UTF-8"):
        decode("a.txt", "Ferry\ncaf\xe9".encode("latin-1"))


def test_half_a_utf_16_character_is_refused() -> None:
    with pytest.raises(DocumentRejectedError, match="UTF-16"):
        decode("a.txt", b"\xff\xfea")


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(DocumentRejectedError, match="binary"):
        decode("a.txt", b"text\x00text")


@given(st.binary(max_size=200))
def test_any_bytes_are_either_read_or_refused(data: bytes) -> None:
    try:
        text = decode("a.txt", data)
    except DocumentRejectedError:
        return

    assert "\x00" not in text or data[:2] in (b"\xff\xfe", b"\xfe\xff", b"\x00\x00")
