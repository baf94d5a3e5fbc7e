"""The status of every sentence in every library, and how sentences stand to one another.

Computed from the documents, replaced as a whole whenever a library's documents change.
"""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, RowMapping, Select, delete, insert, select

from bot.domain.claim import Assessment, Relation
from bot.domain.document import BASE_LIBRARY, LibraryId, SentenceKey
from bot.domain.doubtful_link import SharpenedCopy
from bot.domain.errors import NotFoundError
from bot.store.database import Database
from bot.store.doubtful_links import replace_findings
from bot.store.judged import note_judged
from bot.store.reach import findings_of, reach_in
from bot.store.relation_rows import closest_first, relation_from, relation_row
from bot.store.schema import assessments, documents, relations
from bot.store.sentence_keys import look_up


class AssessmentStore:
    """Keep assessments and relations. A server's library is read on top of the base library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(  # noqa: PLR0913 - the findings have this many parts, by keyword
        self,
        library: LibraryId,
        assessed: Sequence[Assessment],
        related: Sequence[Relation],
        *,
        doubtful: Sequence[Relation] = (),
        sharpened: Sequence[SharpenedCopy] = (),
        up_to: int | None = None,
    ) -> None:
        """Put these in the place of all that the library had, at once.

        A server's library may hold its own findings on sentences of the base library. `up_to` is
        the step of the log that they rest on; what rests on a later one is left in its place.

        Raises:
            NotFoundError: if a sentence's document is not within the library's reach.
        """
        keys = [each.sentence for each in assessed]
        keys += [key for each in (*related, *doubtful) for key in (each.subject, each.target)]
        keys += [key for each in sharpened for key in (each.sentence, each.original)]
        with self._database.write() as connection:
            _check_reach(connection, library, keys)
            if up_to is not None and not note_judged(connection, library, up_to):
                return
            connection.execute(delete(assessments).where(assessments.c.library_id == library))
            connection.execute(delete(relations).where(relations.c.library_id == library))
            if assessed:
                rows = [_assessment_row(library, each) for each in assessed]
                connection.execute(insert(assessments), rows)
            if related:
                rows = [relation_row(library, each) for each in related]
                connection.execute(insert(relations), rows)
            replace_findings(connection, library, doubtful, sharpened)

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
            reach = findings_of(connection, library)
            for side in ("subject", "target"):
                joined = look_up(relations, keys, reach, side=side)
                found += _related(connection, select(relations).select_from(joined))
        return closest_first(found)

    def all_relations(self, library: LibraryId) -> tuple[Relation, ...]:
        """Return all relations that count for the library, the closest first."""
        with self._database.read() as connection:
            reach = findings_of(connection, library)
            query = select(relations).where(relations.c.library_id.in_(reach))
            return closest_first(_related(connection, query))


def _check_reach(connection: Connection, library: LibraryId, keys: Iterable[SentenceKey]) -> None:
    reach = reach_in(connection, library)
    query = select(documents.c.id).where(documents.c.library_id.in_(reach))
    known = set(connection.execute(query).scalars())
    missing = sorted({key.document for key in keys} - known)
    if missing:
        raise NotFoundError(f"There is no document {', '.join(missing)} in this library.")


def _related(connection: Connection, query: Select[tuple[object, ...]]) -> list[Relation]:
    rows = connection.execute(query).mappings()
    return [relation_from(row) for row in rows if row["kind"] is not None]


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
