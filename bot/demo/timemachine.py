"""How does a week pass in a second? Step by step: to whatever is due next, and everything acts.

A single jump would let seven mornings pass unseen; each step lets every tick and every delivery act at
its own moment, as they would have in that week.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.clock import Clock, system_clock

HOME = ZoneInfo("Europe/Berlin")
MONDAY_AT = time(6)
STEPS_AT_MOST = 2_000
"""far more than a week can hold; a bound for a week in which time stands still"""


class TravellingClock:
    """The real clock, so much ahead. It goes on by itself and jumps forward only."""

    def __init__(self, real: Clock = system_clock) -> None:
        self._real = real
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return self._real() + self._ahead

    def start_at(self, instant: datetime) -> None:
        """Before anything happened: also backward."""
        self._ahead = instant - self._real()

    def advance_to(self, instant: datetime) -> None:
        self._ahead = max(self._ahead, instant - self._real())


class Bot(Protocol):
    async def rest(self) -> None: ...

    async def tick(self) -> None: ...

    async def drain(self) -> None: ...

    async def next_due(self) -> datetime | None: ...


class TimeMachine:
    def __init__(self, clock: TravellingClock, bot: Bot) -> None:
        self._clock = clock
        self._bot = bot

    async def leap(self, target: datetime) -> None:
        """At once, where nobody is who could miss anything; nothing is carried."""
        self._clock.advance_to(target)
        await self._bot.tick()

    async def travel(self, target: datetime) -> None:
        for _ in range(STEPS_AT_MOST):
            due = await self._bot.next_due()
            if due is None or due > target:
                break
            await self._act_at(due)
        await self._act_at(target)

    async def _act_at(self, instant: datetime) -> None:
        self._clock.advance_to(instant)
        await self._bot.rest()
        await self._bot.tick()
        await self._bot.drain()


def _next_monday(now: datetime) -> datetime:
    today = now.astimezone(HOME).date()
    monday = today + timedelta(days=7 - today.weekday())
    return datetime.combine(monday, MONDAY_AT, tzinfo=HOME)


TARGETS: dict[str, Callable[[datetime], datetime]] = {
    "hour": lambda now: now + timedelta(hours=1),
    "day": lambda now: now + timedelta(days=1),
    "week": lambda now: now + timedelta(days=7),
    "monday": _next_monday,
}
"""Name of a button -> from now to when."""
