"""What stands in a file? The tree between the text and the learning values, every part with its line.

Nothing here has been judged: an id may be missing, a question may have no answers.
"""

from dataclasses import dataclass
from enum import StrEnum

from content.findings import Finding
from content.parse.head import Head
from content.parse.markdown import Block, Reference


class Kind(StrEnum):
    """How a question is asked."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    NUMBER = "number"
    TEXT = "text"
    ORDER = "order"
    MATCH = "match"
    SCENARIO = "scenario"
    REFLECT = "reflect"
    SCALE = "scale"

    @property
    def is_choice(self) -> bool:
        return self in {Kind.SINGLE, Kind.MULTIPLE}

    @property
    def is_typed(self) -> bool:
        return self in {Kind.NUMBER, Kind.TEXT}


class SectionKind(StrEnum):
    PROBLEM = "problem"
    INSIGHT = "insight"
    EXAMPLE = "example"
    TRY = "try"
    LEADERS = "leaders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    title: str
    """without the attributes"""
    line: int
    """1 is the first of the file"""
    id: str = ""
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    """trade=lager"""

    def attribute(self, name: str) -> str:
        """Empty if it is not given."""
        return dict(self.attributes).get(name, "")

    def values(self, name: str) -> tuple[str, ...]:
        """Of an attribute that lists with commas: roles=replaced,supported."""
        return tuple(value for value in self.attribute(name).split(",") if value)


# --- module -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionText:
    kind: SectionKind | None
    """None: the name is unknown"""
    name: str
    line: int
    body: str
    """Markdown"""
    blocks: tuple[Block, ...]

    @property
    def plain(self) -> str:
        return "\n".join(block.plain for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitText:
    heading: Heading
    sections: tuple[SectionText, ...]
    loose_line: int | None = None
    """of text between the heading and the first section; it would be lost"""

    def section(self, kind: SectionKind) -> SectionText | None:
        return next((section for section in self.sections if section.kind is kind), None)

    def body(self, kind: SectionKind) -> str:
        """Markdown, empty without the section."""
        section = self.section(kind)
        return section.body if section else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleText:
    path: str
    id: str
    """of the file name"""
    language: str
    """of the file name"""
    head: Head
    heading: Heading | None
    """# Title"""
    units: tuple[UnitText, ...]
    findings: tuple[Finding, ...]
    """of reading it"""

    def unit(self, unit_id: str) -> UnitText | None:
        return next((unit for unit in self.units if unit.heading.id == unit_id), None)


# --- quiz and self-check ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerText:
    """One item of an answer list, with or without a box."""

    line: int
    text: str
    """Markdown on one line, without the attributes"""
    plain: str
    """what is seen of it"""
    checked: bool | None
    """None: no box"""
    feedback: str
    """Markdown, may be empty"""
    feedback_plain: str
    links: tuple[Reference, ...] = ()
    """within the feedback"""
    classes: tuple[str, ...] = ()
    """{skip} and the like"""
    attributes: tuple[tuple[str, str], ...] = ()
    """{points=2}"""
    stray_line: int | None = None
    """of text below the answer that is no quote; it would be lost"""

    @property
    def is_typed(self) -> bool:
        return self.text.startswith("=")

    @property
    def expected(self) -> str:
        """What is behind the = of a typed answer."""
        return self.text.removeprefix("=").strip()

    def attribute(self, name: str) -> str:
        """Empty if it is not given."""
        return dict(self.attributes).get(name, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseText:
    name: str
    """empty for the first"""
    line: int
    stem: str
    """Markdown"""
    stem_plain: str
    hint: str
    """Markdown"""
    answers: tuple[AnswerText, ...]
    """of all answer lists; empty for a table"""
    rows: tuple[tuple[str, ...], ...]
    """of the table of a match, the header first"""
    is_ordered: bool
    """a 1. list"""
    is_torn: bool
    """several answer lists"""
    broken_boxes: tuple[tuple[int, str], ...]
    """line and text of items whose box is none"""
    explanation: str
    """Markdown; the model answer of a reflection"""
    explanation_plain: str
    stray_line: int | None
    """of text behind the answers that is no quote; it would be lost"""
    blocks: tuple[Block, ...]

    @property
    def has_boxes(self) -> bool:
        return any(answer.checked is not None for answer in self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionText:
    heading: Heading
    cases: tuple[CaseText, ...]
    """at least one"""
    odd_headings: tuple[Heading, ...] = ()
    """below it, and neither a case nor a question"""

    @property
    def is_pre(self) -> bool:
        return "pre" in self.heading.classes


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizUnitText:
    heading: Heading
    questions: tuple[QuestionText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizText:
    """A quiz or a self-check: both are headings with questions."""

    path: str
    id: str
    """of the file name"""
    language: str
    """of the file name"""
    head: Head
    units: tuple[QuizUnitText, ...]
    findings: tuple[Finding, ...]
    """of reading it"""

    @property
    def is_self_check(self) -> bool:
        return self.head.value("schema").startswith("self-check/")

    @property
    def questions(self) -> tuple[QuestionText, ...]:
        return tuple(question for unit in self.units for question in unit.questions)

    def question(self, question_id: str) -> QuestionText | None:
        return next((one for one in self.questions if one.heading.id == question_id), None)
