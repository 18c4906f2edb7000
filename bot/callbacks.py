"""What does a button say? Data of at most 64 bytes, versioned; who may press it, the use case checks.

`v` + letters + fields joined by ":". Numbers are written in base 36. An unknown version or letter,
or a broken field, decodes to None: a button of another time.
"""

from collections.abc import Callable, Mapping
from typing import Final

from bot.buttons.beginning import (
    BeginningAction,
    Consent,
    GuestAnswer,
    GuestLanguage,
    GuestLanguages,
    GuestNext,
    Reconsent,
)
from bot.buttons.company import (
    CheckDelete,
    CheckShow,
    CheckStep,
    CompanyAction,
    DigestHour,
    DigestTopic,
    DigestWeek,
    HaltStep,
    PapersFor,
    RoundPicture,
    RoundSolution,
)
from bot.buttons.lesson import (
    Begin,
    Done,
    DontKnow,
    Explain,
    Forward,
    Known,
    Later,
    LeaveOut,
    LessonAction,
    Menu,
    NudgeReply,
    Resume,
    Sure,
    Tap,
    TryIt,
    TryWent,
    Undo,
)
from bot.buttons.own import (
    Certify,
    Choose,
    Counted,
    Erase,
    Keep,
    KeepMe,
    Move,
    OwnAction,
    PassOn,
    Read,
    Readiness,
    RoleCard,
    Speak,
    Strike,
    Takeaways,
    Way,
)
from bot.buttons.times import (
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
from bot.buttons.workshop import (
    Bench,
    Voice,
    VoiceAnswer,
    WorkshopAction,
)

__all__ = [
    "LETTERS",
    "MAX_BYTES",
    "VERSION",
    "Action",
    "Begin",
    "Bench",
    "Certify",
    "CheckDelete",
    "CheckShow",
    "CheckStep",
    "Choose",
    "ComeMyself",
    "Consent",
    "Counted",
    "Days",
    "DigestHour",
    "DigestTopic",
    "DigestWeek",
    "Done",
    "DontKnow",
    "Erase",
    "Explain",
    "Forward",
    "GuestAnswer",
    "GuestLanguage",
    "GuestLanguages",
    "GuestNext",
    "HaltStep",
    "Here",
    "Holidays",
    "Hour",
    "Keep",
    "KeepMe",
    "Known",
    "Later",
    "LeaveOut",
    "LeaveUntil",
    "Menu",
    "Minute",
    "MomentOf",
    "Move",
    "NudgeReply",
    "Often",
    "OwnTime",
    "Paint",
    "PapersFor",
    "PassOn",
    "PauseFor",
    "PlanPage",
    "Read",
    "Readiness",
    "Reconsent",
    "Resume",
    "Rhythm",
    "RoleCard",
    "RoundPicture",
    "RoundSolution",
    "SpanOf",
    "Speak",
    "Strike",
    "Sure",
    "Takeaways",
    "Tap",
    "Times",
    "Today",
    "TryIt",
    "TryWent",
    "Undo",
    "Voice",
    "VoiceAnswer",
    "Way",
    "Weeks",
    "decode",
    "encode",
]
"""every kind of button under one name"""

VERSION: Final = "1"
MAX_BYTES: Final = 64
"""Source: Bot API, InlineKeyboardButton.callback_data."""

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


Action = BeginningAction | LessonAction | OwnAction | TimeAction | CompanyAction | WorkshopAction

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
    "ku": Move,
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
