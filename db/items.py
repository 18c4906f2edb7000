"""Which first answers were counted, of nobody, and what was released of them?

A counter knows the quarter, the question and the outcome; no company and no person. Beside it stands how
many answers of a person are in the counters of the quarter, so that nobody weighs more than the bound.
"""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Insert,
    Row,
    Select,
    bindparam,
    case,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
)

from db.schema import company, halt, item_count, item_release, item_share, learner, reporting_unit
from db.transaction import INSERTS, Transaction
from learning.model import LearnerId, QuestionKey
from reporting.items import (
    BOUND,
    SMALLEST_HOUSE,
    Counted,
    ItemRelease,
    calendar_quarter,
    numbers_of,
)
from reporting.privacy import SMALLEST, SMALLEST_NETWORK

_together = company.alias("together")
# what is declared is public: from it alone follows whose people may be counted
_HAS_FIGURES = (
    reporting_unit.c.budget > 0,
    select(func.sum(_together.c.headcount))
    .where(_together.c.unit == reporting_unit.c.id)
    .correlate(reporting_unit)
    .scalar_subquery()
    >= case((reporting_unit.c.is_network, SMALLEST_NETWORK), else_=SMALLEST),
)
_ALL_HEADS: Select[int | None] = select(func.sum(_together.c.headcount))
_HEADS = _ALL_HEADS.where(_together.c.created_on < bindparam("before"))
_CONCERNED = (
    select(company.c.id)
    .join(reporting_unit, reporting_unit.c.id == company.c.unit)
    .where(company.c.created_on < bindparam("before"), *_HAS_FIGURES)
    .order_by(company.c.id)
)
_MAY_COUNT = (
    select(learner.c.id, bindparam("quarter", type_=Date), literal(1))
    .join(company, company.c.id == learner.c.company)
    .join(reporting_unit, reporting_unit.c.id == company.c.unit)
    .where(
        learner.c.id == bindparam("learner"),
        learner.c.counted,
        *_HAS_FIGURES,
        _ALL_HEADS.scalar_subquery() >= SMALLEST_HOUSE,
        ~exists().where(halt.c.company == learner.c.company, halt.c.until.is_(None)).correlate(learner),
    )
)
_COUNTED = select(item_count).where(item_count.c.quarter == bindparam("quarter"))
_FORGET = tuple(
    delete(table).where(table.c.quarter < bindparam("before")) for table in (item_count, item_share)
)
_HAS = select(item_release.c.quarter).where(item_release.c.quarter == bindparam("quarter")).limit(1)
_RELEASED = select(item_release).order_by(
    item_release.c.quarter, item_release.c.question, item_release.c.version
)
_OF = _RELEASED.where(item_release.c.question.in_(bindparam("questions", expanding=True)))


async def count_first(
    transaction: Transaction,
    person: LearnerId,
    question: QuestionKey,
    *,
    version: int,
    outcome: int,
    on: date,
    last_on: date | None,
) -> None:
    """Adds an answer to its counter, unless the person's share of this quarter is used up.

    `last_on` is the day on which this person answered this question before: at most one answer to a question
    counts in a quarter, whatever becomes of its version.
    """
    quarter = calendar_quarter(on)
    if last_on is not None and last_on >= quarter:
        return
    dialect = transaction.connection.dialect.name
    taken = await transaction.run(_take(dialect), {"learner": person, "quarter": quarter})
    if taken.rowcount != 1:
        return
    # the counter comes last and alone: whoever waits for it holds nothing that its owner will need
    cell = {"quarter": quarter, "question": question, "version": version, "outcome": outcome, "answers": 1}
    await transaction.run(_add_one(dialect), cell)


@cache
def _take(dialect: str) -> Insert:
    """One answer more of this person; no row is touched where none may be counted."""
    insert = INSERTS[dialect](item_share).from_select(["learner", "quarter", "given"], _MAY_COUNT)
    goes_on: ColumnElement[bool] = item_share.c.quarter == insert.excluded.quarter
    taken: Insert = insert.on_conflict_do_update(
        index_elements=[item_share.c.learner],
        set_={
            "quarter": insert.excluded.quarter,
            "given": case((goes_on, item_share.c.given + 1), else_=1),
        },
        # somebody who travels back over a date line into the quarter before is not counted there
        where=or_(item_share.c.quarter < insert.excluded.quarter, goes_on & (item_share.c.given < BOUND)),
    ).inline()
    return taken.execution_options(preserve_rowcount=True)


@cache
def _add_one(dialect: str) -> Insert:
    insert = INSERTS[dialect](item_count)
    added: Insert = insert.on_conflict_do_update(
        index_elements=list(item_count.primary_key),
        set_={"answers": item_count.c.answers + insert.excluded.answers},
    ).inline()
    return added


class Items:
    """Fulfils reporting.ports.Items."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def heads(self, *, before: date) -> int:
        return int((await self._transaction.run(_HEADS, {"before": before})).scalar_one() or 0)

    async def concerned(self, *, before: date) -> tuple[int, ...]:
        return tuple((await self._transaction.run(_CONCERNED, {"before": before})).scalars())

    async def counted(self, quarter: date) -> Counted:
        found = await self._transaction.run(_COUNTED, {"quarter": quarter})
        return {(row.question, row.version, row.outcome): row.answers for row in found}

    async def forget(self, *, before: date) -> None:
        for statement in _FORGET:
            await self._transaction.run(statement, {"before": before})

    async def add(self, releases: Sequence[ItemRelease]) -> bool:
        """As the port says; a second process that is about the same quarter waits here for the first."""
        rows = [_row(one) for one in releases]
        if not rows or await self.has(releases[0].quarter):
            return False
        if not await self._transaction.add(item_release, rows[0]):
            return False
        if rows[1:]:
            await self._transaction.connection.execute(item_release.insert(), rows[1:])
        return True

    async def has(self, quarter: date) -> bool:
        return (await self._transaction.run(_HAS, {"quarter": quarter})).first() is not None

    async def of(self, questions: Collection[str]) -> tuple[ItemRelease, ...]:
        found = await self._transaction.run(_OF, {"questions": sorted(questions)})
        return tuple(map(_release, found))

    async def quarters(self) -> tuple[tuple[ItemRelease, ...], ...]:
        by_quarter: dict[date, list[ItemRelease]] = {}
        for row in await self._transaction.run(_RELEASED):
            by_quarter.setdefault(row.quarter, []).append(_release(row))
        return tuple(map(tuple, by_quarter.values()))


def _row(made: ItemRelease) -> dict[str, object]:
    return {
        "quarter": made.quarter,
        "question": made.question,
        "version": made.version,
        "numbers": made.text,
        "sigma": made.sigma,
    }


def _release(row: Row[Any]) -> ItemRelease:
    return ItemRelease(
        quarter=row.quarter,
        question=row.question,
        version=row.version,
        numbers=numbers_of(row.numbers),
        sigma=row.sigma,
    )
