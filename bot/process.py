"""How does the running bot begin, go on and end? Updates in, deliveries out, ticks."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from telegram.error import InvalidToken, TelegramError

from bot.alive import MAX_SILENCE, touch
from bot.context import BotApplication
from bot.courier import Courier
from bot.faults import ServerUnreachable, Stuck, WrongToken
from bot.intake import Intake
from bot.jobs import Ticks
from bot.profile import introduce
from bot.replies import Replies

logger = logging.getLogger(__name__)

HELLO_PAUSES_S: Final = (0.5, 1.5)
"""between tries to reach the server at the start"""
HEARTBEAT_S: Final = 15.0
GRACE_S: Final = 50.0
"""to finish what has begun; below the minute that a container is given"""
HASTY_GRACE_S: Final = 1.5
"""after Ctrl-C"""


class BotProcess:
    """Between `start` and `stop` it lives by itself; the time machine and tests also move it by hand."""

    def __init__(
        self,
        *,
        application: BotApplication,
        intake: Intake | None,
        courier: Courier,
        ticks: Ticks,
        replies: Replies,
        earliest: Callable[[], Awaitable[datetime | None]],
        end_pauses: Callable[[], Awaitable[None]],
        take_lane: Callable[[int], Awaitable[None]],
        introduces: bool,
        api_url: str,
        data_dir: Path,
    ) -> None:
        """
        Args:
            application: not yet initialized.
            intake: None for a worker, which leaves the updates to another process.
            courier: carries deliveries.
            ticks: the scheduled jobs.
            replies: answers that may be late.
            earliest: when the next thing is due for anybody.
            end_pauses: between two messages to one chat, for a clock that is moved by hand.
            take_lane: told which bot this is before anything is sent; refuses the wrong one.
            introduces: whether the server is told name, descriptions and menus, in some dozens of calls.
            api_url: for messages.
            data_dir: where it shows that it is alive.

        """
        self.application = application
        self.grace_s = GRACE_S
        self._intake = intake
        self._courier = courier
        self._ticks = ticks
        self._replies = replies
        self._earliest = earliest
        self._end_pauses = end_pauses
        self._take_lane = take_lane
        self._introduces = introduces
        self._api_url = api_url
        self._data_dir = data_dir
        self._tasks: list[asyncio.Task[None]] = []
        self._introduction: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """
        Raises:
            RunFault: the token is wrong, the server cannot be reached, or the lane is another bot's.

        """
        await self._say_hello()
        await self._take_lane(self.application.bot.id)
        self._ticks.start()
        self._begin(self._courier.run())
        self._begin(self._watch_over())
        if self._intake is not None:
            self._begin(self._intake.run())
        if self._introduces:
            self._introduction = asyncio.create_task(introduce(self.application.bot))
        logger.info("Pausenbrot is running", extra={"role": "all" if self._intake else "worker"})

    async def wait(self) -> None:
        """For ever.

        Raises:
            RunFault: it cannot go on.

        """
        done, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            task.result()

    async def stop(self) -> None:
        """Nothing new begins; what has begun is finished, for at most `grace_s`."""
        if self._introduction is not None:
            self._introduction.cancel()
        try:
            async with asyncio.timeout(self.grace_s):
                await self._ticks.stop()
                finishing: list[Coroutine[Any, Any, None]] = [self._courier.stop()]
                if self._intake is not None:
                    finishing.append(self._intake.stop())
                await asyncio.gather(*finishing)
                await self._replies.settle()
        except TimeoutError:
            logger.warning("Not everything was finished in time; it comes again after the next start")
            if self._intake is not None:
                self._intake.cancel()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.application.shutdown()

    # --- by hand --------------------------------------------------------------------------------

    async def tick(self) -> None:
        """Runs every tick now."""
        await self._ticks.all()

    async def rest(self) -> None:
        """As after a while without messages."""
        await self._end_pauses()

    async def drain(self) -> None:
        """Carries deliveries until nothing is due."""
        await self._courier.drain()

    async def next_due(self) -> datetime | None:
        """When the next thing happens by itself; None: nothing will."""
        return await self._earliest()

    # --- inside ---------------------------------------------------------------------------------

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.create_task(work))

    async def _say_hello(self) -> None:
        for pause_s in (*HELLO_PAUSES_S, None):
            try:
                await self.application.initialize()
            except InvalidToken:
                raise WrongToken from None
            except TelegramError as error:
                logger.info("The server does not answer yet", extra={"error": type(error).__name__})
                if pause_s is None:
                    raise ServerUnreachable(self._api_url) from None
                await asyncio.sleep(pause_s)
            else:
                return

    async def _watch_over(self) -> None:
        """Shows that the bot is alive, and ends it when it hangs, so that it is started again."""
        loop = asyncio.get_running_loop()
        while True:
            heard_s = self._intake.heard_s if self._intake is not None else None
            if heard_s is not None and loop.time() - heard_s > MAX_SILENCE.total_seconds():
                raise Stuck(loop.time() - heard_s)
            try:
                touch(self._data_dir)
            except OSError as error:
                # who asks for the sign then finds an old one; the bot itself can go on
                logger.warning("No sign of life can be left", extra={"error": type(error).__name__})
            await asyncio.sleep(HEARTBEAT_S)
