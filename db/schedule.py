"""Whose slot has come?"""

from datetime import datetime

from sqlalchemy import Integer, bindparam, func, select

from contacts.model import ContactId
from db.schema import learner
from db.transaction import Transaction
from learning.model import LearnerId
from learning.ports import Due

# active stands bare: it compiles to `active = 1` on SQLite, the very words of the partial index
_WAITING = (learner.c.lane == bindparam("lane"), learner.c.active)

DUE = (
    select(learner.c.id, learner.c.contact, learner.c.company, learner.c.next_slot)
    .where(*_WAITING, learner.c.next_slot <= bindparam("now"))
    .order_by(learner.c.next_slot)
    .limit(bindparam("count", type_=Integer))
)
EARLIEST = select(func.min(learner.c.next_slot, type_=learner.c.next_slot.type)).where(*_WAITING)
# somebody else who acts on the same slot holds the row: then it is not ours, and we do not wait
_STILL_DUE = (
    select(learner.c.id)
    .where(learner.c.id == bindparam("learner"), learner.c.active, learner.c.next_slot == bindparam("slot"))
    .with_for_update(skip_locked=True, key_share=True)
)


class Schedule:
    """Fulfils learning.ports.Schedule."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def due(self, *, now: datetime, limit: int) -> tuple[Due, ...]:
        values = {"lane": self._transaction.lane, "now": now, "count": limit}
        return tuple(
            Due(
                learner=LearnerId(row.id),
                contact=ContactId(row.contact),
                company=row.company,
                slot=row.next_slot,
            )
            for row in await self._transaction.run(DUE, values)
        )

    async def still_due(self, due: Due) -> bool:
        found = await self._transaction.run(_STILL_DUE, {"learner": due.learner, "slot": due.slot})
        return found.first() is not None

    async def earliest(self) -> datetime | None:
        found = await self._transaction.run(EARLIEST, {"lane": self._transaction.lane})
        slot: datetime | None = found.scalar_one()
        return slot
