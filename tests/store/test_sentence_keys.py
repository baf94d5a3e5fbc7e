"""Keys are looked up by index: a question's way never reads a whole table."""

import pytest
from sqlalchemy import Select, Table, select
from sqlalchemy.dialects import sqlite

from bot.domain.document import BASE_LIBRARY
from bot.store.database import Database
from bot.store.schema import assessments, relations, sentences, verdicts
from bot.store.sentence_keys import look_up
from tests.store.samples import HARBOUR, document, key


@pytest.mark.parametrize(
    ("table", "side"),
    [
        (sentences, ""),
        (assessments, ""),
        (verdicts, ""),
        (relations, "subject"),
        (relations, "target"),
    ],
)
def test_a_table_is_searched_by_its_index(database: Database, table: Table, side: str) -> None:
    keys = [key(document(), number) for number in range(3)]
    query = select(table).select_from(look_up(table, keys, (BASE_LIBRARY, HARBOUR), side=side))

    plan = _plan(database, query)

    assert [line for line in plan if f"SCAN {table.name}" in line] == []
    searches = [line for line in plan if f"SEARCH {table.name} USING" in line]
    assert [line for line in searches if "position=?" in line] == searches != []


def _plan(database: Database, query: Select[tuple[object, ...]]) -> list[str]:
    compiled = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with database.read() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}").all()
    return [str(row[3]) for row in rows]
