"""What goes into the outbox when a slot has come, and what happens once it was sent?"""

from collections.abc import Callable
from datetime import datetime
from typing import assert_never

from bot.libraries import Libraries
from bot.payload import encode
from bot.screens import nudge as screens
from bot.screens.lesson import review_minutes
from bot.screens.minutes import unit_minutes
from bot.screens.screen import Screen
from bot.texts.start import REFUSED
from bot.texts.tongue import speak
from bot.work import Begin, Work
from contacts.model import CompanyId, ContactId, Kind
from learning import nudging
from learning.calm import StaySilent
from learning.nudging import Farewell, Message, NewUnit, PlanEnds, Refresh
from learning.ports import Due


class Nudger:
    def __init__(self, *, begin: Begin, libraries: Libraries, clock: Callable[[], datetime]) -> None:
        self._begin = begin
        self._libraries = libraries
        self._clock = clock

    async def act(self, work: Work, due: Due, now: datetime) -> None:
        """Inside the tick's transaction: decides, moves the learner on, plans at most one delivery."""
        if not await work.schedule.still_due(due):
            return
        library = await self._libraries.of(work, CompanyId(due.company))
        decision = await nudging.act(work.study(due.learner), library, slot_at=due.slot, now=now)
        if isinstance(decision, StaySilent) or await work.enrolment.consent_of(due.learner) == REFUSED:
            return
        await work.outbox.plan(
            ContactId(due.contact),
            Kind.FAREWELL if isinstance(decision, Farewell) else Kind.NUDGE,
            dedup=f"nudge:{due.learner}:{due.slot.isoformat()}",
            payload=encode(screen_of(decision)),
            due_at=now,
            valid_until=decision.slot.closes_at,
            replaces=decision.replaces,
        )

    async def sent(self, contact: ContactId, kind: Kind, message: int) -> None:
        """The nudge is in the chat: from now on it can be ignored, and the next one replaces it."""
        async with self._begin() as work:
            learner = await work.enrolment.learner_of(contact)
            if learner is not None:
                await nudging.sent(
                    work.study(learner),
                    message=message,
                    is_farewell=kind is Kind.FAREWELL,
                    now=self._clock(),
                )


def screen_of(message: Message) -> Screen:
    to = speak(message.language)
    match message:
        case Farewell():
            return screens.farewell(to)
        case PlanEnds(unknown_from=day):
            return screens.plan_ends(to, day)
        case Refresh(questions=questions):
            return screens.review(to, questions=questions, minutes=review_minutes(questions))
        case NewUnit(unit=unit):
            return screens.unit(to, minutes=unit_minutes(unit))
        case _:
            assert_never(message)
