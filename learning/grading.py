"""Was the answer right, and why?

Every outcome carries the reasons that resolve the question: what was chosen first, then what is missing.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from learning.entries import fold, is_same, is_slip, read_numbers
from learning.fitting import arranged_positions, chosen_positions, expect_comparison, typed_text
from learning.model import (
    Answer,
    Case,
    DontKnow,
    ExpectedNumber,
    ExpectedText,
    Match,
    Multiple,
    NumberEntry,
    Option,
    Order,
    Outcome,
    Question,
    Reason,
    Reflect,
    Scenario,
    Single,
    Task,
    TextEntry,
    Verdict,
)

Expected = ExpectedNumber | ExpectedText

MAX_OPTIONS = 5
"""A choice has at most five options. Source: content format."""


def grade(question: Question, case: Case, answer: Answer) -> Outcome:
    """
    The outcome of any answer to any task; "don't know" is a wrong answer with all its reasons.

    A pre-question is never scored: it gives the reason of what was chosen. Numbers in labels and in the
    solution are plain decimals with a point ("12.5").

    Raises: ValueError if the kind of the answer or its positions do not fit the task.
    """
    outcome = _graded(case.task, answer)
    return _as_guess(outcome) if question.is_pre else outcome


def guess_chance(task: Task) -> float:
    """The chance to be right by tapping blindly, 0 where something is typed or nothing is right."""
    match task:
        case Single(options=options):
            return 1 / len(options)
        case Multiple(options=options):
            return 1 / ((1 << len(options)) - 1)  # any selection but the empty one
        case Order(items=parts) | Match(pairs=parts):
            return 1 / math.factorial(len(parts))
        case NumberEntry() | TextEntry() | Scenario() | Reflect():
            return 0.0
        case _:
            assert_never(task)


def as_choice(case: Case) -> Case | None:
    """
    The typed question as a choice, for the second try: its first right answer among the anticipated wrong.

    Sorted by value, so that the place of the right one tells nothing. None if the task is not typed or no
    wrong answer was anticipated.
    """
    if not isinstance(case.task, NumberEntry | TextEntry):
        return None
    right = _first_right(case.task.expected)
    distinct = {_identity(right): right}
    for other in case.task.expected:
        if not other.right:
            distinct.setdefault(_identity(other), other)
    offered = sorted(list(distinct.items())[:MAX_OPTIONS])
    if len(offered) < 2:
        return None
    options = tuple(
        Option(text=_label(expected), right=expected is right, feedback=expected.feedback)
        for _, expected in offered
    )
    return replace(case, task=Single(options=options, keep_order=True))


def _graded(task: Task, answer: Answer) -> Outcome:
    match task:
        case Single() | Multiple():
            return _choice(task, answer)
        case NumberEntry() | TextEntry():
            return _entry(task, typed_text(task, answer))
        case Order() | Match():
            return _arrangement(task, arranged_positions(task, answer))
        case Scenario():
            return _scene(task, chosen_positions(task, answer))
        case Reflect(model_answer=text):
            expect_comparison(task, answer)
            return _unscored(Reason(label="", text=text, right=None, chosen=False))
        case _:
            assert_never(task)


def _as_guess(outcome: Outcome) -> Outcome:
    chosen = tuple(reason for reason in outcome.reasons if reason.chosen)
    return replace(outcome, verdict=Verdict.UNSCORED, reasons=chosen or outcome.reasons, solution=())


def _choice(task: Single | Multiple, answer: Answer) -> Outcome:
    """Several right ones: all or nothing, and the reason of every option."""
    chosen = chosen_positions(task, answer)
    right = tuple(position for position, option in enumerate(task.options) if option.right)
    is_right = not isinstance(answer, DontKnow) and chosen == right
    shown = [*chosen, *right]
    if isinstance(task, Multiple) and not isinstance(answer, DontKnow):
        shown += range(len(task.options))
    reasons = [
        Reason(label=option.text, text=option.feedback, right=option.right, chosen=position in chosen)
        for position, option in ((position, task.options[position]) for position in dict.fromkeys(shown))
    ]
    return _scored(task, is_right=is_right, reasons=reasons, solution=[task.options[p].text for p in right])


def _entry(task: NumberEntry | TextEntry, typed: str | None) -> Outcome:
    """An anticipated answer has a reason of its own; any other one gets that of the right answer."""
    hit = None if typed is None else _hit(task, typed)
    right = _first_right(task.expected)
    is_right = hit is not None and hit.right
    reasons = [
        Reason(label=_label(expected), text=expected.feedback, right=expected.right, chosen=expected is hit)
        for expected in ([hit] if hit else []) + ([] if is_right else [right])
    ]
    outcome = _scored(task, is_right=is_right, reasons=reasons, solution=[_label(right)])
    if is_right and isinstance(hit, ExpectedText) and not is_same(typed or "", hit.value):
        return replace(outcome, corrected=hit.value)
    return outcome


def _hit(task: NumberEntry | TextEntry, typed: str) -> Expected | None:
    """The expected answer that was meant: right before wrong, but an exact one before one with a slip."""
    if isinstance(task, NumberEntry):
        readings = read_numbers(typed)
        numbers = sorted(task.expected, key=lambda number: not number.right)
        return next(
            (n for n in numbers if any(abs(value - n.value) <= n.tolerance for value in readings)), None
        )
    texts = sorted(task.expected, key=lambda text: not text.right)
    exact = (text for text in texts if is_same(typed, text.value))
    slipped = (text for text in texts if is_slip(typed, text.value))
    return next(exact, None) or next(slipped, None)


def _arrangement(task: Order | Match, positions: tuple[int, ...]) -> Outcome:
    """Order: each item at its place. Match: the right side given to each left side."""
    due = task.items if isinstance(task, Order) else tuple(pair.right for pair in task.pairs)
    given = tuple(due[position] for position in positions)
    reasons = [
        Reason(label=label, text="", right=mine == theirs, chosen=True)
        for label, mine, theirs in zip(_lines(task, given), given, due, strict=False)
    ]
    return _scored(task, is_right=given == due, reasons=reasons, solution=_lines(task, due))


def _lines(task: Order | Match, given: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(task, Order):
        return given
    return tuple(f"{pair.left} → {right}" for pair, right in zip(task.pairs, given, strict=False))


def _scene(task: Scenario, positions: tuple[int, ...]) -> Outcome:
    """What happens then; who does not choose leaves the scenario here."""
    if not positions:
        return _unscored()
    branch = task.branches[positions[0]]
    reason = Reason(label=branch.text, text=branch.consequence, right=None, chosen=True)
    return replace(_unscored(reason), leads_to=branch.leads_to)


def _scored(task: Task, *, is_right: bool, reasons: Sequence[Reason], solution: Sequence[str]) -> Outcome:
    return Outcome(
        verdict=Verdict.RIGHT if is_right else Verdict.WRONG,
        reasons=tuple(reasons),
        solution=() if is_right else tuple(solution),
        guess=guess_chance(task),
    )


def _unscored(*reasons: Reason) -> Outcome:
    return Outcome(verdict=Verdict.UNSCORED, reasons=reasons, solution=(), guess=0.0)


def _first_right(expected: Sequence[Expected]) -> Expected:
    return next(answer for answer in expected if answer.right)


def _label(expected: Expected) -> str:
    return expected.value if isinstance(expected, ExpectedText) else f"{expected.value:f}"


def _identity(expected: Expected) -> tuple[Decimal, str]:
    """What makes two expected answers the same, and their order in a choice."""
    if isinstance(expected, ExpectedText):
        return Decimal(0), fold(expected.value)
    return expected.value, ""
