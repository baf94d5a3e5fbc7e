"""A library's findings are replaced as a whole, and read on top of the base library's."""

import pytest

from bot.domain.claim import Assessment, Relation, RelationKind, Status
from bot.domain.document import BASE_LIBRARY, Document, SentenceKey
from bot.domain.errors import NotFoundError
from bot.store.assessments import AssessmentStore
from bot.store.database import Database
from bot.store.documents import DocumentStore
from tests.store.samples import HARBOUR, MEADOW, analysis, document, key


@pytest.fixture
def findings(database: Database) -> AssessmentStore:
    return AssessmentStore(database)


@pytest.fixture
def shared(store: DocumentStore) -> Document:
    shared = document(library=BASE_LIBRARY)
    store.add_version(shared, analysis(), "operator")
    return shared


@pytest.fixture
def own(store: DocumentStore) -> Document:
    own = document(file_name="own.txt")
    store.add_version(own, analysis(), "77")
    return own


def _assessed(sentence: SentenceKey, status: Status) -> Assessment:
    return Assessment(sentence=sentence, status=status, reasons=("Because.",), origins=("Vell",))


def _related(
    subject: SentenceKey, target: SentenceKey, kind: RelationKind, similarity: float = 0.5
) -> Relation:
    return Relation(subject=subject, target=target, kind=kind, similarity=similarity)


def test_the_librarys_own_finding_wins_over_the_bases(
    findings: AssessmentStore, shared: Document, own: Document
) -> None:
    findings.replace(BASE_LIBRARY, [_assessed(key(shared, n), Status.STATED) for n in (0, 1)], [])
    disputed = _assessed(key(shared, 0), Status.DISPUTED)
    findings.replace(HARBOUR, [disputed, _assessed(key(own), Status.UNVERIFIED)], [])

    found = findings.assessments(HARBOUR, [key(shared, 0), key(shared, 1), key(own), key(own, 2)])

    assert {sentence: each.status for sentence, each in found.items()} == {
        key(shared, 0): Status.DISPUTED,
        key(shared, 1): Status.STATED,
        key(own): Status.UNVERIFIED,
    }
    assert found[key(shared, 0)] == disputed
    assert findings.assessments(MEADOW, [key(shared), key(own)]) == {
        key(shared): _assessed(key(shared), Status.STATED)
    }


def test_replacing_takes_away_what_was_there(findings: AssessmentStore, own: Document) -> None:
    repeats = _related(key(own, 0), key(own, 1), RelationKind.REPEATS)
    findings.replace(HARBOUR, [_assessed(key(own), Status.STATED)], [repeats])

    findings.replace(HARBOUR, [], [])

    assert findings.assessments(HARBOUR, [key(own)]) == {}
    assert findings.all_relations(HARBOUR) == ()


def test_relations_are_found_from_either_side_the_closest_first(
    findings: AssessmentStore, shared: Document, own: Document
) -> None:
    denies = _related(key(own, 2), key(shared, 1), RelationKind.DENIES, 0.6)
    repeats = _related(key(own, 0), key(shared, 0), RelationKind.REPEATS, 0.9)
    between_shared = _related(key(shared, 1), key(shared, 0), RelationKind.REPEATS, 0.7)
    findings.replace(HARBOUR, [], [denies, repeats, between_shared])
    findings.replace(BASE_LIBRARY, [], [between_shared])

    assert findings.relations_of(HARBOUR, [key(shared, 1)]) == (between_shared, denies)
    assert findings.relations_of(HARBOUR, [key(own, 2)]) == (denies,)
    assert findings.relations_of(HARBOUR, [key(own, 1)]) == ()
    assert findings.all_relations(HARBOUR) == (repeats, between_shared, denies)
    assert findings.all_relations(MEADOW) == (between_shared,)


def test_a_finding_on_another_librarys_sentence_is_refused_whole(
    findings: AssessmentStore, own: Document
) -> None:
    foreign = _assessed(key(own), Status.STATED)
    repeats = _related(key(own, 0), key(own, 1), RelationKind.REPEATS)

    with pytest.raises(NotFoundError):
        findings.replace(MEADOW, [foreign], [])
    with pytest.raises(NotFoundError):
        findings.replace(MEADOW, [], [repeats])

    assert findings.assessments(MEADOW, [key(own)]) == {}
