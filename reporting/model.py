"""What leaves the house, and about whom? About everybody of a unit together; there is nobody else here."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, NewType

UnitId = NewType("UnitId", int)

AREAS: Final = ("digital", "data", "agile")
"""report areas in the order of every mastery vector: few areas, less noise"""


class Statistic(StrEnum):
    PARTICIPATION = "participation"
    """a person is 1 with at least one answered card in the ISO week, else 0"""
    MASTERY = "mastery"
    """per area, a person's share of cards that sit, in twentieths; 0 without cards or recent answers"""

    @property
    def grain(self) -> int:
        """Steps in which one person is counted"""
        return 1 if self is Statistic.PARTICIPATION else 20

    @property
    def dimensions(self) -> int:
        return 1 if self is Statistic.PARTICIPATION else len(AREAS)

    @property
    def sensitivity(self) -> float:
        """How far one person can move the numbers at most, in persons (Euclidean distance)"""
        return float(self.dimensions**0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """All people of one company, or of a network of companies that report together."""

    id: UnitId
    name: str
    zone: str
    """IANA name; its weeks end on Sunday at midnight there"""
    headcount: int
    """declared and public, the denominator; the number enrolled appears nowhere"""
    budget: float
    """rho per person over any 52 consecutive weeks, at most 0.5; a company may only lower it"""
    is_network: bool = False
    """several companies report together"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Numbers of one period, noised once, when the period closed; never drawn again."""

    unit: UnitId
    statistic: Statistic
    period: date
    """first Monday of the week or the quarter"""
    week: date
    """Monday of the week whose end closed the period"""
    numbers: tuple[int, ...]
    """persons, or twentieths of persons per area; may be negative"""
    sigma: float
    """standard deviation of the noise in each number, in persons"""
    headcount: int
    """in force in that period"""
    rho: float
    """spent per person in the 52 weeks that end with `week`, this release included"""

    @property
    def shares(self) -> tuple[float, ...]:
        """Of the headcount; noise may carry them below 0 and above 1"""
        whole = self.headcount * self.statistic.grain
        return tuple(number / whole for number in self.numbers)

    @property
    def share_error(self) -> float:
        """Standard error of each share"""
        return self.sigma / self.headcount

    @property
    def cost(self) -> float:
        """Rho of this release alone"""
        return self.statistic.sensitivity**2 / (2 * self.sigma**2)

    def drawn(self, numbers: tuple[int, ...]) -> "Release":
        return replace(self, numbers=numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digested:
    """A digest as it went out, the same for everybody who reads its language."""

    week: date
    day: date
    language: str
    html: str
    picture: bytes
    """PNG; empty without figures"""
    picture_text: str
