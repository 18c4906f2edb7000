"""Which packs of modules has a company taken, given away or subscribed to, and which one waits for a yes?

The core of packs is in content.packs; here is what is kept of them between two taps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from contacts.model import Company, CompanyId


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPack:
    """What a company knows of one pack; a name is one pack in all its versions."""

    name: str
    """lager-grundlagen"""
    title: str = ""
    installed: str = ""
    """what of it is here, see content.packs.installed; empty: nothing was taken yet"""
    sha256: str = ""
    """of the file that was taken last"""
    given: str = ""
    """JSON, see bot.bench.packs.records: what the company itself gave away last under this name"""
    source: str = ""
    """the network's folder that it is subscribed to at; empty: it is not"""
    offered: str = ""
    """JSON, see bot.bench.packs.records: the version that trainers were told of last"""

    @property
    def is_empty(self) -> bool:
        return not (self.installed or self.given or self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A pack that was sent and may still be taken."""

    name: str
    sha256: str
    data: bytes
    """the file as it came; empty in a list"""
    notes: int
    """that it brings and that may still be taken"""
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribed:
    """A network's folder that a company looks into."""

    source: str
    """https://packs.example/lager"""
    key: str
    """that signed the list when a trainer agreed to it; empty: nobody had signed it"""
    asked_on: date
    looked_on: date
    """when it could be read last"""
    told: str = ""
    """what trainers were told of last: "silent", or the key that signs the list now; empty: all is well"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriber:
    company: Company
    subscribed: Subscribed


class Packs(Protocol):
    """Inside one transaction."""

    async def all(self, company: CompanyId) -> tuple[KeptPack, ...]:
        """By name."""

    async def of(self, company: CompanyId, name: str) -> KeptPack | None: ...

    async def save(self, company: CompanyId, pack: KeptPack) -> None:
        """Inserts or overwrites; one of which nothing is left to know is removed."""

    # --- what waits

    async def parcels(self, company: CompanyId) -> tuple[Parcel, ...]:
        """By name, without the files themselves."""

    async def parcel(self, company: CompanyId, name: str) -> Parcel | None: ...

    async def put_parcel(self, company: CompanyId, parcel: Parcel) -> None:
        """In place of another of the same name."""

    async def no_notes(self, company: CompanyId, name: str) -> None:
        """What it brings of notes was taken."""

    async def drop_parcel(self, company: CompanyId, name: str) -> None: ...

    # --- subscriptions

    async def subscriptions(self, company: CompanyId) -> tuple[Subscribed, ...]:
        """By source."""

    async def subscribe(self, company: CompanyId, subscribed: Subscribed) -> None:
        """Inserts or overwrites."""

    async def unsubscribe(self, company: CompanyId, source: str) -> None:
        """With every pack that is subscribed to there; what was taken stays."""

    async def due(self, today: date) -> Sequence[str]:
        """Sources that were not asked today, the one first that waits longest."""

    async def claim(self, source: str, today: date) -> bool:
        """Whether it is ours to ask there today; False if another process does, or has."""

    async def subscribers(self, source: str) -> tuple[Subscriber, ...]: ...
