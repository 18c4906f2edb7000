"""Which sentences does somebody keep at hand? One transaction per tap; in a preview nothing is stored."""

from bot.lessons import Caller, Lessons, Reply
from bot.subjects import named
from bot.work import Work
from contacts.model import Contact
from learning import keeping
from learning.desk import Desk
from learning.keeping import Kept
from learning.model import UnitKey
from learning.views import Place, View


class Keeping:
    def __init__(self, lessons: Lessons) -> None:
        self._lessons = lessons

    async def keep(self, caller: Caller, place: Place, *, wants: bool) -> Reply[View | None]:
        """None for an old button."""
        return await self._lessons.step(caller, lambda desk: keeping.keep(desk, place, wants=wants))

    async def kept(self, caller: Caller) -> Reply[tuple[Kept, ...]]:
        async def act(desk: Desk, _work: Work, _contact: Contact) -> tuple[Kept, ...]:
            return await keeping.kept(desk)

        return await self._lessons.with_desk(caller, act)

    async def strike(self, caller: Caller, subject: int) -> Reply[tuple[Kept, ...]]:
        """The list without it; one that is not on it changes nothing."""

        async def act(desk: Desk, _work: Work, _contact: Contact) -> tuple[Kept, ...]:
            wanted = named(subject, await desk.study.kept())
            return await keeping.strike(desk, UnitKey(wanted)) if wanted else await keeping.kept(desk)

        return await self._lessons.with_desk(caller, act)
