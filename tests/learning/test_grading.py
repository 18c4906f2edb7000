"""Was the answer right, and why?"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.grading import as_choice, grade, guess_chance
from learning.model import (
    Answer,
    Branch,
    Chosen,
    DontKnow,
    Match,
    Multiple,
    Order,
    Outcome,
    Pair,
    QuestionKey,
    Reflect,
    Scenario,
    Sequence,
    Single,
    Task,
    Typed,
    Verdict,
)
from tests.learning.builders import case, number, numbers, options, question, text, texts

SINGLE = Single(options=options("a B c"))
MULTIPLE = Multiple(options=options("A b C d"))
DIFFERENCE = numbers(number("17"), number("29", right=False))
DUPLICATE = texts(text("Dublette"), text("Duplikat"), text("Kopie", right=False))
ORDER = Order(items=("count", "look", "mend"))
MATCH = Match(
    pairs=(Pair(left="M8", right="thread"), Pair(left="40", right="length"), Pair(left="zinc", right="coat")),
    headers=("entry", "field"),
)
SCENARIO = Scenario(
    branches=(
        Branch(text="ask", consequence="she shows you", leads_to=None),
        Branch(text="wait", consequence="rumours grow", leads_to=QuestionKey("daten#again")),
    )
)
REFLECT = Reflect(model_answer="who, what, why")
TASKS: tuple[Task, ...] = (SINGLE, MULTIPLE, DIFFERENCE, DUPLICATE, ORDER, MATCH, SCENARIO, REFLECT)


def chosen(*positions: int) -> Chosen:
    return Chosen(positions=frozenset(positions))


def sequence(*positions: int) -> Sequence:
    return Sequence(positions=positions)


def graded(task: Task, answer: Answer, *, is_pre: bool = False) -> Outcome:
    return grade(question(case(task), is_pre=is_pre), case(task), answer)


def told(outcome: Outcome) -> list[str]:
    """Reasons as a learner could read them: * was chosen, + is right, - is wrong."""
    marks = {True: "+", False: "-", None: ""}
    return [f"{'*' * one.chosen}{marks[one.right]}{one.label}: {one.text}" for one in outcome.reasons]


def test_the_right_option_gives_its_reason() -> None:
    outcome = graded(SINGLE, chosen(1))
    assert outcome.verdict is Verdict.RIGHT
    assert told(outcome) == ["*+B: because of B"]
    assert outcome.solution == ()
    assert outcome.guess == pytest.approx(1 / 3)


def test_a_wrong_option_gives_its_reason_first_and_then_that_of_the_right_one() -> None:
    outcome = graded(SINGLE, chosen(0))
    assert outcome.verdict is Verdict.WRONG
    assert told(outcome) == ["*-a: because of a", "+B: because of B"]
    assert outcome.solution == ("B",)


def test_several_options_count_all_or_nothing_and_each_has_its_reason() -> None:
    assert graded(MULTIPLE, chosen(0, 2)).verdict is Verdict.RIGHT
    outcome = graded(MULTIPLE, chosen(0, 1))
    assert outcome.verdict is Verdict.WRONG
    assert told(outcome) == [
        "*+A: because of A",
        "*-b: because of b",
        "+C: because of C",
        "-d: because of d",
    ]
    assert outcome.solution == ("A", "C")
    assert graded(MULTIPLE, chosen()).verdict is Verdict.WRONG


def test_a_pre_question_gives_the_reason_of_the_guess_and_no_verdict() -> None:
    outcome = graded(SINGLE, chosen(0), is_pre=True)
    assert outcome.verdict is Verdict.UNSCORED
    assert told(outcome) == ["*-a: because of a"]
    assert outcome.solution == ()


def test_a_number_matches_within_its_tolerance() -> None:
    task = numbers(number("12.5", tolerance="0.5"))
    assert [graded(task, Typed(text=t)).verdict for t in ("12", "13,0 Tage", "11,9")] == [
        Verdict.RIGHT,
        Verdict.RIGHT,
        Verdict.WRONG,
    ]


def test_an_anticipated_wrong_number_has_its_own_reason() -> None:
    outcome = graded(DIFFERENCE, Typed(text="29 Stück"))
    assert outcome.verdict is Verdict.WRONG
    assert told(outcome) == ["*-29: because of 29", "+17: because of 17"]
    assert outcome.solution == ("17",)


@pytest.mark.parametrize("typed", ["18", "siebzehn", "17 oder 29", ""])
def test_any_other_number_gets_the_reason_of_the_right_one(typed: str) -> None:
    outcome = graded(DIFFERENCE, Typed(text=typed))
    assert outcome.verdict is Verdict.WRONG
    assert told(outcome) == ["+17: because of 17"]


def test_a_thousands_point_is_understood() -> None:
    assert graded(numbers(number("1234")), Typed(text="1.234")).verdict is Verdict.RIGHT


def test_a_slip_counts_as_right_and_the_spelling_is_shown() -> None:
    outcome = graded(DUPLICATE, Typed(text="dublete"))
    assert outcome.verdict is Verdict.RIGHT
    assert outcome.corrected == "Dublette"
    assert graded(DUPLICATE, Typed(text="DUPLIKAT")).corrected == ""


def test_an_anticipated_wrong_word_wins_over_a_slip() -> None:
    task = texts(text("Mandant"), text("Mandat", right=False))
    outcome = graded(task, Typed(text="Mandat"))
    assert outcome.verdict is Verdict.WRONG
    assert told(outcome)[0] == "*-Mandat: because of Mandat"


def test_an_unexpected_text_is_never_repeated() -> None:
    outcome = graded(DUPLICATE, Typed(text="my boss is a secret"))
    assert "secret" not in repr(outcome)


def test_an_order_shows_what_stood_right() -> None:
    assert graded(ORDER, sequence(0, 1, 2)).verdict is Verdict.RIGHT
    outcome = graded(ORDER, sequence(0, 2, 1))
    assert outcome.verdict is Verdict.WRONG
    assert told(outcome) == ["*+count: ", "*-mend: ", "*-look: "]
    assert outcome.solution == ("count", "look", "mend")


def test_a_match_shows_each_pair() -> None:
    assert graded(MATCH, sequence(0, 1, 2)).verdict is Verdict.RIGHT
    outcome = graded(MATCH, sequence(1, 0, 2))
    assert told(outcome) == ["*-M8 → length: ", "*-40 → thread: ", "*+zinc → coat: "]
    assert outcome.solution == ("M8 → thread", "40 → length", "zinc → coat")


def test_a_scenario_has_consequences_instead_of_right_and_wrong() -> None:
    outcome = graded(SCENARIO, chosen(1))
    assert outcome.verdict is Verdict.UNSCORED
    assert told(outcome) == ["*wait: rumours grow"]
    assert outcome.leads_to == "daten#again"
    assert graded(SCENARIO, DontKnow()).leads_to is None


def test_a_reflection_is_answered_with_the_model_answer() -> None:
    for answer in (DontKnow(), chosen(), chosen(2)):
        outcome = graded(REFLECT, answer)
        assert outcome.verdict is Verdict.UNSCORED
        assert told(outcome) == [": who, what, why"]


@pytest.mark.parametrize("task", [SINGLE, MULTIPLE, DIFFERENCE, DUPLICATE, ORDER, MATCH])
def test_who_does_not_know_is_told_the_solution(task: Task) -> None:
    outcome = graded(task, DontKnow())
    assert outcome.verdict is Verdict.WRONG
    assert outcome.solution
    assert not any(reason.chosen for reason in outcome.reasons)


@pytest.mark.parametrize(
    ("task", "answer", "message"),
    [
        (SINGLE, chosen(3), r"positions \[3\] do not exist: there are 3 options"),
        (SINGLE, chosen(0, 1), "Single takes one position, not 2"),
        (SINGLE, chosen(), "Single takes one position, not 0"),
        (SCENARIO, chosen(-1), r"positions \[-1\] do not exist"),
        (SINGLE, Typed(text="secret"), "^Typed is no answer to Single$"),
        (DIFFERENCE, chosen(0), "Chosen is no answer to NumberEntry"),
        (ORDER, sequence(0, 1), r"\[0, 1\] is no arrangement of the positions 0 to 2"),
        (MATCH, sequence(0, 0, 1), "is no arrangement"),
        (MATCH, chosen(0), "Chosen is no answer to Match"),
        (REFLECT, Typed(text="secret"), "^Typed is no answer to Reflect$"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(task: Task, answer: Answer, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        graded(task, answer)


@given(
    task=st.sampled_from(TASKS),
    answer=st.one_of(
        st.builds(Chosen, positions=st.frozensets(st.integers(-1, 5), max_size=4)),
        st.builds(Typed, text=st.text(max_size=30)),
        st.builds(Sequence, positions=st.lists(st.integers(-1, 4), max_size=4).map(tuple)),
        st.just(DontKnow()),
    ),
    is_pre=st.booleans(),
)
def test_no_question_ends_unresolved(*, task: Task, answer: Answer, is_pre: bool) -> None:
    """Every answer to every task is either refused or graded, and a wrong one shows the way out."""
    try:
        outcome = graded(task, answer, is_pre=is_pre)
    except ValueError:
        return
    if is_pre:
        assert outcome.verdict is Verdict.UNSCORED
    if outcome.verdict is Verdict.WRONG:
        assert outcome.solution
    assert (outcome.verdict is Verdict.UNSCORED) or outcome.guess == guess_chance(task)


def test_the_chance_of_a_blind_guess() -> None:
    assert [round(guess_chance(task), 3) for task in TASKS] == [0.333, 0.067, 0, 0, 0.167, 0.167, 0, 0]


def test_the_second_try_of_a_typed_question_is_a_choice() -> None:
    choice = as_choice(case(DUPLICATE))
    assert choice is not None
    assert isinstance(choice.task, Single)
    assert [(one.text, one.right) for one in choice.task.options] == [("Dublette", True), ("Kopie", False)]
    assert told(graded(choice.task, chosen(1)))[0] == "*-Kopie: because of Kopie"


def test_numbers_to_choose_from_stand_in_order() -> None:
    task = numbers(
        number("17"), number("29", right=False), number("-3.5", right=False), number("17.0", right=False)
    )
    choice = as_choice(case(task))
    assert choice is not None
    assert isinstance(choice.task, Single)
    assert [one.text for one in choice.task.options] == ["-3.5", "17", "29"]
    assert Decimal(choice.task.options[1].text) == 17
    assert choice.task.keep_order


@pytest.mark.parametrize("task", [numbers(number("17")), texts(text("a"), text("b")), SINGLE, REFLECT])
def test_without_anticipated_wrong_answers_there_is_no_choice(task: Task) -> None:
    assert as_choice(case(task)) is None
