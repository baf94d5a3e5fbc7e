"""More evidence for an answer never makes a refusal likelier."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.index.answerability import Evidence, probability
from bot.index.answerability_curves import CURVES
from tests.benchmarks.fit_answerability import DIRECTIONS

_EVIDENCE = st.builds(Evidence, *[st.floats(-10, 10) for _ in Evidence._fields])


def test_there_is_a_curve_for_each_piece_of_evidence() -> None:
    assert tuple(CURVES) == Evidence._fields
    for curve in CURVES.values():
        assert len(curve.at) == len(curve.adds)
        assert all(low < high for low, high in pairwise(curve.at))


@given(_EVIDENCE, st.sampled_from(Evidence._fields), st.floats(0, 10))
def test_evidence_speaks_the_way_that_it_means(found: Evidence, name: str, more: float) -> None:
    direction = getattr(DIRECTIONS, name)
    changed = found._replace(**{name: getattr(found, name) + more})

    assert 0 <= probability(changed) <= 1
    assert direction * (probability(changed) - probability(found)) >= 0
