"""Everything nobody expected: each gets a friendly answer, or silence by a written rule.

- Groups and channels: one sentence when somebody writes a command, silence otherwise.
- Edited messages: silence; what was answered once counts.
- Stickers, voice, pictures, files, forwarded messages: not read, and said so.
- Unknown commands: pointed to /hilfe. Unknown, broken and very old buttons: a short notice.
- Updates without a person, and kinds that are new to us: silence.
"""

from telegram.ext import filters

from bot.chat import Chat
from bot.handlers.showing import Showing
from bot.handlers.wiring import PRIVATE, Handler, message, on_any_button
from bot.reception import Reception
from bot.screens import me as screens
from bot.texts import unit as texts
from bot.texts.tongue import Tongue, nearest, speak


class Other:
    def __init__(self, reception: Reception, showing: Showing) -> None:
        self._reception = reception
        self._showing = showing

    def handlers(self) -> list[Handler]:
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        groups = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
        return [
            on_any_button(self.old_button),
            message(groups & filters.COMMAND, self.in_a_group),
            message(PRIVATE & filters.COMMAND, self.unknown_command),
            message(private & ~filters.StatusUpdate.ALL, self.unread),
        ]

    async def old_button(self, chat: Chat) -> None:
        await chat.toast(texts.old_button(await self._tongue(chat)))

    async def in_a_group(self, chat: Chat) -> None:
        await chat.send(screens.only_private(self._showing.tongue(chat)))

    async def unknown_command(self, chat: Chat) -> None:
        await chat.send(screens.unknown_command(await self._tongue(chat)))

    async def unread(self, chat: Chat) -> None:
        await chat.send(screens.only_buttons(await self._tongue(chat)))

    async def _tongue(self, chat: Chat) -> Tongue:
        return speak(await self._reception.language_of(chat, otherwise=nearest(chat.language_code)))
