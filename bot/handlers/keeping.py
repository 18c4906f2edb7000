"""Keeping sentences: under the insight, and on the list of all that is kept."""

from bot.callbacks import Keep, Strike, Takeaways
from bot.chat import Chat
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, command, on
from bot.keeping import Keeping
from bot.screens import keeping as screens
from bot.texts import keeping as texts
from bot.texts import unit
from bot.texts.tongue import speak
from learning.session import SessionId
from learning.views import Place


class KeepingTalk:
    def __init__(self, keeping: Keeping, showing: Showing) -> None:
        self._keeping = keeping
        self._showing = showing

    def handlers(self) -> list[Handler]:
        return [
            command(("merkzettel", "notes"), self.takeaways),
            on(Keep, self.keep),
            on(Takeaways, self.turn),
            on(Strike, self.strike),
        ]

    async def keep(self, chat: Chat, action: Keep) -> None:
        """The bubble stays where it is, with the other button."""
        place = Place(session=SessionId(action.session), position=action.position)
        wants = action.wants == 1
        seen = await self._showing.seen(chat, await self._keeping.keep(chat, place, wants=wants))
        if seen is None:
            return
        to = speak(seen.language)
        if seen.value is None:
            await chat.toast(unit.old_button(to))
            return
        await chat.toast(texts.is_kept(to) if wants else texts.is_struck(to))
        await chat.edit(self._showing.screen(seen.value, seen.language))

    async def takeaways(self, chat: Chat) -> None:
        reply = await self._keeping.kept(chat)
        await self._showing.say(chat, reply, lambda to, kept: screens.takeaways(to, kept, page=0))

    async def turn(self, chat: Chat, action: Takeaways) -> None:
        reply = await self._keeping.kept(chat)
        await self._showing.say(
            chat,
            reply,
            lambda to, kept: screens.takeaways(
                to, kept, page=action.page, striking=action.mode == screens.STRIKE
            ),
            edit=action.mode != screens.NEW,
        )

    async def strike(self, chat: Chat, action: Strike) -> None:
        reply = await self._keeping.strike(chat, action.subject)
        await self._showing.say(
            chat,
            reply,
            lambda to, kept: screens.takeaways(to, kept, page=action.page, striking=True),
            edit=True,
        )
