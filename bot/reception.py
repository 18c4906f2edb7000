"""How does somebody come in, agree, and leave again? The guest case keeps nothing at all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.lessons import Caller, Stranger
from bot.texts.start import REFUSED
from bot.work import Means, Work
from contacts.model import Company, Contact, LinkFault, Role, Welcome
from learning import enrolment, practice, show
from learning.desk import Desk
from learning.enrolment import GuestCase, guest_case
from learning.model import LearnerId, UnitKey
from learning.views import View
from reporting.privacy import SMALLEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    company: Company
    case: GuestCase
    language: str

    @property
    def reports(self) -> bool:
        return self.company.headcount >= SMALLEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A single-use link was redeemed."""

    role: Role
    company: Company
    language: str
    standing: "Standing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody who learns here already scanned the code again."""

    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    rows: Mapping[str, object]
    """JSON values"""
    language: str
    cards: int = 0
    units: int = 0
    counted: bool | None = None
    """None for somebody who does not learn here"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who somebody is here: in which language, and in which roles."""

    language: str
    roles: frozenset[Role]

    @property
    def learns(self) -> bool:
        return Role.LEARNER in self.roles


class Reception:
    def __init__(self, means: Means) -> None:
        self._begin = means.begin
        self._libraries = means.libraries
        self._previews = means.previews
        self._clock = means.clock
        self._desk = means.desk
        self._consent_version = means.consent_version

    async def open(
        self, caller: Caller, payload: str, *, language: str
    ) -> Guest | Joined | Known | LinkFault | Stranger:
        """A deep link. The poster's code leads to the guest case, a single-use link to its role."""
        now = self._clock()
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            if not payload:
                return Known(language=contact.language) if contact else Stranger()
            welcome = await work.people.welcome(payload, now=now)
            if welcome is LinkFault.USED and contact and await work.updates.known((caller.update_id,)):
                # it was used up by this very update, before a crash
                return await self._joined(work, contact, await work.people.opened_by(payload))
            if isinstance(welcome, LinkFault):
                return welcome
            if welcome.role is Role.LEARNER:
                if contact and await work.enrolment.learner_of(contact.id):
                    return Known(language=contact.language)
                return await self._guest(work, welcome.company, language=language)
            tongue = contact.language if contact else language
            redeemed = await work.people.redeem(caller.chat_id, payload, language=tongue, now=now)
            if isinstance(redeemed, LinkFault):
                return redeemed
            await work.updates.mark(caller.update_id, on=now.date())
            return await self._joined(work, redeemed, welcome)

    async def _joined(self, work: Work, contact: Contact, welcome: Welcome) -> Joined:
        return Joined(
            role=welcome.role,
            company=welcome.company,
            language=contact.language,
            standing=await standing_of(work, contact),
        )

    async def guest(self, code: str, *, language: str) -> Guest | LinkFault:
        """The guest case once more, from what the button carries."""
        async with self._begin() as work:
            welcome = await self._learner_welcome(work, code)
            if isinstance(welcome, LinkFault):
                return welcome
            return await self._guest(work, welcome.company, language=language)

    async def agree(
        self, caller: Caller, code: str, *, language: str, counted: bool
    ) -> View | LinkFault | Known:
        """The first moment at which anything is kept."""
        now = self._clock()
        async with self._begin() as work:
            welcome = await self._learner_welcome(work, code)
            if isinstance(welcome, LinkFault):
                return welcome
            company = welcome.company
            is_first = await work.updates.mark(caller.update_id, on=now.date())
            known = await work.people.find(caller.chat_id)
            if known and (learner := await work.enrolment.learner_of(known.id)):
                # a second consent, or the first one again after a crash: neither changes anything
                return (
                    Known(language=known.language)
                    if is_first
                    else await show.current(await self._desk_of(work, learner, company, now=now))
                )
            contact = await work.people.admit(
                caller.chat_id, company=company.id, role=Role.LEARNER, language=language
            )
            library = await self._libraries.of(work, company.id)
            unit = guest_case(library, trade=company.trade, language=language).unit
            return await self._enrol(work, contact, company, unit.key, counted=counted, now=now)

    async def _enrol(
        self,
        work: Work,
        contact: Contact,
        company: Company,
        first: UnitKey,
        *,
        counted: bool,
        now: datetime,
    ) -> View:
        today = now.astimezone(company.timezone).date()
        learner_id = await work.enrolment.enrol(
            contact.id,
            company=company.id,
            language=contact.language,
            zone=company.zone,
            trade=company.trade,
            counted=counted,
            consent=self._consent_version,
            on=today,
        )
        desk = await self._desk_of(work, learner_id, company, now=now)
        return await practice.begin_after_guest(desk, first)

    async def _desk_of(self, work: Work, learner_id: LearnerId, company: Company, *, now: datetime) -> Desk:
        study = work.study(learner_id)
        library = await self._libraries.of(work, company.id)
        return self._desk(study, await study.learner(), library, now=now)

    async def agree_again(self, caller: Caller) -> str | Stranger:
        """Yes to a changed notice; the language of the person."""
        now = self._clock()
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            learner = await work.enrolment.learner_of(contact.id) if contact else None
            if contact is None or learner is None:
                return Stranger()
            await work.enrolment.agree(learner, consent=self._consent_version, on=now.date())
            # a yes is a wish to stay: it may have been asked for on the way to "keep everything"
            await work.inactivity.keep(learner, on=now.date())
            return contact.language

    async def standing(self, caller: Caller) -> Standing | Stranger:
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            if contact is None:
                return Stranger()
            return await standing_of(work, contact)

    async def stay_out(self, caller: Caller) -> None:
        """No to a changed notice: nothing is sent any more, and everything else waits for a yes."""
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            learner = await work.enrolment.learner_of(contact.id) if contact else None
            if learner and await work.enrolment.consent_of(learner) != self._consent_version:
                await work.enrolment.agree(learner, consent=REFUSED, on=self._clock().date())

    async def language_of(self, caller: Caller, *, otherwise: str) -> str:
        standing = await self.standing(caller)
        return standing.language if isinstance(standing, Standing) else otherwise

    async def speak(self, caller: Caller, language: str) -> Standing | Stranger:
        """From now on in this language; of a stranger nothing is kept."""
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            if contact is None:
                return Stranger()
            await work.people.speak(contact.id, language)
            learner = await work.enrolment.learner_of(contact.id)
            if learner is not None:
                await enrolment.set_language(work.study(learner), language)
            return await standing_of(work, replace(contact, language=language))

    async def export(self, caller: Caller) -> Export | Stranger:
        """Every row about this person, whatever the role."""
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            if contact is None:
                return Stranger()
            rows = await work.people.export(contact.id)
            learner = await work.enrolment.learner_of(contact.id)
            if learner is None:
                return Export(rows=rows, language=contact.language)
            study = work.study(learner)
            return Export(
                rows=rows,
                language=contact.language,
                cards=len(await study.cards()),
                units=len(await study.units()),
                counted=(await study.learner()).counted,
            )

    async def erase(self, caller: Caller) -> str | Stranger:
        """Everything about this person is gone; the language to say so in."""
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            if contact is None:
                return Stranger()
            await work.people.erase(contact.id)
            self._previews.end(caller.chat_id)
            return contact.language

    async def _learner_welcome(self, work: Work, code: str) -> Welcome | LinkFault:
        welcome = await work.people.welcome(code, now=self._clock())
        if isinstance(welcome, Welcome) and welcome.role is not Role.LEARNER:
            return LinkFault.UNKNOWN
        return welcome

    async def _guest(self, work: Work, company: Company, *, language: str) -> Guest:
        library = await self._libraries.of(work, company.id)
        case = guest_case(library, trade=company.trade, language=language)
        return Guest(company=company, case=case, language=language)


async def standing_of(work: Work, contact: Contact) -> Standing:
    """Whoever refuses a changed notice keeps the role and learns all the same, once they agree."""
    roles = {role for _, role in contact.roles} - {Role.LEARNER}
    if await work.enrolment.learner_of(contact.id) is not None:
        roles.add(Role.LEARNER)
    return Standing(language=contact.language, roles=frozenset(roles))
