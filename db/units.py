"""Who reports together, and whose week is over?"""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, and_, bindparam, delete, exists, func, or_, select, update

from db.keys import random_id
from db.schema import company, halt, membership, reporting_unit
from db.transaction import Transaction
from reporting.closing import begins_at
from reporting.model import Unit, UnitId
from reporting.periods import WEEK, monday_of
from reporting.ports import Open, Pending
from reporting.privacy import BUDGET

_HEADS = (
    select(func.coalesce(func.sum(company.c.headcount), 0))
    .where(company.c.unit == reporting_unit.c.id)
    .correlate(reporting_unit)
    .scalar_subquery()
    .label("headcount")
)
_UNIT = select(reporting_unit, _HEADS)
_ONE = _UNIT.where(reporting_unit.c.id == bindparam("unit"))
_OF = _UNIT.join(company, company.c.unit == reporting_unit.c.id).where(company.c.id == bindparam("company"))
_ALL = _UNIT.order_by(reporting_unit.c.name, reporting_unit.c.id)
NEXT_OPEN = (
    select(reporting_unit.c.id)
    .where(reporting_unit.c.next_close <= bindparam("now"))
    .order_by(reporting_unit.c.next_close)
    .limit(1)
    # another worker closes that one; ours is the next
    .with_for_update(skip_locked=True, key_share=True)
)
EARLIEST = select(func.min(reporting_unit.c.next_close, type_=reporting_unit.c.next_close.type))
# a stop that still stands also holds back weeks that had ended before and were not drawn yet
_HALTED = select(
    exists().where(
        halt.c.company == company.c.id,
        company.c.unit == bindparam("unit"),
        or_(
            halt.c.until.is_(None),
            and_(halt.c.since < bindparam("end"), halt.c.until > bindparam("begin")),
        ),
    )
)
_CLOSED = (
    update(reporting_unit)
    .where(reporting_unit.c.id == bindparam("of"))
    .values(closed_week=bindparam("week"), next_close=bindparam("next"))
)
_NEW_BUDGET = (
    update(reporting_unit)
    .where(reporting_unit.c.id == bindparam("of"), reporting_unit.c.next_budget.is_not(None))
    .values(budget=reporting_unit.c.next_budget, next_budget=None)
)
_DECLARE_BUDGET = (
    update(reporting_unit)
    .where(reporting_unit.c.id == bindparam("of"))
    .values(next_budget=bindparam("declared"))
)
_NEW_HEADCOUNT = (
    update(company)
    .where(company.c.unit == bindparam("of"), company.c.next_headcount.is_not(None))
    .values(headcount=company.c.next_headcount, next_headcount=None)
)


def _has_closed(unit: Column[int]) -> ColumnElement[bool]:
    return exists().where(reporting_unit.c.id == unit, reporting_unit.c.closed_week >= bindparam("before"))


# only once both units have closed the old half-year, so that nobody is counted in two
_MOVE = (
    update(company)
    .where(
        company.c.next_unit.is_not(None),
        or_(company.c.unit == bindparam("of"), company.c.next_unit == bindparam("of")),
        _has_closed(company.c.unit),
        _has_closed(company.c.next_unit),
    )
    .values(unit=company.c.next_unit, next_unit=None)
    .returning(company.c.id, company.c.unit)
)
_MEMBERS = select(company.c.id).where(company.c.unit == bindparam("unit")).order_by(company.c.id)
_NETWORK = _UNIT.where(reporting_unit.c.is_network, reporting_unit.c.name == bindparam("name"))
_JOIN = (
    update(company)
    .where(company.c.id == bindparam("of"))
    .values(network=bindparam("to_network"), next_unit=bindparam("to_unit"))
)
_SIBLINGS = _UNIT.where(
    exists().where(company.c.unit == reporting_unit.c.id, company.c.network == bindparam("network"))
)
_PENDING = select(
    company.c.next_headcount, company.c.next_unit, company.c.network, reporting_unit.c.next_budget
).join(reporting_unit, reporting_unit.c.id == company.c.unit)
_PENDING_OF = _PENDING.where(company.c.id == bindparam("company"))
_DISSOLVE = delete(reporting_unit).where(reporting_unit.c.id == bindparam("unit"))


class Units:
    """Fulfils reporting.ports.Units."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    # --- closing --------------------------------------------------------------------------------

    async def next_open(self, *, now: datetime) -> Open | None:
        held = (await self._transaction.run(NEXT_OPEN, {"now": now})).scalar_one_or_none()
        if held is None:
            return None
        row = (await self._transaction.run(_ONE, {"unit": held})).one()
        return Open(unit=_unit(row), closed=row.closed_week)

    async def earliest(self) -> datetime | None:
        found: datetime | None = (await self._transaction.run(EARLIEST)).scalar_one()
        return found

    async def was_halted(self, unit: UnitId, *, since: datetime, until: datetime) -> bool:
        """As the port says; one that stands now counts for every time."""
        values = {"unit": unit, "begin": since, "end": until}
        return bool((await self._transaction.run(_HALTED, values)).scalar_one())

    async def closed(self, unit: Unit, *, week: date) -> None:
        values = {"of": unit.id, "week": week, "next": begins_at(week + 2 * WEEK, unit.zone)}
        await self._transaction.run(_CLOSED, values)

    async def turn_half_year(self, unit: UnitId, *, week: date) -> Unit:
        """As the port says; whoever moves in or out does so when the second of both units gets here."""
        await self._transaction.run(_NEW_BUDGET, {"of": unit})
        await self._transaction.run(_NEW_HEADCOUNT, {"of": unit})
        moved = (await self._transaction.run(_MOVE, {"of": unit, "before": week - WEEK})).all()
        for row in moved:
            await self._transaction.add(membership, {"company": row.id, "since": week, "unit": row.unit})
        await self._transaction.run(_NEW_HEADCOUNT, {"of": unit})
        return await self.get(unit)

    # --- looking --------------------------------------------------------------------------------

    async def get(self, unit: UnitId) -> Unit:
        """
        Raises:
            LookupError: there is no such unit.

        """
        row = (await self._transaction.run(_ONE, {"unit": unit})).first()
        if row is None:
            raise LookupError("there is no such reporting unit")
        return _unit(row)

    async def of(self, company: int) -> Unit:
        """Whose figures a company gets.

        Raises:
            LookupError: there is no such company.

        """
        row = (await self._transaction.run(_OF, {"company": company})).first()
        if row is None:
            raise LookupError("there is no such company")
        return _unit(row)

    async def all(self) -> tuple[Unit, ...]:
        return tuple(_unit(row) for row in await self._transaction.run(_ALL))

    async def members(self, unit: UnitId) -> tuple[int, ...]:
        """Ids of its companies."""
        return tuple((await self._transaction.run(_MEMBERS, {"unit": unit})).scalars())

    async def siblings(self, company: int) -> tuple[Unit, ...]:
        """All units of the network that this company belongs to; none without a network."""
        pending = (await self._transaction.run(_PENDING_OF, {"company": company})).one()
        if pending.network is None:
            return ()
        return tuple(
            _unit(row) for row in await self._transaction.run(_SIBLINGS, {"network": pending.network})
        )

    async def pending(self, company: int) -> Pending:
        row = (await self._transaction.run(_PENDING_OF, {"company": company})).one()
        to = None if row.next_unit is None else (await self.get(UnitId(row.next_unit))).name
        return Pending(headcount=row.next_headcount, budget=row.next_budget, unit=to)

    # --- declaring ------------------------------------------------------------------------------

    async def found(self, unit: UnitId, *, name: str, zone: str, on: date, is_network: bool = False) -> bool:
        """False if the name is taken. The week of `on` is its first."""
        week = monday_of(on)
        row = {
            "id": unit,
            "name": name,
            "zone": zone,
            "budget": BUDGET,
            "is_network": is_network,
            "closed_week": week - WEEK,
            "next_close": begins_at(week + WEEK, zone).astimezone(UTC),
        }
        return await self._transaction.add(reporting_unit, row)

    async def found_network(self, name: str, *, zone: str, on: date) -> Unit:
        """
        Raises:
            ValueError: the name is taken.

        """
        made = UnitId(random_id())
        if not await self.found(made, name=name, zone=zone, on=on, is_network=True):
            raise ValueError(f"a network named {name} exists already; choose another name")
        return await self.get(made)

    async def network(self, name: str) -> Unit | None:
        row = (await self._transaction.run(_NETWORK, {"name": name})).first()
        return _unit(row) if row else None

    async def join(self, company: int, network: UnitId | None, *, together: bool) -> None:
        """From the next half-year on its figures are the network's, if `together`; else they stay its own."""
        own = UnitId(company)
        target = network if together and network is not None else own
        present = await self.of(company)
        values = {"of": company, "to_network": network, "to_unit": None if target == present.id else target}
        await self._transaction.run(_JOIN, values)

    async def lower_budget(self, unit: UnitId, budget: float) -> None:
        """From the next half-year on.

        Raises:
            ValueError: it is not below the present one.

        """
        if not 0 <= budget < (await self.get(unit)).budget:
            raise ValueError("a budget may only become stricter")
        await self._transaction.run(_DECLARE_BUDGET, {"of": unit, "declared": budget})

    async def dissolve(self, unit: UnitId) -> None:
        await self._transaction.run(_DISSOLVE, {"unit": unit})


def _unit(row: Row[Any]) -> Unit:
    return Unit(
        id=UnitId(row.id),
        name=row.name,
        zone=row.zone,
        headcount=row.headcount,
        budget=row.budget,
        is_network=row.is_network,
    )
