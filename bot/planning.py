"""What happens when somebody says when they work, or when they want silence?

Every word of it takes back what still waits to be sent: a nudge of the old plan may not suit the new one.
"""

from asyncio import to_thread
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.icalfile import IcalFault, shifts_in
from bot.lessons import Caller, Lessons, Reply, Seen, company_of
from bot.work import Work
from contacts.model import Contact
from learning import enrolment, planning
from learning.calendar import Never, Pause, Plan, Timetable
from learning.desk import Desk
from learning.planning import ENTERED_DAYS
from learning.rota import Entry, Pattern, Roster, Shift

T = TypeVar("T")
Edit = Callable[[Timetable], Timetable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What somebody has said of their times so far."""

    plan: Plan | None
    """None: not asked yet"""
    now: datetime
    """aware UTC"""
    today: date
    """local"""
    pause: Pause | None

    @property
    def is_paused(self) -> bool:
        return self.pause is not None and self.pause.covers(self.today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a file of shifts has brought."""

    times: Times
    shifts: int
    """0: there was none in it"""


class Planning:
    def __init__(self, lessons: Lessons, clock: Callable[[], datetime]) -> None:
        self._lessons = lessons
        self._clock = clock

    async def times(self, caller: Caller) -> Reply[Times]:
        async def act(desk: Desk, _work: Work, _contact: Contact) -> Times:
            return await self._times(desk)

        return await self._lessons.with_desk(caller, act)

    # --- plans ----------------------------------------------------------------------------------

    async def choose(
        self, caller: Caller, make: Callable[[date], Pattern], *, adjust: Edit = lambda plan: plan
    ) -> Reply[Times]:
        """Another pattern of days, made for the local day; how often and when one writes stays as it was.

        `adjust` says what else belongs to it.
        """

        async def act(desk: Desk, work: Work, contact: Contact) -> Times:
            blank = await _blank(desk, work, contact)
            before = desk.learner.plan
            plan = before if isinstance(before, Timetable) else blank
            chosen = adjust(replace(plan, pattern=make(desk.today), changes=()))
            await enrolment.set_plan(desk.study, chosen, now=self._clock())
            return await self._times(desk)

        return await self._replanned(caller, act)

    async def change(self, caller: Caller, edit: Edit) -> Reply[Times]:
        """Something of the plan; without one nothing changes."""
        return await self._edited(caller, lambda plan, _today: edit(plan))

    async def paint(self, caller: Caller, day: date, shift: Shift) -> Reply[Times]:
        """One of the days that are shown becomes that shift; an old button paints nothing.

        A tap that comes again after a crash must not take back what it has painted.
        """

        async def act(desk: Desk, work: Work, _contact: Contact) -> Times:
            is_first = await work.updates.mark(caller.update_id, on=self._clock().date())
            if is_first and day in planning.shown_days(desk.today):
                edit = partial(planning.paint, day=day, shift=shift)
                await planning.change(desk.study, edit, now=self._clock())
            return await self._times(desk)

        return await self._replanned(caller, act)

    async def like_week_before(self, caller: Caller) -> Reply[Times]:
        return await self._edited(caller, lambda plan, today: planning.like_week_before(plan, today=today))

    async def today_is(self, caller: Caller, shift: Shift) -> Reply[Times]:
        return await self._edited(
            caller, lambda plan, today: planning.say(plan, [Entry(on=today, shift=shift)])
        )

    async def arrive(self, caller: Caller) -> Reply[None]:
        """A shift begins now."""

        async def act(desk: Desk, work: Work, contact: Contact) -> None:
            blank = await _blank(desk, work, contact)
            await planning.arrive(desk.study, now=self._clock(), blank=blank)

        return await self._replanned(caller, act)

    async def take_file(self, caller: Caller, raw: bytes) -> Reply[Taken | IcalFault]:
        """The shifts of a calendar file; the file itself is kept nowhere, and no transaction waits for it."""
        asked = await self._lessons.learner(caller)
        if not isinstance(asked, Seen):
            return asked
        zone = asked.value.zone
        first = self._clock().astimezone(ZoneInfo(zone)).date()
        last = first + timedelta(days=ENTERED_DAYS - 1)
        try:
            shifts = await to_thread(shifts_in, raw, zone=zone, first=first, last=last)
        except IcalFault as fault:
            return Seen(value=fault, language=asked.language)

        async def act(desk: Desk, work: Work, contact: Contact) -> Taken | IcalFault:
            if shifts:
                blank = await _blank(desk, work, contact)
                plan = planning.take_over(desk.learner.plan, shifts, today=desk.today, blank=blank)
                await enrolment.set_plan(desk.study, plan, now=self._clock())
            days = {day for day, _ in shifts}
            return Taken(times=await self._times(desk), shifts=len(days))

        return await self._replanned(caller, act)

    async def come_myself(self, caller: Caller) -> Reply[None]:
        async def act(desk: Desk, _work: Work, _contact: Contact) -> None:
            await enrolment.set_plan(desk.study, Never(), now=self._clock())

        return await self._replanned(caller, act)

    # --- silence --------------------------------------------------------------------------------

    async def pause_until(self, caller: Caller, day: date | None) -> Reply[Pause]:
        """The last silent day; None has no end."""
        return await self._pause(caller, lambda _desk: Pause(until=day))

    async def pause_for(self, caller: Caller, days: int) -> Reply[Pause]:
        """So many days from today on, the last one included."""
        return await self._pause(caller, lambda desk: Pause(until=desk.today + timedelta(days=days)))

    async def rest_of_week(self, caller: Caller) -> Reply[Pause]:
        """Silent up to and with Sunday; an old button shortens no longer pause."""

        def silence(desk: Desk) -> Pause:
            sunday = desk.today + timedelta(days=6 - desk.today.weekday())
            longer = desk.learner.pause
            return longer if longer and longer.covers(sunday) else Pause(until=sunday)

        return await self._pause(caller, silence)

    async def end_pause(self, caller: Caller) -> Reply[None]:
        async def act(desk: Desk, _work: Work, _contact: Contact) -> None:
            await enrolment.set_pause(desk.study, None, now=self._clock())

        return await self._lessons.with_desk(caller, act)

    async def _pause(self, caller: Caller, choose: Callable[[Desk], Pause]) -> Reply[Pause]:
        async def act(desk: Desk, _work: Work, _contact: Contact) -> Pause:
            pause = choose(desk)
            await enrolment.set_pause(desk.study, pause, now=self._clock())
            return pause

        return await self._replanned(caller, act)

    # --- all of them ----------------------------------------------------------------------------

    async def _edited(self, caller: Caller, edit: Callable[[Timetable, date], Timetable]) -> Reply[Times]:
        """`edit` is told the local day."""

        async def act(desk: Desk, _work: Work, _contact: Contact) -> Times:
            await planning.change(desk.study, lambda plan: edit(plan, desk.today), now=self._clock())
            return await self._times(desk)

        return await self._replanned(caller, act)

    async def _replanned(
        self, caller: Caller, act: Callable[[Desk, Work, Contact], Awaitable[T]]
    ) -> Reply[T]:
        async def withdrawn(desk: Desk, work: Work, contact: Contact) -> T:
            await work.outbox.withdraw_nudges(contact.id)
            return await act(desk, work, contact)

        return await self._lessons.with_desk(caller, withdrawn)

    async def _times(self, desk: Desk) -> Times:
        learner = await desk.study.learner()
        return Times(plan=learner.plan, now=self._clock(), today=desk.today, pause=learner.pause)


async def _blank(desk: Desk, work: Work, contact: Contact) -> Timetable:
    """The plan of somebody who has not said anything yet."""
    company = await company_of(work, contact)
    return Timetable(pattern=Roster(), zone=desk.learner.zone, state=company.state)
