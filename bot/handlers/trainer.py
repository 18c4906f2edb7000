"""Trainers: the bench, files that come in, what becomes of them, and "bei uns"."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final, TypeVar

from telegram.error import TelegramError

from bot.bench.looks import Looks
from bot.bench.modules import Modules, NotPublished, Published
from bot.bench.notes import Notes
from bot.bench.packs.recognition import is_pack
from bot.bench.values import ModulePage, Received
from bot.callbacks import Bench
from bot.chat import Chat
from bot.handlers.audience import Audience
from bot.handlers.interview import TOPIC, InterviewTalk
from bot.handlers.localnote import NoteTalk
from bot.handlers.packs import TOPIC as PACK_TOPIC
from bot.handlers.packs import PackTalk
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, command, document, on
from bot.screens import me as me_screens
from bot.screens import trainer as screens
from bot.screens.screen import Screen
from bot.screens.trainer import gone, or_gone
from bot.stands import Reply, Told
from bot.texts import trainer as texts
from bot.texts.tongue import Tongue, speak
from content.packs.entries import MOST_PACKED_BYTES
from content.skeleton import skeleton
from content.upload.archive import LIMITS, zipped
from content.upload.sent import Document

T = TypeVar("T")

FINDINGS_FILE: Final = "funde.txt"
SAMPLE: Final = "team-zettel"
"""id of the module that is given out to be written over"""
MEGABYTE: Final = 1_000_000


class Trainer:
    def __init__(
        self,
        *,
        modules: Modules,
        notes: Notes,
        says: NoteTalk,
        looks: Looks,
        tells: InterviewTalk,
        packs: PackTalk,
        audience: Audience,
        showing: Showing,
    ) -> None:
        self._modules = modules
        self._notes = notes
        self._says = says
        self._looks = looks
        self._tells = tells
        self._packs = packs
        self._audience = audience
        self._showing = showing
        self._topics: Final[Mapping[str, Callable[[Chat, Bench], Awaitable[None]]]] = {
            "home": self.home,
            "tell": tells.open,
            "list": self.listed,
            "sample": self.sample,
            "module": self.module,
            "keep": self.keep,
            "publish": self.publish,
            "discard": self.discard,
            "withdraw": self.withdraw,
            "restore": self.restore,
            "versions": self.versions,
            "file": self.file,
            "look": self.look,
            "notefiles": self.note_files,
            **says.topics,
        }

    def handlers(self) -> list[Handler]:
        return [
            command(("trainer", "werkbank"), self.bench),
            on(Bench, self.act),
            document(self.document),
        ]

    async def act(self, chat: Chat, action: Bench) -> None:
        deed = self._topics.get(action.topic)
        if deed is None and action.topic.startswith(f"{TOPIC}."):
            deed = self._tells.move
        if deed is None and action.topic.startswith(f"{PACK_TOPIC}."):
            deed = self._packs.act
        if action.topic != "look":
            self._looks.end(chat)
        # a button of another version leads to the bench, for whoever may be there
        await (deed or self.home)(chat, action)

    # --- the bench ------------------------------------------------------------------------------

    async def bench(self, chat: Chat) -> None:
        self._looks.end(chat)
        await self._audience.say_each(chat, await self._modules.homes(chat), screens.home)

    async def home(self, chat: Chat, action: Bench) -> None:
        reply = await self._modules.home(chat, action.company)
        await self._audience.say(chat, reply, screens.home, edit=True)

    async def listed(self, chat: Chat, action: Bench) -> None:
        reply = await self._modules.home(chat, action.company)
        await self._audience.say(
            chat, reply, lambda to, found: screens.modules(to, found, first=action.number), edit=True
        )

    async def sample(self, chat: Chat, action: Bench) -> None:
        reply = await self._modules.home(chat, action.company)
        if not isinstance(reply, Told):
            await self._audience.refuse(chat, reply)
            return
        files = {path: text.encode() for path, text in skeleton(SAMPLE).items()}
        await self._send_files(chat, files, texts.sample_caption(speak(reply.language)))

    # --- files ----------------------------------------------------------------------------------

    async def document(self, chat: Chat) -> None:
        """Of anybody else it is not even fetched."""
        file = chat.file
        language = await self._audience.language(chat)
        if file is None or not await self._modules.may_send(chat):
            await chat.send(me_screens.only_buttons(speak(language)))
            return
        is_zip = file.name.lower().endswith(".zip")
        most = MOST_PACKED_BYTES if is_zip else LIMITS.packed_bytes
        if file.size_bytes > most:
            await chat.send(Screen(html=texts.too_large(speak(language), most // MEGABYTE)))
            return
        try:
            raw = await chat.fetch(file)
        except TelegramError:
            await chat.send(Screen(html=texts.not_fetched(speak(language))))
            return
        if is_pack(raw):
            await self._packs.received(chat, raw)
            return
        reply = await self._modules.receive(chat, [Document(name=file.name, raw=raw)])
        if not isinstance(reply, Told):
            await self._audience.refuse(chat, reply)
        elif reply.value is None:
            await chat.send(Screen(html=texts.which_company(speak(reply.language))))
        else:
            await self._show_received(chat, reply.value, speak(reply.language))

    async def _show_received(self, chat: Chat, found: Received, to: Tongue) -> None:
        findings = (*found.refused, *found.findings)
        sent = {page.module for page in found.pages}
        renewed = await self._looks.renew(chat, sent) if found.is_clean else None
        if isinstance(renewed, Told) and renewed.value is not None:
            # whoever mends a file while looking at it stays where she is
            for screen in screens.received(to, replace(found, pages=())):
                await chat.send(screen)
            await chat.send(screens.renewed(to, found.pages[0]))
            await chat.send(self._showing.screen(renewed.value, renewed.language))
        else:
            for screen in screens.received(to, found):
                await chat.send(screen)
        if len(findings) > screens.SHOWN_FINDINGS:
            await self._send_files(chat, {FINDINGS_FILE: screens.as_file(findings)}, "")

    async def file(self, chat: Chat, action: Bench) -> None:
        reply = await self._modules.files(chat, action.company, action.subject, action.number)
        await self._give(chat, reply)

    async def note_files(self, chat: Chat, action: Bench) -> None:
        await self._give(chat, await self._notes.files(chat, action.company))

    async def _give(self, chat: Chat, reply: Reply[Mapping[str, bytes]]) -> None:
        if not isinstance(reply, Told):
            await self._audience.refuse(chat, reply)
        elif reply.value:
            await self._send_files(chat, reply.value, texts.file_caption(speak(reply.language)))
        else:
            await chat.send(Screen(html=texts.module_gone(speak(reply.language))))

    async def _send_files(self, chat: Chat, files: Mapping[str, bytes], caption: str) -> None:
        """One as it is, several in a zip file with their folders."""
        if len(files) == 1:
            (path, content), *_ = files.items()
            await chat.send_file(path.rsplit("/", 1)[-1], content, caption)
            return
        first = next(iter(files)).rsplit("/", 1)[-1].split(".", 1)[0]
        await chat.send_file(f"{first}.zip", zipped(files), caption)

    # --- one module -----------------------------------------------------------------------------

    async def module(self, chat: Chat, action: Bench) -> None:
        """Of one that everybody has, its units."""
        reply = await self._modules.page(chat, action.company, action.subject)
        if isinstance(reply, Told) and reply.value is None:
            await self._says.units(chat, action)
        else:
            await self._say_page(chat, reply)

    async def keep(self, chat: Chat, action: Bench) -> None:
        reply = await self._modules.home(chat, action.company)
        await self._audience.say(chat, reply, lambda to, _: Screen(html=texts.kept(to)), edit=True)

    async def publish(self, chat: Chat, action: Bench) -> None:
        def show(to: Tongue, found: Published | NotPublished | None) -> Screen:
            match found:
                case Published(page=page):
                    return screens.module(to, page, said=texts.published(to, page.title))
                case NotPublished(page=page):
                    return screens.module(to, page, said=texts.not_published(to))
                case None:
                    return gone(to)

        reply = await self._modules.publish(chat, action.company, action.subject, action.number)
        await self._audience.say(chat, reply, show, edit=True)

    async def discard(self, chat: Chat, action: Bench) -> None:
        def show(to: Tongue, page: ModulePage | None) -> Screen:
            said = texts.discarded(to)
            return screens.module(to, page, said=said) if page else Screen(html=said)

        reply = await self._modules.discard(chat, action.company, action.subject, action.number)
        await self._audience.say(chat, reply, show, edit=True)

    async def withdraw(self, chat: Chat, action: Bench) -> None:
        reply = await self._modules.withdraw(chat, action.company, action.subject)
        await self._say_page(chat, reply, texts.withdrawn)

    async def restore(self, chat: Chat, action: Bench) -> None:
        reply = await self._modules.restore(chat, action.company, action.subject)
        await self._say_page(chat, reply, texts.restored)

    async def versions(self, chat: Chat, action: Bench) -> None:
        reply = await self._modules.versions(chat, action.company, action.subject)
        await self._audience.say(chat, reply, or_gone(screens.versions), edit=True)

    async def look(self, chat: Chat, action: Bench) -> None:
        """The preview begins below: what is asked there is answered there."""
        reply = await self._looks.begin(chat, action.company, action.subject, drafts=action.number == 1)
        if not isinstance(reply, Told):
            await self._audience.refuse(chat, reply)
            return
        to = speak(reply.language)
        if reply.value is None:
            await chat.send(gone(to))
            return
        await chat.send(Screen(html=texts.preview_begins(to)))
        await chat.send(self._showing.screen(reply.value, reply.language))

    async def _say_page(
        self,
        chat: Chat,
        reply: Reply[ModulePage | None],
        said: Callable[[Tongue], str] | None = None,
    ) -> None:
        def show(to: Tongue, page: ModulePage) -> Screen:
            return screens.module(to, page, said=said(to) if said else "")

        await self._audience.say(chat, reply, or_gone(show), edit=True)
