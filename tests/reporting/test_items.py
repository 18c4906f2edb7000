"""How hard a question is: the noise suffices for everybody, and nothing is said in doubt."""

import math
from datetime import UTC, date, datetime, timedelta
from random import Random  # noqa: TID251 - invented answers, from a seed
from statistics import NormalDist

from hypothesis import given
from hypothesis import strategies as st

from learning.ports import OTHERWISE_RIGHT, OTHERWISE_WRONG
from reporting import items, noise, privacy
from reporting.items import (
    BOUND,
    BUDGET,
    EASY,
    HARD,
    RELEASES_A_YEAR,
    RIGHT,
    SENSITIVITY,
    SIGMA,
    SMALLEST,
    WRONG,
    Difficulty,
    ItemRelease,
    ItemSpec,
    calendar_quarter,
    last_quarter,
    numbers_of,
    present_quarter,
    read,
    release,
)
from tests.reporting import item_tables
from tests.reporting.item_tables import OPTIONS, TWO, levels, of_options, of_two, truth

QUARTER = date(2027, 1, 1)
DAY = timedelta(days=1)
SURE = 1e-6
"""a sigma that leaves no noise"""

cells = st.tuples(st.integers(0, 40), st.integers(-2, 4))
"""question and outcome"""
person = st.dictionaries(st.integers(0, 40), st.integers(-2, 4), max_size=BOUND)
"""what somebody had counted in a quarter: for each question one outcome, at most"""
instants = st.datetimes(datetime(2025, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - aware


def drawn(numbers: dict[int, int], *, sigma: float = SURE, spec: ItemSpec = TWO) -> ItemRelease:
    return ItemRelease(
        quarter=QUARTER, question=spec.question, version=spec.version, numbers=numbers, sigma=sigma
    )


# --- the noise suffices -------------------------------------------------------------------------


@given(one=person, other=person)
def test_replacing_a_person_moves_the_vector_no_farther_than_the_noise_is_made_for(
    one: dict[int, int], other: dict[int, int]
) -> None:
    before, after = set(one.items()), set(other.items())
    assert math.sqrt(len(before ^ after)) <= SENSITIVITY


def test_as_the_library_finds_a_year_costs_no_more_than_the_budget_and_hardly_less() -> None:
    year = RELEASES_A_YEAR * noise.rho_items(sigma=SIGMA)
    assert 0.999 * BUDGET < year <= BUDGET
    assert items.cost(SIGMA) * RELEASES_A_YEAR <= BUDGET
    assert math.sqrt(2 * BUDGET) == 0.3


@given(st.dates(date(2025, 1, 1), date(2060, 1, 1)))
def test_in_no_52_weeks_more_quarters_end_than_are_planned(first: date) -> None:
    days = [first + number * DAY for number in range(52 * 7)]
    ends = [day for day in days if calendar_quarter(day) != calendar_quarter(day + DAY)]
    assert len(ends) <= RELEASES_A_YEAR


def test_with_the_digests_a_fact_is_guessed_at_most_70_times_in_100() -> None:
    together = math.sqrt(2 * (privacy.BUDGET + BUDGET))
    assert math.ceil(100 * NormalDist().cdf(together / 2)) == 70
    assert math.ceil(100 * NormalDist().cdf(math.sqrt(2 * BUDGET) / 2)) == 56


# --- quarters -----------------------------------------------------------------------------------


@given(instants, st.integers(-12, 14))
def test_what_is_released_is_over_in_every_zone(now: datetime, hours: int) -> None:
    there = (now + timedelta(hours=hours)).date()
    assert there >= present_quarter(now) > last_quarter(now)


@given(instants)
def test_a_quarter_waits_no_longer_than_a_day(now: datetime) -> None:
    assert present_quarter(now + DAY) == calendar_quarter(now.date())


# --- releasing ----------------------------------------------------------------------------------


def test_every_question_is_released_whatever_was_answered() -> None:
    asked: list[list[int]] = []

    def plus_one(numbers: object) -> list[int]:
        asked.append(list(numbers))  # type: ignore[call-overload]  # a sequence of numbers
        return [number + 1 for number in asked[-1]]

    counted = {("a#zahl", 1, RIGHT): 4, ("a#zahl", 9, RIGHT): 7, ("fremd#x", 1, 0): 3, ("a#wahl", 1, 5): 2}
    for specs in ((TWO, OPTIONS), (OPTIONS, TWO)):
        made = release(specs, counted, quarter=QUARTER, draw=plus_one)
        assert [one.question for one in made] == ["a#wahl", "a#zahl"]
        assert made[0].numbers == {0: 1, 1: 1, 2: 1, WRONG: 1}
        assert made[1].numbers == {RIGHT: 5, WRONG: 1}
        assert {one.sigma for one in made} == {SIGMA}
    assert asked == [[0, 0, 0, 0, 4, 0]] * 2


@given(st.dictionaries(st.integers(-2, 4), st.integers(-500, 5000), min_size=1))
def test_numbers_come_back_from_their_text(numbers: dict[int, int]) -> None:
    assert numbers_of(drawn(numbers).text) == numbers


def test_learning_and_reporting_mean_the_same_outcomes() -> None:
    assert (OTHERWISE_RIGHT, OTHERWISE_WRONG) == (RIGHT, WRONG)


# --- reading ------------------------------------------------------------------------------------


@given(st.integers(0, 400), st.integers(0, 400), st.floats(SURE, 100.0))
def test_below_thirty_answers_nothing_is_said(right: int, wrong: int, sigma: float) -> None:
    said = read(TWO, [drawn({RIGHT: right, WRONG: wrong}, sigma=sigma)])
    if right + wrong < SMALLEST:
        assert said.difficulty is None
        assert said.dead == ()


@given(st.floats(0, 1), st.integers(2_000, 50_000))
def test_with_many_answers_and_no_noise_the_level_is_the_true_one_or_at_a_threshold(
    share: float, answers: int
) -> None:
    right = round(share * answers)
    found = read(TWO, [drawn({RIGHT: right, WRONG: answers - right})]).difficulty
    near = any(abs(right / answers - edge) < 2 / math.sqrt(answers) for edge in (EASY, HARD))
    assert found is truth(right / answers) or (near and found is None)


@given(st.integers(-100, 3000), st.integers(-100, 3000), st.floats(1, 100), st.floats(1, 10))
def test_more_noise_never_makes_surer(right: int, wrong: int, sigma: float, times: float) -> None:
    numbers = {RIGHT: right, WRONG: wrong}
    surer = read(TWO, [drawn(numbers, sigma=sigma)]).difficulty
    assert read(TWO, [drawn(numbers, sigma=sigma * times)]).difficulty in {surer, None}


@given(st.lists(st.integers(-50, 900), min_size=8, max_size=8))
def test_quarters_of_a_version_add_up_with_their_noise(numbers: list[int]) -> None:
    quarters = [
        drawn(dict(zip(OPTIONS.outcomes, part, strict=True)), sigma=30.0, spec=OPTIONS)
        for part in (numbers[:4], numbers[4:])
    ]
    both = dict(zip(OPTIONS.outcomes, map(sum, zip(numbers[:4], numbers[4:], strict=True)), strict=True))
    whole = drawn(both, sigma=30.0 * math.sqrt(2), spec=OPTIONS)
    assert read(OPTIONS, quarters) == read(OPTIONS, [whole])


def test_another_version_or_other_options_say_nothing_about_this_question() -> None:
    many = {RIGHT: 5000, WRONG: 10}
    newer = ItemSpec(question=TWO.question, version=2, outcomes=TWO.outcomes, right=TWO.right)
    assert read(TWO, [drawn(many)]).difficulty is Difficulty.EASY
    assert read(newer, [drawn(many)]).difficulty is None
    assert read(TWO, [drawn({0: 5000, 1: 10, WRONG: 0})]).difficulty is None


def test_only_a_wrong_option_that_hardly_anybody_picks_is_idle() -> None:
    def dead(*numbers: int) -> tuple[int, ...]:
        return read(OPTIONS, [drawn(dict(zip(OPTIONS.outcomes, numbers, strict=True)), spec=OPTIONS)]).dead

    assert dead(9000, 900, 20, 0) == (2,)
    assert dead(9000, 20, 20, 900) == (1, 2)
    assert dead(20, 9000, 900, 0) == (), "the right one may be picked by few, then it is hard"
    assert dead(9000, 600, 600, 0) == ()


# --- in invented houses -------------------------------------------------------------------------


def test_the_document_says_how_often_a_level_is_found_and_how_often_it_is_wrong() -> None:
    assert item_tables.written() == item_tables.table(item_tables.rows())


def test_a_wrong_level_is_rare_and_thirty_people_are_hardly_ever_enough() -> None:
    rng, trials = Random(7), 400
    for spec, shares in ((TWO, of_two), (OPTIONS, of_options)):
        for share in (0.97, 0.9, 0.8, 0.7, 0.45, 0.3):
            few = levels(spec, shares(share), answers=30, rng=rng, trials=trials)
            assert sum(one.difficulty is not None for one in few) <= 0.05 * trials
            for answers in (100, 300, 1000):
                found = levels(spec, shares(share), answers=answers, rng=rng, trials=trials)
                wrong = [one for one in found if one.difficulty not in {None, truth(share)}]
                assert len(wrong) <= 0.08 * trials, (share, answers)
