"""The timeline's picture: everything in its place, whatever is written."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from bot.domain.event import EventRole, Granularity
from bot.domain.timeline import Timeline
from bot.drawing.scene import Mark, Scene, Shape
from bot.drawing.timeline_layout import MOST_EVENTS, lay_out_timeline
from bot.drawing.typefaces import Face, Typefaces
from tests.drawing.geometry import assert_in_place, assert_marks_hold_their_text
from tests.drawing.samples import report, timeline, timelines

TYPEFACES = Typefaces()
DAY = ("2021-06-17", date(2021, 6, 17), date(2021, 6, 17))
MONTH = ("2021-06", date(2021, 6, 1), date(2021, 6, 30))
YEAR = ("1985", date(1985, 1, 1), date(1985, 12, 31))


def laid_out(found: Timeline) -> Scene:
    return lay_out_timeline(found, "Timeline", TYPEFACES)


def rail_mark(scene: Scene) -> Mark:
    return next(mark for mark in scene.marks if mark.box.right < 130)


def words_of(scene: Scene) -> str:
    return " ".join(text.words for text in scene.texts)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(timelines)
def test_nothing_overlaps_or_is_cut_off(found: Timeline) -> None:
    scene = laid_out(found)
    assert_in_place(scene)
    assert_marks_hold_their_text(scene)


def test_the_same_timeline_gives_the_same_scene() -> None:
    found = timeline(report(*MONTH), report())
    assert laid_out(found) == laid_out(found)


def test_more_events_than_fit_are_for_the_caller_to_page() -> None:
    with pytest.raises(ValueError, match="12 events, not 13"):
        laid_out(timeline(*[report()] * (MOST_EVENTS + 1)))


def test_an_exact_day_is_a_dot() -> None:
    mark = rail_mark(laid_out(timeline(report())))
    assert mark.box.width == mark.box.height
    assert mark.fill is not None


def test_a_vaguer_date_is_a_longer_bar() -> None:
    lengths = [
        rail_mark(laid_out(timeline(each))).box.height
        for each in (report(), report(*MONTH), report(*YEAR))
    ]
    assert lengths == sorted(set(lengths))


def test_a_report_is_hollow_and_says_so() -> None:
    scene = laid_out(timeline(report(role=EventRole.REPORTED)))
    assert rail_mark(scene).fill is None
    assert "reported" in words_of(scene)


@pytest.mark.parametrize("when", [DAY, MONTH])
def test_each_role_has_its_own_mark(when: tuple[str, date, date]) -> None:
    looks = {
        (mark.shape, mark.fill is None)
        for role in EventRole
        for mark in [rail_mark(laid_out(timeline(report(*when, role=role))))]
    }
    assert len(looks) == len(EventRole)


def test_an_open_date_points_where_it_goes_on() -> None:
    since = report("2018-04/..", date(2018, 4, 1), None)
    until = report("../2018-04", None, date(2018, 4, 30))
    assert rail_mark(laid_out(timeline(since))).shape is Shape.DOWN
    assert rail_mark(laid_out(timeline(until))).shape is Shape.UP


def test_only_an_inferred_year_is_in_italics() -> None:
    inferred = report(year_inferred=True, year_reason="the publication date")
    italics = [
        text.words
        for text in laid_out(timeline(inferred, report())).texts
        if text.face is Face.BOLD_ITALIC
    ]
    assert italics == ["2021"]


def test_gaps_stand_between_the_events_in_words() -> None:
    scene = laid_out(timeline(report(*YEAR), report()))
    assert "about 36 years later" in words_of(scene)


def test_few_events_show_their_sentences_whole_and_many_shorten_them() -> None:
    text = "The dam at Orrinmere gave way after eleven days of rain, two engineers said. " * 4
    long = report(sentence={"start": 0, "end": len(text), "text": text})
    assert "…" not in words_of(laid_out(timeline(long)))
    many = laid_out(timeline(*[long] * MOST_EVENTS))
    assert words_of(many).count("…") == MOST_EVENTS


def test_claimant_and_status_are_written_out() -> None:
    scene = laid_out(timeline(report(said_by=("Corvane Today", "Ada Renn"), status="disputed")))
    assert "Disputed" in words_of(scene)
    assert "says Corvane Today → Ada Renn, via Tresk Press" in words_of(scene)


def test_reports_from_one_document_name_it_once() -> None:
    words = words_of(laid_out(timeline(report(), report(said_by=("Ada Renn",)))))
    assert words.count("Tresk Press") == 2  # its title and its publisher, both at the top
    assert "All from “News of Tresk Press”, Tresk Press" in words


def test_disagreeing_dates_are_shown_as_a_disagreement() -> None:
    event = timeline(report()).events[0]
    event = event.model_copy(update={"disagreements": ("2021-06-17", "2021-06-18")})
    scene = laid_out(timeline(report()).model_copy(update={"events": (event,)}))
    assert "The dates disagree: 17 June 2021 or 18 June 2021" in words_of(scene)


def test_a_date_without_a_year_is_shown_as_far_as_it_goes() -> None:
    scene = laid_out(timeline(report("XXXX-03", None, None, granularity=Granularity.MONTH)))
    assert "March" in words_of(scene)


def test_a_shortened_sentence_shows_the_words_around_its_date() -> None:
    text = "It rained and rained, the mayor said. " * 9 + "The dam was built in 1931, she added."
    start = text.index("1931")
    long = report(sentence={"start": 0, "end": len(text), "text": text}, start=start, end=start + 4)
    words = words_of(laid_out(timeline(*[long] * MOST_EVENTS)))
    assert words.count("… ") == words.count("dam was built in 1931") == MOST_EVENTS
