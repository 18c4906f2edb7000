"""How does a module of a company come to its learners, change, and go again?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.bench.door import Bench, Caller, Door
from bot.bench.drafts import line, live, lock_of, newest_draft, page
from bot.bench.publishing import publish_draft
from bot.bench.receiving import received
from bot.bench.values import Home, ModulePage, Received, Versions
from bot.stands import Reply, Told
from bot.subjects import named, units_in
from contacts.workshop import Revision, RevisionState, WritingKind
from content.lock import lock_text
from content.upload import read_upload
from content.upload.sent import MEDIA, Document, Refusal

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    page: ModulePage


@dataclass(frozen=True, slots=True, kw_only=True)
class NotPublished:
    """It was discarded, has errors, or somebody has published meanwhile: the page says which."""

    page: ModulePage


class Modules:
    def __init__(self, door: Door) -> None:
        self._door = door

    # --- looking --------------------------------------------------------------------------------

    async def homes(self, caller: Caller) -> Reply[tuple[Home, ...]]:
        return await self._door.each(caller, _home)

    async def home(self, caller: Caller, company: int) -> Reply[Home]:
        return await self._door.inside(caller, company, _home)

    async def page(self, caller: Caller, company: int, subject: int) -> Reply[ModulePage | None]:
        """None for a module that is no longer there."""

        async def act(bench: Bench) -> ModulePage | None:
            revisions = await _revisions(bench, subject)
            return await _page(bench, revisions) if revisions else None

        return await self._door.inside(caller, company, act)

    async def versions(self, caller: Caller, company: int, subject: int) -> Reply[Versions | None]:
        async def act(bench: Bench) -> Versions | None:
            revisions = await _revisions(bench, subject)
            if not revisions:
                return None
            shown = tuple(one for one in revisions if one.state is not RevisionState.DISCARDED)
            return Versions(page=await _page(bench, revisions), revisions=shown)

        return await self._door.inside(caller, company, act)

    async def files(
        self, caller: Caller, company: int, subject: int, number: int
    ) -> Reply[Mapping[str, bytes]]:
        """Name -> the file as it was sent; empty if it is no longer there."""

        async def act(bench: Bench) -> Mapping[str, bytes]:
            revision = _numbered(await _revisions(bench, subject), number)
            if revision is None:
                return {}
            files = {path: text.encode() for path, text in revision.files.items()}
            for name, digest in revision.media.items():
                files[f"{MEDIA}/{name}"] = await bench.work.workshop.media(bench.company.id, digest) or b""
            return files

        return await self._door.inside(caller, company, act)

    async def may_send(self, caller: Caller) -> bool:
        """Whether files of this person are read at all."""

        async def act(_bench: Bench) -> None:
            pass

        return isinstance(await self._door.each(caller, act), Told)

    # --- bringing in ----------------------------------------------------------------------------

    async def receive(self, caller: Caller, documents: Iterable[Document]) -> Reply[Received | None]:
        """Keeps every file that can be read as a draft, with all findings; None: for which company?"""
        upload = read_upload(documents)

        async def act(bench: Bench) -> Received:
            if isinstance(upload, Refusal):
                return Received(refused=upload.findings)
            return await received(bench, upload)

        return await self._door.at_hand(caller, act)

    # --- deciding -------------------------------------------------------------------------------

    async def publish(
        self, caller: Caller, company: int, subject: int, number: int
    ) -> Reply[Published | NotPublished | None]:
        """All or nothing; nobody else publishes in this company meanwhile."""

        async def act(bench: Bench) -> Published | NotPublished | None:
            lock = lock_of(await bench.work.workshop.hold(bench.company.id))
            revisions = await _revisions(bench, subject)
            draft, seen = newest_draft(revisions), live(revisions)
            if not revisions:
                return None
            if draft is None or draft.number != number:
                found = await _page(bench, revisions)
                # a second tap, or the first one again after a crash
                return Published(page=found) if found.number == number else NotPublished(page=found)
            shown = await page(bench, revisions, lock)
            if draft.base != (seen.number if seen else 0):
                # what was said of the change was said of another one: shown once more, then it holds
                await bench.work.workshop.save(
                    bench.company.id, replace(draft, base=seen.number if seen else 0)
                )
                return NotPublished(page=shown)
            if shown.draft is None or shown.draft.errors:
                return NotPublished(page=shown)
            await bench.work.workshop.change(
                bench.company.id, lock=lock_text(await publish_draft(bench, draft, seen, lock))
            )
            await _told_to_its_end(bench, draft.module)
            return Published(page=await _page(bench, await _revisions(bench, subject)))

        return await self._door.inside(caller, company, act)

    async def discard(
        self, caller: Caller, company: int, subject: int, number: int
    ) -> Reply[ModulePage | None]:
        """Only the draft goes; None if nothing of the module is left."""

        async def act(bench: Bench) -> ModulePage | None:
            await bench.work.workshop.hold(bench.company.id)
            revisions = await _revisions(bench, subject)
            draft = _numbered(revisions, number)
            if draft is not None and draft.state is RevisionState.DRAFT:
                empty = replace(draft, state=RevisionState.DISCARDED, files={}, media={})
                await bench.work.workshop.save(bench.company.id, empty)
                await bench.work.workshop.sweep_media(bench.company.id)
                revisions = tuple(one for one in revisions if one.number != number)
            return await _page(bench, revisions) if live(revisions) else None

        return await self._door.inside(caller, company, act)

    async def withdraw(self, caller: Caller, company: int, subject: int) -> Reply[ModulePage | None]:
        """Not offered any more, never asked again; nothing is lost."""
        return await self._turn(caller, company, subject, RevisionState.WITHDRAWN)

    async def restore(self, caller: Caller, company: int, subject: int) -> Reply[ModulePage | None]:
        return await self._turn(caller, company, subject, RevisionState.PUBLISHED)

    async def _turn(
        self, caller: Caller, company: int, subject: int, state: RevisionState
    ) -> Reply[ModulePage | None]:
        async def act(bench: Bench) -> ModulePage | None:
            content = await bench.work.workshop.hold(bench.company.id)
            seen = live(await _revisions(bench, subject))
            if seen is None:
                return None
            if seen.state is not state:
                await bench.work.workshop.save(bench.company.id, replace(seen, state=state))
                await bench.work.workshop.change(bench.company.id, lock=content.lock)
            return await _page(bench, await _revisions(bench, subject))

        return await self._door.inside(caller, company, act)


# --- one transaction ----------------------------------------------------------------------------


async def _told_to_its_end(bench: Bench, module: str) -> None:
    """What was told for this module is mended in the file from now on."""
    place = (bench.contact.id, bench.company.id, WritingKind.INTERVIEW)
    told = await bench.work.writings.find(*place)
    if told is not None and told.subject == module:
        await bench.work.writings.finish(*place)


async def _home(bench: Bench) -> Home:
    by_module: dict[str, list[Revision]] = {}
    for revision in await bench.work.workshop.newest(bench.company.id):
        by_module.setdefault(revision.module, []).append(revision)
    notes = await bench.work.workshop.notes(bench.company.id)
    told = await bench.work.writings.find(bench.contact.id, bench.company.id, WritingKind.INTERVIEW)
    known = {unit.key for unit in units_in(bench.library, bench.language)}
    return Home(
        company=bench.company,
        modules=tuple(line(bench, tuple(found)) for found in by_module.values()),
        notes=len({note.unit for note in notes}),
        orphans=tuple(sorted({note.unit for note in notes} - known)),
        is_told=told is not None,
    )


async def _revisions(bench: Bench, subject: int) -> tuple[Revision, ...]:
    """All of the module that a button means, newest first; empty if it is gone."""
    newest = await bench.work.workshop.newest(bench.company.id)
    module = named(subject, {revision.module for revision in newest})
    return await bench.work.workshop.revisions(bench.company.id, module) if module else ()


async def _page(bench: Bench, revisions: tuple[Revision, ...]) -> ModulePage:
    return await page(bench, revisions, lock_of(await bench.work.workshop.content(bench.company.id)))


def _numbered(revisions: tuple[Revision, ...], number: int) -> Revision | None:
    return next((one for one in revisions if one.number == number), None)


async def draft_page(bench: Bench, module: str) -> ModulePage:
    """Of a module that is there."""
    return await _page(bench, await bench.work.workshop.revisions(bench.company.id, module))
