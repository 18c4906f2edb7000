"""Which questions come back today, and in which order?"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random  # noqa: TID251 - drawn by hypothesis

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.card import Memory
from learning.memory import due_on, gain, review
from learning.packing import AT_ONCE, FLOOR, PER_AREA, Candidate, next_case, pick, worth
from tests.learning.builders import SINGLE_CASE, card, question

TODAY = date(2026, 3, 2)


def candidate(
    key: str, *, days: float | None = 5.0, ago: int = 5, area: str = "daten", version: int = 1
) -> Candidate:
    """A question last answered `ago` days ago, whose memory then held for so many days."""
    known = card(key, days=days, last_on=TODAY - timedelta(days=ago))
    return Candidate(card=known, area=area, guess=1 / 3, version=version)


def keys(chosen: tuple[Candidate, ...]) -> list[str]:
    return [str(one.card.question) for one in chosen]


def test_what_wobbles_most_comes_first() -> None:
    cards = [
        candidate("solid", days=100, ago=5, area="a"),
        candidate("fading", days=10, ago=20, area="b"),
        candidate("fresh", days=10, ago=1, area="c"),
    ]
    assert keys(pick(cards, on=TODAY, k=3)) == ["fading", "fresh", "solid"]


def test_a_week_after_a_first_unit_a_wrong_answer_comes_before_a_right_one_of_nearly_the_same_worth() -> None:
    a_week_ago = TODAY - timedelta(days=7)
    known = {
        key: review(None, right=key == "a-right", guess=1 / 3, on=a_week_ago)
        for key in ("a-right", "b-wrong")
    }
    cards = [
        Candidate(
            card=replace(card(key, last_on=a_week_ago), memory=memory, shown_on=a_week_ago),
            area="daten",
            guess=1 / 3,
            version=1,
        )
        for key, memory in known.items()
    ]
    assert keys(pick(cards, on=TODAY, k=1)) == ["b-wrong"]


def test_what_rested_long_comes_before_what_hardly_sticks() -> None:
    """By the gain of four weeks alone the one that hardly sticks would come first, day after day."""
    rested = candidate("rested", days=30, ago=45, area="a")
    slippery = candidate("slippery", days=1, ago=3, area="b")
    memories = [one.card.memory for one in (rested, slippery)]
    gains = [gain(memory, guess=1 / 3, on=TODAY) for memory in memories if memory]
    assert gains[0] < gains[1]
    assert keys(pick([slippery, rested], on=TODAY, k=1)) == ["rested"]


def test_nothing_comes_twice_on_one_day() -> None:
    assert pick([candidate("today", ago=0)], on=TODAY, k=4) == ()
    assert worth([candidate("today", ago=0, version=2)], on=TODAY) == 0


def test_a_skipped_question_waits_for_another_day() -> None:
    skipped = card("skipped", last_on=TODAY, shown_on=TODAY)
    waiting = Candidate(card=skipped, area="a", guess=0, version=1)
    assert pick([waiting], on=TODAY, k=4) == ()
    assert keys(pick([waiting], on=TODAY + timedelta(days=1), k=4)) == ["skipped"]


def test_what_was_never_answered_or_has_changed_comes_before_all_else() -> None:
    cards = [
        candidate("fading", ago=60, area="a"),
        candidate("unanswered", days=None, area="b"),
        candidate("changed", days=500, ago=1, area="c", version=2),
    ]
    assert keys(pick(cards, on=TODAY, k=2)) == ["unanswered", "changed"]
    assert worth(cards, on=TODAY) == AT_ONCE


def test_at_most_two_of_one_area_where_there_are_others() -> None:
    cards = [candidate(f"daten-{i}", ago=50 + i) for i in range(4)]
    cards += [candidate("ki", ago=6, area="ki")]
    assert keys(pick(cards, on=TODAY, k=3)) == ["daten-3", "daten-2", "ki"]
    assert keys(pick(cards, on=TODAY, k=4)) == ["daten-3", "daten-2", "ki", "daten-1"]


def test_equals_come_in_the_order_of_their_keys() -> None:
    cards = [candidate(key, area=key) for key in ("c", "a", "b")]
    assert keys(pick(cards, on=TODAY, k=3)) == ["a", "b", "c"]


def test_weeks_away_leave_no_backlog() -> None:
    cards = [candidate(f"{i}", ago=30 + i, area=str(i)) for i in range(40)]
    assert len(pick(cards, on=TODAY + timedelta(days=21), k=4)) == 4


def test_nothing_to_ask_is_worth_nothing() -> None:
    assert worth([], on=TODAY) == 0
    assert pick([], on=TODAY, k=4) == ()


@pytest.mark.parametrize("days", [1, 2, 5, 10, 21, 60, 200])
@pytest.mark.parametrize("guess", [0, 1 / 3, 1 / 2])
def test_the_floor_is_about_the_worth_of_a_question_that_is_due(days: int, guess: float) -> None:
    memory = Memory(stability_days=days, difficulty=5, last_on=TODAY, repetitions=2)
    assert FLOOR * 0.7 < gain(memory, guess=guess, on=due_on(memory)) < FLOOR * 2


def test_a_question_answered_yesterday_is_not_worth_a_nudge_once_it_holds() -> None:
    assert worth([candidate("known", days=10, ago=1)], on=TODAY) < FLOOR


decks = st.lists(
    st.tuples(
        st.none() | st.floats(min_value=0.1, max_value=300),
        st.integers(min_value=0, max_value=90),
        st.sampled_from("abc"),
        st.integers(min_value=1, max_value=2),
    ),
    max_size=12,
).map(
    lambda rows: [
        candidate(f"q{i}", days=days, ago=ago, area=area, version=version)
        for i, (days, ago, area, version) in enumerate(rows)
    ]
)


@given(deck=decks, k=st.integers(min_value=0, max_value=5), seed=st.randoms())
def test_a_session_is_the_same_whatever_order_the_cards_come_in(
    deck: list[Candidate], k: int, seed: Random
) -> None:
    chosen = pick(deck, on=TODAY, k=k)
    assert len(chosen) <= k
    assert len({one.card.question for one in chosen}) == len(chosen)
    assert all(one.card.memory is None or one.card.memory.last_on < TODAY for one in chosen)
    shuffled = list(deck)
    seed.shuffle(shuffled)
    assert pick(shuffled, on=TODAY, k=k) == chosen


@given(deck=decks, k=st.integers(min_value=1, max_value=5))
def test_a_third_of_an_area_comes_only_when_nothing_else_is_left(deck: list[Candidate], k: int) -> None:
    chosen = pick(deck, on=TODAY, k=k)
    for area in "abc":
        if sum(one.area == area for one in chosen) > PER_AREA:
            open_elsewhere = [
                one
                for one in deck
                if one.area != area
                and one not in chosen
                and (one.card.memory is None or one.card.memory.last_on < TODAY)
            ]
            assert all(sum(other.area == one.area for other in chosen) >= PER_AREA for one in open_elsewhere)


def test_cases_take_turns() -> None:
    three = question(SINGLE_CASE, SINGLE_CASE, SINGLE_CASE)
    assert next_case(None, three) == 0
    assert [next_case(card("q", last_on=TODAY, shown=shown), three) for shown in range(3)] == [1, 2, 0]


def test_one_case_alone_comes_again_and_a_removed_one_is_survived() -> None:
    assert next_case(card("q", last_on=TODAY, shown=0), question(SINGLE_CASE)) == 0
    assert next_case(card("q", last_on=TODAY, shown=7), question(SINGLE_CASE, SINGLE_CASE)) in {0, 1}
