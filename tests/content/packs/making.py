"""Packs for tests: of the good edition, by makers whose keys are always the same."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from content.findings import Finding
from content.packs.archive import Opened, open_pack, pack
from content.packs.manifest import Change, Details, Origin
from content.packs.origin import NO_KEYS, Keyring, KnownKey
from content.packs.placing import Plan, plan
from content.packs.shelf import Image, Shelf
from content.packs.signature import public_key
from tests.content.rulecase import good_files

CHAMBER = Ed25519PrivateKey.from_private_bytes(b"c" * 32)
STRANGER = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
KNOWN = Keyring(keys=(KnownKey(name="IHK Musterstadt", key=public_key(CHAMBER)),))
PNG = b"\x89PNG\r\n\x1a\n" + b"ein Bild"

DETAILS = Details(
    name="lager-ihk",
    title="Lager: die Grundlagen",
    version=2,
    licence="CC-BY-SA-4.0",
    origin=Origin(name="IHK Musterstadt", address="https://ihk.example"),
    changelog=(Change(version=2, text="Ein Fall mehr"), Change(version=1, text="Erste Ausgabe")),
)
EMPTY = Shelf()
TINY = {"modules/a-b.de.md": b"Text", "quizzes/a-b.de.md": b"Fragen", "media/tor.png": PNG}
"""of no use to learners, but quick to open"""


def note(text: str) -> bytes:
    """bei-uns/daten-muster.de.md"""
    head = "---\nschema: local/1\nmodule: daten-muster\nlanguage: de\n---\n"
    return f"{head}\n## Der Zettel ist weg {{#zettel}}\n\n{text}\n".encode()


def details(*, name: str = "lager-ihk", version: int = 2, origin: str = "IHK Musterstadt") -> Details:
    changelog = tuple(one for one in DETAILS.changelog if one.version <= version)
    return replace(DETAILS, name=name, version=version, origin=Origin(name=origin), changelog=changelog)


def packed(
    files: Mapping[str, bytes] | None = None,
    *,
    of: Details = DETAILS,
    key: Ed25519PrivateKey | None = CHAMBER,
) -> bytes:
    raw = pack(of, good_files() if files is None else files, key=key)
    assert isinstance(raw, bytes), raw
    return raw


def opened(raw: bytes, keys: Keyring = NO_KEYS) -> Opened:
    found = open_pack(raw, keys=keys)
    assert isinstance(found, Opened), found
    return found


def refused(raw: bytes) -> tuple[Finding, ...]:
    found = open_pack(raw)
    assert isinstance(found, tuple), found
    assert all(finding.is_error for finding in found)
    return found


def zipped(files: Mapping[str, bytes], change: Callable[[ZipFile], None] = lambda _: None) -> bytes:
    """A zip file as somebody with another program makes it; `change` may lie in its directory."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as written:
        for path, raw in files.items():
            written.writestr(ZipInfo(path), raw)
        change(written)
    return buffer.getvalue()


def shelf_of(files: Mapping[str, bytes], *, images: Mapping[str, Image] | None = None) -> Shelf:
    notes = {path: raw for path, raw in files.items() if path.startswith("bei-uns/")}
    return Shelf(
        texts={
            path: raw for path, raw in files.items() if path not in notes and not path.startswith("packs.")
        },
        notes=notes,
        images=images or {},
        installed=files.get("packs.lock.yaml"),
    )


def planned(pack: Opened, shelf: Shelf = EMPTY) -> Plan:
    found = plan(pack, shelf)
    assert isinstance(found, Plan), found
    return found


def after(shelf: Shelf, done: Plan) -> Shelf:
    """The folder as it is when the plan is carried out."""
    written = {write.path: write.raw for write in done.writes}
    images = {
        path.removeprefix("media/"): Image(size_bytes=len(raw), sha256=sha256(raw).hexdigest())
        for path, raw in written.items()
        if path.startswith("media/")
    }
    installed = {} if shelf.installed is None else {"packs.lock.yaml": shelf.installed}
    texts = {path: raw for path, raw in written.items() if not path.startswith("media/")}
    return shelf_of({**shelf.texts, **shelf.notes, **installed, **texts}, images={**shelf.images, **images})
