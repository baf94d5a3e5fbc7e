from pathlib import Path

import pytest

from bot.services.evaluation.figures import Figures
from bot.services.evaluation.floors import (
    Floor,
    FloorLoweredError,
    Floors,
    check,
    load_floors,
    lowered,
    raised,
    save_floors,
)


def _figures(data_hash: str = "a", **values: float) -> Figures:
    return Figures(name="set", cases=10, values=values, data_hash=data_hash)


def _floors(data_hash: str = "a", **values: float) -> Floors:
    return {"set": Floor(data_hash=data_hash, cases=10, values=values)}


def test_figures_at_their_floors_pass() -> None:
    assert check(_figures(right=0.8), _floors(right=0.8)) == []


def test_a_figure_above_its_floor_passes() -> None:
    assert check(_figures(right=0.9), _floors(right=0.8)) == []


def test_a_figure_below_its_floor_fails_by_name() -> None:
    assert check(_figures(right=0.7), _floors(right=0.8)) == [
        "set: right is 0.700, its floor is 0.800."
    ]


def test_a_figure_that_is_no_number_fails() -> None:
    assert len(check(_figures(right=float("nan")), _floors(right=0.8))) == 1


def test_a_set_without_floors_fails() -> None:
    assert check(_figures(right=1.0), {}) == ["set has no floors: raise them from these figures."]


def test_a_measure_that_is_gone_fails() -> None:
    assert check(_figures(right=0.8), _floors(right=0.8, both=0.5)) == [
        "set no longer measures both."
    ]


def test_a_measure_without_a_floor_fails() -> None:
    assert check(_figures(right=0.8, both=0.5), _floors(right=0.8)) == [
        "set: both has no floor: raise it from these figures."
    ]


def test_changed_gold_fails_whatever_the_figures() -> None:
    assert check(_figures("b", right=1.0), _floors("a", right=0.1)) == [
        "The gold of set has changed: its floors must be set anew."
    ]


def test_raising_lifts_a_floor_to_just_below_the_figure() -> None:
    floors = raised(_floors(right=0.5), _figures(right=0.66666))

    assert floors["set"].values == {"right": 0.646}


def test_what_is_perfect_must_stay_perfect() -> None:
    assert raised({}, _figures(verbatim=1.0))["set"].values == {"verbatim": 1.0}


def test_figures_pass_the_floors_that_were_raised_from_them() -> None:
    figures = _figures(right=0.66666, none=0.0, all=1.0, most=0.999)

    assert check(figures, raised({}, figures)) == []


def test_raising_takes_in_a_new_measure() -> None:
    floors = raised(_floors(right=0.5), _figures(right=0.5, both=0.25))

    assert floors["set"].values == {"right": 0.5, "both": 0.23}


def test_raising_never_sets_a_floor_lower() -> None:
    with pytest.raises(FloorLoweredError, match=r"right is 0\.400"):
        raised(_floors(right=0.5), _figures(right=0.4))


def test_new_gold_is_no_way_to_lower_a_floor_unnoticed() -> None:
    with pytest.raises(FloorLoweredError):
        raised(_floors("a", right=0.5), _figures("b", right=0.4))


def test_raising_from_a_figure_just_above_the_floor_keeps_it() -> None:
    floors = raised(_floors(right=0.5), _figures(right=0.51))

    assert floors["set"].values == {"right": 0.5}


def test_raising_does_not_drop_a_measure_silently() -> None:
    with pytest.raises(FloorLoweredError, match="no longer measures both"):
        raised(_floors(right=0.5, both=0.5), _figures(right=0.5))


def test_lowering_is_possible_on_purpose() -> None:
    floors = lowered(_floors("a", right=0.5, both=0.5), _figures("b", right=0.4))

    assert floors["set"].values == {"right": 0.38}
    assert floors["set"].data_hash == "b"


def test_the_floors_of_other_sets_stay() -> None:
    other = Figures(name="other", cases=3, values={"right": 0.9}, data_hash="c")
    floors = raised(raised({}, other), _figures(right=0.5))

    assert check(other, floors) == []


def test_floors_are_the_same_after_writing_and_reading(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors = _floors(right=0.123, both=1.0)

    save_floors(path, floors)

    assert load_floors(path) == floors


def test_writing_the_same_floors_twice_changes_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    save_floors(path, _floors(right=0.123, both=1.0))
    before = path.read_bytes()

    save_floors(path, load_floors(path))

    assert path.read_bytes() == before


def test_without_a_file_there_are_no_floors(tmp_path: Path) -> None:
    assert load_floors(tmp_path / "none.json") == {}


def test_more_mistakes_than_the_ceiling_fail() -> None:
    assert check(_figures(false_refusals=0.2), _floors(false_refusals=0.1)) == [
        "set: false_refusals is 0.200, its ceiling is 0.100."
    ]


def test_fewer_mistakes_than_the_ceiling_pass() -> None:
    assert check(_figures(impossible_answered=0.2), _floors(impossible_answered=0.3)) == []


def test_raising_brings_a_ceiling_down_to_just_above_the_figure() -> None:
    floors = raised(_floors(false_answers=0.5), _figures(false_answers=0.1))

    assert floors["set"].values == {"false_answers": 0.12}


def test_raising_never_lifts_a_ceiling() -> None:
    with pytest.raises(FloorLoweredError, match="ceiling"):
        raised(_floors(false_answers=0.1), _figures(false_answers=0.2))


def test_no_mistakes_must_stay_none() -> None:
    assert raised({}, _figures(false_answers=0.0))["set"].values == {"false_answers": 0.0}


def test_the_share_of_answered_questions_is_no_mistake() -> None:
    assert check(_figures(answered=0.9), _floors(answered=0.8)) == []
