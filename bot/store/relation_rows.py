"""Relations as rows: of those that are used and of those that wait for a moderator alike."""

from collections.abc import Iterable

from sqlalchemy import RowMapping

from bot.domain.claim import Relation
from bot.domain.document import LibraryId, SentenceKey


def relation_row(library: LibraryId, relation: Relation) -> dict[str, object]:
    """Write a relation as a row of `relations` or `doubtful_links`."""
    return {
        "library_id": library,
        "kind": relation.kind,
        "similarity": relation.similarity,
        **side_columns("subject", relation.subject),
        **side_columns("target", relation.target),
    }


def relation_from(row: RowMapping) -> Relation:
    """Read a relation from such a row."""
    return Relation(
        subject=side_from(row, "subject"),
        target=side_from(row, "target"),
        kind=row["kind"],
        similarity=row["similarity"],
    )


def closest_first(found: Iterable[Relation]) -> tuple[Relation, ...]:
    """Return each relation once, the closest first."""
    kept: dict[tuple[object, ...], Relation] = {}
    for each in sorted(found, key=lambda each: (-each.similarity, each.subject, each.target)):
        kept.setdefault((each.subject, each.target, each.kind), each)
    return tuple(kept.values())


def side_columns(side: str, key: SentenceKey) -> dict[str, object]:
    """Write one side's sentence as the three columns that name it."""
    return {f"{side}_{name}": value for name, value in key._asdict().items()}


def side_from(row: RowMapping, side: str) -> SentenceKey:
    """Read one side's sentence."""
    return SentenceKey(row[f"{side}_document"], row[f"{side}_version"], row[f"{side}_position"])
