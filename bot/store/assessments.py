"""The status of every sentence in every library, and how sentences stand to one another.

Computed from the documents, replaced as a whole whenever a library's documents change.
"""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, RowMapping, Select, delete, insert, select

from bot.domain.claim import Assessment, Relation
from bot.domain.document import BASE_LIBRARY, LibraryId, SentenceKey
from bot.domain.errors import NotFoundError
from bot.store.database import Database
from bot.store.reach import reach_in
from bot.store.schema import assessments, documents, relations
from bot.store.sentence_keys import look_up


class AssessmentStore:
    """Keep assessments and relations. A server's library is read on top of the base library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(
        self, library: LibraryId, assessed: Sequence[Assessment], related: Sequence[Relation]
    ) -> None:
        """Put these in the place of all that the library had, at once.

        A server's library may hold its own findings on sentences of the base library.

        Raises:
            NotFoundError: if a sentence's document is not within the library's reach.
        """
        keys = [each.sentence for each in assessed]
        keys += [key for each in related for key in (each.subject, each.target)]
        with self._database.write() as connection:
            _check_reach(connection, library, keys)
            connection.execute(delete(assessments).where(assessments.c.library_id == library))
            connection.execute(delete(relations).where(relations.c.library_id == library))
            if assessed:
                rows = [_assessment_row(library, each) for each in assessed]
                connection.execute(insert(assessments), rows)
            if related:
                rows = [_relation_row(library, each) for each in related]
                connection.execute(insert(relations), rows)

    def servers(self) -> tuple[LibraryId, ...]:
        """Return the servers that hold findings of their own: the base library's rest on them.

        For recomputing only: the one reading here that is not within a library.
        """
        query = select(assessments.c.library_id).where(assessments.c.library_id != BASE_LIBRARY)
        with self._database.read() as connection:
            return tuple(connection.execute(query.distinct()).scalars())

    def assessments(
        self, library: LibraryId, keys: Sequence[SentenceKey]
    ) -> dict[SentenceKey, Assessment]:
        """Return what is known of the sentences: the library's own finding, else the base's."""
        with self._database.read() as connection:
            joined = look_up(assessments, keys, reach_in(connection, library))
            rows = connection.execute(select(assessments).select_from(joined)).mappings().all()
        found = [row for row in rows if row["document_id"] is not None]
        # The base's first: the library's own then take their places.
        found.sort(key=lambda row: row["library_id"] != BASE_LIBRARY)
        return {each.sentence: each for each in map(_assessment_from, found)}

    def relations_of(self, library: LibraryId, keys: Sequence[SentenceKey]) -> tuple[Relation, ...]:
        """Return the relations that have one of the sentences on either side, the closest first."""
        found: list[Relation] = []
        with self._database.read() as connection:
            reach = reach_in(connection, library)
            for side in ("subject", "target"):
                joined = look_up(relations, keys, reach, side=side)
                found += _related(connection, select(relations).select_from(joined))
        return _distinct(found)

    def all_relations(self, library: LibraryId) -> tuple[Relation, ...]:
        """Return the library's own relations and the base's, the closest first."""
        with self._database.read() as connection:
            reach = reach_in(connection, library)
            query = select(relations).where(relations.c.library_id.in_(reach))
            return _distinct(_related(connection, query))


def _check_reach(connection: Connection, library: LibraryId, keys: Iterable[SentenceKey]) -> None:
    reach = reach_in(connection, library)
    query = select(documents.c.id).where(documents.c.library_id.in_(reach))
    known = set(connection.execute(query).scalars())
    missing = sorted({key.document for key in keys} - known)
    if missing:
        raise NotFoundError(f"There is no document {', '.join(missing)} in this library.")


def _related(connection: Connection, query: Select[tuple[object, ...]]) -> list[Relation]:
    rows = connection.execute(query).mappings()
    return [_relation_from(row) for row in rows if row["kind"] is not None]


def _distinct(found: Iterable[Relation]) -> tuple[Relation, ...]:
    kept: dict[tuple[object, ...], Relation] = {}
    for each in sorted(found, key=lambda each: (-each.similarity, each.subject, each.target)):
        kept.setdefault((each.subject, each.target, each.kind), each)
    return tuple(kept.values())


def _assessment_row(library: LibraryId, assessment: Assessment) -> dict[str, object]:
    document, version, position = assessment.sentence
    return {
        "library_id": library,
        "document_id": document,
        "version": version,
        "position": position,
        "status": assessment.status,
        "reasons": json.dumps(assessment.reasons, ensure_ascii=False),
        "origins": json.dumps(assessment.origins, ensure_ascii=False),
    }


def _assessment_from(row: RowMapping) -> Assessment:
    return Assessment(
        sentence=SentenceKey(row["document_id"], row["version"], row["position"]),
        status=row["status"],
        reasons=json.loads(row["reasons"]),
        origins=json.loads(row["origins"]),
    )


def _relation_row(library: LibraryId, relation: Relation) -> dict[str, object]:
    row: dict[str, object] = {
        "library_id": library,
        "kind": relation.kind,
        "similarity": relation.similarity,
    }
    for side, key in (("subject", relation.subject), ("target", relation.target)):
        row |= {f"{side}_{name}": value for name, value in key._asdict().items()}
    return row


def _relation_from(row: RowMapping) -> Relation:
    return Relation(
        subject=_side(row, "subject"),
        target=_side(row, "target"),
        kind=row["kind"],
        similarity=row["similarity"],
    )


def _side(row: RowMapping, side: str) -> SentenceKey:
    return SentenceKey(row[f"{side}_document"], row[f"{side}_version"], row[f"{side}_position"])
