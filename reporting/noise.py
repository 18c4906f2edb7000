"""Where does the noise come from? From OpenDP, in integers, drawn once: the only chance in this package.

The library is loaded when it is first needed; a company without figures never loads it.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from reporting import items
from reporting.model import Statistic

if TYPE_CHECKING:
    from opendp.mod import Measurement


def draw(numbers: Sequence[int], statistic: Statistic, *, sigma: float) -> tuple[int, ...]:
    """The numbers with discrete Gaussian noise of `sigma` persons each."""
    return _draw(numbers, sigma * statistic.grain)


def rho(statistic: Statistic, *, sigma: float) -> float:
    """What one release costs, as the library proves it."""
    return _rho(statistic.sensitivity * statistic.grain, sigma * statistic.grain)


def draw_items(numbers: Sequence[int], *, sigma: float) -> tuple[int, ...]:
    """Counters of all questions with noise of `sigma` answers each."""
    return _draw(numbers, sigma)


def rho_items(*, sigma: float) -> float:
    """What one quarter of all questions costs, as the library proves it."""
    return _rho(items.SENSITIVITY, sigma)


def _draw(numbers: Sequence[int], scale: float) -> tuple[int, ...]:
    return tuple(cast("list[int]", _mechanism(scale)(list(numbers))))


def _rho(distance: float, scale: float) -> float:
    return float(_mechanism(scale).map(distance))  # type: ignore[no-untyped-call]


@lru_cache(maxsize=256)
def _mechanism(scale: float) -> "Measurement":
    import opendp.prelude as dp

    dp.enable_features("contrib")
    return dp.m.make_gaussian(
        dp.vector_domain(dp.atom_domain(T=int)),
        dp.l2_distance(T=float),
        scale=scale,
        MO=dp.ZeroConcentratedDivergence,
    )
