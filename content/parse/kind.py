"""How is this question asked? Inferred from how the answers are written, or said by a class."""

from typing import Final

from content.parse.tree import CaseText, Kind, QuestionText
from learning.entries import read_numbers

NAMED_KINDS: Final = {
    "multiple": Kind.MULTIPLE,
    "match": Kind.MATCH,
    "scenario": Kind.SCENARIO,
    "reflect": Kind.REFLECT,
    "scale": Kind.SCALE,
}
MODIFIERS: Final = frozenset({"pre", "confidence", "keep-order"})
TOLERANCE_MARKS: Final = ("±", "+/-", "+-")


def kind_of(question: QuestionText, case: CaseText) -> Kind | None:
    """None: the answers are written in no known way."""
    classes = question.heading.classes
    if "scale" in classes:
        return Kind.SCALE if case.has_boxes else None
    if "reflect" in classes:
        return Kind.REFLECT if case.explanation else None
    if "match" in classes:
        return Kind.MATCH if case.rows else None
    if "scenario" in classes:
        return Kind.SCENARIO if case.has_boxes else None
    if case.has_boxes:
        return _boxed_kind(case, says_multiple="multiple" in classes)
    return Kind.ORDER if case.answers else None


def _boxed_kind(case: CaseText, *, says_multiple: bool) -> Kind:
    boxed = [answer for answer in case.answers if answer.checked is not None]
    typed = [answer for answer in boxed if answer.is_typed]
    if typed:
        right = [answer for answer in typed if answer.checked] or typed
        is_number = all(read_numbers(number_and_tolerance(answer.expected)[0]) for answer in right)
        return Kind.NUMBER if is_number else Kind.TEXT
    several = sum(bool(answer.checked) for answer in boxed) > 1
    return Kind.MULTIPLE if says_multiple or several else Kind.SINGLE


def number_and_tolerance(expected: str) -> tuple[str, str]:
    """The two parts of "12,5 ± 0,5"; the second is empty without a tolerance."""
    for mark in TOLERANCE_MARKS:
        value, found, tolerance = expected.partition(mark)
        if found:
            return value.strip(), tolerance.strip()
    return expected, ""
