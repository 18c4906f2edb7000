"""Who may work on a company's content, and what do they find there?"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from bot.libraries import Libraries
from bot.stands import NotForYou, Reply, Told, Unknown
from bot.work import Begin, Work
from contacts.model import Company, CompanyId, Contact, Role
from content.library import Library

T = TypeVar("T")


class Caller(Protocol):
    @property
    def chat_id(self) -> int: ...

    @property
    def update_id(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One trainer at work for one company, inside one transaction."""

    work: Work
    company: Company
    contact: Contact
    library: Library
    """as the company's learners have it"""
    edition: Library
    """what everybody has"""
    today: date
    """on the company's calendar"""
    update_id: int
    """of what the trainer just did"""

    @property
    def language(self) -> str:
        return self.contact.language

    async def is_first(self) -> bool:
        """False for a deed whose effect was kept before a crash."""
        return await self.work.updates.mark(self.update_id, on=self.today)


class Door:
    def __init__(self, *, begin: Begin, libraries: Libraries, clock: Callable[[], datetime]) -> None:
        self._begin = begin
        self._libraries = libraries
        self._clock = clock
        self._last: dict[int, CompanyId] = {}
        """by chat: where somebody who trains for several companies was last"""

    async def each(self, caller: Caller, act: Callable[[Bench], Awaitable[T]]) -> Reply[tuple[T, ...]]:
        """For every company that the caller trains for."""
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            if contact is None:
                return Unknown()
            found = [await act(await self._bench(work, contact, one, caller)) for one in _companies(contact)]
            return Told(value=tuple(found), language=contact.language) if found else _no(contact)

    async def inside(self, caller: Caller, company: int, act: Callable[[Bench], Awaitable[T]]) -> Reply[T]:
        """For the company that a button names; with 0, at the end of a preview, the one it was begun for."""
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            if contact is None:
                return Unknown()
            meant = CompanyId(company) if company else self._at_hand(caller, contact)
            if meant is None or meant not in _companies(contact):
                return _no(contact)
            self._last[caller.chat_id] = meant
            bench = await self._bench(work, contact, meant, caller)
            return Told(value=await act(bench), language=contact.language)

    async def at_hand(self, caller: Caller, act: Callable[[Bench], Awaitable[T]]) -> Reply[T | None]:
        """For what names no company: the only one, or where the caller was last; None if that is open."""
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            if contact is None:
                return Unknown()
            if not _companies(contact):
                return _no(contact)
            company = self._at_hand(caller, contact)
            if company is None:
                return Told(value=None, language=contact.language)
            bench = await self._bench(work, contact, company, caller)
            return Told(value=await act(bench), language=contact.language)

    def _at_hand(self, caller: Caller, contact: Contact) -> CompanyId | None:
        companies = _companies(contact)
        company = companies[0] if len(companies) == 1 else self._last.get(caller.chat_id)
        return company if company in companies else None

    async def _bench(self, work: Work, contact: Contact, company_id: CompanyId, caller: Caller) -> Bench:
        company = await work.companies.get(company_id)
        if company is None:
            raise LookupError("a trainer without a company")
        return Bench(
            work=work,
            company=company,
            contact=contact,
            library=await self._libraries.of(work, company_id),
            edition=self._libraries.edition,
            today=self._clock().astimezone(company.timezone).date(),
            update_id=caller.update_id,
        )


def _companies(contact: Contact) -> list[CompanyId]:
    return sorted(company for company, role in contact.roles if role is Role.TRAINER)


def _no(contact: Contact) -> NotForYou:
    return NotForYou(contact.language)
