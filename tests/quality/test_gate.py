"""The quality gate: no measure on any data set may lie below its floor."""

from collections.abc import Iterator

import pytest

from bot.config import Settings
from bot.services.evaluation.floors import check, load_floors
from bot.wiring import Hearsay, build
from tests.quality.suites import BORROWED, FLOORS, OWN

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def hearsay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hearsay]:
    built = build(Settings(data=tmp_path_factory.mktemp("data")))
    yield built
    built.close()


@pytest.mark.parametrize("name", OWN)
def test_a_story_reaches_its_floors(name: str, hearsay: Hearsay) -> None:
    assert check(OWN[name](hearsay), load_floors(FLOORS)) == []


@pytest.mark.parametrize("name", BORROWED)
def test_a_tuning_set_reaches_its_floors(name: str, hearsay: Hearsay) -> None:
    folder, measured = BORROWED[name]
    if not folder.is_dir():
        pytest.skip(f"the data of {name} is not part of the repository: no folder {folder}")

    assert check(measured(hearsay), load_floors(FLOORS)) == []


def test_every_quote_of_a_story_is_verbatim() -> None:
    # A share below one is never acceptable, whatever the floors' file says.
    floors = load_floors(FLOORS)
    assert {floors[name].values["verbatim"] for name in ("night-ferry", "orrinmere-dam")} == {1.0}


def test_every_data_set_has_floors_and_every_floor_its_data_set() -> None:
    assert set(load_floors(FLOORS)) == {*OWN, *BORROWED}
