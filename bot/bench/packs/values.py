"""What comes back when a pack is looked at, taken or given away? Values for the screens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from contacts.model import Company
from contacts.packs import KeptPack
from contacts.workshop import LocalNote
from content.findings import Finding
from content.packs.manifest import Manifest
from content.packs.origin import PublicKey
from content.packs.placing import Plan


class Difference(StrEnum):
    """Of a module in a pack, to what is here."""

    NEW = "new"
    CHANGED = "changed"
    EDITED = "edited"
    """changed, and the company has written in it since"""
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedModule:
    module: str
    """its id here"""
    title: str
    difference: Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A pack and all that would become of it here, before anybody says yes."""

    company: Company
    manifest: Manifest
    sha256: str
    key: PublicKey | None
    """that signed it; None if nobody did"""
    known_as: str
    """from where the company knows this key; empty if it does not"""
    plan: Plan
    files: Mapping[str, bytes]
    """all of the pack by path, with the names that hold here"""
    modules: tuple[PackedModule, ...]
    notes: tuple[LocalNote, ...]
    """that the pack brings and the company has none of"""
    orphans: tuple[str, ...]
    """units with a note of the company that the new version no longer has"""
    stamp: int
    """of all that is shown: a button of another state is not obeyed"""
    is_own: bool
    """the company itself gave it away"""
    is_taken: bool
    """this very file was taken, and all of it is here"""
    is_late: bool = False
    """something has changed here since it was shown last"""

    @property
    def is_new_here(self) -> bool:
        return any(one.difference is not Difference.SAME for one in self.modules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Nothing of it was kept."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubted:
    """It may be taken if somebody says so once more."""

    looked: Looked


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    module: str
    title: str
    number: int
    errors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPage:
    """A pack that the company has taken, or is subscribed to."""

    company: Company
    kept: KeptPack
    version: int
    """of what is here; 0 for nothing"""
    origin: str
    fingerprint: str
    """of the key that signed it; empty if nobody did"""
    offered: int
    """a newer version that waits at the network; 0 for none"""
    modules: tuple[str, ...]
    """titles of what is here of it"""
    drafts: tuple[DraftLine, ...]
    """that came with it and could be published together"""
    withdrawn: tuple[str, ...]
    """titles of drafts whose module was withdrawn: they stay so until somebody says otherwise"""
    notes: int
    """that the pack brings and the company has none of"""
    stamp: int
    """of the drafts"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllPublished:
    page: PackPage


@dataclass(frozen=True, slots=True, kw_only=True)
class NonePublished:
    """All or nothing: the page says what keeps it."""

    page: PackPage


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesOffered:
    """What a pack's maker says "bei uns", for units of which this company says nothing."""

    company: Company
    name: str
    title: str
    notes: tuple[LocalNote, ...]
    unit_titles: Mapping[str, str]
    stamp: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """What would be given away."""

    company: Company
    name: str
    title: str
    version: int
    licence: str
    modules: tuple[str, ...]
    """titles"""
    left_out: tuple[str, ...]
    """titles of modules that came from others: these give them away themselves"""
    notes: int
    """that could go along"""
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    company: Company
    file_name: str
    raw: bytes
    title: str
    version: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class NoKey:
    """The installation's own key cannot be used; whoever runs the server can mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is new in what a company gives away, since it did so last."""

    is_first: bool
    new: Sequence[str]
    """titles"""
    changed: Sequence[str]
    gone: Sequence[str]
    """ids: there is no title any more"""


# --- networks -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    name: str
    title: str
    version: int
    """of what is here; 0: nothing was taken yet"""
    offered: int
    """a newer version that waits; 0 for none"""
    drafts: int
    """that came with it and wait"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    source: str
    titles: tuple[str, ...]
    """of the packs that are subscribed to there"""
    silent_since: date | None
    """it could not be read since; None: it could, when it was asked last"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All packs and subscriptions of a company."""

    company: Company
    packs: tuple[PackLine, ...]
    """that were taken"""
    sources: tuple[SourceLine, ...]
    may_subscribe: bool
    """the operator has nothing against it"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """The next words are the address of a network, or one of those that the operator names."""

    company: Company
    listed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLine:
    name: str
    title: str
    version: int
    here: int
    """version of what is here; 0 for nothing"""
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What a network offers, and which of it the company wants to hear of."""

    company: Company
    source: str
    fingerprint: str
    """of the key that signed the list; empty: nobody did"""
    is_other_key: bool
    """another one than the one that a trainer agreed to"""
    lines: tuple[OfferLine, ...]
    """some of them"""
    first: int
    """place of the first of these lines in the list"""
    count: int
    """packs in the whole list"""
    token: int
    """of source and key: a button of another list is not obeyed"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreachable:
    message: str
    """German: why, and what to do"""


@dataclass(frozen=True, slots=True)
class NoAddress:
    """What was typed is no address of a folder."""


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """The operator does not let packs in from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyChanged:
    """The list is signed with another key than the one that a trainer agreed to."""

    company: Company
    source: str


SourceFault = Unreachable | NoAddress | NotAllowed | Refused
