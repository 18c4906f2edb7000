"""What does a company say of itself? Its check, whether it stands still, and what is offered to it."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import bindparam, delete, select, update

from db.schema import company_check, halt, offer
from db.transaction import Transaction
from reporting.company_check import Answers
from reporting.ports import Halt

KEPT_CHECKS = 2
"""the latest and the one before, to be seen side by side"""

_CHECKS = (
    select(company_check)
    .where(company_check.c.company == bindparam("company"))
    .order_by(company_check.c.answered_on)
)
_OLD_CHECKS = delete(company_check).where(
    company_check.c.company == bindparam("company"),
    company_check.c.answered_on.not_in(
        select(company_check.c.answered_on)
        .where(company_check.c.company == bindparam("company"))
        .order_by(company_check.c.answered_on.desc())
        .limit(KEPT_CHECKS)
    ),
)
_NO_CHECK = delete(company_check).where(company_check.c.company == bindparam("company"))
_HALT = select(halt).where(halt.c.company == bindparam("company"), halt.c.until.is_(None))
_SIDES = {
    council: update(halt)
    .where(halt.c.company == bindparam("of"), halt.c.until.is_(None))
    .values({"council_agrees" if council else "management_agrees": True})
    for council in (True, False)
}
_GO_ON = (
    update(halt)
    .where(
        halt.c.company == bindparam("of"),
        halt.c.until.is_(None),
        halt.c.council_agrees,
        halt.c.management_agrees,
    )
    .values(until=bindparam("now"))
)


class Checks:
    """Fulfils reporting.ports.Checks."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def of(self, company: int) -> tuple[Answers, ...]:
        found = await self._transaction.run(_CHECKS, {"company": company})
        return tuple(
            Answers(answered_on=row.answered_on, states=tuple(int(state) for state in row.states.split(",")))
            for row in found
        )

    async def add(self, company: int, answers: Answers) -> None:
        row = {
            "company": company,
            "answered_on": answers.answered_on,
            "states": ",".join(map(str, answers.states)),
        }
        await self._transaction.put(company_check, row)
        await self._transaction.run(_OLD_CHECKS, {"company": company})

    async def delete(self, company: int) -> None:
        await self._transaction.run(_NO_CHECK, {"company": company})


class Halts:
    """Fulfils reporting.ports.Halts."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def present(self, company: int) -> Halt | None:
        row = (await self._transaction.run(_HALT, {"company": company})).first()
        if row is None:
            return None
        return Halt(
            since=row.since, council_agrees=row.council_agrees, management_agrees=row.management_agrees
        )

    async def begin(self, company: int, *, now: datetime) -> None:
        if await self.present(company) is None:
            row = {"company": company, "since": now, "council_agrees": False, "management_agrees": False}
            # on a clock that stands, one of the same instant may be over already
            await self._transaction.put(halt, row | {"until": None})

    async def agree(self, company: int, *, council: bool, now: datetime) -> bool:
        await self._transaction.run(_SIDES[council], {"of": company})
        return (await self._transaction.run(_GO_ON, {"of": company, "now": now})).rowcount == 1


class Offers:
    """Fulfils reporting.ports.Offers."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def note(self, modules: frozenset[str], *, on: date) -> None:
        known = await self.since()
        for module in sorted(modules - known.keys()):
            await self._transaction.add(offer, {"module": module, "since": on})

    async def since(self) -> Mapping[str, date]:
        return {row.module: row.since for row in await self._transaction.run(select(offer))}
