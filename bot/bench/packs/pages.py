"""What is there of a pack, and how do its drafts come to learners, all of them or none?"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.bench.door import Bench, Caller, Door
from bot.bench.drafts import line, live, lock_of, newest_draft, page
from bot.bench.packs.records import installed, offered_of
from bot.bench.packs.values import AllPublished, DraftLine, NonePublished, PackPage
from bot.bench.publishing import publish_draft
from bot.stands import Reply
from bot.subjects import named, short
from contacts.packs import KeptPack
from contacts.workshop import Revision, RevisionState
from content.lock import Lock, lock_text

Revisions = tuple[Revision, ...]


class PackPages:
    def __init__(self, door: Door) -> None:
        self._door = door

    async def page(self, caller: Caller, company: int, subject: int) -> Reply[PackPage | None]:
        """None: nothing is known of it any more."""

        async def act(bench: Bench) -> PackPage | None:
            kept = await known(bench, subject)
            return await pack_page(bench, kept.name) if kept else None

        return await self._door.inside(caller, company, act)

    async def publish(
        self, caller: Caller, company: int, subject: int, stamp: int
    ) -> Reply[AllPublished | NonePublished | None]:
        """All drafts that the button was about, or none."""
        return await self._door.inside(caller, company, _published(subject, stamp))


def _published(subject: int, stamp: int) -> Callable[[Bench], Awaitable[AllPublished | NonePublished | None]]:
    async def act(bench: Bench) -> AllPublished | NonePublished | None:
        lock = lock_of(await bench.work.workshop.hold(bench.company.id))
        kept = await known(bench, subject)
        if kept is None:
            return None
        drafts = await _drafts(bench, kept.name)
        ours = {module: found for module, found in drafts.items() if not _is_withdrawn(found)}
        shown = await pack_page(bench, kept.name)
        if not ours:
            # a second tap, or the first one again after a crash; with nothing here all was discarded
            return AllPublished(page=shown) if shown.modules else NonePublished(page=shown)
        if shown.stamp != stamp or any(one.errors for one in shown.drafts):
            return NonePublished(page=shown)
        if await _rebased(bench, ours):
            return NonePublished(page=await pack_page(bench, kept.name))
        for found in ours.values():
            lock = await _publish(bench, found, lock)
        await bench.work.workshop.change(bench.company.id, lock=lock_text(lock))
        return AllPublished(page=await pack_page(bench, kept.name))

    return act


async def _publish(bench: Bench, revisions: Revisions, lock: Lock) -> Lock:
    draft = newest_draft(revisions)
    assert draft is not None, "only modules with a draft are listed"
    return await publish_draft(bench, draft, live(revisions), lock)


async def _rebased(bench: Bench, drafts: dict[str, Revisions]) -> bool:
    """Whether somebody has published one of them since it was made: what was said of the change was said
    of another one. From now on it holds for what learners see now.
    """
    moved = False
    for revisions in drafts.values():
        draft, seen = newest_draft(revisions), live(revisions)
        if draft is not None and draft.base != (seen.number if seen else 0):
            moved = True
            await bench.work.workshop.save(bench.company.id, replace(draft, base=seen.number if seen else 0))
    return moved


async def known(bench: Bench, subject: int) -> KeptPack | None:
    """The pack that a button means."""
    packs = {one.name: one for one in await bench.work.packs.all(bench.company.id)}
    name = named(subject, packs)
    return packs[name] if name else None


async def pack_page(bench: Bench, name: str) -> PackPage:
    """Of a pack of which something is known."""
    kept = await bench.work.packs.of(bench.company.id, name)
    assert kept is not None, "whoever asks has just seen it"
    here = installed(kept)
    drafts = await _drafts(bench, name)
    lock = lock_of(await bench.work.workshop.content(bench.company.id))
    lines = [await _line(bench, found, lock) for found in drafts.values() if not _is_withdrawn(found)]
    waiting = await bench.work.packs.parcels(bench.company.id)
    return PackPage(
        company=bench.company,
        kept=kept,
        version=here.version if here else 0,
        origin=here.origin if here else "",
        fingerprint=here.key.fingerprint if here and here.key else "",
        offered=offered_of(kept),
        modules=await _titles(bench, [one.here for one in here.modules] if here else []),
        drafts=tuple(lines),
        withdrawn=tuple(line(bench, found).title for found in drafts.values() if _is_withdrawn(found)),
        notes=sum(one.notes for one in waiting if (one.name, one.sha256) == (name, kept.sha256)),
        stamp=short(repr([(one.module, one.number, one.errors) for one in lines])),
    )


async def _drafts(bench: Bench, name: str) -> dict[str, Revisions]:
    """By module: all revisions of those whose draft came in this pack."""
    newest = await bench.work.workshop.newest(bench.company.id)
    modules = [one.module for one in newest if one.state is RevisionState.DRAFT and one.pack == name]
    return {one: await bench.work.workshop.revisions(bench.company.id, one) for one in modules}


def _is_withdrawn(revisions: Revisions) -> bool:
    seen = live(revisions)
    return seen is not None and seen.state is RevisionState.WITHDRAWN


async def _line(bench: Bench, revisions: Revisions, lock: Lock) -> DraftLine:
    shown = await page(bench, revisions, lock)
    assert shown.draft is not None, "only modules with a draft are listed"
    return DraftLine(
        module=shown.module, title=shown.title, number=shown.draft.number, errors=shown.draft.errors
    )


async def _titles(bench: Bench, modules: list[str]) -> tuple[str, ...]:
    by_module: dict[str, list[Revision]] = {}
    for revision in await bench.work.workshop.newest(bench.company.id):
        by_module.setdefault(revision.module, []).append(revision)
    return tuple(line(bench, tuple(by_module[one])).title for one in modules if one in by_module)
