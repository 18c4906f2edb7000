"""How do checked texts become the values that learning works with?

Called for texts without errors only: what is missing here has had its finding before.
"""

import re
from decimal import Decimal
from typing import Final

from content.parse.kind import kind_of, number_and_tolerance
from content.parse.selfcheck import area_of, is_routing, is_skip, points_of, rated_answers
from content.parse.tree import (
    AnswerText,
    CaseText,
    Kind,
    ModuleText,
    QuestionText,
    QuizText,
    QuizUnitText,
    SectionKind,
    UnitText,
)
from content.taxonomy import ANY_TRADE, Taxonomy
from learning.entries import read_numbers
from learning.model import (
    Branch,
    Case,
    ExpectedNumber,
    ExpectedText,
    Level,
    Match,
    Module,
    ModuleId,
    Multiple,
    NumberEntry,
    Option,
    Order,
    Pair,
    Question,
    QuestionKey,
    Reflect,
    Scenario,
    Single,
    Status,
    Task,
    TextEntry,
    Unit,
    UnitKey,
)
from learning.selfcheck import RatedQuestion, Rating, Route, RoutingQuestion, SelfCheck, SelfCheckPart

SCENE_LINK: Final = re.compile(r"\s*\[[^\]]*\]\(#[^)]*\)")


def build_module(module: ModuleText, quiz: QuizText, *, stale: bool) -> Module:
    head = module.head
    asked = {unit.heading.id: unit for unit in quiz.units}
    return Module(
        id=ModuleId(module.id),
        version=meaning_version(module),
        language=module.language,
        title=head.value("title"),
        summary=head.value("summary"),
        area=head.value("area"),
        topic=head.value("topic"),
        level=Level(head.value("level")),
        roles=head.values("roles"),
        status=Status(head.value("status")),
        units=tuple(_unit(module.id, unit, quiz, asked[unit.heading.id]) for unit in module.units),
        prerequisites=tuple(ModuleId(one) for one in head.values("prerequisites")),
        coaching=head.value("coaching"),
        standup=head.value("standup"),
        licence=head.value("licence"),
        stale=stale,
    )


def meaning_version(text: ModuleText | QuizText) -> int:
    """Of the German text that this one says: a card must not fall due by a change of language."""
    return text.head.number("translates") or text.head.number("version") or 1


def _unit(module_id: str, unit: UnitText, quiz: QuizText, asked: QuizUnitText) -> Unit:
    key = UnitKey(f"{module_id}/{unit.heading.id}")
    questions = [_question(key, question, quiz) for question in asked.questions]
    return Unit(
        key=key,
        title=unit.heading.title,
        trade=unit.heading.attribute("trade") or ANY_TRADE,
        roles=unit.heading.values("roles"),
        problem=unit.body(SectionKind.PROBLEM),
        insight=unit.body(SectionKind.INSIGHT),
        example=unit.body(SectionKind.EXAMPLE),
        try_task=unit.body(SectionKind.TRY),
        leader_line=unit.body(SectionKind.LEADERS),
        pre=next(question for question in questions if question.is_pre),
        questions=tuple(question for question in questions if not question.is_pre),
        language=quiz.language,
        line=unit.heading.line,
    )


def _question(unit: UnitKey, question: QuestionText, quiz: QuizText) -> Question:
    return Question(
        key=_key(quiz.id, question.heading.id),
        unit=unit,
        title=question.heading.title,
        cases=tuple(_case(quiz.id, question, case) for case in question.cases),
        version=meaning_version(quiz),
        is_pre=question.is_pre,
        asks_confidence="confidence" in question.heading.classes,
        language=quiz.language,
        line=question.heading.line,
    )


def _key(module_id: str, question_id: str) -> QuestionKey:
    return QuestionKey(f"{module_id}#{question_id}")


def _case(module_id: str, question: QuestionText, case: CaseText) -> Case:
    kind = kind_of(question, case)
    assert kind is not None, "a question without a kind has an error"
    return Case(
        name=case.name,
        stem=case.stem,
        hint=case.hint,
        task=_task(module_id, question, case, kind),
        explanation="" if kind is Kind.REFLECT else case.explanation,
    )


def _task(module_id: str, question: QuestionText, case: CaseText, kind: Kind) -> Task:
    keep_order = case.is_ordered or "keep-order" in question.heading.classes
    match kind:
        case Kind.SINGLE:
            return Single(options=_options(case), keep_order=keep_order)
        case Kind.MULTIPLE:
            return Multiple(options=_options(case), keep_order=keep_order)
        case Kind.NUMBER:
            return NumberEntry(expected=tuple(_number(answer) for answer in case.answers))
        case Kind.TEXT:
            return TextEntry(expected=tuple(_text(answer) for answer in case.answers))
        case Kind.ORDER:
            return Order(items=tuple(answer.text for answer in case.answers))
        case Kind.MATCH:
            header, *rows = case.rows
            pairs = tuple(Pair(left=left.strip(), right=right.strip()) for left, right in rows)
            return Match(pairs=pairs, headers=(header[0].strip(), header[1].strip()))
        case Kind.SCENARIO:
            return Scenario(branches=tuple(_branch(module_id, answer) for answer in case.answers))
        case Kind.REFLECT:
            return Reflect(model_answer=case.explanation)
        case Kind.SCALE:
            raise ValueError("a scale belongs into a self-check")


def _options(case: CaseText) -> tuple[Option, ...]:
    return tuple(
        Option(text=answer.text, right=bool(answer.checked), feedback=answer.feedback)
        for answer in case.answers
    )


def _number(answer: AnswerText) -> ExpectedNumber:
    value, tolerance = number_and_tolerance(answer.expected)
    return ExpectedNumber(
        value=read_numbers(value)[0],
        tolerance=read_numbers(tolerance)[0] if tolerance else Decimal(0),
        right=bool(answer.checked),
        feedback=answer.feedback,
    )


def _text(answer: AnswerText) -> ExpectedText:
    return ExpectedText(value=answer.expected, right=bool(answer.checked), feedback=answer.feedback)


def _branch(module_id: str, answer: AnswerText) -> Branch:
    link = next((link for link in answer.links if link.address.startswith("#")), None)
    return Branch(
        text=answer.text,
        consequence=SCENE_LINK.sub("", answer.feedback).strip(),
        leads_to=_key(module_id, link.address[1:]) if link else None,
        link_text=link.text if link else "",
    )


def build_self_check(text: QuizText, taxonomy: Taxonomy) -> SelfCheck:
    return SelfCheck(
        id=text.id,
        version=meaning_version(text),
        language=text.language,
        title=text.head.value("title"),
        parts=tuple(
            SelfCheckPart(
                id=unit.heading.id,
                title=unit.heading.title,
                questions=tuple(_self_check_question(question, taxonomy) for question in unit.questions),
            )
            for unit in text.units
        ),
    )


def _self_check_question(question: QuestionText, taxonomy: Taxonomy) -> RoutingQuestion | RatedQuestion:
    heading, case = question.heading, question.cases[0]
    if is_routing(case):
        routes = tuple(
            Route(text=answer.text, role=answer.attribute("role"), area=answer.attribute("area"))
            for answer in case.answers
        )
        several = "multiple" in heading.classes
        return RoutingQuestion(
            id=heading.id, title=heading.title, stem=case.stem, routes=routes, takes_several=several
        )
    ratings = tuple(
        Rating(text=answer.text, points=points_of(answer, place))
        for place, answer in enumerate(rated_answers(case))
    )
    skip = next((answer.text for answer in case.answers if is_skip(answer)), "")
    return RatedQuestion(
        id=heading.id,
        title=heading.title,
        stem=case.stem,
        area=area_of(question, taxonomy),
        ratings=ratings,
        skip_text=skip,
    )
