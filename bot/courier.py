"""How do deliveries go out, so that none is lost and a crash doubles at most one?

    claim + place in the lane -> wait for the place -> send -> acknowledge

One is on its way at a time. Whatever may have arrived although we did not hear so is left to its lease,
which brings it back; what certainly did not arrive is handed back at once.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Final

import httpx
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.clock import Clock
from bot.faults import WrongToken
from bot.ledger import OpenLedger
from bot.payload import decode
from bot.replies import is_gone, retry_after_s
from bot.sending import Sender
from contacts.model import ContactId, Delivery, Kind

logger = logging.getLogger(__name__)

LEASE_S: Final = 60.0
SEND_S: Final = 30.0
"""in total, well below the lease: what is sent later could meet its own double"""
REFUSED_S: Final = 60.0
"""before a delivery that Telegram refused is tried again; the fifth time it is failed"""
IDLE_S: Final = 1.0
"""between two looks into the outbox, which other processes fill too"""
LONGEST_PAUSE_S: Final = 30.0
LONGEST_DRAIN_PAUSE_S: Final = 2.0
"""the pause of one chat is a second; what waits longer was tried and failed"""
NUDGING: Final = frozenset({Kind.NUDGE, Kind.FAREWELL})
"""of which learning hears that they were sent"""
SILENT: Final = NUDGING | {Kind.REMINDER}
"""sent without a sound: whatever comes to learners unasked"""

OnSent = Callable[[ContactId, Kind, int], Awaitable[None]]


class Step(Enum):
    NOTHING = auto()
    CARRIED = auto()
    TROUBLE = auto()
    """the server could not be reached, or asked us to slow down"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Load:
    delivery: Delivery
    chat_id: int
    wait_s: float


class Courier:
    def __init__(
        self,
        *,
        open_ledger: OpenLedger,
        sender: Sender,
        clock: Clock,
        on_sent: OnSent,
        reaches_server: Callable[[], Awaitable[bool]],
        lease_s: float = LEASE_S,
        send_s: float = SEND_S,
    ) -> None:
        """
        Args:
            open_ledger: opens a transaction.
            sender: knows the Bot API.
            clock: domain time, for what is due and what has expired.
            on_sent: told of every nudge and farewell with its message id.
            reaches_server: asked after trouble, so that an outage uses up no attempts.
            lease_s: of one claim.
            send_s: total time-out of one sending.

        """
        self._open_ledger = open_ledger
        self._sender = sender
        self._clock = clock
        self._on_sent = on_sent
        self._reaches_server = reaches_server
        self._lease_s = lease_s
        self._send_s = send_s
        self._alone = asyncio.Lock()
        self._awake = asyncio.Event()
        self._is_stopping = False

    def wake(self) -> None:
        """There is something new in the outbox."""
        self._awake.set()

    async def run(self) -> None:
        """Until `stop`.

        Raises:
            WrongToken: it was revoked.

        """
        pause_s = 0.0
        while not self._is_stopping:
            try:
                step = await self.step()
            except InvalidToken:
                raise WrongToken from None
            except Exception as error:
                logger.exception("The outbox cannot be worked on", exc_info=error)
                step = Step.TROUBLE
            if step is Step.CARRIED:
                pause_s = 0.0
            elif step is Step.NOTHING:
                pause_s = 0.0
                await self._sleep(IDLE_S)
            else:
                pause_s = await self._until_reachable(pause_s)

    async def stop(self) -> None:
        """What is on its way arrives and is acknowledged; nothing new is begun."""
        self._is_stopping = True
        self._awake.set()
        async with self._alone:
            pass

    async def drain(self) -> None:
        """Until nothing is due, or what is due has to wait for more than a chat's pause."""
        while not self._is_stopping:
            step = await self.step()
            if step is Step.TROUBLE:
                return
            if step is Step.NOTHING:
                async with self._open_ledger() as ledger:
                    rest_s = await ledger.outbox.rest(now=self._clock())
                if rest_s is None or rest_s > LONGEST_DRAIN_PAUSE_S:
                    return
                await asyncio.sleep(rest_s + 0.01)

    async def step(self) -> Step:
        """Carries the oldest delivery that may go out."""
        async with self._alone:
            if self._is_stopping:
                return Step.NOTHING
            load = await self._take()
            if load is None:
                return Step.NOTHING
            if load.wait_s > self._lease_s - self._send_s:
                await self._hand_back(load.delivery, after_s=load.wait_s)
                return Step.TROUBLE
            await asyncio.sleep(load.wait_s)
            if _is_expired(load.delivery, now=self._clock()):
                async with self._open_ledger() as ledger:
                    await ledger.outbox.drop(load.delivery, reason="expired")
                return Step.CARRIED
            return await self._carry(load)

    async def _take(self) -> _Load | None:
        async with self._open_ledger() as ledger:
            delivery = await ledger.outbox.claim(now=self._clock(), lease_s=self._lease_s)
            if delivery is None:
                return None
            return _Load(
                delivery=delivery,
                chat_id=await ledger.people.chat_id(delivery.contact),
                wait_s=await ledger.outbox.pace(),
            )

    async def _carry(self, load: _Load) -> Step:
        delivery = load.delivery
        try:
            async with asyncio.timeout(self._send_s):
                message_id = await self._send(load)
        except InvalidToken:
            raise
        except RetryAfter as error:
            return await self._slow_down(delivery, retry_after_s(error))
        except TimeoutError:
            return _in_doubt(delivery, "TimeoutError")
        except TelegramError as error:
            if is_gone(error):
                return await self._let_go(delivery)
            if isinstance(error, BadRequest):
                return await self._refused(delivery, error)
            if isinstance(error, NetworkError) and never_left(error):
                await self._hand_back(delivery, after_s=0.0)
                return Step.TROUBLE
            return _in_doubt(delivery, type(error).__name__)
        async with self._open_ledger() as ledger:
            ours = await ledger.outbox.acknowledge(delivery, now=self._clock())
        if ours and delivery.kind in NUDGING:
            await self._on_sent(delivery.contact, delivery.kind, message_id)
        return Step.CARRIED

    async def _send(self, load: _Load) -> int:
        """A nudge takes the place of the last one; an answer changes the bubble it belongs to."""
        delivery, chat_id = load.delivery, load.chat_id
        screen = decode(delivery.payload)
        if delivery.replaces is None:
            return await self._sender.send(chat_id, screen, silent=delivery.kind in SILENT)
        if delivery.kind is Kind.REPLY:
            return await self._sender.edit(chat_id, delivery.replaces, screen, has_picture=False)
        # first the old one goes: after a crash in between this is done once more and harms nobody
        if not await self._sender.delete(chat_id, delivery.replaces):
            await self._sender.strip(chat_id, delivery.replaces)
        return await self._sender.send(chat_id, screen, silent=True)

    async def _slow_down(self, delivery: Delivery, seconds: float) -> Step:
        logger.warning("Telegram asks us to slow down", extra={"seconds": seconds})
        async with self._open_ledger() as ledger:
            await ledger.outbox.slow_down(seconds)
            await ledger.outbox.hand_back(delivery, after_s=seconds)
        return Step.CARRIED

    async def _let_go(self, delivery: Delivery) -> Step:
        async with self._open_ledger() as ledger:
            # who has moved on meanwhile blocked only the chat they left
            if await ledger.outbox.drop(delivery, reason="unreachable"):
                await ledger.people.mark_blocked(delivery.contact, on=self._clock().date())
        return Step.CARRIED

    async def _refused(self, delivery: Delivery, error: BadRequest) -> Step:
        logger.error(
            "Telegram refuses a delivery",
            extra={"delivery": delivery.id, "kind": delivery.kind.value, "said": error.message},
        )
        await self._hand_back(delivery, after_s=REFUSED_S)
        return Step.CARRIED

    async def _hand_back(self, delivery: Delivery, *, after_s: float) -> None:
        async with self._open_ledger() as ledger:
            await ledger.outbox.hand_back(delivery, after_s=after_s)

    async def _until_reachable(self, pause_s: float) -> float:
        """The pause that was made, the longer the longer it lasts."""
        while not self._is_stopping:
            pause_s = min(LONGEST_PAUSE_S, pause_s * 2 or 0.5)
            await self._sleep(pause_s)
            if await self._reaches_server():
                break
        return pause_s

    async def _sleep(self, seconds: float) -> None:
        """Shorter if somebody wakes us."""
        self._awake.clear()
        if self._is_stopping:
            return
        try:
            async with asyncio.timeout(seconds):
                await self._awake.wait()
        except TimeoutError:
            return


def never_left(error: NetworkError) -> bool:
    """Whether the connection did not even come about."""
    return isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)


def _is_expired(delivery: Delivery, *, now: datetime) -> bool:
    return delivery.valid_until is not None and delivery.valid_until < now


def _in_doubt(delivery: Delivery, error: str) -> Step:
    logger.warning(
        "A delivery may have arrived or not; its lease brings it back",
        extra={"delivery": delivery.id, "kind": delivery.kind.value, "error": error},
    )
    return Step.TROUBLE
