"""How do our questions look in GIFT?"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

from content.exchange.bank import CHANGED
from content.exchange.categories import category_text
from content.exchange.expected import Number, numbers_of
from content.exchange.gift.answers import ARROW, WRITING
from content.exchange.gift.blocks import CATEGORY
from content.exchange.marks import mark, marks_of
from content.exchange.outgoing import Leaving, OutCase, cases_of
from content.exchange.port import Exported
from content.parse.tree import AnswerText, Kind, ModuleText, QuizText

NAME: Final = "GIFT"
SPECIAL: Final = re.compile(r"[\\~=#{}:]")
LOST_KINDS: Final = frozenset({Kind.ORDER, Kind.SCENARIO})


def write_gift(modules: Sequence[ModuleText], quizzes: Sequence[QuizText], _at: datetime) -> Exported:
    leaving = Leaving()
    parts: list[str] = []
    category = module = ""
    count = 0
    for out in cases_of(modules, quizzes, leaving):
        if out.kind in LOST_KINDS:
            leaving.drop_kind(out, NAME)
            continue
        here = category_text(out.quiz.id, out.unit_id)
        if here != category:
            named = [] if module == out.quiz.id else [("module", out.module_title)]
            parts.append(_category(here, [*named, ("unit", out.unit_title)]))
            category, module = here, out.quiz.id
        parts.append("\n".join(_question(out, leaving)))
        count += 1
    text = "\n\n".join(parts) + "\n" if parts else ""
    return Exported(raw=text.encode(), dropped=tuple(leaving.dropped), question_count=count)


def _category(path: str, named: list[tuple[str, str]]) -> str:
    return "\n".join([f"{CATEGORY} {path}", *(_comment(mark(key, value)) for key, value in named)])


def _comment(text: str) -> str:
    return "// " + text.replace("\\", "\\\\")


def _question(out: OutCase, leaving: Leaving) -> Iterator[str]:
    leaving.drop_hint(out, NAME)
    yield from (_comment(text) for text in marks_of(out.question, out.case))
    yield f"::{escaped(out.name)}::[markdown]{escaped(out.text)}{{"
    match out.kind:
        case Kind.SINGLE:
            yield from (_answer("=" if answer.checked else "~", "", answer) for answer in out.case.answers)
        case Kind.MULTIPLE:
            yield from _multiple(out)
        case Kind.TEXT:
            yield from (_answer("=", "" if answer.checked else "%0%", answer) for answer in out.case.answers)
        case Kind.NUMBER:
            yield "\t#"
            yield from (_number(number) for number in numbers_of(out, leaving, NAME))
        case Kind.MATCH:
            yield from _pairs(out, leaving)
        case _:
            pass
    if out.case.explanation:
        yield f"\t####{escaped(out.case.explanation)}"
    yield "}"


def _multiple(out: OutCase) -> Iterator[str]:
    """Shares that add up to all points, and to none for who ticks everything."""
    right = out.right_count
    wrong = len(out.case.answers) - right
    for answer in out.case.answers:
        share = 100 / right if answer.checked else -100 / wrong
        yield _answer("~", f"%{share:.5f}%", answer)


def _answer(marker: str, weight: str, answer: AnswerText) -> str:
    # an arrow in a word to type would make a match of it
    text = answer.expected.replace(ARROW, "→") if answer.is_typed else answer.text
    if not weight and text.lstrip().startswith("%"):
        weight = "%100%" if marker == "=" else "%0%"
    if WRITING.match(text):
        text = f"[markdown]{text}"
    return f"\t{marker}{weight}{escaped(text)}{_feedback(answer.feedback)}"


def _number(number: Number) -> str:
    weight = "" if number.is_right else "%0%"
    return f"\t={weight}{plain(number.value)}:{plain(number.tolerance)}{_feedback(number.feedback)}"


def _pairs(out: OutCase, leaving: Leaving) -> Iterator[str]:
    for pair in out.pairs:
        left, right = (cell.replace(ARROW, "→") for cell in pair)
        if (left, right) != pair:
            leaving.drop(out, CHANGED, f"In einer Zuordnung steht „{ARROW}“. In {NAME} steht dafür „→“.")
        yield f"\t={escaped(left)} {ARROW} {escaped(right)}"


def _feedback(feedback: str) -> str:
    if not feedback:
        return ""
    marked = f"[markdown]{feedback}" if WRITING.match(feedback) else feedback
    return f" # {escaped(marked)}"


def escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\g<0>", text).replace("\n", "\\n")


def plain(value: Decimal) -> str:
    return f"{value:f}"
