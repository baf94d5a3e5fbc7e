"""Fit a probability that adds up one curve for each input, none of which turns back."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

Floats = npt.NDArray[np.float64]

_PIECES = 5
"""Straight pieces of a curve, each over as many cases."""

_RIDGE = 0.5
_BEND = 0.02
"""What large steps and bends cost, against one for each case at even odds of about .7."""


class Additive(NamedTuple):
    """For each input the values where its curve bends, and what it adds to the logit there."""

    intercept: float
    at: list[Floats]
    adds: list[Floats]

    def logits(self, inputs: Floats) -> Floats:
        """Return the logit of each row of float64 [cases, inputs]."""
        curves = zip(inputs.T, self.at, self.adds, strict=True)
        found = np.full(len(inputs), self.intercept)
        for values, at, adds in curves:
            found += np.interp(values, at, adds)
        return found


def fit_additive(
    inputs: Floats, labels: Floats, weights: Floats, directions: Sequence[float]
) -> Additive:
    """Fit curves to weighted cases with labels 0 and 1: the logistic loss, by L-BFGS-B.

    A direction of 1 lets a curve only rise, -1 only fall, 0 do either.
    """
    at = [_bends(column) for column in inputs.T]
    steps = np.concatenate([_steps(*each) for each in zip(inputs.T, at, strict=True)], axis=1)
    owner = np.concatenate([[i] * (len(each) - 1) for i, each in enumerate(at)])
    width = np.concatenate([np.diff(each) / (each[-1] - each[0]) for each in at])
    joined = owner[1:] == owner[:-1]

    def loss(found: Floats) -> tuple[float, Floats]:
        logits = found[0] + steps @ found[1:]
        wrong = weights * (1 / (1 + np.exp(-logits)) - labels)
        bends = np.diff(found[1:] / width) * joined
        total = np.sum(weights * (np.logaddexp(0, logits) - labels * logits))
        total += _RIDGE * np.sum(found[1:] ** 2) + _BEND * np.sum(bends**2)
        pulls = np.concatenate([[0.0], bends]) - np.concatenate([bends, [0.0]])
        slope = steps.T @ wrong + 2 * _RIDGE * found[1:] + 2 * _BEND * pulls / width
        return float(total), np.concatenate([[wrong.sum()], slope])

    ranges = {1: (0, None), -1: (None, 0), 0: (None, None)}
    bounds = [(None, None), *(ranges[int(directions[i])] for i in owner)]
    start = np.zeros(1 + steps.shape[1])
    solved = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    adds = [np.concatenate([[0.0], np.cumsum(solved.x[1:][owner == i])]) for i in range(len(at))]
    return Additive(float(solved.x[0]), at, adds)


def _bends(column: Floats) -> Floats:
    found = np.unique(np.round(np.quantile(column, np.linspace(0.01, 0.99, _PIECES + 1)), 3))
    return found if len(found) > 1 else np.asarray([column.min(), column.max() + 1e-6])


def _steps(column: Floats, at: Floats) -> Floats:
    """Return how far each value has come on each piece, from 0 to 1."""
    return np.clip((column[:, np.newaxis] - at[:-1]) / np.diff(at), 0, 1)
