"""Is it clear how a question is asked, and is it asked positively? Q009, Q010."""

import re
from collections.abc import Iterator
from typing import Final

from content.edition import Edition
from content.findings import Finding, error, meant, warning
from content.parse.kind import MODIFIERS, NAMED_KINDS, kind_of, number_and_tolerance
from content.parse.tree import CaseText, Kind, QuestionText, QuizText
from learning.entries import read_numbers

QUIZ_CLASSES: Final = sorted((MODIFIERS | NAMED_KINDS.keys()) - {"scale"})
SELF_CHECK_CLASSES: Final = sorted({"scale", "multiple", "keep-order"})
NO_KIND: Final = (
    "Fragetyp nicht erkennbar: Es fehlen Antworten (- [ ] …), eine nummerierte Liste"
    " oder eine Tabelle mit {.match}."
)
NEGATION: Final = re.compile(r"\b(nicht|kein\w*|nie|niemals|not|never|except)\b", re.IGNORECASE)
EMPHASISED: Final = re.compile(r"\*\*.+?\*\*|__.+?__|(?<!\*)\*[^*]+\*|\b(?:NICHT|KEIN\w*|NIE|NOT|NEVER)\b")
ASKS: Final = re.compile(
    r"^(was|wer|wen|wem|wo|wie|wann|welch\w*|what|who|where|how|when|which)\b", re.IGNORECASE
)
_SENTENCE_END: Final = re.compile(r"(?<=[.?!:])\s+|\n+")
ASKS_WHY: Final = re.compile(r"^(warum|wieso|weshalb|why)\b", re.IGNORECASE)


def check_questions(edition: Edition) -> Iterator[Finding]:
    for quiz in edition.quizzes:
        known = SELF_CHECK_CLASSES if quiz.is_self_check else QUIZ_CLASSES
        for question in quiz.questions:
            yield from _classes(quiz.path, question, known)
            for heading in question.odd_headings:
                message = f"Überschrift „{heading.title}“: Ein weiterer Fall heißt „#### Fall: kurzer Name“."
                yield error(quiz.path, heading.line, "Q009", message)
            if not quiz.is_self_check:
                yield from _kinds(quiz, question)


def _classes(path: str, question: QuestionText, known: list[str]) -> Iterator[Finding]:
    heading = question.heading
    for name in heading.classes:
        if name not in known:
            message = f"Unbekannte Angabe „.{name}“.{meant(name, known, mark='„.{}“')}"
            yield error(path, heading.line, "Q009", message)
    for name, value in heading.attributes:
        if name != "area" or "scale" not in known:
            yield error(path, heading.line, "Q009", f"Unbekannte Angabe „{name}={value}“.")
    named = [name for name in heading.classes if name in NAMED_KINDS and name in known]
    if len(named) > 1 and "scale" not in known:
        listed = " und ".join(f".{name}" for name in named)
        yield error(path, heading.line, "Q009", f"{listed} widersprechen sich. Nimm nur eine der Angaben.")


def _kinds(quiz: QuizText, question: QuestionText) -> Iterator[Finding]:
    first = kind_of(question, question.cases[0])
    for case in question.cases:
        kind = kind_of(question, case)
        if kind is None:
            yield error(quiz.path, case.line, "Q009", NO_KIND)
        elif first and kind is not first:
            message = f"Fall „{case.name}“ ist anders gefragt ({kind}) als die Frage ({first})."
            yield error(quiz.path, case.line, "Q009", message)
        if kind and kind.is_typed:
            yield from _typed(quiz.path, case, kind)
        if kind and kind.is_choice:
            yield from _negation(quiz.path, question, case)
        if case.name and sum(other.name == case.name for other in question.cases) > 1:
            yield error(quiz.path, case.line, "Q009", f"Den Fall „{case.name}“ gibt es zweimal.")


def _typed(path: str, case: CaseText, kind: Kind) -> Iterator[Finding]:
    for answer in case.answers:
        if not answer.is_typed:
            message = f"Antwort „{answer.plain[:40]}“: Bei Antworten zum Eintippen beginnt jede mit „=“."
            yield error(path, answer.line, "Q009", message)
        elif not answer.expected:
            yield error(path, answer.line, "Q009", "Hinter „=“ fehlt die erwartete Antwort.")
        elif kind is Kind.NUMBER and not _is_number(answer.expected):
            message = f"„{answer.expected[:40]}“ ist keine Zahl. Schreib zum Beispiel: = 12,5 ± 0,5"
            yield error(path, answer.line, "Q009", message)


def _is_number(expected: str) -> bool:
    value, tolerance = number_and_tolerance(expected)
    margin = read_numbers(tolerance) if tolerance else ()
    return bool(read_numbers(value)) and (not tolerance or (bool(margin) and margin[0] >= 0))


def _negation(path: str, question: QuestionText, case: CaseText) -> Iterator[Finding]:
    """Only in what is asked: a case may tell that something did not happen, and a why may ask for it."""
    title = "" if case.name else question.heading.title
    asked = [part for part in _SENTENCE_END.split(f"{title}\n{case.stem}") if _is_question(part)]
    for sentence in asked:
        found = NEGATION.search(EMPHASISED.sub("", sentence))
        if found and not ASKS_WHY.match(sentence):
            message = f"Verneinte Frage („{found[1].lower()}“): frag positiv oder schreib das Wort **fett**."
            yield warning(path, case.line, "Q010", message)
            return


def _is_question(sentence: str) -> bool:
    return sentence.rstrip('“"*_ ').endswith("?") or ASKS.match(sentence) is not None
