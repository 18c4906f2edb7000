"""For everybody in a company: what it sees, and what is kept."""

from bot.callbacks import DigestWeek
from bot.chat import Chat
from bot.handlers.audience import Audience
from bot.handlers.wiring import Handler, command, on
from bot.material import Material
from bot.papers.catalogue import written_in
from bot.reports import Reports
from bot.screens import company as screens
from bot.screens import digest
from bot.screens.screen import Screen
from bot.stands import Reading, Told
from bot.texts.tongue import Tongue, speak


class Insight:
    def __init__(self, reports: Reports, audience: Audience, material: Material) -> None:
        self._reports = reports
        self._audience = audience
        self._material = material

    def handlers(self) -> list[Handler]:
        return [
            command(("firmensicht", "companyview"), self.company_view),
            command(("gespeichert", "stored"), self.stored),
            on(DigestWeek, self.week),
        ]

    async def company_view(self, chat: Chat) -> None:
        reply = await self._reports.company_view(chat)
        if isinstance(reply, Told):
            for reading in reply.value:
                if reading.halt is not None and reading.digest is not None:
                    await chat.send(self._audience.no_digest(speak(reply.language), reading))
        await self._audience.say_each(chat, reply, self._reading)

    async def week(self, chat: Chat, action: DigestWeek) -> None:
        reply = await self._reports.week(chat, action.company, digest.week_of(action.week))
        await self._audience.say(chat, reply, self._reading, edit=True)

    async def stored(self, chat: Chat) -> None:
        """Nothing in it is about anybody, so strangers may read it too."""
        language = await self._audience.language(chat)
        kinds = self._material.stored(language)
        for screen in screens.stored(speak(language), kinds, written_in=written_in(language)):
            await chat.send(screen)

    def _reading(self, to: Tongue, reading: Reading) -> Screen:
        if reading.digest is None:
            return self._audience.no_digest(to, reading)
        return digest.reading(to, reading.digest, company=reading.company.id, weeks=reading.weeks)
