"""What decides which cases come first? The readiness check, and each part of it by itself; private."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final, TypeVar

from bot.lessons import Caller, Lessons, Reply
from bot.subjects import named
from bot.work import Work
from contacts.model import Contact
from learning import offering, ownpath
from learning.desk import Desk
from learning.model import Level
from learning.ownpath import CheckView, Way
from learning.readiness import StepUp
from learning.selfcheck import RoutingQuestion, SelfCheck

MOST_OPTIONS: Final = 32
"""a button that names more is forged"""
LEVELS: Final = tuple(Level)

T = TypeVar("T")


class OwnPath:
    """Every tap says the whole of what it wants, so that one that comes twice changes nothing more."""

    def __init__(self, lessons: Lessons) -> None:
        self._lessons = lessons

    # --- the check ------------------------------------------------------------------------------

    async def open(self, caller: Caller) -> Reply[CheckView]:
        return await self._act(caller, ownpath.open_check)

    async def begin(self, caller: Caller, *, anew: bool) -> Reply[CheckView]:
        return await self._act(caller, lambda desk: ownpath.begin_check(desk, anew=anew))

    async def go_on(self, caller: Caller) -> Reply[CheckView]:
        return await self._act(caller, ownpath.go_on)

    async def mark(self, caller: Caller, subject: int, mask: int) -> Reply[CheckView]:
        """Shows what is ticked; kept is only what is finished."""
        return await self._act(
            caller, lambda desk: ownpath.show_question(desk, _question(desk, subject), positions(mask))
        )

    async def answer(self, caller: Caller, subject: int, mask: int) -> Reply[CheckView]:
        return await self._act(
            caller, lambda desk: ownpath.answer(desk, _question(desk, subject), positions(mask))
        )

    async def step_back(self, caller: Caller, subject: int) -> Reply[CheckView]:
        return await self._act(caller, lambda desk: ownpath.step_back(desk, _question(desk, subject)))

    async def decline(self, caller: Caller) -> Reply[None]:
        return await self._act(caller, ownpath.decline)

    # --- each part by itself --------------------------------------------------------------------

    async def way(self, caller: Caller) -> Reply[Way]:
        return await self._act(caller, ownpath.way)

    async def set_trade(self, caller: Caller, trade: str) -> Reply[Way]:
        return await self._act(caller, lambda desk: ownpath.set_trade(desk, trade))

    async def set_wish(self, caller: Caller, area: str | None) -> Reply[Way]:
        return await self._act(caller, lambda desk: ownpath.set_wish(desk, area))

    async def set_roles(self, caller: Caller, mask: int) -> Reply[Way]:
        """The bits are the roles in the order of the check."""

        async def act(desk: Desk) -> Way:
            roles = tuple(role_titles(desk.library.self_check(desk.learner.reads)))
            chosen = frozenset(roles[place] for place in positions(mask) if place < len(roles))
            return await ownpath.set_roles(desk, chosen)

        return await self._act(caller, act)

    async def set_level(self, caller: Caller, area: str, level: Level) -> Reply[Way]:
        return await self._act(caller, lambda desk: ownpath.set_level(desk, area, level))

    async def reply(self, caller: Caller, subject: int, place: int, *, takes: bool) -> Reply[bool]:
        """To a next level; False for one that was never offered."""

        async def act(desk: Desk) -> bool:
            areas = {module.area for module in desk.library.modules(desk.learner.reads)}
            area = named(subject, areas)
            if area is None or place >= len(LEVELS):
                return False
            return await offering.reply(desk, StepUp(area=area, level=LEVELS[place]), takes=takes)

        return await self._act(caller, act)

    async def _act(self, caller: Caller, act: Callable[[Desk], Awaitable[T]]) -> Reply[T]:
        async def run(desk: Desk, _work: Work, _contact: Contact) -> T:
            return await act(desk)

        return await self._lessons.with_desk(caller, run)


def positions(mask: int) -> tuple[int, ...]:
    return tuple(place for place in range(MOST_OPTIONS) if mask >> place & 1)


def role_titles(check: SelfCheck | None) -> Mapping[str, str]:
    """Role -> how the check says it, in its order; empty without a check."""
    return {
        route.role: route.text
        for question in (check.questions if check else ())
        if isinstance(question, RoutingQuestion)
        for route in question.routes
        if route.role
    }


def _question(desk: Desk, subject: int) -> str:
    """Empty for a button of another edition."""
    check = desk.library.self_check(desk.learner.reads)
    return named(subject, [one.id for one in check.questions] if check else []) or ""
