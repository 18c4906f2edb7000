"""How far has somebody come, and what may be certified of it? For the learner alone, in no role but that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.lessons import Caller, Lessons, Reply
from bot.papers.certificate import Learned
from bot.screens.minutes import unit_minutes
from bot.shelf import bare
from bot.work import Work
from contacts.model import Contact
from content.library import FALLBACKS
from learning import progress
from learning.desk import Desk
from learning.model import Module
from learning.progress import Progress
from learning.takeaway import takeaway

AI: Final = "ki"
"""the area of AI literacy. Source: taxonomy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earned:
    modules: Sequence[Module]
    """finished, in the order of the edition; may be empty"""
    today: date
    """of the learner"""


class MyProgress:
    def __init__(self, lessons: Lessons) -> None:
        self._lessons = lessons

    async def stand(self, caller: Caller) -> Reply[Progress]:
        async def act(desk: Desk, _work: Work, _contact: Contact) -> Progress:
            return await progress.progress(desk)

        return await self._lessons.with_desk(caller, act)

    async def earned(self, caller: Caller) -> Reply[Earned]:
        """What a certificate would name. That it was asked for is kept nowhere."""

        async def act(desk: Desk, _work: Work, _contact: Contact) -> Earned:
            return Earned(modules=(await progress.progress(desk)).finished, today=desk.today)

        return await self._lessons.with_desk(caller, act)


def written_in(earned: Earned, language: str) -> str:
    """The language of a certificate: the learner's own, or the nearest in which the modules are written."""
    found = {module.language for module in earned.modules}
    return next((one for one in (language, *FALLBACKS) if one in found), language)


def learned(earned: Earned, area_titles: Mapping[str, str]) -> tuple[Learned, ...]:
    """`area_titles`: area id -> title in the language of the certificate."""
    return tuple(
        Learned(
            area=area_titles.get(module.area, module.area),
            title=module.title,
            summary=bare(module.summary),
            takeaways=tuple(bare(said) for unit in module.units if (said := takeaway(unit))),
            units=len(module.units),
            minutes=sum(unit_minutes(unit) for unit in module.units),
            is_about_ai=module.area == AI,
        )
        for module in earned.modules
    )
