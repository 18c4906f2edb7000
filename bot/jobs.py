"""What happens by itself? Ticks: is something due and not yet done?

The truth is in the database, so a tick that comes late, or twice, misses and doubles nothing.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.work import Begin, Work
from learning.ports import Due

logger = logging.getLogger(__name__)

NUDGE_EVERY_S: Final = 20
CLOSE_EVERY_S: Final = 20
TELL_EVERY_S: Final = 60
ASK_EVERY_S: Final = 60
"""one network at a time, each once a day"""
SWEEP_EVERY_S: Final = 3600
AT_ONCE: Final = 25
"""people per transaction, so that an answer never waits long. Measured: 500 made it wait 40 times longer"""

Look = Callable[[], AbstractAsyncContextManager[Work]]
"""opens a view of one moment, in which nothing can be written"""
Nudge = Callable[[Work, Due, datetime], Awaitable[None]]
"""inside the tick's transaction: moves the learner's next slot on, plans at most one delivery"""


class Ticks:
    def __init__(
        self,
        *,
        begin: Begin,
        look: Look,
        nudge: Nudge,
        close: Callable[[], Awaitable[bool]],
        tell_flags: Callable[[], Awaitable[bool]],
        ask_network: Callable[[], Awaitable[bool]],
        sweep: Callable[[datetime], Awaitable[object]],
        clock: Clock,
        wake_courier: Callable[[], None],
    ) -> None:
        self._begin = begin
        self._look = look
        self._nudge = nudge
        self._close_one = close
        self._tell_flags_of_one = tell_flags
        self._ask_one_network = ask_network
        self._sweep_before = sweep
        self._clock = clock
        self._wake_courier = wake_courier
        self._alone = asyncio.Lock()
        self._outside = asyncio.Lock()
        """while somebody else's server is asked, which may be slow: nobody's slot waits for that"""
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def start(self) -> None:
        self._scheduler.add_job(self.nudge, "interval", seconds=NUDGE_EVERY_S, id="nudge")
        self._scheduler.add_job(self.close, "interval", seconds=CLOSE_EVERY_S, id="close")
        self._scheduler.add_job(self.tell_flags, "interval", seconds=TELL_EVERY_S, id="flags")
        self._scheduler.add_job(self.ask_network, "interval", seconds=ASK_EVERY_S, id="packs")
        self._scheduler.add_job(self.sweep, "interval", seconds=SWEEP_EVERY_S, id="sweep")
        # what was missed while nobody ran is caught up with at once
        self._scheduler.add_job(self.all, id="at-start")
        self._scheduler.start()

    async def stop(self) -> None:
        """Running ticks end first: the scheduler's own shutdown would cancel them."""
        if self._scheduler.running:
            self._scheduler.pause()
        async with self._outside, self._alone:
            if self._scheduler.running:
                self._scheduler.shutdown(wait=False)

    async def all(self) -> None:
        """Every tick once, now."""
        await self.close()
        await self.tell_flags()
        await self.nudge()
        await self.sweep()
        await self.ask_network()

    async def sweep(self) -> None:
        """Lets everything go whose time is over."""
        async with self._alone:
            await self._sweep_before(self._clock())

    async def close(self) -> None:
        """Closes every week that has ended, one unit at a time, so that an answer never waits long."""
        async with self._alone:
            try:
                while await self._close_one():
                    self._wake_courier()
            except Exception:
                logger.exception("A week could not be closed; it is tried again")

    async def tell_flags(self) -> None:
        """Plans what trainers get of a week that has ended, one company at a time."""
        async with self._alone:
            try:
                while await self._tell_flags_of_one():
                    self._wake_courier()
            except Exception:
                logger.exception("Flags could not be passed on; it is tried again")

    async def ask_network(self) -> None:
        """Looks into one network that packs are subscribed to, if one was not asked today."""
        async with self._outside:
            try:
                if await self._ask_one_network():
                    self._wake_courier()
            except Exception:
                logger.exception("A network's packs could not be looked at; it is tried again tomorrow")

    async def nudge(self) -> None:
        """Acts for everybody whose slot has come."""
        async with self._alone:
            now = self._clock()
            before: tuple[Due, ...] = ()
            stuck: set[Due] = set()
            while True:
                async with self._look() as work:
                    due = await work.schedule.due(now=now, limit=AT_ONCE + len(stuck))
                # whoever comes again at once was not moved on: somebody else is about it, or it failed
                again = {one for one in due if one in before}
                stuck |= again
                batch = tuple(one for one in due if one not in stuck)
                if not batch and not again:
                    return
                await self._act(batch, now)
                self._wake_courier()
                before = batch

    async def _act(self, batch: tuple[Due, ...], now: datetime) -> None:
        if not batch:
            return
        try:
            async with self._begin() as work:
                for due in batch:
                    await self._nudge(work, due, now)
        except Exception:
            if len(batch) == 1:
                logger.exception("Somebody's slot could not be acted on")
                return
            # one of them must not keep the others from theirs
            for due in batch:
                await self._act((due,), now)
