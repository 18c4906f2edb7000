"""What has a company that a pack comes into? Its modules as a folder would hold them, and whom it knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from bot.bench.door import Bench
from bot.bench.drafts import live, lock_of, newest_draft
from bot.bench.packs.records import installed
from bot.packsources import host_of
from contacts.model import Company
from contacts.packs import KeptPack
from contacts.workshop import LocalNote, Revision
from content.lock import LOCK_PATH, LockedId, lock_text
from content.packs.installed import InstalledPack, installed_bytes
from content.packs.origin import Keyring, KnownKey, parse_key
from content.packs.shelf import Image, Shelf
from content.publish import RETIRED


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Of one company, at one moment: two that are equal give the same plan."""

    company: Company
    language: str
    shelf: Shelf
    """drafts before what learners see; local notes are not in it, no pack ever touches them"""
    notes: tuple[LocalNote, ...]
    kept: KeptPack | None
    """what is known of the pack in question"""
    keys: Keyring
    """of networks that a trainer agreed to, and of packs that were taken"""


async def state_of(bench: Bench, name: str) -> State:
    """`name` is the pack's: of two pictures with one name the one of its modules counts."""
    work, company = bench.work, bench.company.id
    known = await work.packs.all(company)
    here = tuple(one for one in map(installed, known) if one)
    current = await newest(bench)
    lock = lock_of(await work.workshop.content(company))
    # an id of the edition is taken for good, whatever the pack says
    taken = {str(one): LockedId(key=str(one), since=1, state=RETIRED) for one in bench.edition.ids}
    texts = {path: text.encode() for one in current.values() for path, text in one.files.items()}
    return State(
        company=bench.company,
        language=bench.language,
        shelf=Shelf(
            texts={**texts, LOCK_PATH: lock_text({**taken, **lock}).encode()},
            images=_images(current, first=_modules(here, name)),
            installed=installed_bytes(here),
        ),
        notes=await work.workshop.notes(company),
        kept=next((one for one in known if one.name == name), None),
        keys=await keys_of(bench, here),
    )


async def newest(bench: Bench) -> Mapping[str, Revision]:
    """By module: its draft if there is one, else what learners see or saw last."""
    found: dict[str, list[Revision]] = {}
    for revision in await bench.work.workshop.newest(bench.company.id):
        found.setdefault(revision.module, []).append(revision)
    chosen = {module: newest_draft(tuple(all_)) or live(tuple(all_)) for module, all_ in found.items()}
    return {module: one for module, one in chosen.items() if one}


async def keys_of(bench: Bench, here: tuple[InstalledPack, ...]) -> Keyring:
    """A key is called after the place or the pack from which the company knows it."""
    subscribed = await bench.work.packs.subscriptions(bench.company.id)
    networks = [KnownKey(name=host_of(one.source), key=parse_key(one.key)) for one in subscribed if one.key]
    return Keyring(keys=(*networks, *(KnownKey(name=one.name, key=one.key) for one in here if one.key)))


def _modules(here: tuple[InstalledPack, ...], name: str) -> frozenset[str]:
    return frozenset(placed.here for one in here if one.name == name for placed in one.modules)


def _images(current: Mapping[str, Revision], *, first: frozenset[str]) -> dict[str, Image]:
    ordered = sorted(current.values(), key=lambda one: (one.module in first, one.module))
    return {name: Image(size_bytes=0, sha256=digest) for one in ordered for name, digest in one.media.items()}


def digest_of(files: Mapping[str, bytes]) -> str:
    """One SHA-256 for all of them and their names."""
    total = sha256()
    for path, raw in sorted(files.items()):
        total.update(f"{path}\0{sha256(raw).hexdigest()}\n".encode())
    return total.hexdigest()
