"""An answer becomes one message within Discord's limits, quotes verbatim."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord_app.asking.answer_page import render_answer
from bot.discord_app.rendering.budget import SHORTENED
from bot.discord_app.rendering.escape import visible
from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS, LAYOUT_COMPONENTS, length
from bot.domain.claim import Status
from bot.services.selection import MAX_QUOTES
from tests.discord_app import samples
from tests.discord_app.samples import HOSTILE
from tests.loopback.reading import everything, labels, quotes, texts
from tests.loopback.rules import every_component


def test_an_answer_is_drawn_like_this() -> None:
    """The snapshot of a whole answer: note and status, quote, facts, buttons."""
    drawn = samples.drawn(render_answer(samples.answer()))

    assert texts(drawn) == [
        "### ❔ Unverified\nNobody has verified this.\n-# Question: Where is Mara Osterby?",
        "> It is rumored that Mara Osterby left Veldhaven by ship.",
        "**❔ Unverified** · unnamed: the text does not say who",
        "-# The harbour letters · publisher not stated · April 2031 (inferred) · paragraph 3\n"
        "-# hedged: “is rumored” · Not put as a fact by those who tell it",
    ]
    assert labels(drawn) == ["In context", "Sources", "Wrong?"]
    ids = [
        each["custom_id"] for each in every_component(drawn["components"]) if "custom_id" in each
    ]
    assert ids == ["hearsay:context:abcd1234:1:10:65", "hearsay:sources", "hearsay:wrong"]


def test_the_line_about_the_source_never_stands_squeezed_beside_the_button() -> None:
    most = [samples.quote(start=number * 1000) for number in range(MAX_QUOTES)]
    drawn = samples.drawn(render_answer(samples.answer(*most)))

    places = [text for text in texts(drawn) if text.startswith("-# The harbour letters")]
    assert len(places) == MAX_QUOTES
    assert len(every_component(drawn["components"])) <= LAYOUT_COMPONENTS


def test_a_refusal_shows_no_quotes_and_no_sources() -> None:
    drawn = samples.drawn(render_answer(samples.refusal()))

    assert quotes(drawn) == []
    assert labels(drawn) == ["Wrong?"]
    assert "No source in the library answers this." in everything(drawn)


def test_a_chain_is_named_outermost_first() -> None:
    chain = ("The Veldhaven Post", "the harbour office", "unspecified")
    drawn = samples.drawn(render_answer(samples.answer(samples.quote(said_by=chain))))

    assert "The Veldhaven Post → the harbour office → someone unnamed" in everything(drawn)


def test_no_chain_means_the_document_itself() -> None:
    drawn = samples.drawn(render_answer(samples.answer(samples.quote(said_by=()))))

    assert "in the document’s own voice" in everything(drawn)


def test_every_status_is_said_in_words() -> None:
    for status in Status:
        drawn = samples.drawn(render_answer(samples.answer(samples.quote(status=status))))

        assert str(status) in texts(drawn)[0].lower()
        assert str(status) in texts(drawn)[2].lower()


def test_a_long_quote_says_that_it_is_shortened_outside_of_the_quoted_words() -> None:
    drawn = samples.drawn(render_answer(samples.answer(samples.quote("word " * 1000 + "end."))))

    assert texts(drawn)[1].endswith(f"\n{SHORTENED}")
    assert ("word " * 1000 + "end.").startswith(quotes(drawn)[0])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        HOSTILE.filter(lambda text: bool(visible(text).strip())), min_size=1, max_size=MAX_QUOTES
    ),
    HOSTILE,
    st.sampled_from(Status),
)
def test_hostile_answers_stay_within_the_limits(
    quoted: list[str], names: str, status: Status
) -> None:
    shown_quotes = [
        samples.quote(
            text * 8,
            said_by=(names, names),
            status=status,
            reasons=(names,),
            hedge_words=(names,),
            ref=samples.document(title=names or "x", publisher=names),
            start=number * 10_000,
        )
        for number, text in enumerate(quoted)
    ]

    drawn = samples.drawn(render_answer(samples.answer(*shown_quotes, note=names or "note")))

    assert sum(map(length, texts(drawn))) <= LAYOUT_CHARACTERS
    assert len(every_component(drawn["components"])) <= LAYOUT_COMPONENTS
    for words, quote in zip(quotes(drawn), shown_quotes, strict=True):
        assert visible(quote.text).startswith(words)


def test_the_most_quotes_of_4000_characters_of_markup_still_fit() -> None:
    worst = [
        samples.quote(
            "*" * 4000,
            said_by=("_" * 500,) * 5,
            reasons=("~" * 500,) * 3,
            hedge_words=("`" * 80,) * 9,
            ref=samples.document(title="|" * 500, publisher="[" * 500),
            start=number * 5000,
        )
        for number in range(MAX_QUOTES)
    ]

    drawn = samples.drawn(render_answer(samples.answer(*worst, note="\\" * 900)))

    assert sum(map(length, texts(drawn))) <= LAYOUT_CHARACTERS
    assert all(len(words) > 50 for words in quotes(drawn))


def test_reasons_do_not_repeat_what_stands_beside_them() -> None:
    title = samples.document().title
    reasons = (
        f"Disputed by the harbour office in “{title}” (publisher not stated, 2031-04)",
        f"Said by somebody unnamed, via “{title}” (publisher not stated, 2031-04)",
        f"Contradicts {title} in “{title}” (publisher not stated, 2031-04)",
        "The source is not named",
        "Wording: 'is rumored'",
    )
    drawn = samples.drawn(render_answer(samples.answer(samples.quote(reasons=reasons))))

    assert texts(drawn)[3].split("\n")[1:] == [
        "-# hedged: “is rumored” · Disputed by the harbour office in this document "
        "· Contradicts this document"
    ]


def test_what_is_stated_is_not_said_to_be_stated_twice() -> None:
    reasons = ("Stated by “The harbour letters” (publisher not stated, 2031-04); not verified",)
    stated = samples.quote(said_by=(), status=Status.STATED, reasons=reasons, hedge_words=())
    drawn = samples.drawn(render_answer(samples.answer(stated)))

    assert "\n".join(texts(drawn)[2:]).split("\n") == [
        "**📄 Stated, not verified** · in the document’s own voice",
        "-# The harbour letters · publisher not stated · April 2031 (inferred) · paragraph 3",
    ]


def test_one_document_is_called_this_document_once() -> None:
    title = samples.document().title
    here = f"“{title}” (publisher not stated, 2031-04)"
    reasons = (f"Contradicts {title} in {here}, {here} and Mara Osterby in {here}",)
    drawn = samples.drawn(render_answer(samples.answer(samples.quote(reasons=reasons))))

    assert texts(drawn)[-1].endswith("Contradicts this document and Mara Osterby in this document")
