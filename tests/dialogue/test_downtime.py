"""Whatever time does, and however long the bot was down: no nudge outside its slot, none twice."""

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dialogue.house import HOME, House
from tests.dialogue.test_times import at, with_times
from webchat import Message

OPENS, CLOSES = time(9, 30), time(11, 30)
MINUTES_AT_MOST = 10 * 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Nothing acts for so long; the bot lives on beside a clock that jumps, or was down."""

    minutes: int
    was_down: bool
    answers: bool
    """taps afterwards, so that it does not fall silent"""


GAPS = st.builds(
    Gap,
    minutes=st.one_of(st.integers(1, 180), st.integers(22 * 60, 26 * 60), st.integers(1, MINUTES_AT_MOST)),
    was_down=st.booleans(),
    answers=st.booleans(),
)


@given(gaps=st.lists(GAPS, min_size=6, max_size=10), day=st.integers(7, 13))
@settings(max_examples=5, deadline=None)
def test_after_any_gap_no_nudge_is_late_and_none_comes_twice(
    migrated_sqlite: Path, gaps: list[Gap], day: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(migrated_sqlite, Path(folder, "pausenbrot.db"))
        house = House(Path(folder, "data"), f"sqlite:///{folder}/pausenbrot.db")
        asyncio.run(_live_through(house, gaps, day=day))


async def _live_through(house: House, gaps: Sequence[Gap], *, day: int) -> None:
    await house.open()
    try:
        await house.reaches(at(day, 9))
        ayse = await with_times(house, "Montag bis Samstag")
        nudges: dict[int, Message] = {}
        for gap in gaps:
            await _live_through_gap(house, gap)
            nudges |= {one.message_id: one for one in ayse.phone.answers if one.silent}
            if gap.answers and "Heute nicht" in ayse.buttons:
                await ayse.taps("Heute nicht")
        all_in_their_slots(nudges.values())
    finally:
        await house.close()


async def _live_through_gap(house: House, gap: Gap) -> None:
    after = house.clock() + timedelta(minutes=gap.minutes)
    if gap.was_down:
        await house.end()
        house.clock.advance_to(after)
        await house.begin()
    await house.acts_at(after)
    await house.acts_at(after)


def all_in_their_slots(nudges: Iterable[Message]) -> None:
    sent = [message.date.astimezone(HOME) for message in nudges]
    assert all(OPENS <= instant.time() < CLOSES for instant in sent), sent
    assert all(instant.weekday() < 6 for instant in sent), sent
    per_day = Counter(instant.date() for instant in sent)
    assert all(count == 1 for count in per_day.values()), per_day
    per_week = Counter(instant.isocalendar()[:2] for instant in sent)
    assert all(count <= 4 for count in per_week.values()), per_week


LATENESS = [timedelta(), timedelta(minutes=1), timedelta(minutes=119), timedelta(minutes=120)]
LATENESS += [timedelta(hours=5), timedelta(days=1, hours=5), timedelta(days=10, hours=3)]


@pytest.mark.parametrize("late", LATENESS, ids=str)
async def test_a_bot_that_was_down_in_the_slot_writes_within_it_or_not_at_all(
    house: House, late: timedelta
) -> None:
    ayse = await with_times(house)
    await house.end()
    back = at(7, 9, 30) + late
    house.clock.advance_to(back)
    await house.begin()
    await house.acts_at(back)
    if late < timedelta(hours=2):
        ayse.sees("Hallo.")
    else:
        ayse.sees_nothing_new()


async def test_the_hour_that_comes_twice_brings_one_nudge(house: House) -> None:
    """The clocks go back on Sunday, October 25th, at three."""
    await house.reaches(datetime(2026, 10, 24, 12, 0, tzinfo=HOME))
    ayse = await house.learner()
    await ayse.ends()
    await ayse.taps("Gleitzeit, Teilzeit", "☐ So", "Fertig", "2", "02:30")
    ayse.looks_away()
    await house.reaches(datetime(2026, 10, 25, 6, 0, tzinfo=HOME))
    assert len(ayse.news) == 1
    sent = ayse.news[0].date.astimezone(HOME)
    assert (sent.hour, sent.minute, sent.fold) == (2, 30, 0)
