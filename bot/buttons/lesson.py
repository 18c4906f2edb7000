"""What do the buttons of a session say: questions, cases, what comes next?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tap:
    prompt: int
    position: int


@dataclass(frozen=True, slots=True)
class Done:
    prompt: int


@dataclass(frozen=True, slots=True)
class Undo:
    prompt: int


@dataclass(frozen=True, slots=True)
class DontKnow:
    prompt: int


@dataclass(frozen=True, slots=True)
class Sure:
    prompt: int
    sure: int
    """1 or 0"""


@dataclass(frozen=True, slots=True)
class Forward:
    session: int
    position: int


@dataclass(frozen=True, slots=True)
class Later:
    """Stop here, go on later."""


@dataclass(frozen=True, slots=True)
class Explain:
    """The hard words of the bubble that the button hangs on."""

    written_in: str
    """language of the bubble"""
    language: str
    """of a guest, who has no other; of anybody else what they speak now counts"""


@dataclass(frozen=True, slots=True)
class Known:
    session: int
    position: int


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """A unit, without showing first that it is known."""

    session: int
    position: int


@dataclass(frozen=True, slots=True)
class TryIt:
    session: int
    position: int
    wants: int
    """1 or 0"""


@dataclass(frozen=True, slots=True)
class TryWent:
    session: int
    position: int
    state: str
    """worked, not_yet, unfitting"""


@dataclass(frozen=True, slots=True)
class Begin:
    kind: str
    """new or review"""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on where it stopped, or begin with what is worth most."""


@dataclass(frozen=True, slots=True)
class Menu:
    """What there is to do."""


@dataclass(frozen=True, slots=True)
class NudgeReply:
    choice: str
    """later, today, week"""


LessonAction = (
    Tap
    | Done
    | Undo
    | DontKnow
    | Sure
    | Forward
    | Later
    | Explain
    | Known
    | LeaveOut
    | TryIt
    | TryWent
    | Begin
    | Resume
    | Menu
    | NudgeReply
)
