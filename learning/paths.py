"""Which module comes next for this person, and why this one?

Suggestions rank by wish, what the own company wrote, role, trade, level, and what has been touched least;
prerequisites advise and never block. Of the first six at most two come from another trade, whatever was
wished for. The same order decides the next unit, except that what was begun goes on first; there, too, at
most two of the first six are from elsewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from learning.model import Level, Module, ModuleId, Status, Unit, UnitKey

EVERYWHERE = "alle"
"""The trade of a case that fits everywhere. Source: taxonomy."""

FIRST: Final = 6
"""suggestions that somebody sees or follows in the first two weeks"""
MOST_FOREIGN: Final = 2
"""of the first six, from another trade. Source: product rule, four are of the own trade or fit everywhere."""
NO_LEVELS: Final[Mapping[str, Level]] = MappingProxyType({})

FOREIGN = 2
STEPS = {Level.BASIC: 0, Level.INTERMEDIATE: 1, Level.ADVANCED: 2}


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
    OPEN = "open"
    """the readiness check says that most can be gained in this area"""
    SHORT = "short"
    """the shortest case there is"""


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
    levels: Mapping[str, Level]

    def level(self, module: Module) -> Level:
        return self.levels.get(module.area, Level.BASIC)


def suggest(
    modules: Sequence[Module],
    *,
    done: frozenset[UnitKey],
    trade: str,
    wish: str | None = None,
    roles: frozenset[str] = frozenset(),
    levels: Mapping[str, Level] = NO_LEVELS,
    count: int = 3,
) -> tuple[Suggestion, ...]:
    """Up to `count` published modules with something left to learn, the best first.

    `wish` is the id of an area, `levels` those of areas, basic where none is known. Every module gets its
    first unit whose case fits the learner's work and role.
    """
    person = _Person(done=done, trade=trade, wish=wish, roles=roles, levels=levels)
    finished = frozenset(module.id for module in modules if not left(module, done))
    open_modules = [module for module in modules if is_open(module, done)]
    # sorting is stable: equals keep the order of the edition
    ranked = sorted(open_modules, key=lambda module: _rank(module, person, finished))
    found = [_suggestion(module, person, finished) for module in ranked]
    return tuple(_at_home_first(found, trade)[:count])


def next_unit(
    modules: Sequence[Module],
    *,
    done: frozenset[UnitKey],
    trade: str,
    wish: str | None = None,
    roles: frozenset[str] = frozenset(),
    levels: Mapping[str, Level] = NO_LEVELS,
) -> Unit | None:
    """The unit to go on with: of a begun module, else of the best suggestion; None if all is done."""
    found = suggest(
        modules, done=done, trade=trade, wish=wish, roles=roles, levels=levels, count=len(modules)
    )
    begun = [one for one in found if len(left(one.module, done)) < len(one.module.units)]
    units = [one.unit for one in (*begun, *found)]
    at_home = [unit for unit in units if distance(unit, trade) != FOREIGN]
    if at_home and _has_seen_enough_elsewhere(modules, done, trade):
        return at_home[0]
    return next(iter(units), None)


def _has_seen_enough_elsewhere(modules: Sequence[Module], done: frozenset[UnitKey], trade: str) -> bool:
    """Two of the first six cases came from another trade: a begun module can wait until the six are over."""
    seen = [unit for module in modules for unit in module.units if unit.key in done]
    return len(seen) < FIRST and sum(distance(unit, trade) == FOREIGN for unit in seen) >= MOST_FOREIGN


def first_unit(modules: Sequence[Module], *, trade: str) -> Unit:
    """The guest case: a case of that trade, else one that fits everywhere, else any; basic level first.

    Raises: ValueError if no unit is published.
    """
    published = sorted(
        (module for module in modules if is_open(module, frozenset())),
        key=lambda module: STEPS[module.level],
    )
    units = [unit for module in published for unit in module.units]
    if not units:
        raise ValueError("there is no published unit to begin with: publish a module")
    return min(units, key=lambda unit: distance(unit, trade))


def _at_home_first(found: Sequence[Suggestion], trade: str) -> list[Suggestion]:
    """The same, but with at most two of another trade among the first six while there are others."""
    first: list[Suggestion] = []
    later: list[Suggestion] = []
    foreign = 0
    for one in found:
        is_foreign = distance(one.unit, trade) == FOREIGN
        has_room = len(first) < FIRST and not (is_foreign and foreign == MOST_FOREIGN)
        (first if has_room else later).append(one)
        foreign += is_foreign and has_room
    return first + later


def is_open(module: Module, done: frozenset[UnitKey]) -> bool:
    return module.status is Status.PUBLISHED and bool(left(module, done))


def left(module: Module, done: frozenset[UnitKey]) -> list[Unit]:
    return [unit for unit in module.units if unit.key not in done]


def _entrance(module: Module, person: _Person) -> Unit:
    """The first unit left whose case fits the learner's work, best one for a role of the learner."""
    return min(
        left(module, person.done),
        key=lambda unit: (distance(unit, person.trade) == FOREIGN, not speaks_to(person.roles, module, unit)),
    )


def speaks_to(roles: frozenset[str], module: Module, unit: Unit) -> bool:
    return not roles.isdisjoint(unit.roles or module.roles)


def distance(unit: Unit, trade: str) -> int:
    """0: the learner's own trade; 1: fits everywhere; 2: another trade."""
    if unit.trade == trade:
        return 0
    return 1 if unit.trade == EVERYWHERE else FOREIGN


def _rank(
    module: Module, person: _Person, finished: frozenset[ModuleId]
) -> tuple[bool, bool, bool, int, int, int, int]:
    """Wish, own company, role, trade, level, fewest done, fewest prerequisites open: smaller is better."""
    return (
        module.area != person.wish,
        not module.is_own,
        person.roles.isdisjoint(module.roles),
        distance(_entrance(module, person), person.trade),
        _level_distance(module.level, person.level(module)),
        len(module.units) - len(left(module, person.done)),
        len(advised_first(module, finished)),
    )


def _level_distance(level: Level, own: Level) -> int:
    """The own level, then one above, then what is easier, last what is two above."""
    above = STEPS[level] - STEPS[own]
    return above**2 if above >= 0 else 1 - above


def advised_first(module: Module, finished: frozenset[ModuleId]) -> tuple[ModuleId, ...]:
    return tuple(other for other in module.prerequisites if other not in finished)


def _suggestion(module: Module, person: _Person, finished: frozenset[ModuleId]) -> Suggestion:
    unit = _entrance(module, person)
    reasons = (
        (Why.WISH, module.area == person.wish),
        (Why.OWN, module.is_own),
        (Why.ROLE, speaks_to(person.roles, module, unit)),
        (Why.TRADE, unit.trade == person.trade != EVERYWHERE),
        (Why.EVERYWHERE, unit.trade == EVERYWHERE),
        (Why.LEVEL, module.level is person.level(module)),
        (Why.FRESH, True),
    )
    why = next(why for why, holds in reasons if holds)
    return Suggestion(module=module, unit=unit, why=why, advised_first=advised_first(module, finished))
