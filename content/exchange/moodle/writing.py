"""How do our questions look in the XML of Moodle?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final
from xml.sax.saxutils import escape

from content.exchange.categories import category_text
from content.exchange.expected import numbers_of
from content.exchange.marks import marks_of
from content.exchange.outgoing import Leaving, OutCase, cases_of
from content.exchange.port import Exported
from content.parse.tree import AnswerText, Kind, ModuleText, QuizText

NAME: Final = "Moodle-XML"
TYPES: Final = {
    Kind.SINGLE: "multichoice",
    Kind.MULTIPLE: "multichoice",
    Kind.NUMBER: "numerical",
    Kind.TEXT: "shortanswer",
    Kind.MATCH: "matching",
    Kind.REFLECT: "essay",
    Kind.ORDER: "ordering",
}
NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
WHOLE_SHARE: Final = "100"


def write_moodle_xml(modules: Sequence[ModuleText], quizzes: Sequence[QuizText], _at: datetime) -> Exported:
    leaving = Leaving()
    parts: list[str] = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    category = module = ""
    count = 0
    for out in cases_of(modules, quizzes, leaving):
        if out.kind not in TYPES:
            leaving.drop_kind(out, NAME)
            continue
        if module != out.quiz.id:
            module = out.quiz.id
            parts += _category(category_text(module), out.module_title)
        here = category_text(module, out.unit_id)
        if here != category:
            category = here
            parts += _category(category, out.unit_title)
        parts += _question(out, leaving)
        count += 1
    raw = "\n".join([*parts, "</quiz>", ""]).encode()
    return Exported(raw=raw, dropped=tuple(leaving.dropped), question_count=count)


def _category(path: str, title: str) -> Iterator[str]:
    yield '<question type="category">'
    yield f"  <category>{_text(path)}</category>"
    yield f'  <info format="plain_text">{_text(title)}</info>'
    yield "</question>"


def _question(out: OutCase, leaving: Leaving) -> Iterator[str]:
    yield f'<question type="{TYPES[out.kind]}">'
    yield f"  <name>{_text(out.name)}</name>"
    yield f"  {_marked('questiontext', out.text)}"
    yield f"  {_marked('generalfeedback', out.case.explanation)}"
    yield f"  <idnumber>{_xml(out.name)}</idnumber>"
    for line in _body(out, leaving):
        yield f"  {line}"
    if out.case.hint:
        yield f"  {_marked('hint', out.case.hint)}"
    if marks := marks_of(out.question, out.case):
        yield f"  <tags>{''.join(f'<tag>{_text(mark)}</tag>' for mark in marks)}</tags>"
    yield "</question>"


def _body(out: OutCase, leaving: Leaving) -> Iterable[str]:
    match out.kind:
        case Kind.SINGLE | Kind.MULTIPLE:
            return _choice(out)
        case Kind.TEXT:
            words = (_answer(one, one.expected, _whole(one)) for one in out.case.answers)
            return ["<usecase>0</usecase>", *words]
        case Kind.NUMBER:
            return _numbers(out, leaving)
        case Kind.MATCH:
            return ["<shuffleanswers>true</shuffleanswers>", *(_pair(pair) for pair in out.pairs)]
        case Kind.ORDER:
            return _steps(out)
        case _:
            return ["<responseformat>editor</responseformat>", "<responserequired>0</responserequired>"]


def _choice(out: OutCase) -> Iterator[str]:
    keeps_order = out.case.is_ordered or "keep-order" in out.question.heading.classes
    yield f"<single>{'true' if out.kind is Kind.SINGLE else 'false'}</single>"
    yield f"<shuffleanswers>{'false' if keeps_order else 'true'}</shuffleanswers>"
    yield "<answernumbering>abc</answernumbering>"
    right = out.right_count
    wrong = len(out.case.answers) - right
    for answer in out.case.answers:
        if out.kind is Kind.SINGLE:
            share = _whole(answer)
        else:
            share = f"{100 / right if answer.checked else -100 / wrong:.5f}"
        yield _answer(answer, answer.text, share, form="markdown")


def _numbers(out: OutCase, leaving: Leaving) -> Iterator[str]:
    for number in numbers_of(out, leaving, NAME):
        share = WHOLE_SHARE if number.is_right else "0"
        yield (
            f'<answer fraction="{share}" format="plain_text"><text>{number.value:f}</text>'
            f"{_marked('feedback', number.feedback)}<tolerance>{number.tolerance:f}</tolerance></answer>"
        )


def _steps(out: OutCase) -> Iterator[str]:
    """Known from Moodle 4.4 on; the share of a step is its place."""
    yield "<layouttype>VERTICAL</layouttype>"
    yield "<selecttype>ALL</selecttype>"
    yield "<selectcount>0</selectcount>"
    yield "<gradingtype>ALL_OR_NOTHING</gradingtype>"
    yield "<showgrading>SHOW</showgrading>"
    for place, answer in enumerate(out.case.answers, start=1):
        yield _answer(answer, answer.text, f"{place}.0000000", form="markdown")


def _pair(pair: tuple[str, str]) -> str:
    left, right = pair
    return f'<subquestion format="markdown">{_text(left)}<answer>{_text(right)}</answer></subquestion>'


def _answer(answer: AnswerText, text: str, share: str, *, form: str = "plain_text") -> str:
    feedback = _marked("feedback", answer.feedback)
    return f'<answer fraction="{share}" format="{form}">{_text(text)}{feedback}</answer>'


def _whole(answer: AnswerText) -> str:
    return WHOLE_SHARE if answer.checked else "0"


def _marked(name: str, markdown: str) -> str:
    return f'<{name} format="markdown">{_text(markdown)}</{name}>'


def _text(text: str) -> str:
    return f"<text>{_xml(text)}</text>"


def _xml(text: str) -> str:
    return escape(NOT_XML.sub("", text))
