"""What is somebody writing right now? One thing of a kind, gone once it is finished."""

from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update

from contacts.model import CompanyId, ContactId
from contacts.workshop import Writing, WritingKind
from db.schema import writing
from db.transaction import Transaction

_OF = select(writing).where(writing.c.contact == bindparam("contact"), writing.c.active)
_FIND = select(writing).where(
    writing.c.contact == bindparam("contact"),
    writing.c.company == bindparam("company"),
    writing.c.kind == bindparam("kind"),
)
_REST = update(writing).where(writing.c.contact == bindparam("of")).values(active=False)
_FINISH = delete(writing).where(
    writing.c.contact == bindparam("contact"),
    writing.c.company == bindparam("company"),
    writing.c.kind == bindparam("kind"),
)
_DROP = delete(writing).where(writing.c.contact == bindparam("contact"), writing.c.active)


class Writings:
    """Fulfils contacts.workshop.Writings."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def of(self, contact: ContactId) -> Writing | None:
        row = (await self._transaction.run(_OF, {"contact": contact})).first()
        return _writing(row) if row else None

    async def find(self, contact: ContactId, company: CompanyId, kind: WritingKind) -> Writing | None:
        values = {"contact": contact, "company": company, "kind": kind.value}
        row = (await self._transaction.run(_FIND, values)).first()
        return _writing(row) if row else None

    async def put(self, one: Writing) -> None:
        row = {
            "contact": one.contact,
            "company": one.company,
            "kind": one.kind.value,
            "active": True,
            "subject": one.subject,
            "state": one.state,
            "since": one.since,
        }
        await self.rest(one.contact)
        await self._transaction.put(writing, row)

    async def rest(self, contact: ContactId) -> None:
        await self._transaction.run(_REST, {"of": contact})

    async def finish(self, contact: ContactId, company: CompanyId, kind: WritingKind) -> None:
        values = {"contact": contact, "company": company, "kind": kind.value}
        await self._transaction.run(_FINISH, values)

    async def drop(self, contact: ContactId) -> None:
        await self._transaction.run(_DROP, {"contact": contact})


def _writing(row: Row[Any]) -> Writing:
    return Writing(
        contact=ContactId(row.contact),
        company=CompanyId(row.company),
        kind=WritingKind(row.kind),
        subject=row.subject,
        state=row.state,
        since=row.since,
    )
