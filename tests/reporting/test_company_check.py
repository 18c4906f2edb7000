"""What does a company read out of its own check?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.company_check import (
    Answers,
    Change,
    CheckQuestion,
    Project,
    changes,
    gap,
    gap_sentence,
    is_due_again,
    packed,
    strength,
    unpacked,
)

DAY = date(2026, 11, 30)
STATES = st.integers(0, 3)


def question(name: str) -> CheckQuestion:
    first, second, third, fourth = (f"{name} ist bei {state}." for state in range(4))
    project = Project(title=f"Mehr {name}", steps=("Erst.", "Dann.", "Zuletzt."), areas=("daten",))
    return CheckQuestion(
        id=name.lower(),
        title=name,
        question=f"Wie steht es um {name}?",
        states=(first, second, third, fourth),
        project=project,
    )


DATEN, ROLLEN, FEHLER = QUESTIONS = (question("Daten"), question("Rollen"), question("Fehler"))


def answered(*states: int, on: date = DAY) -> Answers:
    return Answers(answered_on=on, states=states)


def test_the_most_developed_state_is_the_strength() -> None:
    assert strength(QUESTIONS, answered(0, 2, 3)) == "Fehler ist bei 3."


def test_of_two_strengths_the_first_is_named_every_week() -> None:
    assert strength(QUESTIONS, answered(1, 2, 2)) == "Rollen ist bei 2."


def test_a_company_at_its_beginnings_is_not_flattered() -> None:
    assert strength(QUESTIONS, answered(0, 1, 1)) is None


def test_the_least_developed_state_is_the_gap_and_offers_its_project() -> None:
    found = gap(QUESTIONS, answered(1, 3, 0))
    assert found is FEHLER
    assert found.project.title == "Mehr Fehler"
    assert gap_sentence(QUESTIONS, answered(1, 3, 0)) == "Fehler ist bei 0."


def test_of_two_gaps_the_first_is_named_every_week() -> None:
    assert gap_sentence(QUESTIONS, answered(2, 1, 1)) == "Rollen ist bei 1."


def test_where_all_goes_well_there_is_no_gap() -> None:
    assert gap(QUESTIONS, answered(2, 3, 2)) is None
    assert gap_sentence(QUESTIONS, answered(2, 3, 2)) is None


@given(states=st.tuples(STATES, STATES, STATES))
def test_something_is_always_said_and_never_one_state_as_both(states: tuple[int, int, int]) -> None:
    good, less = strength(QUESTIONS, answered(*states)), gap_sentence(QUESTIONS, answered(*states))
    assert good or less
    assert good != less


def test_both_states_stand_side_by_side() -> None:
    assert changes(QUESTIONS, answered(0, 2, 3), answered(2, 2, 2)) == (
        Change(title="Daten", before="Daten ist bei 0.", after="Daten ist bei 2.", moved=2),
        Change(title="Rollen", before="Rollen ist bei 2.", after="Rollen ist bei 2.", moved=0),
        Change(title="Fehler", before="Fehler ist bei 3.", after="Fehler ist bei 2.", moved=-1),
    )


@pytest.mark.parametrize("states", [(4, 0, 0), (0, -1, 0)])
def test_a_state_that_there_is_not_is_refused(states: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="between 0 and 3"):
        answered(*states)


@pytest.mark.parametrize("states", [(), (1, 1), (1, 1, 1, 1)])
def test_too_few_or_too_many_answers_are_refused(states: tuple[int, ...]) -> None:
    for view in (strength, gap, gap_sentence):
        with pytest.raises(ValueError, match=r"argument 2|empty|iterable"):
            view(QUESTIONS, answered(*states))
    with pytest.raises(ValueError, match="argument"):
        changes(QUESTIONS, answered(1, 1, 1), answered(*states))


def test_the_check_is_offered_again_after_eight_weeks() -> None:
    assert not is_due_again(answered(1, 1, 1), date(2027, 1, 24))
    assert is_due_again(answered(1, 1, 1), date(2027, 1, 25))


@given(states=st.lists(STATES, max_size=10).map(tuple))
def test_answers_so_far_travel_in_a_button_and_come_back(states: tuple[int, ...]) -> None:
    number = packed(states)
    assert unpacked(number, 10) == states
    assert len(str(number)) <= 7


@given(number=st.integers(-10, 10**8))
def test_a_number_that_was_never_packed_is_refused(number: int) -> None:
    states = unpacked(number, 10)
    assert states is None or packed(states) == number


def test_a_button_of_a_longer_check_is_refused() -> None:
    assert unpacked(packed((0, 1, 2)), 2) is None
    assert unpacked(5, 2) is None
