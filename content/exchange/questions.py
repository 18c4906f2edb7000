"""What is asked first, and what is told before, in a text that says both?"""

import re
from collections.abc import Sequence
from typing import Final

from content.draft import MISSING, DraftCase, DraftQuestion
from content.exchange.bank import BankQuestion
from content.parse.tree import Kind

OWN_NAME: Final = re.compile(
    r"^(?P<module>[a-z][a-z0-9-]{0,31})#(?P<question>[a-z][a-z0-9-]{0,31})(?:/(?P<case>[1-9][0-9]{0,2}))?$"
)
"""daten-bestand#median, and daten-bestand#median/2 for its second case"""
LONGEST_TITLE: Final = 120
"""of a question that needs no case: two lines on a telephone"""
CUT_TITLE: Final = 60
BOLD: Final = re.compile(r"^\*\*(?P<title>(?:(?!\*\*).)+)\*\*$")
HEADERS: Final = {"de": ("Das", "gehört dazu"), "en": ("This", "belongs to it")}
KIND_CLASSES: Final = {Kind.MATCH: "match", Kind.REFLECT: "reflect"}


def draft_question(cases: Sequence[BankQuestion], *, question_id: str, language: str) -> DraftQuestion:
    """One question with all its cases, the first one first."""
    first = cases[0]
    title, stem = title_and_stem(first)
    stems = [stem, *(title_and_stem(other)[1] for other in cases[1:])]
    names = _case_names(cases)
    return DraftQuestion(
        id=question_id,
        title=title,
        classes=_classes(first),
        cases=tuple(
            _case(asked, name=name, stem=stem, language=language)
            for asked, name, stem in zip(cases, names, stems, strict=True)
        ),
    )


def title_and_stem(asked: BankQuestion) -> tuple[str, str]:
    first, _, rest = asked.text.partition("\n\n")
    if bold := BOLD.match(first):
        return bold["title"].strip() or MISSING, rest.strip()
    if OWN_NAME.match(asked.name):
        return first or MISSING, rest.strip()
    if not rest and len(first) <= LONGEST_TITLE and "\n" not in first and "![" not in first:
        return first or asked.name or MISSING, ""
    title = asked.name if asked.name and not asked.text.startswith(asked.name.rstrip(" .…")) else first
    return shortened(title, CUT_TITLE) or MISSING, asked.text


def shortened(text: str, longest: int) -> str:
    """The beginning of a text, cut between words."""
    line = " ".join(text[: longest * 4].split())
    if len(line) <= longest:
        return line
    begin = line[: longest - 1]
    return f"{begin.rpartition(' ')[0] or begin}…"


def _classes(asked: BankQuestion) -> tuple[str, ...]:
    classes = list(asked.marks.classes)
    right = sum(bool(answer.is_right) for answer in asked.answers)
    if asked.says_multiple and right < 2 and "multiple" not in classes:
        classes.append("multiple")
    if asked.kind in KIND_CLASSES:
        classes.append(KIND_CLASSES[asked.kind])
    return tuple(classes)


def _case_names(cases: Sequence[BankQuestion]) -> list[str]:
    names = [""]
    for number, asked in enumerate(cases[1:], start=2):
        name = asked.marks.case_name
        names.append(name if name and name not in names else str(number))
    return names


def _case(asked: BankQuestion, *, name: str, stem: str, language: str) -> DraftCase:
    explanation = asked.explanation
    if asked.kind is Kind.REFLECT:
        explanation = explanation or MISSING
    headers = asked.marks.headers or HEADERS.get(language, HEADERS["en"])
    return DraftCase(
        name=name,
        stem=stem,
        hint=asked.hint,
        answers=asked.answers,
        rows=(headers, *asked.pairs) if asked.kind is Kind.MATCH else (),
        explanation=explanation,
        numbered=asked.kind is Kind.ORDER or asked.marks.is_numbered,
    )
