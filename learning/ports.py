"""What does the core need from outside? Protocols that content and db fulfil."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol

from learning.card import Card
from learning.model import LearnerId, Module, PromptId, Question, QuestionKey, Unit, UnitKey
from learning.readiness import Readiness
from learning.selfcheck import SelfCheck
from learning.session import Learner, Prompt, Session, TryTask, UnitState

OTHERWISE_RIGHT: Final = -1
"""outcome of a question that is not one option of several"""
OTHERWISE_WRONG: Final = -2
"""the same, and "don't know" everywhere"""


class Library(Protocol):
    """The checked learning material, each text in the nearest language there is.

    A language is an ISO code, "tr", or several in the order in which they are liked, "tr+en".
    """

    def modules(self, language: str) -> tuple[Module, ...]: ...

    def unit(self, key: UnitKey, language: str) -> Unit | None: ...

    def question(self, key: QuestionKey, language: str) -> Question | None: ...

    def self_check(self, language: str) -> SelfCheck | None: ...


class Search(Protocol):
    """The units of one library in one language, by words that are compared and dropped."""

    def first(self, words: str, *, kept: frozenset[UnitKey], most: int) -> tuple[UnitKey, ...]:
        """What fits, the best first; empty if nothing does. What the learner has kept comes earlier."""


class Study(Protocol):
    """Everything that is kept of one learner, inside one transaction."""

    async def learner(self) -> Learner:
        """Raises: LookupError if the learner has been erased meanwhile."""

    async def save_learner(self, learner: Learner) -> None: ...

    async def cards(self) -> tuple[Card, ...]:
        """All introduced cards, by question key; may be empty."""

    async def card(self, question: QuestionKey) -> Card | None: ...

    async def save_card(self, card: Card) -> None: ...

    async def mark_week(self, *, on: date) -> None:
        """A card was answered in this week: one bit, never which or how; nothing of the uncounted."""

    async def count_first(
        self, question: QuestionKey, *, version: int, outcome: int, on: date, last_on: date | None
    ) -> None:
        """The first answer to this version joins a counter of nobody; `last_on` is that of an older version.

        The outcome is the position of the tapped option, or OTHERWISE_RIGHT or OTHERWISE_WRONG.
        """

    async def session(self) -> Session | None:
        """The session opened last, over or not."""

    async def save_session(self, session: Session) -> None:
        """Keeps one session per learner: a new one replaces the old one."""

    async def prompt(self, prompt: PromptId) -> Prompt | None:
        """None if unknown or another person's."""

    async def prompt_at(self, session: Session) -> Prompt | None:
        """The prompt shown at the session's current step, if it has been shown."""

    async def save_prompt(self, prompt: Prompt) -> None:
        """Inserts or updates."""

    async def close_prompts(self, *, besides: PromptId) -> None:
        """All other prompts of the learner become CLOSED; what was picked in them is dropped."""

    async def units(self) -> Mapping[UnitKey, UnitState]: ...

    async def save_unit(self, unit: UnitKey, state: UnitState, *, on: date) -> None: ...

    async def open_try(self) -> TryTask | None:
        """The oldest task that was tried and not yet followed up."""

    async def save_try(self, task: TryTask) -> None: ...

    async def readiness(self) -> Readiness:
        """Of somebody who was never asked: nothing."""

    async def save_readiness(self, readiness: Readiness) -> None: ...
    async def kept(self) -> tuple[UnitKey, ...]:
        """Units whose takeaway is on the learner's own list: the newest day first, then by key."""

    async def keep(self, unit: UnitKey, *, on: date) -> None:
        """What is kept already stays as it is."""

    async def strike(self, unit: UnitKey) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    learner: LearnerId
    contact: int
    company: int
    slot: datetime
    """the instant that has come"""


class Schedule(Protocol):
    """Whose slot has come?"""

    async def due(self, *, now: datetime, limit: int) -> tuple[Due, ...]:
        """Oldest first; one indexed query."""

    async def still_due(self, due: Due) -> bool:
        """Inside the transaction that acts: has nobody else moved the slot since?"""

    async def earliest(self) -> datetime | None:
        """The next slot of anybody, for the time machine."""


class Enrolment(Protocol):
    """The only crossing between a person in a chat and a learner."""

    async def learner_of(self, contact: int) -> LearnerId | None: ...

    async def enrol(
        self,
        contact: int,
        *,
        company: int,
        language: str,
        zone: str,
        trade: str,
        counted: bool,
        consent: str,
        on: date,
    ) -> LearnerId:
        """Keeps the version hash of the text agreed to and the day; a second time changes both."""

    async def agree(self, learner: LearnerId, *, consent: str, on: date) -> None: ...

    async def consent_of(self, learner: LearnerId) -> str:
        """The version hash of the text agreed to."""
