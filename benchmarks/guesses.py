"""How well does an attacker guess, and how well may anybody guess at all?

AUC is the chance that somebody who does something scores higher than somebody who does not: 0.5 is guessing,
1 is knowing. Numbers with a cost of rho leave an AUC of at most Phi(sqrt(rho)), and Phi(sqrt(2 rho) / 2) of
right guesses, to whoever knows everything else.

Source: Dong, Roth and Su 2022: noise with a cost of rho is a Gaussian with mu = sqrt(2 rho), and an attacker
on that has an AUC of Phi(mu / sqrt(2)) and Phi(mu / 2) of right guesses.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

ERRORS: Final = 2.0
"""standard errors by which a measured AUC may lie above the bound"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    auc: float
    bound: float
    """what the guarantee allows"""
    error: float
    """standard error of the AUC if it is at the bound"""

    @property
    def limit(self) -> float:
        return self.bound + ERRORS * self.error

    @property
    def holds(self) -> bool:
        return self.auc <= self.limit


def auc_bound(rho: float) -> float:
    return NormalDist().cdf(math.sqrt(rho))


def accuracy_bound(rho: float) -> float:
    """Share of right guesses."""
    return NormalDist().cdf(math.sqrt(2 * rho) / 2)


def auc(learners: Sequence[float], idlers: Sequence[float]) -> float:
    """The chance that one of the first scores higher than one of the second; a tie counts half."""
    ranked = sorted(idlers)
    wins = math.fsum(bisect_left(ranked, one) + bisect_right(ranked, one) for one in learners)
    return wins / (2 * len(learners) * len(idlers))


def auc_error(true_auc: float, trials: int) -> float:
    """Standard error with as many trials of both kinds. Source: Hanley and McNeil 1982."""
    both, square = true_auc / (2 - true_auc), 2 * true_auc**2 / (1 + true_auc)
    spread = (trials - 1) * (both + square - 2 * true_auc**2)
    return math.sqrt((true_auc * (1 - true_auc) + spread) / trials**2)
