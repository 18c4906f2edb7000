"""How do our questions look in a spreadsheet? One row for each answer."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from content.exchange.outgoing import Leaving, OutCase, cases_of
from content.exchange.port import Exported
from content.exchange.seen import seen_line, seen_text
from content.parse.tree import Kind, ModuleText, QuizText

HEAD: Final = (
    "modul",
    "einheit",
    "frage",
    "fall",
    "art",
    "titel",
    "text",
    "tipp",
    "antwort",
    "richtig",
    "gehoert_zu",
    "rueckmeldung",
    "erklaerung",
)
DELIMITER: Final = ";"
"""what a spreadsheet in German expects"""
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so is calculated, and may call other programs. Source: OWASP, CSV injection."""


def write_csv(modules: Sequence[ModuleText], quizzes: Sequence[QuizText], _at: datetime) -> Exported:
    leaving = Leaving()
    # the mark tells a spreadsheet that umlauts are UTF-8
    file = io.StringIO("\ufeff", newline="")
    file.seek(0, io.SEEK_END)
    table = csv.writer(file, delimiter=DELIMITER, lineterminator="\r\n")
    table.writerow(HEAD)
    found = cases_of(modules, quizzes, leaving)
    for out in found:
        table.writerows([_safe(cell) for cell in row] for row in _rows(out))
    raw = file.getvalue().encode()
    return Exported(raw=raw, dropped=tuple(leaving.dropped), question_count=len(found))


def _rows(out: OutCase) -> Iterator[tuple[str, ...]]:
    case = out.case
    begin = (
        out.quiz.id,
        out.unit_id,
        out.question.heading.id,
        case.name,
        out.kind.value,
        seen_line(out.title),
        seen_text(case.stem),
        seen_text(case.hint),
    )
    end = seen_text(case.explanation)
    for left, right in out.pairs if out.kind is Kind.MATCH else ():
        yield (*begin, seen_line(left), "", seen_line(right), "", end)
    for answer in case.answers:
        text = answer.expected if answer.is_typed else answer.plain
        is_judged = answer.checked is not None and out.kind is not Kind.SCENARIO
        right = ("ja" if answer.checked else "nein") if is_judged else ""
        yield (*begin, text, right, "", seen_text(answer.feedback), end)
    if not case.answers and not case.rows:
        yield (*begin, "", "", "", "", end)


def _safe(cell: str) -> str:
    """A text in any case: an apostrophe in front is not shown."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
