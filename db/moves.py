"""How does somebody go on in another chat? A link that is used once points the contact at it.

Locks are taken in this order: the contact, as a tap in the old chat does; the learner, which a tick holds
before it refers to the contact; the contact's keys, after whoever is planning a delivery; the deliveries.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, case, delete, select, update

from contacts.model import ContactId, Kind
from contacts.ports import LeftChat
from db.keys import moving_payload
from db.outbox import CLOSED
from db.people import CHAT
from db.schema import contact, delivery, learner, moving
from db.transaction import CLOCK, Transaction

MOVING: Final = timedelta(minutes=30)
"""long enough to unpack a second phone, too short for a screenshot to be worth anything tomorrow"""
LINK: Final = "moving.link_index"

_MOVER = select(moving.c.contact).where(
    moving.c.link_index == bindparam("link"), moving.c.expires_at > bindparam("now")
)
_HOLD = (
    select(contact.c.lane, contact.c.chat)
    .where(contact.c.id == bindparam("of"))
    .with_for_update(of=contact, key_share=True)
)
_USE_UP = delete(moving).where(
    moving.c.contact == bindparam("of"),
    moving.c.link_index == bindparam("link"),
    moving.c.expires_at > bindparam("now"),
)
# the number of the last nudge names another message in another chat
_LEARNER = (
    update(learner)
    .where(learner.c.contact == bindparam("of"))
    .values(lane=bindparam("to_lane"), active=True, nudge_message=None)
)
# an answer belongs to the chat that asked, and its number may be taken in the other lane
_ANSWERS = (
    update(delivery)
    .where(
        delivery.c.contact == bindparam("of"),
        delivery.c.state == "pending",
        delivery.c.kind == Kind.REPLY.value,
    )
    .values(**CLOSED, state="dropped")
)
# what is sent goes along, too: nothing is said twice. Whoever has one in hand no longer speaks for it
_DELIVERIES = (
    update(delivery)
    .where(delivery.c.contact == bindparam("of"), delivery.c.kind != Kind.REPLY.value)
    .values(
        lane=bindparam("to_lane"),
        replaces=None,
        attempt=delivery.c.attempt + case((delivery.c.leased_until_s > CLOCK, 1), else_=0),
        leased_until_s=0.0,
    )
)
_CONTACT = (
    update(contact)
    .where(contact.c.id == bindparam("of"))
    .values(
        lane=bindparam("to_lane"),
        chat_index=bindparam("index"),
        chat=bindparam("sealed"),
        active=True,
        blocked_on=None,
        next_send_s=0.0,
    )
)


class Moves:
    """Fulfils contacts.ports.Moves."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def offer(self, who: ContactId, *, now: datetime) -> str:
        payload = moving_payload()
        row = {"contact": who, "link_index": self._index(payload), "expires_at": now + MOVING}
        await self._transaction.put(moving, row)
        return payload

    async def mover(self, payload: str, *, now: datetime) -> ContactId | None:
        values = {"link": self._index(payload), "now": now}
        found = (await self._transaction.run(_MOVER, values)).scalar_one_or_none()
        return None if found is None else ContactId(found)

    async def go(self, who: ContactId, payload: str, *, chat_id: int, now: datetime) -> LeftChat | None:
        transaction, keyring = self._transaction, self._transaction.keyring
        left = (await transaction.run(_HOLD, {"of": who})).first()
        used = await transaction.run(_USE_UP, {"of": who, "link": self._index(payload), "now": now})
        if left is None or not used.rowcount:
            return None
        there = {"of": who, "to_lane": transaction.lane}
        await transaction.run(_LEARNER, there)
        place = {
            "index": keyring.index(chat_id, place=CHAT),
            "sealed": keyring.seal(chat_id, place=CHAT),
        }
        await transaction.run(_CONTACT, there | place)
        for statement in (_ANSWERS, _DELIVERIES):
            await transaction.run(statement, there)
        return LeftChat(
            chat_id=keyring.open(left.chat, place=CHAT), is_within_reach=left.lane == transaction.lane
        )

    def _index(self, payload: str) -> bytes:
        return self._transaction.keyring.index(payload, place=LINK)
