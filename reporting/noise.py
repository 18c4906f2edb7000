"""Where does the noise come from? From OpenDP, in integers, drawn once: the only chance in this package.

The library is loaded when it is first needed; a company without figures never loads it.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from reporting.model import Statistic

if TYPE_CHECKING:
    from opendp.mod import Measurement


def draw(numbers: Sequence[int], statistic: Statistic, *, sigma: float) -> tuple[int, ...]:
    """The numbers with discrete Gaussian noise of `sigma` persons each."""
    return tuple(cast("list[int]", _mechanism(statistic, sigma)(list(numbers))))


def rho(statistic: Statistic, *, sigma: float) -> float:
    """What one release costs, as the library proves it."""
    mechanism = _mechanism(statistic, sigma)
    return float(mechanism.map(statistic.sensitivity * statistic.grain))  # type: ignore[no-untyped-call]


@lru_cache(maxsize=256)
def _mechanism(statistic: Statistic, sigma: float) -> "Measurement":
    import opendp.prelude as dp

    dp.enable_features("contrib")
    return dp.m.make_gaussian(
        dp.vector_domain(dp.atom_domain(T=int)),
        dp.l2_distance(T=float),
        scale=sigma * statistic.grain,
        MO=dp.ZeroConcentratedDivergence,
    )
