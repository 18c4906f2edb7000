"""What is kept of packs: what was taken, given and subscribed to, and the one that waits for a yes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update

from contacts.model import CompanyId
from contacts.packs import KeptPack, Parcel, Subscribed, Subscriber
from db.companies import company_of
from db.schema import company, pack, parcel, subscription
from db.transaction import Transaction

_ALL = select(pack).where(pack.c.company == bindparam("company")).order_by(pack.c.name)
_OF = select(pack).where(pack.c.company == bindparam("company"), pack.c.name == bindparam("name"))
_DROP = delete(pack).where(pack.c.company == bindparam("company"), pack.c.name == bindparam("name"))
_PARCELS = (
    select(parcel.c.name, parcel.c.sha256, parcel.c.notes, parcel.c.since)
    .where(parcel.c.company == bindparam("company"))
    .order_by(parcel.c.name)
)
_PARCEL = select(parcel).where(parcel.c.company == bindparam("company"), parcel.c.name == bindparam("name"))
_DROP_PARCEL = delete(parcel).where(
    parcel.c.company == bindparam("company"), parcel.c.name == bindparam("name")
)
_NO_NOTES = (
    update(parcel)
    .where(parcel.c.company == bindparam("of"), parcel.c.name == bindparam("called"))
    .values(notes=0)
)
_SUBSCRIPTIONS = (
    select(subscription).where(subscription.c.company == bindparam("company")).order_by(subscription.c.source)
)
_UNSUBSCRIBE = delete(subscription).where(
    subscription.c.company == bindparam("company"), subscription.c.source == bindparam("source")
)
_DUE = (
    select(subscription.c.source)
    .where(subscription.c.asked_on < bindparam("today"))
    .group_by(subscription.c.source)
    .order_by(func.min(subscription.c.asked_on), subscription.c.source)
)
_CLAIM = (
    update(subscription)
    .where(subscription.c.source == bindparam("at"), subscription.c.asked_on < bindparam("today"))
    .values(asked_on=bindparam("today"))
)
_SUBSCRIBERS = (
    select(company, *(column for column in subscription.c if column.name != "company"))
    .join(company, company.c.id == subscription.c.company)
    .where(subscription.c.source == bindparam("source"))
    .order_by(company.c.id)
)


class Packs:
    """Fulfils contacts.packs.Packs."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def all(self, of: CompanyId) -> tuple[KeptPack, ...]:
        return tuple(map(_kept, await self._transaction.run(_ALL, {"company": of})))

    async def of(self, of: CompanyId, name: str) -> KeptPack | None:
        row = (await self._transaction.run(_OF, {"company": of, "name": name})).first()
        return _kept(row) if row else None

    async def save(self, of: CompanyId, one: KeptPack) -> None:
        key = {"company": of, "name": one.name}
        if one.is_empty:
            await self._transaction.run(_DROP, key)
            return
        row = {
            "title": one.title,
            "installed": one.installed,
            "sha256": one.sha256,
            "given": one.given,
            "source": one.source,
            "offered": one.offered,
        }
        await self._transaction.put(pack, key | row)

    # --- what waits -----------------------------------------------------------------------------

    async def parcels(self, of: CompanyId) -> tuple[Parcel, ...]:
        return tuple(
            Parcel(name=row.name, sha256=row.sha256, data=b"", notes=row.notes, since=row.since)
            for row in await self._transaction.run(_PARCELS, {"company": of})
        )

    async def parcel(self, of: CompanyId, name: str) -> Parcel | None:
        row = (await self._transaction.run(_PARCEL, {"company": of, "name": name})).first()
        if row is None:
            return None
        return Parcel(name=row.name, sha256=row.sha256, data=row.data, notes=row.notes, since=row.since)

    async def put_parcel(self, of: CompanyId, one: Parcel) -> None:
        row = {
            "company": of,
            "name": one.name,
            "sha256": one.sha256,
            "data": one.data,
            "notes": one.notes,
            "since": one.since,
        }
        await self._transaction.put(parcel, row)

    async def no_notes(self, of: CompanyId, name: str) -> None:
        await self._transaction.run(_NO_NOTES, {"of": of, "called": name})

    async def drop_parcel(self, of: CompanyId, name: str) -> None:
        await self._transaction.run(_DROP_PARCEL, {"company": of, "name": name})

    # --- subscriptions --------------------------------------------------------------------------

    async def subscriptions(self, of: CompanyId) -> tuple[Subscribed, ...]:
        return tuple(map(_subscribed, await self._transaction.run(_SUBSCRIPTIONS, {"company": of})))

    async def subscribe(self, of: CompanyId, one: Subscribed) -> None:
        row = {
            "company": of,
            "source": one.source,
            "key": one.key,
            "asked_on": one.asked_on,
            "looked_on": one.looked_on,
            "told": one.told,
        }
        await self._transaction.put(subscription, row)

    async def unsubscribe(self, of: CompanyId, source: str) -> None:
        await self._transaction.run(_UNSUBSCRIBE, {"company": of, "source": source})
        for kept in await self.all(of):
            if kept.source == source:
                await self.save(of, replace(kept, source="", offered=""))

    async def due(self, today: date) -> Sequence[str]:
        return (await self._transaction.run(_DUE, {"today": today})).scalars().all()

    async def claim(self, source: str, today: date) -> bool:
        return (await self._transaction.run(_CLAIM, {"at": source, "today": today})).rowcount > 0

    async def subscribers(self, source: str) -> tuple[Subscriber, ...]:
        return tuple(
            Subscriber(company=company_of(row), subscribed=_subscribed(row))
            for row in await self._transaction.run(_SUBSCRIBERS, {"source": source})
        )


def _kept(row: Row[Any]) -> KeptPack:
    return KeptPack(
        name=row.name,
        title=row.title,
        installed=row.installed,
        sha256=row.sha256,
        given=row.given,
        source=row.source,
        offered=row.offered,
    )


def _subscribed(row: Row[Any]) -> Subscribed:
    return Subscribed(
        source=row.source, key=row.key, asked_on=row.asked_on, looked_on=row.looked_on, told=row.told
    )
