"""A module that no trainer has typed: how is it written down, so that she can go on in her editor?

The values are those of the tree in content.parse.tree without lines; the text is the native format, and
what reads it finds the same values again. What would be read as something else gets a backslash in front.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import yaml

from content import guard
from content.parse.module import section_names
from content.parse.tree import SectionKind

MISSING: Final = "TODO"
"""stands where only a person can write; the check keeps such a module from being published"""

CASE_TITLES: Final = {"de": "Fall", "en": "Case"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAnswer:
    text: str
    """one line of Markdown; "= 12,5" for a typed answer"""
    is_right: bool | None
    """None: no box, as in a list to be put in order"""
    feedback: str = ""
    """Markdown; empty where the format of origin has none and the type needs none"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCase:
    name: str = ""
    """empty for the first"""
    stem: str = ""
    hint: str = ""
    answers: tuple[DraftAnswer, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    """of a match, the header first"""
    explanation: str = ""
    numbered: bool = False
    """a 1. list: to be put in order, or with boxes not to be shuffled"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftQuestion:
    id: str
    title: str
    cases: tuple[DraftCase, ...]
    classes: tuple[str, ...] = ()
    """pre, match, scenario, reflect, multiple ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftUnit:
    id: str
    title: str
    sections: Mapping[SectionKind, str]
    """Markdown by kind; written in the order of SectionKind as the format wants it"""
    trade: str = "alle"
    questions: tuple[DraftQuestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    id: str
    language: str
    title: str
    units: tuple[DraftUnit, ...]
    head: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    """of the module, beyond schema, id, version, language, title and status: area, roles, coaching ..."""
    version: int = 1
    status: str = "draft"

    @property
    def module_path(self) -> str:
        """Below the content folder."""
        return f"modules/{self.id}.{self.language}.md"

    @property
    def quiz_path(self) -> str:
        return f"quizzes/{self.id}.{self.language}.md"


def written(draft: Draft) -> dict[str, str]:
    """The two files of a draft, by path below the content folder."""
    return {draft.module_path: _module(draft), draft.quiz_path: _quiz(draft)}


def _module(draft: Draft) -> str:
    head = {
        "schema": "module/1",
        "id": draft.id,
        "version": str(draft.version),
        "language": draft.language,
        "title": _title(draft.title),
        **draft.head,
        "status": draft.status,
    }
    top = [_front(head), f"# {guard.closed(_title(draft.title), is_heading=True)}"]
    return "\n\n".join([*top, *(module_part(unit, draft.language) for unit in draft.units)]) + "\n"


def _quiz(draft: Draft) -> str:
    head = {
        "schema": "quiz/1",
        "module": draft.id,
        "version": str(draft.version),
        "language": draft.language,
    }
    top = [_front(head), f"# Quiz: {guard.closed(_title(draft.title), is_heading=True)}"]
    return "\n\n".join([*top, *(quiz_part(unit, draft.language) for unit in draft.units)]) + "\n"


def module_part(unit: DraftUnit, language: str) -> str:
    """What a unit adds to the file of its module."""
    blocks = [f"## {_title(unit.title)} {{#{unit.id} trade={unit.trade}}}"]
    for kind, name in section_names(language).items():
        if body := guard.block(unit.sections.get(kind, "")):
            blocks += [f"### {name}", body]
    return "\n\n".join(blocks)


def quiz_part(unit: DraftUnit, language: str) -> str:
    """What a unit adds to the file of its quiz."""
    blocks = [f"## {_title(unit.title)} {{#{unit.id}}}"]
    blocks += [block for question in unit.questions for block in _question(question, language)]
    return "\n\n".join(blocks)


def _question(question: DraftQuestion, language: str) -> Iterator[str]:
    marks = " ".join([f"#{question.id}", *(f".{name}" for name in question.classes)])
    yield f"### {_title(question.title)} {{{marks}}}"
    for case in question.cases:
        if case.name:
            name = guard.closed(_title(case.name), is_heading=True)
            yield f"#### {CASE_TITLES.get(language, 'Case')}: {name}"
        yield from _case(case)


def _title(text: str) -> str:
    return guard.line_of(text) or MISSING


def _front(head: Mapping[str, str | tuple[str, ...]]) -> str:
    return "\n".join(["---", *(_entry(key, value) for key, value in head.items()), "---"])


def _entry(key: str, value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return _yaml({key: [guard.line_of(one) for one in value]}, flow=None)
    line = guard.line_of(value)
    # digits stay plain: the reader takes every value as text anyway
    return f"{key}: {line}" if line.isdecimal() else _yaml({key: line}, flow=False)


def _yaml(entry: Mapping[str, object], *, flow: bool | None) -> str:
    text = yaml.safe_dump(entry, allow_unicode=True, default_flow_style=flow, width=10_000)
    return text.rstrip("\n")


def _case(case: DraftCase) -> Iterator[str]:
    has_answers = bool(case.answers or case.rows)
    stem = guard.block(case.stem)
    if not has_answers:
        stem = guard.without_quotes(stem)
    elif not case.hint.strip():
        stem = guard.without_last_quote(stem)
    if stem:
        yield stem
    if hint := guard.quote_text(case.hint):
        yield _quoted(hint)
    if case.rows:
        yield _table(case.rows)
    if case.answers:
        mark = guard.unused_marker(stem, numbered=case.numbered)
        yield "\n".join(_answer(answer, mark, place) for place, answer in enumerate(case.answers, start=1))
    if explanation := guard.quote_text(case.explanation):
        yield _quoted(explanation)


def _answer(answer: DraftAnswer, mark: str, place: int) -> str:
    is_step = answer.is_right is None and mark[0].isdigit()
    mark = f"{place}{mark[-1]}" if is_step else mark
    text = guard.closed(" ".join(_title(answer.text).split()))
    box = "" if answer.is_right is None else "[x] " if answer.is_right else "[ ] "
    lines = [f"{mark} {box}{guard.item(text)}"]
    if feedback := guard.quote_text(answer.feedback):
        indent = " " * (len(mark) + 1)
        lines += [f"{indent}{line}" for line in _quoted(feedback).split("\n")]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _table(rows: tuple[tuple[str, str], ...]) -> str:
    header, *body = [tuple(guard.cell(guard.line_of(cell)) for cell in row) for row in rows]
    return "\n".join(
        ["| {} | {} |".format(*header), "|---|---|", *("| {} | {} |".format(*row) for row in body)]
    )
