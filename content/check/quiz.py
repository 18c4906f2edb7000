"""Does the quiz fit its module, unit by unit? Q001, Q016, Q017."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from content.check.limits import QUESTIONS
from content.check.scenario import targets_of
from content.edition import Edition
from content.findings import Finding, error, meant, warning
from content.parse.kind import kind_of
from content.parse.tree import CaseText, Kind, ModuleText, QuestionText, QuizText, QuizUnitText

ORDINALS: Final = ("erste", "zweite", "dritte", "vierte", "fünfte")
FEWEST_FOR_A_PATTERN: Final = 6
"""questions; below, an uneven spread is chance"""
LARGEST_SHARE: Final = 2 / 3
"""of the right answers at one place; with three options a third is even"""


def check_quizzes(edition: Edition) -> Iterator[Finding]:
    for quiz in edition.quizzes:
        if quiz.is_self_check:
            continue
        module = edition.module(quiz.id, quiz.language)
        if module:
            yield from _units(quiz, module)
        elif not edition.module(quiz.id, edition.original(quiz.id)):
            message = f"Zum Quiz gibt es kein Modul modules/{quiz.id}.{quiz.language}.md."
            yield error(quiz.path, 1, "Q001", message)
        for unit in quiz.units:
            yield from _count(quiz.path, unit)
            yield from _pre(quiz.path, unit)
        yield from _positions(quiz)
    for module in edition.modules:
        if module.language == edition.original(module.id) and not edition.quiz(module.id, module.language):
            message = f"Zum Modul fehlt das Quiz quizzes/{module.id}.{module.language}.md."
            yield error(module.path, 1, "Q001", message)


def _units(quiz: QuizText, module: ModuleText) -> Iterator[Finding]:
    known = [unit.heading.id for unit in module.units]
    asked = {unit.heading.id for unit in quiz.units}
    for unit in module.units:
        heading = unit.heading
        if heading.id not in asked:
            message = f"Zur Einheit „{heading.title}“ ({heading.id}) gibt es keine Fragen."
            yield error(quiz.path, 1, "Q001", message)
    for quiz_unit in quiz.units:
        heading = quiz_unit.heading
        if heading.id and heading.id not in known:
            message = f"Einheit „{heading.id}“ gibt es im Modul nicht.{meant(heading.id, known)}"
            yield error(quiz.path, heading.line, "Q001", message)


def _count(path: str, unit: QuizUnitText) -> Iterator[Finding]:
    """Scenes which another scene leads to make up a lack, but are never too many."""
    asked = [question for question in unit.questions if not question.is_pre]
    led_from = _led_from(asked)
    openings = [
        question for question in asked if led_from.get(question.heading.id, set()) <= {question.heading.line}
    ]
    if len(asked) < QUESTIONS.start or len(openings) >= QUESTIONS.stop:
        count = len(asked) if len(asked) < QUESTIONS.start else len(openings)
        asked_for = f"nötig sind {QUESTIONS.start} bis {QUESTIONS.stop - 1}"
        fragen = "Frage" if count == 1 else "Fragen"
        message = f"Einheit „{unit.heading.title}“ hat {count} {fragen}, {asked_for}."
        yield warning(path, unit.heading.line, "Q001", message)


def _led_from(questions: list[QuestionText]) -> dict[str, set[int]]:
    """From which lines each scene is led to."""
    found: dict[str, set[int]] = {}
    for question in questions:
        for case in question.cases:
            for target in (target for answer in case.answers for target in targets_of(answer)):
                found.setdefault(target, set()).add(question.heading.line)
    return found


def _pre(path: str, unit: QuizUnitText) -> Iterator[Finding]:
    pre = [question for question in unit.questions if question.is_pre]
    if not pre:
        yield error(path, unit.heading.line, "Q016", "Die Einheit hat keine Frage vorab ({.pre}).")
    for question in pre[1:]:
        message = (
            f"Die Einheit hat mehrere Fragen vorab ({{.pre}}), die erste in Zeile {pre[0].heading.line}."
        )
        yield error(path, question.heading.line, "Q016", message)
    for question in pre:
        kinds = [kind_of(question, case) for case in question.cases]
        if any(kind and not kind.is_choice for kind in kinds):
            message = "Die Frage vorab ({.pre}) muss eine Auswahl sein: Antworten mit - [ ] und - [x]."
            yield error(path, question.heading.line, "Q016", message)


def _positions(quiz: QuizText) -> Iterator[Finding]:
    counted = [
        place
        for question in quiz.questions
        for case in question.cases
        for place in right_place(question, case)
    ]
    if len(counted) < FEWEST_FOR_A_PATTERN:
        return
    (place, count), *_ = Counter(counted).most_common(1)
    if count > LARGEST_SHARE * len(counted):
        message = (
            f"In {count} von {len(counted)} Fragen ist die {ORDINALS[place]} Antwort richtig."
            " Misch die Reihenfolge."
        )
        yield warning(quiz.path, 1, "Q017", message)


def right_place(question: QuestionText, case: CaseText) -> list[int]:
    """Where the right answer stands; nothing for true or false, or where more than one is right."""
    right = [at for at, answer in enumerate(case.answers) if answer.checked]
    is_counted = kind_of(question, case) is Kind.SINGLE and 2 < len(case.answers) <= len(ORDINALS)
    return right if is_counted and len(right) == 1 else []
