"""Which numbers and digests have left? Append-only: a trigger refuses every change on both databases."""

from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, select

from db.schema import company, digest, membership, release
from db.transaction import Transaction
from reporting.model import Digested, Release, Statistic, UnitId

_RELEASES = (
    select(release)
    .where(release.c.unit == bindparam("unit"))
    .order_by(release.c.week, release.c.statistic.desc())
)
_STAYS = (
    select(membership.c.company, membership.c.since, membership.c.unit)
    .join(company, company.c.id == membership.c.company)
    .where(company.c.unit == bindparam("unit"))
    .order_by(membership.c.company, membership.c.since)
)
_DIGESTS = select(digest).where(digest.c.company == bindparam("company"))
_IN_LANGUAGE = _DIGESTS.where(digest.c.language == bindparam("language"))
_NEWEST = _IN_LANGUAGE.order_by(digest.c.week.desc()).limit(1)
_AT = _IN_LANGUAGE.where(digest.c.week == bindparam("week"))
_ALL = _DIGESTS.order_by(digest.c.week, digest.c.language)
_WEEKS = (
    select(digest.c.week)
    .where(digest.c.company == bindparam("company"))
    .distinct()
    .order_by(digest.c.week.desc())
)


class Releases:
    """Fulfils reporting.ports.Releases."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def of(self, unit: UnitId) -> tuple[Release, ...]:
        return tuple(
            Release(
                unit=UnitId(row.unit),
                statistic=Statistic(row.statistic),
                period=row.period,
                week=row.week,
                numbers=tuple(int(number) for number in row.numbers.split(",")),
                sigma=row.sigma,
                headcount=row.headcount,
                rho=row.rho,
            )
            for row in await self._transaction.run(_RELEASES, {"unit": unit})
        )

    async def charged(self, unit: UnitId) -> tuple[tuple[Release, ...], ...]:
        stays: dict[int, list[tuple[date, int]]] = {}
        for row in await self._transaction.run(_STAYS, {"unit": unit}):
            stays.setdefault(row.company, []).append((row.since, row.unit))
        stored = {one: await self.of(UnitId(one)) for one in {u for s in stays.values() for _, u in s}}
        found = []
        for own in stays.values():
            ends = [*(since for since, _ in own[1:]), date.max]
            found.append(
                tuple(
                    release
                    for (since, one), end in zip(own, ends, strict=True)
                    for release in stored[one]
                    if since <= release.week < end
                )
            )
        return tuple(found)

    async def add(self, release: Release) -> None:
        await _add(self._transaction, release)


async def _add(transaction: Transaction, made: Release) -> None:
    row = {
        "unit": made.unit,
        "statistic": made.statistic.value,
        "period": made.period,
        "week": made.week,
        "numbers": ",".join(map(str, made.numbers)),
        "sigma": made.sigma,
        "headcount": made.headcount,
        "rho": made.rho,
    }
    await transaction.run(release.insert(), row)


class Digests:
    """Fulfils reporting.ports.Digests."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, company: int, made: Digested) -> None:
        row = {
            "company": company,
            "week": made.week,
            "language": made.language,
            "day": made.day,
            "html": made.html,
            "picture": made.picture,
            "picture_text": made.picture_text,
        }
        await self._transaction.run(digest.insert(), row)

    async def at(self, company: int, *, language: str, week: date | None = None) -> Digested | None:
        values = {"company": company, "language": language, "week": week}
        found = await self._transaction.run(_NEWEST if week is None else _AT, values)
        row = found.first()
        return _digested(row) if row else None

    async def all(self, company: int) -> tuple[Digested, ...]:
        found = await self._transaction.run(_ALL, {"company": company})
        return tuple(map(_digested, found))

    async def weeks(self, company: int) -> tuple[date, ...]:
        return tuple((await self._transaction.run(_WEEKS, {"company": company})).scalars())


def _digested(row: Row[Any]) -> Digested:
    return Digested(
        week=row.week,
        day=row.day,
        language=row.language,
        html=row.html,
        picture=row.picture,
        picture_text=row.picture_text,
    )
