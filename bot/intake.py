"""How do updates come in, so that none is lost and none counts twice?

    poll -> window (known ones skipped) -> the person's lane -> handlers -> finished -> confirmed by a poll

PTB's own polling confirms before it handles, so we poll ourselves. A handler's failure is seen in the
library's error handler, which notes it; after the third the update is set aside.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Hashable
from typing import Any, Final, TypeVar

from telegram import Update

from bot.clock import Clock
from bot.context import BotApplication
from bot.faults import RunFault
from bot.lanes import Lanes
from bot.ledger import OpenLedger
from bot.polling import BATCH, Poller
from bot.window import Window

logger = logging.getLogger(__name__)

SAME_OFFSET_S: Final = 0.5
"""asked again sooner, Telegram gives one update at a time. Source: tdlib/telegram-bot-api, getUpdates"""
NEXT_OFFSET_S: Final = 0.05
"""so that a busy moment is not a poll per update"""
RETRY_S: Final = (0.2, 1.0)
"""before the second and the third try"""
DATABASE_RETRY_S: Final = 3.0
HANDLING_S: Final = 60.0

T = TypeVar("T")


class Intake:
    def __init__(
        self,
        application: BotApplication,
        *,
        open_ledger: OpenLedger,
        clock: Clock,
        give_up: Callable[[Update, Exception], Awaitable[None]],
    ) -> None:
        """
        Args:
            application: with its handlers, initialized before `run`.
            open_ledger: opens a transaction.
            clock: domain time.
            give_up: says sorry after the last try.

        """
        self._application = application
        self._chats = application.bot_data
        self._open_ledger = open_ledger
        self._clock = clock
        self._give_up = give_up
        self.heard_s: float | None = None
        """time of the loop when the server was asked last, whatever it said; None before"""
        self._poller = Poller(application.bot)
        self._window = Window()
        self._lanes: Lanes[Update] = Lanes(self._handle)
        self._finished = asyncio.Event()
        self._stopping = asyncio.Event()
        self._is_catching_up = True
        self._may_ask = True

    async def run(self) -> None:
        """Until `stop`.

        Raises:
            RunFault: it makes no sense to go on.

        """
        try:
            await self._listen()
        except RunFault:
            # to confirm is to ask: it would throw out the very process that has thrown us out
            self._may_ask = False
            raise

    async def stop(self) -> None:
        """An open poll ends at once; what has begun is finished and, unless others ask now, confirmed."""
        self._stopping.set()
        self._finished.set()
        await self._lanes.empty()
        await self._chats.settle()
        await self._keep_held()
        if self._may_ask:
            await self._poller.confirm(self._window.offset)

    def cancel(self) -> None:
        """Finishes nothing: what is unfinished comes again after the next start."""
        self._stopping.set()
        self._lanes.cancel()

    # --- asking ---------------------------------------------------------------------------------

    async def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        while not self._stopping.is_set():
            offset, began_s = self._window.offset, loop.time()
            ask = self._poller.ask(offset, waits=not self._window.has_unfinished)
            updates = await self._unless_stopping(ask)
            self.heard_s = loop.time()
            if updates is None:
                await self._unless_stopping(asyncio.sleep(self._poller.pause_s))
                continue
            await self._take_in(updates)
            await self._until_worth_asking(offset, began_s)

    async def _take_in(self, updates: tuple[Update, ...]) -> None:
        new = self._window.admit(update.update_id for update in updates)
        known: dict[int, bool] = {}
        if self._is_catching_up and new:
            async with self._open_ledger() as ledger:
                known = await ledger.updates.known(new)
        # what was there when we started is over with the first batch that is not full
        self._is_catching_up = self._is_catching_up and len(updates) == BATCH
        for update in updates:
            if update.update_id not in new:
                continue
            if known.get(update.update_id):
                self._finish(update.update_id)
                continue
            self._lanes.add(_person(update), update)

    async def _until_worth_asking(self, offset: int, began_s: float) -> None:
        """Nothing unfinished: at once. The offset moved: nearly. Neither: after half a second."""
        loop = asyncio.get_running_loop()
        while self._window.has_unfinished and not self._stopping.is_set():
            pause_s = NEXT_OFFSET_S if self._window.offset != offset else SAME_OFFSET_S
            left_s = began_s + pause_s - loop.time()
            if left_s <= 0:
                break
            try:
                async with asyncio.timeout(left_s):
                    await self._finished.wait()
            except TimeoutError:
                break
            self._finished.clear()
            await self._keep_held()
        await self._keep_held()

    async def _keep_held(self) -> None:
        held = self._window.held()
        if not held:
            return
        try:
            async with self._open_ledger() as ledger:
                await ledger.updates.replied(held)
        except Exception as error:  # noqa: BLE001 - the last resort: without it one answer may come twice
            logger.warning("What was answered could not be kept", extra={"error": type(error).__name__})

    async def _unless_stopping(self, waiting: Coroutine[Any, Any, T]) -> T | None:
        task = asyncio.create_task(waiting)
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
            return task.result() if task.done() else None
        finally:
            for one in (task, stopping):
                one.cancel()

    # --- handling -------------------------------------------------------------------------------

    async def _handle(self, update: Update) -> None:
        """Comes back when the update is done with, one way or the other."""
        tries = 0
        while error := await self._try(update):
            logger.error(
                "An update could not be handled",
                extra={"update": update.update_id, "tries": tries + 1},
                exc_info=error,
            )
            if tries < len(RETRY_S):
                await asyncio.sleep(RETRY_S[tries])
            elif await self._set_aside(update, error):
                break
            else:
                await asyncio.sleep(DATABASE_RETRY_S)
            tries += 1
        self._finish(update.update_id)

    async def _try(self, update: Update) -> Exception | None:
        failed: Exception | None = None
        try:
            async with asyncio.timeout(HANDLING_S):
                await self._application.process_update(update)
        except Exception as error:  # noqa: BLE001 - the last resort: the others go on
            failed = error
        return await self._chats.close(update.update_id) or failed

    async def _set_aside(self, update: Update, error: Exception) -> bool:
        """False while the database cannot be written: then it may be the reason, and is waited for."""
        try:
            async with self._open_ledger() as ledger:
                await ledger.updates.set_aside(update.update_id, on=self._clock().date())
        except Exception:  # noqa: BLE001 - the last resort
            return False
        try:
            await self._give_up(update, error)
        except Exception as silent:  # noqa: BLE001 - the last resort: nothing stops this person's lane
            logger.warning("Nobody could be told", extra={"error": type(silent).__name__})
        return True

    def _finish(self, update_id: int) -> None:
        self._window.finish(update_id)
        self._finished.set()


def _person(update: Update) -> Hashable:
    """One person's taps and words are one lane, whatever chat they come from."""
    someone = update.effective_user or update.effective_chat
    return someone.id if someone else None
