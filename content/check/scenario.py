"""Does every scene lead somewhere, and to an end? Q011."""

from collections.abc import Iterator, Mapping

from content.check.limits import SCENES
from content.edition import Edition
from content.findings import Finding, error, meant, warning
from content.parse.tree import AnswerText, QuizText


def check_scenarios(edition: Edition) -> Iterator[Finding]:
    for quiz in edition.quizzes:
        yield from _links(quiz)
        yield from _walks(quiz)


def _links(quiz: QuizText) -> Iterator[Finding]:
    unit_of = {
        question.heading.id: number
        for number, unit in enumerate(quiz.units)
        for question in unit.questions
        if question.heading.id
    }
    for number, unit in enumerate(quiz.units):
        for question in unit.questions:
            for case in question.cases:
                for answer in case.answers:
                    yield from _targets(quiz.path, answer, unit_of, number)


def _targets(path: str, answer: AnswerText, unit_of: Mapping[str, int], unit: int) -> Iterator[Finding]:
    targets = targets_of(answer)
    for target in targets:
        if target not in unit_of:
            message = f"Verweis #{target} führt ins Leere.{meant(target, unit_of, mark='#{}')}"
            yield error(path, answer.line, "Q011", message)
        elif unit_of[target] != unit:
            yield error(path, answer.line, "Q011", f"Verweis #{target} führt in eine andere Einheit.")
    if len(targets) > 1:
        yield error(path, answer.line, "Q011", "Eine Antwort führt zu höchstens einer Szene.")


def targets_of(answer: AnswerText) -> list[str]:
    """Ids of the questions that the answer leads to."""
    return [link.address[1:] for link in answer.links if link.address.startswith("#")]


def _walks(quiz: QuizText) -> Iterator[Finding]:
    leads = {
        question.heading.id: {
            target for case in question.cases for answer in case.answers for target in targets_of(answer)
        }
        for question in quiz.questions
    }
    told: set[str] = set()
    for question in quiz.questions:
        start = question.heading.id
        reached = _reached(leads, start)
        if start in reached:
            if start not in told:
                yield error(quiz.path, question.heading.line, "Q011", "Das Szenario läuft im Kreis.")
            told |= reached
        elif leads[start] and not reached & told and (depth := _depth(leads, start)) > SCENES:
            message = f"Das Szenario ist {depth} Szenen tief, höchstens {SCENES}."
            yield warning(quiz.path, question.heading.line, "Q011", message)


def _reached(leads: Mapping[str, set[str]], start: str) -> set[str]:
    reached: set[str] = set()
    waiting = list(leads[start])
    while waiting:
        target = waiting.pop()
        if target in leads and target not in reached:
            reached.add(target)
            waiting += leads[target]
    return reached


def _depth(leads: Mapping[str, set[str]], start: str) -> int:
    """Scenes on the longest way; the caller knows that there is no circle."""
    depth, layer = 0, {start}
    while layer:
        depth += 1
        layer = {target for scene in layer for target in leads[scene] if target in leads}
    return depth
