"""Where does a learner stand: in which session, at which step, before which question?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NewType

from learning.calendar import Pause, Plan
from learning.calm import Calm
from learning.model import LearnerId, Level, PromptId, QuestionKey, UnitKey, Verdict

SessionId = NewType("SessionId", int)
"""random, 40 bits"""


class StepKind(StrEnum):
    FOLLOW_UP = "followup"
    """did what you wanted to try work? subject: unit"""
    PROBLEM = "problem"
    GUESS = "guess"
    """the pre-question, unscored; subject: question"""
    INSIGHT = "insight"
    TAKE_UP = "takeup"
    """the reason of the option guessed before the insight; subject: unit"""
    EXAMPLE = "example"
    TEST = "test"
    """a question of a test-out, its last case; subject: question"""
    TESTED = "tested"
    """the test-out did not pass, the unit is offered; subject: unit"""
    ASK = "ask"
    """subject: question"""
    TRY = "try"
    END = "end"
    """subject: unit, or empty after a review"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    kind: StepKind
    subject: str
    """a UnitKey or a QuestionKey; which one, the kind says"""


class SessionKind(StrEnum):
    NEW = "new"
    """one unit with its questions, at most one review beside it"""
    REVIEW = "review"
    """up to four cards"""
    PREVIEW = "preview"
    """a trainer looks at a unit exactly as learners get it, every case of it; nothing is kept or counted"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    id: SessionId
    kind: SessionKind
    steps: tuple[Step, ...]
    """at least one; the last is END"""
    position: int
    """index of the current step"""
    guess: int | None
    """the option tapped at the pre-question, until it is taken up"""
    opened_on: date

    @property
    def step(self) -> Step:
        return self.steps[self.position]

    @property
    def is_over(self) -> bool:
        return self.step.kind is StepKind.END

    def forward(self) -> "Session":
        return self if self.is_over else replace(self, position=self.position + 1)


class PromptState(StrEnum):
    OPEN = "open"
    CONFIDENCE = "confidence"
    """answered, but asked how sure before the feedback"""
    ANSWERED = "answered"
    """keeps what was given until the next prompt is answered, at most 24 hours"""
    CLOSED = "closed"
    """what was given is gone"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One showing of one question."""

    id: PromptId
    session: SessionId
    position: int
    """of the step in its session"""
    question: QuestionKey
    case: int
    state: PromptState
    picked: tuple[int, ...]
    """positions tapped so far, in the order of tapping; never typed text"""
    tries: int
    """typed answers given so far, 0 or more"""
    verdict: Verdict | None
    """None until answered"""
    opened_on: date


class UnitState(StrEnum):
    STARTED = "started"
    DONE = "done"
    KNOWN = "known"
    """said to be known: "kann ich schon", in German"""


def done_units(states: Mapping[UnitKey, UnitState]) -> frozenset[UnitKey]:
    """Those finished or known already."""
    return frozenset(key for key, state in states.items() if state is not UnitState.STARTED)


class TryState(StrEnum):
    OPEN = "open"
    WORKED = "worked"
    NOT_YET = "not_yet"
    UNFITTING = "unfitting"


@dataclass(frozen=True, slots=True, kw_only=True)
class TryTask:
    unit: UnitKey
    state: TryState
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    id: LearnerId
    language: str
    zone: str
    trade: str
    plan: Plan | None
    """None: not asked yet"""
    pause: Pause | None
    calm: Calm
    next_slot: datetime | None
    """aware UTC; None: no nudge will come"""
    counted: bool
    """False: contributes 0 to every statistic"""
    nudge_message: int | None
    """message id of the nudge in the chat that is still unanswered"""
    wish: str | None = None
    """id of an area; None: nothing in particular"""
    roles: frozenset[str] = frozenset()
    """ids of the taxonomy; the learner's own word, never a company's"""
    levels: Mapping[str, Level] = field(default_factory=lambda: MappingProxyType({}))
    """area -> level; missing: basic"""
    reading: str = ""
    """language in which cases are read, where somebody chose one; empty: the nearest to their own"""

    @property
    def reads(self) -> str:
        """What to ask the library for: "tr", or "tr+en" for their own language, else the chosen one."""
        return f"{self.language}+{self.reading}" if self.reading else self.language
