"""What do learners say of units and questions, and what may their trainer know of it?

A flag belongs to a learner until it is answered, so that the answer finds its way back. A trainer gets what
was said in a week all at once, as a value that depends on what was said alone: not on who said it, nor when.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Final, Protocol

from contacts.model import Company, CompanyId, ContactId

LONGEST_REMARK: Final = 200
"""characters of a learner's sentence. Source: product rule"""
LONGEST_ANSWER: Final = 300
"""characters of a trainer's. Source: product rule"""


class FlagKind(StrEnum):
    WRONG = "wrong"
    UNCLEAR = "unclear"
    UNFITTING = "unfitting"
    """does not fit this company"""
    HELPED = "helped"


class FlagState(StrEnum):
    OPEN = "open"
    """nobody was told yet"""
    SENT = "sent"
    """the trainers were told, as one of a number"""
    ANSWERED = "answered"
    """the reply waits for the learner's next session"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One per learner and subject."""

    subject: str
    """key of a unit or a question: daten-bestand/differenz, daten-bestand#median"""
    kind: FlagKind
    week: date
    """Monday; neither day nor hour: an early one would tell the shift"""
    state: FlagState = FlagState.OPEN
    reply: str = ""
    """of the trainer; empty until ANSWERED"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence that somebody agreed to word for word; by whom is not kept."""

    subject: str
    kind: FlagKind
    words: str
    """plain text, at most `LONGEST_REMARK` characters"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """What was said of one subject, by nobody."""

    subject: str
    counts: tuple[tuple[FlagKind, int], ...]
    """in the order of the kinds, without zeros; empty if only a sentence is left"""
    remarks: tuple[Remark, ...]
    """shuffled by their content"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A company that has trainers, and flags or remarks that they were not told of."""

    company: Company
    oldest: date
    """Monday of the oldest of them"""
    closed: date | None
    """Monday of the last week that trainers were told of; None before the first"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainer:
    contact: ContactId
    language: str


class Voices(Protocol):
    """Inside one transaction. Learners are random numbers here: contacts know nothing of learning."""

    # --- of one learner

    async def flag(self, learner: int, subject: str) -> Flag | None: ...

    async def put(self, learner: int, company: CompanyId, flag: Flag) -> None:
        """In place of the one about the same subject, if there is one."""

    async def take_back(self, learner: int, subject: str) -> None: ...

    async def answered(self, learner: int) -> tuple[Flag, ...]:
        """By subject: those with a reply that was not read yet."""

    async def forget_answered(self, learner: int, subjects: Iterable[str]) -> None:
        """Their replies were read."""

    # --- of a company

    async def add_remark(self, company: CompanyId, remark: Remark, *, week: date) -> None: ...

    async def trainers(self, company: CompanyId) -> tuple[Trainer, ...]:
        """Who can be reached; may be empty."""

    async def waiting(self) -> tuple[Waiting, ...]: ...

    async def close_week(self, company: CompanyId, week: date) -> bool:
        """False if it, or a later one, is closed already, by another process too."""

    async def collect(self, company: CompanyId, *, through: date) -> tuple[Voiced, ...]:
        """What was said up to and with this week and not told before; from now on it is told."""

    async def answer(self, company: CompanyId, subject: str, reply: str) -> bool:
        """For all who flagged it and of whom trainers were told; its remarks go. False: nobody waits."""


def voiced(
    flags: Iterable[tuple[str, FlagKind]], remarks: Iterable[Remark], *, week: date
) -> tuple[Voiced, ...]:
    """What was said, by subject: first where most is amiss. Any order of the input gives the same."""
    counts: dict[str, Counter[FlagKind]] = {}
    for subject, kind in flags:
        counts.setdefault(subject, Counter())[kind] += 1
    sentences: dict[str, list[Remark]] = {}
    for remark in remarks:
        sentences.setdefault(remark.subject, []).append(remark)
    found = [
        Voiced(
            subject=subject,
            counts=tuple(
                (kind, number) for kind in FlagKind if (number := counts.get(subject, Counter())[kind])
            ),
            remarks=tuple(sorted(sentences.get(subject, ()), key=lambda one: _place(one, week))),
        )
        for subject in counts.keys() | sentences.keys()
    ]
    return tuple(sorted(found, key=lambda one: (-_amiss(one), one.subject)))


def _amiss(one: Voiced) -> int:
    return sum(number for kind, number in one.counts if kind is not FlagKind.HELPED)


def _place(remark: Remark, week: date) -> str:
    """Where a sentence stands among its like: known only to whoever knows what it says."""
    return sha256(f"{week}|{remark.subject}|{remark.kind}|{remark.words}".encode()).hexdigest()
