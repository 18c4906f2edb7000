"""A case for somebody else: its link, and what happens to whoever opens it.

The link names the case and nothing more. No company's code is in it, so it lets nobody in; who passed it on
stands nowhere, and that it was opened is not kept.
"""

from collections.abc import Callable

from bot.callbacks import PassOn
from bot.chat import Chat
from bot.choosing import Choosing
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, on
from bot.lessons import Stranger
from bot.screens import sharing as screens
from bot.sharing import payload_of
from bot.texts import sharing as texts
from bot.texts.tongue import speak


class SharingTalk:
    def __init__(self, choosing: Choosing, showing: Showing, link: Callable[[str], str]) -> None:
        """
        Args:
            choosing: what there is for a learner.
            showing: endings.
            link: payload -> address that opens this chat with it.

        """
        self._choosing = choosing
        self._showing = showing
        self._link = link

    def handlers(self) -> list[Handler]:
        return [on(PassOn, self.pass_on)]

    async def pass_on(self, chat: Chat, action: PassOn) -> None:
        seen = await self._showing.seen(chat, await self._choosing.unit(chat, action.subject))
        if seen is None:
            return
        to, page = speak(seen.language), seen.value
        if page is None:
            await chat.send(screens.not_here(to))
            return
        await chat.toast(texts.only_in_the_company(to) if page.module.is_own else texts.forward_it(to))
        await chat.send(screens.to_forward(to, page, link=self._link(payload_of(page.unit.key))))

    async def open(self, chat: Chat, subject: int) -> None:
        """Somebody follows a link. Who learns gets a look at the case, a stranger is told where to begin."""
        reply = await self._choosing.unit(chat, subject)
        if isinstance(reply, Stranger) and reply.language is None:
            await chat.send(screens.scan_first(self._showing.tongue(chat)))
            return
        seen = await self._showing.seen(chat, reply)
        if seen is None:
            return
        to, page = speak(seen.language), seen.value
        if page is None:
            await chat.send(screens.not_here(to))
            return
        trade = self._showing.titles(page.unit.trade, seen.language)
        await chat.send(screens.before(to, page, trade_title=trade))
