"""How many, and how much? The only place that adds people up: ids never leave the database."""

from datetime import date

from sqlalchemy import ColumnElement, Integer, and_, bindparam, case, cast, delete, func, select

from db.schema import card, company, learner, week_mark
from db.transaction import Transaction
from reporting.model import AREAS, UnitId
from reporting.periods import WEEK, quarter_of
from reporting.ports import Modules

GRAIN = 20
"""steps between nothing and everything that sits"""

_OF_UNIT = select(company.c.id).where(company.c.unit == bindparam("unit"))
# one row a person and week, so one at most from each; the flag is asked last, whatever it was before
_PARTICIPATION = (
    select(func.count())
    .select_from(week_mark)
    .join(learner, learner.c.id == week_mark.c.learner)
    .where(week_mark.c.week == bindparam("week"), learner.c.counted, week_mark.c.company.in_(_OF_UNIT))
)
_FORGET = delete(week_mark).where(week_mark.c.week <= bindparam("week"), week_mark.c.company.in_(_OF_UNIT))


def _of_area(area: str, *, solid: bool) -> ColumnElement[int]:
    inside = card.c.module.in_(bindparam(f"modules_{area}", expanding=True))
    return func.sum(case((and_(inside, card.c.solid) if solid else inside, 1), else_=0))


def _twentieths(area: str) -> ColumnElement[int]:
    """Of one person: the share that sits, rounded to a twentieth; without cards nothing."""
    solid, all_of_it = _of_area(area, solid=True), _of_area(area, solid=False)
    return cast(
        case((all_of_it > 0, (2 * GRAIN * solid + all_of_it) // (2 * all_of_it)), else_=0), Integer
    ).label(area)


_PERSON = (
    select(*(_twentieths(area) for area in AREAS))
    .select_from(learner)
    .join(card, card.c.learner == learner.c.id)
    .where(learner.c.counted, learner.c.company.in_(_OF_UNIT), learner.c.joined_on < bindparam("end"))
    .group_by(learner.c.id)
    .having(func.max(card.c.last_on) >= bindparam("recent"))
    .subquery()
)
_MASTERY = select(*(func.sum(_PERSON.c[area]) for area in AREAS))


class Counts:
    """Fulfils reporting.ports.Counts."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def participation(self, unit: UnitId, *, week: date) -> int:
        found = await self._transaction.run(_PARTICIPATION, {"unit": unit, "week": week})
        return int(found.scalar_one())

    async def mastery(self, unit: UnitId, *, week: date, modules: Modules) -> tuple[int, ...]:
        """As the port says; somebody who came after that quarter is not in it yet."""
        found = await self._transaction.run(
            _MASTERY,
            {
                "unit": unit,
                "recent": quarter_of(quarter_of(week) - WEEK),
                "end": week + WEEK,
                **{f"modules_{area}": sorted(modules.get(area, frozenset())) for area in AREAS},
            },
        )
        return tuple(int(value or 0) for value in found.one())

    async def forget(self, unit: UnitId, *, week: date) -> None:
        await self._transaction.run(_FORGET, {"unit": unit, "week": week})
