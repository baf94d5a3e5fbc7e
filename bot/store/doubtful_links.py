"""Links that wait for a moderator, and what moderators decided: undone, never rewritten.

The links and the sharpened copies are findings, replaced at each assessment; a decision holds
for two sentences of two documents, whatever version the documents are at.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from bot.domain.claim import Relation
from bot.domain.document import BASE_LIBRARY, LibraryId
from bot.domain.doubtful_link import LinkDecision, LinkName, PastDecision, SharpenedCopy
from bot.domain.errors import NotFoundError
from bot.store.audit import AuditAction, AuditEntry, State, append
from bot.store.database import Database
from bot.store.reach import findings_of, reach_in
from bot.store.relation_rows import (
    closest_first,
    relation_from,
    relation_row,
    side_columns,
    side_from,
)
from bot.store.schema import doubtful_links, link_decisions, sharpened_copies


class DoubtfulLinkStore:
    """Keep the moderators' queue and their decisions. A server's stand on top of the base's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def doubtful(self, library: LibraryId) -> tuple[Relation, ...]:
        """Return the links that the last assessment was unsure of, the closest first."""
        with self._database.read() as connection:
            within = doubtful_links.c.library_id.in_(findings_of(connection, library))
            rows = connection.execute(select(doubtful_links).where(within)).mappings()
            return closest_first(relation_from(row) for row in rows)

    def sharpened(self, library: LibraryId) -> tuple[SharpenedCopy, ...]:
        """Return the copies that say more than their originals, by the place of the copy."""
        with self._database.read() as connection:
            within = sharpened_copies.c.library_id.in_(findings_of(connection, library))
            rows = connection.execute(select(sharpened_copies).where(within)).mappings()
            found = {(each.sentence, each.original): each for each in map(_sharpened_from, rows)}
        return tuple(found[places] for places in sorted(found))

    def decide(self, library: LibraryId, decision: LinkDecision) -> None:
        """Put a decision in force, in the place of an earlier one on the same link."""
        with self._database.write() as connection:
            earlier = _in_force(connection, library, decision.name)
            _undo(connection, earlier, decision.moderator_id, decision.decided_at)
            connection.execute(
                insert(link_decisions).values(
                    library_id=library, decision=decision.model_dump_json()
                )
            )
            done = AuditAction.CONFIRM_LINK if decision.confirmed else AuditAction.REJECT_LINK
            append(
                connection,
                AuditEntry(
                    library=library,
                    at=decision.decided_at,
                    actor=decision.moderator_id,
                    action=done,
                    document=decision.subject.document,
                    before=_state(_decision_from(earlier[0])) if earlier else None,
                    after=_state(decision),
                ),
            )

    def undo(self, library: LibraryId, name: LinkName, actor: str, at: datetime) -> LinkDecision:
        """Take the library's decision on a link back and return it; it stays in the history.

        Raises:
            NotFoundError: if the library has none in force.
        """
        with self._database.write() as connection:
            found = _in_force(connection, library, name)
            if not found:
                raise NotFoundError("No moderator of this library has decided on this link.")
            _undo(connection, found, actor, at)
            decision = _decision_from(found[0])
            append(
                connection,
                AuditEntry(
                    library=library,
                    at=at,
                    actor=actor,
                    action=AuditAction.UNDO_LINK,
                    document=decision.subject.document,
                    before=_state(decision),
                    after=None,
                ),
            )
            return decision

    def in_force(self, library: LibraryId) -> tuple[LinkDecision, ...]:
        """Return the decisions that count here: the library's own, else the base's."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(link_decisions)
                .where(
                    link_decisions.c.library_id.in_(reach_in(connection, library)),
                    link_decisions.c.undone_at.is_(None),
                )
                # The base's first: the library's own then take their places.
                .order_by(link_decisions.c.library_id != BASE_LIBRARY, link_decisions.c.id)
            ).mappings()
            decided = {each.name: each for each in map(_decision_from, rows)}
        return tuple(decided.values())

    def has_own(self, library: LibraryId) -> bool:
        """Say whether the library itself, without the base, has a decision in force."""
        query = select(link_decisions.c.id).where(
            link_decisions.c.library_id == library, link_decisions.c.undone_at.is_(None)
        )
        with self._database.read() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def history(self, library: LibraryId) -> tuple[PastDecision, ...]:
        """Return every decision that the library ever recorded, the oldest first."""
        query = (
            select(link_decisions)
            .where(link_decisions.c.library_id == library)
            .order_by(link_decisions.c.id)
        )
        with self._database.read() as connection:
            return tuple(
                PastDecision(
                    decision=_decision_from(row),
                    undone_at=row["undone_at"],
                    undone_by=row["undone_by"],
                )
                for row in connection.execute(query).mappings()
            )


def replace_findings(
    connection: Connection,
    library: LibraryId,
    doubtful: Iterable[Relation],
    sharpened: Iterable[SharpenedCopy],
) -> None:
    """Put these in the place of what the library had, within the caller's transaction."""
    for table in (doubtful_links, sharpened_copies):
        connection.execute(delete(table).where(table.c.library_id == library))
    if rows := [relation_row(library, each) for each in doubtful]:
        connection.execute(insert(doubtful_links), rows)
    # One copy may be found by way of two documents that derive from the same one.
    found = {(each.sentence, each.original): each for each in sharpened}
    if rows := [_sharpened_row(library, each) for each in found.values()]:
        connection.execute(insert(sharpened_copies), rows)


def _in_force(connection: Connection, library: LibraryId, name: LinkName) -> Sequence[RowMapping]:
    query = select(link_decisions).where(
        link_decisions.c.library_id == library, link_decisions.c.undone_at.is_(None)
    )
    rows = connection.execute(query).mappings().all()
    return [row for row in rows if _decision_from(row).name == name]


def _undo(connection: Connection, rows: Sequence[RowMapping], actor: str, at: datetime) -> None:
    for row in rows:
        connection.execute(
            update(link_decisions)
            .where(
                link_decisions.c.library_id == row["library_id"], link_decisions.c.id == row["id"]
            )
            .values(undone_at=at, undone_by=actor)
        )


def _state(decision: LinkDecision) -> State:
    return {
        "kind": decision.kind,
        "subject": decision.subject_text,
        "target_document": decision.target.document,
        "target": decision.target_text,
        "state": decision.state,
        "moderator_name": decision.moderator_name,
    }


def _decision_from(row: RowMapping) -> LinkDecision:
    return LinkDecision.model_validate_json(row["decision"])


def _sharpened_row(library: LibraryId, copy: SharpenedCopy) -> dict[str, object]:
    return {
        "library_id": library,
        "what": copy.what,
        **side_columns("copy", copy.sentence),
        **side_columns("original", copy.original),
    }


def _sharpened_from(row: RowMapping) -> SharpenedCopy:
    return SharpenedCopy(
        sentence=side_from(row, "copy"), original=side_from(row, "original"), what=row["what"]
    )
