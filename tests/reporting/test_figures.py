"""What is shown when, how surely, and does it stay within what the numbers can bear?"""

import math
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.figures import (
    DRIFT,
    Figure,
    Mastery,
    arrow,
    first_shown,
    mastery,
    network,
    noticeable,
    participation,
)
from reporting.model import AREAS, Release, Statistic
from reporting.periods import WEEK, closes_quarter, opens_month
from tests.reporting.books import monday_in, release_of, unit_of

START = monday_in(2027, 1)
Share = Callable[[int], float]
"""number of the week, from 0 -> share that takes part"""


def weekly(headcount: int, weeks: int, share: Share = lambda _: 0.5, *, number: int = 1) -> list[Release]:
    """Whole people, so many that every mean is right but for one person; no noise, but its error."""
    unit, made, exact, people = unit_of(headcount, number=number), list[Release](), 0.0, 0
    for week in range(weeks):
        exact += headcount * share(week)
        here = round(exact) - people
        people += here
        made.append(release_of(unit, Statistic.PARTICIPATION, START + week * WEEK, [here]))
    return made


def shown(headcount: int, weeks: int, share: Share = lambda _: 0.5) -> Figure | None:
    return participation(weekly(headcount, weeks, share), week=START + (weeks - 1) * WEEK)


def first_week(headcount: int) -> int:
    return next(weeks for weeks in range(1, 60) if shown(headcount, weeks))


def quarters(headcount: int, shares: Sequence[tuple[float, float, float]]) -> list[Release]:
    unit, made = unit_of(headcount), list[Release]()
    ends = [week for n in range(26 * len(shares)) if closes_quarter(week := START + n * WEEK)]
    for week, vector in zip(ends, shares, strict=False):
        numbers = [round(20 * headcount * share) for share in vector]
        made.append(release_of(unit, Statistic.MASTERY, week, numbers))
    return made


def learned(headcount: int, shares: Sequence[tuple[float, float, float]]) -> Mastery | None:
    releases = quarters(headcount, shares)
    return mastery(releases, week=releases[-1].week)


def points(figure: Figure) -> tuple[int, int, int]:
    return figure.percent, figure.low, figure.high


# --- participation --------------------------------------------------------------------------------


@pytest.mark.parametrize(("headcount", "weeks"), [(15, 21), (20, 12), (28, 7), (40, 6), (60, 4), (250, 4)])
def test_the_first_figure_comes_after_this_many_weeks(headcount: int, weeks: int) -> None:
    assert first_week(headcount) == weeks


@given(headcount=st.integers(60, 2000))
def test_no_figure_stands_on_less_than_four_weeks(headcount: int) -> None:
    assert first_week(headcount) == 4


@given(headcount=st.integers(15, 150), weeks=st.integers(1, 110))
def test_once_there_is_a_figure_there_is_one_every_week(headcount: int, weeks: int) -> None:
    if shown(headcount, weeks):
        assert shown(headcount, weeks + 1)


@pytest.mark.parametrize(
    ("headcount", "weeks", "stands_on"),
    [
        (28, 7, (7, 0)),
        (28, 26, (26, 0)),
        (28, 33, (26, 0)),
        (28, 34, (13, 13)),
        (28, 60, (13, 39)),
        (28, 110, (13, 39)),
        (50, 34, (13, 13)),
        (51, 15, (8, 0)),
        (51, 16, (4, 4)),
        (60, 34, (4, 22)),
        (99, 110, (4, 22)),
        (100, 110, (4, 0)),
        (250, 5, (4, 0)),
    ],
)
def test_older_weeks_join_in_after_two_windows_and_the_curious_weeks(
    headcount: int, weeks: int, stands_on: tuple[int, int]
) -> None:
    figure = shown(headcount, weeks)
    assert figure is not None
    assert figure.weeks == stands_on


def test_the_first_eight_weeks_never_stand_for_the_past() -> None:
    for weeks in range(34, 61):
        assert shown(28, weeks, lambda week: 1.0 if week < 8 else 0.5) == shown(28, weeks)
        assert shown(28, weeks, lambda week: 1.0 if week < 9 else 0.5) != shown(28, weeks) or weeks > 52


def test_the_last_quarter_counts_half_and_the_nine_months_before_it_the_other_half() -> None:
    figure = shown(28, 60, lambda week: 0.75 if week >= 47 else 0.25)
    assert figure is not None
    assert figure.percent == 50


def test_what_is_older_than_a_year_counts_no_more() -> None:
    assert shown(28, 80, lambda week: 1.0 if week < 28 else 0.5) == shown(28, 80)


def test_the_range_is_as_wide_as_noise_and_drift_make_it() -> None:
    figure = shown(28, 60)
    assert figure is not None
    noise = 100 * 7.212 / 28 * math.sqrt((1 / 13 + 1 / 39) / 4)
    reach = 1.645 * math.hypot(noise, DRIFT)
    assert points(figure) == (50, round(50 - reach), round(50 + reach))


def test_a_plain_mean_carries_noise_alone() -> None:
    figure = shown(28, 16)
    assert figure is not None
    reach = 1.645 * 100 * 7.212 / 28 / 4
    assert points(figure) == (50, round(50 - reach), round(50 + reach))


def test_a_rough_figure_is_rounded_to_five_points_and_a_fine_one_to_one() -> None:
    assert [figure.percent for n in (28, 120) if (figure := shown(n, 60, lambda _: 0.57))] == [55, 55]
    assert [figure.percent for n in (250, 1000) if (figure := shown(n, 60, lambda _: 0.572))] == [57, 57]


@pytest.mark.parametrize(("share", "percent"), [(-0.4, 0), (1.5, 100)])
def test_noise_never_carries_a_figure_out_of_0_to_100(share: float, percent: int) -> None:
    figure = shown(28, 60, lambda _: share)
    assert figure is not None
    assert points(figure) == (percent, percent, percent)


@given(headcount=st.integers(15, 300), weeks=st.integers(4, 70), share=st.floats(-0.5, 1.5))
def test_every_figure_lies_in_its_range_but_for_its_rounding(
    headcount: int, weeks: int, share: float
) -> None:
    figure = shown(headcount, weeks, lambda _: share)
    if figure is not None:
        assert 0 <= figure.low <= figure.high <= 100
        assert figure.low - 2.5 <= figure.percent <= figure.high + 2.5


def test_a_week_counts_by_the_headcount_that_was_declared_for_it() -> None:
    releases = [*weekly(20, 26), *weekly(40, 52)[26:]]
    figure = participation(releases, week=releases[-1].week)
    assert figure is not None
    assert figure.percent == 50


def test_later_releases_change_no_figure_of_the_past() -> None:
    releases = weekly(28, 80, lambda week: week / 80)
    week = START + 50 * WEEK
    assert participation(releases, week=week) == participation(releases[:51], week=week)


def test_the_same_numbers_give_the_same_figure_however_often_and_in_whatever_order() -> None:
    releases = weekly(28, 60, lambda week: week / 80)
    week = releases[-1].week
    figures = {participation(list(reversed(releases)), week=week) for _ in range(20)}
    assert figures == {participation(releases, week=week)}


# --- mastery --------------------------------------------------------------------------------------


def test_one_quarter_is_shown_as_it_is() -> None:
    found = learned(36, [(0.4, 0.4, 0.4)])
    assert found is not None
    reach = 1.645 * 100 * 4.899 / 36 / math.sqrt(3)
    assert points(found.overall) == (40, round(40 - reach), round(40 + reach))


def test_the_last_quarter_counts_two_thirds_and_the_one_before_one_third() -> None:
    found = learned(600, [(0.9, 0.9, 0.9), (0.3, 0.3, 0.3), (0.6, 0.6, 0.6)])
    assert found is not None
    assert found.overall.percent == 50


def test_a_quarter_that_was_left_out_is_bridged_by_nothing() -> None:
    first, _, third = quarters(600, [(0.3, 0.3, 0.3), (0.3, 0.3, 0.3), (0.6, 0.6, 0.6)])
    found = mastery([first, third], week=third.week)
    assert found is not None
    assert found.overall.percent == 60


def test_between_two_quarters_the_last_one_stands() -> None:
    releases = quarters(36, [(0.4, 0.4, 0.4)])
    assert mastery(releases, week=releases[0].week - WEEK) is None
    week = releases[0].week
    assert mastery(releases, week=week + 5 * WEEK) == mastery(releases, week=week)


@given(
    headcount=st.integers(30, 300),
    shares=st.lists(st.tuples(*[st.floats(0, 1)] * 3), min_size=1, max_size=6),
)
def test_either_all_areas_are_shown_or_none(headcount: int, shares: list[tuple[float, float, float]]) -> None:
    found = learned(headcount, shares)
    assert found is not None
    assert tuple(found.areas) in {(), AREAS}


@pytest.mark.parametrize(("headcount", "after"), [(30, 2), (39, 2), (40, 1), (250, 1)])
def test_areas_are_shown_once_their_noise_is_small_enough(headcount: int, after: int) -> None:
    by_quarters = [learned(headcount, [(0.5, 0.5, 0.5)] * count) for count in (1, 2, 3)]
    assert [bool(found and found.areas) for found in by_quarters] == [count >= after for count in (1, 2, 3)]


def test_in_a_small_company_areas_are_pulled_towards_the_middle() -> None:
    shares = [(0.7, 0.5, 0.3)] * 4
    small, large = learned(40, shares), learned(600, shares)
    assert small is not None
    assert large is not None
    assert [small.areas[area].percent for area in AREAS] == [65, 50, 35]
    assert [large.areas[area].percent for area in AREAS] == [70, 50, 30]


def test_the_most_and_the_least_practised_are_named_where_no_range_touches_theirs() -> None:
    found = learned(250, [(0.8, 0.5, 0.2)] * 4)
    assert found is not None
    assert (found.most, found.least) == ("digital", "agile")


def test_areas_that_might_be_alike_are_not_ranked() -> None:
    found = learned(250, [(0.5, 0.48, 0.46)] * 4)
    assert found is not None
    assert found.areas
    assert (found.most, found.least) == (None, None)


def test_one_area_may_stand_out_where_the_others_are_alike() -> None:
    found = learned(250, [(0.8, 0.4, 0.42)] * 4)
    assert found is not None
    assert (found.most, found.least) == ("digital", None)


# --- arrows ---------------------------------------------------------------------------------------


def rising(week: int) -> float:
    return 0.2 if week < 26 else 0.8


def test_an_arrow_comes_at_the_end_of_a_quarter_alone() -> None:
    releases = weekly(36, 104, rising)
    shown_in = [r.week for r in releases if arrow(releases, week=r.week)]
    assert shown_in == [r.week for r in releases[51:] if closes_quarter(r.week)]


@pytest.mark.parametrize(("share", "direction"), [(rising, 1), (lambda w: 1 - rising(w), -1)])
def test_half_a_year_is_compared_with_the_half_year_before(share: Share, direction: int) -> None:
    releases = weekly(36, 52, share)
    found = arrow(releases, week=releases[-1].week)
    assert found is not None
    assert found.direction == direction


def test_what_could_be_chance_gets_no_direction() -> None:
    least = noticeable(28, 7.212)
    for points_more, direction in ((least + 1, 1), (least - 2, 0), (-least - 1, -1)):
        share = points_more / 100
        releases = weekly(28, 52, lambda week, more=share: 0.5 if week < 26 else 0.5 + more)  # type: ignore[misc]
        found = arrow(releases, week=releases[-1].week)
        assert found is not None
        assert (found.direction, found.noticeable) == (direction, least)


def test_a_change_of_headcount_is_no_change_of_participation() -> None:
    releases = [*weekly(20, 26), *weekly(40, 52)[26:]]
    found = arrow(releases, week=releases[-1].week)
    assert found is not None
    assert found.direction == 0


# --- networks -------------------------------------------------------------------------------------


def test_a_network_has_a_line_from_ten_companies_on() -> None:
    units = [weekly(20, 8, number=number) for number in range(1, 11)]
    week = START + 7 * WEEK
    assert network(units, week=week) is not None
    assert network(units[1:], week=week) is None


def test_a_network_in_which_one_company_weighs_too_much_has_none() -> None:
    units = [weekly(20, 8, number=number) for number in range(1, 12)]
    week = START + 7 * WEEK
    assert network([*units, weekly(55, 8, number=12)], week=week) is not None
    assert network([*units, weekly(56, 8, number=12)], week=week) is None


def test_a_company_that_missed_a_week_is_left_out() -> None:
    units = [weekly(20, 8, number=number) for number in range(1, 11)]
    assert network([*units[1:], units[0][:-1]], week=START + 7 * WEEK) is None


def test_forty_companies_of_twenty_know_more_together_than_each_alone() -> None:
    units = [weekly(20, 8, number=number) for number in range(1, 41)]
    found = network(units, week=START + 7 * WEEK)
    assert found is not None
    reach = 1.645 * 100 * 7.212 / 20 / 2 / math.sqrt(40)
    assert points(found) == (50, round(50 - reach), round(50 + reach))
    assert reach == pytest.approx(1.645 * 2.9, abs=0.1)


# --- when -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("headcount", [15, 20, 28, 30, 40, 60, 250])
@pytest.mark.parametrize("since", [START, monday_in(2026, 45), monday_in(2026, 53)])
def test_what_is_promised_for_a_day_is_shown_on_that_day_and_not_before(headcount: int, since: date) -> None:
    unit, made = unit_of(headcount), list[Release]()
    seen: dict[str, date] = {}
    for number in range(60):
        week = since + number * WEEK
        made.append(release_of(unit, Statistic.PARTICIPATION, week))
        if headcount >= 30 and closes_quarter(week):
            made.append(release_of(unit, Statistic.MASTERY, week))
        if opens_month(week + WEEK):
            found = mastery(made, week=week)
            kinds = {
                "participation": participation(made, week=week),
                "mastery": found,
                "areas": found and found.areas,
            }
            for kind, figure in kinds.items():
                if figure:
                    seen.setdefault(kind, week + WEEK)
    assert first_shown(unit, [], since=since) == seen


def test_a_company_without_figures_is_promised_none() -> None:
    assert first_shown(unit_of(14), [], since=START) == {}
    assert first_shown(unit_of(29, is_network=True), [], since=START) == {}


# --- after a standstill ---------------------------------------------------------------------------


def test_old_weeks_are_shown_for_no_longer_than_a_month() -> None:
    releases = weekly(28, 20)
    last = releases[-1].week
    assert participation(releases, week=last + 3 * WEEK)
    assert participation(releases, week=last + 4 * WEEK) is None


def test_a_quarter_is_shown_until_the_next_one_is_closed_without_numbers() -> None:
    releases = quarters(60, [(0.2, 0.3, 0.4)] * 2)
    last = releases[-1].week
    assert mastery(releases, week=last + 12 * WEEK)
    assert mastery(releases, week=last + 13 * WEEK) is None


def test_half_years_with_a_standstill_between_them_are_not_compared() -> None:
    releases = weekly(60, 65)
    ends = [release.week for release in releases if closes_quarter(release.week)]
    assert arrow(releases, week=ends[-1]) is not None
    missing = [release for release in releases if release.week != ends[-1] - 20 * WEEK]
    assert arrow(missing, week=ends[-1]) is None
