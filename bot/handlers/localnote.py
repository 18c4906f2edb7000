"""Trainers: what a company says "bei uns", and how hard the questions of a module are."""

from bot.bench.difficulty import Difficulties
from bot.bench.notes import Notes
from bot.bench.values import Faulty, NotePage
from bot.callbacks import Bench
from bot.chat import Chat
from bot.handlers.audience import Audience
from bot.screens import localnote
from bot.screens.screen import Screen
from bot.screens.trainer import gone, or_gone
from bot.texts import trainer as texts
from bot.texts.tongue import Tongue
from contacts.workshop import Writing


class NoteTalk:
    def __init__(self, notes: Notes, difficulties: Difficulties, audience: Audience) -> None:
        self._notes = notes
        self._difficulties = difficulties
        self._audience = audience
        self.topics = {
            "notes": self.shelf,
            "units": self.units,
            "items": self.difficulty,
            "note": self.write_note,
            "problem": self.write_problem,
            "accept": self.accept,
            "cancel": self.cancel,
            "remove": self.remove,
        }

    async def shelf(self, chat: Chat, action: Bench) -> None:
        reply = await self._notes.shelf(chat, action.company)
        await self._audience.say(
            chat, reply, lambda to, found: localnote.shelf(to, found, first=action.number), edit=True
        )

    async def units(self, chat: Chat, action: Bench) -> None:
        reply = await self._notes.units(chat, action.company, action.subject)
        await self._audience.say(chat, reply, or_gone(localnote.units), edit=True)

    async def difficulty(self, chat: Chat, action: Bench) -> None:
        reply = await self._difficulties.of(chat, action.company, action.subject)
        await self._audience.say(chat, reply, or_gone(localnote.difficulty), edit=True)

    async def write_note(self, chat: Chat, action: Bench) -> None:
        reply = await self._notes.begin(chat, action.company, action.subject, problem=False)
        await self._audience.say(chat, reply, or_gone(localnote.write), edit=True)

    async def write_problem(self, chat: Chat, action: Bench) -> None:
        reply = await self._notes.begin(chat, action.company, action.subject, problem=True)
        await self._audience.say(chat, reply, or_gone(localnote.write), edit=True)

    async def typed(self, chat: Chat, writing: Writing, words: str) -> None:
        def show(to: Tongue, found: NotePage | Faulty | None) -> Screen:
            match found:
                case NotePage():
                    return localnote.waiting(to, found)
                case Faulty():
                    return localnote.faulty(to, found, company=writing.company)
                case None:
                    return gone(to)

        await self._audience.say(chat, await self._notes.typed(chat, writing, words), show)

    async def accept(self, chat: Chat, action: Bench) -> None:
        reply = await self._notes.accept(chat, action.company, action.subject, action.number)

        def show(to: Tongue, page: NotePage) -> Screen:
            return localnote.saved(to, page, said=texts.note_saved(to))

        await self._audience.say(chat, reply, or_gone(show), edit=True)

    async def remove(self, chat: Chat, action: Bench) -> None:
        reply = await self._notes.remove(chat, action.company, action.subject)

        def show(to: Tongue, page: NotePage) -> Screen:
            return localnote.saved(to, page, said=texts.note_removed(to))

        await self._audience.say(chat, reply, or_gone(show), edit=True)

    async def cancel(self, chat: Chat, action: Bench) -> None:
        reply = await self._notes.cancel(chat, action.company)
        await self._audience.say(chat, reply, lambda to, _: Screen(html=texts.cancelled(to)), edit=True)
