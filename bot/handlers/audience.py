"""What does the chat show after a use case about a company? The same few endings; no way to learning."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.chat import Chat
from bot.reports import Reports
from bot.screens import company as screens
from bot.screens.prose import joined
from bot.screens.screen import Screen
from bot.stands import NotForYou, Reading, Reply, Told, Unknown
from bot.texts import company as texts
from bot.texts import digest as digest_texts
from bot.texts.tongue import Tongue, nearest, speak

T = TypeVar("T")


class Audience:
    def __init__(self, reports: Reports) -> None:
        self._reports = reports

    async def language(self, chat: Chat) -> str:
        return await self._reports.language_of(chat, otherwise=nearest(chat.language_code))

    async def say(
        self, chat: Chat, reply: Reply[T], make: Callable[[Tongue, T], Screen], *, edit: bool = False
    ) -> None:
        if not isinstance(reply, Told):
            await self.refuse(chat, reply)
            return
        show: Callable[[Screen], Awaitable[object]] = chat.edit if edit else chat.send
        await show(make(speak(reply.language), reply.value))

    async def say_each(
        self, chat: Chat, reply: Reply[tuple[T, ...]], make: Callable[[Tongue, T], Screen]
    ) -> None:
        """One bubble for each of the person's companies."""
        if not isinstance(reply, Told):
            await self.refuse(chat, reply)
            return
        for value in reply.value:
            await chat.send(make(speak(reply.language), value))

    async def refuse(self, chat: Chat, reply: Unknown | NotForYou) -> None:
        """Says nothing about whether there is something to see."""
        match reply:
            case Unknown():
                await chat.send(screens.stranger(speak(nearest(chat.language_code))))
            case NotForYou(language):
                await chat.send(screens.not_for_you(speak(language)))

    def no_digest(self, to: Tongue, reading: Reading) -> Screen:
        """None yet, or none while everything stands still: why, and when there will be one."""
        name = reading.company.name
        if reading.halt is not None:
            return Screen(html=joined(texts.nothing_sent(to, name), texts.view_while_halted(to)))
        return Screen(
            html=joined(texts.nothing_sent(to, name), digest_texts.no_digest_yet(to, name, reading.first_on))
        )
