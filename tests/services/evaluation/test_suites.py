import pytest

from bot.services.evaluation.bench import library_named
from bot.services.evaluation.suites import NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_library_of_a_data_set_is_a_number_as_every_server_id_is(name: str) -> None:
    assert library_named(name).isdecimal()


def test_data_sets_do_not_share_a_library() -> None:
    names = [*NAMES, *(f"circ-{number:02d}" for number in range(1, 51))]

    assert len({library_named(name) for name in names}) == len(names)
