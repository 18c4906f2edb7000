"""How do we tell ourselves what a format has no place for?

In a comment or a tag: `pausenbrot: .pre numbered`, `pausenbrot case: Filter`, `pausenbrot headers: A -> B`.
Others read over it; what stands there is text from outside and only taken where it is known.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from content.exchange.bank import Marks
from content.parse.kind import MODIFIERS
from content.parse.tree import CaseText, QuestionText

MARK: Final = re.compile(r"^pausenbrot(?: (?P<key>[a-z]+))?:(?P<value>.*)$")
NUMBERED: Final = "numbered"
ARROW: Final = " -> "
KEPT_CLASSES: Final = MODIFIERS | {"multiple"}


def entry(text: str) -> tuple[str, str] | None:
    """Key and value of a mark; the key is empty for classes. None: it is no mark."""
    found = MARK.match(text.strip())
    return (found["key"] or "", found["value"].strip()) if found else None


def read_marks(entries: Iterable[tuple[str, str]]) -> Marks:
    given: Mapping[str, str] = dict(entries)
    words = given.get("", "").split()
    left, arrow, right = given.get("headers", "").partition(ARROW)
    return Marks(
        classes=tuple(word[1:] for word in words if word.startswith(".") and word[1:] in KEPT_CLASSES),
        is_numbered=NUMBERED in words,
        case_name=given.get("case", ""),
        headers=(left.strip(), right.strip()) if arrow else None,
    )


def marks_of(question: QuestionText, case: CaseText) -> list[str]:
    """Empty for most questions."""
    words = [f".{name}" for name in question.heading.classes if name in KEPT_CLASSES]
    words += [NUMBERED] if case.is_ordered and case.has_boxes else []
    found = [mark("", " ".join(words))] if words else []
    found += [mark("case", case.name)] if case.name else []
    if case.rows and len(case.rows[0]) == 2:
        found.append(mark("headers", ARROW.join(cell.strip() for cell in case.rows[0])))
    return found


def mark(key: str, value: str) -> str:
    return f"pausenbrot {key}: {value}" if key else f"pausenbrot: {value}"
