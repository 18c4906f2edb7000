"""How well is a question remembered? Histories read as sentences: answers in, intervals out."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest
from fsrs import Card, Rating, Scheduler, State
from hypothesis import given
from hypothesis import strategies as st

from learning.card import Memory
from learning.memory import days_won, due_on, gain, recall, review

MONDAY = date(2026, 1, 5)
THREE_OPTIONS = 1 / 3

guesses = st.sampled_from([0.0, 1 / 6, 1 / 3, 1 / 2])
days_later = st.integers(min_value=0, max_value=400)
memories = st.builds(
    Memory,
    stability_days=st.floats(min_value=0.05, max_value=2000),
    difficulty=st.floats(min_value=1, max_value=10),
    last_on=st.just(MONDAY),
    repetitions=st.integers(min_value=1, max_value=50),
)
histories = st.lists(st.tuples(days_later, st.booleans()), min_size=1, max_size=12)


def intervals_when_due(answers: Sequence[bool], *, guess: float) -> list[int]:
    """Days to the next showing after each answer, each given on the day it was due."""
    memory, on, intervals = None, MONDAY, []
    for right in answers:
        memory = review(memory, right=right, guess=guess, on=on)
        intervals.append((due_on(memory) - on).days)
        on = due_on(memory)
    return intervals


def test_right_answers_move_a_question_away_in_growing_steps() -> None:
    assert intervals_when_due([True] * 6, guess=0) == [2, 11, 46, 163, 497, 1346]


def test_a_right_answer_that_may_be_a_guess_moves_it_less_far() -> None:
    assert intervals_when_due([True] * 6, guess=THREE_OPTIONS) == [2, 9, 32, 97, 249, 560]


def test_a_forgotten_question_comes_back_soon_and_recovers() -> None:
    answers = [True, True, True, False, True, True]
    assert intervals_when_due(answers, guess=THREE_OPTIONS) == [2, 9, 32, 2, 5, 11]


def test_a_first_answer_that_is_wrong_comes_back_tomorrow() -> None:
    assert intervals_when_due([False, False, True], guess=THREE_OPTIONS) == [1, 1, 1]


def test_recall_is_full_on_the_day_and_nine_tenths_when_due() -> None:
    memory = Memory(stability_days=10, difficulty=5, last_on=MONDAY, repetitions=1)
    assert recall(memory, on=MONDAY) == 1
    assert recall(memory, on=due_on(memory)) == pytest.approx(0.9)


def test_time_never_runs_backwards() -> None:
    memory = review(None, right=True, guess=0, on=MONDAY)
    sunday = MONDAY - timedelta(days=1)
    with pytest.raises(ValueError, match="2026-01-04 lies before the last showing on 2026-01-05"):
        review(memory, right=True, guess=0, on=sunday)
    with pytest.raises(ValueError, match="lies before"):
        recall(memory, on=sunday)
    with pytest.raises(ValueError, match="lies before"):
        gain(memory, guess=0, on=sunday)
    with pytest.raises(ValueError, match="lies before"):
        days_won(memory, guess=0, on=sunday)


@pytest.mark.parametrize("guess", [-0.1, 1.0])
def test_a_guess_is_a_chance(guess: float) -> None:
    with pytest.raises(ValueError, match="a guess is a chance"):
        review(None, right=True, guess=guess, on=MONDAY)


def test_repetitions_are_counted() -> None:
    memory = review(None, right=True, guess=0, on=MONDAY)
    assert memory.repetitions == 1
    assert review(memory, right=False, guess=0, on=MONDAY).repetitions == 2


@given(history=histories)
def test_without_guessing_the_memory_is_that_of_the_library(history: list[tuple[int, bool]]) -> None:
    """Days here, noon UTC of the same days there: the same numbers, to the last bit or nearly."""
    library = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, memory, on = Card(card_id=1), None, MONDAY
    for days, right in history:
        on += timedelta(days=days)
        noon = datetime.combine(on, time(12), tzinfo=UTC)
        if memory is not None:
            assert recall(memory, on=on) == pytest.approx(library.get_card_retrievability(card, noon))
        card, _ = library.review_card(card, Rating.Good if right else Rating.Again, noon)
        memory = review(memory, right=right, guess=0, on=on)
        assert memory.stability_days == pytest.approx(card.stability)
        assert memory.difficulty == pytest.approx(card.difficulty)
    assert card.state is State.Review


@given(memory=memories, days=days_later, guess=guesses)
def test_right_never_leaves_less_than_wrong(memory: Memory, days: int, guess: float) -> None:
    on = MONDAY + timedelta(days=days)
    right = review(memory, right=True, guess=guess, on=on)
    wrong = review(memory, right=False, guess=guess, on=on)
    assert right.stability_days >= wrong.stability_days
    assert right.difficulty <= wrong.difficulty


@given(memory=memories, days=days_later)
def test_the_easier_to_guess_the_less_a_right_answer_proves(memory: Memory, days: int) -> None:
    on = MONDAY + timedelta(days=days)
    stabilities = [
        review(memory, right=True, guess=guess, on=on).stability_days for guess in (0.0, 1 / 6, 1 / 3, 1 / 2)
    ]
    assert stabilities == sorted(stabilities, reverse=True)


@given(memory=memories, days=days_later, guess=guesses)
def test_a_memory_stays_within_its_ranges(memory: Memory, days: int, guess: float) -> None:
    for right in (True, False):
        after = review(memory, right=right, guess=guess, on=MONDAY + timedelta(days=days))
        assert after.stability_days > 0
        assert 1 <= after.difficulty <= 10


@given(memory=memories, days=days_later, guess=guesses)
def test_asking_is_never_a_loss(memory: Memory, days: int, guess: float) -> None:
    assert -0.001 <= gain(memory, guess=guess, on=MONDAY + timedelta(days=days)) <= 1


@given(memory=memories, days=st.integers(min_value=1, max_value=200), guess=guesses)
def test_waiting_makes_asking_more_worthwhile(memory: Memory, days: int, guess: float) -> None:
    sooner = gain(memory, guess=guess, on=MONDAY + timedelta(days=days))
    assert gain(memory, guess=guess, on=MONDAY + timedelta(days=days + 7)) >= sooner - 0.005


def won_day_by_day(memory: Memory, *, guess: float, on: date, horizon: int) -> float:
    """The same over again, from answers and recall alone: at noon of each of so many days."""
    known = recall(memory, on=on)
    chances = {True: guess + (1 - guess) * known, False: (1 - guess) * (1 - known)}
    total = 0.0
    for right, chance in chances.items():
        after = review(memory, right=right, guess=guess, on=on)
        total += chance * days_of_recall(after, on=on, horizon=horizon)
    return total - days_of_recall(memory, on=on, horizon=horizon)


def days_of_recall(memory: Memory, *, on: date, horizon: int) -> float:
    """By the trapezoidal rule, a day wide."""
    daily = [recall(memory, on=on + timedelta(days=ahead)) for ahead in range(horizon + 1)]
    return sum(daily) - (daily[0] + daily[-1]) / 2


@given(memory=memories, days=st.integers(min_value=1, max_value=200), guess=guesses)
def test_a_gain_is_the_mean_of_four_weeks(memory: Memory, days: int, guess: float) -> None:
    on = MONDAY + timedelta(days=days)
    expected = won_day_by_day(memory, guess=guess, on=on, horizon=28) / 28
    assert gain(memory, guess=guess, on=on) == pytest.approx(expected, abs=0.02)


@given(memory=memories, days=st.integers(min_value=1, max_value=200), guess=guesses)
def test_days_are_won_over_four_weeks_and_as_long_again_as_the_question_has_rested(
    memory: Memory, days: int, guess: float
) -> None:
    on = MONDAY + timedelta(days=days)
    expected = won_day_by_day(memory, guess=guess, on=on, horizon=28 + days)
    assert days_won(memory, guess=guess, on=on) == pytest.approx(expected, abs=0.4)
