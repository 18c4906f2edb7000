"""Which of our questions fit into Aiken?"""

from collections.abc import Sequence
from datetime import datetime
from string import ascii_uppercase
from typing import Final

from content.exchange.aiken.reading import LOOKS_LIKE_ANSWER, OPTION
from content.exchange.bank import PART, WHOLE
from content.exchange.outgoing import Leaving, OutCase, cases_of
from content.exchange.port import Exported
from content.exchange.seen import seen_line
from content.parse.tree import Kind, ModuleText, QuizText

NAME: Final = "Aiken"


def write_aiken(modules: Sequence[ModuleText], quizzes: Sequence[QuizText], _at: datetime) -> Exported:
    leaving = Leaving()
    parts = []
    for out in cases_of(modules, quizzes, leaving):
        if out.kind is not Kind.SINGLE or len(out.case.answers) > len(ascii_uppercase):
            leaving.drop_kind(out, NAME)
        elif (text := _question(out)) is None:
            message = f"„{out.shown_name}“ sähe in {NAME} wie eine Antwort aus und fehlt dort."
            leaving.drop(out, WHOLE, message)
        else:
            leaving.drop_hint(out, NAME)
            leaving.drop(out, PART, f"Rückmeldungen gibt es in {NAME} nicht. Sie fehlen dort.")
            parts.append(text)
    text = "\n\n".join(parts) + "\n" if parts else ""
    return Exported(raw=text.encode(), dropped=tuple(leaving.dropped), question_count=len(parts))


def _question(out: OutCase) -> str | None:
    asked = " ".join(part for part in (seen_line(out.title), seen_line(out.case.stem)) if part)
    if OPTION.match(asked) or LOOKS_LIKE_ANSWER.match(asked) or not asked:
        return None
    letters = dict(zip(ascii_uppercase, out.case.answers, strict=False))
    lines = [f"{letter}. {seen_line(answer.text)}" for letter, answer in letters.items()]
    right = next(letter for letter, answer in letters.items() if answer.checked)
    return "\n".join([asked, *lines, f"ANSWER: {right}"])
