"""Which companies are there, and which doors lead into them?"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, delete, exists, select, update

from contacts.model import Company, CompanyId, Role
from db.keys import invitation_payload, random_id
from db.schema import company, contact, contact_role, invitation, learner, membership
from db.training import stop_training
from db.transaction import Transaction
from db.units import Units
from reporting.model import UnitId
from reporting.periods import monday_of

JOIN = "company.join"
"""where a join code is indexed"""
LINK = "invitation.link"
"""where a single-use link is indexed"""
INVITATION_DAYS = 14

_BY_NAME = select(company).order_by(company.c.name)
_ONE = select(company).where(company.c.id == bindparam("company"))
_NAMED = select(company).where(company.c.name == bindparam("name"))
_HEADCOUNT = (
    update(company).where(company.c.id == bindparam("of")).values(next_headcount=bindparam("declared"))
)
_NEW_CODE = (
    update(company)
    .where(company.c.id == bindparam("of"))
    .values(join_generation=bindparam("generation"), join_index=bindparam("index"))
)
_WITHDRAW = delete(invitation).where(
    invitation.c.company == bindparam("company"), invitation.c.role == bindparam("role")
)
_HOLDERS = (
    delete(contact_role)
    .where(contact_role.c.company == bindparam("company"), contact_role.c.role == bindparam("role"))
    .returning(contact_role.c.contact)
)
_STOP_LEARNING = delete(learner).where(learner.c.company == bindparam("company")).returning(learner.c.id)
_MEMBERS = select(contact_role.c.contact).where(contact_role.c.company == bindparam("company")).distinct()
_DELETE = delete(company).where(company.c.id == bindparam("company"))
_WITHOUT_ROLE = (
    delete(contact)
    .where(
        contact.c.id.in_(bindparam("contacts", expanding=True)),
        ~exists().where(contact_role.c.contact == contact.c.id),
    )
    .returning(contact.c.id)
)


class Companies:
    """Fulfils contacts.ports.Companies."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def create(
        self,
        *,
        name: str,
        headcount: int,
        zone: str,
        state: str,
        language: str,
        trade: str,
        on: date,
    ) -> Company:
        made = Company(
            id=CompanyId(random_id()),
            name=name,
            headcount=headcount,
            zone=zone,
            state=state,
            language=language,
            trade=trade,
            created_on=on,
        )
        unit = UnitId(made.id)
        if not await Units(self._transaction).found(unit, name=name, zone=zone, on=on):
            raise ValueError(f"a company named {name} exists already; choose another name")
        code = self._transaction.keyring.join_code(made.id, generation=1)
        row = {
            "id": made.id,
            "name": name,
            "headcount": headcount,
            "zone": zone,
            "state": state,
            "language": language,
            "trade": trade,
            "created_on": on,
            "join_generation": 1,
            "join_index": self._transaction.keyring.index(code, place=JOIN),
            "unit": unit,
        }
        if not await self._transaction.add(company, row):
            raise ValueError(f"a company named {name} exists already; choose another name")
        await self._transaction.add(membership, {"company": made.id, "since": monday_of(on), "unit": unit})
        return made

    async def all(self) -> tuple[Company, ...]:
        return tuple(company_of(row) for row in await self._transaction.run(_BY_NAME))

    async def get(self, company: CompanyId) -> Company | None:
        row = (await self._transaction.run(_ONE, {"company": company})).first()
        return company_of(row) if row else None

    async def named(self, name: str) -> Company | None:
        row = (await self._transaction.run(_NAMED, {"name": name})).first()
        return company_of(row) if row else None

    async def join_code(self, company: CompanyId) -> str:
        """
        Raises:
            LookupError: there is no such company.

        """
        return self._transaction.keyring.join_code(company, generation=await self._generation(company))

    async def rotate_join_code(self, company: CompanyId) -> str:
        """
        Raises:
            LookupError: there is no such company.

        """
        generation = await self._generation(company) + 1
        code = self._transaction.keyring.join_code(company, generation=generation)
        index = self._transaction.keyring.index(code, place=JOIN)
        await self._transaction.run(_NEW_CODE, {"of": company, "generation": generation, "index": index})
        return code

    async def declare_headcount(self, company: CompanyId, headcount: int) -> None:
        """As the port says."""
        await self._transaction.run(_HEADCOUNT, {"of": company, "declared": headcount})

    async def delete(self, company: CompanyId) -> None:
        """As the port says; whoever has a role elsewhere stays there."""
        members = (await self._transaction.run(_MEMBERS, {"company": company})).scalars().all()
        stopped = await self._transaction.run(_STOP_LEARNING, {"company": company})
        self._transaction.note_gone(company, *stopped.scalars())
        await self._transaction.run(_DELETE, {"company": company})
        await Units(self._transaction).dissolve(UnitId(company))
        await self._erase_roleless(members)

    async def invite(self, company: CompanyId, role: Role, *, now: datetime) -> str:
        payload = invitation_payload()
        row = {
            "link_index": self._transaction.keyring.index(payload, place=LINK),
            "company": company,
            "role": role.value,
            "expires_at": now + timedelta(days=INVITATION_DAYS),
            "used": False,
        }
        await self._transaction.add(invitation, row)
        return payload

    async def revoke(self, company: CompanyId, role: Role) -> int:
        """As the port says; for learners, what they learned in this company goes too."""
        values = {"company": company, "role": role.value}
        await self._transaction.run(_WITHDRAW, values)
        holders = (await self._transaction.run(_HOLDERS, values)).scalars().all()
        if role is Role.LEARNER:
            stopped = await self._transaction.run(_STOP_LEARNING, {"company": company})
            self._transaction.note_gone(*stopped.scalars())
        if role is Role.TRAINER:
            await stop_training(self._transaction, company, holders)
        await self._erase_roleless(holders)
        return len(holders)

    async def _erase_roleless(self, people: Sequence[int]) -> None:
        erased = await self._transaction.run(_WITHOUT_ROLE, {"contacts": list(people)})
        self._transaction.note_gone(*erased.scalars())

    async def _generation(self, company: CompanyId) -> int:
        row = (await self._transaction.run(_ONE, {"company": company})).first()
        if row is None:
            raise LookupError("there is no such company")
        return int(row.join_generation)


def company_of(row: Row[Any]) -> Company:
    """From a row with the columns of the table company."""
    return Company(
        id=CompanyId(row.id),
        name=row.name,
        headcount=row.headcount,
        zone=row.zone,
        state=row.state,
        language=row.language,
        trade=row.trade,
        created_on=row.created_on,
    )
