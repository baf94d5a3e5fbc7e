"""After an update stored texts are read again, document by document, also after a crash."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.analysis.analyser import SentenceAnalyser
from bot.config import Settings
from bot.domain.claim import SentenceAnalysis, Status
from bot.domain.document import BASE_LIBRARY
from bot.domain.ingest import ANALYSIS_VERSION
from bot.services.reanalysis import DOING
from bot.store.database import Database
from bot.store.reanalysis import ReanalysisStore
from bot.wiring import Hearsay, build
from tests.services.conftest import DENIAL, HARBOUR, SERVER, submission

pytestmark = pytest.mark.model
ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a data folder with two fictional documents."""
    hearsay = build(Settings(data=tmp_path))
    hearsay.ingester.ingest_many(
        [
            submission("harbour.md", HARBOUR, publisher="The Tolm Gazette", published="2021-05-05"),
            submission("denial.md", DENIAL, publisher="Coast Wire", published="2021-05-06"),
        ]
    )
    hearsay.close()
    return tmp_path


def spoil(folder: Path) -> int:
    """Let every stored analysis be that of an older program which understood nothing."""
    database = Database.open(folder)
    columns = 'library_id, document_id, version, position, start, "end", text, paragraph, kind'
    with database.write() as connection:
        connection.execute(text(f"CREATE TABLE kept AS SELECT {columns} FROM sentences"))  # noqa: S608 - constant
        connection.execute(text("DELETE FROM sentences"))
        connection.execute(
            text(f"INSERT INTO sentences ({columns}, analysis) SELECT {columns}, :none FROM kept"),  # noqa: S608 - constant
            {"none": SentenceAnalysis().model_dump_json()},
        )
        connection.execute(text("DROP TABLE kept"))
        connection.execute(text("UPDATE versions SET analysis_version = 0"))
    count = len(ReanalysisStore(database).outdated(ANALYSIS_VERSION))
    database.close()
    return count


def sentences(hearsay: Hearsay) -> tuple[object, ...]:
    return hearsay.catalogue.sentences(SERVER)


def test_everything_is_as_if_the_new_rules_had_read_it_first(folder: Path) -> None:
    before = build(Settings(data=folder))
    expected = sentences(before)
    assert {Status.DISPUTED} <= {each.status for each in before.catalogue.sentences(SERVER)}
    before.close()
    count = spoil(folder)
    told: list[tuple[str, int, int]] = []

    after = build(Settings(data=folder), lambda *progress: told.append(progress))

    assert sentences(after) == expected
    assert [each for each in told if each[0] == DOING] == [
        (DOING, done, count) for done in range(count + 1)
    ]
    after.close()
    told.clear()
    build(Settings(data=folder), lambda *progress: told.append(progress)).close()
    assert not [each for each in told if each[0] == DOING], "what is new is left alone"


def test_a_crash_in_the_middle_loses_nothing_and_the_next_start_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build(Settings(data=folder))
    expected = sentences(before)
    before.close()
    count = spoil(folder)
    analyse, left = SentenceAnalyser.analyse, [1]

    def fails_at_the_second(self: SentenceAnalyser, *given: object) -> object:
        if not left:
            raise MemoryError
        left.pop()
        return analyse(self, *given)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(SentenceAnalyser, "analyse", fails_at_the_second)
    with pytest.raises(MemoryError):
        build(Settings(data=folder))
    monkeypatch.undo()
    database = Database.open(folder)
    assert len(ReanalysisStore(database).outdated(ANALYSIS_VERSION)) == count - 1
    assert database.problems() == ()
    database.close()

    after = build(Settings(data=folder))

    assert sentences(after) == expected
    after.close()


def test_a_process_that_is_killed_leaves_each_document_old_or_new(folder: Path) -> None:
    before = build(Settings(data=folder))
    expected = sentences(before)
    before.close()
    count = spoil(folder)
    script = (
        "import os, sys; from pathlib import Path; from bot.config import Settings;"
        "from bot.services.reanalysis import DOING; from bot.wiring import build;"
        "stop = lambda doing, done, of: os._exit(9) if (doing, done) == (DOING, 2) else None;"
        "build(Settings(data=Path(sys.argv[1])), stop)"
    )

    ended = subprocess.run([sys.executable, "-c", script, str(folder)], cwd=ROOT, check=False)

    assert ended.returncode == 9
    database = Database.open(folder)
    assert len(ReanalysisStore(database).outdated(ANALYSIS_VERSION)) == count - 2
    assert database.problems() == ()
    database.close()
    after = build(Settings(data=folder))
    assert sentences(after) == expected
    assert len(after.catalogue.sentences(BASE_LIBRARY)) > 0
    after.close()
