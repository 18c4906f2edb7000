"""Is this a pack, what does it bring, and did anybody change it on the way?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from content.findings import Finding, error, in_reading_order
from content.packs.entries import ARCHIVE, largest_bytes, read_entries
from content.packs.manifest import Details, Manifest, PackedFile, manifest_bytes, parse_manifest
from content.packs.names import (
    MANIFEST_PATH,
    SIGNATURE_PATH,
    FileKind,
    kind_of,
    language_of,
    module_of,
    name_fault,
)
from content.packs.origin import NO_KEYS, Keyring
from content.packs.signature import Signature, signature_bytes, verified

EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""the first moment that a zip can name: the same content gives the same bytes"""
_PLAIN_FILE: Final = 0o100644 << 16
_UNIX: Final = 3
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A whole pack. Every file is the one that the manifest lists; whether the manifest is the one that
    its maker wrote, the signature says.
    """

    manifest: Manifest
    files: Mapping[str, bytes]
    """by path; pack.yaml and pack.sig are not among them"""
    signature: Signature
    sha256: str
    """of the whole zip file, as an index names it"""


def open_pack(raw: bytes, *, keys: Keyring = NO_KEYS) -> Opened | tuple[Finding, ...]:
    """The pack in these bytes, or all that is wrong with it; never an exception."""
    files = read_entries(raw)
    if isinstance(files, tuple):
        return files
    written = files.get(MANIFEST_PATH)
    if written is None:
        message = f"Im Paket fehlt {MANIFEST_PATH}. Pack es mit: pausenbrot content pack"
        return (error(ARCHIVE, 1, "Z004", message),)
    manifest = parse_manifest(written)
    if isinstance(manifest, tuple):
        return manifest
    own = {path: raw for path, raw in files.items() if path not in {MANIFEST_PATH, SIGNATURE_PATH}}
    if findings := in_reading_order([*_listed(manifest, own), *_fitting(manifest, own)]):
        return findings
    signature = verified(written, files.get(SIGNATURE_PATH), keys=keys)
    return Opened(manifest=manifest, files=own, signature=signature, sha256=sha256(raw).hexdigest())


def _listed(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[Finding]:
    listed = {file.path: file.sha256 for file in manifest.files}
    for path in sorted(listed.keys() - files.keys()):
        message = f"Die Datei steht in {MANIFEST_PATH} und fehlt. Lass dir das Paket noch einmal schicken."
        yield error(path, 1, "Z005", message)
    for path in sorted(files.keys() - listed.keys()):
        message = f"Die Datei steht nicht in {MANIFEST_PATH}: Jemand hat sie dazugelegt. Frag, wer das war."
        yield error(path, 1, "Z005", message)
    for path in sorted(files.keys() & listed.keys()):
        if sha256(files[path]).hexdigest() != listed[path]:
            message = "Die Datei wurde nach dem Packen geändert. Lass dir das Paket noch einmal schicken."
            yield error(path, 1, "Z005", message)


def _fitting(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Do the files make up modules, each with its quiz, in the languages that are named?"""
    if not manifest.module_ids:
        yield error(MANIFEST_PATH, 1, "Z005", "Das Paket enthält kein Modul. Nimm mindestens eines hinein.")
    for path, raw in files.items():
        kind = kind_of(path)
        if kind in {FileKind.QUIZ, FileKind.NOTE} and module_of(path) not in manifest.module_ids:
            message = "Dazu gibt es im Paket kein Modul. Ein Paket bringt Module und was zu ihnen gehört."
            yield error(path, 1, "Z005", message)
        if kind is FileKind.IMAGE and not raw.startswith(_PNG if path.lower().endswith("png") else _JPEG):
            yield error(
                path, 1, "Z005", "Die Datei ist nicht das Bild, nach dem sie heißt. Speichere es neu."
            )
    languages = _languages(files)
    if manifest.module_ids and manifest.languages != languages:
        message = f"languages passt nicht zu den Modulen. Richtig ist: [{', '.join(languages)}]"
        yield error(MANIFEST_PATH, 1, "Z005", message)


def _languages(files: Mapping[str, bytes]) -> tuple[str, ...]:
    return tuple(sorted({language_of(path) for path in files if kind_of(path) is FileKind.MODULE}))


def pack(
    details: Details, files: Mapping[str, bytes], *, key: Ed25519PrivateKey | None
) -> bytes | tuple[Finding, ...]:
    """The zip file of a pack, signed where there is a key; or what would keep others from opening it.

    The same input gives the same bytes on every machine: nothing is compressed, since compressors differ.
    """
    if findings := tuple(_unfit(files)):
        return findings
    packed = tuple(
        PackedFile(path=path, sha256=sha256(raw).hexdigest()) for path, raw in sorted(files.items())
    )
    manifest = Manifest(
        name=details.name,
        title=details.title,
        version=details.version,
        licence=details.licence,
        origin=details.origin,
        changelog=details.changelog,
        languages=_languages(files),
        files=packed,
    )
    written = manifest_bytes(manifest)
    signature = {SIGNATURE_PATH: signature_bytes(written, key)} if key else {}
    raw = _zipped({MANIFEST_PATH: written, **signature, **files})
    opened = open_pack(raw)
    return opened if isinstance(opened, tuple) else raw


def _unfit(files: Mapping[str, bytes]) -> Iterator[Finding]:
    for path, raw in sorted(files.items()):
        if fault := name_fault(path):
            yield error(path, 1, "Z002", fault)
        elif len(raw) > largest_bytes(path):
            message = f"Die Datei ist größer als {largest_bytes(path) // 1000} kB. Verkleinere sie."
            yield error(path, 1, "Z003", message)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as written:
        for path, raw in sorted(files.items()):
            info = ZipInfo(path, EARLIEST)
            info.external_attr = _PLAIN_FILE
            info.create_system = _UNIX  # the same on Windows too
            written.writestr(info, raw)
    return buffer.getvalue()
