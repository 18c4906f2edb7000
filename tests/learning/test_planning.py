"""What somebody says of their own days becomes their plan."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import cast

import pytest

from learning import planning
from learning.calendar import Plan, Timetable, shift_on
from learning.calm import Calm
from learning.fortnight import fortnight
from learning.ports import Study
from learning.rota import Entry, Roster, Rota, Shift, Span, by_weeks
from learning.session import Learner
from tests.learning.builders import somebody

MONDAY = date(2026, 9, 7)
DAY = timedelta(days=1)
NOON = datetime(2026, 9, 7, 10, 0, tzinfo=UTC)  # 12:00 in Berlin
ROSTER = Timetable(pattern=Roster(), zone="Europe/Berlin", state="BY")
ROTA = replace(ROSTER, pattern=by_weeks([Shift.EARLY], monday=MONDAY))
CALM = Calm(sent_in_week=2, last_sent_at=NOON - 4 * DAY, ignored=1, quiet=False)


class Notebook:
    """The learner alone, as far as plans need one."""

    def __init__(self, plan: Plan | None) -> None:
        self.kept = replace(somebody(), plan=plan, calm=CALM)

    async def learner(self) -> Learner:
        return self.kept

    async def save_learner(self, learner: Learner) -> None:
        self.kept = learner

    @property
    def study(self) -> Study:
        return cast("Study", self)

    @property
    def plan(self) -> Timetable:
        assert isinstance(self.kept.plan, Timetable)
        return self.kept.plan


def hours(plan: Timetable, day: date) -> str:
    shown = next(one for one in fortnight(plan, today=day) if one.on == day)
    return f"{shown.starts:%H:%M}-{shown.ends:%H:%M}" if shown.starts and shown.ends else str(shown.shift)


# --- single days --------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", [ROTA, ROSTER])
def test_a_painted_day_becomes_that_shift_and_painted_again_is_as_before(plan: Timetable) -> None:
    before = hours(plan, MONDAY)
    painted = planning.paint(plan, day=MONDAY, shift=Shift.NIGHT)
    assert hours(painted, MONDAY) == "22:00-06:00"
    other = planning.paint(painted, day=MONDAY, shift=Shift.LATE)
    assert hours(other, MONDAY) == "14:00-22:00"
    assert hours(planning.paint(other, day=MONDAY, shift=Shift.LATE), MONDAY) == before


async def test_a_change_moves_the_next_slot_and_forgets_days_gone_by() -> None:
    old = tuple(Entry(on=MONDAY - n * DAY, shift=Shift.LATE) for n in (20, 8, 7, 1))
    book = Notebook(replace(ROSTER, pattern=Roster(entries=tuple(sorted(old, key=lambda one: one.on)))))
    tuesday = Entry(on=MONDAY + DAY, shift=Shift.EARLY)
    await planning.change(book.study, lambda plan: planning.say(plan, [tuesday]), now=NOON)
    assert isinstance(book.plan.pattern, Roster)
    assert [entry.on for entry in book.plan.pattern.entries] == [MONDAY - 7 * DAY, MONDAY - DAY, MONDAY + DAY]
    assert book.kept.next_slot == datetime(2026, 9, 8, 4, 30, tzinfo=UTC)


async def test_a_swap_of_last_night_is_kept_until_its_morning() -> None:
    said = tuple(Entry(on=MONDAY - n * DAY, shift=Shift.NIGHT) for n in (2, 1))
    book = Notebook(replace(ROTA, changes=tuple(sorted(said, key=lambda one: one.on))))
    await planning.change(book.study, lambda plan: plan, now=NOON)
    assert [entry.on for entry in book.plan.changes] == [MONDAY - DAY]


async def test_without_a_plan_there_is_nothing_to_change() -> None:
    book = Notebook(None)
    assert await planning.change(book.study, lambda plan: plan, now=NOON) is None


# --- a roster from a file -------------------------------------------------------------------------

EARLY, NIGHT = Span(starts=time(6), ends=time(14)), Span(starts=time(21), ends=time(6, 30))


def test_a_file_says_which_days_are_worked_and_that_those_between_are_free() -> None:
    spans = [(MONDAY + DAY, EARLY), (MONDAY + 3 * DAY, NIGHT), (MONDAY - DAY, EARLY)]
    plan = planning.take_over(ROTA, spans, today=MONDAY, blank=ROSTER)
    assert isinstance(plan.pattern, Roster)
    assert [(entry.on, entry.shift) for entry in plan.pattern.entries] == [
        (MONDAY + DAY, Shift.EARLY),
        (MONDAY + 2 * DAY, Shift.FREE),
        (MONDAY + 3 * DAY, Shift.NIGHT),
    ]
    assert hours(plan, MONDAY + 3 * DAY) == "21:00-06:30"


def test_of_two_shifts_on_a_day_the_earlier_one_counts() -> None:
    spans = [(MONDAY, NIGHT), (MONDAY, EARLY)]
    plan = planning.take_over(None, spans, today=MONDAY, blank=ROSTER)
    assert hours(plan, MONDAY) == "06:00-14:00"


def test_a_file_without_days_to_come_changes_nothing() -> None:
    spans = [(MONDAY - DAY, EARLY), (MONDAY + 100 * DAY, EARLY)]
    assert planning.take_over(ROTA, spans, today=MONDAY, blank=ROSTER) == ROTA


@pytest.mark.parametrize(
    ("starts", "shift"),
    [
        (time(3, 59), Shift.NIGHT),
        (time(4), Shift.EARLY),
        (time(8), Shift.DAY),
        (time(12), Shift.LATE),
        (time(19), Shift.NIGHT),
    ],
)
def test_a_shift_is_called_by_its_start(starts: time, shift: Shift) -> None:
    assert planning.shift_of(Span(starts=starts, ends=time(2))) is shift


# --- I am here now --------------------------------------------------------------------------------


async def test_arriving_begins_a_shift_that_has_had_its_message() -> None:
    book = Notebook(ROSTER)
    await planning.arrive(book.study, now=NOON, blank=ROSTER)
    shift = shift_on(book.plan, MONDAY)
    assert shift is not None
    assert (shift.starts_at, shift.ends_at - shift.starts_at) == (NOON, timedelta(hours=8))
    assert book.kept.calm.last_sent_at == NOON
    assert book.kept.calm.sent_in_week == 0, "the count of last week is not carried over"
    assert book.kept.next_slot == NOON + timedelta(minutes=30), "and then the contract is silent"


async def test_arriving_in_a_shift_that_is_on_changes_no_day() -> None:
    late = replace(ROSTER, pattern=Roster(entries=(Entry(on=MONDAY, shift=Shift.DAY),)))
    book = Notebook(late)
    await planning.arrive(book.study, now=NOON, blank=ROSTER)
    assert book.plan == late


async def test_arriving_without_a_plan_makes_one_of_that_day_alone() -> None:
    book = Notebook(None)
    await planning.arrive(book.study, now=NOON, blank=ROSTER)
    assert isinstance(book.plan.pattern, Roster)
    assert book.plan.pattern.known_until == MONDAY


# --- fourteen days --------------------------------------------------------------------------------


def test_the_fourteen_days_are_right_across_both_changes_of_the_clocks() -> None:
    plan = replace(ROSTER, pattern=Rota(cycle=(Shift.NIGHT, Shift.EARLY, Shift.FREE), first_on=MONDAY))
    for today in (date(2026, 10, 19), date(2027, 3, 22)):
        shown = fortnight(replace(plan, state="", works_holidays=True), today=today)
        assert [one.on for one in shown] == [today + n * DAY for n in range(14)]
        assert {(one.starts, one.ends, one.message_at) for one in shown} == {
            (time(22), time(6), time(22, 30)),
            (time(6), time(14), time(6, 30)),
            (None, None, None),
        }


def test_the_fourteen_days_show_what_is_unknown_and_what_is_a_holiday() -> None:
    known = Entry(on=date(2026, 10, 2), shift=Shift.DAY)
    shown = fortnight(replace(ROSTER, pattern=Roster(entries=(known,))), today=date(2026, 10, 2))
    assert [one.shift for one in shown[:2]] == [Shift.DAY, None]
    assert [one.on.day for one in shown if one.is_holiday] == [3]
