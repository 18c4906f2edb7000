"""Slots that have come are found once, and updates have their effect once."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from db.keys import Keyring
from db.work import Database
from learning.model import LearnerId
from learning.ports import Due
from tests.db.builders import NOW, TODAY, enrolled


async def set_slot(database: Database, learner: LearnerId, slot: datetime | None) -> None:
    async with database.work() as work:
        study = work.study(learner)
        await study.save_learner(replace(await study.learner(), next_slot=slot))


async def due(database: Database, *, now: datetime = NOW, limit: int = 25) -> tuple[Due, ...]:
    async with database.reading() as work:
        return await work.schedule.due(now=now, limit=limit)


async def test_the_oldest_slot_comes_first(database: Database) -> None:
    people = [await enrolled(database, chat) for chat in range(4)]
    slots = [NOW, NOW - timedelta(hours=1), NOW + timedelta(seconds=1), None]
    for person, slot in zip(people, slots, strict=True):
        await set_slot(database, person.learner, slot)
    found = await due(database)
    assert [(one.learner, one.contact, one.slot) for one in found] == [
        (people[1].learner, people[1].contact, slots[1]),
        (people[0].learner, people[0].contact, slots[0]),
    ]
    assert len(await due(database, limit=1)) == 1
    async with database.reading() as work:
        assert await work.schedule.earliest() == slots[1]


async def test_who_has_blocked_the_bot_has_no_slot(database: Database) -> None:
    person = await enrolled(database)
    await set_slot(database, person.learner, NOW)
    async with database.work() as work:
        await work.people.mark_blocked(person.contact, on=TODAY)
    assert await due(database) == ()
    async with database.work() as work:
        assert await work.schedule.earliest() is None
        await work.people.mark_reachable(person.contact)
    assert len(await due(database)) == 1


async def test_a_slot_that_was_moved_on_is_no_longer_due(database: Database) -> None:
    person = await enrolled(database)
    await set_slot(database, person.learner, NOW)
    (seen,) = await due(database)
    async with database.work() as work:
        assert await work.schedule.still_due(seen)
    await set_slot(database, person.learner, NOW + timedelta(days=1))
    async with database.work() as work:
        assert not await work.schedule.still_due(seen)


async def test_two_ticks_at_once_act_once(postgres_url: str, keyring: Keyring) -> None:
    one, two = [await Database.open(postgres_url, keyring) for _ in range(2)]
    person = await enrolled(one)
    await set_slot(one, person.learner, NOW)
    (seen,) = await due(two)

    async def ask_the_other() -> bool:
        async with two.work() as work:
            return await work.schedule.still_due(seen)

    async with one.work() as work:
        assert await work.schedule.still_due(seen)
        assert not await asyncio.create_task(ask_the_other())
    await one.close()
    await two.close()


async def test_an_update_has_its_effect_once(database: Database) -> None:
    async with database.work() as work:
        assert await work.updates.mark(10, on=TODAY)
        assert not await work.updates.mark(10, on=TODAY)
        assert await work.updates.mark(11, on=TODAY)
        await work.updates.replied((11, 12))
        await work.updates.replied(())
        assert await work.updates.known((10, 11, 12)) == {10: False, 11: True}
        assert await work.updates.known(()) == {}


async def test_an_update_set_aside_is_counted_for_the_operator(database: Database) -> None:
    async with database.work() as work:
        await work.updates.set_aside(5, on=TODAY)
        await work.updates.set_aside(5, on=TODAY)
        assert await work.updates.aside() == 1


async def test_forgotten_updates_are_unknown(database: Database) -> None:
    async with database.work() as work:
        await work.updates.mark(1, on=TODAY - timedelta(days=1))
        await work.updates.mark(2, on=TODAY)
        await work.updates.forget(before=TODAY)
        assert await work.updates.known((1, 2)) == {2: False}
