"""What left the house, when, and to whom by role? One chain a company, append-only."""

from collections.abc import Mapping

from sqlalchemy import bindparam, select

from db.schema import audit, company
from db.transaction import Transaction
from reporting import chain
from reporting.chain import Entry

_ENTRIES = select(audit).where(audit.c.company == bindparam("company")).order_by(audit.c.number)
_HEAD = select(audit).where(audit.c.company == bindparam("company")).order_by(audit.c.number.desc()).limit(1)
# two who append at once would both follow the same entry
_HOLD = select(company.c.id).where(company.c.id == bindparam("company")).with_for_update(key_share=True)


class Journal:
    """Fulfils reporting.ports.Journal."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def entries(self, company: int) -> tuple[Entry, ...]:
        found = await self._transaction.run(_ENTRIES, {"company": company})
        return tuple(Entry(number=row.number, text=row.entry, hash=row.hash) for row in found)

    async def head(self, company: int) -> Entry | None:
        row = (await self._transaction.run(_HEAD, {"company": company})).first()
        return Entry(number=row.number, text=row.entry, hash=row.hash) if row else None

    async def append(self, company: int, *facts: Mapping[str, object]) -> None:
        if not facts:
            return
        await self._transaction.run(_HOLD, {"company": company})
        before, rows = await self.head(company), []
        for one in facts:
            before = chain.append(before, one)
            rows.append(
                {"company": company, "number": before.number, "entry": before.text, "hash": before.hash}
            )
        await self._transaction.connection.execute(audit.insert(), rows)
