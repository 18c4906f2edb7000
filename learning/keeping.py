"""Which sentences does somebody want to keep at hand? The takeaways of units, on a list of their own.

Kept is which unit, never the sentence: the list shows it as it stands in the library today.
"""

from dataclasses import dataclass

from learning import show
from learning.desk import Desk
from learning.model import Unit, UnitKey
from learning.session import StepKind
from learning.takeaway import takeaway
from learning.views import Place, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    unit: Unit
    takeaway: str
    """inline Markdown"""


async def keep(desk: Desk, place: Place, *, wants: bool) -> View | None:
    """The insight once more, its takeaway kept or struck; None for an old button, which changes nothing."""
    session = await desk.study.session()
    if session is None or Place.of(session) != place or session.step.kind is not StepKind.INSIGHT:
        return None
    unit = desk.unit(session.step.subject)
    if unit is None or not takeaway(unit):
        return None
    if wants:
        await desk.study.keep(unit.key, on=desk.today)
    else:
        await desk.study.strike(unit.key)
    return await show.current(desk)


async def kept(desk: Desk) -> tuple[Kept, ...]:
    """Newest first. What is no longer published, or says no such sentence any more, drops out."""
    units = {
        unit.key: unit for module in desk.library.modules(desk.learner.language) for unit in module.units
    }
    found = (units[key] for key in await desk.study.kept() if key in units)
    return tuple(Kept(unit=unit, takeaway=said) for unit in found if (said := takeaway(unit)))


async def strike(desk: Desk, unit: UnitKey) -> tuple[Kept, ...]:
    """The list without it."""
    await desk.study.strike(unit)
    return await kept(desk)
