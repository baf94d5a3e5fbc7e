"""Put a newer program's analysis of a stored text in the place of an older one.

The text stays. Sentences may be cut otherwise: what moderators said about one goes along with its
words. Each version is done in one transaction; killed in between, the next start goes on.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, and_, delete, select, update

from bot.domain.document import BASE_LIBRARY, Document, LibraryId, VersionKey
from bot.domain.ingest import DocumentAnalysis
from bot.store import parts
from bot.store.audit import AuditAction, AuditEntry, Clock, State, append, utc_now
from bot.store.carrying import put_down, take_down, verdicts_on
from bot.store.database import Database
from bot.store.reach import Place, document_from, in_place
from bot.store.schema import (
    assessments,
    documents,
    doubtful_links,
    found_events,
    judged,
    passages,
    relations,
    sentences,
    sharpened_copies,
    versions,
)
from bot.store.steps import Stamp

ACTOR = "re-analysis"
"""Who moves verdicts along with their sentences, in the log."""


class OutdatedVersion(NamedTuple):
    """A version whose analysis an older program made."""

    library: LibraryId
    key: VersionKey


class ReanalysisStore:
    """Read texts and replace what was made of them; for the program's own upkeep alone."""

    def __init__(self, database: Database, now: Clock = utc_now) -> None:
        self._database = database
        self._now = now

    def outdated(self, analysis_version: int) -> tuple[OutdatedVersion, ...]:
        """Return the versions of every library that older rules read: those that count first.

        Older versions and removed documents are among them, since an undo brings them back.
        """
        counts = and_(
            documents.c.current_version == versions.c.version, documents.c.removed_at.is_(None)
        )
        query = (
            select(versions.c.library_id, versions.c.document_id, versions.c.version)
            .join(
                documents,
                and_(
                    documents.c.library_id == versions.c.library_id,
                    documents.c.id == versions.c.document_id,
                ),
            )
            .where(versions.c.analysis_version < analysis_version)
            .order_by(~counts, versions.c.library_id, versions.c.document_id, versions.c.version)
        )
        with self._database.read() as connection:
            return tuple(
                OutdatedVersion(LibraryId(library), VersionKey(document, version))
                for library, document, version in connection.execute(query)
            )

    def load(self, version: OutdatedVersion) -> Document:
        """Return the stored text with its details, removed or not."""
        query = select(versions).where(in_place(versions, _place(version)))
        with self._database.read() as connection:
            return document_from(connection.execute(query).mappings().one())

    def replace(self, document: Document, analysis: DocumentAnalysis) -> bool:
        """Put an analysis in the place of the stored one, whole or not at all.

        False if another process was faster. Statuses that rest on it are to be judged again.

        Raises:
            StoreCorruptError: if sentences or passages do not fit the text.
        """
        parts.check(document, analysis)
        place = _place(OutdatedVersion(document.library, document.key))
        with self._database.write() as connection:
            query = select(versions.c.analysis_version).where(in_place(versions, place))
            if connection.execute(query).scalar_one() >= analysis.made_by:
                return False
            found = verdicts_on(connection, document)
            before = [each.text for each in parts.sentences_of(connection, place)]
            for table in (passages, sentences, found_events):
                connection.execute(delete(table).where(in_place(table, place)))
            parts.insert_parts(connection, document, analysis)
            if before != [each.text for each in analysis.sentences]:
                _move_verdicts(connection, analysis, found, Stamp(ACTOR, self._now()))
                _forget_findings(connection, document.key)
            _judge_again(connection, document.library)
            return True


def _place(version: OutdatedVersion) -> Place:
    return Place(version.library, version.key, "")


def _move_verdicts(
    connection: Connection, analysis: DocumentAnalysis, rows: Sequence[RowMapping], stamp: Stamp
) -> None:
    """Let each verdict follow its words; one whose words are no sentence any more is cleared."""
    moved = [
        (row, position)
        for row, position in _positions(analysis, rows)
        if position != row["position"]
    ]
    # All are taken down first: two may not stand on one sentence while they change places.
    for row, _ in moved:
        take_down(connection, row, stamp)
    for row, position in moved:
        if position is None:
            _log_cleared(connection, row, stamp)
        else:
            place = {"version": row["version"], "position": position}
            put_down(connection, row, place, stamp)


def _positions(
    analysis: DocumentAnalysis, rows: Sequence[RowMapping]
) -> Iterator[tuple[RowMapping, int | None]]:
    """Yield where each verdict's words stand now; the same words twice keep their order."""
    places: dict[str, list[int]] = {}
    for sentence in analysis.sentences:
        places.setdefault(sentence.text, []).append(sentence.position)
    met: Counter[tuple[str, str]] = Counter()
    for row in rows:
        found = places.get(row["words"], [])[met[row["library_id"], row["words"]] :]
        met[row["library_id"], row["words"]] += 1
        yield row, found[0] if found else None


def _log_cleared(connection: Connection, row: RowMapping, stamp: Stamp) -> None:
    shown = ("version", "position", "words", "status", "moderator_name", "evidence", "reason")
    state: State = {name: row[name] for name in shown}
    append(
        connection,
        AuditEntry(
            library=row["library_id"],
            at=stamp.at,
            actor=stamp.actor,
            action=AuditAction.CLEAR_VERDICT,
            document=row["document_id"],
            before=state,
            after=None,
        ),
    )


def _forget_findings(connection: Connection, key: VersionKey) -> None:
    """Drop, in every library, what was found about sentences that stand elsewhere now.

    Until they are judged again they count as unverified.
    """
    sides = (
        (relations, "subject"),
        (relations, "target"),
        (doubtful_links, "subject"),
        (doubtful_links, "target"),
        (sharpened_copies, "copy"),
        (sharpened_copies, "original"),
    )
    for table, side in sides:
        connection.execute(
            delete(table).where(
                table.c[f"{side}_document"] == key.document,
                table.c[f"{side}_version"] == key.version,
            )
        )
    connection.execute(
        delete(assessments).where(
            assessments.c.document_id == key.document, assessments.c.version == key.version
        )
    )


def _judge_again(connection: Connection, library: LibraryId) -> None:
    """Make the statuses out of date that rest on a library; on the base rest those of all."""
    again = update(judged).values(audit_id=0)
    connection.execute(
        again if library == BASE_LIBRARY else again.where(judged.c.library_id == library)
    )
