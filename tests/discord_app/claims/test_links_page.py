"""A doubtful link is drawn as its two sentences and a question; long ones stay in the limits."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from bot.discord_app.claims import link_ids, verdict_ids
from bot.discord_app.claims.links_page import Queue, render_decided, render_links
from bot.discord_app.rendering.limits import CUSTOM_ID_CHARACTERS, LAYOUT_CHARACTERS, length
from bot.domain.claim import RelationKind
from bot.domain.document import DocumentId, SentenceKey
from bot.domain.doubtful_link import LinkPlace, LinkState
from bot.services.doubtful_links import DoubtfulLink, SharpenedPair
from bot.services.link_references import reference_of
from tests.discord_app import samples
from tests.discord_app.samples import HOSTILE
from tests.loopback.reading import everything, labels, quotes, texts

DENIAL = "The harbour office called the tale of the ship a joke."
WIDEST = LinkPlace(
    SentenceKey(DocumentId("k3x9a2mf"), 999_999, 9_999_999),
    SentenceKey(DocumentId("m8x9a2mf"), 999_999, 9_999_998),
    RelationKind.DENIES,
)


def link(
    first: str = DENIAL,
    second: str = samples.RUMOUR,
    *,
    kind: RelationKind = RelationKind.DENIES,
    state: LinkState = LinkState.OPEN,
) -> DoubtfulLink:
    return DoubtfulLink(
        reference=reference_of(WIDEST._replace(kind=kind)),
        kind=kind,
        state=state,
        subject=samples.quote(first, said_by=("harbour office",), hedge_words=(), start=5),
        target=samples.quote(second),
        decided_by=None if state is LinkState.OPEN else "Wren",
        decided_at=None if state is LinkState.OPEN else datetime(2031, 6, 1, tzinfo=UTC),
    )


def test_a_link_is_drawn_like_this() -> None:
    drawn = samples.drawn(render_links(Queue((link(), link()), ()), 0))

    header, first, _, _, second, *_ = texts(drawn)
    assert header == (
        "### Does the first deny the second?\n"
        "I am not sure, so no answer uses this link until a moderator has looked.\n-# 1 of 2"
    )
    assert (first, second) == (f"> {DENIAL}", f"> {samples.RUMOUR}")
    assert "said by **harbour office**" in everything(drawn)
    assert "The harbour letters · publisher not stated · April 2031" in everything(drawn)
    assert labels(drawn) == ["In context", "In context", "Yes, it denies this", "No", "Next"]


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (RelationKind.CORRECTS, "Yes, it corrects this"),
        (RelationKind.REPEATS, "Yes, they say the same"),
    ],
)
def test_the_question_fits_the_kind_and_one_link_needs_no_next(
    kind: RelationKind, label: str
) -> None:
    assert labels(samples.drawn(render_links(Queue((link(kind=kind),), ()), 7)))[2:] == [
        label,
        "No",
    ]


def test_a_sharpened_copy_shows_both_wordings_and_asks_nothing() -> None:
    pair = SharpenedPair(
        copied=samples.quote("Mara Osterby left Veldhaven by ship.", start=5),
        original=samples.quote(),
        what="'is rumored' was dropped",
    )
    drawn = samples.drawn(render_links(Queue((link(),), (pair,)), 1))

    assert "In the copy, 'is rumored' was dropped." in everything(drawn)
    assert quotes(drawn) == ["Mara Osterby left Veldhaven by ship.", samples.RUMOUR]
    assert labels(drawn) == ["In context", "In context", "Next"]


def test_an_empty_queue_says_so() -> None:
    drawn = samples.drawn(render_links(Queue((), ()), 3))

    assert "Nothing waits for a decision." in everything(drawn)
    assert labels(drawn) == []


@pytest.mark.parametrize(
    ("state", "told", "buttons"),
    [
        (LinkState.CONFIRMED, "Yes, it denies this. From now on it counts", ["Undo", "Next"]),
        (LinkState.REJECTED, "No. It is dropped", ["Undo", "Next"]),
        (LinkState.OPEN, "Undone", ["Next"]),
    ],
)
def test_what_was_decided_is_said_and_can_be_undone(
    state: LinkState, told: str, buttons: list[str]
) -> None:
    drawn = samples.drawn(render_decided(link(state=state), 4))

    assert told in everything(drawn)
    assert labels(drawn)[2:] == buttons


@settings(max_examples=40, deadline=None)
@given(HOSTILE, HOSTILE)
def test_hostile_sentences_stay_within_the_limit(first: str, second: str) -> None:
    shown = link((first.strip() or "x") * 40, (second.strip() or "x") * 40)
    drawn = samples.drawn(render_links(Queue((shown, shown), ()), 0))

    assert sum(map(length, texts(drawn))) <= LAYOUT_CHARACTERS


@pytest.mark.parametrize("deed", link_ids.DEEDS)
@pytest.mark.parametrize("kind", RelationKind)
def test_a_button_names_deed_link_and_page_again(deed: str, kind: RelationKind) -> None:
    place = WIDEST._replace(kind=kind)
    custom_id = link_ids.link_id(deed, place, 10**9)
    match = link_ids.LINK.fullmatch(custom_id)

    assert match is not None
    assert (match["deed"], link_ids.link_place(match)) == (deed, place)
    assert int(match["page"]) == link_ids.LAST_PAGE
    assert len(custom_id) <= CUSTOM_ID_CHARACTERS
    assert verdict_ids.VERDICT.fullmatch(custom_id) is None
    assert link_ids.LINKS.fullmatch(custom_id) is None
