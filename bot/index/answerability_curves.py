"""What each piece of evidence says for an answer, in straight pieces.

Written by `python -m tests.benchmarks.fit_answerability`, not by hand.
"""

from typing import NamedTuple


class Curve(NamedTuple):
    """Values of the evidence, rising, and what each adds to the logit; level beyond both ends."""

    at: tuple[float, ...]
    adds: tuple[float, ...]


INTERCEPT = -6.95
CURVES = {
    "similarity": Curve(
        (0.033, 0.177, 0.295, 0.438, 0.596, 0.82), (0, 0.606, 1.324, 1.777, 2.967, 2.967)
    ),
    "late": Curve(
        (0.131, 0.261, 0.344, 0.457, 0.613, 0.837), (0, 0.025, 0.025, 0.071, 0.071, 0.071)
    ),
    "context": Curve(
        (0.143, 0.275, 0.363, 0.479, 0.635, 0.84), (0, 0.691, 1.485, 3.022, 4.307, 5.028)
    ),
    "covered": Curve((0, 0.2, 0.333, 0.667, 1), (0, 0.557, 1.162, 1.162, 2.104)),
    "known": Curve((0, 0.333, 0.667, 1), (0, 0, 0.002, 0.126)),
    "names_known": Curve((0, 1), (0, 0)),
    "names_unknown": Curve((0, 1), (0, -1.571)),
    "size": Curve(
        (1.099, 3.296, 4.543, 4.82, 5.587, 8.019), (0, -0.031, -1.158, -1.267, -1.267, -1.594)
    ),
    "words": Curve((1, 2, 3, 4, 6, 8), (0, -1.071, -1.967, -2.266, -2.037, -0.488)),
    "answers": Curve(
        (-5.36, -1.366, 0.353, 1.631, 3.009, 6.027), (0, 1.102, 2.393, 3.518, 4.297, 5.26)
    ),
}
