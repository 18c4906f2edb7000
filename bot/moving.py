"""How does somebody go on in another chat? A link, opened once in the chat that is next."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.doors import OpenDoor
from bot.lessons import Caller, Stranger
from bot.reception import Standing, standing_of
from bot.work import Means, Work
from contacts.ports import LeftChat
from learning.model import LearnerId

_LINK: Final = re.compile(r"m-[A-Za-z0-9_-]{1,62}")
"""whatever looks like one is told what holds for one"""


def is_link(payload: str) -> bool:
    return _LINK.fullmatch(payload) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A link, and what the door is called that it leads through."""

    door: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    ways: Sequence[Way]
    """the first through the door at which it was asked for"""
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    standing: Standing
    left: LeftChat | None
    """None where it is not known any more, after a crash"""


class Hindrance(Enum):
    VOID = auto()
    """never made, used, replaced or expired: which one is nobody's business"""
    TAKEN = auto()
    """the chat has its own contact; the link still holds"""
    HERE = auto()
    """it is the chat that asked for it; the link still holds"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stayed:
    why: Hindrance
    language: str


class Moving:
    def __init__(
        self,
        means: Means,
        doors: Callable[[], Sequence[OpenDoor]],
        *,
        ask_anew: Callable[[LearnerId], None],
    ) -> None:
        """
        Args:
            means: of every use case.
            doors: to this chat first.
            ask_anew: told of a learner whose consent may have changed behind another door.

        """
        self._begin = means.begin
        self._clock = means.clock
        self._previews = means.previews
        self._doors = doors
        self._ask_anew = ask_anew

    async def offer(self, caller: Caller) -> Offered | Stranger:
        # another process that leads somebody out cannot end what stands in the memory of this one
        self._previews.end(caller.chat_id)
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            if contact is None:
                return Stranger()
            payload = await work.moves.offer(contact.id, now=self._clock())
        ways = [Way(door=door.name, link=door.link(payload)) for door in self._doors()]
        return Offered(ways=ways, language=contact.language)

    async def go(self, caller: Caller, payload: str, *, language: str) -> Moved | Stayed:
        """Here from now on; `language` is for somebody who is not known."""
        async with self._begin() as work:
            moved = await self._go(work, caller, payload, language=language)
        if isinstance(moved, Moved) and moved.left is not None:
            self._previews.end(moved.left.chat_id)
        return moved

    async def _go(self, work: Work, caller: Caller, payload: str, *, language: str) -> Moved | Stayed:
        now = self._clock()
        resident = await work.people.find(caller.chat_id)
        mover = await work.moves.mover(payload, now=now)
        if resident is not None:
            if mover is not None:
                why = Hindrance.HERE if resident.id == mover else Hindrance.TAKEN
                return Stayed(why=why, language=resident.language)
            if await work.updates.known((caller.update_id,)):
                # it was used up by this very update, before a crash
                return Moved(standing=await standing_of(work, resident), left=None)
            return Stayed(why=Hindrance.VOID, language=resident.language)
        left = await work.moves.go(mover, payload, chat_id=caller.chat_id, now=now) if mover else None
        if left is None:
            return Stayed(why=Hindrance.VOID, language=language)
        await work.updates.mark(caller.update_id, on=now.date())
        return await self._arrived(work, caller, left)

    async def _arrived(self, work: Work, caller: Caller, left: LeftChat) -> Moved:
        contact = await work.people.find(caller.chat_id)
        assert contact is not None, "just moved here"
        learner = await work.enrolment.learner_of(contact.id)
        if learner is not None:
            self._ask_anew(learner)
        return Moved(standing=await standing_of(work, contact), left=left)
