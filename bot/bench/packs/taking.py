"""How does a pack come into a company? Looked at, then taken as drafts, all of it in one transaction.

Opening and planning read whole modules, so they happen outside of any transaction, in a thread. What was
planned is carried out only if nothing has changed meanwhile.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from bot.bench.door import Bench, Caller, Door
from bot.bench.packs.looking import looked_at, pictures_of, texts_of
from bot.bench.packs.pages import pack_page
from bot.bench.packs.records import installed
from bot.bench.packs.state import State, state_of
from bot.bench.packs.values import Difference, Doubted, Looked, NotesOffered, PackPage, Refused
from bot.bench.receiving import keep
from bot.packkey import PackKey
from bot.stands import Reply, Told
from bot.subjects import named, short
from contacts.packs import KeptPack, Parcel
from content.edition import edition
from content.packs.archive import Opened, open_pack
from content.packs.installed import INSTALLED_PATH, InstalledPack, installed_bytes, parse_installed
from content.packs.names import is_learning_text

T = TypeVar("T")

TRIES: Final = 3
"""to carry out what was planned while others work there too"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    parcel: Parcel
    state: State


class Taking:
    def __init__(self, door: Door, key: PackKey) -> None:
        self._door = door
        self._key = key

    # --- looking --------------------------------------------------------------------------------

    async def receive(self, caller: Caller, raw: bytes) -> Reply[Looked | Refused | None]:
        """A pack that was sent; None: for which company?"""
        opened = await asyncio.to_thread(open_pack, raw)
        if isinstance(opened, tuple):
            refused = Refused(findings=opened)
            return await self._door.at_hand(caller, _always(refused))
        reply = await self._door.at_hand(caller, _state(opened))
        if not isinstance(reply, Told) or reply.value is None:
            return _without_value(reply)
        return await self._shown(caller, raw, opened, reply.value)

    async def bring(self, caller: Caller, company: int, raw: bytes) -> Reply[Looked | Refused | None]:
        """A pack that was fetched for a company."""
        opened = await asyncio.to_thread(open_pack, raw)
        if isinstance(opened, tuple):
            return await self._door.inside(caller, company, _always(Refused(findings=opened)))
        reply = await self._door.inside(caller, company, _state(opened))
        if not isinstance(reply, Told):
            return reply
        return await self._shown(caller, raw, opened, reply.value)

    async def _shown(
        self, caller: Caller, raw: bytes, opened: Opened, state: State
    ) -> Reply[Looked | Refused | None]:
        looked = await self._look(opened, state)
        if isinstance(looked, Refused):
            return Told(value=looked, language=state.language)

        async def act(bench: Bench) -> Looked | Refused | None:
            parcel = Parcel(
                name=looked.manifest.name,
                sha256=opened.sha256,
                data=raw,
                notes=len(looked.notes),
                since=bench.today,
            )
            await bench.work.packs.put_parcel(bench.company.id, parcel)
            return looked

        return await self._door.inside(caller, state.company.id, act)

    async def _look(self, opened: Opened, state: State) -> Looked | Refused:
        return await asyncio.to_thread(looked_at, opened, state, own=self._key.public())

    # --- taking ---------------------------------------------------------------------------------

    async def take(
        self, caller: Caller, company: int, subject: int, stamp: int, *, anyway: bool
    ) -> Reply[PackPage | Looked | Doubted | Refused | None]:
        """The pack as drafts; shown once more if it would be another thing than what was shown.

        None: it does not wait any longer.
        """
        tries = 0
        while True:
            tries += 1
            reply = await self._door.inside(caller, company, _waiting(subject))
            if not isinstance(reply, Told) or reply.value is None:
                return _without_value(reply)
            waiting = reply.value
            looked = await self._opened(waiting)
            if isinstance(looked, Refused):
                return Told(value=looked, language=reply.language)
            if not looked.is_taken:
                if looked.stamp != stamp or looked.is_own:
                    return Told(value=replace(looked, is_late=True), language=reply.language)
                if looked.plan.concerns and not anyway:
                    return Told(value=Doubted(looked=looked), language=reply.language)
            done = await self._door.inside(caller, company, _taken(looked, waiting.state))
            if not isinstance(done, Told) or done.value is not None:
                return done
            if tries == TRIES:
                return Told(value=replace(looked, is_late=True), language=reply.language)

    async def drop(self, caller: Caller, company: int, subject: int) -> Reply[None]:
        """It does not wait any longer; what was taken stays."""

        async def act(bench: Bench) -> None:
            name = await _named(bench, subject)
            if name:
                await bench.work.packs.drop_parcel(bench.company.id, name)

        return await self._door.inside(caller, company, act)

    async def _opened(self, waiting: _Waiting) -> Looked | Refused:
        opened = await asyncio.to_thread(open_pack, waiting.parcel.data)
        assert isinstance(opened, Opened), "only a pack that could be opened is kept"
        return await self._look(opened, waiting.state)

    # --- what its maker says "bei uns" ----------------------------------------------------------

    async def notes(self, caller: Caller, company: int, subject: int) -> Reply[NotesOffered | None]:
        """To be read before anybody says yes, maybe none; None: the pack does not wait any longer."""
        reply = await self._door.inside(caller, company, _waiting(subject))
        if not isinstance(reply, Told) or reply.value is None:
            return _without_value(reply)
        looked = await self._opened(reply.value)
        if isinstance(looked, Refused) or not looked.is_taken:
            return Told(value=None, language=reply.language)
        return Told(value=_offered(looked), language=reply.language)

    async def add_notes(
        self, caller: Caller, company: int, subject: int, stamp: int
    ) -> Reply[int | NotesOffered | None]:
        """How many are shown to learners from now on; what the company wrote meanwhile stays."""
        reply = await self.notes(caller, company, subject)
        if not isinstance(reply, Told) or reply.value is None:
            return _without_value(reply)
        offered = reply.value
        if offered.notes and offered.stamp != stamp:
            return Told(value=offered, language=reply.language)

        async def act(bench: Bench) -> int | NotesOffered | None:
            workshop = bench.work.workshop
            content = await workshop.hold(bench.company.id)
            known = {(note.unit, note.language) for note in await workshop.notes(bench.company.id)}
            fresh = [note for note in offered.notes if (note.unit, note.language) not in known]
            for note in fresh:
                await workshop.save_note(bench.company.id, note)
            if fresh:
                await workshop.change(bench.company.id, lock=content.lock)
                await bench.work.packs.no_notes(bench.company.id, offered.name)
            return len(fresh)

        return await self._door.inside(caller, company, act)


# --- one transaction ----------------------------------------------------------------------------


def _always(value: T) -> Callable[[Bench], Awaitable[T]]:
    async def act(_bench: Bench) -> T:
        return value

    return act


def _state(opened: Opened) -> Callable[[Bench], Awaitable[State]]:
    return lambda bench: state_of(bench, opened.manifest.name)


def _without_value(reply: Reply[T]) -> Reply[None]:
    return Told(value=None, language=reply.language) if isinstance(reply, Told) else reply


async def _named(bench: Bench, subject: int) -> str | None:
    """The pack that a button means, if it waits."""
    waiting = await bench.work.packs.parcels(bench.company.id)
    return named(subject, [one.name for one in waiting])


def _waiting(subject: int) -> Callable[[Bench], Awaitable[_Waiting | None]]:
    async def act(bench: Bench) -> _Waiting | None:
        name = await _named(bench, subject)
        parcel = await bench.work.packs.parcel(bench.company.id, name) if name else None
        return _Waiting(parcel=parcel, state=await state_of(bench, parcel.name)) if parcel else None

    return act


def _taken(looked: Looked, planned_for: State) -> Callable[[Bench], Awaitable[PackPage | None]]:
    """All drafts of the pack and what is known of it; None if anything is not as it was planned for."""

    async def act(bench: Bench) -> PackPage | None:
        name = looked.manifest.name
        await bench.work.workshop.hold(bench.company.id)
        if await state_of(bench, name) != planned_for:
            return None
        if not looked.is_taken:
            pictures = pictures_of(looked.files)
            for one in looked.modules:
                if one.difference is not Difference.SAME:
                    sent = {
                        path: raw.decode("utf-8") for path, raw in texts_of(looked.files, one.module).items()
                    }
                    await keep(bench, one.module, sent, pictures, pack=name)
            await bench.work.packs.save(bench.company.id, _known(looked, planned_for.kept))
        return await pack_page(bench, name)

    return act


def _known(looked: Looked, before: KeptPack | None) -> KeptPack:
    """What is here of the pack from now on."""
    name = looked.manifest.name
    return replace(
        before or KeptPack(name=name),
        title=looked.manifest.title,
        installed=installed_bytes((_now_here(looked, before),)).decode(),
        sha256=looked.sha256,
    )


def _now_here(looked: Looked, before: KeptPack | None) -> InstalledPack:
    raw = next((write.raw for write in looked.plan.writes if write.path == INSTALLED_PATH), None)
    listed = parse_installed(raw) if raw is not None else ()
    assert isinstance(listed, tuple), "a plan writes a list that can be read"
    found = next((one for one in listed if one.name == looked.manifest.name), installed(before))
    assert found is not None, "a plan that changes nothing is one for a pack that is here"
    return found


def _offered(looked: Looked) -> NotesOffered:
    texts = edition({path: raw for path, raw in looked.files.items() if is_learning_text(path)})
    titles = {
        f"{text.id}/{unit.heading.id}": unit.heading.title for text in texts.modules for unit in text.units
    }
    return NotesOffered(
        company=looked.company,
        name=looked.manifest.name,
        title=looked.manifest.title,
        notes=looked.notes,
        unit_titles=titles,
        stamp=short(repr((looked.sha256, looked.notes))),
    )
