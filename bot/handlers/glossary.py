"""What do the hard words of a bubble mean? They are read from the bubble itself: no state, nothing kept."""

from bot.callbacks import Explain
from bot.chat import Chat
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, on
from bot.lessons import Lessons, Stranger
from bot.screens.words import explained, nothing_to_explain
from bot.texts.tongue import nearest, speak


class GlossaryTalk:
    def __init__(self, lessons: Lessons, showing: Showing) -> None:
        self._lessons = lessons
        self._showing = showing

    def handlers(self) -> list[Handler]:
        return [on(Explain, self.explain)]

    async def explain(self, chat: Chat, action: Explain) -> None:
        """The tapped bubble keeps its buttons: that is where it goes on. A guest is answered as well."""
        language = nearest(action.language)
        reply = await self._lessons.reader(chat)
        if reply != Stranger():
            seen = await self._showing.seen(chat, reply)
            if seen is None:
                return
            language = seen.language
        to, glossary = speak(language), self._showing.glossary(action.written_in, language)
        for screen in explained(glossary.found_in(chat.tapped_text), to) or (nothing_to_explain(to),):
            await chat.send(screen)
