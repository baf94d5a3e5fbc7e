"""Moderators read what was changed on the timeline; every word of a document is escaped."""

from datetime import UTC, datetime

import discord
import pytest

from bot.discord_app.events.page import plain_deed, render_change, render_log, render_undone
from bot.discord_app.rendering.layout import StatelessLayout
from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS, LAYOUT_COMPONENTS, length
from bot.domain.document import DocumentId
from bot.domain.event import DatedValue
from bot.domain.timeline import EditKind, PastEdit, ReportPlace, TimelineEdit

NOW = datetime(2031, 6, 1, tzinfo=UTC)
HOSTILE = "**@everyone** sank <@123> in 2031 ||quietly|| " * 20


def edit(kind: EditKind, shown: str = "The ferry sank in 2031.", reason: str = "") -> TimelineEdit:
    merges = kind is EditKind.MERGE
    return TimelineEdit(
        place=ReportPlace(DocumentId("D0000001"), 1, 4),
        kind=kind,
        shown=shown,
        date=DatedValue(edtf="2031-06") if kind is EditKind.DATE else None,
        other=ReportPlace(DocumentId("D0000002"), 1, 9) if merges else None,
        other_shown=shown if merges else "",
        moderator_id="7",
        moderator_name="Ilka",
        recorded_at=NOW,
        reason=reason,
    )


def past(number: int, kind: EditKind, *, undone: bool = False, words: str = "It sank.") -> PastEdit:
    made = edit(kind, words, reason=words[:300])
    return PastEdit(
        number=number,
        edit=made,
        undone_at=NOW if undone else None,
        undone_by="8" if undone else None,
    )


def words_of(view: StatelessLayout) -> str:
    return "\n".join(
        each.content for each in view.walk_children() if isinstance(each, discord.ui.TextDisplay)
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (EditKind.HIDE, "hidden: “The ferry sank in 2031.”"),
        (EditKind.DATE, "dated June 2031: “The ferry sank in 2031.”"),
        (EditKind.SPLIT, "taken out of its entry: “The ferry sank in 2031.”"),
        (
            EditKind.MERGE,
            "put under one entry: “The ferry sank in 2031.” and “The ferry sank in 2031.”",
        ),
    ],
)
def test_each_kind_of_change_is_told_in_words(kind: EditKind, words: str) -> None:
    assert words in words_of(render_undone(edit(kind)))
    assert plain_deed(edit(kind)) == words.replace("“", "").replace("”", "")


def test_a_change_that_stands_has_a_button_and_an_undone_one_none() -> None:
    view = render_log([past(2, EditKind.SPLIT), past(1, EditKind.HIDE, undone=True)])

    assert [each.custom_id for each in view.walk_children() if hasattr(each, "custom_id")] == [
        "hearsay:unedit:2"
    ]
    assert "undone 2031-06-01" in words_of(view)


def test_the_longest_log_fits_into_a_message() -> None:
    view = render_log([past(n, EditKind.MERGE, words=HOSTILE) for n in range(40, 0, -1)])

    assert len(list(view.walk_children())) <= LAYOUT_COMPONENTS
    texts = [each.content for each in view.walk_children() if hasattr(each, "content")]
    assert sum(map(length, texts)) <= LAYOUT_CHARACTERS
    buttons = [each for each in view.walk_children() if hasattr(each, "custom_id")]
    assert len(buttons) > 5
    assert f"{40 - len(buttons)} older" in texts[-1]


def test_words_of_a_document_are_escaped() -> None:
    view = render_change(past(1, EditKind.MERGE, words=HOSTILE))

    assert "**@everyone**" not in words_of(view)


def test_a_log_without_changes_says_so() -> None:
    assert "Nothing was changed yet" in words_of(render_log([]))
