"""Who may be written to, in which role, and what is on its way?

No name, user name or phone number exists here: a person is a contact, and a contact is a number.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

ContactId = NewType("ContactId", int)
"""random, internal; one per chat"""
CompanyId = NewType("CompanyId", int)


class Role(StrEnum):
    LEARNER = "learner"
    MANAGER = "manager"
    TRAINER = "trainer"
    COUNCIL = "council"


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    id: CompanyId
    name: str
    headcount: int
    """declared and public; the number of people enrolled is never shown anywhere"""
    zone: str
    """IANA name, Europe/Berlin"""
    state: str
    """ISO 3166-2 subdivision without the country, BY; empty: no regional holidays"""
    language: str
    trade: str
    """an id of the taxonomy"""
    created_on: date

    @property
    def timezone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    id: ContactId
    language: str
    roles: frozenset[tuple[CompanyId, Role]]
    """one chat may hold several roles"""
    is_reachable: bool
    """False since the bot was blocked"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """What a deep link opens."""

    company: Company
    role: Role
    """LEARNER for the reusable code, another for a single-use link"""


class LinkFault(StrEnum):
    UNKNOWN = "unknown"
    """never made, revoked or rotated"""
    USED = "used"
    EXPIRED = "expired"


class Kind(StrEnum):
    """Why a delivery exists."""

    NUDGE = "nudge"
    FAREWELL = "farewell"
    """the one kind sentence before silence"""
    REPLY = "reply"
    """an answer to an update that could not be sent at once"""
    DIGEST = "digest"
    """the digest of a Monday, to managers and councils"""
    NOTE = "note"
    """reports were stopped, or go on: to managers and councils"""
    REMINDER = "reminder"
    """twelve months without learning: what is kept will be erased"""
    FLAGS = "flags"
    """what learners said of units and questions in a week, to the trainers of their company"""
    PACK = "pack"
    """a newer version of a pack that a company subscribed to, to its trainers"""


DIGEST_HOURS = (5, 6, 7, 8, 9, 10)
DIGEST_HOUR = 6
"""before the round of the morning, unless somebody chose another one"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody whom the digest goes to, because of a role."""

    contact: ContactId
    role: Role
    language: str
    hour: int
    """5 to 10, in the company's zone"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    id: int
    contact: ContactId
    kind: Kind
    dedup: str
    """unique: nudge:<learner>:<slot>, reply:<lane>:<update>"""
    payload: str
    """JSON that bot.courier can send; contains no free text of a learner but a remark, see contacts.voices"""
    attempt: int
    """1 at the first claim: the fence of the acknowledgement"""
    valid_until: datetime | None
    """aware UTC; never sent after it"""
    replaces: int | None
    """message id in the chat of the message that this one replaces"""
