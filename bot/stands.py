"""What comes back from a use case about a company? Values for the screens, and the ways to say no."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from contacts.model import Company
from reporting.chain import Entry
from reporting.company_check import Answers
from reporting.model import Digested
from reporting.ports import Halt

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody we know."""


@dataclass(frozen=True, slots=True)
class NotForYou:
    """Known, but not in a role, or not in a company, for which this is."""

    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Generic[T_co]):
    value: T_co
    language: str


Reply = Unknown | NotForYou | Told[T]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A digest as every employee may read it."""

    company: Company
    digest: Digested | None
    """None: there has been none yet"""
    weeks: Sequence[date]
    """newest first"""
    halt: Halt | None
    first_on: date
    """day of the next digest"""
    figures_come: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    company: Company
    digest_on: date
    figures_on: date | None
    """None: there will never be any"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckStand:
    company: Company
    answers: tuple[Answers, ...]
    """none, one, or two to be seen side by side, oldest first"""
    may_answer: bool
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HaltStand:
    company: Company
    halt: Halt | None
    may_stop: bool
    """the council or the person of trust; to go on takes both sides"""
    was_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    company: Company
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    company: Company
    hour: int
