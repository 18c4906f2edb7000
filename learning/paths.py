"""Which module comes next for this person, and why this one?

Suggestions rank by wish, what the own company wrote, role, trade, level, and what has been touched least;
prerequisites advise and never block. The same order decides the next unit, except that what was begun
goes on first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from learning.model import Level, Module, ModuleId, Status, Unit, UnitKey

EVERYWHERE = "alle"
"""The trade of a case that fits everywhere. Source: taxonomy."""

_FOREIGN = 2
_STEPS = {Level.BASIC: 0, Level.INTERMEDIATE: 1, Level.ADVANCED: 2}


class Why(StrEnum):
    """The first point that speaks for a suggestion."""

    WISH = "wish"
    """its area was wished for"""
    OWN = "own"
    """written in the learner's company"""
    ROLE = "role"
    """made for a role that the learner chose"""
    TRADE = "trade"
    """a case from the learner's trade"""
    EVERYWHERE = "everywhere"
    """a case that fits every trade"""
    LEVEL = "level"
    """the learner's level"""
    FRESH = "fresh"
    """there is something new in it"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    module: Module
    unit: Unit
    """where to begin in it"""
    why: Why
    advised_first: tuple[ModuleId, ...]
    """prerequisites not finished yet; advice only"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    done: frozenset[UnitKey]
    trade: str
    wish: str | None
    roles: frozenset[str]
    level: Level


def suggest(
    modules: Sequence[Module],
    *,
    done: frozenset[UnitKey],
    trade: str,
    wish: str | None = None,
    roles: frozenset[str] = frozenset(),
    level: Level = Level.BASIC,
    count: int = 3,
) -> tuple[Suggestion, ...]:
    """Up to `count` published modules with something left to learn, the best first.

    `wish` is the id of an area. Every module gets its first unit whose case fits the learner's work and role.
    """
    person = _Person(done=done, trade=trade, wish=wish, roles=roles, level=level)
    finished = frozenset(module.id for module in modules if not _left(module, done))
    open_modules = [module for module in modules if _is_open(module, done)]
    # sorting is stable: equals keep the order of the edition
    ranked = sorted(open_modules, key=lambda module: _rank(module, person, finished))
    return tuple(_suggestion(module, person, finished) for module in ranked[:count])


def next_unit(
    modules: Sequence[Module],
    *,
    done: frozenset[UnitKey],
    trade: str,
    wish: str | None = None,
    roles: frozenset[str] = frozenset(),
    level: Level = Level.BASIC,
) -> Unit | None:
    """The unit to go on with: of a begun module, else of the best suggestion; None if all is done."""
    found = suggest(modules, done=done, trade=trade, wish=wish, roles=roles, level=level, count=len(modules))
    begun = [one for one in found if len(_left(one.module, done)) < len(one.module.units)]
    return next((one.unit for one in (*begun, *found)), None)


def first_unit(modules: Sequence[Module], *, trade: str) -> Unit:
    """The guest case: a case of that trade, else one that fits everywhere, else any; basic level first.

    Raises: ValueError if no unit is published.
    """
    published = sorted(
        (module for module in modules if _is_open(module, frozenset())),
        key=lambda module: _STEPS[module.level],
    )
    units = [unit for module in published for unit in module.units]
    if not units:
        raise ValueError("there is no published unit to begin with: publish a module")
    return min(units, key=lambda unit: _distance(unit, trade))


def _is_open(module: Module, done: frozenset[UnitKey]) -> bool:
    return module.status is Status.PUBLISHED and bool(_left(module, done))


def _left(module: Module, done: frozenset[UnitKey]) -> list[Unit]:
    return [unit for unit in module.units if unit.key not in done]


def _entrance(module: Module, person: _Person) -> Unit:
    """The first unit left whose case fits the learner's work, best one for a role of the learner."""
    return min(
        _left(module, person.done),
        key=lambda unit: (_distance(unit, person.trade) == _FOREIGN, not _speaks_to(person, module, unit)),
    )


def _speaks_to(person: _Person, module: Module, unit: Unit) -> bool:
    return not person.roles.isdisjoint(unit.roles or module.roles)


def _distance(unit: Unit, trade: str) -> int:
    """0: the learner's own trade; 1: fits everywhere; 2: another trade."""
    if unit.trade == trade:
        return 0
    return 1 if unit.trade == EVERYWHERE else _FOREIGN


def _rank(
    module: Module, person: _Person, finished: frozenset[ModuleId]
) -> tuple[bool, bool, bool, int, int, int, int]:
    """Wish, own company, role, trade, level, fewest done, fewest prerequisites open: smaller is better."""
    return (
        module.area != person.wish,
        not module.is_own,
        person.roles.isdisjoint(module.roles),
        _distance(_entrance(module, person), person.trade),
        _level_distance(module.level, person.level),
        len(module.units) - len(_left(module, person.done)),
        len(_advised_first(module, finished)),
    )


def _level_distance(level: Level, own: Level) -> int:
    """The own level, then one above, then what is easier, last what is two above."""
    above = _STEPS[level] - _STEPS[own]
    return above**2 if above >= 0 else 1 - above


def _advised_first(module: Module, finished: frozenset[ModuleId]) -> tuple[ModuleId, ...]:
    return tuple(other for other in module.prerequisites if other not in finished)


def _suggestion(module: Module, person: _Person, finished: frozenset[ModuleId]) -> Suggestion:
    unit = _entrance(module, person)
    reasons = (
        (Why.WISH, module.area == person.wish),
        (Why.OWN, module.is_own),
        (Why.ROLE, _speaks_to(person, module, unit)),
        (Why.TRADE, unit.trade == person.trade != EVERYWHERE),
        (Why.EVERYWHERE, unit.trade == EVERYWHERE),
        (Why.LEVEL, module.level is person.level),
        (Why.FRESH, True),
    )
    why = next(why for why, holds in reasons if holds)
    return Suggestion(module=module, unit=unit, why=why, advised_first=_advised_first(module, finished))
