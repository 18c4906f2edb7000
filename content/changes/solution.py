"""Is what was right still right, under the same id?

Somebody who has learned an answer must not be told one day that it is wrong: the memory belongs to the
id. So a different right answer is a different question, whatever the version says.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from content.changes.places import NO_ORIGIN, case_pairs, origins, plain_gaps
from content.parse.kind import kind_of, number_and_tolerance
from content.parse.tree import AnswerText, CaseText, Kind, QuestionText
from learning.entries import fold, is_same, is_slip, read_numbers

UNGRADED: Final = frozenset({Kind.SCENARIO, Kind.REFLECT, Kind.SCALE})
"""nothing in them is right or wrong"""
DIGITS: Final = re.compile(r"\d+")


def changed_solution(old: QuestionText, new: QuestionText, *, has_new_meaning: bool) -> int | None:
    """The line in the new text where another answer is right than before, None if there is none.

    Marks, order and pairs are compared always. The words of a right answer may change with the meaning
    (`has_new_meaning`: a higher version) if what is asked changes too: other figures, the same goal.
    """
    pairs, _ = case_pairs(old, new)
    for was, now in pairs:
        before, after = kind_of(old, was), kind_of(new, now)
        if before is None or after is None or (before in UNGRADED and after in UNGRADED):
            continue
        may_reword = has_new_meaning and _asked(old, was) != _asked(new, now)
        if _form(before) is not _form(after):
            return now.line
        line = _differs(before, was, now, may_reword=may_reword)
        if line is not None:
            return line
    return None


def moved_answers(old: QuestionText, new: QuestionText) -> bool:
    """Whether a known answer stands at another place than before: answers are kept by their place."""
    return any(
        origin not in {NO_ORIGIN, at}
        for was, now in case_pairs(old, new)[0]
        for at, origin in enumerate(origins(was, now))
    )


def _form(kind: Kind) -> Kind:
    """One right answer more makes of a single choice a multiple one: that is seen by the marks."""
    return Kind.SINGLE if kind.is_choice else kind


def _asked(question: QuestionText, case: CaseText) -> str:
    return plain_gaps(f"{question.heading.title} {case.stem}")


def _differs(kind: Kind, was: CaseText, now: CaseText, *, may_reword: bool) -> int | None:
    match kind:
        case Kind.SINGLE | Kind.MULTIPLE:
            return _choice(was, now, may_reword=may_reword)
        case Kind.NUMBER | Kind.TEXT:
            kept = may_reword or _typed_kept(kind, was.answers, now.answers)
            return None if kept else now.line
        case Kind.ORDER:
            return _order(was, now)
        case Kind.MATCH:
            return _match(was, now, may_reword=may_reword)
        case _:
            return now.line


# --- by kind ------------------------------------------------------------------------------------


def _choice(was: CaseText, now: CaseText, *, may_reword: bool) -> int | None:
    for answer, origin in zip(now.answers, origins(was, now), strict=True):
        before = None if origin == NO_ORIGIN else was.answers[origin]
        if bool(answer.checked) != bool(before and before.checked):
            return answer.line
        if before and answer.checked and not may_reword and _other_figures(before.text, answer.text):
            return answer.line
    return None if _right_count(now) >= _right_count(was) else now.line


def _right_count(case: CaseText) -> int:
    return sum(bool(answer.checked) for answer in case.answers)


def _other_figures(old: str, new: str) -> bool:
    """A changed digit is another answer, never a slip."""
    return DIGITS.findall(old) != DIGITS.findall(new)


def _typed_kept(kind: Kind, was: Sequence[AnswerText], now: Sequence[AnswerText]) -> bool:
    """Whether all that was right is right, and nothing that was wrong is."""
    right = [answer.expected for answer in now if answer.checked]
    before_right = [answer.expected for answer in was if answer.checked]
    before_wrong = [answer.expected for answer in was if not answer.checked]
    if kind is Kind.NUMBER:
        values = {_value(text) for text in right}
        return values.issuperset(map(_value, before_right)) and values.isdisjoint(map(_value, before_wrong))
    lost = any(not any(is_same(old, new) or is_slip(old, new) for new in right) for old in before_right)
    return not lost and {fold(text) for text in right}.isdisjoint(map(fold, before_wrong))


def _value(expected: str) -> Decimal | None:
    numbers = read_numbers(number_and_tolerance(expected)[0])
    return numbers[0] if numbers else None


def _order(was: CaseText, now: CaseText) -> int | None:
    """Steps known from before stand in the order of before."""
    places = [
        (origin, answer.line)
        for answer, origin in zip(now.answers, origins(was, now), strict=True)
        if origin != NO_ORIGIN
    ]
    return next((line for (before, _), (after, line) in pairwise(places) if before > after), None)


def _match(was: CaseText, now: CaseText, *, may_reword: bool) -> int | None:
    """What belonged together does; a right side that was reworded keeps its figures."""
    before = {fold(row[0]): row[1] for row in was.rows[1:] if len(row) == 2}
    taken = {fold(right) for right in before.values()}
    for row in now.rows[1:]:
        if len(row) != 2 or fold(row[0]) not in before:
            continue
        right = before[fold(row[0])]
        if is_same(right, row[1]):
            continue
        if fold(row[1]) in taken or (not may_reword and _other_figures(right, row[1])):
            return now.line
    return None
