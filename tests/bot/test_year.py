"""A year of 500 invented learners, read from the log of the messages that came: the calm contract holds.

Half of them have rotas of five to 28 days, half enter a roster every month, some of them late. They swap
shifts, take leave, fall silent and come back; the server is down from a minute to ten days; both changes
of the clocks are in it.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from bot.markup import visible
from bot.nudger import screen_of
from bot.screens.minutes import unit_minutes
from bot.texts.tongue import LANGUAGES
from learning.nudging import Message, NewUnit, PlanEnds
from tests.bot.year import DAY, ZONE, Life, Log
from tests.edition import whole_edition

pytestmark = pytest.mark.xdist_group("year")  # lived through once, not in every process
LEARNERS = 500
LONG = timedelta(days=8)
GAP = timedelta(hours=3)


@pytest.fixture(scope="module")
def logs() -> list[Log]:
    async def lives() -> list[Log]:
        return [await Life(seed).live() for seed in range(LEARNERS)]

    return asyncio.run(lives())


def test_the_year_is_as_varied_as_it_says(logs: list[Log]) -> None:
    """A check of the check: everything that the rules speak of has happened, and often."""
    kinds = Counter(type(one.message).__name__ for log in logs for one in log.sent)
    assert kinds["NewUnit"] > 500
    assert kinds["Refresh"] > 10_000
    assert kinds["Farewell"] > 200
    assert kinds["PlanEnds"] > 200
    assert sum(log.rosters for log in logs) >= 500
    why = Counter(reason for log in logs for found in log.decided.values() for reason in found)
    assert {"late", "week_full", "too_close", "already_in_shift", "nothing_worth"} <= set(why)


def test_no_message_came_outside_an_entered_shift(logs: list[Log]) -> None:
    assert [one for log in logs for one in log.sent if one.entered is None] == []


def test_no_shift_had_a_second_message(logs: list[Log]) -> None:
    for log in logs:
        starts = [one.entered[0] for one in log.sent if one.entered]
        assert len(set(starts)) == len(starts)


def test_three_hours_lay_between_any_two(logs: list[Log]) -> None:
    gaps = [b.at - a.at for log in logs for a, b in pairwise(log.sent)]
    assert min(gaps) >= GAP


def test_no_week_had_more_than_its_cap(logs: list[Log]) -> None:
    for log in logs:
        per_week: Counter[tuple[int, int]] = Counter()
        for one in log.sent:
            week = one.at.astimezone(ZONE).isocalendar()[:2]
            per_week[week] += 1
            assert per_week[week] <= one.cap


def test_never_did_two_unanswered_ones_stand_in_a_chat(logs: list[Log]) -> None:
    assert max(log.unanswered for log in logs) == 1


def test_nobody_was_left_in_silence_by_mistake(logs: list[Log]) -> None:
    """Of every shift in a silence of more than eight days there is a word why nothing came."""
    unexplained = [
        (number, day)
        for number, log in enumerate(logs)
        for day in _silent_days(log)
        if not log.decided.get(day)
    ]
    assert unexplained == []


def test_a_roster_that_ran_out_was_said_to_before_the_silence(logs: list[Log]) -> None:
    """Whoever has a roster and is not silent for another reason hears of its end in its last shift."""
    said = [one for log in logs for one in log.sent if isinstance(one.message, PlanEnds)]
    for one in said:
        assert isinstance(one.message, PlanEnds)
        assert one.message.unknown_from > one.at.astimezone(ZONE).date() - DAY


def _silent_days(log: Log) -> Iterator[date]:
    """Days with a shift, by what was entered, that lie in a long gap and on which nothing was changed."""
    days = sorted(log.states)
    ends = [days[0], *(one.at.astimezone(ZONE).date() for one in log.sent), days[-1]]
    for sooner, later in pairwise(ends):
        if later - sooner > LONG:
            inside = [day for day in days if sooner + DAY < day < later - DAY]
            yield from (
                day
                for day in inside
                if log.states[day] == "worked"
                and not {log.states.get(day + DAY * n) for n in (-1, 0, 1)} & {"edited", "down"}
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_hangs_on_the_unit_that_it_leads_to(logs: list[Log], language: str) -> None:
    """Length and kind only, since a lock screen shows it: but for the minutes, all units get the same."""
    slot = next(one.message.slot for log in logs for one in log.sent)
    units = [unit for module in whole_edition().modules("de") for unit in module.units]
    nudges = [NewUnit(unit=unit, slot=slot, replaces=None, language=language) for unit in units]
    by_minutes = {unit_minutes(one.unit): _sayings(one) for one in nudges}
    assert all(_sayings(one) == by_minutes[unit_minutes(one.unit)] for one in nudges)
    assert not [
        unit.title for unit in units for said in by_minutes.values() for text in said if unit.title in text
    ]


def test_the_messages_of_a_year_are_few_sentences(logs: list[Log]) -> None:
    """Digits and dates taken out, hardly a dozen texts are left: nothing of a person can be in them."""
    said = {_without_numbers(text) for log in logs for one in log.sent for text in _sayings(one.message)}
    assert len(said) < 60, sorted(said)


def _without_numbers(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"^(Ab|From) .*?\d+\.?( \w+)?( #)?", "", text))


def _sayings(message: Message) -> list[str]:
    screen = screen_of(message)
    return [visible(screen.html), *(button.text for row in screen.rows for button in row)]
