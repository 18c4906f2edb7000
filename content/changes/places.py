"""Which pieces of text does somebody see one by one, and how much of each has changed?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from content.parse.tree import AnswerText, CaseText, ModuleText, QuestionText, SectionKind, UnitText

LARGE_SHARE: Final = 0.5
"""of the words; above, it is no typo"""
FEW_WORDS: Final = 6
"""Below, one word more or less says little: letters are compared."""
COMPARED_CHARS: Final = 200
"""of a text of few words; the comparison takes the square of it"""
GAP: Final = re.compile(r"\n[ \t]*\n\s*")
NO_ORIGIN: Final = -1
"""of an answer that was not there before"""
HEAD_KEYS: Final = ("title", "summary")
"""that learners see"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    name: str
    """what makes it the same place in two versions, within its unit or question"""
    line: int
    text: str
    """Markdown, gaps made even: where only these differ nobody sees a change"""
    is_for_learners: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A place that says something else than before."""

    line: int
    """in the new text; of the whole, where the place is gone"""
    is_large: bool
    """more than a typo to whoever learns from it"""


def plain_gaps(text: str) -> str:
    return " ".join(text.split())


def edits(old: Iterable[Place], new: Iterable[Place], *, line: int) -> Iterator[Edit]:
    """In the order of the new text, what is gone at the end with the given line."""
    before = {place.name: place for place in old if place.text}
    for place in new:
        was = before.pop(place.name, None) if place.text else None
        if place.text and was is None:
            yield Edit(line=place.line, is_large=False)
        elif was and was.text != place.text:
            is_large = place.is_for_learners and share_changed(was.text, place.text) > LARGE_SHARE
            yield Edit(line=place.line, is_large=is_large)
    for _ in before:
        yield Edit(line=line, is_large=False)


def share_changed(old: str, new: str) -> float:
    """0 to 1: of the words, wherever they stand; of the letters in their order, where words are few."""
    mine, theirs = old.split(), new.split()
    most = max(len(mine), len(theirs))
    if most < FEW_WORDS:
        matcher = SequenceMatcher(None, old[:COMPARED_CHARS], new[:COMPARED_CHARS], autojunk=False)
        return 1 - matcher.ratio()
    return 1 - (Counter(mine) & Counter(theirs)).total() / most


# --- where the places are -----------------------------------------------------------------------


def of_head(module: ModuleText) -> Iterator[Place]:
    for key in HEAD_KEYS:
        yield Place(name=key, line=module.head.line(key), text=plain_gaps(module.head.value(key)))


def of_unit(unit: UnitText, *, other: UnitText) -> Iterator[Place]:
    """Paragraph by paragraph where a section has as many in the other version, else each as a whole."""
    yield Place(name="title", line=unit.heading.line, text=plain_gaps(unit.heading.title))
    for section in unit.sections:
        if section.kind is None:
            continue
        parts = _paragraphs(section.body)
        if len(parts) != len(_paragraphs(other.body(section.kind))):
            parts = [section.body]
        for at, part in enumerate(parts):
            yield Place(
                name=f"{section.kind} {at}" if len(parts) > 1 else section.kind,
                line=section.line,
                text=plain_gaps(part),
                is_for_learners=section.kind is not SectionKind.LEADERS,
            )


def _paragraphs(body: str) -> list[str]:
    return GAP.split(body.strip())


def of_question(question: QuestionText) -> Iterator[Place]:
    """Its title; what its cases say is compared case by case."""
    yield Place(name="title", line=question.heading.line, text=plain_gaps(question.heading.title))


def of_case(case: CaseText, answer_origins: Sequence[int] | None = None) -> Iterator[Place]:
    """Answers are called by the place that they had in the earlier version, where that is given."""
    for name, text in (
        ("name", case.name),
        ("stem", case.stem),
        ("hint", case.hint),
        ("explanation", case.explanation),
    ):
        yield Place(name=name, line=case.line, text=plain_gaps(text))
    named = answer_origins if answer_origins is not None else range(len(case.answers))
    for at, (answer, origin) in enumerate(zip(case.answers, named, strict=True)):
        name = f"new {at}" if origin == NO_ORIGIN else str(origin)
        yield Place(name=f"answer {name}", line=answer.line, text=plain_gaps(answer.text))
        yield Place(name=f"feedback {name}", line=answer.line, text=plain_gaps(answer.feedback))
    for at, row in enumerate(case.rows):
        yield Place(name=f"row {at}", line=case.line, text=plain_gaps(" – ".join(row)))


# --- what belongs together ----------------------------------------------------------------------


def origins(was: CaseText, now: CaseText) -> tuple[int, ...]:
    """For each answer the place that it had: of the same words, else its own if those words are gone."""
    before = [_folded(answer) for answer in was.answers]
    known = {text: at for at, text in reversed(list(enumerate(before)))}
    texts = [_folded(answer) for answer in now.answers]
    return tuple(
        known.get(text, at if at < len(before) and before[at] not in texts else NO_ORIGIN)
        for at, text in enumerate(texts)
    )


def _folded(answer: AnswerText) -> str:
    return plain_gaps(answer.text).casefold()


def case_pairs(
    old: QuestionText, new: QuestionText
) -> tuple[tuple[tuple[CaseText, CaseText], ...], tuple[CaseText, ...]]:
    """Cases of the same name, then the others in their order; and the cases without an earlier one."""
    named = {case.name: case for case in reversed(old.cases)}
    pairs = [(was, case) for case in new.cases if (was := named.pop(case.name, None))]
    paired = {id(case) for _, case in pairs}
    rest = [case for case in new.cases if id(case) not in paired]
    renamed = list(zip((case for case in old.cases if case.name in named), rest, strict=False))
    return (*pairs, *renamed), tuple(rest[len(renamed) :])
