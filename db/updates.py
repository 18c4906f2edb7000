"""Which updates had their effect already? No row says whose they were."""

from datetime import date

from sqlalchemy import bindparam, delete, func, select, update

from db.schema import handled, set_aside
from db.transaction import Transaction

_OURS = handled.c.lane == bindparam("of_lane")
_REPLIED = (
    update(handled)
    .where(_OURS, handled.c.update_id.in_(bindparam("updates", expanding=True)))
    .values(replied=True)
)
_KNOWN = select(handled.c.update_id, handled.c.replied).where(
    _OURS, handled.c.update_id.in_(bindparam("updates", expanding=True))
)
_FORGET = delete(handled).where(_OURS, handled.c.day < bindparam("before"))
_ASIDE = select(func.count()).select_from(set_aside).where(set_aside.c.lane == bindparam("of_lane"))


class Updates:
    """Fulfils contacts.ports.Updates."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def mark(self, update_id: int, *, on: date) -> bool:
        row = {"lane": self._transaction.lane, "update_id": update_id, "day": on, "replied": False}
        return await self._transaction.add(handled, row)

    async def replied(self, update_ids: tuple[int, ...]) -> None:
        if update_ids:
            await self._transaction.run(_REPLIED, {"of_lane": self._transaction.lane, "updates": update_ids})

    async def known(self, update_ids: tuple[int, ...]) -> dict[int, bool]:
        if not update_ids:
            return {}
        rows = await self._transaction.run(_KNOWN, {"of_lane": self._transaction.lane, "updates": update_ids})
        return {row.update_id: row.replied for row in rows}

    async def set_aside(self, update_id: int, *, on: date) -> None:
        await self._transaction.add(
            set_aside, {"lane": self._transaction.lane, "update_id": update_id, "day": on}
        )

    async def aside(self) -> int:
        """How many are set aside, for doctor."""
        return int((await self._transaction.run(_ASIDE, {"of_lane": self._transaction.lane})).scalar_one())

    async def forget(self, *, before: date) -> None:
        await self._transaction.run(_FORGET, {"of_lane": self._transaction.lane, "before": before})
