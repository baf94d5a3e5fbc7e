"""A check becomes one message within Discord's limits: both sides, in equal weight, dated."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord_app.checking.page import claim_in, render_check
from bot.discord_app.rendering.escape import escaped, shown, visible
from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS, LAYOUT_COMPONENTS, length
from bot.domain.answer import Quote
from bot.domain.check import NOT_IN_SOURCES, Check
from bot.domain.claim import Status
from bot.domain.errors import NotFoundError
from tests.discord_app import samples
from tests.discord_app.samples import HOSTILE
from tests.loopback.reading import everything, labels, quotes, texts
from tests.loopback.rules import every_component

CLAIM = "Mara Osterby left Veldhaven by ship."
DENIAL = "The harbour office denied that Osterby left by ship."


def check(
    supporting: tuple[Quote, ...] = (),
    against: tuple[Quote, ...] = (),
    *,
    verdict: str = "disputed",
    origins: tuple[str, ...] = ("The Veldhaven Post",),
    note: str = "The sources contradict this.",
) -> Check:
    return Check(
        statement=CLAIM,
        verdict=verdict,
        note=note,
        supporting=supporting,
        against=against,
        origins=origins,
    )


def denial(start: int = 900) -> Quote:
    ref = samples.document(
        title="A statement", publisher="The harbour office", published="2031-05-02"
    )
    return samples.quote(
        DENIAL,
        said_by=("The harbour office",),
        status=Status.DISPUTED,
        reasons=("Contradicts “The harbour letters” (publisher not stated, 2031-04)",),
        hedge_words=(),
        ref=ref.model_copy(update={"published_note": None}),
        start=start,
    ).model_copy(update={"denial": True})


def test_a_disputed_claim_is_drawn_like_this() -> None:
    """The snapshot of a whole check: verdict, note, origins, both sides with who and when."""
    drawn = samples.drawn(render_check(check((samples.quote(),), (denial(),))))

    assert texts(drawn) == [
        "### ⚖️ Disputed\nThe sources contradict this.\n"
        "-# Claim: Mara Osterby left Veldhaven by ship.\n"
        "-# 1 origin: The Veldhaven Post\n\n"
        "**For** · 1 quote",
        "> It is rumored that Mara Osterby left Veldhaven by ship.",
        "**❔ Unverified** · unnamed: the text does not say who",
        "-# The harbour letters · publisher not stated · April 2031 (inferred) · paragraph 3\n"
        "-# hedged: “is rumored” · Not put as a fact by those who tell it",
        "**Against** · 1 quote",
        "> The harbour office denied that Osterby left by ship.",
        "**⚖️ Disputed** · said by **The harbour office**",
        "-# A statement · The harbour office · 2 May 2031 · paragraph 3\n"
        "-# a denial · Contradicts “The harbour letters” "
        "(publisher not stated, 2031-04)",
    ]
    assert labels(drawn) == ["In context", "In context", "Picture", "Sources", "Wrong?"]


@pytest.mark.parametrize(
    ("supporting", "against", "headings"),
    [
        ((samples.quote(),), (), ["**For** · 1 quote", "**Against** · nothing in these sources"]),
        ((), (denial(),), ["**For** · nothing in these sources", "**Against** · 1 quote"]),
    ],
)
def test_a_side_without_a_quote_says_so(
    supporting: tuple[Quote, ...], against: tuple[Quote, ...], headings: list[str]
) -> None:
    drawn = samples.drawn(render_check(check(supporting, against)))

    shown = [line for text in texts(drawn) for line in text.split("\n")]
    assert [line for line in shown if line.startswith(("**For**", "**Against**"))] == headings


def test_a_correction_comes_before_the_old_words() -> None:
    old, correction = samples.quote(status=Status.CORRECTED), denial()
    drawn = samples.drawn(render_check(check((old,), (correction,), verdict="corrected")))

    assert quotes(drawn) == [DENIAL, samples.RUMOUR]
    assert texts(drawn)[0].endswith("**Against** · 1 quote")
    assert "**For** · 1 quote" in texts(drawn)


def test_what_no_source_says_comes_with_the_closest_sentence() -> None:
    found = Check(
        statement="Osterby flew a kite.",
        verdict=NOT_IN_SOURCES,
        note="No document here says that.",
        closest=samples.quote(),
    )
    drawn = samples.drawn(render_check(found))

    assert texts(drawn)[0] == (
        "### 🚫 Not in these sources\nNo document here says that.\n"
        "-# Claim: Osterby flew a kite.\n\n**The closest sentence, which does not say so**"
    )
    assert quotes(drawn) == [samples.RUMOUR]
    assert labels(drawn) == ["In context", "Sources", "Wrong?"]
    assert "Against" not in everything(drawn)


def test_what_nothing_comes_near_shows_no_quote_and_no_sources() -> None:
    found = Check(statement="x", verdict=NOT_IN_SOURCES, note="No document here says that.")
    drawn = samples.drawn(render_check(found))

    assert quotes(drawn) == []
    assert labels(drawn) == ["Wrong?"]


def test_every_verdict_is_said_in_words() -> None:
    for status in Status:
        drawn = samples.drawn(render_check(check((samples.quote(),), verdict=status.value)))

        assert status.value in texts(drawn)[0].split("\n")[0].lower()


def test_a_moderators_verdict_names_who_when_and_a_link_that_can_be_followed() -> None:
    reason = "Verified by Wren *Halloway* on 2031-06-01: https://gazette.example/a_b?c=(1) (Seen.)"
    shown = samples.quote(status=Status.VERIFIED, reasons=(reason,), hedge_words=())
    drawn = samples.drawn(render_check(check((shown,), verdict="verified")))

    assert texts(drawn)[3].split("\n")[1] == (
        "-# Verified by Wren \\*Halloway\\* on 2031-06-01: "
        "<https://gazette.example/a_b?c=(1)> (Seen.)"
    )


def test_the_longest_evidence_and_reason_are_shown_whole() -> None:
    link = f"https://gazette.example/{'x' * 276}"
    reason = f"Refuted by {'N' * 32} on 2031-06-01: {link} ({'why ' * 74}not)"
    shown = samples.quote(status=Status.REFUTED, reasons=(reason,))
    drawn = samples.drawn(render_check(check((shown,), verdict="refuted")))

    assert len(link) == 300
    assert f"<{link}>" in everything(drawn)
    assert everything(drawn).count("why ") == 74


@settings(max_examples=40, deadline=None)
@given(
    st.lists(HOSTILE.filter(lambda text: bool(visible(text).strip())), min_size=1, max_size=4),
    st.lists(HOSTILE.filter(lambda text: bool(visible(text).strip())), min_size=0, max_size=4),
    HOSTILE,
    st.sampled_from(Status),
)
def test_hostile_checks_stay_within_the_limits(
    supporting: list[str], against: list[str], names: str, status: Status
) -> None:
    built = [
        samples.quote(
            text * 8,
            said_by=(names, names),
            status=status,
            reasons=(names,),
            hedge_words=(names,),
            ref=samples.document(title=names or "x", publisher=names),
            start=number * 10_000,
        )
        for number, text in enumerate([*supporting, *against])
    ]
    found = check(
        tuple(built[: len(supporting)]),
        tuple(built[len(supporting) :]),
        verdict=status.value,
        origins=(names, "x" * 500),
        note=names or "note",
    )

    drawn = samples.drawn(render_check(found))

    assert sum(map(length, texts(drawn))) <= LAYOUT_CHARACTERS
    assert len(every_component(drawn["components"])) <= LAYOUT_COMPONENTS
    in_order = [quote for _, side in found.sides for quote in side]
    for words, quote in zip(quotes(drawn), in_order, strict=True):
        assert visible(quote.text).startswith(words)


def test_eight_quotes_of_markup_still_fit() -> None:
    worst = [
        samples.quote(
            "*" * 4000,
            said_by=("_" * 500,) * 5,
            status=Status.REFUTED,
            reasons=("~" * 700,) * 3,
            hedge_words=("`" * 80,) * 9,
            ref=samples.document(title="|" * 500, publisher="[" * 500),
            start=number * 5000,
        )
        for number in range(8)
    ]
    drawn = samples.drawn(render_check(check(tuple(worst[:4]), tuple(worst[4:]), note="\\" * 900)))

    assert sum(map(length, texts(drawn))) <= LAYOUT_CHARACTERS
    assert len(every_component(drawn["components"])) <= LAYOUT_COMPONENTS
    assert len(quotes(drawn)) == 8
    assert all(words.startswith("**********") for words in quotes(drawn))


@given(st.text(max_size=250).map(lambda text: " ".join(visible(text).split())).filter(bool))
def test_a_claim_can_be_read_back_from_its_message(claim: str) -> None:
    found = check((samples.quote(),)).model_copy(update={"statement": claim})
    drawn = samples.drawn(render_check(found))

    if "Picture" in labels(drawn):
        assert shown(texts(drawn)[0].split("\n")[2].removeprefix("-# Claim: ")) == claim
    else:
        assert length(escaped(claim)) > 400


def test_a_claim_that_is_shown_shortened_offers_no_picture() -> None:
    found = check((samples.quote(),)).model_copy(update={"statement": "*" * 400})
    drawn = samples.drawn(render_check(found))

    assert "Picture" not in labels(drawn)
    with pytest.raises(NotFoundError, match="Check it once more"):
        claim_in(None)
