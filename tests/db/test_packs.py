"""What is kept of packs and subscriptions, and when it goes."""

from dataclasses import replace

from contacts.model import Company
from contacts.packs import KeptPack, Parcel, Subscribed
from db.work import Database
from tests.db.builders import DAY, NOW, TODAY, a_company

PACK = KeptPack(
    name="lager-ihk", title="Lager", installed="packs: []", sha256="ab", source="https://packs.example"
)
PARCEL = Parcel(name="lager-ihk", sha256="ab", data=b"PK\x00\xff", notes=2, since=TODAY)
SUBSCRIBED = Subscribed(source="https://packs.example", key="k", asked_on=TODAY, looked_on=TODAY)


async def company(database: Database, name: str = "Werft Nord") -> Company:
    async with database.work() as work:
        return await a_company(work, name)


async def test_what_is_known_of_a_pack_is_kept_changed_and_forgotten(database: Database) -> None:
    here = await company(database)
    async with database.work() as work:
        assert await work.packs.of(here.id, "lager-ihk") is None
        await work.packs.save(here.id, PACK)
        assert await work.packs.of(here.id, "lager-ihk") == PACK
        changed = replace(PACK, sha256="cd", given="{}")
        await work.packs.save(here.id, changed)
        assert await work.packs.all(here.id) == (changed,)
        await work.packs.save(here.id, replace(changed, installed="", given="", source=""))
        assert await work.packs.all(here.id) == ()


async def test_a_pack_that_waits_is_the_latest_of_its_name_and_goes_after_thirty_days(
    database: Database,
) -> None:
    here, other = await company(database), await company(database, "Beta Werk")
    async with database.work() as work:
        await work.packs.put_parcel(here.id, replace(PARCEL, sha256="00"))
        await work.packs.put_parcel(here.id, PARCEL)
        await work.packs.put_parcel(other.id, PARCEL)
        assert await work.packs.parcels(here.id) == (replace(PARCEL, data=b""),)
        assert await work.packs.parcel(here.id, "lager-ihk") == PARCEL
        await work.packs.no_notes(here.id, "lager-ihk")
        assert (await work.packs.parcels(other.id))[0].notes == 2
        await work.packs.drop_parcel(other.id, "lager-ihk")
        assert await work.packs.parcels(other.id) == ()
    await database.sweep(now=NOW + 30 * DAY)
    async with database.reading() as work:
        assert await work.packs.parcel(here.id, "lager-ihk") == replace(PARCEL, notes=0)
    await database.sweep(now=NOW + 31 * DAY)
    async with database.reading() as work:
        assert await work.packs.parcel(here.id, "lager-ihk") is None


async def test_a_source_is_asked_once_a_day_by_whoever_comes_first(database: Database) -> None:
    here, other = await company(database), await company(database, "Beta Werk")
    async with database.work() as work:
        for one in (here, other):
            await work.packs.subscribe(one.id, SUBSCRIBED)
        late = replace(SUBSCRIBED, source="https://other.example", asked_on=TODAY - DAY)
        await work.packs.subscribe(here.id, late)
    tomorrow = TODAY + DAY
    async with database.work() as work:
        assert await work.packs.due(TODAY) == [late.source]
        assert await work.packs.due(tomorrow) == [late.source, SUBSCRIBED.source]
        assert await work.packs.claim(SUBSCRIBED.source, tomorrow)
        assert not await work.packs.claim(SUBSCRIBED.source, tomorrow)
        found = await work.packs.subscribers(SUBSCRIBED.source)
        assert {one.company.name for one in found} == {here.name, other.name}
        assert {one.subscribed.asked_on for one in found} == {tomorrow}


async def test_whoever_unsubscribes_keeps_what_was_taken(database: Database) -> None:
    here = await company(database)
    async with database.work() as work:
        await work.packs.subscribe(here.id, SUBSCRIBED)
        await work.packs.save(here.id, PACK)
        await work.packs.save(here.id, KeptPack(name="nur-abo", source=SUBSCRIBED.source, offered="{}"))
        await work.packs.unsubscribe(here.id, SUBSCRIBED.source)
        assert await work.packs.subscriptions(here.id) == ()
        assert await work.packs.all(here.id) == (replace(PACK, source=""),)


async def test_everything_goes_with_the_company(database: Database) -> None:
    here = await company(database)
    async with database.work() as work:
        await work.packs.subscribe(here.id, SUBSCRIBED)
        await work.packs.save(here.id, PACK)
        await work.packs.put_parcel(here.id, PARCEL)
        await work.companies.delete(here.id)
        assert await work.packs.all(here.id) == ()
        assert await work.packs.parcels(here.id) == ()
        assert await work.packs.due(TODAY + DAY) == []
