"""Moderators hide and mend what the machine read; it shows at once and can be taken back."""

from datetime import date

import pytest

from bot.domain.document import BASE_LIBRARY, DocumentId, LibraryId, VersionKey
from bot.domain.errors import NotFoundError, QuestionRejectedError
from bot.domain.timeline import DatedReport, ReportPlace, TimelineRequest
from bot.services.verification import Moderator
from bot.wiring import Hearsay
from tests.services.conftest import OTHER_SERVER, SERVER, submission

pytestmark = pytest.mark.model
ILKA = Moderator("7", "Ilka")
TEXT = """This story is fiction; no real person or place is meant.

The mill in Tolm burned down on 4 May 2021.

Galt Shipping bought the mill in 2019.
"""


@pytest.fixture
def tolm(fresh: Hearsay) -> Hearsay:
    fresh.ingester.ingest(submission("mill.md", TEXT, published="2021-05-05", title="Mill"))
    return fresh


def reports(hearsay: Hearsay, library: LibraryId = SERVER, **wanted: str) -> list[DatedReport]:
    """Return the reports of the story, or of the base for another server."""
    found = hearsay.chronology.timeline(TimelineRequest(library, **wanted)).reports  # type: ignore[arg-type]  # the words by name
    return [each for each in found if (each.document.title == "Mill") == (library == SERVER)]


def place_of(report: DatedReport) -> ReportPlace:
    return ReportPlace(report.document.id, report.document.version, report.start)


def test_a_hidden_report_is_gone_until_that_is_undone(tolm: Hearsay) -> None:
    before = reports(tolm)

    tolm.timeline_editor.hide(SERVER, place_of(before[0]), ILKA, "not about the story")
    hidden = reports(tolm)
    tolm.timeline_editor.undo(SERVER, ILKA)

    assert hidden == before[1:]
    assert reports(tolm) == before
    (past,) = tolm.timeline_editor.log(SERVER)
    assert (past.edit.reason, past.undone_by) == ("not about the story", "7")


def test_a_mended_date_counts_in_order_and_filters_and_names_who_set_it(tolm: Hearsay) -> None:
    fire = next(each for each in reports(tolm) if each.expression == "4 May 2021")

    tolm.timeline_editor.mend(SERVER, place_of(fire), "may 2018", ILKA, "")

    mended = reports(tolm)[0]
    assert mended.expression == "4 May 2021"
    assert (mended.edtf, mended.earliest) == ("2018-05", date(2018, 5, 1))
    assert mended.mended_by == "Ilka"
    assert reports(tolm, until="2018") == [mended]


def test_the_later_of_two_dates_counts(tolm: Hearsay) -> None:
    place = place_of(reports(tolm)[0])

    for typed in ("2017", "2016"):
        tolm.timeline_editor.mend(SERVER, place, typed, ILKA, "")

    assert reports(tolm)[0].edtf == "2016"
    tolm.timeline_editor.undo(SERVER, ILKA)
    assert reports(tolm)[0].edtf == "2017"


def test_a_server_mends_the_base_for_itself_alone(tolm: Hearsay) -> None:
    base = tolm.chronology.timeline(TimelineRequest(BASE_LIBRARY)).reports

    tolm.timeline_editor.hide(SERVER, place_of(base[0]), ILKA, "")

    here = tolm.chronology.timeline(TimelineRequest(SERVER)).reports
    assert base[0] not in here
    assert base[1] in here
    assert reports(tolm, OTHER_SERVER) == list(base)
    assert tolm.timeline_editor.log(OTHER_SERVER) == ()


def test_what_was_changed_follows_an_unchanged_sentence_to_a_new_version_and_back(
    tolm: Hearsay,
) -> None:
    fire, bought = reports(tolm)[::-1] if reports(tolm)[0].edtf == "2019" else reports(tolm)
    tolm.timeline_editor.mend(SERVER, place_of(fire), "2018", ILKA, "")
    tolm.timeline_editor.hide(SERVER, place_of(bought), ILKA, "")
    before = reports(tolm)
    opening, *rest = TEXT.split("\n\n")
    newer = "\n\n".join([opening, "Nobody was hurt.", *rest]).replace("bought", "sold")
    replaced = VersionKey(fire.document.id, fire.document.version)

    draft = tolm.drafting.prepare(submission("mill2.md", newer), replaces=replaced)
    tolm.drafting.publish(SERVER, draft.id, "7")

    sold, mended = sorted(reports(tolm), key=lambda each: each.sentence.start, reverse=True)
    assert (mended.document.version, mended.edtf, mended.mended_by) == (2, "2018", "Ilka")
    assert mended.start > fire.start
    assert sold.sentence.text == "Galt Shipping sold the mill in 2019."
    tolm.catalogue.undo(SERVER, "7")
    assert reports(tolm) == before


def test_another_servers_report_cannot_be_changed(tolm: Hearsay) -> None:
    with pytest.raises(NotFoundError):
        tolm.timeline_editor.hide(OTHER_SERVER, place_of(reports(tolm)[0]), ILKA, "")
    with pytest.raises(NotFoundError):
        tolm.timeline_editor.hide(SERVER, ReportPlace(DocumentId("nowhere"), 1, 0), ILKA, "")


def test_a_date_that_is_none_is_refused(tolm: Hearsay) -> None:
    with pytest.raises(QuestionRejectedError, match="soon"):
        tolm.timeline_editor.mend(SERVER, place_of(reports(tolm)[0]), "soon", ILKA, "")
    assert tolm.timeline_editor.log(SERVER) == ()


def test_reports_are_offered_by_their_words(tolm: Hearsay) -> None:
    (offered,) = tolm.timeline_editor.offer(SERVER, "shipping mill")

    assert offered.sentence.text == "Galt Shipping bought the mill in 2019."
    assert len(tolm.timeline_editor.offer(SERVER, "")) > 2


def test_zero_width_characters_hide_no_word(fresh: Hearsay) -> None:
    text = TEXT.replace("mill in 2019", "mi\u200bll in 2019")
    fresh.ingester.ingest(submission("mill.md", text, published="2021-05-05", title="Mill"))

    assert len(fresh.timeline_editor.offer(SERVER, "shipping mill")) == 1


def test_events_are_found_as_documents_come_in_so_that_nobody_waits(tolm: Hearsay) -> None:
    with tolm.database.read() as connection:
        query = "SELECT count(*) FROM found_events WHERE library_id = ?"
        kept = connection.exec_driver_sql(query, (SERVER,)).scalar_one()

    assert kept == 1
