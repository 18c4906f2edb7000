"""What would somebody like to learn next? What there is, as far as they have come in it."""

from bot.lessons import Caller, Lessons, Reply
from bot.subjects import module_named, named, unit_named
from bot.work import Work
from contacts.model import Contact
from learning import choosing
from learning.choosing import AreaPage, ModulePage, Overview, UnitPage
from learning.desk import Desk


class Choosing:
    def __init__(self, lessons: Lessons) -> None:
        self._lessons = lessons

    async def overview(self, caller: Caller) -> Reply[tuple[Overview, str]]:
        """With the id of the learner's own trade."""

        async def act(desk: Desk, _work: Work, _contact: Contact) -> tuple[Overview, str]:
            return await choosing.overview(desk), desk.learner.trade

        return await self._lessons.with_desk(caller, act)

    async def area(self, caller: Caller, subject: int) -> Reply[AreaPage | None]:
        """None for an area of another edition."""

        async def act(desk: Desk, _work: Work, _contact: Contact) -> AreaPage | None:
            areas = {module.area for module in desk.library.modules(desk.learner.reads)}
            wanted = named(subject, areas)
            return await choosing.area(desk, wanted) if wanted else None

        return await self._lessons.with_desk(caller, act)

    async def module(self, caller: Caller, subject: int) -> Reply[ModulePage | None]:
        """None for a module that is gone."""

        async def act(desk: Desk, _work: Work, _contact: Contact) -> ModulePage | None:
            wanted = module_named(subject, desk.library, desk.learner.reads)
            return await choosing.module(desk, wanted) if wanted else None

        return await self._lessons.with_desk(caller, act)

    async def unit(self, caller: Caller, subject: int) -> Reply[UnitPage | None]:
        """None for a unit that is gone, or never was for this learner."""

        async def act(desk: Desk, _work: Work, _contact: Contact) -> UnitPage | None:
            wanted = unit_named(subject, desk.library, desk.learner.language)
            return await choosing.unit(desk, wanted.key) if wanted else None

        return await self._lessons.with_desk(caller, act)
