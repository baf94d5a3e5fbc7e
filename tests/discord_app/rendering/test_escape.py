"""Document words reach the eye unchanged and do nothing else."""

import re
import unicodedata

import pytest
from hypothesis import given

from bot.discord_app.rendering.escape import block_quote, escaped, one_line, shown, visible
from tests.discord_app.samples import HOSTILE

_ACTIVE = [
    re.compile(r"(?<!\\)(?:\\\\)*[*_~`|]"),  # emphasis, strike, code, spoiler
    re.compile(r"(?<!\\)(?:\\\\)*<(?:@|#|a?:|t:|/|https?)"),  # mentions, emoji, time, commands
    re.compile(r"(?<!\\)(?:\\\\)*@(?:everyone|here)"),
    re.compile(r"https?://"),
    re.compile(r"(?<!\\)\[[^\]]*\]\("),
    re.compile(r"^\s*(?:#{1,3} |-# |[-*+] |\d+\. |>)", re.MULTILINE),
    re.compile(r"(?<!\\):\w+:"),
    re.compile(r"discord(?:app)?\.(?:gg|com)", re.IGNORECASE),
]


@given(HOSTILE)
def test_a_member_reads_exactly_the_visible_characters(text: str) -> None:
    assert shown(escaped(text)) == visible(text)


@given(HOSTILE)
def test_nothing_in_a_document_is_active(text: str) -> None:
    ready = escaped(text)
    for pattern in _ACTIVE:
        assert not pattern.search(ready), (pattern.pattern, ready)


@given(HOSTILE)
def test_only_what_cannot_be_seen_is_dropped(text: str) -> None:
    dropped = set(text) - set(visible(text)) - set("\r\v\f\t\u0085\u2028\u2029")
    assert all(
        unicodedata.category(each) in ("Cc", "Cf", "Cn")
        or unicodedata.name(each, "").endswith(("FILLER", "BLANK", "JOINER", "SEPARATOR"))
        or "MONGOLIAN" in unicodedata.name(each, "")
        for each in dropped
    )


@given(HOSTILE)
def test_making_visible_twice_changes_nothing_more(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@everyone", r"\@everyone"),
        ("<@123> and <t:1:R>", r"\<\@123> and \<t\:1\:R>"),
        ("||secret|| `code` ~~no~~", r"\|\|secret\|\| \`code\` \~\~no\~\~"),
        ("https://example.org/a_b", r"https\://example.org/a\_b"),
        ("[click](https://example.org)", r"\[click\](https\://example.org)"),
        (
            "# Head\n- item\n> quote\n1. one\n-# small",
            "\\# Head\n\\- item\n\\> quote\n1\\. one\n\\-# small",
        ),
        ("discord.gg/abc", r"discord\.gg/abc"),
        ("plain words, at 5 p.m. - really?", "plain words, at 5 p.m. - really?"),
    ],
)
def test_each_kind_of_markup_is_taken_literally(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_zero_width_and_direction_marks_are_dropped() -> None:
    assert visible("a\u200bb\u202ec\u2066d\ufeffe\u00adf") == "abcdef"


def test_joiners_stay_where_spelling_needs_them() -> None:
    persian = "می\u200cخواهم"
    family = "👨\u200d👩\u200d👧"

    assert visible(persian) == persian
    assert visible(family) == family
    assert visible("ev\u200dil") == "evil"


def test_line_breaks_of_every_kind_become_one_kind() -> None:
    assert visible("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"


def test_a_block_quote_covers_every_line() -> None:
    assert block_quote("one\n\ntwo") == "> one\n> \n> two"


def test_a_title_stays_on_its_line() -> None:
    assert one_line("A\n# title") == "A # title"
