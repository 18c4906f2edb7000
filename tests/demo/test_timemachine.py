"""A week passes step by step: every morning acts at its own time."""

from datetime import UTC, datetime, timedelta

from bot.demo.timemachine import TARGETS, TimeMachine, TravellingClock

START = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
MORNING = timedelta(days=1)


class FakeBot:
    """Something is due every morning until the last one; acting is noted with its time."""

    def __init__(self, clock: TravellingClock, *, mornings: int) -> None:
        self._clock = clock
        self._due = [START + MORNING * n for n in range(1, mornings + 1)]
        self.acted_at: list[datetime] = []

    async def tick(self) -> None:
        self.acted_at.append(self._clock())
        self._due = [due for due in self._due if due > self._clock()]

    async def rest(self) -> None:
        return None

    async def drain(self) -> None:
        return None

    async def next_due(self) -> datetime | None:
        return min(self._due, default=None)


def standing_still() -> TravellingClock:
    return TravellingClock(real=lambda: START)


async def test_each_of_seven_mornings_acts_at_its_own_time() -> None:
    clock = standing_still()
    bot = FakeBot(clock, mornings=30)
    await TimeMachine(clock, bot).travel(TARGETS["week"](START))
    assert bot.acted_at[:-1] == [START + MORNING * n for n in range(1, 8)]
    assert clock() == START + timedelta(days=7)


async def test_time_in_which_nothing_is_due_passes_in_one_step() -> None:
    clock = standing_still()
    bot = FakeBot(clock, mornings=0)
    await TimeMachine(clock, bot).travel(TARGETS["day"](START))
    assert bot.acted_at == [START + timedelta(days=1)]


async def test_time_never_goes_back() -> None:
    clock = standing_still()
    clock.advance_to(START + timedelta(hours=5))
    clock.advance_to(START)
    assert clock() == START + timedelta(hours=5)


def test_monday_is_the_next_one_at_six_at_home() -> None:
    monday = TARGETS["monday"](START)
    assert monday.isoformat() == "2026-11-30T06:00:00+01:00"
