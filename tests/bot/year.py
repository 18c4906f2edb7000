"""A year of one invented learner: what they enter, when the server is down, and every message that came.

The real core decides (`learning.nudging`, `learning.planning`), an invented person taps, forgets, swaps
shifts, falls ill and hands in next month's roster late. Beside it stands the truth: the shifts that the
person has entered, reckoned here in another way than in the core.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random  # noqa: TID251 - an invented person needs chance; the seed is a number
from typing import Final, Literal, cast
from zoneinfo import ZoneInfo

from learning import enrolment, nudging, planning
from learning.calendar import (
    AfterStart,
    BeforeHandover,
    Never,
    OwnTimes,
    Pause,
    Plan,
    Timetable,
    public_holidays,
)
from learning.calm import StaySilent
from learning.card import Card, Memory
from learning.model import Module, Question, QuestionKey, Unit, UnitKey
from learning.nudging import Farewell, Message
from learning.ports import Library, Study
from learning.rota import USUAL, WORKED, Entry, Roster, Rota, Shift, Span
from learning.selfcheck import SelfCheck
from learning.session import Learner, TryTask, UnitState
from tests.learning.builders import card, module, question, somebody

ZONE: Final = ZoneInfo("Europe/Berlin")
BEGINS: Final = date(2026, 7, 1)
DAYS: Final = 365
"""with both changes of the clocks: 25 October 2026 and 28 March 2027"""
DAY: Final = timedelta(days=1)
MINUTE: Final = timedelta(minutes=1)
UNITS: Final = 5
Deed = Callable[[date, datetime], Awaitable[None]]
State = Literal["worked", "free", "paused", "never", "quiet", "edited", "down"]


class Shelf:
    """Fulfils learning.ports.Library: one module of five units, a question each."""

    def __init__(self) -> None:
        begun = module("m", *["alle"] * UNITS)
        units = tuple(
            replace(
                unit,
                pre=question(key=f"m#guess{number}", is_pre=True),
                questions=(question(key=f"m#{number}"),),
            )
            for number, unit in enumerate(begun.units)
        )
        self.module = replace(begun, units=units)

    def modules(self, language: str) -> tuple[Module, ...]:
        return (self.module,)

    def unit(self, key: UnitKey, language: str) -> Unit | None:
        return next((unit for unit in self.module.units if unit.key == key), None)

    def question(self, key: QuestionKey, language: str) -> Question | None:
        return None

    def self_check(self, language: str) -> SelfCheck | None:
        return None


SHELF: Final[Library] = Shelf()


class Notebook:
    """As much of learning.ports.Study as a nudge needs."""

    def __init__(self, learner: Learner) -> None:
        self.kept = learner
        self.done: dict[UnitKey, UnitState] = {}
        self.answered: dict[QuestionKey, Card] = {}

    async def learner(self) -> Learner:
        return self.kept

    async def save_learner(self, learner: Learner) -> None:
        self.kept = learner

    async def units(self) -> Mapping[UnitKey, UnitState]:
        return self.done

    async def cards(self) -> tuple[Card, ...]:
        return tuple(self.answered.values())

    async def open_try(self) -> TryTask | None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    at: datetime
    message: Message
    entered: tuple[datetime, datetime] | None
    """the shift around it by what the person has entered, aware UTC"""
    cap: int
    """that was in force"""


@dataclass(kw_only=True)
class Log:
    sent: list[Sent] = field(default_factory=list)
    decided: dict[date, list[str]] = field(default_factory=dict)
    """shift day -> what was done about it, and why not"""
    states: dict[date, State] = field(default_factory=dict)
    """what the day was like at its beginning, by what the person had entered"""
    unanswered: int = 0
    """the most nudges without an answer that stood in the chat at once"""
    rosters: int = 0


class Life:
    """A seed is a person: kind of plan, moment, cap, how eager they are, how well the server is kept."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.has_roster = bool(seed % 2)
        self.eager = self.chance.choice([0.95, 0.6, 0.2])
        self.log = Log()
        self.entered: dict[date, Span | None] = {}
        """what was said of single days; None is free"""
        self.rhythm: Callable[[date], Span | None] = lambda _day: None
        self.works_holidays = self.chance.random() < 0.2
        self.spans = {
            shift: _shifted(USUAL[shift], self.chance.choice([-60, -30, 0, 0, 15])) for shift in WORKED
        }
        self.downtimes = self._draw_downtimes()
        self.down_days = {
            begins.date() + DAY * ahead
            for begins, ends in self.downtimes
            for ahead in range(-1, (ends - begins).days + 3)
        }
        self.pending: tuple[datetime, datetime, Message] | None = None
        """when it leaves the courier, until when it may, and what"""
        self.in_chat: set[int] = set()
        self.study = Notebook(self._enrolled())

    # --- how it begins --------------------------------------------------------------------------

    def _enrolled(self) -> Learner:
        return replace(somebody(trade="alle", language=self.chance.choice(["de", "en"])), plan=self._plan())

    def _plan(self) -> Timetable:
        chance = self.chance
        moments = (
            AfterStart(timedelta(minutes=chance.choice([0, 10, 30, 120]))),
            BeforeHandover(timedelta(minutes=chance.choice([30, 60]))),
            OwnTimes(tuple((shift, time(chance.randrange(24), chance.choice([0, 30]))) for shift in WORKED)),
        )
        return Timetable(
            pattern=Roster() if self.has_roster else self._rota(),
            zone=ZONE.key,
            state="BY",
            spans=tuple(self.spans.items()),
            moment=chance.choice(moments),
            works_holidays=self.works_holidays,
            weekly_cap=chance.choice([1, 2, 4, 4, 4, 7]),
        )

    def _rota(self) -> Rota:
        length = self.chance.choice([7, 14, 21, 28, 5, 9, 10])
        cycle = [self.chance.choice([*WORKED, Shift.FREE, Shift.FREE]) for _ in range(length)]
        cycle[self.chance.randrange(length)] = self.chance.choice(WORKED)
        first_on = BEGINS + DAY * self.chance.randrange(-30, 30)
        by_day = [self.spans.get(shift) for shift in cycle]

        def rhythm(day: date) -> Span | None:
            is_off = day in public_holidays("BY", day.year) and not self.works_holidays
            return None if is_off else by_day[(day.toordinal() - first_on.toordinal()) % length]

        self.rhythm = rhythm
        return Rota(cycle=tuple(cycle), first_on=first_on)

    def _draw_downtimes(self) -> list[tuple[datetime, datetime]]:
        """From a minute to ten days, a dozen a year."""
        found = []
        for _ in range(12):
            begins = _local(BEGINS, time()) + timedelta(minutes=self.chance.randrange(DAYS * 24 * 60))
            lasts = self.chance.choice([1, 10, 119, 125, 600, 1440, 3 * 1440, 10 * 1440])
            found.append((begins, begins + lasts * MINUTE))
        return sorted(found)

    # --- day by day -----------------------------------------------------------------------------

    async def live(self) -> Log:
        now = _local(BEGINS, time())
        await enrolment.set_plan(self._study, self._timetable(), now=now)
        for number in range(DAYS):
            day = BEGINS + DAY * number
            await self._reach(_local(day, time()))
            self.log.states[day] = self._state(day)
            acts_at = _local(day, time(self.chance.randrange(24), self.chance.randrange(60)))
            await self._reach(acts_at)
            if await self._act(day, now=acts_at):
                self.log.states[day] = "edited"
        return self.log

    def _state(self, day: date) -> State:
        learner = self.study.kept
        if isinstance(learner.plan, Never):
            return "never"
        if learner.calm.quiet:
            return "quiet"
        if learner.pause and learner.pause.covers(day):
            return "paused"
        if self._hours(day) is None:
            return "free"
        return "down" if day in self.down_days else "worked"

    async def _reach(self, target: datetime) -> None:
        """Every tick and every delivery up to then, each when the server is up again."""
        while True:
            slot = self.study.kept.next_slot
            tick = self._up(slot + timedelta(seconds=self.chance.randrange(60))) if slot else None
            leaves = self._up(self.pending[0]) if self.pending else None
            first = min((at for at in (tick, leaves) if at), default=None)
            if first is None or first > target:
                return
            if first == leaves:
                await self._deliver(first)
            else:
                assert slot is not None
                await self._tick(slot, now=first)

    def _up(self, at: datetime) -> datetime:
        for begins, ends in self.downtimes:
            if begins <= at < ends:
                at = ends
        return at

    async def _tick(self, slot_at: datetime, *, now: datetime) -> None:
        found = await nudging.act(self._study, SHELF, slot_at=slot_at, now=now)
        day = slot_at.astimezone(ZONE).date()
        if isinstance(found, StaySilent):
            for on in (day - DAY, day):
                self.log.decided.setdefault(on, []).append(found.reason.value)
            return
        self.log.decided.setdefault(found.slot.shift.on, []).append(type(found).__name__)
        lag = timedelta(seconds=self.chance.choice([1, 5, 60, 900, 8000]))
        self.pending = (now + lag, found.slot.closes_at, found)

    async def _deliver(self, now: datetime) -> None:
        assert self.pending is not None
        _, valid_until, message = self.pending
        self.pending = None
        if now >= valid_until:
            return
        number = len(self.log.sent) + 1
        if message.replaces is not None:
            self.in_chat.discard(message.replaces)
        self.in_chat.add(number)
        self.log.unanswered = max(self.log.unanswered, len(self.in_chat))
        plan = self._timetable()
        self.log.sent.append(
            Sent(at=now, message=message, entered=self._shift_around(now), cap=plan.weekly_cap)
        )
        is_farewell = isinstance(message, Farewell)
        await nudging.sent(self._study, message=number, is_farewell=is_farewell, now=now)
        if self.chance.random() < self.eager:
            self._tap(now + MINUTE * self.chance.randrange(1, 120))

    # --- what the person does -------------------------------------------------------------------

    def _tap(self, now: datetime) -> None:
        """One unit, or an answer to every question that is known."""
        self.in_chat.clear()
        self.study.kept = nudging.woken(self.study.kept, now=now)
        today = now.astimezone(ZONE).date()
        left = [unit for unit in SHELF.modules("de")[0].units if unit.key not in self.study.done]
        if left:
            self.study.done[left[0].key] = UnitState.DONE
            key = left[0].questions[0].key
            self.study.answered[key] = card(key, days=2.3, last_on=today, shown_on=today)
        for key, known in list(self.study.answered.items()):
            memory = known.memory or Memory(stability_days=2, difficulty=5, last_on=today, repetitions=1)
            if self.chance.random() < 0.2:
                grown = replace(memory, stability_days=memory.stability_days * 2, last_on=today)
                self.study.answered[key] = replace(known, memory=grown, shown_on=today)

    async def _act(self, day: date, *, now: datetime) -> bool:
        """Whether the person changed anything about the next days."""
        deeds: list[tuple[float, Deed]] = [
            (0.04, self._swap),
            (0.02, self._take_free),
            (0.006, self._go_on_leave),
            (0.01, self._end_leave),
            (0.01, self._change_limits),
            (0.004, self._come_alone),
            (0.01, self._arrive),
            (0.05, self._come_back),
        ]
        edits = [deed for likely, deed in deeds if self.chance.random() < likely]
        if self.has_roster and self._runs_out(day) and self.chance.random() < 0.5:
            edits.append(self._enter_month)
        for deed in edits:
            self.pending = None  # what waits is withdrawn
            await deed(day, now)
        return bool(edits)

    async def _swap(self, day: date, now: datetime) -> None:
        on = day + DAY * self.chance.randrange(7)
        shift = self.chance.choice(WORKED)
        await self._say(on, shift, now)

    async def _take_free(self, day: date, now: datetime) -> None:
        await self._say(day + DAY * self.chance.randrange(3), Shift.FREE, now)

    async def _say(self, on: date, shift: Shift, now: datetime) -> None:
        if isinstance(self.study.kept.plan, Timetable):
            self.entered[on] = self.spans.get(shift)
            await planning.change(
                self._study, lambda plan: planning.say(plan, [Entry(on=on, shift=shift)]), now=now
            )

    async def _enter_month(self, day: date, now: datetime) -> None:
        if not isinstance(self.study.kept.plan, Timetable):
            return
        days = [day + DAY * ahead for ahead in range(self.chance.choice([7, 28, 30]))]
        shifts = [self.chance.choice([*WORKED, Shift.FREE]) for _ in days]
        self.entered |= {on: self.spans.get(shift) for on, shift in zip(days, shifts, strict=True)}
        entries = [Entry(on=on, shift=shift) for on, shift in zip(days, shifts, strict=True)]
        await planning.change(self._study, lambda plan: planning.say(plan, entries), now=now)
        self.log.rosters += 1

    def _runs_out(self, day: date) -> bool:
        return max(self.entered, default=day) <= day + DAY

    async def _go_on_leave(self, day: date, now: datetime) -> None:
        until = self.chance.choice([day + DAY * 6, day + DAY * 20, None])
        await enrolment.set_pause(self._study, Pause(until=until), now=now)

    async def _end_leave(self, day: date, now: datetime) -> None:
        if self.study.kept.pause:
            await enrolment.set_pause(self._study, None, now=now)

    async def _change_limits(self, day: date, now: datetime) -> None:
        cap = self.chance.choice([1, 2, 4, 5])
        await planning.change(self._study, lambda plan: replace(plan, weekly_cap=cap), now=now)

    async def _come_alone(self, day: date, now: datetime) -> None:
        plan: Plan = self.study.kept.plan or Never()
        after = Never() if isinstance(plan, Timetable) else self._plan()
        if isinstance(after, Timetable):
            self.entered.clear()
        await enrolment.set_plan(self._study, after, now=now)

    async def _arrive(self, day: date, now: datetime) -> None:
        if not isinstance(self.study.kept.plan, Timetable):
            return
        if self._shift_around(now) is None:
            here = now.astimezone(ZONE)
            self.entered[here.date()] = _shifted(Span(starts=here.time(), ends=_plus(here.time(), 480)), 0)
        await planning.arrive(self._study, now=now, blank=self._timetable())
        self._tap(now)

    async def _come_back(self, day: date, now: datetime) -> None:
        if self.study.kept.calm.quiet:
            self._tap(now)

    # --- the truth ------------------------------------------------------------------------------

    def _hours(self, day: date) -> Span | None:
        return self.entered[day] if day in self.entered else self.rhythm(day)

    def _shift_around(self, at: datetime) -> tuple[datetime, datetime] | None:
        today = at.astimezone(ZONE).date()
        for day in (today, today - DAY):  # of two that overlap the one that began later
            span = self._hours(day)
            if span is None:
                continue
            starts = _local(day, span.starts)
            ends = _local(day + DAY if span.ends <= span.starts else day, span.ends)
            if starts <= at < ends:
                return starts, ends
        return None

    def _timetable(self) -> Timetable:
        plan = self.study.kept.plan
        return plan if isinstance(plan, Timetable) else self._plan()

    @property
    def _study(self) -> Study:
        return cast("Study", self.study)


def reasons(log: Log) -> Counter[str]:
    return Counter(reason for found in log.decided.values() for reason in found)


def _local(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=ZONE).astimezone(UTC)


def _shifted(span: Span, minutes: int) -> Span:
    return Span(starts=_plus(span.starts, minutes), ends=_plus(span.ends, minutes))


def _plus(at: time, minutes: int) -> time:
    return time(*divmod((at.hour * 60 + at.minute + minutes) % (24 * 60), 60))
