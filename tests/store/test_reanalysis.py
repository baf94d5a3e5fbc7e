"""A text that newer rules read otherwise keeps its verdicts; nothing is lost on the way."""

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError

from bot.domain.claim import Assessment, Relation, RelationKind, Status
from bot.domain.document import BASE_LIBRARY, Document, VersionKey
from bot.domain.ingest import DocumentAnalysis
from bot.store.assessments import AssessmentStore
from bot.store.audit import AuditAction, AuditLog
from bot.store.database import Database
from bot.store.documents import DocumentStore
from bot.store.doubtful_links import DoubtfulLinkStore
from bot.store.judged import JudgedSteps
from bot.store.reanalysis import ReanalysisStore
from bot.store.verdicts import VerdictStore
from tests.store.samples import HARBOUR, MEADOW, REACH, analysis, document, key, verdict

OLD, NEW = 1, 2
WORDS = (
    "The lighthouse is dark. Mara Vell says so.\nIt was sold.\nNobody confirms it.\nIt was sold."
)
RECUT = WORDS.replace("dark. ", "dark.\n")


@pytest.fixture
def reanalysis(database: Database) -> ReanalysisStore:
    return ReanalysisStore(database)


@pytest.fixture
def stored(store: DocumentStore) -> Document:
    stored = document(WORDS)
    store.add_version(stored, made(WORDS, OLD), "operator")
    return stored


def made(text: str, version: int) -> DocumentAnalysis:
    """Cut a text by its lines, as the rules of `version` do."""
    return analysis(text).model_copy(update={"made_by": version})


def recut() -> DocumentAnalysis:
    """Cut `WORDS` as `RECUT` is cut: a line break and a space have the same length."""
    return made(RECUT, NEW)


def texts(store: DocumentStore, of: Document) -> list[str]:
    return [each.text for each in store.sentences(REACH, of.key)]


def test_what_older_rules_read_is_outdated_what_counts_comes_first(
    store: DocumentStore, reanalysis: ReanalysisStore, stored: Document
) -> None:
    second = stored.model_copy(update={"version": 2, "content_hash": "2"})
    store.add_version(second, made(WORDS, OLD), "operator")
    removed = document("Gone.", file_name="gone.txt", library=MEADOW)
    store.add_version(removed, made("Gone.", OLD), "operator")
    store.remove(MEADOW, removed.id, "operator")
    current = document("New.", file_name="new.txt")
    store.add_version(current, made("New.", NEW), "operator")

    outdated = reanalysis.outdated(NEW)

    assert outdated[0].key == VersionKey(stored.id, 2)
    assert {each.key for each in outdated[1:]} == {stored.key, removed.key}
    assert reanalysis.load(outdated[1]).id in {stored.id, removed.id}
    assert reanalysis.outdated(OLD) == ()


def test_sentences_analyses_and_passages_are_replaced_and_the_text_stays(
    store: DocumentStore, reanalysis: ReanalysisStore, stored: Document
) -> None:
    assert reanalysis.replace(stored, recut())

    assert texts(store, stored) == RECUT.split("\n")
    assert store.get(REACH, stored.id) == stored
    assert store.analyses(REACH, stored.key) == recut().analyses
    assert store.passages(REACH, stored.key) == recut().passages
    assert reanalysis.outdated(NEW) == ()
    assert not reanalysis.replace(stored, recut()), "another process was faster"


def test_verdicts_of_every_library_follow_their_words(
    store: DocumentStore, reanalysis: ReanalysisStore, database: Database
) -> None:
    shared = document(WORDS, library=BASE_LIBRARY)
    store.add_version(shared, made(WORDS, OLD), "operator")
    verdicts = VerdictStore(database)
    for library, position in ((HARBOUR, 1), (HARBOUR, 2), (HARBOUR, 3), (MEADOW, 1)):
        verdicts.record(library, verdict(key(shared, position)))

    reanalysis.replace(shared, recut())

    assert {each.sentence.position for each in verdicts.list(HARBOUR)} == {2, 3, 4}
    assert [each.sentence for each in verdicts.list(MEADOW)] == [key(shared, 2)]
    moved = AuditLog(database).entries(MEADOW)[0]
    assert (moved.action, moved.actor) == (AuditAction.CARRY_VERDICT, "re-analysis")
    assert (moved.before or {})["position"] == 1
    assert (moved.after or {})["position"] == 2


def test_a_verdict_stays_untouched_where_its_sentence_stays(
    reanalysis: ReanalysisStore, stored: Document, database: Database
) -> None:
    verdicts = VerdictStore(database)
    verdicts.record(HARBOUR, verdict(key(stored, 1)))

    reanalysis.replace(stored, made(WORDS, NEW))

    assert verdicts.list(HARBOUR) == (verdict(key(stored, 1)),)
    assert AuditLog(database).entries(HARBOUR)[0].action is AuditAction.VERDICT


def test_a_verdict_on_words_that_are_no_sentence_any_more_is_cleared_and_logged(
    reanalysis: ReanalysisStore, stored: Document, database: Database
) -> None:
    verdicts = VerdictStore(database)
    verdicts.record(HARBOUR, verdict(key(stored, 0)))

    reanalysis.replace(stored, recut())

    assert verdicts.list(HARBOUR) == ()
    (past,) = verdicts.history(HARBOUR, key(stored, 0))
    assert past.cleared_by == "re-analysis"
    assert AuditLog(database).entries(HARBOUR)[0].action is AuditAction.CLEAR_VERDICT


def test_findings_on_moved_sentences_go_and_are_to_be_judged_again(
    reanalysis: ReanalysisStore, stored: Document, database: Database
) -> None:
    findings, judged = AssessmentStore(database), JudgedSteps(database)
    denies = Relation(
        subject=key(stored, 2), target=key(stored, 1), kind=RelationKind.DENIES, similarity=0.5
    )
    status = Assessment(sentence=key(stored, 1), status=Status.STATED, reasons=("Because.",))
    findings.replace(HARBOUR, [status], [denies], doubtful=[denies], up_to=judged.newest(HARBOUR))
    assert not judged.is_behind(HARBOUR)

    reanalysis.replace(stored, recut())

    assert findings.assessments(HARBOUR, [key(stored, 1)]) == {}
    assert findings.all_relations(HARBOUR) == DoubtfulLinkStore(database).doubtful(HARBOUR) == ()
    assert judged.is_behind(HARBOUR)


def test_a_failure_in_the_middle_leaves_everything_as_it_was(
    store: DocumentStore, reanalysis: ReanalysisStore, stored: Document, database: Database
) -> None:
    VerdictStore(database).record(HARBOUR, verdict(key(stored, 1)))
    with database.write() as connection:
        connection.execute(
            sql(
                "CREATE TRIGGER full BEFORE INSERT ON audit "
                "BEGIN SELECT RAISE(ABORT, 'no room left'); END"
            )
        )

    with pytest.raises(DBAPIError, match="no room left"):
        reanalysis.replace(stored, recut())

    assert texts(store, stored) == WORDS.split("\n")
    assert [each.sentence for each in VerdictStore(database).list(HARBOUR)] == [key(stored, 1)]
    assert len(reanalysis.outdated(NEW)) == 1
    assert database.problems() == ()
