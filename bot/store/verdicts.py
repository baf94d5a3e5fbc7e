"""Moderators' verdicts: recorded, cleared, never rewritten."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, insert, select, update

from bot.domain.claim import Verdict
from bot.domain.document import BASE_LIBRARY, DocumentId, LibraryId, SentenceKey
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.value import Value
from bot.store.audit import AuditAction, AuditEntry, State, append
from bot.store.database import Database
from bot.store.reach import reach_in
from bot.store.schema import sentences, verdicts
from bot.store.sentence_keys import look_up


class PastVerdict(Value):
    """A verdict and what became of it; `cleared_at` is None while it is in force."""

    verdict: Verdict
    cleared_at: datetime | None
    cleared_by: str | None


class VerdictStore:
    """Keep verdicts: one in force for a sentence in a library, and all that went before."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, library: LibraryId, verdict: Verdict) -> None:
        """Put a verdict in force, in the place of an earlier one on the same sentence.

        Raises:
            NotFoundError: if the sentence is not within the library's reach.
        """
        actor, at = verdict.moderator_id, verdict.recorded_at
        with self._database.write() as connection:
            words = _words_of(connection, library, verdict.sentence)
            earlier = _in_force(connection, library, verdict.sentence)
            _clear(connection, library, verdict.sentence, actor, at)
            connection.execute(insert(verdicts).values(_row(library, verdict)))
            append(
                connection,
                AuditEntry(
                    library=library,
                    at=at,
                    actor=actor,
                    action=AuditAction.VERDICT,
                    document=verdict.sentence.document,
                    before=_state(earlier, words) if earlier else None,
                    after=_state(verdict, words),
                ),
            )

    def clear(self, library: LibraryId, sentence: SentenceKey, actor: str, at: datetime) -> Verdict:
        """Take a verdict out of force and return it; it stays in the history.

        Raises:
            NotFoundError: if the library has none in force on this sentence.
        """
        with self._database.write() as connection:
            verdict = _in_force(connection, library, sentence)
            if verdict is None:
                raise NotFoundError("No moderator has recorded a verdict on this sentence.")
            _clear(connection, library, sentence, actor, at)
            append(
                connection,
                AuditEntry(
                    library=library,
                    at=at,
                    actor=actor,
                    action=AuditAction.CLEAR_VERDICT,
                    document=sentence.document,
                    before=_state(verdict, _words(connection, library, sentence)),
                    after=None,
                ),
            )
            return verdict

    def current(
        self, library: LibraryId, keys: Sequence[SentenceKey]
    ) -> dict[SentenceKey, Verdict]:
        """Return the verdicts in force on the sentences: the library's own, else the base's."""
        with self._database.read() as connection:
            joined = look_up(verdicts, keys, reach_in(connection, library))
            rows = connection.execute(select(verdicts).select_from(joined)).mappings().all()
        found = [row for row in rows if row["id"] is not None and row["cleared_at"] is None]
        # The base's first: the library's own then take their places.
        found.sort(key=lambda row: row["library_id"] != BASE_LIBRARY)
        return {each.sentence: each for each in map(_verdict_from, found)}

    def list(self, library: LibraryId) -> tuple[Verdict, ...]:
        """Return the library's own verdicts in force, the newest first."""
        query = (
            select(verdicts)
            .where(verdicts.c.library_id == library, verdicts.c.cleared_at.is_(None))
            .order_by(verdicts.c.id.desc())
        )
        with self._database.read() as connection:
            return tuple(_verdict_from(row) for row in connection.execute(query).mappings())

    def history(self, library: LibraryId, sentence: SentenceKey) -> tuple[PastVerdict, ...]:
        """Return every verdict that the library ever recorded on a sentence, the oldest first."""
        query = select(verdicts).where(_on(library, sentence)).order_by(verdicts.c.id)
        with self._database.read() as connection:
            return tuple(_past_from(row) for row in connection.execute(query).mappings())


def put_back(connection: Connection, step: AuditEntry, actor: str, at: datetime) -> None:
    """Bring the verdict on a sentence from where a step left it back to where it found it.

    Raises:
        ConflictError: if it is no longer where the step left it.
    """
    state = step.after or step.before or {}
    sentence = SentenceKey(
        DocumentId(str(step.document)), int(state["version"] or 0), int(state["position"] or 0)
    )
    words = _words(connection, step.library, sentence)
    found = _in_force(connection, step.library, sentence)
    left = _state(found, words) if found else None
    if left != step.after or words != state.get("words"):
        raise ConflictError(
            f"Step {step.number} cannot be undone: the verdict or its sentence stands elsewhere by "
            "now. Record or clear it on the sentence there."
        )
    _clear(connection, step.library, sentence, actor, at)
    if step.before is not None:
        query = select(verdicts).where(_on(step.library, sentence)).order_by(verdicts.c.id.desc())
        earlier = (_verdict_from(row) for row in connection.execute(query).mappings())
        back = next(each for each in earlier if _state(each, words) == step.before)
        connection.execute(insert(verdicts).values(_row(step.library, back)))


def _on(library: LibraryId, sentence: SentenceKey) -> ColumnElement[bool]:
    return and_(
        verdicts.c.library_id == library,
        verdicts.c.document_id == sentence.document,
        verdicts.c.version == sentence.version,
        verdicts.c.position == sentence.position,
    )


def _in_force(connection: Connection, library: LibraryId, sentence: SentenceKey) -> Verdict | None:
    query = select(verdicts).where(_on(library, sentence), verdicts.c.cleared_at.is_(None))
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else _verdict_from(row)


def _clear(
    connection: Connection, library: LibraryId, sentence: SentenceKey, actor: str, at: datetime
) -> None:
    connection.execute(
        update(verdicts)
        .where(_on(library, sentence), verdicts.c.cleared_at.is_(None))
        .values(cleared_at=at, cleared_by=actor)
    )


def _words_of(connection: Connection, library: LibraryId, sentence: SentenceKey) -> str:
    words = _words(connection, library, sentence)
    if words is None:
        raise NotFoundError("There is no such sentence in this library.")
    return words


def _words(connection: Connection, library: LibraryId, sentence: SentenceKey) -> str | None:
    query = select(sentences.c.text).where(
        sentences.c.library_id.in_(reach_in(connection, library)),
        sentences.c.document_id == sentence.document,
        sentences.c.version == sentence.version,
        sentences.c.position == sentence.position,
    )
    return connection.execute(query).scalar_one_or_none()


def _row(library: LibraryId, verdict: Verdict) -> dict[str, object]:
    return {
        "library_id": library,
        "document_id": verdict.sentence.document,
        "version": verdict.sentence.version,
        "position": verdict.sentence.position,
        "status": verdict.status,
        "moderator_id": verdict.moderator_id,
        "moderator_name": verdict.moderator_name,
        "recorded_at": verdict.recorded_at,
        "evidence": verdict.evidence,
        "reason": verdict.reason,
    }


def _state(verdict: Verdict, words: str | None) -> State:
    return {
        "version": verdict.sentence.version,
        "position": verdict.sentence.position,
        "words": words,
        "status": verdict.status,
        "moderator_name": verdict.moderator_name,
        "evidence": verdict.evidence,
        "reason": verdict.reason,
    }


def _verdict_from(row: RowMapping) -> Verdict:
    return Verdict(
        sentence=SentenceKey(row["document_id"], row["version"], row["position"]),
        status=row["status"],
        moderator_id=row["moderator_id"],
        moderator_name=row["moderator_name"],
        recorded_at=row["recorded_at"],
        evidence=row["evidence"],
        reason=row["reason"],
    )


def _past_from(row: RowMapping) -> PastVerdict:
    return PastVerdict(
        verdict=_verdict_from(row), cleared_at=row["cleared_at"], cleared_by=row["cleared_by"]
    )
