"""Looking something up: `/suche` with words or without, and words that nothing else waits for."""

from bot.chat import Chat
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, command_with_words
from bot.lessons import Reply, Stranger
from bot.screens import searching as screens
from bot.screens.me import only_buttons
from bot.searching import Searching
from bot.texts.tongue import speak
from learning.searching import Hit


class SearchTalk:
    def __init__(self, searching: Searching, showing: Showing) -> None:
        self._searching = searching
        self._showing = showing

    def handlers(self) -> list[Handler]:
        return [command_with_words(("suche", "search"), self.search)]

    async def search(self, chat: Chat, words: str) -> None:
        if words:
            await self._show(chat, await self._searching.find(chat, words))
            return
        await self._showing.say(
            chat,
            await self._searching.is_answering(chat),
            lambda to, is_answering: screens.ask(to, is_answering=is_answering),
        )

    async def typed(self, chat: Chat, words: str) -> None:
        """Words that are the answer to nothing; a trainer who only looks at a unit searches nothing."""
        found = await self._searching.find(chat, words)
        if isinstance(found, Stranger) and found.language is not None:
            await chat.send(only_buttons(speak(found.language)))
        else:
            await self._show(chat, found)

    async def _show(self, chat: Chat, reply: Reply[tuple[Hit, ...]]) -> None:
        """What was found tells what was looked for, so it is never kept as a delivery."""
        seen = await self._showing.seen(chat, reply)
        if seen is not None:
            await chat.send(screens.found(speak(seen.language), seen.value), keeps=False)
