"""How does an interview look, question by question and when all is said?"""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from bot.screens.prose import joined
from bot.screens.screen import BUTTON_CHARACTERS, Button, Screen, row
from bot.texts import foreign, unit
from bot.texts import interview as texts
from bot.texts.tongue import Tongue, escape, speak
from content.interview.complaint import Complaint
from content.interview.dialogue import Part, Step
from content.interview.steps import StepId

SIDE_BY_SIDE = 16
"""characters of a label that leaves room for a second button"""
NUMBERS_IN_A_ROW = 6
SHOWN_CHARACTERS = 40
"""of an answer in the list of all"""


class Move(StrEnum):
    """What a button of an interview does."""

    CHOOSE = "choose"
    """takes the choice at the index"""
    SKIP = "skip"
    BACK = "back"
    """to the question before"""
    KEEP = "keep"
    """leaves the answer of a question gone back to as it is"""
    STOP = "stop"
    MEND = "mend"
    """asks the step again"""


DataOf = Callable[[Move, StepId, int], str]
"""The callback data of a move at a step; the index counts for a choice alone, else it is 0."""

Rows = tuple[tuple[Button, ...], ...]


def asked(to: Tongue, step: Step, data_of: DataOf, *, written_in: str, is_first: bool = False) -> Screen:
    """The first one says what this is all about; the example is in the language of the unit."""
    asking = texts.askings(to)[step.id]
    example = texts.askings(speak(written_in))[step.id].example
    lines = (
        texts.progress(to, step.number, of=step.of) if step.number else "",
        f"<b>{asking.ask}</b>",
        f"<i>{texts.example(to, example)}</i>" if example else "",
    )
    given = texts.so_far(to, step.given) if step.given else ""
    is_title = step.id is StepId.TITLE and step.choices
    proposed = texts.proposed(to, step.choices[0].title) if is_title else ""
    intro = joined(texts.intro(to), foreign.interview(to, written_in)) if is_first else ""
    return Screen(
        html=joined(intro, "\n".join(line for line in lines if line), proposed, given),
        rows=_rows(to, step, data_of),
    )


def complained(to: Tongue, complaint: Complaint, step: Step | None, data_of: DataOf) -> Screen:
    """What does not fit yet, with the buttons of what is asked: the question itself stands above."""
    said = texts.complaint(to, complaint)
    if step is not None and complaint.step not in {None, step.id}:
        said = _labelled(to, complaint)
    return Screen(html=said, rows=_rows(to, step, data_of) if step else ())


def stopped(to: Tongue) -> Screen:
    return Screen(html=texts.stopped(to))


def finished(
    to: Tongue,
    *,
    title: str,
    complaints: Sequence[Complaint],
    hints: Sequence[Complaint],
    parts: Sequence[Part],
    data_of: DataOf,
) -> Screen:
    """All parts, each with its number to change it, below what the check says of them."""
    head = texts.unfinished(to) if complaints else texts.finished(to, title)
    wrong = "\n".join(_labelled(to, one) for one in complaints)
    better = (
        joined(texts.could_be_better(to), "\n".join(_labelled(to, one) for one in hints)) if hints else ""
    )
    return Screen(
        html=joined(head, wrong, better, _listed(to, parts), texts.what_to_change(to)),
        rows=_numbers(parts, data_of),
    )


def _labelled(to: Tongue, complaint: Complaint) -> str:
    label = f"<b>{texts.askings(to)[complaint.step].label}</b>: " if complaint.step else ""
    return f"{label}{texts.complaint(to, complaint)}"


def _listed(to: Tongue, parts: Iterable[Part]) -> str:
    askings = texts.askings(to)
    return "\n".join(
        f"{number}. <b>{askings[part.id].label}</b>: {escape(_cut(part.text, SHOWN_CHARACTERS))}"
        for number, part in enumerate(parts, start=1)
    )


def _numbers(parts: Sequence[Part], data_of: DataOf) -> Rows:
    buttons = [
        Button(text=str(number), data=data_of(Move.MEND, part.id, 0))
        for number, part in enumerate(parts, start=1)
    ]
    return tuple(
        tuple(buttons[at : at + NUMBERS_IN_A_ROW]) for at in range(0, len(buttons), NUMBERS_IN_A_ROW)
    )


def _rows(to: Tongue, step: Step, data_of: DataOf) -> Rows:
    labels = [
        texts.take_proposal(to) if step.id is StepId.TITLE else _cut(choice.title, BUTTON_CHARACTERS)
        for choice in step.choices
    ]
    choices = [
        Button(text=label, data=data_of(Move.CHOOSE, step.id, index)) for index, label in enumerate(labels)
    ]
    way = [
        Button(text=text, data=data_of(move, step.id, 0))
        for text, move, is_offered in (
            (texts.back(to), Move.BACK, step.has_previous),
            (unit.skip(to), Move.SKIP, step.is_optional),
            (texts.keep(to), Move.KEEP, bool(step.given)),
        )
        if is_offered
    ]
    stop = Button(text=texts.stop(to), data=data_of(Move.STOP, step.id, 0))
    return (*_packed(choices), *((tuple(way),) if way else ()), row(stop))


def _packed(buttons: Sequence[Button]) -> Rows:
    """Two short ones share a row."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        is_short = len(button.text) <= SIDE_BY_SIDE
        if is_short and rows and len(rows[-1]) == 1 and len(rows[-1][0].text) <= SIDE_BY_SIDE:
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return tuple(rows)


def _cut(text: str, longest: int) -> str:
    """On one line, and short enough."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else f"{flat[: longest - 1].rstrip()}…"
