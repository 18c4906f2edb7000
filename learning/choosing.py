"""What would somebody like to learn next? Three suggestions with a reason each, and everything there is.

Nothing is locked: what a module builds on is said, and whoever wants to begin there begins there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from learning import paths
from learning.desk import Desk
from learning.model import Module, Unit, UnitKey
from learning.paths import EVERYWHERE, Suggestion
from learning.session import UnitState, done_units

SUGGESTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An area or a module, and how far the learner has come in it."""

    id: str
    title: str
    """empty for an area: it has none of its own here"""
    units: int
    done: int
    """finished, or known already"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    suggestions: tuple[Suggestion, ...]
    """up to three, the best first; empty if all is done"""
    areas: tuple[Part, ...]
    """in the order of the edition"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPage:
    area: str
    modules: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModulePage:
    module: Module
    states: Mapping[UnitKey, UnitState]
    """of its units; those not begun are missing"""
    advised_first: tuple[str, ...]
    """titles of modules that it builds on and that are not finished; advice only"""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    """A case before it begins."""

    module: Module
    unit: Unit
    state: UnitState | None
    """None: not begun"""
    foreign_trade: bool
    """it comes from another trade than the learner's"""


async def overview(desk: Desk) -> Overview:
    modules = _modules(desk)
    done = done_units(await desk.study.units())
    person = desk.learner
    found = paths.suggest(
        modules,
        done=done,
        trade=person.trade,
        wish=person.wish,
        roles=person.roles,
        levels=person.levels,
        count=SUGGESTIONS,
    )
    areas = dict.fromkeys(module.area for module in modules)
    return Overview(
        suggestions=found,
        areas=tuple(_part(area, "", [one for one in modules if one.area == area], done) for area in areas),
    )


async def area(desk: Desk, wanted: str) -> AreaPage | None:
    """None for an area without modules."""
    modules = [module for module in _modules(desk) if module.area == wanted]
    done = done_units(await desk.study.units())
    parts = tuple(_part(module.id, module.title, [module], done) for module in modules)
    return AreaPage(area=wanted, modules=parts) if parts else None


async def module(desk: Desk, wanted: Module) -> ModulePage:
    states = await desk.study.units()
    done = done_units(states)
    open_before = [
        one.title
        for one in _modules(desk)
        if one.id in wanted.prerequisites and not all(unit.key in done for unit in one.units)
    ]
    own = {unit.key: states[unit.key] for unit in wanted.units if unit.key in states}
    return ModulePage(module=wanted, states=own, advised_first=tuple(open_before))


async def unit(desk: Desk, wanted: UnitKey) -> UnitPage | None:
    """None for a unit that is not published for this learner."""
    for module in _modules(desk):
        for one in module.units:
            if one.key == wanted:
                state = (await desk.study.units()).get(wanted)
                is_foreign = one.trade not in {EVERYWHERE, desk.learner.trade}
                return UnitPage(module=module, unit=one, state=state, foreign_trade=is_foreign)
    return None


def _modules(desk: Desk) -> Sequence[Module]:
    return desk.library.modules(desk.learner.reads)


def _part(id_: str, title: str, modules: Iterable[Module], done: frozenset[UnitKey]) -> Part:
    keys = [unit.key for module in modules for unit in module.units]
    return Part(id=id_, title=title, units=len(keys), done=sum(key in done for key in keys))
