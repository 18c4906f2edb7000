"""For the works council or the person of trust: the log, the stop, the documents."""

import json

from bot.callbacks import HaltStep, PapersFor
from bot.chat import Chat
from bot.handlers.audience import Audience
from bot.handlers.wiring import Handler, command, on
from bot.material import Material
from bot.reports import Reports
from bot.screens import company as screens
from bot.screens.screen import Screen
from bot.stands import HaltStand, Log, Told
from bot.texts.tongue import Tongue
from contacts.model import Company
from reporting.chain import faults, proof

LOG_FILE = "pausenbrot-protokoll.jsonl"
FOR_PEOPLE = (".docx", ".pdf")
"""the same texts as Markdown are for programs; whoever runs the server has them"""


class Council:
    def __init__(self, reports: Reports, audience: Audience, material: Material) -> None:
        self._reports = reports
        self._audience = audience
        self._material = material

    def handlers(self) -> list[Handler]:
        return [
            command(("protokoll", "log"), self.logs),
            command(("anhalten", "halt"), self.halts),
            command(("unterlagen", "papers"), self.papers),
            on(HaltStep, self.halt),
            on(PapersFor, self.send_papers),
        ]

    async def logs(self, chat: Chat) -> None:
        """The whole log as a file if anything stands in it, and its Prüfwert."""
        reply = await self._reports.logs(chat)
        if isinstance(reply, Told):
            for log in reply.value:
                if not log.entries:
                    continue  # an empty file is refused
                lines = (
                    json.dumps(
                        {"number": e.number, "proof": proof(e), "hash": e.hash, "entry": json.loads(e.text)},
                        ensure_ascii=False,
                    )
                    for e in log.entries
                )
                await chat.send_file(LOG_FILE, "".join(f"{line}\n" for line in lines).encode(), "")
        await self._audience.say_each(chat, reply, _log)

    async def halts(self, chat: Chat) -> None:
        await self._audience.say_each(chat, await self._reports.halts(chat), _halt)

    async def halt(self, chat: Chat, action: HaltStep) -> None:
        match action.step:
            case "halt":
                reply = await self._reports.halt(chat, action.company)
                await self._audience.say(chat, reply, _halt, edit=True)
            case "go":
                reply = await self._reports.go_on(chat, action.company)
                await self._audience.say(chat, reply, _halt, edit=True)
            case _:
                allowed = await self._reports.may_see_halt(chat, action.company)
                await self._audience.say(chat, allowed, lambda to, _: screens.halt_kept(to), edit=True)

    async def papers(self, chat: Chat) -> None:
        """Asks first whether there is a council to sign them."""

        def ask(to: Tongue, company: Company) -> Screen:
            return screens.papers(to, company=company.name, company_id=company.id)

        await self._audience.say_each(chat, await self._reports.watched(chat), ask)

    async def send_papers(self, chat: Chat, action: PapersFor) -> None:
        reply = await self._reports.watches(chat, action.company)
        if not isinstance(reply, Told):
            await self._audience.refuse(chat, reply)
            return
        await chat.strip()
        made = await self._material.papers(action.company, council=action.council == 1)
        for name, content in made:
            if name.endswith(FOR_PEOPLE):
                await chat.send_file(name, content, "")


def _log(to: Tongue, log: Log) -> Screen:
    head = log.entries[-1] if log.entries else None
    return screens.log(
        to,
        company=log.company.name,
        entries=len(log.entries),
        proof=proof(head),
        is_broken=bool(faults(log.entries)),
    )


def _halt(to: Tongue, stand: HaltStand) -> Screen:
    return screens.halt_stand(
        to,
        company=stand.company.name,
        company_id=stand.company.id,
        halt=stand.halt,
        may_stop=stand.may_stop,
    )
