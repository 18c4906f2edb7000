"""What happens when a learner taps? One transaction per tap: find the person, act, say what to show."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from bot.subjects import unit_named
from bot.work import Means, Work
from contacts.model import Company, CompanyId, Contact, Role
from learning import answering, enrolment, nudging, practice, show, testout
from learning.answering import Answered, Result
from learning.desk import Desk
from learning.model import LearnerId, PromptId
from learning.session import Learner, SessionKind, TryState
from learning.views import Place, View


class Caller(Protocol):
    """Who taps, as the chat tells it."""

    @property
    def chat_id(self) -> int: ...

    @property
    def update_id(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Stranger:
    """Nobody who learns here: no link was followed, or everything was erased."""

    language: str | None = None
    """of somebody who is known in another role"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentNeeded:
    """The notice has changed since this person agreed to it."""

    company: Company
    language: str


T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen(Generic[T_co]):
    value: T_co
    language: str


Reply = Stranger | ConsentNeeded | Seen[T]
V = TypeVar("V")
R = TypeVar("R")


class Lessons:
    def __init__(self, means: Means) -> None:
        self._begin = means.begin
        self._clock = means.clock
        self._libraries = means.libraries
        self._previews = means.previews
        self._desk = means.desk
        self._consent_version = means.consent_version
        self._agreed: set[LearnerId] = set()

    # --- sessions -------------------------------------------------------------------------------

    async def menu(self, caller: Caller) -> Reply[View]:
        """Also a way out of a preview, as whatever begins a session of one's own."""
        self._previews.end(caller.chat_id)
        return await self._view(caller, show.menu)

    async def begin(self, caller: Caller, kind: SessionKind) -> Reply[View]:
        self._previews.end(caller.chat_id)
        return await self._view(caller, lambda desk: practice.begin(desk, kind))

    async def begin_unit(self, caller: Caller, subject: int) -> Reply[View | None]:
        """The case that somebody chose; None for one that is gone."""
        self._previews.end(caller.chat_id)

        async def act(desk: Desk) -> View | None:
            unit = unit_named(subject, desk.library, desk.learner.reads)
            return await practice.begin(desk, SessionKind.NEW, unit.key) if unit else None

        return await self._view(caller, act)

    async def resume(self, caller: Caller) -> Reply[View]:
        self._previews.end(caller.chat_id)
        return await self._view(caller, practice.resume_or_begin)

    async def forward(self, caller: Caller, place: Place) -> Reply[View | None]:
        return await self._view(caller, lambda desk: practice.forward(desk, place))

    async def know_already(self, caller: Caller, place: Place) -> Reply[View | None]:
        return await self._view(caller, lambda desk: testout.know_already(desk, place))

    async def leave_out(self, caller: Caller, place: Place) -> Reply[View | None]:
        return await self._view(caller, lambda desk: testout.leave_out(desk, place))

    async def plan_try(self, caller: Caller, place: Place, *, wants: bool) -> Reply[View | None]:
        return await self._view(caller, lambda desk: practice.plan_try(desk, place, wants=wants))

    async def follow_up(self, caller: Caller, place: Place, state: TryState) -> Reply[View | None]:
        return await self._view(caller, lambda desk: practice.follow_up(desk, place, state))

    # --- answers --------------------------------------------------------------------------------

    async def tap(self, caller: Caller, prompt: PromptId, position: int) -> Reply[Result]:
        return await self._result(caller, lambda desk: answering.tap(desk, prompt, position))

    async def done(self, caller: Caller, prompt: PromptId) -> Reply[Result]:
        return await self._result(caller, lambda desk: answering.done(desk, prompt))

    async def undo(self, caller: Caller, prompt: PromptId) -> Reply[Result]:
        return await self._result(caller, lambda desk: answering.undo(desk, prompt))

    async def dont_know(self, caller: Caller, prompt: PromptId) -> Reply[Result]:
        return await self._result(caller, lambda desk: answering.dont_know(desk, prompt))

    async def confidence(self, caller: Caller, prompt: PromptId, *, sure: bool) -> Reply[Result]:
        return await self._result(caller, lambda desk: answering.confidence(desk, prompt, sure=sure))

    async def typed(self, caller: Caller, text: str) -> Reply[Result | None]:
        """None if no question waits for typing: nothing is done then, so the words may come once more."""
        if preview := await self._previewed(caller):
            return Seen(value=await answering.typed(preview, text), language=preview.learner.language)

        async def act(desk: Desk, work: Work, _contact: Contact) -> Result | None:
            if await answering.waits_for_typing(desk) and await self._is_first(caller, work):
                return await answering.typed(desk, text)
            was_answer = await work.updates.known((caller.update_id,))
            return Answered(view=await show.current(desk)) if was_answer else None

        return await self.with_desk(caller, act)

    # --- what is mine ---------------------------------------------------------------------------

    async def learner(self, caller: Caller) -> Reply[Learner]:
        return await self.with_desk(caller, _learner)

    async def reader(self, caller: Caller) -> Reply[Learner]:
        """Whoever reads a text just now: in a preview the invented learner that it is shown to."""
        if preview := await self._previewed(caller):
            return Seen(value=preview.learner, language=preview.learner.language)
        return await self.learner(caller)

    async def set_counted(self, caller: Caller, *, counted: bool) -> Reply[bool]:
        async def act(desk: Desk, _work: Work, _contact: Contact) -> bool:
            await enrolment.set_counted(desk.study, counted=counted)
            return counted

        return await self.with_desk(caller, act)

    async def keep(self, caller: Caller) -> Reply[None]:
        """Whoever was reminded after a year wants to stay."""

        async def act(desk: Desk, work: Work, _contact: Contact) -> None:
            await work.inactivity.keep(desk.learner.id, on=desk.today)

        return await self.with_desk(caller, act)

    async def set_reading(self, caller: Caller, language: str) -> Reply[None]:
        """Cases come in this language, where there are none in the learner's own; empty: in the nearest."""
        return await self.with_desk(caller, lambda desk, *_: enrolment.set_reading(desk.study, language))

    # --- one tap --------------------------------------------------------------------------------

    async def step(self, caller: Caller, act: Callable[[Desk], Awaitable[V]]) -> Reply[V | View]:
        """Something that a bubble of a session offers beside going on, in a preview too."""
        return await self._view(caller, act)

    async def _view(self, caller: Caller, act: Callable[[Desk], Awaitable[V]]) -> Reply[V | View]:
        return await self._once(caller, act, again=lambda view: view)

    async def _result(self, caller: Caller, act: Callable[[Desk], Awaitable[R]]) -> Reply[R | Result]:
        return await self._once(caller, act, again=lambda view: Answered(view=view))

    async def _once(
        self, caller: Caller, act: Callable[[Desk], Awaitable[V]], *, again: Callable[[View], R]
    ) -> Reply[V | R]:
        """In a preview as often as somebody taps; else once, and what is shown now where it comes again."""
        if preview := await self._previewed(caller):
            return Seen(value=await act(preview), language=preview.learner.language)

        async def unless_replayed(desk: Desk, work: Work, _contact: Contact) -> V | R:
            return await act(desk) if await self._is_first(caller, work) else again(await show.current(desk))

        return await self.with_desk(caller, unless_replayed)

    async def _previewed(self, caller: Caller) -> Desk | None:
        """None for whoever looks at nothing, or trains for that company no more."""
        preview = self._previews.of(caller.chat_id)
        if preview is None:
            return None
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
        if contact is None or (preview.company, Role.TRAINER) not in contact.roles:
            self._previews.end(caller.chat_id)
            return None
        return self._previews.desk(caller.chat_id)

    async def _is_first(self, caller: Caller, work: Work) -> bool:
        """False for an update whose effect was kept before a crash."""
        return await work.updates.mark(caller.update_id, on=self._clock().date())

    async def with_desk(self, caller: Caller, act: Callable[[Desk, Work, Contact], Awaitable[T]]) -> Reply[T]:
        now = self._clock()
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            learner_id = await work.enrolment.learner_of(contact.id) if contact else None
            if contact is None or learner_id is None:
                return Stranger(language=contact.language if contact else None)
            if not await self._has_agreed(work, learner_id):
                return ConsentNeeded(company=await company_of(work, contact), language=contact.language)
            if not contact.is_reachable:
                # whoever taps has let the bot in again, even if Telegram's word of it was lost
                await work.people.mark_reachable(contact.id)
            study = work.study(learner_id)
            learner = await study.learner()
            if learner.calm.ignored or learner.calm.quiet or learner.nudge_message is not None:
                learner = nudging.woken(learner, now=now)
                await study.save_learner(learner)
            library = await self._libraries.of(work, learning_company(contact))
            desk = self._desk(study, learner, library, now=now)
            return Seen(value=await act(desk, work, contact), language=learner.language)

    def ask_anew(self, learner: LearnerId) -> None:
        """Of the database: they may have said something else behind another door."""
        self._agreed.discard(learner)

    async def _has_agreed(self, work: Work, learner: LearnerId) -> bool:
        """Asked of the database once per learner and process; only whoever moves brings another version."""
        if learner not in self._agreed:
            if await work.enrolment.consent_of(learner) != self._consent_version:
                return False
            self._agreed.add(learner)
        return True


async def _learner(desk: Desk, _work: Work, _contact: Contact) -> Learner:
    return desk.learner


async def company_of(work: Work, contact: Contact) -> Company:
    """The company that somebody learns in.

    Raises: LookupError if there is none.
    """
    company = await work.companies.get(learning_company(contact))
    if company is None:
        raise LookupError("a learner without a company")
    return company


def learning_company(contact: Contact) -> CompanyId:
    """The company that somebody learns in.

    Raises: LookupError if there is none.
    """
    for company, role in contact.roles:
        if role is Role.LEARNER:
            return company
    raise LookupError("a learner without a company")
