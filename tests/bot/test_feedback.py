"""Does an answered question stay within what a slow reader takes in at once?"""

from bot.markdown import visible
from bot.screens.feedback import given
from bot.texts.tongue import speak
from content.check.limits import word_count
from learning.grading import grade
from learning.model import (
    Answer,
    Case,
    Chosen,
    Match,
    Multiple,
    Option,
    Order,
    Pair,
    PromptId,
    Question,
    QuestionKey,
    Task,
    UnitKey,
)
from learning.model import Sequence as Sequenced
from learning.session import SessionId
from learning.views import FeedbackView, Place

STEM = "Auf dem Hof steht seit Stunden ein Wagen, den keiner bestellt hat und keiner kennt. " * 2


def feedback(task: Task, answer: Answer, *, stem: str = STEM, explanation: str = "Gut.") -> str:
    case = Case(name="", stem=stem, hint="", task=task, explanation=explanation)
    question = Question(
        key=QuestionKey("m#q"), unit=UnitKey("m/u"), title="Was passt hier?", cases=(case,), version=1
    )
    view = FeedbackView(
        place=Place(session=SessionId(1), position=2),
        prompt=PromptId(7),
        question=question,
        case=case,
        outcome=grade(question, case, answer),
        returns=True,
    )
    return visible(given(view, speak("de")).html)


def option(text: str, *, right: bool = False) -> Option:
    return Option(text=text, right=right, feedback=f"Grund zu {text}, {'und so weiter, ' * 4}aus.")


MULTIPLE = Multiple(
    options=(option("Hupen"), option("Fragen", right=True), option("Warten"), option("Melden", right=True))
)


def test_a_short_case_stays_above_its_answer() -> None:
    assert "Der Wagen steht." in feedback(
        Order(items=("eins", "zwei", "drei")), Sequenced(positions=(0, 1, 2)), stem="Der Wagen steht."
    )


def test_a_long_case_goes_first() -> None:
    told = feedback(Order(items=("eins", "zwei", "drei")), Sequenced(positions=(1, 0, 2)), stem=STEM * 2)
    assert "Auf dem Hof" not in told
    assert "1. zwei" in told
    assert told.startswith("Was passt hier?")


def test_then_only_what_was_missed_has_its_reason() -> None:
    told = feedback(MULTIPLE, Chosen(positions=frozenset({0, 1})))
    assert [line.split()[2] for line in told.splitlines() if line.startswith("Grund zu")] == [
        "Hupen,",
        "Melden,",
    ]
    assert [line[0] for line in told.splitlines() if line[:1] in {"✓", "–"}] == ["–", "✓", "✓", "–"]
    assert word_count(told) <= 60


def test_whoever_was_right_reads_why() -> None:
    told = feedback(MULTIPLE, Chosen(positions=frozenset({1, 3})))
    assert [line.split()[2] for line in told.splitlines() if line.startswith("Grund zu")] == [
        "Fragen,",
        "Melden,",
    ]


def test_of_pairs_that_fitted_none_is_said_twice() -> None:
    pairs = tuple(Pair(left=f"links {n}", right=f"rechts {n}") for n in ("eins", "zwei", "drei"))
    task = Match(pairs=pairs, headers=("Hier", "Dort"))
    told = feedback(task, Sequenced(positions=(0, 2, 1)), explanation="So ist es, und so weiter. " * 8)
    assert told.splitlines()[1:7] == [
        "",
        "✓ links eins → rechts eins",
        "",
        "So passt es:",
        "links zwei → rechts zwei",
        "links drei → rechts drei",
    ]


def test_an_order_that_is_too_long_says_the_right_one_alone() -> None:
    task = Order(items=("eins", "zwei", "drei"))
    told = feedback(task, Sequenced(positions=(1, 0, 2)), explanation="So ist es, und so weiter. " * 9)
    assert [line for line in told.splitlines() if line[:1].isdigit()] == ["1. eins", "2. zwei", "3. drei"]
