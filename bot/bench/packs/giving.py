"""How does a company give its own modules to others? All that are published, signed by this installation."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from bot.bench.door import Bench, Caller, Door
from bot.bench.notes import note_files
from bot.bench.packs.looking import texts_of, title_of
from bot.bench.packs.records import GivenAway, given_away, given_text, installed
from bot.bench.packs.state import digest_of
from bot.bench.packs.values import Changes, Given, Giving, NoKey, Refused
from bot.packkey import PackKey, PackKeyFault
from bot.stands import Reply, Told
from contacts.model import Company
from contacts.packs import KeptPack
from contacts.workshop import Revision, RevisionState
from content.check.ids import proposed_id
from content.edition import Edition, edition
from content.packs.archive import pack
from content.packs.gathering import Gathered, gather
from content.packs.manifest import (
    CHANGE_CHARS,
    LICENCE_CHARS,
    MOST_CHANGES,
    NAME_CHARS,
    TITLE_CHARS,
    Change,
    Details,
    Origin,
    file_name,
)
from content.packs.names import FileKind, kind_of, module_of
from content.packs.renaming import Names, renamed
from content.packs.shelf import Image, Shelf
from content.packs.signature import public_key

Words = Callable[[str, Changes], str]
"""in a language, what is new: one sentence for the changelog"""
_DIGEST_CHARS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Own:
    """What could be given away, read in one transaction."""

    company: Company
    texts: Mapping[str, bytes]
    pictures: Mapping[str, bytes]
    """by the name in the pack"""
    notes: Mapping[str, bytes]
    left_out: tuple[str, ...]
    """titles of what came from others"""
    kept: KeptPack | None
    """under the name of the company's own pack"""


class GivingAway:
    def __init__(self, door: Door, key: PackKey) -> None:
        self._door = door
        self._key = key

    async def ask(self, caller: Caller, company: int) -> Reply[Giving | Refused | NoKey | None]:
        """What would go; None: there is nothing of the company's own."""
        reply = await self._door.inside(caller, company, _own)
        if not isinstance(reply, Told):
            return reply
        own = reply.value
        if own is None:
            return Told(value=None, language=reply.language)
        gathered = await asyncio.to_thread(_gathered, own, with_notes=False)
        if isinstance(gathered, Refused):
            return Told(value=gathered, language=reply.language)
        try:
            key = public_key(self._key.private())
        except PackKeyFault:
            return Told(value=NoKey(), language=reply.language)
        read, before = edition(own.texts), given_away(own.kept)
        giving = Giving(
            company=own.company,
            name=pack_name(own.company),
            title=own.company.name[:TITLE_CHARS].strip(),
            version=_version(before, gathered),
            licence=_licence(gathered),
            modules=tuple(title_of(read, one, reply.language) for one in gathered.modules),
            left_out=own.left_out,
            notes=_count_notes(own),
            fingerprint=key.fingerprint,
        )
        return Told(value=giving, language=reply.language)

    async def give(
        self, caller: Caller, company: int, *, with_notes: bool, words: Words
    ) -> Reply[Given | Refused | NoKey | None]:
        """The file. The same content is the same version, and the same bytes."""
        reply = await self._door.inside(caller, company, _own)
        if not isinstance(reply, Told):
            return reply
        own = reply.value
        if own is None:
            return Told(value=None, language=reply.language)
        gathered = await asyncio.to_thread(_gathered, own, with_notes=with_notes)
        if isinstance(gathered, Refused):
            return Told(value=gathered, language=reply.language)
        try:
            key = self._key.private()
        except PackKeyFault:
            return Told(value=NoKey(), language=reply.language)
        record = _record(own, gathered, words)
        details = _details(own.company, gathered, record)
        raw = await asyncio.to_thread(pack, details, gathered.files, key=key)
        if isinstance(raw, tuple):
            return Told(value=Refused(findings=raw), language=reply.language)
        given = Given(
            company=own.company,
            file_name=file_name(details),
            raw=raw,
            title=details.title,
            version=details.version,
            fingerprint=public_key(key).fingerprint,
        )

        async def act(bench: Bench) -> Given | Refused | NoKey | None:
            known = await bench.work.packs.of(bench.company.id, details.name)
            fresh = known or KeptPack(name=details.name, title=details.title)
            await bench.work.packs.save(bench.company.id, replace(fresh, given=given_text(record)))
            return given

        return await self._door.inside(caller, company, act)


def pack_name(company: Company) -> str:
    """The id of the company's own pack, the same in all versions as long as it is called so."""
    return proposed_id(company.name)


# --- what there is ------------------------------------------------------------------------------


async def _own(bench: Bench) -> _Own | None:
    workshop, company = bench.work.workshop, bench.company.id
    foreign = {
        placed.here
        for one in map(installed, await bench.work.packs.all(company))
        if one
        for placed in one.modules
    }
    seen = [one for one in await workshop.published(company) if one.state is RevisionState.PUBLISHED]
    own = [one for one in seen if one.module not in foreign]
    if not own:
        return None
    names = _picture_names(own)
    texts = {
        path: renamed(path, text.encode(), Names(images=names[one.module]))
        for one in own
        for path, text in one.files.items()
    }
    pictures = {
        names[one.module].get(name, name): await workshop.media(company, digest) or b""
        for one in own
        for name, digest in one.media.items()
    }
    modules = {one.module for one in own}
    notes = {path: raw for path, raw in (await note_files(bench)).items() if module_of(path) in modules}
    return _Own(
        company=bench.company,
        texts=texts,
        pictures=pictures,
        notes=notes,
        left_out=tuple(_titles([one for one in seen if one.module in foreign], bench.language)),
        kept=await bench.work.packs.of(company, pack_name(bench.company)),
    )


def _picture_names(own: list[Revision]) -> dict[str, dict[str, str]]:
    """By module: what is called differently in a pack, where one name is one picture for all modules."""
    first: dict[str, str] = {}
    names: dict[str, dict[str, str]] = {}
    for one in own:
        names[one.module] = {}
        for name, digest in one.media.items():
            is_usable = kind_of(f"{FileKind.IMAGE}/{name}") is FileKind.IMAGE
            if not is_usable or first.setdefault(name.casefold(), digest) != digest:
                suffix = name.rsplit(".", 1)[-1].lower()
                names[one.module][name] = f"{one.module}-{digest[:_DIGEST_CHARS]}.{suffix}"
    return names


def _titles(revisions: list[Revision], language: str) -> Iterator[str]:
    for one in revisions:
        read = edition({path: text.encode() for path, text in one.files.items()})
        yield title_of(read, one.module, language)


def _count_notes(own: _Own) -> int:
    return sum(raw.decode().count("\n## ") for raw in own.notes.values())


# --- what becomes of it -------------------------------------------------------------------------


def _gathered(own: _Own, *, with_notes: bool) -> Gathered | Refused:
    images = {
        name: Image(size_bytes=len(raw), sha256=sha256(raw).hexdigest()) for name, raw in own.pictures.items()
    }
    shelf = Shelf(texts=own.texts, notes=own.notes, images=images)
    found = gather(shelf, image=own.pictures.__getitem__, with_notes=with_notes)
    return Refused(findings=found) if isinstance(found, tuple) else found


def _version(before: GivenAway, gathered: Gathered) -> int:
    return before.version if before.digest == digest_of(gathered.files) else before.version + 1


def _licence(gathered: Gathered) -> str:
    named = ", ".join(gathered.licences)
    return named if 0 < len(named) <= LICENCE_CHARS else "siehe Module"


def _record(own: _Own, gathered: Gathered, words: Words) -> GivenAway:
    """What is known of it once it is given away."""
    before = given_away(own.kept)
    version = _version(before, gathered)
    if version == before.version:
        return before
    modules = {one: digest_of(texts_of(gathered.files, one)) for one in gathered.modules}
    said = words(own.company.language, _changes(before, modules, edition(own.texts), own.company.language))
    changes = (Change(version=version, text=said[:CHANGE_CHARS].strip()), *before.changes)
    return GivenAway(
        version=version,
        digest=digest_of(gathered.files),
        modules=modules,
        changes=changes[:MOST_CHANGES],
    )


def _changes(before: GivenAway, now: Mapping[str, str], read: Edition, language: str) -> Changes:
    known = before.modules
    return Changes(
        is_first=not before.version,
        new=[title_of(read, one, language) for one in now if one not in known],
        changed=[title_of(read, one, language) for one in now if one in known and now[one] != known[one]],
        gone=[one for one in known if one not in now],
    )


def _details(company: Company, gathered: Gathered, record: GivenAway) -> Details:
    return Details(
        name=pack_name(company),
        title=company.name[:TITLE_CHARS].strip(),
        version=record.version,
        licence=_licence(gathered),
        origin=Origin(name=company.name[:NAME_CHARS].strip()),
        changelog=record.changes,
    )
