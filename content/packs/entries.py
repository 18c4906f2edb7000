"""What is in this zip file, if it is one that may be opened?

Whoever sends the file wrote every number in it. So the directory is measured before it is read, all that
it declares is judged before anything is unpacked, and what is unpacked is measured once more.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import pairwise
from stat import S_ISLNK
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from content.edition import MAX_IMAGE_BYTES
from content.findings import Finding, error
from content.packs.manifest import MOST_FILES
from content.packs.names import FOLDERS, FileKind, kind_of, name_fault
from content.source import LARGEST_BYTES

ARCHIVE: Final = "Paket"
"""stands as the path in findings about the file as a whole"""
MOST_PACKED_BYTES: Final = 20_000_000
"""Source: Bot API, what a bot may download"""
MOST_UNPACKED_BYTES: Final = 60_000_000
HIGHEST_RATIO: Final = 100
"""Texts come to a tenth at best; 1032 is what deflate can do with one letter over and over."""
MOST_ENTRIES: Final = MOST_FILES + 2 + len(FOLDERS)
"""pack.yaml, pack.sig and the folders on top"""
MOST_DIRECTORY_BYTES: Final = MOST_ENTRIES * 512
"""far more than allowed names need; a larger one costs memory before a single name is judged"""

_END: Final = struct.Struct("<4sHHHHIIH")
_END_MARK: Final = b"PK\x05\x06"
_ZIP64_MARK: Final = b"PK\x06\x07"
_ZIP64_BYTES: Final = 20
_LOCAL_HEADER_BYTES: Final = 30
_ENCRYPTED: Final = 0x1

_FAULTS: Final = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, struct.error)
"""all that the standard library was seen to raise for bytes that are no zip file; NotImplementedError and
UnicodeDecodeError are among them"""


def read_entries(raw: bytes) -> Mapping[str, bytes] | tuple[Finding, ...]:
    """All files by path, or why this file is not opened."""
    if len(raw) > MOST_PACKED_BYTES:
        most = MOST_PACKED_BYTES // 1_000_000
        return (_fault("Z003", f"Das Paket ist größer als {most} MB. Teil es auf mehrere Pakete auf."),)
    if fault := _directory_fault(raw):
        return (fault,)
    try:
        with ZipFile(BytesIO(raw)) as opened:
            infos = opened.infolist()
            findings = tuple(_judged(infos, directory_at=opened.start_dir))
            return findings or _unpacked(opened, infos)
    except _FAULTS:
        return (_fault("Z001", "Das Paket ist beschädigt. Lass es dir noch einmal schicken."),)


def _fault(code: str, message: str) -> Finding:
    return error(ARCHIVE, 1, code, message)


def _directory_fault(raw: bytes) -> Finding | None:
    """A plain zip from the first byte to the last: nothing before it, no comment after it."""
    end_at = len(raw) - _END.size
    if end_at < 0 or not raw.startswith(b"PK"):
        return _fault("Z001", "Das ist keine Zip-Datei. Ein Paket endet auf .pausenbrot.zip.")
    mark, disk, start_disk, here, total, size, offset, comment = _END.unpack_from(raw, end_at)
    is_plain = mark == _END_MARK and (disk, start_disk, comment) == (0, 0, 0) and here == total
    zip64_at = end_at - _ZIP64_BYTES
    is_zip64 = zip64_at >= 0 and raw.startswith(_ZIP64_MARK, zip64_at)
    if not is_plain or is_zip64 or offset + size != end_at:
        return _fault("Z001", "Das Paket ist beschädigt oder unüblich gepackt. Pack es neu.")
    if total > MOST_ENTRIES or size > MOST_DIRECTORY_BYTES:
        return _fault("Z003", f"Das Paket hat mehr als {MOST_FILES} Dateien. Teil es auf mehrere Pakete auf.")
    return None


def _judged(infos: list[ZipInfo], *, directory_at: int) -> Iterator[Finding]:
    seen: set[str] = set()
    for info in infos:
        name = info.orig_filename
        shown = name[:200]
        if name in FOLDERS and info.file_size == 0:
            continue
        if fault := name_fault(name) or _kind_fault(info):
            yield error(shown, 1, "Z002", fault)
        elif fault := _size_fault(info):
            yield error(shown, 1, "Z003", fault)
        if name.casefold() in seen:
            message = (
                "Der Name kommt zweimal vor, vielleicht einmal groß und einmal klein. Pack das Paket neu."
            )
            yield error(shown, 1, "Z002", message)
        seen.add(name.casefold())
    if sum(info.file_size for info in infos) > MOST_UNPACKED_BYTES:
        most = MOST_UNPACKED_BYTES // 1_000_000
        yield _fault("Z003", f"Entpackt wäre das Paket größer als {most} MB. Teil es auf mehrere auf.")
    if _do_overlap(infos, directory_at=directory_at):
        yield _fault("Z002", "Im Paket liegen Dateien übereinander. Entpack es nicht, auch nicht von Hand.")


def _kind_fault(info: ZipInfo) -> str | None:
    if S_ISLNK(info.external_attr >> 16):
        return "Das ist ein Verweis auf eine andere Datei. Leg die Datei selbst ins Paket."
    if info.flag_bits & _ENCRYPTED:
        return "Die Datei ist verschlüsselt. Pack das Paket ohne Kennwort."
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return "Die Datei ist auf unübliche Weise gepackt. Nimm das gewöhnliche Zip-Verfahren (Deflate)."
    return None


def largest_bytes(path: str) -> int:
    """How large a file of a pack may be."""
    return MAX_IMAGE_BYTES if kind_of(path) is FileKind.IMAGE else LARGEST_BYTES


def _size_fault(info: ZipInfo) -> str | None:
    largest = largest_bytes(info.filename)
    if info.file_size > largest:
        return f"Die Datei ist größer als {largest // 1000} kB. Verkleinere sie."
    if info.file_size > HIGHEST_RATIO * max(info.compress_size, 1):
        return "Die Datei bläht sich beim Entpacken auf. Entpack sie nicht, auch nicht von Hand."
    return None


def _do_overlap(infos: list[ZipInfo], *, directory_at: int) -> bool:
    """Files that share their bytes: a small zip that unpacks to any size, or that two programs read
    differently.
    """
    by_place = sorted(infos, key=lambda info: info.header_offset)
    ends = [
        info.header_offset + _LOCAL_HEADER_BYTES + len(info.orig_filename) + info.compress_size
        for info in by_place
    ]
    starts = [*(info.header_offset for info in by_place), directory_at]
    return any(end > start for end, start in zip(ends, starts[1:], strict=True)) or any(
        one == other for one, other in pairwise(starts[:-1])
    )


def _unpacked(opened: ZipFile, infos: list[ZipInfo]) -> Mapping[str, bytes] | tuple[Finding, ...]:
    files: dict[str, bytes] = {}
    for info in infos:
        if info.orig_filename in FOLDERS:
            continue
        with opened.open(info) as packed:
            # one byte more than declared: a longer file shows itself, and no more of it is unpacked
            raw = packed.read(info.file_size + 1)
        if len(raw) != info.file_size:
            return (error(info.filename, 1, "Z003", "Die Datei ist anders groß als angegeben. Pack neu."),)
        files[info.filename] = raw
    return files
