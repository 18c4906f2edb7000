"""Which packs came into this folder, and what became of them here?

`packs.lock.yaml` is generated. It tells an update from a strange module of the same name, keeps the ids
that a pack got here, and shows which files were changed by hand since.
"""

from dataclasses import dataclass
from typing import Final

import yaml

from content.findings import Finding
from content.packs.manifest import MOST_FILES, NAME_CHARS, PackedFile, read_pack_name, read_sha256
from content.packs.nodes import Fields, Reading
from content.packs.origin import PublicKey, UnusableKeyError, parse_key

INSTALLED_PATH: Final = "packs.lock.yaml"
SCHEMA: Final = "packs-lock/1"
MOST_PACKS: Final = 200
_PATH_CHARS: Final = 200
_HEAD: Final = "# Erzeugt von: pausenbrot content unpack. Nicht von Hand ändern.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What has one name in the pack and maybe another one here."""

    name: str
    """in the pack: daten-bestand, or tor.png"""
    here: str
    """daten-lager-bestand"""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledPack:
    name: str
    version: int
    origin: str
    """the name that the pack gave for its maker"""
    key: PublicKey | None
    """that signed it; None if nobody did"""
    modules: tuple[Placed, ...]
    images: tuple[Placed, ...]
    files: tuple[PackedFile, ...]
    """as they were written here, by path below the content folder; notes are not among them"""

    def sha256_of(self, path: str) -> str | None:
        return next((file.sha256 for file in self.files if file.path == path), None)


def installed_bytes(packs: tuple[InstalledPack, ...]) -> bytes:
    """Sorted by name, so that a change reads as a change."""
    written = {"schema": SCHEMA, "packs": [_written(pack) for pack in sorted(packs, key=lambda p: p.name)]}
    return (_HEAD + yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=10_000)).encode()


def _written(pack: InstalledPack) -> dict[str, object]:
    return {
        "name": pack.name,
        "version": pack.version,
        "origin": pack.origin,
        **({"key": str(pack.key)} if pack.key else {}),
        "modules": [{"name": placed.name, "here": placed.here} for placed in pack.modules],
        "images": [{"name": placed.name, "here": placed.here} for placed in pack.images],
        "files": [{"path": file.path, "sha256": file.sha256} for file in pack.files],
    }


def parse_installed(raw: bytes | None) -> tuple[InstalledPack, ...] | Finding:
    """None is a folder that never got a pack."""
    if raw is None:
        return ()
    reading = Reading(INSTALLED_PATH)
    root = reading.root(raw)
    packs: tuple[InstalledPack, ...] = ()
    if root is not None:
        fields = reading.fields(root, ("schema", "packs"))
        reading.schema(fields, SCHEMA)
        packs = tuple(_pack(reading, node) for node in reading.items(fields, "packs", most=MOST_PACKS))
    return reading.findings[0] if reading.findings else packs


def _pack(reading: Reading, node: yaml.Node) -> InstalledPack:
    fields = reading.fields(node, ("name", "version", "origin", "modules", "images", "files"), ("key",))
    files = []
    for file in reading.items(fields, "files", most=MOST_FILES):
        own = reading.fields(file, ("path", "sha256"))
        path = reading.text(own, "path", longest=_PATH_CHARS)
        files.append(PackedFile(path=path, sha256=read_sha256(reading, own)))
    return InstalledPack(
        name=read_pack_name(reading, fields),
        version=reading.version(fields),
        origin=reading.text(fields, "origin", longest=NAME_CHARS),
        key=_key(reading, fields),
        modules=_placed(reading, fields, "modules"),
        images=_placed(reading, fields, "images"),
        files=tuple(files),
    )


def _key(reading: Reading, fields: Fields) -> PublicKey | None:
    if "key" not in fields:
        return None
    try:
        return parse_key(reading.text(fields, "key", longest=NAME_CHARS))
    except UnusableKeyError as fault:
        reading.error(fields["key"], str(fault))
        return None


def _placed(reading: Reading, fields: Fields, key: str) -> tuple[Placed, ...]:
    found = []
    for node in reading.items(fields, key, most=MOST_FILES):
        own = reading.fields(node, ("name", "here"))
        name, here = (reading.text(own, one, longest=_PATH_CHARS) for one in ("name", "here"))
        found.append(Placed(name=name, here=here))
    return tuple(found)
