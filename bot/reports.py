"""What do managers, councils and everybody in a company read about it? One transaction per tap.

Nothing here can reach learning. Who may do what is decided here, for commands and for old or forged
buttons alike.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol, TypeVar

from bot.books import BeginReport, ReportWork
from bot.mondays import Mondays, dedup, dedup_of_all
from bot.payload import encode
from bot.screens import company as screens
from bot.screens.screen import Screen
from bot.stands import CheckStand, HaltStand, Hour, Log, NotForYou, Outlook, Reading, Reply, Told, Unknown
from bot.texts.tongue import SOURCE, Tongue, speak
from contacts.model import DIGEST_HOUR, DIGEST_HOURS, Company, CompanyId, Contact, Kind, Role
from reporting.company_check import Answers
from reporting.figures import first_shown
from reporting.model import Digested
from reporting.periods import WEEK, monday_of
from reporting.privacy import plan_of

ANSWERING = frozenset({Role.MANAGER})
INFORMED = frozenset({Role.MANAGER, Role.COUNCIL})
WATCHING = frozenset({Role.COUNCIL})
EVERYBODY = frozenset(Role)

T = TypeVar("T")


class Caller(Protocol):
    @property
    def chat_id(self) -> int: ...


class Reports:
    def __init__(self, *, begin: BeginReport, clock: Callable[[], datetime], mondays: Mondays) -> None:
        self._begin = begin
        self._clock = clock
        self._mondays = mondays

    async def language_of(self, caller: Caller, *, otherwise: str) -> str:
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            return contact.language if contact else otherwise

    # --- digests --------------------------------------------------------------------------------

    async def newest(self, caller: Caller) -> Reply[tuple[Reading, ...]]:
        """For managers and councils, one a company: what was sent, once more."""
        return await self._of_each(caller, INFORMED, self._reading)

    async def company_view(self, caller: Caller) -> Reply[tuple[Reading, ...]]:
        """The same for everybody who has any role in a company."""
        return await self._of_each(caller, EVERYBODY, self._reading)

    async def week(self, caller: Caller, company: int, week: date | None) -> Reply[Reading]:
        """None is no week that a button can mean."""

        async def act(work: ReportWork, asker: "Asker") -> Reading:
            return await self._reading(work, asker, week=week)

        return await self._in_company(caller, company, EVERYBODY, act)

    async def may_read(self, caller: Caller, company: int) -> Reply[Company]:
        return await self._in_company(caller, company, EVERYBODY, _company)

    async def outlook(self, caller: Caller, company: int) -> Reply[Outlook]:
        """For somebody who has just joined: when the first digest comes, and when the first figures."""

        async def act(work: ReportWork, asker: "Asker") -> Outlook:
            unit = await work.units.of(asker.company.id)
            week = monday_of(self._today(asker.company))
            shown = first_shown(unit, await work.releases.of(unit.id), since=week)
            return Outlook(
                company=asker.company,
                digest_on=self._mondays.first_workday(asker.company, week + WEEK),
                figures_on=min(shown.values(), default=None),
            )

        return await self._in_company(caller, company, INFORMED, act)

    async def hours(self, caller: Caller) -> Reply[tuple[Hour, ...]]:
        async def act(work: ReportWork, asker: "Asker") -> Hour:
            hours = {r.contact: r.hour for r in await work.people.recipients(asker.company.id)}
            return Hour(company=asker.company, hour=hours.get(asker.contact.id, DIGEST_HOUR))

        return await self._of_each(caller, INFORMED, act)

    async def set_hour(self, caller: Caller, company: int, hour: int) -> Reply[int]:
        """A digest that still waits for its hour comes at the new one."""

        async def act(work: ReportWork, asker: "Asker") -> int:
            if hour not in DIGEST_HOURS:
                return DIGEST_HOUR
            now, place = self._clock(), asker.company
            await work.people.set_digest_hour(asker.contact.id, place.id, hour)
            week = monday_of(now.astimezone(place.timezone).date())
            due_at = self._mondays.due_at(place, week, hour, now=now)
            if due_at is not None:
                await work.outbox.postpone(dedup(place.id, week, asker.contact.id), until=due_at)
            return hour

        return await self._in_company(caller, company, INFORMED, act)

    # --- the company's own check ----------------------------------------------------------------

    async def checks(self, caller: Caller) -> Reply[tuple[CheckStand, ...]]:
        return await self._of_each(caller, ANSWERING, self._check_stand)

    async def check(self, caller: Caller, company: int) -> Reply[CheckStand]:
        return await self._in_company(caller, company, EVERYBODY, self._check_stand)

    async def may_answer(self, caller: Caller, company: int) -> Reply[Company]:
        return await self._in_company(caller, company, ANSWERING, _company)

    async def save_check(self, caller: Caller, company: int, states: tuple[int, ...]) -> Reply[CheckStand]:
        async def act(work: ReportWork, asker: "Asker") -> CheckStand:
            today = self._today(asker.company)
            await work.checks.add(asker.company.id, Answers(answered_on=today, states=states))
            return await self._check_stand(work, asker)

        return await self._in_company(caller, company, ANSWERING, act)

    async def delete_check(self, caller: Caller, company: int) -> Reply[Company]:
        async def act(work: ReportWork, asker: "Asker") -> Company:
            await work.checks.delete(asker.company.id)
            return asker.company

        return await self._in_company(caller, company, ANSWERING, act)

    # --- the council ----------------------------------------------------------------------------

    async def logs(self, caller: Caller) -> Reply[tuple[Log, ...]]:
        async def act(work: ReportWork, asker: "Asker") -> Log:
            return Log(company=asker.company, entries=await work.journal.entries(asker.company.id))

        return await self._of_each(caller, WATCHING, act)

    async def watched(self, caller: Caller) -> Reply[tuple[Company, ...]]:
        """The companies whose documents this person may have."""
        return await self._of_each(caller, WATCHING, _company)

    async def watches(self, caller: Caller, company: int) -> Reply[Company]:
        return await self._in_company(caller, company, WATCHING, _company)

    async def halts(self, caller: Caller) -> Reply[tuple[HaltStand, ...]]:
        return await self._of_each(caller, INFORMED, self._halt_stand)

    async def may_see_halt(self, caller: Caller, company: int) -> Reply[Company]:
        return await self._in_company(caller, company, INFORMED, _company)

    async def halt(self, caller: Caller, company: int) -> Reply[HaltStand]:
        """From this minute no draw and no digest; what waits in the outbox is withdrawn."""

        async def act(work: ReportWork, asker: "Asker") -> HaltStand:
            place = asker.company.id
            if await work.halts.present(place) is not None:
                return await self._halt_stand(work, asker)
            await work.halts.begin(place, now=self._clock())
            await work.outbox.withdraw_all(dedup_of_all(place))
            facts = {"kind": "halted", "day": self._today(asker.company).isoformat()}
            await work.journal.append(place, facts)
            await self._tell(work, asker.company, screens.halted_note)
            return replace(await self._halt_stand(work, asker), was_changed=True)

        return await self._in_company(caller, company, WATCHING, act)

    async def go_on(self, caller: Caller, company: int) -> Reply[HaltStand]:
        """One side wants to go on; only both together can."""

        async def act(work: ReportWork, asker: "Asker") -> HaltStand:
            place = asker.company.id
            # whoever holds both roles still is one side: two people are asked
            side = Role.COUNCIL in asker.roles
            if await work.halts.agree(place, council=side, now=self._clock()):
                facts = {"kind": "resumed", "day": self._today(asker.company).isoformat()}
                await work.journal.append(place, facts)
                await self._tell(work, asker.company, screens.resumed_note)
            return replace(await self._halt_stand(work, asker), was_changed=True)

        return await self._in_company(caller, company, INFORMED, act)

    # --- inside ---------------------------------------------------------------------------------

    async def _reading(self, work: ReportWork, asker: "Asker", *, week: date | None = None) -> Reading:
        place = asker.company
        unit = await work.units.of(place.id)
        today = monday_of(self._today(place))
        return Reading(
            company=place,
            digest=await _digest(work, asker, week),
            weeks=await work.digests.weeks(place.id),
            halt=await work.halts.present(place.id),
            first_on=self._mondays.first_workday(place, today + WEEK),
            figures_come=bool(plan_of(unit).sigmas),
        )

    async def _check_stand(self, work: ReportWork, asker: "Asker") -> CheckStand:
        return CheckStand(
            company=asker.company,
            answers=await work.checks.of(asker.company.id),
            may_answer=Role.MANAGER in asker.roles,
            today=self._today(asker.company),
        )

    async def _halt_stand(self, work: ReportWork, asker: "Asker") -> HaltStand:
        return HaltStand(
            company=asker.company,
            halt=await work.halts.present(asker.company.id),
            may_stop=Role.COUNCIL in asker.roles,
        )

    async def _tell(self, work: ReportWork, company: Company, make: Callable[[Tongue, str], Screen]) -> None:
        """Both sides, each in their language, once for the newest entry of the log."""
        now, entry = self._clock(), await work.journal.head(company.id)
        for recipient in await work.people.recipients(company.id):
            screen = make(speak(recipient.language), company.name)
            await work.outbox.plan(
                recipient.contact,
                Kind.NOTE,
                dedup=f"note:{company.id}:{entry.number if entry else 0}:{recipient.contact}",
                payload=encode(screen),
                due_at=now,
            )

    def _today(self, company: Company) -> date:
        return self._clock().astimezone(company.timezone).date()

    async def _of_each(
        self,
        caller: Caller,
        allowed: frozenset[Role],
        act: Callable[[ReportWork, "Asker"], Awaitable[T]],
    ) -> Reply[tuple[T, ...]]:
        """Once for every company in which the caller has one of these roles."""
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            if contact is None:
                return Unknown()
            asked = [await act(work, asker) for asker in await _askers(work, contact, allowed)]
            return (
                Told(value=tuple(asked), language=contact.language) if asked else NotForYou(contact.language)
            )

    async def _in_company(
        self,
        caller: Caller,
        company: int,
        allowed: frozenset[Role],
        act: Callable[[ReportWork, "Asker"], Awaitable[T]],
    ) -> Reply[T]:
        """For a button, which names its company and may be old or forged."""
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            if contact is None:
                return Unknown()
            for asker in await _askers(work, contact, allowed):
                if asker.company.id == company:
                    return Told(value=await act(work, asker), language=contact.language)
            return NotForYou(contact.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody in one of their companies."""

    contact: Contact
    company: Company
    roles: frozenset[Role]
    """there"""


async def _digest(work: ReportWork, asker: Asker, week: date | None) -> Digested | None:
    """In the asker's language; of weeks before the bot had learned it, in German."""
    company, language = asker.company.id, asker.contact.language
    own = await work.digests.at(company, language=language, week=week)
    return own or await work.digests.at(company, language=SOURCE, week=week)


async def _company(_work: ReportWork, asker: Asker) -> Company:
    return asker.company


async def _askers(work: ReportWork, contact: Contact, allowed: frozenset[Role]) -> list[Asker]:
    """By the name of the company."""
    roles: dict[CompanyId, set[Role]] = {}
    for company, role in contact.roles:
        roles.setdefault(company, set()).add(role)
    found = []
    for company_id, held in roles.items():
        place = await work.companies.get(company_id) if held & allowed else None
        if place is not None:
            found.append(Asker(contact=contact, company=place, roles=frozenset(held)))
    return sorted(found, key=lambda asker: asker.company.name)
