"""Which packs does a network offer, and which of them are newer than what is here?

A network's folder holds packs, `index.yaml` with one entry for each, and `index.sig`. Whoever subscribes
reads the index now and then; it tells what there is, never that anything has to be taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import yaml

from content.findings import Finding, error
from content.packs.archive import open_pack
from content.packs.installed import InstalledPack
from content.packs.manifest import (
    TITLE_CHARS,
    Change,
    Manifest,
    file_name,
    read_changelog,
    read_pack_name,
    read_sha256,
)
from content.packs.nodes import Reading
from content.packs.origin import Keyring
from content.packs.signature import Broken, Signature, verified

INDEX_PATH: Final = "index.yaml"
INDEX_SIGNATURE_PATH: Final = "index.sig"
SCHEMA: Final = "pack-index/1"
PACK_SUFFIX: Final = ".pausenbrot.zip"
MOST_OFFERS: Final = 200
_FILE_CHARS: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    name: str
    title: str
    version: int
    file: str
    """beside the index: lager-grundlagen-3.pausenbrot.zip"""
    sha256: str
    """of the file: what is fetched later is what was signed here"""
    changelog: tuple[Change, ...]
    """newest first; may be empty"""

    def is_of(self, raw: bytes) -> bool:
        """Are these bytes the pack that was offered?"""
        return sha256(raw).hexdigest() == self.sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    offers: tuple[Offer, ...]
    """by name, one version of each"""
    signature: Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A newer version of what is here. To be offered, never forced."""

    offer: Offer
    from_version: int
    changelog: tuple[Change, ...]
    """of the versions that came since, newest first; may be empty"""

    @property
    def name(self) -> str:
        return self.offer.name

    @property
    def to_version(self) -> int:
        return self.offer.version


def index_bytes(files: Mapping[str, bytes]) -> bytes | tuple[Finding, ...]:
    """The index of these packs, by file name; of several versions the newest. Or what is wrong with them."""
    newest: dict[str, tuple[str, Manifest, str]] = {}
    findings: list[Finding] = []
    for file, raw in sorted(files.items()):
        opened = open_pack(raw)
        if isinstance(opened, tuple):
            findings += [error(f"{file}: {one.path}", one.line, one.code, one.message) for one in opened]
            continue
        manifest = opened.manifest
        if isinstance(opened.signature, Broken):
            message = "Die Unterschrift passt nicht: Jemand hat das Paket geändert. Nimm es heraus."
            findings.append(error(file, 1, "Z006", message))
        if file != file_name(manifest):
            message = f"Die Datei heißt anders als ihr Paket. Nenn sie {file_name(manifest)}."
            findings.append(error(file, 1, "Z005", message))
        if manifest.name not in newest or newest[manifest.name][1].version < manifest.version:
            newest[manifest.name] = (file, manifest, opened.sha256)
    if findings:
        return tuple(findings)
    listed = [_written(file, manifest, digest) for _, (file, manifest, digest) in sorted(newest.items())]
    written = {"schema": SCHEMA, "packs": listed}
    return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=10_000).encode()


def _written(file: str, manifest: Manifest, digest: str) -> dict[str, object]:
    return {
        "name": manifest.name,
        "title": manifest.title,
        "version": manifest.version,
        "file": file,
        "sha256": digest,
        "changelog": [{"version": change.version, "changes": change.text} for change in manifest.changelog],
    }


def read_index(raw: bytes, signature: bytes | None, *, keys: Keyring) -> Index | tuple[Finding, ...]:
    """What a network offers, or why this is not to be trusted or read; never an exception.

    An index that somebody changed is refused. One that nobody signed is read: its signature says so.
    """
    seal = verified(raw, signature, keys=keys)
    if isinstance(seal, Broken):
        message = "Die Unterschrift passt nicht: Jemand hat die Liste geändert. Frag das Netzwerk."
        return (error(INDEX_PATH, 1, "Z006", message),)
    reading = Reading(INDEX_PATH)
    root = reading.root(raw)
    offers: list[Offer] = []
    if root is not None:
        fields = reading.fields(root, ("schema", "packs"))
        reading.schema(fields, SCHEMA)
        offers = [_offer(reading, node) for node in reading.items(fields, "packs", most=MOST_OFFERS)]
    names = [offer.name for offer in offers]
    if root is not None and len(set(names)) < len(names):
        reading.error(root, "Ein Paket steht zweimal in der Liste. Das Netzwerk kann sie neu erzeugen.")
    return tuple(reading.findings) or Index(offers=tuple(offers), signature=seal)


def _offer(reading: Reading, node: yaml.Node) -> Offer:
    fields = reading.fields(node, ("name", "title", "version", "file", "sha256"), ("changelog",))
    offer = Offer(
        name=read_pack_name(reading, fields),
        title=reading.text(fields, "title", longest=TITLE_CHARS),
        version=reading.version(fields),
        file=reading.text(fields, "file", longest=_FILE_CHARS),
        sha256=read_sha256(reading, fields),
        changelog=read_changelog(reading, fields),
    )
    # the name is built, not believed: it becomes part of an address or a path
    expected = f"{offer.name}-{offer.version}{PACK_SUFFIX}"
    if offer.file and offer.file != expected:
        reading.error(fields["file"], f"Die Datei heißt anders als ihr Paket. Erwartet wird {expected}.")
    return offer


def updates(offers: tuple[Offer, ...], installed: tuple[InstalledPack, ...]) -> tuple[Update, ...]:
    """What is offered in a higher version than the one here, by name."""
    here = {pack.name: pack.version for pack in installed}
    return tuple(
        Update(
            offer=offer,
            from_version=here[offer.name],
            changelog=tuple(change for change in offer.changelog if change.version > here[offer.name]),
        )
        for offer in offers
        if offer.version > here.get(offer.name, offer.version)
    )


def unknown(offers: tuple[Offer, ...], installed: tuple[InstalledPack, ...]) -> tuple[Offer, ...]:
    """What is offered and not here in any version."""
    here = {pack.name for pack in installed}
    return tuple(offer for offer in offers if offer.name not in here)
