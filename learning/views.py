"""What does the learner have before them now? The result of every use case of practice."""

from dataclasses import dataclass

from learning.model import Case, Outcome, PromptId, Question, Unit
from learning.offering import Offer
from learning.session import Prompt, Session, SessionId, SessionKind, StepKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which step a button "Weiter" belongs to, so that an old button moves nothing."""

    session: SessionId
    position: int

    @classmethod
    def of(cls, session: Session) -> "Place":
        return cls(session=session.id, position=session.position)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    place: Place
    kind: StepKind
    """PROBLEM, INSIGHT or EXAMPLE"""
    unit: Unit
    foreign_trade: bool
    """the case comes from another trade than the learner's"""
    kept: bool | None = None
    """whether the takeaway of the insight is on the learner's list; None where there is none to keep"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUpView:
    place: Place
    unit: Unit
    picked: str
    reason: str
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    place: Place
    prompt: Prompt
    question: Question
    case: Case
    """at the second try of a typed question: the same as a choice"""
    order: tuple[int, ...]
    """positions in the order of display"""
    is_guess: bool
    """the pre-question: nothing is scored"""
    is_second_try: bool = False
    test: tuple[int, int] | None = None
    """in a test-out: which question of how many"""
    note: str = ""
    """why the typed answer did not fit, right after it; Markdown, may be empty"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedView:
    """The guess is noted; its reason comes after the insight."""

    place: Place
    question: Question
    case: Case
    picked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceView:
    prompt: Prompt
    question: Question
    case: Case
    picked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackView:
    place: Place
    prompt: PromptId
    question: Question
    case: Case
    outcome: Outcome
    returns: bool
    """the question will come back some day"""
    was_sure: bool | None = None
    """only right after the learner said so; never kept"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthItView:
    """The test-out did not pass: the unit is worth its minutes."""

    place: Place
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class TryView:
    place: Place
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpView:
    place: Place
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class EndView:
    kind: SessionKind
    asks_for_times: bool
    """the learner has not yet been asked when to be written to"""
    unit: str = ""
    """key of the unit that ends here; empty after a review"""
    offer: Offer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuView:
    """Between sessions: what there is to do."""

    resumable: bool
    unit: Unit | None
    """the next new unit; None: everything is done"""
    reviews: int
    """0 to 4 questions worth asking now; never a backlog"""
    knew: bool = False
    """a test-out has just shown that the unit before was known"""


View = (
    SectionView
    | TakeUpView
    | QuestionView
    | NotedView
    | ConfidenceView
    | FeedbackView
    | WorthItView
    | TryView
    | FollowUpView
    | EndView
    | MenuView
)
