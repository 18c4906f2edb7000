"""One contact, one chat: what a move does to rows, and what it leaves alone."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from contacts.model import Contact, ContactId, Delivery, Kind, Role
from db.keys import Keyring
from db.moves import LINK, MOVING
from db.schema import metadata
from db.work import Database, Work
from tests.db.builders import TODAY, a_company

NOW: Final = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
OLD, NEW, OTHER = 4711, 4712, 4713


@pytest.fixture
async def mover(database: Database) -> ContactId:
    return await somebody(database)


@pytest.fixture
async def lanes(postgres_url: str, keyring: Keyring) -> AsyncIterator[tuple[Database, Database]]:
    """Two bots on one database."""
    one = await Database.open(postgres_url, keyring)
    two = await Database.open(postgres_url, keyring, lane=2)
    yield one, two
    await one.close()
    await two.close()


async def somebody(database: Database) -> ContactId:
    async with database.work() as work:
        company = await a_company(work)
        contact = await work.people.admit(OLD, company=company.id, role=Role.LEARNER, language="de")
        await work.enrolment.enrol(
            contact.id,
            company=company.id,
            language="de",
            zone="Europe/Berlin",
            trade="lager",
            counted=True,
            consent="c0ffee",
            on=TODAY,
        )
        return contact.id


async def offered(database: Database, who: ContactId) -> str:
    async with database.work() as work:
        return await work.moves.offer(who, now=NOW)


async def goes(database: Database, who: ContactId, payload: str, *, to: int = NEW) -> bool:
    async with database.work() as work:
        return await work.moves.go(who, payload, chat_id=to, now=NOW) is not None


async def found(database: Database, chat_id: int) -> Contact | None:
    async with database.reading() as work:
        return await work.people.find(chat_id)


async def plans(work: Work, who: ContactId, kind: Kind, dedup: str) -> None:
    assert await work.outbox.plan(who, kind, dedup=dedup, payload="{}", due_at=NOW, replaces=7)


async def rows(database: Database, table: str) -> list[dict[str, object]]:
    async with database.reading() as work:
        read = await work.transaction.run(metadata.tables[table].select())
        return [dict(row) for row in read.mappings()]


async def test_the_contact_is_found_in_the_new_chat_alone(database: Database, mover: ContactId) -> None:
    payload = await offered(database, mover)
    async with database.work() as work:
        left = await work.moves.go(mover, payload, chat_id=NEW, now=NOW)
        assert left is not None
        assert (left.chat_id, left.is_within_reach) == (OLD, True)
        moved = await work.people.find(NEW)
        assert moved is not None
        assert moved.id == mover
        assert await work.enrolment.learner_of(mover)
        assert await work.people.chat_id(mover) == NEW
    assert await found(database, OLD) is None
    assert await rows(database, "moving") == []


async def test_an_expired_or_foreign_link_moves_nobody(database: Database, mover: ContactId) -> None:
    payload = await offered(database, mover)
    async with database.work() as work:
        assert await work.moves.mover(payload, now=NOW + MOVING) is None
        assert await work.moves.go(mover, payload, chat_id=NEW, now=NOW + MOVING) is None
        assert await work.moves.go(mover, "m-" + "A" * 22, chat_id=NEW, now=NOW) is None
        assert await work.moves.go(ContactId(5), payload, chat_id=NEW, now=NOW) is None
        assert await work.moves.mover(payload, now=NOW + MOVING - timedelta(seconds=1)) == mover
    assert await found(database, NEW) is None


async def test_only_the_hash_is_kept_and_only_until_the_sweep(database: Database, mover: ContactId) -> None:
    payload = await offered(database, mover)
    (row,) = await rows(database, "moving")
    assert payload[2:] not in str(row)
    assert row["link_index"] == database._keyring.index(payload, place=LINK)
    await database.sweep(now=NOW + MOVING - timedelta(seconds=1))
    assert len(await rows(database, "moving")) == 1
    await database.sweep(now=NOW + MOVING)
    assert await rows(database, "moving") == []


async def test_of_two_openings_at_once_one_wins(database: Database, mover: ContactId) -> None:
    payload = await offered(database, mover)
    won = await asyncio.gather(*(goes(database, mover, payload, to=chat) for chat in (NEW, OTHER)))
    assert sorted(won) == [False, True]
    chats = [await found(database, chat) for chat in (OLD, NEW, OTHER)]
    assert sum(one is not None for one in chats) == 1


async def test_what_waits_goes_along_but_for_answers_to_the_old_chat(
    database: Database, mover: ContactId
) -> None:
    async with database.work() as work:
        await plans(work, mover, Kind.NUDGE, "nudge:1:x")
        await plans(work, mover, Kind.REPLY, "reply:9:1")
    await goes(database, mover, await offered(database, mover))
    kept = {
        row["kind"]: (row["state"], row["replaces"], row["attempt"])
        for row in await rows(database, "delivery")
    }
    assert kept == {"nudge": ("pending", None, 0), "reply": ("dropped", None, 0)}


async def test_whoever_has_a_delivery_in_hand_no_longer_speaks_for_it(
    database: Database, mover: ContactId
) -> None:
    """It may have gone to the old chat: what is heard from there says nothing of the person any more."""
    payload = await offered(database, mover)
    async with database.work() as work:
        await plans(work, mover, Kind.NUDGE, "nudge:1:x")
    held = await claimed(database)
    await goes(database, mover, payload)
    async with database.work() as work:
        assert not await work.outbox.acknowledge(held, now=NOW)
        assert not await work.outbox.drop(held, reason="unreachable")
    again = await claimed(database)
    assert (again.id, again.contact, again.replaces) == (held.id, mover, None)


async def claimed(database: Database) -> Delivery:
    async with database.work() as work:
        delivery = await work.outbox.claim(now=NOW, lease_s=60)
    assert delivery is not None
    return delivery


# --- two lanes ------------------------------------------------------------------------------------


async def test_an_answer_of_the_same_number_in_the_other_lane_is_no_hindrance(
    lanes: tuple[Database, Database],
) -> None:
    one, two = lanes
    mover = await somebody(one)
    payload = await offered(one, mover)
    async with one.work() as work:
        await plans(work, mover, Kind.REPLY, "reply:9:1")
        company = (await work.companies.all())[0].id
    async with two.work() as work:
        settled = await work.people.admit(OTHER, company=company, role=Role.MANAGER, language="de")
        await plans(work, settled.id, Kind.REPLY, "reply:9:1")
    async with two.work() as work:
        left = await work.moves.go(mover, payload, chat_id=NEW, now=NOW)
    assert left is not None
    assert not left.is_within_reach


async def test_whoever_plans_uses_the_lane_of_the_person(lanes: tuple[Database, Database]) -> None:
    one, two = lanes
    person = await somebody(one)
    async with two.work() as work:
        await plans(work, person, Kind.NOTE, "note:1")
        assert await work.outbox.claim(now=NOW, lease_s=60) is None
    assert (await claimed(one)).contact == person


async def test_whoever_plans_while_somebody_moves_waits_and_finds_the_new_lane(
    lanes: tuple[Database, Database],
) -> None:
    one, two = lanes
    person = await somebody(one)
    payload = await offered(one, person)

    async def closes_a_week() -> None:
        async with one.work() as work:
            await plans(work, person, Kind.DIGEST, "digest:1:x")

    async with two.work() as work:
        await work.moves.go(person, payload, chat_id=NEW, now=NOW)
        closing = asyncio.create_task(closes_a_week())
        done, _ = await asyncio.wait({closing}, timeout=0.2)
        assert not done
    await closing
    async with one.work() as work:
        await plans(work, person, Kind.NOTE, "note:1:x")
    assert [row["lane"] for row in await rows(one, "delivery")] == [2, 2]


async def test_whoever_moves_waits_for_what_is_being_planned(lanes: tuple[Database, Database]) -> None:
    one, two = lanes
    person = await somebody(one)
    payload = await offered(one, person)
    async with one.work() as work:
        await plans(work, person, Kind.DIGEST, "digest:1:x")
        moving = asyncio.create_task(goes(two, person, payload))
        done, _ = await asyncio.wait({moving}, timeout=0.2)
        assert not done
    assert await moving
    assert [row["lane"] for row in await rows(one, "delivery")] == [2]


# --- whose lane -----------------------------------------------------------------------------------


async def test_a_lane_belongs_to_one_bot(database: Database) -> None:
    assert await database.take_lane(1001, replaces=False)
    assert await database.take_lane(1001, replaces=False)
    assert not await database.take_lane(1002, replaces=False)
    assert (await rows(database, "lane"))[0]["bot"] == 1001
    assert await database.take_lane(1002, replaces=True)
    assert not await database.take_lane(1001, replaces=False)
