"""What do the buttons say about what is mine: my way, my list, my data?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choose:
    """Somebody looks around: what is there to learn?"""

    topic: str
    """all, area, module or unit; look and open show a unit before it begins, here or in a new bubble"""
    subject: int
    """see bot.subjects; 0 for all"""


@dataclass(frozen=True, slots=True)
class PassOn:
    """A unit for somebody else: its link."""

    subject: int
    """see bot.subjects"""


@dataclass(frozen=True, slots=True)
class Keep:
    """The takeaway of the insight, onto the learner's list or off it."""

    session: int
    position: int
    wants: int
    """1 or 0"""


@dataclass(frozen=True, slots=True)
class Takeaways:
    """The list of what is kept."""

    page: int
    """from 0"""
    mode: str
    """show: a number shows its unit; strike: it strikes; new: as show, in a new bubble"""


@dataclass(frozen=True, slots=True)
class Strike:
    subject: int
    """see bot.subjects"""
    page: int
    """where the list stands"""


@dataclass(frozen=True, slots=True)
class Certify:
    """A certificate of what is finished, for the learner alone."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """A step of the readiness check."""

    topic: str
    """see bot.screens.readiness"""
    subject: int
    """a question, see bot.subjects; 0 for none"""
    mask: int
    """positions picked, as bits: the same tap twice is the same as once"""


@dataclass(frozen=True, slots=True)
class Way:
    """What decides which units come first."""

    topic: str
    """see bot.screens.ownpath"""
    subject: int
    """an area or a trade, see bot.subjects; 0 for none"""
    value: int
    """a level, roles as bits, or 1 for yes"""


@dataclass(frozen=True, slots=True)
class Speak:
    language: str


@dataclass(frozen=True, slots=True)
class Read:
    """Cases in this language, for somebody in whose own there are none."""

    language: str


@dataclass(frozen=True, slots=True)
class Counted:
    counted: int
    """1 or 0"""


@dataclass(frozen=True, slots=True)
class Erase:
    step: int
    """1 asks again, 2 erases, 0 keeps everything"""


@dataclass(frozen=True, slots=True)
class Move:
    """On to another chat: a link to it."""


@dataclass(frozen=True, slots=True)
class KeepMe:
    """After a year without learning: what is kept shall stay."""


@dataclass(frozen=True, slots=True)
class RoleCard:
    choice: str
    """position of the question to skip, cancel, or file"""


OwnAction = (
    Choose
    | PassOn
    | Keep
    | Takeaways
    | Strike
    | Certify
    | Readiness
    | Way
    | Speak
    | Read
    | Counted
    | Erase
    | Move
    | KeepMe
    | RoleCard
)
