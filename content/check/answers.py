"""Are the answers complete, explained and fair? Q003 to Q008, Q013, Q014."""

import re
from collections.abc import Iterable, Iterator
from statistics import mean
from typing import Final

from content.check.limits import ANSWER_CHARS, CHOICES, FEEDBACK_CHARS, PAIRS, STEPS
from content.edition import Edition
from content.findings import Finding, error, warning
from content.parse.kind import kind_of
from content.parse.tree import AnswerText, CaseText, Kind, QuestionText
from learning.entries import fold

SHOWN_CHARS: Final = 40
"""of an answer in a message"""
LONG_RATIO: Final = 1.5
LONG_CHARS: Final = 20
"""A right answer that is this much longer than the others gives itself away."""
ALL_OR_NONE: Final = re.compile(
    r"^(?:alles?|keine[rs]?)\s+(?:der\s+|dieser\s+|die\s+|von\s+den\s+)?(?:oben\s+)?"
    r"(?:genannten?|obigen|antworten|aussagen)\b"
    r"|^(?:alles?|keine[rs]?)\s+(?:davon|von\s+diesen)\W*$"
    r"|^(?:all|none|both|neither|any)\s+of\s+(?:the\s+|these\s+)?(?:above|answers)\b"
    r"|^(?:all|none)\s+of\s+(?:these|them)\W*$",
    re.IGNORECASE,
)
TORN: Final = (
    "Die Antwortliste ist zerrissen. Rückmeldungen müssen eingerückt sein:"
    " zwei Leerzeichen vor „>“ (bei „1.“ drei)."
)
GIVES_AWAY: Final = (
    "„Alle/keine der genannten“ ist keine gute Antwort: Sie wird gemischt angezeigt und verrät die Lösung."
)
STRAY: Final = "Text hinter den Antworten wird nicht gezeigt. Schreib ihn vor die Antworten oder hinter „>“."


def check_answers(edition: Edition) -> Iterator[Finding]:
    for quiz in edition.quizzes:
        for question in quiz.questions:
            for case in question.cases:
                yield from _writing(quiz.path, case)
                kind = kind_of(question, case)
                if kind and kind is not Kind.SCALE and not quiz.is_self_check:
                    yield from _case(quiz.path, question, case, kind)


def _writing(path: str, case: CaseText) -> Iterator[Finding]:
    if case.is_torn:
        yield error(path, case.line, "Q005", TORN)
    elif case.stray_line:
        yield error(path, case.stray_line, "Q005", STRAY)
    for answer in case.answers:
        if answer.stray_line:
            message = f"Unter „{_shown(answer)}“ steht Text ohne „>“. Eine Rückmeldung beginnt mit „>“."
            yield error(path, answer.stray_line, "Q005", message)
    for line, text in case.broken_boxes:
        repair = "Schreib „- [x] Text“ oder „- [ ] Text“ – mit Leerzeichen in und nach der Klammer."
        yield error(path, line, "Q013", f"„{text[:SHOWN_CHARS]}…“: {repair}")


def _case(path: str, question: QuestionText, case: CaseText, kind: Kind) -> Iterator[Finding]:
    if (kind.is_choice or kind.is_typed) and not any(answer.checked for answer in case.answers):
        yield error(path, case.line, "Q003", "Keine Antwort ist mit [x] als richtig markiert.")
    if kind not in {Kind.ORDER, Kind.MATCH}:
        yield from _feedback(path, case)
    yield from _counts(path, case, kind)
    yield from _lengths(path, case)
    yield from _twice(path, case, kind)
    if kind.is_choice:
        yield from _giveaways(path, case)
    if kind is Kind.MULTIPLE and all(answer.checked for answer in case.answers) and len(case.answers) > 1:
        message = "Alle Antworten sind richtig. Ergänze eine falsche, sonst ist nichts zu unterscheiden."
        yield warning(path, question.heading.line, "Q003", message)


def _shown(answer: AnswerText) -> str:
    return answer.plain[:SHOWN_CHARS]


def _feedback(path: str, case: CaseText) -> Iterator[Finding]:
    for answer in case.answers:
        if answer.checked is not None and not answer.feedback:
            repair = "Schreib darunter eingerückt: > Warum richtig oder falsch?"
            yield error(
                path, answer.line, "Q004", f"Antwort „{_shown(answer)}“ hat keine Rückmeldung. {repair}"
            )


def _counts(path: str, case: CaseText, kind: Kind) -> Iterator[Finding]:
    match kind:
        case Kind.SINGLE | Kind.MULTIPLE | Kind.SCENARIO:
            count, allowed, one, many = len(case.answers), CHOICES, "Antwort", "Antworten"
        case Kind.ORDER:
            count, allowed, one, many = len(case.answers), STEPS, "Schritt", "Schritte"
        case Kind.MATCH:
            count, allowed, one, many = len(case.rows) - 1, PAIRS, "Paar", "Paare"
        case _:
            return
    if count not in allowed:
        what = one if count == 1 else many
        message = f"Die Frage hat {count} {what}, nötig sind {allowed.start} bis {allowed.stop - 1}."
        yield error(path, case.line, "Q008", message)
    if any(len(row) != 2 or not all(cell.strip() for cell in row) for row in case.rows):
        yield error(path, case.line, "Q008", "Die Tabelle braucht genau zwei Spalten ohne leere Felder.")


def _lengths(path: str, case: CaseText) -> Iterator[Finding]:
    for answer in case.answers:
        if not answer.text:
            yield error(path, answer.line, "Q008", "Antwort ohne Text.")
        if len(answer.plain) > ANSWER_CHARS:
            message = f"Antwort hat {len(answer.plain)} Zeichen, höchstens {ANSWER_CHARS}."
            yield error(path, answer.line, "Q008", message)
        shown = len(answer.feedback_plain) - sum(len(link.text) for link in answer.links)
        if shown > FEEDBACK_CHARS:
            message = f"Rückmeldung hat {shown} Zeichen, höchstens {FEEDBACK_CHARS}."
            yield error(path, answer.line, "Q008", message)
    for cell in (cell for row in case.rows for cell in row):
        if len(cell) > ANSWER_CHARS:
            message = f"Feld der Tabelle hat {len(cell)} Zeichen, höchstens {ANSWER_CHARS}."
            yield error(path, case.line, "Q008", message)


def _twice(path: str, case: CaseText, kind: Kind) -> Iterator[Finding]:
    if kind is Kind.MATCH:
        columns = zip(*(row for row in case.rows[1:] if len(row) == 2), strict=True)
        repeated = [text for column in columns for text in _repeated(column)]
    else:
        repeated = _repeated(answer.plain for answer in case.answers)
    for text in repeated:
        yield error(path, case.line, "Q014", f"Antwort „{text}“ kommt doppelt vor.")


def _repeated(texts: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    found: dict[str, None] = {}
    for text in texts:
        key = " ".join(text.casefold().split())
        if key in seen and fold(text):
            found[key[:SHOWN_CHARS]] = None
        seen.add(key)
    return list(found)


def _giveaways(path: str, case: CaseText) -> Iterator[Finding]:
    for answer in case.answers:
        if ALL_OR_NONE.search(answer.plain):
            yield error(path, answer.line, "Q006", GIVES_AWAY)
    right = [answer for answer in case.answers if answer.checked]
    wrong = [len(answer.plain) for answer in case.answers if not answer.checked]
    if not right or not wrong:
        return
    others = mean(wrong)
    length = mean(len(answer.plain) for answer in right)
    if length > LONG_RATIO * others and length > others + LONG_CHARS:
        size = f"{length:.0f} statt rund {others:.0f} Zeichen"
        message = f"Die richtige Antwort ist auffällig lang ({size}) und verrät sich."
        yield warning(path, right[0].line, "Q007", message)
