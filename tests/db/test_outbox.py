"""Deliveries survive crashes, keep their pace, and leave nothing behind but a date."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from contacts.model import Delivery
from db.keys import Keyring
from db.outbox import ATTEMPTS, PER_SECOND
from db.schema import contact, delivery
from db.work import Database
from tests.db.builders import NOW, enrolled, planned

LONG = 60.0
"""a lease that does not pass during a test"""
PASSED = -1.0
"""a lease that has passed when it is given: its worker is dead"""


async def claimed(database: Database, *, lease_s: float = LONG, now: datetime = NOW) -> Delivery | None:
    async with database.work() as work:
        return await work.outbox.claim(now=now, lease_s=lease_s)


async def rested(database: Database) -> None:
    """The pause of every chat is over."""
    async with database.work() as work:
        await work.transaction.run(update(contact).values(next_send_s=0.0))


async def kept(database: Database) -> list[dict[str, object]]:
    async with database.reading() as work:
        found = await work.transaction.run(select(delivery).order_by(delivery.c.id))
        return [dict(row) for row in found.mappings()]


async def test_a_delivery_is_planned_once(database: Database) -> None:
    person = await enrolled(database)
    assert await planned(database, person.contact, "nudge:1")
    assert not await planned(database, person.contact, "nudge:1")
    assert await planned(database, person.contact, "nudge:2")


async def test_what_is_sent_is_not_claimed_again_and_loses_its_text_at_once(database: Database) -> None:
    person = await enrolled(database)
    await planned(database, person.contact)
    held = await claimed(database)
    assert held is not None
    assert (held.attempt, held.payload) == (1, '{"text":"drei Minuten"}')
    async with database.work() as work:
        assert await work.outbox.acknowledge(held, now=NOW)
        assert not await work.outbox.acknowledge(held, now=NOW)
    await rested(database)
    assert await claimed(database) is None
    (row,) = await kept(database)
    assert (row["state"], row["payload"], row["sent_on"]) == ("sent", "", NOW.date())


async def test_nothing_is_sent_before_its_time(database: Database) -> None:
    person = await enrolled(database)
    await planned(database, person.contact, due_at=NOW + timedelta(minutes=1))
    assert await claimed(database) is None
    assert await claimed(database, now=NOW + timedelta(minutes=1))


async def test_what_a_dead_worker_held_comes_back_when_its_lease_has_passed(database: Database) -> None:
    person = await enrolled(database)
    await planned(database, person.contact)
    assert await claimed(database)
    await rested(database)
    assert await claimed(database) is None
    async with database.work() as work:
        await work.transaction.run(update(delivery).values(leased_until_s=0.0))
    again = await claimed(database)
    assert again is not None
    assert again.attempt == 2


async def test_a_worker_that_comes_too_late_no_longer_speaks_for_its_delivery(database: Database) -> None:
    person = await enrolled(database)
    await planned(database, person.contact)
    slow = await claimed(database, lease_s=PASSED)
    await rested(database)
    quick = await claimed(database)
    assert slow is not None
    assert quick is not None
    async with database.work() as work:
        assert not await work.outbox.acknowledge(slow, now=NOW)
        await work.outbox.hand_back(slow, after_s=0)
        await work.outbox.drop(slow, reason="late")
        assert await work.outbox.acknowledge(quick, now=NOW)


async def test_the_fifth_attempt_is_the_last(database: Database) -> None:
    person = await enrolled(database)
    await planned(database, person.contact)
    for attempt in range(1, ATTEMPTS + 1):
        await rested(database)
        async with database.work() as work:
            held = await work.outbox.claim(now=NOW, lease_s=LONG)
            assert held is not None
            assert held.attempt == attempt
            await work.outbox.hand_back(held, after_s=PASSED)
    await rested(database)
    assert await claimed(database) is None
    async with database.reading() as work:
        assert await work.outbox.failed() == 1
    assert (await kept(database))[0]["payload"] == ""


async def test_five_dead_workers_are_enough(database: Database) -> None:
    person = await enrolled(database)
    await planned(database, person.contact)
    for _ in range(ATTEMPTS):
        assert await claimed(database, lease_s=PASSED)
        await rested(database)
    assert await claimed(database) is None
    async with database.reading() as work:
        assert await work.outbox.failed() == 1


async def test_what_has_expired_is_never_claimed_and_does_not_stand_in_the_way(database: Database) -> None:
    person = await enrolled(database)
    await planned(database, person.contact, "old", valid_until=NOW + timedelta(hours=2))
    await planned(database, person.contact, "new", due_at=NOW + timedelta(days=1))
    held = await claimed(database, now=NOW + timedelta(days=1))
    assert held is not None
    assert held.dedup == "new"
    assert [(row["dedup"], row["state"], row["payload"] == "") for row in await kept(database)] == [
        ("old", "dropped", True),
        ("new", "pending", False),
    ]


async def test_a_dropped_delivery_stays_dropped(database: Database) -> None:
    person = await enrolled(database)
    await planned(database, person.contact)
    held = await claimed(database)
    assert held is not None
    async with database.work() as work:
        await work.outbox.drop(held, reason="the chat is gone")
    await rested(database)
    assert await claimed(database, now=NOW + timedelta(days=1)) is None


async def test_one_chat_gets_one_message_a_second_and_others_do_not_wait_for_it(database: Database) -> None:
    ayse, murat = await enrolled(database, 1), await enrolled(database, 2)
    for number in range(2):
        await planned(database, ayse.contact, f"a{number}")
    await planned(database, murat.contact, "m", due_at=NOW + timedelta(seconds=5))
    now = NOW + timedelta(seconds=9)
    first, second = await claimed(database, now=now), await claimed(database, now=now)
    assert first is not None
    assert second is not None
    assert (first.dedup, second.dedup) == ("a0", "m")
    assert await claimed(database, now=now) is None
    await rested(database)
    third = await claimed(database, now=now)
    assert third is not None
    assert third.dedup == "a1"


async def test_the_lane_hands_out_one_place_after_the_other(database: Database) -> None:
    async with database.work() as work:
        waits = [await work.outbox.pace() for _ in range(5)]
    assert waits[0] == 0
    for position, wait in enumerate(waits):
        # places lie 1/25 s apart; what the statements themselves took is already waited for
        assert position / PER_SECOND - 0.5 <= wait <= position / PER_SECOND + 0.001


async def test_a_lane_that_was_told_to_slow_down_rests(database: Database) -> None:
    async with database.work() as work:
        await work.outbox.slow_down(30)
        await work.outbox.slow_down(3)
        assert 25 < await work.outbox.pace() <= 30.001


async def test_two_processes_never_hold_the_same_delivery(postgres_url: str, keyring: Keyring) -> None:
    databases = [await Database.open(postgres_url, keyring) for _ in range(2)]
    for chat in range(12):
        person = await enrolled(databases[0], chat)
        await planned(databases[0], person.contact, f"nudge:{chat}")

    async def worker(database: Database) -> list[str]:
        held = []
        while got := await claimed(database):
            held.append(got.dedup)
        return held

    held = await asyncio.gather(*(worker(database) for database in databases for _ in range(3)))
    await asyncio.gather(*(database.close() for database in databases))
    everything = [dedup for one in held for dedup in one]
    assert len(set(everything)) == len(everything)
    # skipped rows may be left to the next tick, but nobody waits for a lock
    assert everything


async def test_a_chat_that_an_answer_holds_is_skipped(postgres_url: str, keyring: Keyring) -> None:
    answering, sending = [await Database.open(postgres_url, keyring) for _ in range(2)]
    busy, idle = await enrolled(answering, 1), await enrolled(answering, 2)
    await planned(answering, busy.contact, "busy")
    await planned(answering, idle.contact, "idle", due_at=NOW + timedelta(seconds=1))
    async with answering.work() as work:
        assert await work.people.find(busy.chat)
        held = await asyncio.create_task(claimed(sending, now=NOW + timedelta(seconds=1)))
        assert held is not None
        assert held.dedup == "idle"
    await answering.close()
    await sending.close()


@pytest.mark.parametrize("workers", [4])
async def test_many_workers_share_one_lane_without_a_burst(
    postgres_url: str, keyring: Keyring, workers: int
) -> None:
    databases = [await Database.open(postgres_url, keyring) for _ in range(2)]

    async def places(database: Database) -> list[float]:
        found = []
        for _ in range(5):
            async with database.work() as work:
                found.append(await work.outbox.pace())
        return found

    given = await asyncio.gather(*(places(databases[number % 2]) for number in range(workers)))
    await asyncio.gather(*(database.close() for database in databases))
    assert sum(wait == 0 for one in given for wait in one) <= 2


async def test_what_has_been_said_after_all_is_withdrawn(database: Database) -> None:
    person = await enrolled(database)
    await planned(database, person.contact, "reply:1:7")
    async with database.work() as work:
        await work.outbox.withdraw("reply:1:8")
        await work.outbox.withdraw("reply:1:7")
    assert await claimed(database) is None
    assert [(row["state"], row["payload"]) for row in await kept(database)] == [("dropped", "")]


async def test_the_outbox_says_how_long_to_rest(database: Database) -> None:
    async def rest(now: datetime = NOW) -> float | None:
        async with database.reading() as work:
            return await work.outbox.rest(now=now)

    person = await enrolled(database)
    assert await rest() is None
    await planned(database, person.contact, "first")
    await planned(database, person.contact, "second")
    assert await rest() == 0
    assert await claimed(database)
    pause = await rest()
    assert pause is not None
    assert 0.1 < pause <= 1.001
    assert await rest(NOW - timedelta(seconds=1)) is None
