"""Packs in a trainer's chat: one that was sent, what becomes of it, giving away, and networks."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.bench.packs.giving import GivingAway
from bot.bench.packs.pages import PackPages
from bot.bench.packs.subscribing import Subscribing
from bot.bench.packs.taking import Taking
from bot.bench.packs.values import (
    AllPublished,
    Changes,
    Doubted,
    Given,
    Giving,
    KeyChanged,
    Looked,
    NoAddress,
    NoKey,
    NonePublished,
    NotAllowed,
    NotesOffered,
    Offers,
    PackPage,
    Refused,
    SourceFault,
    Unreachable,
)
from bot.callbacks import Bench, encode
from bot.chat import Chat
from bot.handlers.audience import Audience
from bot.screens import giving as giving_screens
from bot.screens import networks
from bot.screens import packs as screens
from bot.screens import trainer as trainer_screens
from bot.screens.screen import Screen, row
from bot.stands import Told
from bot.texts import giving as giving_texts
from bot.texts import networks as network_texts
from bot.texts import packs as texts
from bot.texts import trainer as trainer_texts
from bot.texts.tongue import Tongue, nearest, speak
from contacts.workshop import Writing

TOPIC: Final = "pack"
FINDINGS_FILE: Final = "funde.txt"


class PackTalk:
    def __init__(
        self,
        *,
        taking: Taking,
        pages: PackPages,
        giving: GivingAway,
        subscribing: Subscribing,
        audience: Audience,
    ) -> None:
        self._taking = taking
        self._pages = pages
        self._giving = giving
        self._subscribing = subscribing
        self._audience = audience

    async def act(self, chat: Chat, action: Bench) -> None:
        deed = DEEDS.get(action.topic)
        if deed is None:
            await chat.toast("")
        else:
            await deed(self, chat, action)

    # --- one that was sent ----------------------------------------------------------------------

    async def received(self, chat: Chat, raw: bytes) -> None:
        reply = await self._taking.receive(chat, raw)
        if isinstance(reply, Told) and reply.value is None:
            await chat.send(Screen(html=trainer_texts.which_company(speak(reply.language))))
            return
        await self._audience.say(chat, reply, _shown_in(0))
        if isinstance(reply, Told) and isinstance(reply.value, Refused):
            await self._send_findings(chat, reply.value)

    async def _send_findings(self, chat: Chat, found: Refused) -> None:
        if len(found.findings) > trainer_screens.SHOWN_FINDINGS:
            await chat.send_file(FINDINGS_FILE, trainer_screens.as_file(found.findings), "")

    async def take(self, chat: Chat, action: Bench) -> None:
        reply = await self._taking.take(
            chat, action.company, action.subject, action.number, anyway=action.topic == "pack.anyway"
        )
        await self._audience.say(chat, reply, _shown_in(action.company), edit=True)

    async def drop(self, chat: Chat, action: Bench) -> None:
        reply = await self._taking.drop(chat, action.company, action.subject)
        await self._audience.say(chat, reply, _dropped(action.company), edit=True)

    # --- one that is here -----------------------------------------------------------------------

    async def home(self, chat: Chat, action: Bench) -> None:
        reply = await self._subscribing.overview(chat, action.company)
        await self._audience.say(chat, reply, networks.overview, edit=True)

    async def one(self, chat: Chat, action: Bench) -> None:
        reply = await self._pages.page(chat, action.company, action.subject)

        def show(to: Tongue, found: PackPage | None) -> Screen:
            return screens.page(to, found) if found else _gone(to, action.company)

        await self._audience.say(chat, reply, show, edit=True)

    async def publish(self, chat: Chat, action: Bench) -> None:
        def show(to: Tongue, found: AllPublished | NonePublished | None) -> Screen:
            match found:
                case AllPublished(page=page):
                    return screens.page(to, page, said=texts.published(to))
                case NonePublished(page=page):
                    return screens.page(to, page, said=texts.not_published(to))
                case None:
                    return _gone(to, action.company)

        reply = await self._pages.publish(chat, action.company, action.subject, action.number)
        await self._audience.say(chat, reply, show, edit=True)

    async def notes(self, chat: Chat, action: Bench) -> None:
        reply = await self._taking.notes(chat, action.company, action.subject)

        def show(to: Tongue, found: NotesOffered | None) -> Screen:
            return screens.notes(to, found) if found else _gone(to, action.company)

        await self._audience.say(chat, reply, show, edit=True)

    async def add_notes(self, chat: Chat, action: Bench) -> None:
        reply = await self._taking.add_notes(chat, action.company, action.subject, action.number)

        def show(to: Tongue, found: int | NotesOffered | None) -> Screen:
            if isinstance(found, int):
                back = encode(Bench("pack.one", action.company, action.subject, 0))
                return screens.notes_taken(to, action.company, back, found)
            return screens.notes(to, found) if found else _gone(to, action.company)

        await self._audience.say(chat, reply, show, edit=True)

    # --- giving away ----------------------------------------------------------------------------

    async def give(self, chat: Chat, action: Bench) -> None:
        reply = await self._giving.ask(chat, action.company)

        def show(to: Tongue, found: Giving | Refused | NoKey | None) -> Screen:
            return (
                giving_screens.asked(to, found)
                if isinstance(found, Giving)
                else _not_given(to, found, action.company)
            )

        await self._audience.say(chat, reply, show, edit=True)

    async def make(self, chat: Chat, action: Bench) -> None:
        def words(language: str, changes: Changes) -> str:
            return giving_screens.changelog(speak(nearest(language)), changes)

        reply = await self._giving.give(
            chat, action.company, with_notes=action.number == giving_screens.WITH_NOTES, words=words
        )
        if not isinstance(reply, Told):
            await self._audience.refuse(chat, reply)
            return
        to, found = speak(reply.language), reply.value
        if isinstance(found, Given):
            caption = giving_texts.given(to, name=found.title, version=found.version)
            await chat.send_file(found.file_name, found.raw, caption)
        else:
            await chat.send(_not_given(to, found, action.company))

    # --- networks -------------------------------------------------------------------------------

    async def new(self, chat: Chat, action: Bench) -> None:
        reply = await self._subscribing.begin(chat, action.company)
        await self._audience.say(chat, reply, networks.begun, edit=True)

    async def typed(self, chat: Chat, writing: Writing, words: str) -> None:
        reply = await self._subscribing.typed(chat, writing, words)
        await self._audience.say(chat, reply, _offers_of(writing.company))

    async def open(self, chat: Chat, action: Bench) -> None:
        reply = await self._subscribing.open(chat, action.company, action.subject)
        await self._audience.say(chat, reply, _offers_of(action.company), edit=True)

    async def more(self, chat: Chat, action: Bench) -> None:
        reply = await self._subscribing.more(chat, action.company, action.subject, action.number)
        await self._audience.say(chat, reply, _offers_of(action.company), edit=True)

    async def pick(self, chat: Chat, action: Bench) -> None:
        reply = await self._subscribing.pick(
            chat, action.company, action.subject, action.number, wanted=action.topic == "pack.pick"
        )
        await self._audience.say(chat, reply, _offers_of(action.company), edit=True)

    async def view(self, chat: Chat, action: Bench) -> None:
        reply = await self._subscribing.view(chat, action.company, action.subject)

        def show(to: Tongue, found: Looked | SourceFault | KeyChanged | None) -> Screen:
            match found:
                case Looked() | Refused():
                    return _shown_in(action.company)(to, found)
                case KeyChanged(company=company, source=source):
                    return networks.key_changed(
                        to, company=company.name, company_id=company.id, source=source
                    )
                case None:
                    html = network_texts.no_longer_offered(to)
                    return Screen(html=html, rows=(row(networks.back(to, action.company)),))
                case NoAddress() | NotAllowed() | Unreachable():
                    return networks.fault(to, found, action.company)

        await self._audience.say(chat, reply, show)

    async def later(self, chat: Chat, action: Bench) -> None:
        """Nothing is kept of it: what trainers were told of, they are not told of again."""
        reply = await self._subscribing.overview(chat, action.company)
        until_next = network_texts.until_next
        await self._audience.say(chat, reply, lambda to, _: Screen(html=until_next(to)), edit=True)

    async def leave(self, chat: Chat, action: Bench) -> None:
        reply = await self._subscribing.leave(chat, action.company, action.subject)
        await self._audience.say(
            chat,
            reply,
            lambda to, found: networks.overview(to, found, said=network_texts.left(to)),
            edit=True,
        )


DEEDS: Final[Mapping[str, Callable[[PackTalk, Chat, Bench], Awaitable[None]]]] = {
    "pack.home": PackTalk.home,
    "pack.one": PackTalk.one,
    "pack.take": PackTalk.take,
    "pack.anyway": PackTalk.take,
    "pack.drop": PackTalk.drop,
    "pack.all": PackTalk.publish,
    "pack.notes": PackTalk.notes,
    "pack.addnotes": PackTalk.add_notes,
    "pack.give": PackTalk.give,
    "pack.make": PackTalk.make,
    "pack.new": PackTalk.new,
    "pack.open": PackTalk.open,
    "pack.more": PackTalk.more,
    "pack.pick": PackTalk.pick,
    "pack.unpick": PackTalk.pick,
    "pack.view": PackTalk.view,
    "pack.later": PackTalk.later,
    "pack.leave": PackTalk.leave,
}
"""topic of a button -> what it does"""


def _gone(to: Tongue, company: int) -> Screen:
    return Screen(html=texts.gone(to), rows=(row(networks.back(to, company)),))


def _dropped(company: int) -> Callable[[Tongue, None], Screen]:
    return lambda to, _: Screen(html=texts.dropped(to), rows=(row(networks.back(to, company)),))


def _shown_in(company: int) -> Callable[[Tongue, Looked | Doubted | Refused | PackPage | None], Screen]:
    def show(to: Tongue, found: Looked | Doubted | Refused | PackPage | None) -> Screen:
        match found:
            case Looked():
                return screens.looked(to, found)
            case Doubted():
                return screens.doubted(to, found)
            case Refused():
                return screens.refused(to, found)
            case PackPage():
                return screens.page(to, found, said=texts.taken(to))
            case None:
                return _gone(to, company)

    return show


def _not_given(to: Tongue, found: Refused | NoKey | None, company: int) -> Screen:
    rows = (row(giving_screens.back(to, company)),)
    match found:
        case Refused(findings=findings):
            return Screen(html=trainer_screens.listed(to, findings), rows=rows)
        case NoKey():
            return Screen(html=giving_texts.no_key(to), rows=rows)
        case None:
            return Screen(html=giving_texts.nothing_to_give(to), rows=rows)


def _offers_of(company: int) -> Callable[[Tongue, Offers | SourceFault | None], Screen]:
    def show(to: Tongue, found: Offers | SourceFault | None) -> Screen:
        if found is None:
            html = network_texts.read_again(to)
            return Screen(html=html, rows=(row(networks.back(to, company)),))
        return networks.offers(to, found) if isinstance(found, Offers) else networks.fault(to, found, company)

    return show
