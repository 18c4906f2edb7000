"""What is mine: times, pause, language, data, the way out, help."""

import json
from collections.abc import Callable
from datetime import time

from bot.callbacks import (
    ComeMyself,
    Counted,
    Days,
    Erase,
    Hour,
    KeepMe,
    Minute,
    NudgeReply,
    PauseFor,
    Speak,
    Times,
)
from bot.chat import Chat
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, command, on
from bot.lessons import Lessons, Stranger
from bot.reception import Reception
from bot.screens import company
from bot.screens import me as screens
from bot.texts.tongue import nearest, speak

DAYS_A_WEEK = 7
MINUTES_A_DAY = 24 * 60


class Me:
    def __init__(
        self,
        lessons: Lessons,
        reception: Reception,
        showing: Showing,
        forget_words: Callable[[int], None],
    ) -> None:
        """
        Args:
            lessons: of learners.
            reception: of everybody.
            showing: endings.
            forget_words: drops what a chat has typed into something that is kept nowhere.

        """
        self._forget_words = forget_words
        self._lessons = lessons
        self._reception = reception
        self._showing = showing

    def handlers(self) -> list[Handler]:
        return [
            command(("zeiten", "times"), self.times),
            command(("pause",), self.pause),
            command(("sprache", "language"), self.language),
            command(("meinedaten", "mydata"), self.my_data),
            command(("loeschen", "delete"), self.ask_to_erase),
            command(("datenschutz", "privacy"), self.privacy),
            command(("hilfe", "help"), self.help),
            on(Days, self.days),
            on(Hour, self.hour),
            on(Minute, self.minute),
            on(Times, self.set_times),
            on(ComeMyself, self.come_myself),
            on(NudgeReply, self.nudge_reply),
            on(PauseFor, self.pause_for),
            on(Speak, self.speak),
            on(Counted, self.set_counted),
            on(Erase, self.erase),
            on(KeepMe, self.keep),
        ]

    # --- times and pause ------------------------------------------------------------------------

    async def times(self, chat: Chat) -> None:
        reply = await self._lessons.learner(chat)
        await self._showing.say(chat, reply, lambda to, learner: screens.times(to, learner.plan))

    async def days(self, chat: Chat, action: Days) -> None:
        reply = await self._lessons.learner(chat)
        await self._showing.say(chat, reply, lambda to, _: screens.days(to, _days(action)), edit=True)

    async def hour(self, chat: Chat, action: Hour) -> None:
        reply = await self._lessons.learner(chat)
        await self._showing.say(chat, reply, lambda to, _: screens.hours(to, _days(action)), edit=True)

    async def minute(self, chat: Chat, action: Minute) -> None:
        reply = await self._lessons.learner(chat)
        hour = action.hour % 24
        await self._showing.say(
            chat, reply, lambda to, _: screens.minutes(to, _days(action), hour), edit=True
        )

    async def set_times(self, chat: Chat, action: Times) -> None:
        days = frozenset(day for day in range(DAYS_A_WEEK) if _days(action) & 1 << day)
        hour, minute = divmod(action.minute_of_day % MINUTES_A_DAY, 60)
        reply = await self._lessons.set_times(chat, days=days, at=time(hour, minute))
        await self._showing.say(chat, reply, screens.times_set, edit=True)

    async def come_myself(self, chat: Chat, _action: ComeMyself) -> None:
        reply = await self._lessons.come_myself(chat)
        await self._showing.say(chat, reply, lambda to, _: screens.no_nudges(to), edit=True)

    async def nudge_reply(self, chat: Chat, action: NudgeReply) -> None:
        match action.choice:
            case "week":
                week = await self._lessons.rest_of_week(chat)
                await self._showing.say(chat, week, lambda to, _: screens.nudge_not_this_week(to), edit=True)
            case "later":
                learner = await self._lessons.learner(chat)
                await self._showing.say(chat, learner, lambda to, _: screens.nudge_later(to), edit=True)
            case _:
                learner = await self._lessons.learner(chat)
                await self._showing.say(chat, learner, lambda to, _: screens.nudge_not_today(to), edit=True)

    async def pause(self, chat: Chat) -> None:
        reply = await self._lessons.learner(chat)
        await self._showing.say(
            chat, reply, lambda to, learner: screens.pause(to, is_paused=learner.pause is not None)
        )

    async def pause_for(self, chat: Chat, action: PauseFor) -> None:
        if action.days == 0:
            ended = await self._lessons.end_pause(chat)
            await self._showing.say(chat, ended, lambda to, _: screens.pause_ended(to), edit=True)
            return
        days = action.days if action.days < screens.FOREVER else None
        reply = await self._lessons.pause(chat, days=days)
        await self._showing.say(chat, reply, lambda to, pause: screens.paused(to, pause.until), edit=True)

    # --- language -------------------------------------------------------------------------------

    async def language(self, chat: Chat) -> None:
        to = speak(await self._language(chat))
        await chat.send(screens.languages(to))

    async def speak(self, chat: Chat, action: Speak) -> None:
        language = nearest(action.language)
        standing = await self._reception.speak(chat, language)
        if isinstance(standing, Stranger):
            await chat.edit(company.stranger(speak(language)))
            return
        await self._showing.menu(chat, standing)
        await chat.edit(screens.language_set(speak(language)))

    async def _language(self, chat: Chat) -> str:
        return await self._reception.language_of(chat, otherwise=nearest(chat.language_code))

    # --- data -----------------------------------------------------------------------------------

    async def my_data(self, chat: Chat) -> None:
        exported = await self._reception.export(chat)
        if isinstance(exported, Stranger):
            await chat.send(company.stranger(self._showing.tongue(chat)))
            return
        content = json.dumps(exported.rows, ensure_ascii=False, indent=2).encode()
        await chat.send_file("pausenbrot.json", content, "")
        await chat.send(
            screens.my_data(
                speak(exported.language),
                cards=exported.cards,
                units=exported.units,
                counted=exported.counted,
            )
        )

    async def set_counted(self, chat: Chat, action: Counted) -> None:
        reply = await self._lessons.set_counted(chat, counted=action.counted == 1)
        await self._showing.say(
            chat, reply, lambda to, counted: screens.counted(to, is_counted=counted), edit=True
        )

    async def ask_to_erase(self, chat: Chat) -> None:
        await chat.send(screens.erase(speak(await self._language(chat))))

    async def erase(self, chat: Chat, action: Erase) -> None:
        to = speak(await self._language(chat))
        if action.step != 2:
            await chat.edit(screens.kept(to))
            return
        await self._reception.erase(chat)
        self._forget_words(chat.chat_id)
        await chat.set_menu(())
        await chat.edit(screens.erased(to))

    async def keep(self, chat: Chat, _action: KeepMe) -> None:
        reply = await self._lessons.keep(chat)
        await self._showing.say(chat, reply, lambda to, _: company.kept_for_a_year(to), edit=True)

    async def privacy(self, chat: Chat) -> None:
        await chat.send(screens.privacy(speak(await self._language(chat)), self._showing.notice))

    async def help(self, chat: Chat) -> None:
        standing = await self._reception.standing(chat)
        if isinstance(standing, Stranger):
            await chat.send(company.stranger(self._showing.tongue(chat)))
        else:
            await chat.send(screens.help_screen(speak(standing.language), standing.roles))


def _days(action: Days | Hour | Minute | Times) -> int:
    """The mask of the days; a forged one holds no more than a week."""
    return action.mask % (1 << DAYS_A_WEEK)
