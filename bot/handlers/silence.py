"""Silence that somebody asks for: a pause, a vacation, and what a tap on a nudge says."""

from collections.abc import Callable

from bot.buttons.times import LeaveUntil, PauseFor
from bot.callbacks import NudgeReply
from bot.chat import Chat
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, command, on
from bot.lessons import Lessons
from bot.planning import Planning
from bot.screens import nudge as nudges
from bot.screens import times as screens
from bot.screens.screen import Screen
from bot.screens.times import FOREVER
from bot.shiftplans import day_of
from bot.texts.tongue import Tongue


class SilenceTalk:
    def __init__(self, planning: Planning, lessons: Lessons, showing: Showing) -> None:
        self._planning = planning
        self._lessons = lessons
        self._showing = showing

    def handlers(self) -> list[Handler]:
        return [
            command(("pause",), self.pause),
            on(PauseFor, self.pause_for),
            on(LeaveUntil, self.leave),
            on(NudgeReply, self.nudge_reply),
        ]

    async def pause(self, chat: Chat) -> None:
        reply = await self._planning.times(chat)
        await self._showing.say(
            chat, reply, lambda to, said: screens.pause(to, is_paused=said.is_paused, today=said.today)
        )

    async def pause_for(self, chat: Chat, action: PauseFor) -> None:
        if action.days == 0:
            ended = await self._planning.end_pause(chat)
            await self._showing.turn(chat, ended, lambda to, _: screens.pause_ended(to))
        elif action.days >= FOREVER:
            silent = await self._planning.pause_until(chat, None)
            await self._showing.turn(chat, silent, lambda to, pause: screens.paused(to, pause.until))
        else:
            silent = await self._planning.pause_for(chat, action.days)
            await self._showing.turn(chat, silent, lambda to, pause: screens.paused(to, pause.until))

    async def leave(self, chat: Chat, action: LeaveUntil) -> None:
        day = day_of(action.day)
        if day is None:
            await chat.strip()
        elif action.is_chosen:
            silent = await self._planning.pause_until(chat, day)
            await self._showing.turn(chat, silent, lambda to, pause: screens.paused(to, pause.until))
        else:
            await self._ask(chat, lambda to: screens.leave(to, day))

    async def nudge_reply(self, chat: Chat, action: NudgeReply) -> None:
        match action.choice:
            case "week":
                week = await self._planning.rest_of_week(chat)
                await self._showing.turn(chat, week, lambda to, _: nudges.not_this_week(to))
            case "later":
                await self._ask(chat, nudges.later)
            case _:
                await self._ask(chat, nudges.not_today)

    async def _ask(self, chat: Chat, show: Callable[[Tongue], Screen]) -> None:
        reply = await self._lessons.learner(chat)
        await self._showing.turn(chat, reply, lambda to, _: show(to))
