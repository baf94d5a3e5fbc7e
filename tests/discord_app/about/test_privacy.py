"""The notice names all that is stored about people, and for how long."""

from bot.discord_app.about.forget_me import render_forgotten
from bot.discord_app.about.privacy import render_privacy
from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS, length
from bot.services.departures import DAYS_KEPT as SERVER_DAYS
from bot.services.posted_answers import DAYS_KEPT as ANSWER_DAYS
from bot.store.schema import metadata
from tests.discord_app import samples
from tests.loopback.reading import everything

ABOUT_PEOPLE = {
    "feedback": "**Wrong?** stores",
    "posted_answers": f"noted for {ANSWER_DAYS} days",
    "audit": "logged with the Discord id",
    "documents": "logged with the Discord id",
    "versions": "logged with the Discord id",
    "verdicts": "Verdicts show the moderator’s name",
    "timeline_edits": "logged with the Discord id",
    "link_decisions": "logged with the Discord id",
    "drafts": "wait to be published",
    "server_settings": "settings",
}
"""Tables that hold somebody's id, name or words, and what the notice says of them."""

ABOUT_NOBODY = {
    *("sentences", "passages", "relations", "assessments", "judged", "servers", "purges"),
    *("doubtful_links", "sharpened_copies", "found_events", "edit_moves"),
}


def test_every_table_about_people_is_in_the_notice() -> None:
    drawn = samples.drawn(render_privacy(15))

    notice = everything(drawn)
    assert {name for name, words in ABOUT_PEOPLE.items() if words not in notice} == set()
    assert f"{SERVER_DAYS} days after" in notice
    assert "`/forget-me` deletes it" in notice
    assert length(notice) < LAYOUT_CHARACTERS


def test_a_new_table_is_thought_about() -> None:
    assert {each.name for each in metadata.sorted_tables} == {*ABOUT_PEOPLE, *ABOUT_NOBODY}


def test_what_is_forgotten_is_counted_and_what_stays_is_said() -> None:
    told = [everything(samples.drawn(render_forgotten(count))) for count in (0, 1, 3)]

    assert "I have no words of yours" in told[0]
    assert "the report that you sent" in told[1]
    assert "the 3 reports that you sent" in told[2]
    assert all("What stays" in each for each in told)
