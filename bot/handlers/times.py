"""When I work and when a message suits: plans, single days, shifts, moments."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from telegram.error import TelegramError

from bot.buttons.times import (
    ComeMyself,
    Days,
    Here,
    Holidays,
    Hour,
    Minute,
    MomentOf,
    Often,
    OwnTime,
    Paint,
    PlanPage,
    Rhythm,
    SpanOf,
    Times,
    Today,
    Weeks,
)
from bot.chat import Chat
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, command, document, on
from bot.icalfile import ICS, MOST_BYTES, IcalFault
from bot.lessons import Lessons
from bot.planning import Edit, Planning, Taken
from bot.planning import Times as Said
from bot.screens import fortnight as fortnights
from bot.screens import times as screens
from bot.screens.fortnight import Planned
from bot.screens.screen import Screen
from bot.screens.times import shift_of, unpacked
from bot.shiftplans import (
    Wish,
    again_and_again,
    day_of,
    order_of,
    same_every_week,
    span_from,
    time_of,
    week_by_week,
    week_mask,
    with_own_time,
    with_span,
)
from bot.texts import fortnight as texts
from bot.texts.tongue import Tongue, speak
from learning.calendar import CAPS, AfterStart, BeforeHandover, Never, Timetable
from learning.rota import Roster, Shift

LATEST: Final = 8 * 60
"""minutes after the start or before the handover"""
Show = Callable[[Tongue, Said], Screen]


class TimesTalk:
    def __init__(self, planning: Planning, lessons: Lessons, showing: Showing) -> None:
        self._planning = planning
        self._lessons = lessons
        self._showing = showing
        self._pages: Final[Mapping[str, Show]] = {
            "view": _view,
            "fits": lambda to, said: _with_plan(to, said, fortnights.settled),
            "plans": lambda to, _: screens.ask_for_times(to),
            "day": lambda to, _: screens.day_shift(to),
            "days": lambda to, said: _days(to, said, Shift.EARLY),
            "file": lambda to, _: fortnights.file_wanted(to),
            "spans": lambda to, said: _with_plan(to, said, lambda to, one: fortnights.spans(to, one.plan)),
            "moment": lambda to, said: _with_plan(to, said, lambda to, one: fortnights.moment(to, one.plan)),
            "often": lambda to, said: _with_plan(to, said, lambda to, one: fortnights.often(to, one.plan)),
            "holidays": lambda to, _: fortnights.holidays(to),
        }

    def handlers(self) -> list[Handler]:
        return [
            command(("zeiten", "times"), self.times),
            document(self.file, ending=ICS),
            on(PlanPage, self.page),
            on(Days, self.days),
            on(Hour, self.hour),
            on(Minute, self.minute),
            on(Times, self.same_every_week),
            on(Weeks, self.weeks),
            on(Rhythm, self.rhythm),
            on(ComeMyself, self.come_myself),
            on(Paint, self.paint),
            on(Today, self.today),
            on(SpanOf, self.span),
            on(MomentOf, self.moment),
            on(OwnTime, self.own_time),
            on(Often, self.often),
            on(Holidays, self.holidays),
            on(Here, self.here),
        ]

    async def times(self, chat: Chat) -> None:
        await self._showing.say(chat, await self._planning.times(chat), _view)

    async def page(self, chat: Chat, action: PlanPage) -> None:
        match action.page:
            case "changing":
                reply = await self._planning.choose(chat, lambda _: Roster())
                await self._showing.turn(chat, reply, self._pages["days"])
            case "like":
                await self._showing.turn(
                    chat, await self._planning.like_week_before(chat), self._pages["days"]
                )
            case _:
                show = self._pages.get(action.page, _view)
                await self._showing.turn(chat, await self._planning.times(chat), show)

    # --- which plan -----------------------------------------------------------------------------

    async def days(self, chat: Chat, action: Days) -> None:
        await self._ask(chat, lambda to: screens.days(to, action.kind, week_mask(action.mask)))

    async def hour(self, chat: Chat, action: Hour) -> None:
        await self._ask(chat, lambda to: screens.hours(to, action.kind, week_mask(action.mask)))

    async def minute(self, chat: Chat, action: Minute) -> None:
        mask, hour = week_mask(action.mask), action.hour % 24
        await self._ask(chat, lambda to: screens.minutes(to, action.kind, mask, hour))

    async def same_every_week(self, chat: Chat, action: Times) -> None:
        wish = same_every_week(action.mask, action.minute_of_day, is_own=action.kind == "flex")
        await self._choose(chat, wish)

    async def weeks(self, chat: Chat, action: Weeks) -> None:
        order = order_of(shift_of(action.first), shift_of(action.second), count=action.count)
        if action.starts and order:
            await self._choose(chat, week_by_week(order, action.starts))
        else:
            await self._ask(chat, lambda to: screens.weeks(to, action))

    async def rhythm(self, chat: Chat, action: Rhythm) -> None:
        cycle = unpacked(action.days)
        if action.is_done and cycle:
            await self._choose(chat, again_and_again(cycle))
            return
        reply = await self._planning.times(chat)
        await self._showing.turn(chat, reply, lambda to, said: screens.rhythm(to, cycle, today=said.today))

    async def come_myself(self, chat: Chat, _action: ComeMyself) -> None:
        reply = await self._planning.come_myself(chat)
        await self._showing.turn(chat, reply, lambda to, _: screens.no_nudges(to))

    # --- single days ----------------------------------------------------------------------------

    async def paint(self, chat: Chat, action: Paint) -> None:
        hand = shift_of(action.shift) or Shift.EARLY
        day = day_of(action.day)
        if day is None:
            reply = await self._planning.times(chat)
        else:
            reply = await self._planning.paint(chat, day, hand)
        await self._showing.turn(chat, reply, lambda to, said: _days(to, said, hand))

    async def today(self, chat: Chat, action: Today) -> None:
        shift = shift_of(action.shift)
        if shift is None:
            await self._ask(chat, fortnights.today)
        else:
            await self._showing.turn(chat, await self._planning.today_is(chat, shift), _view)

    async def file(self, chat: Chat) -> None:
        """A calendar: of somebody who does not learn here it is not even fetched."""
        seen = await self._showing.seen(chat, await self._lessons.learner(chat))
        if seen is None or chat.file is None:
            return
        to = speak(seen.language)
        if chat.file.size_bytes > MOST_BYTES:
            await chat.send(fortnights.file_fault(to, texts.file_too_large(to)))
            return
        try:
            raw = await chat.fetch(chat.file)
        except TelegramError:
            await chat.send(fortnights.file_fault(to, texts.file_not_fetched(to)))
            return
        reply = await self._planning.take_file(chat, raw)
        await self._showing.say(chat, reply, _taken)

    async def here(self, chat: Chat, _action: Here) -> None:
        """The shift begins, and with it a session: nothing else comes in this shift."""
        arrived = await self._planning.arrive(chat)
        if await self._showing.seen(chat, arrived) is not None:
            await self._showing.next(chat, await self._lessons.resume(chat))

    # --- shifts and moments ---------------------------------------------------------------------

    async def span(self, chat: Chat, action: SpanOf) -> None:
        shift = shift_of(action.shift)
        if shift in {None, Shift.FREE} or not action.starts or action.length not in fortnights.LENGTHS:
            await self._ask(chat, lambda to: fortnights.span(to, action))
            return
        span = span_from(action.starts - 1, action.length)
        await self._change(chat, lambda plan: with_span(plan, shift or Shift.DAY, span))

    async def moment(self, chat: Chat, action: MomentOf) -> None:
        by = timedelta(minutes=min(action.minutes, LATEST))
        moment = BeforeHandover(by) if action.kind == "handover" else AfterStart(by)
        await self._change(chat, lambda plan: replace(plan, moment=moment))

    async def own_time(self, chat: Chat, action: OwnTime) -> None:
        shift = shift_of(action.shift) or Shift.DAY
        if not action.minute:
            reply = await self._planning.times(chat)
            await self._showing.turn(
                chat,
                reply,
                lambda to, said: _with_plan(
                    to, said, lambda to, one: fortnights.own_time(to, one.plan, shift)
                ),
            )
            return
        at = time_of(action.minute - 1)
        await self._change(chat, lambda plan: with_own_time(plan, shift, at))

    async def often(self, chat: Chat, action: Often) -> None:
        cap = min(max(action.cap, CAPS[0]), CAPS[-1])
        await self._change(chat, lambda plan: replace(plan, weekly_cap=cap))

    async def holidays(self, chat: Chat, action: Holidays) -> None:
        await self._change(chat, lambda plan: replace(plan, works_holidays=action.works == 1))

    # --- all of them ----------------------------------------------------------------------------

    async def _choose(self, chat: Chat, wish: Wish) -> None:
        reply = await self._planning.choose(chat, wish.pattern, adjust=wish.adjust)
        await self._showing.turn(chat, reply, _view)

    async def _change(self, chat: Chat, edit: Edit) -> None:
        await self._showing.turn(chat, await self._planning.change(chat, edit), _view)

    async def _ask(self, chat: Chat, show: Callable[[Tongue], Screen]) -> None:
        reply = await self._lessons.learner(chat)
        await self._showing.turn(chat, reply, lambda to, _: show(to))


def _view(to: Tongue, said: Said) -> Screen:
    match said.plan:
        case Timetable():
            return fortnights.view(to, _planned(said, said.plan))
        case Never():
            return screens.never(to)
        case None:
            return screens.ask_for_times(to)


def _taken(to: Tongue, taken: Taken | IcalFault) -> Screen:
    if isinstance(taken, IcalFault):
        return fortnights.file_fault(to, texts.file_unreadable(to))
    if not taken.shifts:
        return fortnights.file_fault(to, texts.file_without_days(to))
    screen = _view(to, taken.times)
    return replace(screen, html=f"{texts.file_read(to, taken.shifts)}\n\n{screen.html}")


def _days(to: Tongue, said: Said, hand: Shift) -> Screen:
    return _with_plan(to, said, lambda to, one: fortnights.days(to, one, hand=hand))


def _with_plan(to: Tongue, said: Said, show: Callable[[Tongue, Planned], Screen]) -> Screen:
    """A button of a plan that is no longer there leads to what can be chosen."""
    if isinstance(said.plan, Timetable):
        return show(to, _planned(said, said.plan))
    return _view(to, said)


def _planned(said: Said, plan: Timetable) -> Planned:
    return Planned(plan=plan, now=said.now, is_paused=said.is_paused)
