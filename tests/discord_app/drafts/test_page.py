"""A draft is drawn with what a moderator decides by first, and always within Discord's limits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord_app.drafts import ids as draft_ids
from bot.discord_app.drafts.page import render_draft
from bot.discord_app.rendering import quote_ids
from bot.discord_app.rendering.limits import CUSTOM_ID_CHARACTERS, LAYOUT_CHARACTERS, length
from bot.domain.document import DocumentDetails
from bot.domain.draft import DraftId, Objection
from tests.discord_app import samples
from tests.discord_app.draft_samples import DETAILS, draft, near, objection
from tests.discord_app.samples import HOSTILE, RUMOUR
from tests.loopback import rules
from tests.loopback.reading import everything, labels, texts


def test_a_draft_is_drawn_like_this() -> None:
    drawn = samples.drawn(render_draft(draft()))

    assert texts(drawn) == [
        "### Preview · not live yet\n"
        "**Harbour master: nobody left by ship**\n"
        "Publisher: The Veldhaven Gazette\n"
        "Author: Ilka Tamm\n"
        "Published: 12 May 2031\n"
        "Address: <https://gazette.example/harbour>\n"
        "Language: English",
        "412 words · 21 sentences · 5 dated events\n"
        "9 claims ascribed to others · 2 hedged · 1 denial\n"
        "-# harbour.pdf · 3 of 3 pages read · 4 captions, menus or banners left out",
        "**Opens with**\n> The harbour master of Veldhaven said that nobody left by ship.",
    ]
    assert labels(drawn) == ["Publish", "Edit details", "Discard"]


def test_what_needs_a_look_stands_before_the_counts() -> None:
    drawn = samples.drawn(
        render_draft(
            draft(
                conflicts=("The file names two dates: 2031-05-12 and 2031-05-14.",),
                warnings=("The text ends in the middle of a sentence.",),
                near_duplicates=(near(),),
                objections=(objection(), objection(Objection.CORRECTS)),
            )
        )
    )

    assert texts(drawn)[1] == (
        "⚠️ The file names two dates: 2031-05-12 and 2031-05-14.\n"
        "⚠️ The text ends in the middle of a sentence.\n"
        "👥 62% of it stands in **The harbour letters**\n"
        f"⚖️ Denies **The harbour letters**\n-# there: “{RUMOUR}”\n"
        "-# here: “The harbour master said that nobody left by ship.”\n"
        f"✏️ Corrects **The harbour letters**\n-# there: “{RUMOUR}”\n"
        "-# here: “The harbour master said that nobody left by ship.”"
    )


def test_many_remarks_of_a_kind_are_counted() -> None:
    shown = everything(samples.drawn(render_draft(draft(near_duplicates=(near(),) * 9))))

    assert shown.count("of it stands in") == 3
    assert "… and 6 more like this" in shown


def test_what_a_document_does_not_state_is_said() -> None:
    shown = everything(samples.drawn(render_draft(draft(details=DocumentDetails(title="X")))))

    assert "Publisher: not stated" in shown
    assert "Published: **not stated** · Publish will ask" in shown


def test_an_inferred_date_says_why_and_another_language_is_named() -> None:
    details = DETAILS.model_copy(
        update={"published": "2031", "published_note": "about 2031", "language": "sv"}
    )
    shown = everything(samples.drawn(render_draft(draft(details=details))))

    assert "Published: 2031 (inferred)\n-# about 2031" in shown
    assert "Language: Swedish" in shown


def test_an_address_that_is_no_link_is_shown_as_words() -> None:
    details = DETAILS.model_copy(update={"url": "javascript:alert(1)"})

    assert "<javascript" not in everything(samples.drawn(render_draft(draft(details=details))))


def test_a_draft_of_a_new_version_says_so_and_what_just_happened_stands_on_top() -> None:
    shown = everything(
        samples.drawn(render_draft(draft(replaces=("abcd1234", 2)), "Changed by Wren."))
    )

    assert shown.startswith("\n### Preview of a new version · not live yet\nChanged by Wren.\n")


def test_an_opening_that_is_the_title_goes_on_behind_it() -> None:
    opening = f"{DETAILS.title}\n\nThe sea was calm.\n\nNobody came."

    assert texts(samples.drawn(render_draft(draft(opening=opening))))[-1] == (
        "**Opens with**\n> The sea was calm.\n> Nobody came."
    )


@settings(max_examples=60, deadline=None)
@given(HOSTILE.filter(lambda words: bool(words.strip())), st.integers(0, 6), st.integers(1, 30))
def test_a_hostile_draft_stays_within_the_limits(words: str, many: int, times: int) -> None:
    long = words * times
    hostile = draft(
        file_name=long,
        details=DocumentDetails(
            title=long, publisher=long, author=long, published="2031", published_note=long, url=long
        ),
        conflicts=(long,) * many,
        warnings=(long,) * many,
        near_duplicates=(near(title=long),) * many,
        objections=(objection(text=long, objected=long),) * many,
        opening=long,
    )
    drawn = samples.drawn(render_draft(hostile, "Somebody else changed it meanwhile."))

    assert rules.problems({**drawn, "allowed_mentions": {}}) == []
    assert sum(map(length, texts(drawn))) <= LAYOUT_CHARACTERS


@pytest.mark.parametrize("deed", draft_ids.DRAFT_DEEDS)
def test_a_button_names_deed_draft_and_revision_again(deed: str) -> None:
    custom_id = draft_ids.draft_id(deed, DraftId("k3x9a2mf"), 999_999)
    match = draft_ids.DRAFT.fullmatch(custom_id)

    assert match is not None
    assert match["deed"] == deed
    assert draft_ids.seen_draft(match) == (DraftId("k3x9a2mf"), 999_999)
    assert len(custom_id) <= CUSTOM_ID_CHARACTERS
    assert quote_ids.CONTEXT.fullmatch(custom_id) is None
