"""What does a button say? Data of at most 64 bytes, versioned; who may press it, the use case checks.

`v` + letters + fields joined by ":". Numbers are written in base 36. An unknown version or letter,
or a broken field, decodes to None: a button of another time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.timebuttons import (
    ComeMyself,
    Days,
    Here,
    Holidays,
    Hour,
    LeaveUntil,
    Minute,
    MomentOf,
    Often,
    OwnTime,
    Paint,
    PauseFor,
    PlanPage,
    Rhythm,
    SpanOf,
    TimeAction,
    Times,
    Today,
    Weeks,
)

VERSION: Final = "1"
MAX_BYTES: Final = 64
"""Source: Bot API, InlineKeyboardButton.callback_data."""

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class GuestAnswer:
    language: str
    code: str
    position: int


@dataclass(frozen=True, slots=True)
class GuestNext:
    """After the guest case: the four things."""

    language: str
    code: str
    position: int


@dataclass(frozen=True, slots=True)
class GuestLanguage:
    language: str
    code: str


@dataclass(frozen=True, slots=True)
class GuestLanguages:
    """Which languages are there? Below the guest case, which stays as it is."""

    language: str
    code: str


@dataclass(frozen=True, slots=True)
class Consent:
    choice: str
    """yes, uncounted, read, no"""
    language: str
    code: str
    position: int
    """the option of the guest case"""
    notice: str
    """version of the notice that stands above the button"""


@dataclass(frozen=True, slots=True)
class Reconsent:
    """Says yes to a changed notice."""

    choice: str
    """yes, read, leave"""
    notice: str
    """version of the notice that stands above the button"""


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
class Resume:
    """Go on where it stopped, or begin with what is worth most."""


@dataclass(frozen=True, slots=True)
class Menu:
    """What there is to do."""


@dataclass(frozen=True, slots=True)
class NudgeReply:
    choice: str
    """later, today, week"""


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
class RoleCard:
    choice: str
    """position of the question to skip, cancel, or file"""


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


@dataclass(frozen=True, slots=True)
class Bench:
    """A trainer at work."""

    topic: str
    """see bot.handlers.trainer"""
    company: int
    subject: int
    """a module or a unit, see bot.subjects; 0 for none"""
    number: int
    """of a revision, a page or a choice; 0 for none"""


@dataclass(frozen=True, slots=True)
class KeepMe:
    """After a year without learning: what is kept shall stay."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What a learner says of a unit or a question."""

    topic: str
    """ask, flag, back, words, send or drop"""
    subject: int
    """see bot.subjects"""
    kind: str
    """of contacts.voices.FlagKind, where the topic is flag"""


@dataclass(frozen=True, slots=True)
class VoiceAnswer:
    """What a trainer answers to it."""

    company: int
    step: str
    """ask, send or drop"""
    subject: int
    """see bot.subjects"""


Action = (
    GuestAnswer
    | GuestNext
    | GuestLanguage
    | GuestLanguages
    | Consent
    | Reconsent
    | Tap
    | Done
    | Undo
    | DontKnow
    | Sure
    | Forward
    | Later
    | Explain
    | Known
    | LeaveOut
    | Readiness
    | Way
    | TryIt
    | TryWent
    | Begin
    | Choose
    | PassOn
    | Keep
    | Takeaways
    | Strike
    | Certify
    | Resume
    | Menu
    | NudgeReply
    | Speak
    | TimeAction
    | Read
    | Counted
    | Erase
    | RoleCard
    | DigestTopic
    | DigestWeek
    | DigestHour
    | RoundPicture
    | RoundSolution
    | CheckShow
    | CheckStep
    | CheckDelete
    | HaltStep
    | PapersFor
    | KeepMe
    | Voice
    | VoiceAnswer
    | Bench
)

LETTERS: Final[Mapping[str, type[Action]]] = {
    "g": GuestAnswer,
    "h": GuestNext,
    "i": GuestLanguage,
    "gl": GuestLanguages,
    "c": Consent,
    "j": Reconsent,
    "t": Tap,
    "d": Done,
    "u": Undo,
    "k": DontKnow,
    "s": Sure,
    "f": Forward,
    "l": Later,
    "E": Explain,
    "w": Known,
    "N": LeaveOut,
    "I": Readiness,
    "Y": Way,
    "y": TryIt,
    "o": TryWent,
    "b": Begin,
    "G": Choose,
    "ko": PassOn,
    "ke": Keep,
    "kl": Takeaways,
    "ks": Strike,
    "kc": Certify,
    "r": Resume,
    "m": Menu,
    "n": NudgeReply,
    "L": Speak,
    "tp": PlanPage,
    "a": Read,
    "D": Days,
    "H": Hour,
    "M": Minute,
    "T": Times,
    "tw": Weeks,
    "S": ComeMyself,
    "tr": Rhythm,
    "td": Paint,
    "tt": Today,
    "ts": SpanOf,
    "tm": MomentOf,
    "to": OwnTime,
    "tn": Often,
    "th": Holidays,
    "tj": Here,
    "P": PauseFor,
    "tl": LeaveUntil,
    "C": Counted,
    "X": Erase,
    "R": RoleCard,
    "e": DigestTopic,
    "W": DigestWeek,
    "U": DigestHour,
    "q": RoundPicture,
    "Q": RoundSolution,
    "x": CheckShow,
    "z": CheckStep,
    "Z": CheckDelete,
    "A": HaltStep,
    "O": PapersFor,
    "K": KeepMe,
    "B": Bench,
    "F": Voice,
    "V": VoiceAnswer,
}
_LETTER_OF: Final = {kind: letter for letter, kind in LETTERS.items()}


def encode(action: Action) -> str:
    """Raises: ValueError if the data would be longer than 64 bytes."""
    values = (getattr(action, name) for name in _fields(type(action)))
    data = ":".join(
        (VERSION + _LETTER_OF[type(action)], *(_base36(v) if isinstance(v, int) else v for v in values))
    )
    if len(data.encode()) > MAX_BYTES:
        raise ValueError(f"button data has {len(data.encode())} bytes, at most {MAX_BYTES}: {data}")
    return data


def decode(data: str) -> Action | None:
    head, *parts = data.split(":")
    kind = LETTERS.get(head[1:]) if head[:1] == VERSION else None
    if kind is None or len(parts) != len(_fields(kind)):
        return None
    readers = [_READERS[annotation] for annotation in _fields(kind).values()]
    build: Callable[..., Action] = kind
    try:
        return build(*(read(part) for read, part in zip(readers, parts, strict=True)))
    except ValueError:
        return None


def _fields(kind: type[Action]) -> Mapping[str, type]:
    return kind.__annotations__


def _read36(text: str) -> int:
    if not text.isascii() or not text.isalnum():
        raise ValueError(text)
    return int(text, 36)


_READERS: Final[Mapping[type, Callable[[str], str | int]]] = {int: _read36, str: str}


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"
