"""What one server adds, no other server reaches, by any method of any store."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from bot.domain.answer import QuoteRef
from bot.domain.claim import Assessment, Relation, RelationKind, Status
from bot.domain.document import BASE_LIBRARY, Document
from bot.domain.draft import DraftId
from bot.domain.errors import NotFoundError
from bot.domain.posted import Change, ChangeKind, PostedAnswer, ShownQuote
from bot.store.assessments import AssessmentStore
from bot.store.audit import AuditLog
from bot.store.database import Database
from bot.store.document_ids import new_document_id
from bot.store.documents import DocumentStore
from bot.store.drafts import DraftStore
from bot.store.feedback import FeedbackStore
from bot.store.judged import JudgedSteps
from bot.store.overlaps import OverlapReader
from bot.store.posted_answers import PostedAnswerStore
from bot.store.quote_standing import QuoteStandings
from bot.store.server_settings import ServerSettingsStore
from bot.store.servers import ServerStore
from bot.store.verdicts import VerdictStore
from tests.store.samples import (
    HARBOUR,
    MEADOW,
    NOON,
    OTHER_REACH,
    REACH,
    analysis,
    document,
    draft,
    key,
    verdict,
)

Calls = dict[str, Callable[[], object]]
NOT_FOUND = "not found"
DRAFT = DraftId("DRAFT001")


@pytest.fixture
def secret(database: Database, store: DocumentStore) -> Document:
    """Fill one server's library with everything that a library can hold."""
    secret = document()
    store.add_version(secret, analysis(), "77")
    assessed = Assessment(sentence=key(secret), status=Status.STATED, reasons=("Because.",))
    denies = Relation(
        subject=key(secret, 2), target=key(secret, 1), kind=RelationKind.DENIES, similarity=0.5
    )
    AssessmentStore(database).replace(HARBOUR, [assessed], [denies])
    VerdictStore(database).record(HARBOUR, verdict(key(secret)))
    DraftStore(database).add(draft(DRAFT))
    FeedbackStore(database).record(HARBOUR, refs=(), message_link="", words="Wrong.", member_id="5")
    ServerStore(database).join(HARBOUR)
    ServerSettingsStore(database).change(
        HARBOUR, lambda before: before.model_copy(update={"log_channel": "7"}), "77"
    )
    quoted = ShownQuote(QuoteRef(secret.id, 1, 0, 3), Status.STATED)
    PostedAnswerStore(database).record(
        PostedAnswer(library=HARBOUR, channel="7", message="8", posted_at=NOON, quotes=(quoted,))
    )
    return secret


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Collect every statement that reaches a database."""
    seen: list[str] = []

    def listen(*arguments: object) -> None:
        seen.append(str(arguments[2]))

    event.listen(Engine, "before_cursor_execute", listen)
    yield seen
    event.remove(Engine, "before_cursor_execute", listen)


def _document_calls(store: DocumentStore, secret: Document) -> Calls:
    return {
        "ever_used": lambda: store.ever_used(MEADOW),
        "next_version": lambda: store.next_version(MEADOW, secret.id),
        "edit_details": lambda: store.edit_details(
            secret.model_copy(update={"library": MEADOW}), secret.details, "99"
        ),
        "recut": lambda: store.recut(
            secret.model_copy(update={"library": MEADOW}), secret.details, analysis(), "99"
        ),
        "remove": lambda: store.remove(MEADOW, secret.id, "99"),
        "undo": lambda: store.undo(MEADOW, "99"),
        "find_by_hash": lambda: store.find_by_hash(MEADOW, secret.content_hash),
        "find_by_file_name": lambda: store.find_by_file_name(MEADOW, secret.file_name),
        "current": lambda: store.current(OTHER_REACH),
        "version_keys": lambda: store.version_keys(MEADOW),
        "titles": lambda: store.titles(MEADOW),
        "versions": lambda: store.versions(OTHER_REACH, secret.id),
        "get": lambda: store.get(OTHER_REACH, secret.id),
        "get_version": lambda: store.get_version(OTHER_REACH, secret.key),
        "is_current": lambda: store.is_current(OTHER_REACH, secret.key),
        "read_span": lambda: store.read_span(OTHER_REACH, QuoteRef(secret.id, 1, 0, 3)),
        "sentences": lambda: store.sentences(OTHER_REACH, secret.key),
        "analyses": lambda: store.analyses(OTHER_REACH, secret.key),
        "passages": lambda: store.passages(OTHER_REACH, secret.key),
        "indexable": lambda: store.indexable(OTHER_REACH, secret.key),
        "get_version_sentences": lambda: store.get_version_sentences(OTHER_REACH, secret.id, 1),
        "load_sentences": lambda: store.load_sentences(OTHER_REACH, [key(secret)]),
        "add_version": lambda: store.add_version(
            document(id=secret.id, version=2, library=MEADOW), analysis(), "99"
        ),
    }


def _other_calls(database: Database, secret: Document) -> dict[type, Calls]:
    assessments, verdicts = AssessmentStore(database), VerdictStore(database)
    posted = PostedAnswerStore(database)
    kept, foreign = DraftStore(database), draft(DRAFT, library=MEADOW)
    assessed = Assessment(sentence=key(secret), status=Status.STATED, reasons=("Mine.",))
    return {
        AssessmentStore: {
            "replace": lambda: assessments.replace(MEADOW, [assessed], []),
            "assessments": lambda: assessments.assessments(MEADOW, [key(secret)]),
            "relations_of": lambda: assessments.relations_of(
                MEADOW, [key(secret, 1), key(secret, 2)]
            ),
            "all_relations": lambda: assessments.all_relations(MEADOW),
        },
        VerdictStore: {
            "record": lambda: verdicts.record(MEADOW, verdict(key(secret))),
            "clear": lambda: verdicts.clear(MEADOW, key(secret), "99", NOON + timedelta(days=1)),
            "current": lambda: verdicts.current(MEADOW, [key(secret)]),
            "list": lambda: verdicts.list(MEADOW),
            "history": lambda: verdicts.history(MEADOW, key(secret)),
        },
        FeedbackStore: {"list": lambda: FeedbackStore(database).list(MEADOW)},
        DraftStore: {
            "find_by_hash": lambda: kept.find_by_hash(MEADOW, "0" * 64),
            "load": lambda: kept.load(MEADOW, DRAFT),
            "replace": lambda: kept.replace(foreign.draft, foreign),
            "publish": lambda: kept.publish(MEADOW, DRAFT, "99", new_document_id),
            "discard": lambda: kept.discard(MEADOW, DRAFT),
            "open": lambda: kept.open(MEADOW),
        },
        JudgedSteps: {
            "newest": lambda: JudgedSteps(database).newest(MEADOW),
            "is_behind": lambda: JudgedSteps(database).is_behind(MEADOW),
        },
        OverlapReader: {
            "shared": lambda: OverlapReader(database).shared(OTHER_REACH, secret.text.split("\n")),
        },
        PostedAnswerStore: {
            "list": lambda: posted.list(MEADOW),
            "mark": lambda: posted.mark(MEADOW, "8", [Change(secret.id, ChangeKind.WITHDRAWN)]),
            "forget": lambda: posted.forget(MEADOW, "8"),
        },
        QuoteStandings: {
            "documents": lambda: QuoteStandings(database).documents(MEADOW, [secret.id]),
            "sentences": lambda: [
                run
                for run in QuoteStandings(database)
                .sentences(MEADOW, [QuoteRef(secret.id, 1, 0, 99)])
                .values()
                if run
            ],
        },
        ServerSettingsStore: {
            "get": lambda: ServerSettingsStore(database).get(MEADOW).log_channel,
            "change": lambda: (
                (
                    ServerSettingsStore(database).change(MEADOW, lambda before: before, "99")
                ).log_channel
            ),
        },
        ServerStore: {
            "untold": lambda: ServerStore(database).untold(MEADOW, 10),
            "tell": lambda: ServerStore(database).tell(MEADOW, 10**6),
            "purge": lambda: ServerStore(database).purge(MEADOW),
            "leave": lambda: ServerStore(database).leave(MEADOW, NOON),
            "join": lambda: ServerStore(database).join(MEADOW),
        },
        AuditLog: {
            "entries": lambda: AuditLog(database).entries(MEADOW),
            "steps": lambda: AuditLog(database).steps(MEADOW, 10),
            "about": lambda: AuditLog(database).about(MEADOW, secret.id),
        },
    }


def _outcome(call: Callable[[], object]) -> object:
    try:
        return call()
    except NotFoundError:
        return NOT_FOUND


def _public(cls: type) -> set[str]:
    return {name for name in vars(cls) if not name.startswith("_")}


def test_no_method_finds_anything_of_another_server(
    database: Database, store: DocumentStore, secret: Document
) -> None:
    calls = {DocumentStore: _document_calls(store, secret), **_other_calls(database, secret)}

    outcomes = {
        f"{cls.__name__}.{name}": _outcome(call)
        for cls, named in calls.items()
        for name, call in named.items()
    }

    assert {name: found for name, found in outcomes.items() if found and found != NOT_FOUND} == {}
    assert store.get(REACH, secret.id) == secret
    assert VerdictStore(database).list(HARBOUR) == (verdict(key(secret)),)
    # A method that is added is walked too; these only put in, take out a member's own or what is
    # too old, name the library itself, or the servers: for the bot or its operator, never a member.
    assert {cls: _public(cls) - set(named) for cls, named in calls.items()} == {
        DocumentStore: {"reach"},
        AssessmentStore: {"servers"},
        VerdictStore: set(),
        FeedbackStore: {"record", "forget_member"},
        AuditLog: set(),
        DraftStore: {"add", "purge"},
        JudgedSteps: {"behind"},
        OverlapReader: set(),
        PostedAnswerStore: {"record", "forget_before"},
        QuoteStandings: set(),
        ServerSettingsStore: {"all"},
        ServerStore: {"all", "left_before", "newest_steps"},
    }
    assert PostedAnswerStore(database).list(HARBOUR)[0].marked == ()
    assert ServerSettingsStore(database).get(HARBOUR).log_channel == "7"
    assert ServerStore(database).untold(HARBOUR, 10)
    assert DraftStore(database).load(HARBOUR, DRAFT).draft.revision == 1


def test_a_missing_document_and_another_servers_get_the_same_words(
    store: DocumentStore, secret: Document
) -> None:
    with pytest.raises(NotFoundError) as foreign:
        store.get(OTHER_REACH, secret.id)
    missing = document()
    with pytest.raises(NotFoundError) as absent:
        store.get(OTHER_REACH, missing.id)

    assert str(foreign.value) == str(absent.value).replace(missing.id, secret.id)


def test_no_reach_reaches_nothing(store: DocumentStore, secret: Document) -> None:
    assert store.current(()) == ()
    assert store.load_sentences((), [key(secret)]) == {}


def test_every_statement_names_the_library(
    database: Database, store: DocumentStore, secret: Document, statements: list[str]
) -> None:
    """Walk all methods once with the owner's reach, so that each runs to its end."""
    second = document("The lighthouse burns again.", id=secret.id, version=2)
    calls = [
        *_document_calls(store, secret).values(),
        *(call for named in _other_calls(database, secret).values() for call in named.values()),
        lambda: store.get_version_sentences(REACH, secret.id, 1),
        lambda: store.indexable(REACH, secret.key),
        lambda: store.read_span(REACH, QuoteRef(secret.id, 1, 0, 3)),
        lambda: store.add_version(second, analysis(second.text), "77"),
        lambda: store.edit_details(second, secret.details, "77"),
        lambda: store.remove(HARBOUR, secret.id, "77"),
        *(lambda: store.undo(HARBOUR, "77"),) * 4,
        lambda: VerdictStore(database).clear(HARBOUR, key(secret), "77", NOON),
    ]
    for call in calls:
        _outcome(call)

    touching = [each for each in statements if re.match(r"(WITH|SELECT|UPDATE|DELETE)\b", each)]
    assert len(touching) > len(calls)
    assert [each for each in touching if not re.search(r"library_id (= \?|IN \()", each)] == []


def test_the_base_library_is_read_from_everywhere(store: DocumentStore) -> None:
    shared = document(library=BASE_LIBRARY)
    store.add_version(shared, analysis(), "operator")

    assert store.get(OTHER_REACH, shared.id) == shared
    assert set(store.load_sentences(OTHER_REACH, [key(shared)])) == {key(shared)}
    with pytest.raises(NotFoundError):
        store.remove(MEADOW, shared.id, "99")
