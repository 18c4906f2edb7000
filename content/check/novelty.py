"""Is the case of a question a new one, or does the unit print its answer? Q015.

The pre-question is apart: it asks about the problem that the insight then resolves.
"""

import re
from collections.abc import Iterator
from typing import Final

from content.edition import Edition
from content.findings import Finding, warning
from content.parse.tree import CaseText, QuestionText, SectionKind, UnitText

SMALL: Final = 10
"""Numbers below are everybody's: two shelves, three days."""
NUMBER: Final = re.compile(r"(?<![\w.,])\d{1,9}(?:[.,]\d{1,9})*(?![\w])")
NAME: Final = re.compile(
    r"(?:Frau|Herrn?|Mr\.?|Mrs\.?|Ms\.?)\s+(?P<polite>[A-ZÄÖÜ]\w+)"
    r"|(?:^|(?<=[.!?:„“\"]\s)|(?<=[\n„]))(?P<first>[A-ZÄÖÜ][a-zäöüßçğışé]+)\s+"
    r"(?:sagt|fragt|ruft|meint|schreibt|antwortet|bittet|says|asks|calls|writes|answers)\b"
)
NO_NAMES: Final = re.compile(
    r"alle|das|dein|der|die|dies|du|einer|er|es|ich|jeder|jemand|keiner|man|mein|niemand|sie|viele|was|wer"
    r"|wir|everybody|everyone|he|it|nobody|one|she|somebody|someone|that|they|this|we|who|you",
    re.IGNORECASE,
)


def check_novelty(edition: Edition) -> Iterator[Finding]:
    for quiz in edition.quizzes:
        module = edition.module(quiz.id, quiz.language)
        for quiz_unit in quiz.units if module else ():
            unit = module.unit(quiz_unit.heading.id) if module and quiz_unit.heading.id else None
            for question in quiz_unit.questions:
                if unit and not question.is_pre:
                    yield from _question(quiz.path, question, unit)


def _question(path: str, question: QuestionText, unit: UnitText) -> Iterator[Finding]:
    known = {
        kind: _marks(section.plain)
        for kind in (SectionKind.EXAMPLE, SectionKind.INSIGHT)
        if (section := unit.section(kind))
    }
    for case in question.cases:
        marks = _marks(_text(question, case))
        for kind, printed in known.items():
            for mark in sorted(marks & printed):
                where = "im Beispiel" if kind is SectionKind.EXAMPLE else "in der Einsicht"
                message = f"„{mark}“ steht schon {where} der Einheit. Nimm einen neuen Fall."
                yield warning(path, case.line, "Q015", message)


def _text(question: QuestionText, case: CaseText) -> str:
    answers = [answer.plain for answer in case.answers]
    rows = ["\n".join(row) for row in case.rows]
    title = "" if case.name else question.heading.title
    return "\n".join((title, case.stem_plain, *answers, *rows))


def _marks(plain: str) -> set[str]:
    """Numbers that are not everybody's, and names of people."""
    numbers = {found.group() for found in NUMBER.finditer(plain)}
    names = {name for found in NAME.finditer(plain) if (name := found["polite"] or found["first"])}
    return {number for number in numbers if not _is_small(number)} | {
        name for name in names if not NO_NAMES.fullmatch(name)
    }


def _is_small(number: str) -> bool:
    return number.isdigit() and int(number) < SMALL
