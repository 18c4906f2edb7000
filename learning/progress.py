"""What has somebody learned so far? For the learner alone; nothing in it can be lost."""

from dataclasses import dataclass

from learning.card import Band
from learning.desk import Desk
from learning.session import UnitState


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaProgress:
    area: str
    solid: int
    """questions that sit"""
    shaky: int
    """questions that wobble"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    units_done: int
    units_known: int
    areas: tuple[AreaProgress, ...]
    """areas with at least one answered question, in the order of the edition"""


async def progress(desk: Desk) -> Progress:
    states = tuple((await desk.study.units()).values())
    bands = {card.question: card.band for card in await desk.study.cards()}
    counts: dict[str, list[int]] = {}
    for module in desk.library.modules(desk.learner.reads):
        for question in module.questions():
            band = bands.get(question.key, Band.NEW)
            if band is not Band.NEW:
                counts.setdefault(module.area, [0, 0])[band is Band.SHAKY] += 1
    areas = tuple(AreaProgress(area=area, solid=n[0], shaky=n[1]) for area, n in counts.items())
    return Progress(
        units_done=states.count(UnitState.DONE), units_known=states.count(UnitState.KNOWN), areas=areas
    )
