"""What do contacts need from outside? Protocols that db fulfils, each inside one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from contacts.model import (
    Company,
    CompanyId,
    Contact,
    ContactId,
    Delivery,
    Kind,
    LinkFault,
    Recipient,
    Role,
    Welcome,
)


class Companies(Protocol):
    async def create(
        self,
        *,
        name: str,
        headcount: int,
        zone: str,
        state: str,
        language: str,
        trade: str,
        on: date,
    ) -> Company:
        """Raises: ValueError if the name is taken."""

    async def all(self) -> tuple[Company, ...]:
        """By name."""

    async def get(self, company: CompanyId) -> Company | None: ...

    async def named(self, name: str) -> Company | None: ...

    async def join_code(self, company: CompanyId) -> str:
        """The deep-link payload of the poster; computed from the key, not stored."""

    async def rotate_join_code(self, company: CompanyId) -> str: ...

    async def declare_headcount(self, company: CompanyId, headcount: int) -> None:
        """From the next half-year on: a denominator that moves would tell who came and went."""

    async def delete(self, company: CompanyId) -> None:
        """With every person, card and delivery of it."""

    async def invite(self, company: CompanyId, role: Role, *, now: datetime) -> str:
        """A single-use payload of 128 bit, valid 14 days; only its hash is kept."""

    async def revoke(self, company: CompanyId, role: Role) -> int:
        """Withdraws all open invitations and all holders of the role; how many holders there were."""


class People(Protocol):
    async def find(self, chat_id: int) -> Contact | None: ...

    async def chat_id(self, contact: ContactId) -> int: ...

    async def welcome(self, payload: str, *, now: datetime) -> Welcome | LinkFault:
        """What a deep link opens; changes nothing."""

    async def opened_by(self, payload: str) -> Welcome:
        """What a used single-use link opened. Raises: LookupError if there is no such link."""

    async def admit(self, chat_id: int, *, company: CompanyId, role: Role, language: str) -> Contact:
        """Creates the contact at its first role."""

    async def redeem(
        self, chat_id: int, payload: str, *, language: str, now: datetime
    ) -> Contact | LinkFault:
        """Admits with a single-use link and uses it up, in one step."""

    async def speak(self, contact: ContactId, language: str) -> None: ...

    async def mark_blocked(self, contact: ContactId, *, on: date) -> None: ...

    async def mark_reachable(self, contact: ContactId) -> None: ...

    async def leave(self, contact: ContactId, company: CompanyId, role: Role) -> None: ...

    async def recipients(self, company: CompanyId) -> tuple[Recipient, ...]:
        """Managers and councils who can be reached; may be empty."""

    async def set_digest_hour(self, contact: ContactId, company: CompanyId, hour: int) -> None:
        """For every role in that company."""

    async def export(self, contact: ContactId) -> Mapping[str, object]:
        """Every row about the person as JSON values, under "schema_version" and table names."""

    async def erase(self, contact: ContactId) -> None:
        """No row and, after the next checkpoint, no byte is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftChat:
    """Where somebody was before they moved."""

    chat_id: int
    is_within_reach: bool
    """False where only another bot can write to it"""


class Moves(Protocol):
    """One contact has one chat; a link of 30 minutes, used once, points it at another."""

    async def offer(self, who: ContactId, *, now: datetime) -> str:
        """A payload of 128 bit that takes the place of any before; only its hash is kept."""

    async def mover(self, payload: str, *, now: datetime) -> ContactId | None:
        """Who would move with it; None if it was never made, is used, replaced or expired."""

    async def go(self, who: ContactId, payload: str, *, chat_id: int, now: datetime) -> LeftChat | None:
        """Uses it up for a chat that belongs to nobody; None if somebody was faster."""


class Outbox(Protocol):
    async def plan(
        self,
        contact: ContactId,
        kind: Kind,
        *,
        dedup: str,
        payload: str,
        due_at: datetime,
        valid_until: datetime | None = None,
        replaces: int | None = None,
    ) -> bool:
        """For the lane of the contact; False if a delivery with this dedup exists there already."""

    async def claim(self, *, now: datetime, lease_s: float) -> Delivery | None:
        """The oldest due delivery that may be sent; `now` is domain time, the lease is database time."""

    async def pace(self) -> float:
        """Takes the next place in the lane; seconds to wait before sending."""

    async def slow_down(self, seconds: float) -> None:
        """The lane rests: Telegram said 429."""

    async def acknowledge(self, delivery: Delivery, *, now: datetime) -> bool:
        """Sent; False if another worker holds a newer attempt."""

    async def hand_back(self, delivery: Delivery, *, after_s: float) -> None:
        """Not sent, try again; the fifth attempt becomes failed."""

    async def drop(self, delivery: Delivery, *, reason: str) -> bool:
        """Expired or undeliverable; never sent. False as with `acknowledge`."""

    async def withdraw(self, dedup: str) -> None:
        """What it says has been said after all; one that is sent or unknown stays as it is."""

    async def postpone(self, dedup: str, *, until: datetime) -> None:
        """One that still waits is due at this instant instead."""

    async def withdraw_all(self, dedup_prefix: str) -> None:
        """Everything that still waits and whose dedup begins so."""

    async def withdraw_nudges(self, contact: ContactId) -> None:
        """Nothing that the bot started goes out to this person any more, as far as it still waits."""

    async def earliest(self, *, after: datetime) -> datetime | None:
        """When the next delivery that is not due yet will be."""

    async def end_pauses(self) -> None:
        """Lane and chats are free again, for a clock that is moved by hand."""

    async def rest(self, *, now: datetime) -> float | None:
        """Seconds until the next of the due deliveries may be claimed, 0 or more; None: nothing is due."""

    async def failed(self) -> int:
        """For doctor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleeper:
    """Somebody who has not learned for a year."""

    contact: ContactId
    learner: int
    company: CompanyId
    language: str
    zone: str


class Inactivity(Protocol):
    """Days that are kept for learning tell; there is no last visit."""

    async def to_remind(self, *, today: date) -> Sequence[Sleeper]:
        """At most fifty; whoever was reminded is not among them again before another year."""

    async def reminded(self, sleeper: int, *, on: date) -> None: ...

    async def to_erase(self, *, today: date) -> Sequence[Sleeper]:
        """At most fifty, reminded thirty days ago or more."""

    async def keep(self, sleeper: int, *, on: date) -> None:
        """Said "keep it": another year."""


class Updates(Protocol):
    """Which updates had their effect, so that a replay after a crash has none."""

    async def mark(self, update_id: int, *, on: date) -> bool:
        """In the effect's transaction; False if it was marked before."""

    async def replied(self, update_ids: tuple[int, ...]) -> None: ...

    async def known(self, update_ids: tuple[int, ...]) -> dict[int, bool]:
        """Marked ones, with whether they were replied to."""

    async def set_aside(self, update_id: int, *, on: date) -> None:
        """Failed three times; visible to doctor, without content."""

    async def aside(self) -> int:
        """For doctor."""

    async def forget(self, *, before: date) -> None: ...
