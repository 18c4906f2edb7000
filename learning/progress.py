"""What has somebody learned so far? For the learner alone; nothing in it can be lost."""

from dataclasses import dataclass

from learning.card import Band
from learning.desk import Desk
from learning.model import Module
from learning.session import UnitState, done_units


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaProgress:
    area: str
    units: int
    """cases that are solved, or were known already"""
    solid: int
    """questions that sit"""
    shaky: int
    """questions that wobble"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    units_done: int
    units_known: int
    areas: tuple[AreaProgress, ...]
    """areas with at least one solved case or answered question, in the order of the edition"""
    finished: tuple[Module, ...] = ()
    """modules of which every unit was gone through to its end; what was only said to be known is none"""


async def progress(desk: Desk) -> Progress:
    states = await desk.study.units()
    solved = done_units(states)
    bands = {card.question: card.band for card in await desk.study.cards()}
    modules = desk.library.modules(desk.learner.reads)
    areas: dict[str, list[Module]] = {}
    for module in modules:
        areas.setdefault(module.area, []).append(module)
    found = []
    for area, own in areas.items():
        shown = [bands.get(question.key, Band.NEW) for module in own for question in module.questions()]
        stand = AreaProgress(
            area=area,
            units=sum(unit.key in solved for module in own for unit in module.units),
            solid=shown.count(Band.SOLID),
            shaky=shown.count(Band.SHAKY),
        )
        if stand.units or stand.solid or stand.shaky:
            found.append(stand)
    counted = tuple(states.values())
    return Progress(
        units_done=counted.count(UnitState.DONE),
        units_known=counted.count(UnitState.KNOWN),
        areas=tuple(found),
        finished=tuple(
            module
            for module in modules
            if module.units and all(states.get(unit.key) is UnitState.DONE for unit in module.units)
        ),
    )
