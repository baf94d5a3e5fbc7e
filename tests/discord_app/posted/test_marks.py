"""A marked answer says what changed and loses withdrawn words; unmarked it is as it was."""

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord_app.asking.answer_page import render_answer
from bot.discord_app.checking.page import render_check
from bot.discord_app.posted.marks import blanked_in, mark, mark_line
from bot.discord_app.rendering.layout import Block, Card, StatelessLayout, Text
from bot.discord_app.rendering.limits import (
    LAYOUT_CHARACTERS,
    LAYOUT_COMPONENTS,
    MARK_CHARACTERS,
    length,
)
from bot.discord_app.rendering.quotes import context_button, facts_with_room
from bot.domain.answer import Quote, QuoteRef
from bot.domain.check import Check
from bot.domain.claim import Status
from bot.domain.document import DocumentId
from bot.domain.posted import Change, ChangeKind
from tests.discord_app import samples
from tests.discord_app.samples import HOSTILE
from tests.loopback.reading import everything, quotes, texts
from tests.loopback.rules import every_component

GONE = DocumentId("gone0001")
KEPT = DocumentId("kept0002")
TITLES = {GONE: "The lost letters", KEPT: "The harbour letters"}
WITHDRAWN = (Change(GONE, ChangeKind.WITHDRAWN),)


def quote(text: str, document: DocumentId) -> Quote:
    ref = samples.document(title=TITLES[document]).model_copy(update={"id": document})
    return samples.quote(text, ref=ref)


def ref_of(each: Quote) -> QuoteRef:
    return QuoteRef(each.document.id, each.document.version, each.start, each.end)


def words(view: discord.ui.LayoutView) -> list[str]:
    assert isinstance(view, StatelessLayout)
    return texts(samples.drawn(view))


def test_withdrawn_words_leave_the_message_and_the_others_stay() -> None:
    view = render_answer(samples.answer(quote("It sank.", GONE), quote("It sailed.", KEPT)))
    before = words(view)

    mark(view, WITHDRAWN, TITLES, {})

    after = words(view)
    assert after[0].startswith(
        "⚠️ **Since this answer:** “The lost letters” was withdrawn.\n### ❔ Unverified"
    )
    assert after[1] == "*These words are not shown any more: their source was withdrawn.*"
    assert after[2:4] == ["🗑️ **Withdrawn**", "-# …"]
    assert after[4:] == before[4:]
    assert "sank" not in str(after)
    assert [each.document for each in blanked_in(view)] == [GONE]


def test_a_quote_whose_lines_stand_in_one_text_is_marked_as_well() -> None:
    """As in a check of many quotes."""
    gone = quote("It sank.", GONE)
    facts = facts_with_room([gone], 2000)[0]
    block = Block(Text(f"{facts.who}\n{facts.where}"), accessory=context_button(gone))
    card = Card(Text("### ❔ Unverified"), Text("> It sank."), block)
    view = StatelessLayout(card)
    before = words(view)

    mark(view, WITHDRAWN, TITLES, {})
    assert words(view)[2:] == ["🗑️ **Withdrawn**"]
    assert "sank" not in str(words(view))

    mark(view, (), TITLES, {ref_of(gone): gone})
    assert words(view) == before


def test_what_comes_back_is_drawn_as_it_was() -> None:
    gone = quote("It sank.", GONE)
    view = render_answer(samples.answer(gone, quote("It sailed.", KEPT)))
    before = words(view)
    mark(view, WITHDRAWN, TITLES, {})

    mark(view, (), TITLES, {ref_of(gone): gone})

    assert words(view) == before


def test_a_mark_is_replaced_by_the_next_one() -> None:
    view = render_answer(samples.answer(quote("It sailed.", KEPT)))
    before = words(view)

    mark(view, (Change(KEPT, ChangeKind.OTHER_VERSION),), TITLES, {})
    mark(view, (Change(KEPT, ChangeKind.RE_RATED, Status.REFUTED),), TITLES, {})

    first, *rest = words(view)[0].split("\n")
    assert first == (
        "⚠️ **Since this answer:** what “The harbour letters” says is now ⛔ Refuted by a moderator."
    )
    assert "\n".join(rest) == before[0]
    assert words(view)[1:] == before[1:]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change(KEPT, ChangeKind.RE_RATED, Status.CORRECTED), "letters” says was corrected"),
        (Change(KEPT, ChangeKind.OTHER_VERSION), "letters” has another version"),
        (Change(DocumentId("unknown3"), ChangeKind.OUT_OF_REACH), "a source is not used here"),
    ],
)
def test_each_change_has_its_words(change: Change, said: str) -> None:
    assert said in mark_line([change], TITLES)


def test_nothing_changed_needs_no_words() -> None:
    assert mark_line([], TITLES) == ""


def test_a_check_with_many_quotes_is_marked_without_one_more_component() -> None:
    gone = quote("It sank.", GONE)
    check = Check(
        statement="It sank.",
        verdict="disputed",
        note="Both sides.",
        supporting=tuple(gone.model_copy(update={"start": n, "end": n + 8}) for n in range(4)),
        against=tuple(
            quote("No.", KEPT).model_copy(update={"start": n, "end": n + 3}) for n in range(4)
        ),
    )
    view = render_check(check)
    components = len(every_component(samples.drawn(view)["components"]))

    mark(view, WITHDRAWN, TITLES, {})

    assert len(every_component(samples.drawn(view)["components"])) == components
    assert len(blanked_in(view)) == 4
    assert "> No." in words(view)
    back = {ref_of(each): each for each in check.supporting}
    mark(view, (), TITLES, back)
    assert quotes(samples.drawn(view)) == quotes(samples.drawn(render_check(check)))
    assert "Withdrawn" not in str(words(view))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(HOSTILE, st.booleans()), min_size=1, max_size=5),
    st.dictionaries(st.sampled_from([GONE, KEPT]), HOSTILE),
)
def test_any_answer_can_be_marked_within_the_limits(
    told: list[tuple[str, bool]], titles: dict[DocumentId, str]
) -> None:
    shown = [
        quote(f"secret{number} {text * 3}", GONE if gone else KEPT).model_copy(
            update={
                "start": number * 5000,
                "end": number * 5000 + len(f"secret{number} {text * 3}"),
            }
        )
        for number, (text, gone) in enumerate(told)
    ]
    view = render_answer(samples.answer(*shown, note="n" * 500))

    changes = (*WITHDRAWN, Change(KEPT, ChangeKind.RE_RATED, Status.DISPUTED))
    mark(view, changes, titles, {})

    drawn = samples.drawn(view)
    assert sum(length(text) for text in texts(drawn)) <= LAYOUT_CHARACTERS
    assert length(texts(drawn)[0].split("\n")[0]) <= MARK_CHARACTERS
    assert len(every_component(drawn["components"])) <= LAYOUT_COMPONENTS
    for number, (_, gone) in enumerate(told):
        assert (f"secret{number}" in everything(drawn)) is not gone
    mark(view, (), titles, {ref_of(each): each for each in shown})
    again = samples.drawn(view)
    assert sum(length(text) for text in texts(again)) <= LAYOUT_CHARACTERS
    assert all(f"secret{number}" in everything(again) for number in range(len(told)))
