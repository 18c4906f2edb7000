"""What is on its way, who may carry it, and when?

The queue is the primitive that PostgreSQL documents: claim with FOR UPDATE SKIP LOCKED, and a lease as
visibility time-out, so that a worker that dies needs no undertaker. When a message may leave is
domain time; leases and pace run on the database's own clock.
"""

import logging
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Insert, Row, Update, and_, bindparam, case, func, or_, select, update

from contacts.model import ContactId, Delivery, Kind
from db.schema import contact, delivery, lane
from db.transaction import CLOCK, Transaction, adding

logger = logging.getLogger(__name__)

PER_SECOND = 25
"""deliveries of one token; Telegram allows 30, the rest is air for replies"""
CHAT_PAUSE_S = 1.0
"""between two deliveries to one chat. Source: Telegram Bot FAQ, broadcasting"""
ATTEMPTS = 5

_INTERVAL_S = 1 / PER_SECOND
_PENDING = (delivery.c.lane == bindparam("of_lane"), delivery.c.state == "pending")
CLOSED: dict[str, Any] = {"payload": "", "valid_until": None, "replaces": None, "leased_until_s": 0.0}
"""of a delivery that nobody carries any more: nothing of what it said is left"""

# whoever plans may serve another lane than this person's, which stays as it is until the delivery is there
_LANE_OF = (
    select(contact.c.lane)
    .where(contact.c.id == bindparam("to"))
    .with_for_update(read=True, key_share=True)
    .scalar_subquery()
)
CLAIM = (
    select(delivery)
    .join(contact, contact.c.id == delivery.c.contact)
    .where(
        *_PENDING,
        delivery.c.due_at <= bindparam("now"),
        delivery.c.leased_until_s <= CLOCK,
        contact.c.active,
        contact.c.next_send_s <= CLOCK,
    )
    .order_by(delivery.c.due_at, delivery.c.id)
    .limit(1)
    # both rows, or two workers would write to one chat at once; no key is changed, so references go on
    .with_for_update(of=[delivery, contact], skip_locked=True, key_share=True)
)
_LEASE = (
    update(delivery)
    .where(delivery.c.id == bindparam("claimed"))
    .values(attempt=delivery.c.attempt + 1, leased_until_s=CLOCK + bindparam("lease_s"))
)
_FREE_LANE = update(lane).where(lane.c.id == bindparam("of_lane")).values(free_at_s=0.0)
_END_PAUSES = (
    update(contact)
    .where(contact.c.lane == bindparam("of_lane"), contact.c.next_send_s > 0)
    .values(next_send_s=0.0)
)
_PAUSE_CHAT = update(contact).where(contact.c.id == bindparam("to")).values(next_send_s=CLOCK + CHAT_PAUSE_S)
_SPENT = (
    select(delivery.c.id)
    .where(
        *_PENDING,
        delivery.c.leased_until_s <= CLOCK,
        or_(delivery.c.valid_until < bindparam("now"), delivery.c.attempt >= ATTEMPTS),
    )
    .with_for_update(skip_locked=True, key_share=True)
)
_GIVE_UP = (
    update(delivery)
    .where(delivery.c.id.in_(_SPENT))
    .values(**CLOSED, state=case((delivery.c.valid_until < bindparam("now"), "dropped"), else_="failed"))
)
# GCRA with no burst: the lane is free one interval after the later of now and when it was free
_free_at = case((lane.c.free_at_s > CLOCK, lane.c.free_at_s), else_=CLOCK)
_PACE = (
    update(lane)
    .where(lane.c.id == bindparam("of_lane"))
    .values(free_at_s=_free_at + _INTERVAL_S)
    .returning(lane.c.free_at_s - _INTERVAL_S - CLOCK)
)
_SLOW_DOWN = (
    update(lane)
    .where(lane.c.id == bindparam("of_lane"), lane.c.free_at_s < CLOCK + bindparam("rest_s"))
    .values(free_at_s=CLOCK + bindparam("rest_s"))
)
# the attempt is the fence: a worker whose lease has passed no longer speaks for the delivery
_HELD = and_(
    delivery.c.id == bindparam("held"),
    delivery.c.attempt == bindparam("held_attempt"),
    delivery.c.state == "pending",
)
_ACKNOWLEDGE = update(delivery).where(_HELD).values(**CLOSED, state="sent", sent_on=bindparam("on"))
_HAND_BACK = update(delivery).where(_HELD).values(leased_until_s=CLOCK + bindparam("after_s"))
_FAIL = update(delivery).where(_HELD).values(**CLOSED, state="failed")
_DROP = update(delivery).where(_HELD).values(**CLOSED, state="dropped")
_WITHDRAW = (
    update(delivery).where(*_PENDING, delivery.c.dedup == bindparam("said")).values(**CLOSED, state="dropped")
)
_POSTPONE = (
    update(delivery)
    .where(*_PENDING, delivery.c.dedup == bindparam("said"), delivery.c.attempt == 0)
    .values(due_at=bindparam("until"))
)
_WITHDRAW_ALL = (
    update(delivery)
    .where(delivery.c.state == "pending", delivery.c.dedup.startswith(bindparam("prefix"), autoescape=False))
    .values(**CLOSED, state="dropped")
)
_NEXT = select(func.min(delivery.c.due_at, type_=delivery.c.due_at.type)).where(
    *_PENDING, delivery.c.due_at > bindparam("now")
)
_WITHDRAW_NUDGES = (
    update(delivery)
    .where(
        delivery.c.contact == bindparam("to"),
        delivery.c.state == "pending",
        delivery.c.kind.in_((Kind.NUDGE.value, Kind.FAREWELL.value)),
    )
    .values(**CLOSED, state="dropped")
)
# a delivery waits for its lease, and its chat for its pause: the later of the two
_free_again = case(
    (delivery.c.leased_until_s > contact.c.next_send_s, delivery.c.leased_until_s),
    else_=contact.c.next_send_s,
)
REST = (
    select(func.min(_free_again) - CLOCK)
    .join(contact, contact.c.id == delivery.c.contact)
    .where(*_PENDING, delivery.c.due_at <= bindparam("now"), contact.c.active)
)
_FAILED = (
    select(func.count())
    .select_from(delivery)
    .where(delivery.c.lane == bindparam("of_lane"), delivery.c.state == "failed")
)


class Outbox:
    """Fulfils contacts.ports.Outbox."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def plan(
        self,
        contact: ContactId,
        kind: Kind,
        *,
        dedup: str,
        payload: str,
        due_at: datetime,
        valid_until: datetime | None = None,
        replaces: int | None = None,
    ) -> bool:
        row = {
            "to": contact,
            "contact": contact,
            "kind": kind.value,
            "dedup": dedup,
            "state": "pending",
            "payload": payload,
            "due_at": due_at,
            "valid_until": valid_until,
            "replaces": replaces,
            "attempt": 0,
            "leased_until_s": 0.0,
        }
        planned = await self._transaction.run(_plan(self._transaction.connection.dialect.name), row)
        return planned.rowcount == 1

    async def claim(self, *, now: datetime, lease_s: float) -> Delivery | None:
        """As the port says; what has expired or failed five times is put away on the way."""
        values = {"of_lane": self._transaction.lane, "now": now}
        while row := (await self._transaction.run(CLAIM, values)).first():
            if row.attempt < ATTEMPTS and (row.valid_until is None or row.valid_until >= now):
                await self._transaction.run(_LEASE, {"claimed": row.id, "lease_s": lease_s})
                await self._transaction.run(_PAUSE_CHAT, {"to": row.contact})
                return _claimed(row)
            given_up = await self._transaction.run(_GIVE_UP, values)
            logger.info("Deliveries that expired or failed are given up", extra={"count": given_up.rowcount})
        return None

    async def pace(self) -> float:
        paced = await self._transaction.run(_PACE, {"of_lane": self._transaction.lane})
        return max(0.0, float(paced.scalar_one()))

    async def slow_down(self, seconds: float) -> None:
        await self._transaction.run(_SLOW_DOWN, {"of_lane": self._transaction.lane, "rest_s": seconds})

    async def acknowledge(self, delivery: Delivery, *, now: datetime) -> bool:
        return await self._close(_ACKNOWLEDGE, delivery, on=now.date())

    async def hand_back(self, delivery: Delivery, *, after_s: float) -> None:
        if delivery.attempt >= ATTEMPTS:
            await self._close(_FAIL, delivery)
        else:
            await self._close(_HAND_BACK, delivery, after_s=after_s)

    async def drop(self, delivery: Delivery, *, reason: str) -> bool:
        if not await self._close(_DROP, delivery):
            return False
        logger.info("A delivery is dropped", extra={"kind": delivery.kind.value, "reason": reason})
        return True

    async def withdraw(self, dedup: str) -> None:
        await self._transaction.run(_WITHDRAW, {"of_lane": self._transaction.lane, "said": dedup})

    async def postpone(self, dedup: str, *, until: datetime) -> None:
        values = {"of_lane": self._transaction.lane, "said": dedup, "until": until}
        await self._transaction.run(_POSTPONE, values)

    async def withdraw_all(self, dedup_prefix: str) -> None:
        await self._transaction.run(_WITHDRAW_ALL, {"prefix": dedup_prefix})

    async def earliest(self, *, after: datetime) -> datetime | None:
        """When the next delivery that is not due yet will be, for the time machine."""
        found = await self._transaction.run(_NEXT, {"of_lane": self._transaction.lane, "now": after})
        due: datetime | None = found.scalar_one()
        return due

    async def end_pauses(self) -> None:
        """Lane and chats are free again: whoever moves the domain's clock moves past them."""
        for statement in (_FREE_LANE, _END_PAUSES):
            await self._transaction.run(statement, {"of_lane": self._transaction.lane})

    async def withdraw_nudges(self, contact: ContactId) -> None:
        await self._transaction.run(_WITHDRAW_NUDGES, {"to": contact})

    async def rest(self, *, now: datetime) -> float | None:
        rest = await self._transaction.run(REST, {"of_lane": self._transaction.lane, "now": now})
        seconds: float | None = rest.scalar_one()
        return None if seconds is None else max(0.0, float(seconds))

    async def failed(self) -> int:
        return int((await self._transaction.run(_FAILED, {"of_lane": self._transaction.lane})).scalar_one())

    async def _close(self, statement: Update, held: Delivery, **values: object) -> bool:
        fence = {"held": held.id, "held_attempt": held.attempt}
        return (await self._transaction.run(statement, fence | values)).rowcount == 1


@cache
def _plan(dialect: str) -> Insert:
    return adding(dialect, delivery).values(lane=_LANE_OF)


def _claimed(row: Row[Any]) -> Delivery:
    return Delivery(
        id=row.id,
        contact=ContactId(row.contact),
        kind=Kind(row.kind),
        dedup=row.dedup,
        payload=row.payload,
        attempt=row.attempt + 1,
        valid_until=row.valid_until,
        replaces=row.replaces,
    )
