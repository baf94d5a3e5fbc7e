"""What the machine is unsure of is replaced; what moderators decide about it is kept."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.domain.claim import Assessment, Relation, RelationKind, Status
from bot.domain.document import BASE_LIBRARY, Document
from bot.domain.doubtful_link import LinkDecision, PastDecision, SharpenedCopy, name_of
from bot.domain.errors import NotFoundError
from bot.store.assessments import AssessmentStore
from bot.store.audit import AuditAction, AuditLog
from bot.store.database import Database
from bot.store.documents import DocumentStore
from bot.store.doubtful_links import DoubtfulLinkStore
from tests.store.samples import HARBOUR, MEADOW, NOON, analysis, document, key

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def links(database: Database) -> DoubtfulLinkStore:
    return DoubtfulLinkStore(database)


@pytest.fixture
def findings(database: Database) -> AssessmentStore:
    return AssessmentStore(database)


@pytest.fixture
def shared(store: DocumentStore) -> Document:
    shared = document(library=BASE_LIBRARY)
    store.add_version(shared, analysis(), "operator")
    return shared


def decision(
    about: Document, *, confirmed: bool = True, kind: RelationKind = RelationKind.DENIES
) -> LinkDecision:
    return LinkDecision(
        subject=key(about, 2),
        target=key(about, 1),
        kind=kind,
        subject_text="Nobody confirms it. 🜂",
        target_text="Mara Vell says that it was sold.",
        confirmed=confirmed,
        moderator_id="77",
        moderator_name="Ilse",
        decided_at=NOON,
    )


def doubtful(about: Document) -> Relation:
    return Relation(
        subject=key(about, 2), target=key(about, 1), kind=RelationKind.DENIES, similarity=0.5
    )


def sharpened(about: Document) -> SharpenedCopy:
    return SharpenedCopy(sentence=key(about, 0), original=key(about, 1), what="'may' was dropped")


def test_findings_go_with_the_assessment_that_made_them(
    links: DoubtfulLinkStore, findings: AssessmentStore, shared: Document
) -> None:
    findings.replace(
        BASE_LIBRARY, [], [], doubtful=[doubtful(shared)], sharpened=[sharpened(shared)]
    )

    assert links.doubtful(BASE_LIBRARY) == links.doubtful(HARBOUR) == (doubtful(shared),)
    assert links.sharpened(BASE_LIBRARY) == links.sharpened(HARBOUR) == (sharpened(shared),)

    findings.replace(BASE_LIBRARY, [], [])

    assert links.doubtful(HARBOUR) == ()
    assert links.sharpened(HARBOUR) == ()


def test_a_copy_that_is_found_twice_is_kept_once(
    links: DoubtfulLinkStore, findings: AssessmentStore, shared: Document
) -> None:
    findings.replace(BASE_LIBRARY, [], [], sharpened=[sharpened(shared), sharpened(shared)])

    assert links.sharpened(BASE_LIBRARY) == (sharpened(shared),)


def test_a_library_that_was_assessed_itself_is_not_asked_what_the_base_doubts(
    links: DoubtfulLinkStore, findings: AssessmentStore, shared: Document
) -> None:
    certain = doubtful(shared)
    findings.replace(BASE_LIBRARY, [], [certain], doubtful=[certain])
    stated = Assessment(sentence=key(shared), status=Status.STATED, reasons=("Because.",))
    findings.replace(HARBOUR, [stated], [])

    assert links.doubtful(HARBOUR) == ()
    assert findings.relations_of(HARBOUR, [key(shared, 1)]) == ()
    assert links.doubtful(MEADOW) == findings.all_relations(MEADOW) == (certain,)


def test_a_later_decision_takes_the_place_of_an_earlier_one(
    links: DoubtfulLinkStore, shared: Document, database: Database
) -> None:
    yes = decision(shared)
    no = decision(shared, confirmed=False).model_copy(update={"decided_at": LATER})

    links.decide(HARBOUR, yes)
    links.decide(HARBOUR, no)

    assert links.in_force(HARBOUR) == (no,)
    assert links.history(HARBOUR) == (
        PastDecision(decision=yes, undone_at=LATER, undone_by="77"),
        PastDecision(decision=no, undone_at=None, undone_by=None),
    )
    logged = AuditLog(database).entries(HARBOUR)
    assert [each.action for each in logged] == [AuditAction.REJECT_LINK, AuditAction.CONFIRM_LINK]
    assert logged[0].before is not None
    assert (logged[0].before["state"], logged[0].before["target"]) == (
        "confirmed",
        "Mara Vell says that it was sold.",
    )


def test_an_undone_decision_stays_in_the_history(
    links: DoubtfulLinkStore, shared: Document, database: Database
) -> None:
    links.decide(HARBOUR, decision(shared))

    assert links.undo(HARBOUR, decision(shared).name, "78", LATER) == decision(shared)

    assert links.in_force(HARBOUR) == ()
    assert not links.has_own(HARBOUR)
    assert links.history(HARBOUR)[0].undone_by == "78"
    assert AuditLog(database).entries(HARBOUR)[0].action is AuditAction.UNDO_LINK
    with pytest.raises(NotFoundError):
        links.undo(HARBOUR, decision(shared).name, "78", LATER)


def test_the_librarys_own_decision_wins_over_the_bases(
    links: DoubtfulLinkStore, shared: Document
) -> None:
    everywhere, here = decision(shared), decision(shared, confirmed=False)
    links.decide(BASE_LIBRARY, everywhere)
    links.decide(HARBOUR, here)

    assert links.in_force(HARBOUR) == (here,)
    assert links.in_force(MEADOW) == links.in_force(BASE_LIBRARY) == (everywhere,)
    assert not links.has_own(MEADOW)


def test_a_decision_is_about_documents_and_words_not_about_versions(shared: Document) -> None:
    first = decision(shared)
    moved = first.model_copy(update={"subject": first.subject._replace(version=2, position=7)})
    reworded = first.model_copy(update={"subject_text": "Somebody confirms it."})

    assert moved.name == first.name != reworded.name


def test_who_repeats_whom_has_no_direction() -> None:
    one, other = (key(document()).document, "It burned."), (key(document()).document, "A fire.")

    assert name_of(RelationKind.REPEATS, one, other) == name_of(RelationKind.REPEATS, other, one)
    assert name_of(RelationKind.DENIES, one, other) != name_of(RelationKind.DENIES, other, one)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM link_decisions", "UPDATE link_decisions SET decision = '{}'"]
)
def test_history_is_neither_rewritten_nor_deleted(
    links: DoubtfulLinkStore, shared: Document, database: Database, statement: str
) -> None:
    links.decide(HARBOUR, decision(shared))

    with pytest.raises(IntegrityError, match="a decision is undone"), database.write() as writing:
        writing.execute(text(statement))

    assert links.in_force(HARBOUR) == (decision(shared),)
