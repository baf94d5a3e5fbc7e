"""Many sentence keys in one statement."""

from collections.abc import Iterator, Sequence

from sqlalchemy import CTE, ColumnElement, FromClause, Integer, String, and_, column, values

from bot.domain.document import SentenceKey

_BATCH = 5_000
"""Keys in one statement: three parameters each, of the 32,766 that SQLite takes."""


def wanted(keys: Sequence[SentenceKey]) -> Iterator[CTE]:
    """Give the keys, each once, as tables to join with: as many statements as they need.

    A join, because SQLite looks a table up by its index for each row of another one, but scans
    the whole table for `(document_id, version, position) IN (VALUES ...)`.
    """
    distinct = [tuple(key) for key in dict.fromkeys(keys)]
    for start in range(0, len(distinct), _BATCH):
        table = values(
            column("document_id", String),
            column("version", Integer),
            column("position", Integer),
            name="wanted",
        )
        yield table.data(distinct[start : start + _BATCH]).cte("wanted")


def is_wanted(table: FromClause, keys: CTE, *, side: str = "") -> ColumnElement[bool]:
    """Join `table` with the keys; `side` is "subject" or "target" for a relation's columns."""
    document = f"{side}_document" if side else "document_id"
    prefix = f"{side}_" if side else ""
    return and_(
        table.c[document] == keys.c.document_id,
        table.c[f"{prefix}version"] == keys.c.version,
        table.c[f"{prefix}position"] == keys.c.position,
    )
