"""Verdicts are drawn with name, date and evidence; the list turns its pages within the limits."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord_app.asking.context_page import render_context
from bot.discord_app.claims import verdict_ids
from bot.discord_app.claims.verdict_page import render_cleared, render_recorded, render_verdicts
from bot.discord_app.rendering import quote_ids
from bot.discord_app.rendering.limits import CUSTOM_ID_CHARACTERS, LAYOUT_CHARACTERS, length
from bot.domain.answer import QuoteRef
from bot.domain.claim import Status, Verdict
from bot.domain.document import DocumentId, SentenceKey
from bot.services.verification import RecordedVerdict
from tests.discord_app import samples
from tests.discord_app.samples import HOSTILE
from tests.loopback.reading import everything, labels, quotes, texts

LINK = "https://gazette.example/register"


def recorded(
    position: int = 0,
    *,
    text: str | None = samples.RUMOUR,
    reason: str = "In the register.",
    evidence: str = LINK,
) -> RecordedVerdict:
    return RecordedVerdict(
        verdict=Verdict(
            sentence=SentenceKey(DocumentId("abcd1234"), 1, position),
            status=Status.REFUTED,
            moderator_id="7",
            moderator_name="Wren",
            recorded_at=datetime(2031, 6, 1, tzinfo=UTC),
            evidence=evidence,
            reason=reason,
        ),
        text=text,
        document=None if text is None else samples.document(),
    )


def test_a_recorded_verdict_is_drawn_like_this() -> None:
    reason = f"Verified by Wren on 2031-06-01: {LINK} (In the register.)"
    quote = samples.quote(status=Status.VERIFIED, reasons=(reason,), hedge_words=())
    drawn = samples.drawn(render_recorded(quote))

    assert texts(drawn) == [
        "### ✅ Verified by a moderator\n"
        "Recorded. From now on this stands wherever these words are quoted in this server.",
        f"> {samples.RUMOUR}",
        "**✅ Verified by a moderator** · unnamed: the text does not say who\n"
        "-# The harbour letters · publisher not stated · April 2031 (inferred) · paragraph 3\n"
        f"-# Verified by Wren on 2031-06-01: <{LINK}> (In the register.)",
    ]
    assert labels(drawn) == ["Verify…", "Refute…", "Clear verdict"]


def test_after_clearing_there_is_nothing_to_clear() -> None:
    drawn = samples.drawn(render_cleared(samples.quote()))

    assert "taken back" in everything(drawn)
    assert labels(drawn) == ["Verify…", "Refute…"]
    assert "withdrawn" in everything(samples.drawn(render_cleared(None)))


def test_the_list_is_drawn_like_this() -> None:
    drawn = samples.drawn(render_verdicts([recorded(), recorded(1, text=None, reason="")], 1, 0))

    assert texts(drawn) == [
        "### Verdicts\n2 verdicts in force in this server · page 1 of 1\n"
        "1 doubtful link waits for a decision: `/claim links`\n\n"
        f"⛔ Refuted by Wren on 2031-06-01: <{LINK}> (In the register.)\n"
        f"> {samples.RUMOUR}\n"
        "-# The harbour letters · publisher not stated · April 2031 (inferred)\n\n"
        f"⛔ Refuted by Wren on 2031-06-01: <{LINK}>\n"
        "-# Its document was withdrawn: the verdict is shown nowhere."
    ]


def test_every_verdict_stands_on_one_page_of_the_list() -> None:
    verdicts = [recorded(number, reason=f"Reason {number}. " * 15) for number in range(30)]
    pages = [everything(samples.drawn(render_verdicts(verdicts, 999, page))) for page in range(40)]

    last = next(
        number for number in range(40) if f"page {number + 1} of {number + 1}" in pages[number]
    )
    assert pages[last:] == [pages[last]] * (40 - last)
    for number in range(30):
        assert sum(f"(Reason {number}. " in page for page in pages[: last + 1]) == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(HOSTILE.map(str.strip).filter(bool), max_size=12), HOSTILE)
def test_a_page_of_hostile_verdicts_stays_within_the_limit(words: list[str], reason: str) -> None:
    verdicts = [
        recorded(number, text=text * 9, reason=reason * 3, evidence=text * 9)
        for number, text in enumerate(words)
    ]
    for page in range(3):
        drawn = samples.drawn(render_verdicts(verdicts, 999, page))

        assert sum(map(length, texts(drawn))) <= LAYOUT_CHARACTERS


def test_the_longest_recorded_verdict_fits() -> None:
    quote = samples.quote("*" * 4000, status=Status.REFUTED, reasons=("~" * 900,))
    drawn = samples.drawn(render_recorded(quote))

    assert sum(map(length, texts(drawn))) <= LAYOUT_CHARACTERS
    assert quotes(drawn)[0].startswith("****")


@pytest.mark.parametrize("deed", verdict_ids.DEEDS)
def test_a_moderators_button_names_deed_and_quote_again(deed: str) -> None:
    ref = QuoteRef(DocumentId("k3x9a2mf"), 999_999, 10**9, 10**9 + 1)
    custom_id = verdict_ids.verdict_id(deed, ref)
    match = verdict_ids.VERDICT.fullmatch(custom_id)

    assert match is not None
    assert match["deed"] == deed
    assert quote_ids.context_ref(match) == ref
    assert quote_ids.CONTEXT.fullmatch(custom_id) is None
    assert len(custom_id) <= CUSTOM_ID_CHARACTERS


@pytest.mark.parametrize("mark", ["x", "*"])
def test_in_context_the_longest_verdict_leaves_room_for_the_text(mark: str) -> None:
    link = f"https://gazette.example/{'x' * 276}"
    reason = f"Refuted by {mark * 32} on 2031-06-01: {link} ({mark * 300})"
    found = samples.in_context("before " * 400, "Here it is.", " after" * 400)
    quote = found.quote.model_copy(update={"status": Status.REFUTED, "reasons": (reason,)})
    drawn = samples.drawn(render_context(found.model_copy(update={"quote": quote})))

    assert sum(map(length, texts(drawn))) <= LAYOUT_CHARACTERS
    assert "**Here it is.**" in everything(drawn)
    assert f"<{link}> ({mark * 300})" in everything(drawn)
