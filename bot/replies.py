"""What becomes of an answer that does not reach the chat at once?

    arrives within two seconds        done
    takes longer                      a delivery is planned for later, and withdrawn if it arrived after all
    429, time-out, server error       a delivery is planned
    blocked, deleted, never existed   nothing more is sent to this person

For a guest nothing may be kept: the answer is waited for longer, and a failure is the update's failure,
which tries again.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.clock import Clock
from bot.ledger import OpenLedger
from bot.payload import encode
from bot.screens.screen import Screen
from bot.sending import Refusal, says
from contacts.model import Kind

logger = logging.getLogger(__name__)

PATIENCE_S = 2.0
"""Longer nobody waits in line behind a slow answer. Source: product rule"""
GUEST_PATIENCE_S = 20.0
AFTER_ALL = timedelta(seconds=30)
"""how long a slow answer may still arrive by itself; longer than any time-out of a request"""

Request = Callable[[], Coroutine[Any, Any, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One screen on its way to the person who acted."""

    update_id: int
    number: int
    """1 for the first answer to this update"""
    chat_id: int
    screen: Screen
    replaces: int | None
    """message id of the bubble that changes into this one"""
    keeps: bool = True
    """False: holds words that must not be stored; it is treated as a guest's"""

    @property
    def dedup(self) -> str:
        return f"reply:{self.update_id}:{self.number}"


def retry_after_s(error: RetryAfter) -> float:
    """Its type depends on a setting of the library."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def is_gone(error: Exception) -> bool:
    """Nobody there reads us any more."""
    return isinstance(error, Forbidden | ChatMigrated) or (
        isinstance(error, BadRequest) and says(error, Refusal.NO_SUCH_CHAT)
    )


class Replies:
    def __init__(
        self,
        *,
        open_ledger: OpenLedger,
        clock: Clock,
        wake_courier: Callable[[], None],
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._open_ledger = open_ledger
        self._clock = clock
        self._wake_courier = wake_courier
        self._patience_s = patience_s
        self._rest_until_s = 0.0
        self._late: set[asyncio.Task[None]] = set()

    async def attempt(self, answer: Answer, request: Request) -> int | None:
        """The message id; None if the answer comes as a delivery, or not at all to somebody gone.

        Raises:
            TelegramError: refused for its content, or a guest's that did not get through.

        """
        if self._is_resting() and await self._hand_over(answer, after=timedelta()):
            return None
        task = asyncio.create_task(request())
        try:
            done, _ = await asyncio.wait({task}, timeout=self._patience_s)
            if not done and await self._hand_over(answer, after=AFTER_ALL):
                self._watch(task, answer)
                return None
            async with asyncio.timeout(GUEST_PATIENCE_S):
                return await task
        except TimeoutError:
            raise TimedOut from None
        except RetryAfter as error:
            await self.rest(retry_after_s(error))
            await self._instead(answer, error)
            return None
        except (BadRequest, Forbidden, ChatMigrated) as error:
            if not is_gone(error):
                raise
            await self.mark_gone(answer.chat_id)
            return None
        except NetworkError as error:
            await self._instead(answer, error)
            return None

    async def rest(self, seconds: float) -> None:
        """Telegram said 429: this process and the lane are silent for a while."""
        self._rest_until_s = asyncio.get_running_loop().time() + seconds
        logger.warning("Telegram asks us to slow down", extra={"seconds": seconds})
        async with self._open_ledger() as ledger:
            await ledger.outbox.slow_down(seconds)

    async def mark_gone(self, chat_id: int) -> None:
        async with self._open_ledger() as ledger:
            contact = await ledger.people.find(chat_id)
            if contact is not None:
                await ledger.people.mark_blocked(contact.id, on=self._clock().date())

    async def settle(self) -> None:
        """Waits for the answers that are late."""
        if self._late:
            await asyncio.wait(self._late)

    def _is_resting(self) -> bool:
        return asyncio.get_running_loop().time() < self._rest_until_s

    async def _instead(self, answer: Answer, error: NetworkError | RetryAfter) -> None:
        logger.warning(
            "An answer did not get through",
            extra={"update": answer.update_id, "error": type(error).__name__},
        )
        if not await self._hand_over(answer, after=timedelta()):
            raise error

    async def _hand_over(self, answer: Answer, *, after: timedelta) -> bool:
        """False for somebody about whom nothing is kept, and for what may not be."""
        if not answer.keeps:
            return False
        async with self._open_ledger() as ledger:
            contact = await ledger.people.find(answer.chat_id)
            if contact is None:
                return False
            await ledger.outbox.plan(
                contact.id,
                Kind.REPLY,
                dedup=answer.dedup,
                payload=encode(answer.screen),
                due_at=self._clock() + after,
                replaces=answer.replaces,
            )
        self._wake_courier()
        return True

    def _watch(self, request: asyncio.Task[int], answer: Answer) -> None:
        task = asyncio.create_task(self._withdraw_after(request, answer))
        self._late.add(task)
        task.add_done_callback(self._late.discard)

    async def _withdraw_after(self, request: asyncio.Task[int], answer: Answer) -> None:
        await asyncio.wait({request})
        if request.cancelled() or request.exception() is not None:
            logger.info("A late answer failed; its delivery follows", extra={"update": answer.update_id})
            return
        async with self._open_ledger() as ledger:
            await ledger.outbox.withdraw(answer.dedup)
