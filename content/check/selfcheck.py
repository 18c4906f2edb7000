"""Can the self-check be answered and counted? M004, Q008, Q009."""

from collections.abc import Iterator
from typing import Final

from content.check.limits import ANSWER_CHARS
from content.edition import Edition
from content.findings import Finding, error, meant
from content.parse.kind import kind_of
from content.parse.selfcheck import area_of, is_routing, points_of, rated_answers
from content.parse.tree import AnswerText, CaseText, Kind, QuestionText
from content.taxonomy import Taxonomy, ids

POINTS: Final = (0, 1, 2, 3)
ATTRIBUTES: Final = ("role", "area", "points")


def check_self_checks(edition: Edition) -> Iterator[Finding]:
    for quiz in edition.quizzes:
        for question in quiz.questions if quiz.is_self_check else ():
            yield from _question(quiz.path, question, edition.taxonomy)


def _question(path: str, question: QuestionText, taxonomy: Taxonomy) -> Iterator[Finding]:
    case, line = question.cases[0], question.heading.line
    if kind_of(question, case) is not Kind.SCALE:
        message = (
            "Eine Frage im Selbst-Check braucht die Angabe {.scale} und Antworten mit - [ ] oder 1. [ ]."
        )
        yield error(path, line, "Q009", message)
        return
    if len(question.cases) > 1:
        yield error(path, question.cases[1].line, "Q009", "Im Selbst-Check gibt es keine weiteren Fälle.")
    for answer in case.answers:
        yield from _answer(path, answer, taxonomy)
    if is_routing(case):
        if len(case.answers) < 2:
            yield error(path, line, "Q008", "Die Frage hat nur eine Antwort, nötig sind mindestens 2.")
    else:
        yield from _points(path, case)
        if not area_of(question, taxonomy):
            message = "Zu welchem Bereich zählt die Frage? Ergänze in der Klammer: area=daten"
            yield error(path, line, "Q009", message)


def _answer(path: str, answer: AnswerText, taxonomy: Taxonomy) -> Iterator[Finding]:
    allowed = {"role": ids(taxonomy.roles), "area": ids(taxonomy.areas), "points": tuple(map(str, POINTS))}
    for name, value in answer.attributes:
        if name not in allowed:
            hint = meant(name, ATTRIBUTES)
            yield error(path, answer.line, "Q009", f"Unbekannte Angabe „{name}={value}“.{hint}")
        elif value not in allowed[name]:
            hint = meant(value, allowed[name]) or f" Erlaubt: {', '.join(sorted(allowed[name]))}."
            yield error(path, answer.line, "M004", f"„{value}“ ist kein gültiger Wert für {name}.{hint}")
    for name in answer.classes:
        if name != "skip":
            yield error(path, answer.line, "Q009", f"Unbekannte Angabe „{name}“.{meant(name, ['skip'])}")
    if len(answer.plain) > ANSWER_CHARS:
        message = f"Antwort hat {len(answer.plain)} Zeichen, höchstens {ANSWER_CHARS}."
        yield error(path, answer.line, "Q008", message)


def _points(path: str, case: CaseText) -> Iterator[Finding]:
    rated = rated_answers(case)
    points = sorted(points_of(answer, place) for place, answer in enumerate(rated))
    if tuple(points) != POINTS:
        found = ", ".join(map(str, points)) or "keine"
        message = f"Die Antworten geben {found} Punkte, nötig sind 0, 1, 2 und 3, jede Zahl einmal."
        yield error(path, case.line, "Q008", message)
    if len(case.answers) - len(rated) > 1:
        yield error(path, case.line, "Q008", "Nur eine Antwort darf {skip} tragen.")
