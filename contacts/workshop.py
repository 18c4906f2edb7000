"""What has a company written for itself, and what is somebody writing right now?

Files are kept to the letter, so that a trainer gets back what she sent. Who wrote what is not kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from contacts.model import CompanyId, ContactId


class RevisionState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    """at most one of a module"""
    REPLACED = "replaced"
    """was published, or was a draft that somebody went on from"""
    WITHDRAWN = "withdrawn"
    """was published last; its cards fade"""
    DISCARDED = "discarded"
    """an empty place: its number is never given again, so that no old button means something else"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One module of a company in all its languages, at one moment."""

    module: str
    number: int
    """1 is the first"""
    state: RevisionState
    base: int
    """number of the published revision that it was made from; 0: there was none"""
    files: Mapping[str, str]
    """path below the content folder -> text, line ends and all"""
    media: Mapping[str, str]
    """name of a picture -> its SHA-256"""
    made_on: date
    pack: str | None = None
    """name of the pack that it came in"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalNote:
    unit: str
    """daten-bestand/differenz"""
    language: str
    note: str
    """inline Markdown, at most 40 words; empty where only the problem is the company's own"""
    problem: str
    """Markdown; may be empty"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnContent:
    """Everything that learners of a company see beside the edition."""

    state: int
    """one more at every change; 0: never anything"""
    lock: str
    """JSON, see content.lock; empty before the first publication"""


class WritingKind(StrEnum):
    NOTE = "note"
    """a local note; subject: unit"""
    PROBLEM = "problem"
    """the company's own problem text; subject: unit"""
    INTERVIEW = "interview"
    REMARK = "remark"
    """of a learner, on its way to the trainer; subject: unit or question"""
    ANSWER = "answer"
    """of a trainer; subject: unit or question"""
    SUBSCRIPTION = "subscription"
    """the address of a network that offers packs, and what it offers; subject: the address"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What somebody is writing: one of a kind at a time in each company."""

    contact: ContactId
    company: CompanyId
    kind: WritingKind
    subject: str
    state: str
    """JSON; empty at the start"""
    since: date


class Workshop(Protocol):
    """What a company wrote for itself, inside one transaction."""

    async def content(self, company: CompanyId) -> OwnContent: ...

    async def state(self, company: CompanyId) -> int:
        """Of `content`, without a trip of its own where somebody of the company was just looked up."""

    async def hold(self, company: CompanyId) -> OwnContent:
        """As `content`; nobody else publishes there until the transaction ends."""

    async def change(self, company: CompanyId, *, lock: str) -> None:
        """Learners see something else from now on."""

    async def published(self, company: CompanyId) -> tuple[Revision, ...]:
        """By module: what learners see, withdrawn ones too, whose cards are still there."""

    async def newest(self, company: CompanyId) -> tuple[Revision, ...]:
        """By module: the draft, if there is one, and what was published last; files included."""

    async def revisions(self, company: CompanyId, module: str) -> tuple[Revision, ...]:
        """Newest first."""

    async def save(self, company: CompanyId, revision: Revision) -> None:
        """Inserts or overwrites."""

    async def drop(self, company: CompanyId, module: str, number: int) -> None:
        """One that learners never see; others stay as they are."""

    async def add_media(self, company: CompanyId, name: str, data: bytes) -> None:
        """`name` is the SHA-256; what is there already stays."""

    async def media(self, company: CompanyId, name: str) -> bytes | None: ...

    async def picture(self, name: str) -> bytes | None:
        """Of whichever company: the same SHA-256 is the same picture."""

    async def sweep_media(self, company: CompanyId) -> None:
        """Pictures that no revision names go."""

    async def notes(self, company: CompanyId) -> tuple[LocalNote, ...]:
        """By unit and language."""

    async def save_note(self, company: CompanyId, note: LocalNote) -> None:
        """Inserts or overwrites; an empty one is removed."""


class Writings(Protocol):
    async def of(self, contact: ContactId) -> Writing | None:
        """What the next words belong to."""

    async def find(self, contact: ContactId, company: CompanyId, kind: WritingKind) -> Writing | None:
        """Also one that rests."""

    async def put(self, writing: Writing) -> None:
        """The next words belong to it; what else is being written rests, one of the same kind goes."""

    async def rest(self, contact: ContactId) -> None:
        """The next words belong to nothing; what was written so far stays."""

    async def finish(self, contact: ContactId, company: CompanyId, kind: WritingKind) -> None:
        """It goes, whether it rests or not."""

    async def drop(self, contact: ContactId) -> None:
        """What the next words belong to, goes; what rests stays."""
