"""What do the hard words of a bubble mean? They are read from the bubble itself: no state, nothing kept."""

from bot.callbacks import Explain
from bot.chat import Chat
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, on
from bot.lessons import Lessons
from bot.screens.words import explained, nothing_to_explain
from bot.texts.tongue import speak


class GlossaryTalk:
    def __init__(self, lessons: Lessons, showing: Showing) -> None:
        self._lessons = lessons
        self._showing = showing

    def handlers(self) -> list[Handler]:
        return [on(Explain, self.explain)]

    async def explain(self, chat: Chat, _action: Explain) -> None:
        """The tapped bubble keeps its buttons: that is where it goes on."""
        seen = await self._showing.seen(chat, await self._lessons.reader(chat))
        if seen is None:
            return
        found = self._showing.glossary(seen.language).found_in(chat.tapped_text)
        for screen in explained(found) or (nothing_to_explain(speak(seen.language)),):
            await chat.send(screen)
