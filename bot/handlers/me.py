"""What is mine: language, data, the way out, help."""

import json
from collections.abc import Callable

from bot.callbacks import Counted, Erase, KeepMe, Read, Speak
from bot.chat import Chat
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, command, on
from bot.lessons import Lessons, Stranger
from bot.reception import Reception
from bot.screens import company
from bot.screens import me as screens
from bot.texts.tongue import nearest, speak


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
            command(("sprache", "language"), self.language),
            command(("meinedaten", "mydata"), self.my_data),
            command(("loeschen", "delete"), self.ask_to_erase),
            command(("datenschutz", "privacy"), self.privacy),
            command(("hilfe", "help"), self.help),
            on(Speak, self.speak),
            on(Read, self.read),
            on(Counted, self.set_counted),
            on(Erase, self.erase),
            on(KeepMe, self.keep),
        ]

    # --- language -------------------------------------------------------------------------------

    async def language(self, chat: Chat) -> None:
        standing = await self._reception.standing(chat)
        if isinstance(standing, Stranger):
            await chat.send(screens.languages(self._showing.tongue(chat)))
            return
        await chat.send(screens.languages(speak(standing.language), cases=self._showing.cases_of(standing)))

    async def speak(self, chat: Chat, action: Speak) -> None:
        language = nearest(action.language)
        standing = await self._reception.speak(chat, language)
        if isinstance(standing, Stranger):
            await chat.edit(company.stranger(speak(language)))
            return
        await self._showing.menu(chat, standing)
        await chat.edit(screens.language_set(speak(language), cases=self._showing.cases_of(standing)))

    async def read(self, chat: Chat, action: Read) -> None:
        """What would come without a choice is no choice."""
        offered = self._showing.case_languages
        chosen = action.language if action.language in offered[1:] else ""
        reply = await self._lessons.set_reading(chat, chosen)
        await self._showing.say(
            chat, reply, lambda to, _: screens.reading_set(to, chosen or offered[0]), edit=True
        )

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
