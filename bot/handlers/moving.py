"""On to another chat: the link is asked for in the old one and opened in the new one."""

from collections.abc import Callable

from bot.callbacks import Move
from bot.chat import Chat
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, command, on
from bot.lessons import Stranger
from bot.moving import Moved, Moving, Stayed
from bot.screens import company
from bot.screens import moving as screens
from bot.texts.tongue import nearest, speak


class MovingTalk:
    def __init__(self, moving: Moving, showing: Showing, forget_words: Callable[[int], None]) -> None:
        """
        Args:
            moving: from chat to chat.
            showing: endings.
            forget_words: drops what a chat has typed into something that is kept nowhere.

        """
        self._moving = moving
        self._showing = showing
        self._forget_words = forget_words

    def handlers(self) -> list[Handler]:
        return [command(("umzug", "move"), self.offer), on(Move, self.tapped)]

    async def tapped(self, chat: Chat, _action: Move) -> None:
        await self.offer(chat)

    async def offer(self, chat: Chat) -> None:
        offered = await self._moving.offer(chat)
        if isinstance(offered, Stranger):
            await chat.send(company.stranger(self._showing.tongue(chat)))
            return
        # whoever reads the database must not find a link that opens: it never waits there
        await chat.send(screens.offer(speak(offered.language), offered), keeps=False)

    async def open(self, chat: Chat, payload: str) -> None:
        """Somebody follows a link."""
        match await self._moving.go(chat, payload, language=nearest(chat.language_code)):
            case Stayed(why=why, language=language):
                await chat.send(screens.hindrance(speak(language), why))
            case Moved() as moved:
                await self._arrive(chat, moved)

    async def _arrive(self, chat: Chat, moved: Moved) -> None:
        to = speak(moved.standing.language)
        if moved.left is not None:
            self._forget_words(moved.left.chat_id)
            if moved.left.is_within_reach:
                chat.say_goodbye(moved.left.chat_id, screens.left(to, operator=self._showing.notice.operator))
        await self._showing.menu(chat, moved.standing)
        await chat.send(screens.arrived(to, learns=moved.standing.learns))
