"""Choosing what to learn: suggestions, areas, modules, cases. A case in a list is first looked at."""

from bot.callbacks import Choose
from bot.chat import Chat
from bot.choosing import Choosing
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, command, on
from bot.lessons import Lessons, Seen
from bot.screens import choosing as screens
from bot.screens import sharing
from bot.screens.choosing import Titles
from bot.texts.tongue import speak


class ChoosingTalk:
    def __init__(self, choosing: Choosing, lessons: Lessons, showing: Showing) -> None:
        self._choosing = choosing
        self._lessons = lessons
        self._showing = showing

    def handlers(self) -> list[Handler]:
        return [command(("themen", "topics"), self.themes), on(Choose, self.choose)]

    async def themes(self, chat: Chat) -> None:
        await self._overview(chat, edit=False)

    async def choose(self, chat: Chat, action: Choose) -> None:
        match action.topic:
            case "area":
                await self._area(chat, action.subject)
            case "module":
                await self._module(chat, action.subject)
            case "unit":
                await self._unit(chat, action.subject)
            case "look":
                await self._look(chat, action.subject, edit=True)
            case "open":
                await self._look(chat, action.subject, edit=False)
            case _:
                await self._overview(chat, edit=True)

    async def _overview(self, chat: Chat, *, edit: bool) -> None:
        seen = await self._showing.seen(chat, await self._choosing.overview(chat))
        if seen is None:
            return
        found, trade = seen.value
        screen = screens.overview(
            speak(seen.language),
            found,
            trade=self._showing.titles(trade, seen.language),
            areas=self._titles_in(seen.language),
        )
        await (chat.edit(screen) if edit else chat.send(screen))

    async def _area(self, chat: Chat, subject: int) -> None:
        seen = await self._showing.seen(chat, await self._choosing.area(chat, subject))
        if seen is None:
            return
        to, titles = speak(seen.language), self._titles_in(seen.language)
        await chat.edit(screens.area(to, seen.value, areas=titles) if seen.value else screens.gone(to))

    async def _module(self, chat: Chat, subject: int) -> None:
        seen = await self._showing.seen(chat, await self._choosing.module(chat, subject))
        if seen is not None:
            to = speak(seen.language)
            await chat.edit(screens.module(to, seen.value) if seen.value else screens.gone(to))

    async def _unit(self, chat: Chat, subject: int) -> None:
        """The list loses its buttons, the case begins below it."""
        reply = await self._lessons.begin_unit(chat, subject)
        if isinstance(reply, Seen) and reply.value is None:
            await chat.edit(screens.gone(speak(reply.language)))
        else:
            await self._showing.next(chat, reply)

    async def _look(self, chat: Chat, subject: int, *, edit: bool) -> None:
        """A case before it begins."""
        seen = await self._showing.seen(chat, await self._choosing.unit(chat, subject))
        if seen is None:
            return
        to, page = speak(seen.language), seen.value
        screen = screens.gone(to)
        if page is not None:
            trade = self._showing.titles(page.unit.trade, seen.language)
            screen = sharing.before(to, page, trade_title=trade)
        await (chat.edit(screen) if edit else chat.send(screen))

    def _titles_in(self, language: str) -> Titles:
        return lambda term: self._showing.titles(term, language)
