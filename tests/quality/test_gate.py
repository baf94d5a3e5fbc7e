"""The quality gate: no measure on any data set may lie below its floor."""

from collections.abc import Iterator

import pytest

from bot.cli.evaluate import bench_on
from bot.services.evaluation.bench import Bench
from bot.services.evaluation.floors import check, load_floors
from bot.services.evaluation.suites import (
    CIRCULAR,
    DATED,
    FORMATS,
    NAMES,
    STORIES,
    TUNING,
    evaluate,
)
from tests.quality.suites import FLOORS, FOLDERS


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with bench_on(tmp_path_factory.mktemp("data")) as made:
        yield made


@pytest.mark.model
@pytest.mark.parametrize("name", [*STORIES, CIRCULAR, DATED, FORMATS])
def test_a_set_of_ours_reaches_its_floors(name: str, bench: Bench) -> None:
    assert check(evaluate(name, FOLDERS[name], bench), load_floors(FLOORS)) == []


@pytest.mark.model
@pytest.mark.parametrize("name", TUNING)
def test_a_tuning_set_reaches_its_floors(name: str, bench: Bench) -> None:
    if not FOLDERS[name].is_dir():
        pytest.skip(f"the data of {name} is no part of the repository: no folder {FOLDERS[name]}")

    assert check(evaluate(name, FOLDERS[name], bench), load_floors(FLOORS)) == []


def test_every_quote_of_a_story_is_verbatim() -> None:
    # Less than all is never acceptable, whatever floors somebody sets.
    floors = load_floors(FLOORS)

    assert {name: floors[name].values["verbatim"] for name in STORIES} == dict.fromkeys(STORIES, 1)


def test_no_case_of_circular_reporting_is_over_counted() -> None:
    assert load_floors(FLOORS)[CIRCULAR].values["not_over_counted"] == 1


def test_every_data_set_has_floors_and_every_floor_its_data_set() -> None:
    assert set(load_floors(FLOORS)) == set(NAMES)
