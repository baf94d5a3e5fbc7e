"""The timeline of a fictional story: filters, merging, and nothing told before its time."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.config import Settings
from bot.domain.claim import Status, Verdict
from bot.domain.document import BASE_LIBRARY, SentenceKey, VersionKey, reach_of
from bot.domain.errors import QuestionRejectedError
from bot.domain.timeline import DatedReport, Timeline, TimelineRequest
from bot.services.timeline_query import last_day
from bot.store.verdicts import VerdictStore
from bot.wiring import Hearsay, build
from tests.services.conftest import OTHER_SERVER, SERVER, submission

pytestmark = pytest.mark.model

FICTION = "This story is fiction; no real person or place is meant.\n\n"
EARLY = "The mill in Tolm burned down on 4 May 2021.\n\nGalt Shipping bought the mill in 2019.\n"
LATER = "The mill in Tolm burned down on 5 May 2021, Mira Osterby said.\n\nOsterby left in June.\n"
DENIAL = "Galt Shipping denied that it had bought the mill in 2019.\n"
YEAR = "A new harbour was opened on 3 March 2018.\n"
UNDATED = "The lighthouse in Tolm was painted on 9 July 2017 and once more in August.\n"


@pytest.fixture(scope="module")
def tolm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hearsay]:
    built = build(Settings(data=tmp_path_factory.mktemp("tolm")))
    built.ingester.ingest_many(
        [
            submission("early.md", FICTION + EARLY, published="2021-05", title="Early"),
            submission("later.md", FICTION + LATER, published="2021-06-10", title="Later"),
            submission("denial.md", FICTION + DENIAL, published="2021-07-01", title="Denial"),
            submission("year.md", FICTION + YEAR, published="2020", title="Year"),
            submission("undated.md", FICTION + UNDATED, title="Undated"),
        ]
    )
    yield built
    built.close()


def ask(hearsay: Hearsay, **wanted: object) -> Timeline:
    return hearsay.chronology.timeline(TimelineRequest(SERVER, **wanted))  # type: ignore[arg-type]  # the fields by name


def of_story(timeline: Timeline) -> list[DatedReport]:
    """Leave the base corpus out: it is not the tests' own."""
    return [each for each in timeline.reports if each.document.title in
            ("Early", "Later", "Denial", "Year", "Undated")]  # fmt: skip


def expressions(timeline: Timeline) -> list[str]:
    return [each.expression for each in of_story(timeline)]


def test_events_come_in_the_order_of_their_dates(tolm: Hearsay) -> None:
    assert expressions(ask(tolm)) == [
        "9 July 2017", "3 March 2018", "2019", "2019", "4 May 2021", "5 May 2021", "June", "August",
    ]  # fmt: skip


def test_every_word_stands_where_the_report_says(tolm: Hearsay) -> None:
    for each in ask(tolm).reports:
        text = tolm.documents.get(reach_of(SERVER), each.document.id).text
        assert text[each.start : each.end] == each.expression
        assert text[each.sentence.start : each.sentence.end] == each.sentence.text
        assert each.sentence.start <= each.start < each.end <= each.sentence.end
        assert (each.earliest or date.min) <= (each.latest or date.max)


def test_a_document_without_a_date_leaves_its_bare_months_undated(tolm: Hearsay) -> None:
    (august,) = [each for each in of_story(ask(tolm)) if each.expression == "August"]

    assert august.earliest is None or august.earliest.year == 2017


def test_reports_that_differ_are_shown_as_a_disagreement(tolm: Hearsay) -> None:
    events = [e for e in ask(tolm).events if "burned" in e.reports[0].sentence.text]

    assert events
    assert all(e.disagreements == ("2021-05-04", "2021-05-05") for e in events)


def test_a_disagreement_does_not_show_before_it_was_reported(tolm: Hearsay) -> None:
    events = [
        e for e in ask(tolm, as_of="May 2021").events if "burned" in e.reports[0].sentence.text
    ]

    assert [e.disagreements for e in events] == [()]


def test_a_denial_does_not_change_a_status_before_it_was_published(tolm: Hearsay) -> None:
    def status(as_of: str | None) -> Status:
        reports = of_story(ask(tolm, as_of=as_of))
        return next(each.status for each in reports if "Shipping bought" in each.sentence.text)

    assert status(None) is Status.DISPUTED
    assert status("1 July 2021") is Status.DISPUTED
    assert status("30 June 2021") is Status.STATED


@pytest.mark.parametrize(
    ("as_of", "titles"),
    [
        ("2020-12-30", set()),
        ("2020-12-31", {"Year"}),
        ("2021-05-30", {"Year"}),
        ("2021-05-31", {"Year", "Early"}),
        ("2021-06-10", {"Year", "Early", "Later"}),
        ("2026", {"Year", "Early", "Later", "Denial"}),
    ],
)
def test_a_coarse_publication_date_counts_from_its_end(
    tolm: Hearsay, as_of: str, titles: set[str]
) -> None:
    shown = ask(tolm, as_of=as_of)

    assert {each.document.title for each in of_story(shown)} == titles
    assert any("1 document has no publication date" in note for note in shown.notes)


@settings(max_examples=40, deadline=None)
@given(
    day=st.dates(date(2015, 1, 1), date(2027, 1, 1)),
    form=st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]),
)
def test_as_of_never_shows_what_came_later(tolm: Hearsay, day: date, form: str) -> None:
    typed = day.strftime(form)
    shown = ask(tolm, as_of=typed)

    end = last_day(typed)
    assert end is not None
    for each in shown.reports:
        out = last_day(each.document.published)
        assert out is not None
        assert out <= end
    allowed = {each.document.id for each in shown.reports}
    assert all(report.document.id in allowed for event in shown.events for report in event.reports)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2019", "2019", ["2019", "2019"]),
        ("5 May 2021", None, ["5 May 2021", "June"]),
        (None, "2018", ["9 July 2017", "3 March 2018"]),
        ("1 June 2019", "2 June 2019", ["2019", "2019"]),
        ("2018-03-03", "2018-03-03", ["3 March 2018"]),
    ],
)
def test_from_and_to_keep_what_may_lie_between(
    tolm: Hearsay, since: str | None, until: str | None, expected: list[str]
) -> None:
    found = [each for each in expressions(ask(tolm, since=since, until=until)) if each != "August"]

    assert found == expected


def test_about_finds_by_word_and_by_any_part_of_a_name(tolm: Hearsay) -> None:
    assert "3 March 2018" in expressions(ask(tolm, about="HARBOURS"))
    assert "June" in expressions(ask(tolm, about="Mira Osterby"))
    assert "4 May 2021" not in expressions(ask(tolm, about="Mira Osterby"))


def test_about_finds_by_meaning(tolm: Hearsay) -> None:
    assert expressions(ask(tolm, about="an inaugurated port")) == ["3 March 2018"]


def test_about_without_words_is_refused(tolm: Hearsay) -> None:
    with pytest.raises(QuestionRejectedError, match="no words"):
        ask(tolm, about="🎉")


def test_a_status_filter_keeps_that_status_only(tolm: Hearsay) -> None:
    disputed = of_story(ask(tolm, status=Status.DISPUTED))

    assert disputed
    assert {each.status for each in disputed} == {Status.DISPUTED}
    assert len(disputed) < len(of_story(ask(tolm)))


def test_pages_together_are_the_whole(tolm: Hearsay) -> None:
    request = TimelineRequest(SERVER)
    whole = tolm.chronology.timeline(request)
    pages = [tolm.chronology.timeline(request, first, 3) for first in range(0, whole.total, 3)]

    assert all(sum(len(event.reports) for event in page.events) <= 3 for page in pages)
    assert {page.total for page in pages} == {len(whole.reports)}
    assert [r for page in pages for event in page.events for r in event.reports] == [
        r for event in whole.events for r in event.reports
    ]


def test_an_event_that_runs_over_a_page_counts_its_other_reports(fresh: Hearsay) -> None:
    for number, mill in enumerate(("mill", "old mill in Tolm")):
        text = f"{FICTION}Galt Shipping bought the {mill} in 2019.\n"
        fresh.ingester.ingest(submission(f"{number}.md", text, published="2021", title=mill))
    request = TimelineRequest(SERVER, about="Galt Shipping")
    first, second = (fresh.chronology.timeline(request, at, 1).events[0] for at in (0, 1))

    assert (first.before, first.after) == (0, 1)
    assert (second.before, second.after) == (1, 0)


def test_settled_dates_stay_the_same_whatever_day_it_is(tolm: Hearsay) -> None:
    settled = tolm.chronology.settled(
        TimelineRequest(SERVER, "mill", since="2019", until="may 2021", as_of="June 2021")
    )

    assert settled == TimelineRequest(SERVER, "mill", "2019-01-01", "2021-05-31", "2021-06-30")
    assert tolm.chronology.settled(settled) == settled


def test_another_server_sees_the_base_alone(tolm: Hearsay) -> None:
    theirs = tolm.chronology.timeline(TimelineRequest(OTHER_SERVER)).reports

    assert theirs == tolm.chronology.timeline(TimelineRequest(BASE_LIBRARY)).reports
    assert not {"Early", "Later", "Year"} & {each.document.title for each in theirs}


def test_what_goes_in_or_out_changes_the_timeline_at_once(fresh: Hearsay) -> None:
    assert of_story(ask(fresh)) == []

    fresh.ingester.ingest(submission("year.md", FICTION + YEAR, published="2021", title="Year"))
    assert expressions(ask(fresh)) == ["3 March 2018"]

    fresh.catalogue.remove(SERVER, "year.md", "test")
    assert of_story(ask(fresh)) == []


def test_a_corrected_publication_date_moves_what_hangs_on_it(fresh: Hearsay) -> None:
    fresh.ingester.ingest(
        submission("later.md", FICTION + LATER, published="2021-06-10", title="Later")
    )
    (stored,) = [
        fresh.documents.get(reach_of(SERVER), each.document.id)
        for each in fresh.catalogue.list(SERVER)
        if each.document.title == "Later"
    ]
    mended = stored.details.model_copy(update={"published": "2023-06-10"})
    fresh.documents.edit_details(stored, mended, "test")

    (june,) = [each for each in of_story(ask(fresh)) if each.expression == "June"]
    assert june.edtf == "2023-06"


def test_a_verdict_counts_from_the_day_it_was_recorded(fresh: Hearsay) -> None:
    fresh.ingester.ingest(
        submission("early.md", FICTION + EARLY, published="2021-05", title="Early")
    )
    bought = next(each for each in of_story(ask(fresh)) if each.expression == "2019")
    sentences = fresh.documents.sentences(reach_of(SERVER), _version(bought))
    position = next(each.position for each in sentences if each.text == bought.sentence.text)
    VerdictStore(fresh.database).record(
        SERVER,
        Verdict(
            sentence=SentenceKey(*_version(bought), position),
            status=Status.VERIFIED,
            moderator_id="1",
            moderator_name="Ilka",
            recorded_at=datetime(2022, 3, 4, tzinfo=UTC),
            evidence="https://example.org/register",
        ),
    )

    def status(as_of: str) -> Status:
        reports = of_story(ask(fresh, as_of=as_of))
        return next(each.status for each in reports if each.expression == "2019")

    assert status("3 March 2022") is Status.STATED
    assert status("4 March 2022") is Status.VERIFIED


def _version(report: DatedReport) -> VersionKey:
    return VersionKey(report.document.id, report.document.version)
