"""What is there to learn, what was answered, and what is remembered?

Frozen values only. Texts are Markdown as the trainer wrote it; who shows them renders them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NewType

LearnerId = NewType("LearnerId", int)
"""random, internal; never a chat id"""
ModuleId = NewType("ModuleId", str)
"""daten-bestand"""
UnitKey = NewType("UnitKey", str)
"""daten-bestand/differenz"""
QuestionKey = NewType("QuestionKey", str)
"""daten-bestand#median"""
PromptId = NewType("PromptId", int)
"""random, 40 bits, so that a button names one showing of one question to one person"""


class Level(StrEnum):
    BASIC = "basic"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Status(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


# --- tasks: what is asked for -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    text: str
    """inline Markdown, at most 100 characters"""
    right: bool
    feedback: str
    """why, at most 200 characters"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    text: str
    """inline Markdown, at most 100 characters"""
    consequence: str
    """what happens then"""
    leads_to: QuestionKey | None
    """the next scene; None ends the scenario"""
    link_text: str = ""
    """what the trainer wrote on the way there, such as "Noch einmal überlegen"; may be empty"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedNumber:
    value: Decimal
    tolerance: Decimal
    """0 or more: an entry within value ± tolerance matches"""
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedText:
    value: str
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """One of 2 to 5 options is right; two options are shown side by side."""

    options: tuple[Option, ...]
    keep_order: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple:
    """Several of 2 to 5 options may be right; all or nothing for the memory."""

    options: tuple[Option, ...]
    keep_order: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberEntry:
    expected: tuple[ExpectedNumber, ...]
    """right ones and anticipated wrong ones, at least one right"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEntry:
    expected: tuple[ExpectedText, ...]
    """right ones and anticipated wrong ones, at least one right"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    items: tuple[str, ...]
    """3 to 5, in the right order"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    pairs: tuple[Pair, ...]
    """3 or 4; the right sides differ"""
    headers: tuple[str, str]
    """what stands above the two columns"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflect:
    model_answer: str


Task = Single | Multiple | NumberEntry | TextEntry | Order | Match | Scenario | Reflect
Scored = Single | Multiple | NumberEntry | TextEntry | Order | Match


# --- content ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One situation of a question; all cases of a question share its goal and its card."""

    name: str
    """empty for the first case"""
    stem: str
    """Markdown, may be empty"""
    hint: str
    """Markdown, may be empty"""
    task: Task
    explanation: str
    """Markdown shown after any answer, may be empty"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    key: QuestionKey
    unit: UnitKey
    title: str
    cases: tuple[Case, ...]
    """at least one; they take turns"""
    version: int
    """of its quiz; a higher one makes the card due again"""
    is_pre: bool = False
    """asked between problem and insight, never scored at that showing"""
    asks_confidence: bool = False
    language: str = "de"
    """of its module, ISO 639-1: what is said around it is said in the same"""
    line: int = field(default=0, compare=False)
    """of its heading in the quiz's file; 0: it comes from none"""

    @property
    def is_scored(self) -> bool:
        return not isinstance(self.cases[0].task, Scenario | Reflect)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    key: UnitKey
    title: str
    trade: str
    """an id of the taxonomy; "alle" fits everywhere"""
    problem: str
    insight: str
    example: str
    """may be empty"""
    try_task: str
    leader_line: str
    """may be empty; never shown to learners"""
    pre: Question
    questions: tuple[Question, ...]
    """in the order of the file, scenes of a scenario included"""
    roles: tuple[str, ...] = ()
    """whom it is written for, ids of the taxonomy; empty: all those of its module"""
    local_note: str = ""
    """what the company says of it, after the insight; inline Markdown, may be empty"""
    language: str = "de"
    """of its module, ISO 639-1"""
    line: int = field(default=0, compare=False)
    """of its heading in the module's file; 0: it comes from none"""

    @property
    def opening_questions(self) -> tuple[Question, ...]:
        """The questions that are asked in turn: all but the scenes which a branch leads to."""
        led_to = {
            branch.leads_to
            for question in self.questions
            for case in question.cases
            if isinstance(case.task, Scenario)
            for branch in case.task.branches
        }
        return tuple(question for question in self.questions if question.key not in led_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    id: ModuleId
    version: int
    language: str
    """ISO 639-1"""
    title: str
    summary: str
    area: str
    topic: str
    level: Level
    roles: tuple[str, ...]
    status: Status
    units: tuple[Unit, ...]
    prerequisites: tuple[ModuleId, ...] = ()
    coaching: str = ""
    standup: str = ""
    licence: str = "CC-BY-SA-4.0"
    is_own: bool = False
    """written in the learner's company"""
    stale: bool = False
    """a translation made from an older version than the German text has now"""

    def questions(self) -> Iterator[Question]:
        for unit in self.units:
            yield unit.pre
            yield from unit.questions


# --- answers ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    positions: frozenset[int]
    """positions in the source, 0 is the first"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    text: str
    """compared and dropped, never stored or logged"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    positions: tuple[int, ...]
    """order: items in the order tapped; match: for each left side the position of the right side"""


@dataclass(frozen=True, slots=True)
class DontKnow:
    """Said so, and that is fine."""


Answer = Chosen | Typed | Sequence | DontKnow


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    UNSCORED = "unscored"
    """pre-questions, scenarios, reflections"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    label: str
    """what was tapped or expected; Markdown; empty where a typed text would have to be repeated"""
    text: str
    """Markdown, may be empty"""
    right: bool | None
    """None where nothing is right or wrong"""
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    verdict: Verdict
    reasons: tuple[Reason, ...]
    """first what was chosen, then what else is needed to understand it"""
    solution: tuple[str, ...]
    """the right answer, one line each; empty if the answer was right or there is none"""
    guess: float
    """the chance to be right by tapping blindly, 0 for typed answers"""
    leads_to: QuestionKey | None = None
    """the next scene of a scenario"""
    corrected: str = ""
    """the expected spelling, where a typo was forgiven"""
