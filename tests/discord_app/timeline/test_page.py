"""A page of the timeline fits into a message, whatever documents say; its buttons remember it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.rendering import quote_ids
from bot.discord_app.rendering.limits import (
    CUSTOM_ID_CHARACTERS,
    LAYOUT_CHARACTERS,
    LAYOUT_COMPONENTS,
    length,
)
from bot.discord_app.timeline.ids import TIMELINE, fitting, timeline_id, timeline_page
from bot.discord_app.timeline.page import PER_PAGE, render_timeline
from bot.domain.claim import Status
from bot.domain.document import LibraryId
from bot.domain.event import EventRole, Granularity
from bot.domain.timeline import DatedReport, ReportedEvent, SentenceQuote, Timeline, TimelineRequest
from tests.discord_app import samples
from tests.loopback.reading import everything, labels, quotes, texts
from tests.loopback.rules import every_component

HERE = LibraryId("4001")
ASKED = TimelineRequest(HERE)
LEFT = "Mara Osterby left Veldhaven by ship on 3 May, a neighbour said."
DAYS = st.none() | st.dates().map(date.isoformat)


def report(text: str = LEFT, *, at: int = 0, role: EventRole = EventRole.HAPPENED) -> DatedReport:
    return DatedReport(
        document=samples.document(),
        start=at,
        end=at + 5,
        expression="3 May",
        sentence=SentenceQuote(start=at, end=at + len(text), text=text),
        edtf="2031-05-03",
        earliest=date(2031, 5, 3),
        latest=date(2031, 5, 3),
        granularity=Granularity.DAY,
        year_inferred=True,
        year_reason="counted from the publication date 2031-06",
        role=role,
        said_by=("a neighbour",),
        status=Status.UNVERIFIED,
    )


def event(*reports: DatedReport, disagreements: tuple[str, ...] = ()) -> ReportedEvent:
    return ReportedEvent(reports=reports, disagreements=disagreements)


def timeline(*events: ReportedEvent, first: int = 0, total: int | None = None) -> Timeline:
    shown = sum(len(each.reports) for each in events)
    return Timeline(
        events=events, first=first, total=shown if total is None else total, notes=("about “ship”",)
    )


def drawn(shown: Timeline, request: TimelineRequest = ASKED) -> dict[str, object]:
    return samples.drawn(render_timeline(shown, request))


def test_a_report_shows_date_sentence_claimant_status_and_source() -> None:
    page = drawn(timeline(event(report())))

    assert quotes(page) == [LEFT]
    words = everything(page)
    assert "3 May 2031" in words
    assert "(year inferred)" in words
    assert "❔ Unverified" in words
    assert "said by **a neighbour**" in words
    assert "The harbour letters" in words
    assert "about “ship”" in words
    assert labels(page) == ["In context", "Look again"]


def test_reports_of_one_event_stand_below_one_date() -> None:
    words = everything(drawn(timeline(event(report(), report("She sailed on 3 May.", at=90)))))

    assert words.count("3 May 2031") == 1


def test_a_sentence_that_is_dated_twice_below_one_date_is_quoted_once() -> None:
    again = report().model_copy(update={"start": 30, "end": 36, "expression": "at noon"})

    page = drawn(timeline(event(report(), again)))

    assert quotes(page) == [LEFT]
    assert texts(page)[-1] == "-# also dated by “at noon”"


def test_a_sentence_that_two_are_said_to_say_names_both() -> None:
    other = report().model_copy(update={"start": 30, "end": 36, "said_by": ("the crew",)})

    words = everything(drawn(timeline(event(report(), other))))

    assert "said by **a neighbour**" in words
    assert "said by **the crew**" in words


def test_a_disagreement_is_shown_with_both_dates() -> None:
    page = drawn(timeline(event(report(), disagreements=("2031-05-03", "2031-05-04"))))

    assert "Reports disagree on the date: 3 May 2031 or 4 May 2031" in everything(page)


def test_the_date_of_a_report_does_not_pass_for_that_of_an_event() -> None:
    page = drawn(timeline(event(report(role=EventRole.REPORTED))))

    assert "the date of a report" in everything(page)


def test_an_empty_timeline_says_so() -> None:
    page = drawn(timeline())

    assert "No dated event of the sources fits." in everything(page)
    assert labels(page) == ["Look again"]


def test_the_jump_leads_to_the_sentence() -> None:
    page = drawn(timeline(event(report(at=40))))

    button, _ = [each for each in every_component(page["components"]) if each["type"] == 2]
    match = quote_ids.CONTEXT.fullmatch(str(button["custom_id"]))
    assert match is not None
    assert quote_ids.context_ref(match) == ("abcd1234", 1, 40, 40 + len(LEFT))


def test_two_dates_in_one_sentence_share_one_button() -> None:
    page = drawn(timeline(event(report()), event(report())))

    assert quotes(page) == [LEFT, LEFT]
    assert labels(page) == ["In context", "Look again"]


@pytest.mark.parametrize(
    ("first", "disabled"), [(0, [True, False]), (5, [False, False]), (10, [False, True])]
)
def test_pages_turn_as_far_as_there_are_any(first: int, disabled: list[bool]) -> None:
    page = drawn(timeline(*(event(report(at=at * 99)) for at in range(5)), first=first, total=15))

    turning = [each for each in every_component(page["components"])
               if each.get("label") in {"Earlier", "Later"}]  # fmt: skip
    assert [bool(each.get("disabled")) for each in turning] == disabled
    assert f"Reports {first + 1} to {first + 5} of 15" in everything(page)


@given(st.lists(samples.HOSTILE.filter(str.strip), min_size=PER_PAGE, max_size=PER_PAGE))
def test_a_full_page_of_hostile_words_fits(words: list[str]) -> None:
    events = [event(report(text * 5, at=at * 9_000)) for at, text in enumerate(words)]
    page = samples.drawn(render_timeline(timeline(*events, total=50), ASKED, "⚠" * 300))

    found = every_component(page["components"])
    ids = [each["custom_id"] for each in found if "custom_id" in each]
    assert sum(map(length, texts(page))) <= LAYOUT_CHARACTERS
    assert len(found) <= LAYOUT_COMPONENTS
    assert len(ids) == len(set(ids))
    assert all(text.strip() for text in texts(page))


@given(
    about=st.none() | samples.HOSTILE,
    days=st.tuples(DAYS, DAYS, DAYS),
    status=st.none() | st.sampled_from(Status),
    page=st.integers(0, 99_999),
)
def test_a_button_remembers_filters_and_page(
    about: str | None, days: tuple[str | None, str | None, str | None],
    status: Status | None, page: int,
) -> None:  # fmt: skip
    request = fitting(TimelineRequest(HERE, about, *days, status))

    name = timeline_id(request, page)
    match = TIMELINE.fullmatch(name)
    assert length(name) <= CUSTOM_ID_CHARACTERS
    assert match is not None
    assert timeline_page(match, HERE) == (request, page)


def test_a_long_about_gives_up_its_last_words_only() -> None:
    since, until, as_of = ((date(2031, 1, 1) + timedelta(days=at)).isoformat() for at in range(3))
    request = TimelineRequest(HERE, "the ship that left Veldhaven " * 5, since, until, as_of)

    about = fitting(request).about
    assert about is not None
    assert ("the ship that left Veldhaven " * 5).startswith(f"{about} ")
    assert len(about) > 30


def test_a_button_knows_no_library() -> None:
    match = TIMELINE.fullmatch(timeline_id(ASKED, 2))

    assert match is not None
    assert timeline_page(match, LibraryId("9")).request.library == "9"
