"""What happens by itself: everybody whose slot has come, each once."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from bot.clock import MovableClock
from bot.jobs import AT_ONCE, Ticks
from bot.work import Work
from db.work import Database
from learning.ports import Due
from tests.bot.engine.conftest import NOON
from tests.db.builders import enrolled


class Nudges:
    """Moves a slot to the next day, and notes for whom it was asked."""

    def __init__(self, *, fails_for: Collection[int] = (), ignores: Collection[int] = ()) -> None:
        self.asked: list[int] = []
        self.moved: list[int] = []
        self._fails_for = fails_for
        self._ignores = ignores

    async def act(self, work: Work, due: Due, now: datetime) -> None:
        self.asked.append(due.learner)
        if due.learner in self._ignores:
            return
        study = work.study(due.learner)
        await study.save_learner(replace(await study.learner(), next_slot=now + timedelta(days=1)))
        if due.learner in self._fails_for:
            raise RuntimeError
        self.moved.append(due.learner)


async def nothing_to_close() -> bool:
    return False


def ticks(database: Database, nudges: Nudges, clock: MovableClock) -> Ticks:
    return Ticks(
        begin=database.work,
        look=database.reading,
        nudge=nudges.act,
        close=nothing_to_close,
        tell_flags=nothing_to_close,
        ask_network=nothing_to_close,
        sweep=lambda now: database.sweep(now=now),
        clock=clock,
        wake_courier=lambda: None,
    )


async def waiting(database: Database, count: int) -> list[int]:
    """Learners whose slot has come, the one who waits longest first."""
    people = [await enrolled(database, chat) for chat in range(1, count + 1)]
    async with database.work() as work:
        for number, person in enumerate(people):
            study = work.study(person.learner)
            slot = NOON - timedelta(minutes=count - number)
            await study.save_learner(replace(await study.learner(), next_slot=slot))
    return [person.learner for person in people]


async def test_everybody_whose_slot_has_come_is_asked_once_in_batches(
    sqlite_database: Database, clock: MovableClock
) -> None:
    learners = await waiting(sqlite_database, 2 * AT_ONCE + 3)
    nudges = Nudges()
    await ticks(sqlite_database, nudges, clock).all()
    assert nudges.asked == learners


async def test_a_tick_with_nobody_due_does_nothing(sqlite_database: Database, clock: MovableClock) -> None:
    nudges = Nudges()
    await ticks(sqlite_database, nudges, clock).all()
    assert nudges.asked == []


async def test_a_second_tick_at_the_same_moment_asks_nobody_again(
    sqlite_database: Database, clock: MovableClock
) -> None:
    await waiting(sqlite_database, 3)
    nudges = Nudges()
    both = ticks(sqlite_database, nudges, clock)
    await both.nudge()
    await both.nudge()
    assert len(nudges.asked) == 3


async def test_one_who_cannot_be_acted_on_keeps_nobody_else_from_theirs(
    sqlite_database: Database, clock: MovableClock
) -> None:
    learners = await waiting(sqlite_database, AT_ONCE + 5)
    nudges = Nudges(fails_for=learners[:2])
    await ticks(sqlite_database, nudges, clock).nudge()
    assert nudges.moved[-len(learners) + 2 :] == learners[2:]


async def test_those_whom_somebody_else_is_about_are_left_alone(
    sqlite_database: Database, clock: MovableClock
) -> None:
    learners = await waiting(sqlite_database, 2 * AT_ONCE)
    nudges = Nudges(ignores=learners[:AT_ONCE])
    await ticks(sqlite_database, nudges, clock).nudge()
    assert nudges.moved == learners[AT_ONCE:]


async def test_the_scheduler_starts_and_stops(sqlite_database: Database, clock: MovableClock) -> None:
    scheduled = ticks(sqlite_database, Nudges(), clock)
    scheduled.start()
    await scheduled.stop()
    await scheduled.stop()
