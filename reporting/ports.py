"""What does reporting need from outside? Protocols that db fulfils, each inside one transaction."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from reporting.chain import Entry
from reporting.company_check import Answers
from reporting.items import Counted, ItemRelease
from reporting.model import Digested, Release, Unit, UnitId

Draw = Callable[[Release, Sequence[int]], Release]
"""a release without its numbers, and the true ones -> the release; asked twice for one, the same"""
Modules = Mapping[str, frozenset[str]]
"""report area -> ids of its modules"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A unit whose week has ended and is not closed yet."""

    unit: Unit
    closed: date
    """Monday of the last closed week"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """What was declared and holds from the next half-year on; None: no change."""

    headcount: int | None
    budget: float | None
    unit: str | None
    """name of the company or the network whose figures it will get"""


NOTHING_PENDING = Pending(headcount=None, budget=None, unit=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Halt:
    """Everything stands still: no draw, no digest, until both sides want to go on."""

    since: datetime
    council_agrees: bool
    management_agrees: bool


class Counts(Protocol):
    """The only place that adds people up: sums leave it, never a person."""

    async def participation(self, unit: UnitId, *, week: date) -> int: ...

    async def mastery(self, unit: UnitId, *, week: date, modules: Modules) -> tuple[int, ...]:
        """Twentieths per area, at the end of the quarter that `week` closes."""

    async def forget(self, unit: UnitId, *, week: date) -> None:
        """The marks of this week and of any before."""


class Releases(Protocol):
    async def of(self, unit: UnitId) -> tuple[Release, ...]:
        """Oldest first."""

    async def charged(self, unit: UnitId) -> tuple[tuple[Release, ...], ...]:
        """For each company in it, all releases that its people were ever in, of earlier units too."""

    async def add(self, release: Release) -> None: ...


class Units(Protocol):
    async def get(self, unit: UnitId) -> Unit: ...

    async def members(self, unit: UnitId) -> tuple[int, ...]:
        """Ids of its companies."""

    async def next_open(self, *, now: datetime) -> Open | None:
        """Held by this transaction alone until it ends; None if every week is closed, or held elsewhere."""

    async def earliest(self) -> datetime | None:
        """When the next week ends."""

    async def was_halted(self, unit: UnitId, *, since: datetime, until: datetime) -> bool:
        """Whether any company of it stood still at any moment between."""

    async def closed(self, unit: Unit, *, week: date) -> None: ...

    async def turn_half_year(self, unit: UnitId, *, week: date) -> Unit:
        """What was declared for the half-year that begins with `week` holds: the unit as it is then."""

    async def of(self, company: int) -> Unit:
        """Whose figures a company gets."""

    async def siblings(self, company: int) -> tuple[Unit, ...]:
        """All units of the network that this company belongs to; none without a network."""

    async def pending(self, company: int) -> "Pending":
        """What is declared for the next half-year."""


class Journal(Protocol):
    """The log of one company, append-only."""

    async def entries(self, company: int) -> tuple[Entry, ...]: ...

    async def head(self, company: int) -> Entry | None: ...

    async def append(self, company: int, *facts: Mapping[str, object]) -> None:
        """One entry each, in this order."""


class Digests(Protocol):
    async def add(self, company: int, digest: Digested) -> None: ...

    async def at(self, company: int, *, language: str, week: date | None = None) -> Digested | None:
        """Of that week, or the newest."""

    async def all(self, company: int) -> tuple[Digested, ...]:
        """Oldest first."""

    async def weeks(self, company: int) -> tuple[date, ...]:
        """Newest first."""


class Halts(Protocol):
    async def present(self, company: int) -> Halt | None: ...

    async def begin(self, company: int, *, now: datetime) -> None: ...

    async def agree(self, company: int, *, council: bool, now: datetime) -> bool:
        """One side wants to go on; True if both do, and it is over."""


class Checks(Protocol):
    """The company's own maturity check: at most the latest two."""

    async def of(self, company: int) -> tuple[Answers, ...]:
        """Oldest first."""

    async def add(self, company: int, answers: Answers) -> None: ...

    async def delete(self, company: int) -> None: ...


class Offers(Protocol):
    async def note(self, modules: frozenset[str], *, on: date) -> None:
        """These are offered from this day on, unless they were before."""

    async def since(self) -> Mapping[str, date]: ...


class Items(Protocol):
    """First answers to the questions of the edition, of nobody, over all companies."""

    async def heads(self, *, before: date) -> int:
        """Declared by all companies that were there before that day."""

    async def concerned(self, *, before: date) -> tuple[int, ...]:
        """Ids of those among them whose people may be counted."""

    async def counted(self, quarter: date) -> Counted: ...

    async def forget(self, *, before: date) -> None:
        """The counters of earlier quarters, and how many answers of whom are in them."""

    async def add(self, releases: Sequence[ItemRelease]) -> bool:
        """All of one quarter; False if they are there already."""

    async def has(self, quarter: date) -> bool: ...

    async def of(self, questions: Collection[str]) -> tuple[ItemRelease, ...]:
        """All quarters and versions, oldest first."""

    async def quarters(self) -> tuple[tuple[ItemRelease, ...], ...]:
        """Everything that was released, oldest first; for the log."""
