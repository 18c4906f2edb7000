"""What do the buttons say about a company: its digest, its check, its papers?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DigestTopic:
    company: int
    topic: str
    """helps or together"""


@dataclass(frozen=True, slots=True)
class DigestWeek:
    """The digest of that week, for every employee."""

    company: int
    week: int
    """since the first Monday of the calendar"""


@dataclass(frozen=True, slots=True)
class DigestHour:
    company: int
    hour: int


@dataclass(frozen=True, slots=True)
class RoundPicture:
    """A case to vote on by hand."""

    company: int
    week: int


@dataclass(frozen=True, slots=True)
class RoundSolution:
    company: int
    week: int


@dataclass(frozen=True, slots=True)
class CheckShow:
    """What the company says of itself."""

    company: int


@dataclass(frozen=True, slots=True)
class CheckStep:
    company: int
    given: int
    """the answers so far, packed: nothing is stored before the last one"""


@dataclass(frozen=True, slots=True)
class CheckDelete:
    company: int
    sure: int
    """1 deletes, 0 asks"""


@dataclass(frozen=True, slots=True)
class HaltStep:
    company: int
    step: str
    """halt, go or keep"""


@dataclass(frozen=True, slots=True)
class PapersFor:
    company: int
    council: int
    """1: a works council signs; 0: there is a person of trust"""


CompanyAction = (
    DigestTopic
    | DigestWeek
    | DigestHour
    | RoundPicture
    | RoundSolution
    | CheckShow
    | CheckStep
    | CheckDelete
    | HaltStep
    | PapersFor
)
