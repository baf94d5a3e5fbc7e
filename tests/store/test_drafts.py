"""A draft is one step from being live, and reaches nobody before it."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.domain.document import VersionKey
from bot.domain.draft import DraftId
from bot.domain.errors import ConflictError, DocumentRejectedError, HearsayError, NotFoundError
from bot.store.audit import AuditAction, AuditLog
from bot.store.database import Database
from bot.store.document_ids import new_document_id
from bot.store.documents import DocumentStore
from bot.store.drafts import KEPT, DraftStore, StoredDraft
from tests.store.samples import HARBOUR, MEADOW, REACH, TEXT, analysis, document, draft

ONE, TWO = DraftId("DRAFT001"), DraftId("DRAFT002")


@pytest.fixture
def drafts(database: Database) -> DraftStore:
    return DraftStore(database)


def test_a_draft_is_in_no_list_until_it_is_published(
    drafts: DraftStore, store: DocumentStore
) -> None:
    drafts.add(draft(ONE))

    assert store.current(REACH) == ()
    assert store.version_keys(HARBOUR) == ()
    shown, published = drafts.publish(HARBOUR, ONE, "78", new_document_id)

    assert shown.id == ONE
    assert store.get(REACH, published.id) == published
    assert published.text == TEXT
    assert store.analyses(REACH, published.key) == analysis().analyses


def test_publishing_is_logged_and_leaves_no_draft(drafts: DraftStore, database: Database) -> None:
    drafts.add(draft(ONE))
    _, published = drafts.publish(HARBOUR, ONE, "78", new_document_id)

    (step,) = AuditLog(database).entries(HARBOUR)
    assert (step.action, step.actor, step.document) == (AuditAction.ADD, "78", published.id)
    assert drafts.open(HARBOUR) == ()
    with pytest.raises(NotFoundError, match=f"was published on .* document {published.id}"):
        drafts.load(HARBOUR, ONE)


def test_of_two_who_publish_one_is_told_that_the_other_did(
    drafts: DraftStore, store: DocumentStore
) -> None:
    drafts.add(draft(ONE))
    outcomes: list[str] = []
    start = threading.Barrier(2)

    def publish() -> None:
        start.wait()
        try:
            drafts.publish(HARBOUR, ONE, "78", new_document_id)
        except NotFoundError as error:
            outcomes.append(str(error))
        else:
            outcomes.append("published")

    threads = [threading.Thread(target=publish) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    (live,) = store.current(REACH)
    told = next(each for each in outcomes if each != "published")
    assert outcomes.count("published") == 1
    assert live.document.id in told


def test_a_discarded_draft_leaves_no_word(drafts: DraftStore, database: Database) -> None:
    drafts.add(draft(ONE))
    drafts.discard(HARBOUR, ONE)

    with pytest.raises(NotFoundError, match="was discarded"):
        drafts.load(HARBOUR, ONE)
    with database.read() as connection:
        rows = connection.execute(text("SELECT * FROM drafts WHERE library_id = '1001'")).all()
    assert len(rows) == 1
    assert not any("lighthouse" in str(value) for value in rows[0])


def test_the_same_bytes_give_the_draft_that_waits(drafts: DraftStore) -> None:
    first = drafts.add(draft(ONE))

    assert drafts.add(draft(TWO)) == first
    assert drafts.open(HARBOUR) == (first,)
    assert drafts.add(draft(TWO, library=MEADOW)).id == TWO


@pytest.mark.parametrize("words", ["A null \0 byte.", "Half a pair \ud83d."])
def test_words_that_are_no_text_are_refused(drafts: DraftStore, words: str) -> None:
    with pytest.raises(DocumentRejectedError, match="characters that no text has"):
        drafts.add(draft(ONE)._replace(text=words))

    published = draft(ONE).draft.details.model_copy(update={"publisher": words})
    changed = draft(ONE).draft.model_copy(update={"details": published})
    with pytest.raises(DocumentRejectedError, match="characters that no text has"):
        drafts.add(draft(ONE)._replace(draft=changed))
    assert drafts.open(HARBOUR) == ()


def test_an_edit_of_an_older_revision_is_refused(drafts: DraftStore) -> None:
    stored = draft(ONE)
    seen = drafts.add(stored)
    changed = stored._replace(draft=seen.model_copy(update={"events": 3}))

    assert drafts.replace(seen, changed).revision == 2
    with pytest.raises(ConflictError, match="Somebody else has changed this draft"):
        drafts.replace(seen, changed)
    assert drafts.load(HARBOUR, ONE).draft.events == 3


def test_a_draft_waits_a_week(drafts: DraftStore) -> None:
    now = datetime.now(UTC)
    drafts.add(draft(ONE, prepared_at=now - KEPT + timedelta(hours=1)))
    drafts.add(draft(TWO, "Too late.", prepared_at=now - KEPT - timedelta(hours=1)))

    assert [each.id for each in drafts.open(HARBOUR)] == [ONE]
    for call in (drafts.load, drafts.discard):
        with pytest.raises(NotFoundError, match="waits 7 days"):
            call(HARBOUR, TWO)
    assert drafts.purge() == 1
    assert drafts.purge() == 0


def test_a_draft_that_no_version_of_ours_wrote_is_told_and_stands_in_nobodys_way(
    drafts: DraftStore, database: Database
) -> None:
    drafts.add(draft(ONE))
    with database.write() as connection:
        connection.execute(
            text("""UPDATE drafts SET shown = '{"id": "DRAFT001"}' WHERE library_id = '1001'""")
        )

    with pytest.raises(NotFoundError, match="earlier version of the bot"):
        drafts.load(HARBOUR, ONE)
    assert drafts.open(HARBOUR) == ()
    assert drafts.add(draft(TWO)).id == TWO


def test_a_draft_becomes_the_next_version_of_what_it_replaces(
    drafts: DraftStore, store: DocumentStore
) -> None:
    first = document()
    store.add_version(first, analysis(), "77")
    drafts.add(draft(ONE, "The lighthouse burns.", replaces=first.key))

    _, published = drafts.publish(HARBOUR, ONE, "78", new_document_id)

    assert published.key == VersionKey(first.id, 2)
    assert store.get_version(REACH, first.key) == first
    assert store.version_keys(HARBOUR) == (published.key,)


def _removed(store: DocumentStore, replaced: VersionKey) -> None:
    store.remove(HARBOUR, replaced.document, "77")


def _renewed(store: DocumentStore, replaced: VersionKey) -> None:
    newer = document("It was sold.", id=replaced.document, version=2)
    store.add_version(newer, analysis(newer.text), "77")


@pytest.mark.parametrize(
    ("happens", "says"), [(_removed, "was removed meanwhile"), (_renewed, "at version 2 by now")]
)
def test_what_happened_to_the_replaced_document_is_told_and_the_draft_stays(
    drafts: DraftStore, store: DocumentStore, happens: object, says: str
) -> None:
    first = document()
    store.add_version(first, analysis(), "77")
    drafts.add(draft(ONE, "The lighthouse burns.", replaces=first.key))
    assert callable(happens)
    happens(store, first.key)
    before = store.current(REACH)

    with pytest.raises(HearsayError, match=says):
        drafts.publish(HARBOUR, ONE, "78", new_document_id)

    assert store.current(REACH) == before
    assert drafts.load(HARBOUR, ONE).draft.id == ONE


def test_bytes_that_came_in_meanwhile_are_told_and_the_draft_stays(
    drafts: DraftStore, store: DocumentStore
) -> None:
    waiting: StoredDraft = draft(ONE)
    drafts.add(waiting)
    faster = document().model_copy(update={"content_hash": waiting.content_hash})
    store.add_version(faster, analysis(), "77")

    with pytest.raises(DocumentRejectedError, match=faster.id):
        drafts.publish(HARBOUR, ONE, "78", new_document_id)

    assert [each.id for each in drafts.open(HARBOUR)] == [ONE]
