"""Moderators merge and split entries; what stands follows from the edits that stand."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.document import BASE_LIBRARY, LibraryId, VersionKey
from bot.domain.errors import ConflictError, NotFoundError, QuestionRejectedError
from bot.domain.timeline import EditKind, PastEdit, ReportPlace
from bot.store.database import Database
from tests.services.timeline_desk import ILKA, Desk, open_desk

HERE, THERE = LibraryId("4001"), LibraryId("4002")
RESIGNED = "Then Mora Tarn resigned on June 4."
ALSO_RESIGNED = "The minister Mora Tarn resigned in early June."
RESIGNED_LATER = "Then Mora Tarn resigned on June 6."
SEEN = "Old Yorin Osk sold the mill on May 3."
_libraries = count(5001)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(tmp_path)
    yield database
    database.close()


@pytest.fixture
def desk(database: Database) -> Desk:
    return open_desk(database, HERE, [RESIGNED, ALSO_RESIGNED, RESIGNED_LATER, SEEN])


def merge(desk: Desk, first: str, second: str) -> PastEdit:
    return desk.editor.merge(HERE, desk.place(first), desk.place(second), ILKA, "same day")


def split(desk: Desk, words: str) -> PastEdit:
    return desk.editor.split(HERE, desk.place(words), ILKA, "")


def test_a_merge_puts_two_entries_under_one_and_shows_that_their_dates_disagree(desk: Desk) -> None:
    assert desk.shown() == [[SEEN], [ALSO_RESIGNED, RESIGNED], [RESIGNED_LATER]]

    merge(desk, SEEN, RESIGNED)

    assert desk.shown() == [[SEEN, ALSO_RESIGNED, RESIGNED], [RESIGNED_LATER]]
    assert "2021-05-03" in desk.entries()[0].disagreements


def test_a_merge_of_dates_that_agree_disputes_nothing(database: Database) -> None:
    desk = open_desk(database, HERE, [RESIGNED, "It was over for Tarn in June 2021."])

    merge(desk, RESIGNED, "It was over")

    (entry,) = desk.entries()
    assert entry.disagreements == ()


def test_a_day_without_its_year_disagrees_only_with_another_day(database: Database) -> None:
    desk = open_desk(database, HERE, [RESIGNED, SEEN])
    desk.add("Nobody saw that she went on June 4.", published=None)

    merge(desk, RESIGNED, "she went")
    agreeing = desk.entries()[1].disagreements
    merge(desk, SEEN, "she went")

    assert agreeing == ()
    assert "XXXX-06-04" in desk.entries()[0].disagreements


def test_a_split_takes_a_report_out_for_good(desk: Desk) -> None:
    split(desk, ALSO_RESIGNED)
    assert desk.shown() == [[SEEN], [ALSO_RESIGNED], [RESIGNED], [RESIGNED_LATER]]

    desk.add("Soon Mora Tarn resigned on June 4.")

    assert [ALSO_RESIGNED] in desk.shown()
    assert [RESIGNED, "Soon Mora Tarn resigned on June 4."] in desk.shown()


def test_a_split_report_is_not_compared_any_more(desk: Desk) -> None:
    disagreeing = desk.entries()[2]
    assert disagreeing.disagreements != ()

    split(desk, RESIGNED_LATER)

    assert [entry.disagreements for entry in desk.entries()] == [(), (), ()]


def test_what_stands_alone_cannot_be_split(desk: Desk) -> None:
    with pytest.raises(QuestionRejectedError, match="stands alone"):
        split(desk, SEEN)
    assert desk.editor.log(HERE) == ()


def test_what_is_together_cannot_be_merged(desk: Desk) -> None:
    with pytest.raises(QuestionRejectedError, match="one entry already"):
        merge(desk, RESIGNED, ALSO_RESIGNED)
    with pytest.raises(QuestionRejectedError, match="one entry already"):
        merge(desk, RESIGNED, RESIGNED)


def test_a_split_report_can_be_merged_again(desk: Desk) -> None:
    split(desk, ALSO_RESIGNED)

    merge(desk, ALSO_RESIGNED, SEEN)

    assert desk.shown()[0] == [SEEN, ALSO_RESIGNED]


def test_an_edit_in_the_middle_can_be_undone(desk: Desk) -> None:
    first = merge(desk, SEEN, RESIGNED)
    second = merge(desk, SEEN, RESIGNED_LATER)
    assert (first.number, second.number) == (1, 2)

    desk.editor.undo(HERE, ILKA, 1)

    assert desk.shown() == [[SEEN, RESIGNED_LATER], [ALSO_RESIGNED, RESIGNED]]
    with pytest.raises(ConflictError, match="#1 was undone before"):
        desk.editor.undo(HERE, ILKA, 1)
    for number in (0, 3, -1, 10**30):
        with pytest.raises(NotFoundError):
            desk.editor.undo(HERE, ILKA, number)
    assert [(each.number, each.undone_by) for each in desk.editor.log(HERE)] == [
        (2, None),
        (1, "7"),
    ]


def test_hiding_a_report_does_not_pull_its_entry_apart(desk: Desk) -> None:
    merge(desk, SEEN, RESIGNED)
    merge(desk, SEEN, RESIGNED_LATER)

    desk.editor.hide(HERE, desk.place(SEEN), ILKA, "")

    assert desk.shown() == [[ALSO_RESIGNED, RESIGNED, RESIGNED_LATER]]
    assert "2021-05-03" not in desk.entries()[0].disagreements


def test_a_merge_heals_when_a_removed_document_comes_back(desk: Desk) -> None:
    seen = desk.place(SEEN)
    merge(desk, SEEN, RESIGNED)
    merge(desk, SEEN, RESIGNED_LATER)
    together = desk.shown()

    desk.documents.remove(HERE, seen.document, "test")
    without = desk.shown()
    desk.documents.undo(HERE, "test")

    assert without == [[ALSO_RESIGNED, RESIGNED, RESIGNED_LATER]]
    assert desk.shown() == together


def test_edits_survive_a_restart_and_other_documents(database: Database, desk: Desk) -> None:
    merge(desk, SEEN, RESIGNED)
    split(desk, ALSO_RESIGNED)
    before = desk.shown()

    again = open_desk(database, HERE, ["Nobody in Ostrel wrote it down in 1985."])

    assert again.shown() == [["Nobody in Ostrel wrote it down in 1985."], *before]


def test_another_server_neither_sees_nor_makes_such_an_edit(database: Database, desk: Desk) -> None:
    other = open_desk(database, THERE, [RESIGNED, SEEN])
    before = other.shown()

    merge(desk, SEEN, RESIGNED)

    assert other.shown() == before
    with pytest.raises(NotFoundError):
        other.editor.merge(THERE, desk.place(SEEN), other.place(RESIGNED), ILKA, "")
    with pytest.raises(NotFoundError):
        other.editor.merge(THERE, other.place(RESIGNED), desk.place(SEEN), ILKA, "")
    with pytest.raises(NotFoundError):
        other.editor.undo(THERE, ILKA, 1)


def test_a_server_merges_reports_of_the_base_for_itself_alone(database: Database) -> None:
    open_desk(database, BASE_LIBRARY, [RESIGNED, SEEN])
    desk, other = open_desk(database, HERE), open_desk(database, THERE)

    merge(desk, SEEN, RESIGNED)

    assert desk.shown() == [[SEEN, RESIGNED]]
    assert other.shown() == [[SEEN], [RESIGNED]]


def test_reports_are_offered_by_their_date_and_only_what_can_be_split(desk: Desk) -> None:
    offered = desk.editor.offer(HERE, "may 2021")
    joined = desk.editor.offer_joined(HERE, "")

    assert [told.sentence.text for told in offered] == [SEEN]
    assert SEEN not in {told.sentence.text for told in joined}
    assert len(joined) == 3


def test_kept_events_are_read_and_not_found_again(database: Database, desk: Desk) -> None:
    told = desk.told()
    with database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE found_events SET reports = replace(reports, 'Mora Tarn', 'Mora Carn')"
        )

    again = open_desk(database, HERE)

    assert [each.place for each in again.told()] == [each.place for each in told]
    assert any("Mora Carn" in each.sentence.text for each in again.told())


def test_another_publication_date_finds_the_events_again(desk: Desk) -> None:
    (before,) = (each for each in desk.told() if SEEN in each.sentence.text)
    key = VersionKey(before.document.id, before.document.version)
    document = desk.documents.get_version((HERE,), key)

    details = document.details.model_copy(update={"published": "2019-06-18"})
    desk.documents.edit_details(document, details, "test")

    (after,) = (each for each in desk.told() if SEEN in each.sentence.text)
    assert (before.event.edtf, after.event.edtf) == ("2021-05-03", "2019-05-03")


TEXTS = [RESIGNED, ALSO_RESIGNED, RESIGNED_LATER, SEEN, "Old Yorin Osk sold the mill in May."]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["hide", "merge", "split", "undo", "undo one"]),
        st.integers(0, len(TEXTS) - 1),
        st.integers(0, len(TEXTS) - 1),
    ),
    max_size=10,
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database.open(tmp_path_factory.mktemp("shared"))
    yield database
    database.close()


@given(EDITS)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_edits_and_undos_give_the_state_of_the_edits_that_stand(
    shared: Database, chosen: list[tuple[str, int, int]]
) -> None:
    library = LibraryId(str(next(_libraries)))
    desk = open_desk(shared, library, TEXTS)
    places = [desk.place(words) for words in TEXTS]
    by_rule = desk.partition()

    for kind, first, second in chosen:
        _do(desk, kind, places[first], places[second], first + 1)

    standing = [each.edit for each in reversed(desk.editor.log(library)) if not each.undone_at]
    expected = list(by_rule)
    for edit in standing:
        if edit.kind is EditKind.MERGE:
            joined = [each for each in expected if {edit.place, edit.other} & each]
            expected = [each for each in expected if each not in joined]
            expected.append(frozenset().union(*joined))
        if edit.kind is EditKind.SPLIT:
            expected = [each - {edit.place} for each in expected] + [frozenset({edit.place})]
    hidden = {each.place for each in standing if each.kind is EditKind.HIDE}
    assert desk.partition() == {each - hidden for each in expected} - {frozenset()}
    shown = [told.place for told in desk.told()]
    assert sorted([*shown, *hidden]) == sorted(places)
    assert open_desk(shared, library).entries() == desk.entries()


def _do(desk: Desk, kind: str, place: ReportPlace, other: ReportPlace, number: int) -> None:
    """Do it, if a moderator could: what cannot be done is refused and changes nothing."""
    before = desk.entries()
    try:
        if kind == "hide":
            desk.editor.hide(desk.library, place, ILKA, "")
        elif kind == "merge":
            desk.editor.merge(desk.library, place, other, ILKA, "")
        elif kind == "split":
            desk.editor.split(desk.library, place, ILKA, "")
        else:
            desk.editor.undo(desk.library, ILKA, number if kind == "undo one" else None)
    except (ConflictError, NotFoundError, QuestionRejectedError):
        assert desk.entries() == before
