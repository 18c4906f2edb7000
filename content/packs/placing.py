"""What happens to a folder when this pack goes into it?

Nothing here writes: the plan is shown to somebody first. Ids of others are never taken over, local notes
are never touched, and what the new version of a pack no longer has stays where it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final

from content.check import check
from content.edition import edition
from content.findings import Finding, error
from content.packs.archive import Opened
from content.packs.entries import ARCHIVE
from content.packs.installed import (
    INSTALLED_PATH,
    InstalledPack,
    Placed,
    installed_bytes,
    parse_installed,
)
from content.packs.manifest import PackedFile
from content.packs.names import FileKind, is_learning_text, kind_of
from content.packs.naming import placed_images, placed_modules
from content.packs.notes import judged_notes
from content.packs.renaming import Names, renamed
from content.packs.shelf import Shelf
from content.packs.signature import Broken, Signed

BROKEN: Final = (
    "Die Unterschrift passt nicht: Jemand hat das Paket geändert. Lass es dir noch einmal schicken."
)


class Concern(StrEnum):
    """Why somebody has to say expressly that this pack may replace the one that is here."""

    OLDER = "older"
    SIGNATURE_LOST = "signature lost"
    """the one here was signed, this one is not"""
    OTHER_KEY = "other key"
    """it is signed by somebody else"""
    OTHER_ORIGIN = "other origin"
    """it calls somebody else its maker, and no key proves that they are the same"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    path: str
    """below the content folder"""
    raw: bytes
    before: str | None
    """SHA-256 of the file that is replaced; None for a new one"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    path: str
    is_edited_here: bool
    """it is not what a pack brought: changed by hand, or written here"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    before: InstalledPack | None
    """the version that is here; None if this pack is new"""
    modules: tuple[Placed, ...]
    """sorted by the id in the pack"""
    images: tuple[Placed, ...]
    writes: tuple[Write, ...]
    """only what changes, packs.lock.yaml last; empty if all is here already"""
    replaced: tuple[Replaced, ...]
    """by path; the generated list of packs is not among them"""
    kept_notes: tuple[str, ...]
    """paths of notes that the pack brings too: the ones here stay"""
    left: tuple[str, ...]
    """paths that the former version brought and this one does not: they stay"""
    concerns: tuple[Concern, ...]
    warnings: tuple[Finding, ...]
    """of the pack's texts; they keep nothing from being published"""

    @property
    def renamed(self) -> tuple[Placed, ...]:
        return tuple(one for one in (*self.modules, *self.images) if one.name != one.here)

    @property
    def is_harmless(self) -> bool:
        """It only adds: nobody has to be asked."""
        return not self.replaced and not self.concerns


def plan(opened: Opened, shelf: Shelf) -> Plan | tuple[Finding, ...]:
    """What would be written, or the errors for which nothing is."""
    if isinstance(opened.signature, Broken):
        return (error(ARCHIVE, 1, "Z006", BROKEN),)
    installed = parse_installed(shelf.installed)
    if isinstance(installed, Finding):
        return (installed,)
    before = next((pack for pack in installed if pack.name == opened.manifest.name), None)
    others = tuple(pack for pack in installed if pack is not before)
    modules = placed_modules(opened, shelf, before=before, others=others)
    images = placed_images(opened, shelf, before=before)
    brought = _brought(opened, modules=modules, images=images)
    files = {path: raw for path, raw in brought.items() if path not in shelf.notes}
    findings = _judged(shelf, files)
    if errors := tuple(finding for finding in findings if finding.is_error):
        return errors
    own = tuple(_own(shelf, files, before=before))
    left = tuple(file for file in (before.files if before else ()) if file.path not in files)
    now = _installed(opened, before=before, modules=modules, images=images, files=(*own, *left))
    return Plan(
        before=before,
        modules=modules,
        images=images,
        writes=tuple(_writes(shelf, {**files, INSTALLED_PATH: installed_bytes((*others, now))})),
        replaced=tuple(_replaced(shelf, files, before=before)),
        kept_notes=tuple(sorted(brought.keys() & shelf.notes.keys())),
        left=tuple(file.path for file in left if shelf.sha256_of(file.path)),
        concerns=tuple(_concerns(opened, before)) if before else (),
        warnings=findings,
    )


def _brought(
    opened: Opened, *, modules: tuple[Placed, ...], images: tuple[Placed, ...]
) -> Mapping[str, bytes]:
    """The files of the pack with the names that hold here, by path here."""
    names = Names(
        modules={one.name: one.here for one in modules if one.name != one.here},
        images={one.name: one.here for one in images if one.name != one.here},
    )
    return {names.path(path): renamed(path, raw, names) for path, raw in sorted(opened.files.items())}


def _judged(shelf: Shelf, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """What the check says of the folder as it would be: of the pack's files all, of others what is new.

    A published answer that would move is found too: the list of ids stands in the folder.
    """
    folder = f"{FileKind.IMAGE}/"
    images = {path.removeprefix(folder): len(raw) for path, raw in files.items() if path.startswith(folder)}
    now = edition(
        {**shelf.texts, **{path: raw for path, raw in files.items() if is_learning_text(path)}},
        media_bytes={**{name: image.size_bytes for name, image in shelf.images.items()}, **images},
    )
    known = {finding for finding in check(shelf.edition()) if finding.path not in files}
    judged = (
        finding
        for finding in check(now)
        if finding.path in files or (finding.is_error and finding not in known)
    )
    return (*judged, *judged_notes(files))


def _own(shelf: Shelf, files: Mapping[str, bytes], *, before: InstalledPack | None) -> Iterator[PackedFile]:
    """What this pack may change later: not an image that others had brought here before."""
    for path, raw in sorted(files.items()):
        digest = sha256(raw).hexdigest()
        was_ours = before is not None and before.sha256_of(path) is not None
        is_shared = kind_of(path) is FileKind.IMAGE and shelf.sha256_of(path) == digest and not was_ours
        if kind_of(path) is not FileKind.NOTE and not is_shared:
            yield PackedFile(path=path, sha256=digest)


def _installed(
    opened: Opened,
    *,
    before: InstalledPack | None,
    modules: tuple[Placed, ...],
    images: tuple[Placed, ...],
    files: tuple[PackedFile, ...],
) -> InstalledPack:
    manifest, signature = opened.manifest, opened.signature
    return InstalledPack(
        name=manifest.name,
        version=manifest.version,
        origin=manifest.origin.name,
        key=signature.key if isinstance(signature, Signed) else None,
        modules=_with(modules, before.modules if before else ()),
        images=_with(images, before.images if before else ()),
        files=tuple(sorted(files, key=lambda file: file.path)),
    )


def _with(now: tuple[Placed, ...], former: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """What a version left out keeps its name: a later one may bring it back."""
    names = {one.name for one in now}
    return (*now, *(one for one in former if one.name not in names))


def _writes(shelf: Shelf, files: Mapping[str, bytes]) -> Iterator[Write]:
    for path, raw in files.items():
        before = shelf.sha256_of(path)
        if before != sha256(raw).hexdigest():
            yield Write(path=path, raw=raw, before=before)


def _replaced(
    shelf: Shelf, files: Mapping[str, bytes], *, before: InstalledPack | None
) -> Iterator[Replaced]:
    for write in _writes(shelf, files):
        if write.before is not None:
            brought = before.sha256_of(write.path) if before else None
            yield Replaced(path=write.path, is_edited_here=write.before != brought)


def _concerns(opened: Opened, before: InstalledPack) -> Iterator[Concern]:
    key = opened.signature.key if isinstance(opened.signature, Signed) else None
    if opened.manifest.version < before.version:
        yield Concern.OLDER
    if before.key and key is None:
        yield Concern.SIGNATURE_LOST
    elif before.key and key != before.key:
        yield Concern.OTHER_KEY
    elif before.key is None and opened.manifest.origin.name != before.origin:
        yield Concern.OTHER_ORIGIN
