"""Is it safe to look into this zip file, and what does it hold?

All in memory, nothing is ever written below a name that somebody else chose. Sizes are believed only
after they were measured: each file is unpacked up to the size that it declares and not a byte further.
"""

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from content.findings import Finding, error

CODE: Final = "U001"
MOST_FINDINGS: Final = 20
"""of one archive; after these nobody reads on"""
LONGEST_PATH: Final = 200
FREE_BYTES: Final = 100_000
"""up to this size a file may shrink as much as it likes: the limit of all files together holds it"""
FIRST_MARK: Final = b"PK\x03\x04"
ENTRY_MARK: Final = b"PK\x01\x02"
EMPTY_MARK: Final = b"PK\x05\x06"
LOCAL_HEADER: Final = 30
"""bytes before the name of a file. Source: PKWARE APPNOTE 4.3.7"""
ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
"""encrypted, strongly encrypted, hidden list. Source: PKWARE APPNOTE 4.4.4"""
METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
DRIVE: Final = re.compile(r"^[A-Za-z]:")
PACKED_SUFFIXES: Final = (".zip", ".jar", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".rar")
SYSTEM_FOLDERS: Final = frozenset({"__MACOSX"})
SYSTEM_FILES: Final = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
UNREADABLE: Final = (
    zipfile.BadZipFile,
    struct.error,
    RuntimeError,  # a version or a method that is not known
    ValueError,  # a name that is no UTF-8 though it says so
    OSError,  # a place before the beginning
    EOFError,
    OverflowError,
)
"""what the library raises for a list of files that is none"""

BROKEN: Final = "ist beschädigt oder unvollständig. Pack sie neu und schick sie noch einmal."


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    packed_bytes: int = 5_000_000
    unpacked_bytes: int = 20_000_000
    """of all files together"""
    files: int = 200
    entries: int = 1_000
    """folders and what a Mac adds included"""
    ratio: int = 100
    """unpacked to packed; photos have 1, texts 3 to 10, deflate ends at 1032"""


LIMITS: Final = Limits()


def is_archive(raw: bytes) -> bool:
    return raw.startswith((FIRST_MARK, EMPTY_MARK))


def unzip(
    raw: bytes, limits: Limits = LIMITS, *, name: str = "zip"
) -> Mapping[str, bytes] | tuple[Finding, ...]:
    """The files by path, or the findings that say why it is refused; never some files and a fault."""
    listed = _listed(raw, limits)
    if isinstance(listed, str):
        return (error(name, 1, CODE, f"Die Zip-Datei {listed}"),)
    faults = _faults(listed, limits)
    if faults:
        return tuple(error(path, 1, CODE, message) for path, message in faults[:MOST_FINDINGS])
    files: dict[str, bytes] = {}
    for info in listed:
        if _is_folder(info) or is_system_file(_path(info)):
            continue
        content = _content(raw, info)
        if isinstance(content, str):
            faults.append((_path(info), content))
        else:
            files[_path(info)] = content
    if faults:
        return tuple(error(path, 1, CODE, message) for path, message in faults[:MOST_FINDINGS])
    return files


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The other way round: files by path, as one that `unzip` opens."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return packed.getvalue()


def is_system_file(path: str) -> bool:
    """What operating systems put beside files, and nobody means to send."""
    *folders, name = path.split("/")
    return (
        not SYSTEM_FOLDERS.isdisjoint(folders)
        or name.casefold() in SYSTEM_FILES
        or name.startswith("._")
        or name in SYSTEM_FOLDERS
    )


# --- the list -----------------------------------------------------------------------------------


def _listed(raw: bytes, limits: Limits) -> list[zipfile.ZipInfo] | str:
    """What the archive says that it holds, or why it is refused as a whole."""
    if len(raw) > limits.packed_bytes:
        return f"ist größer als {limits.packed_bytes // 1_000_000} MB. Schick sie in Teilen."
    if raw.startswith(EMPTY_MARK):
        return "ist leer."
    if not raw.startswith(FIRST_MARK):
        return BROKEN
    if raw.count(ENTRY_MARK) > limits.entries:  # before the list is read: it could be a very long one
        return f"hat mehr als {limits.entries} Einträge. Pack nur Module, Quizze und Bilder ein."
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            listed = archive.infolist()
    except UNREADABLE:
        return BROKEN
    counted = [info for info in listed if not _is_folder(info) and not is_system_file(_path(info))]
    if len(counted) > limits.files:
        return f"hat {len(counted)} Dateien, höchstens {limits.files}. Schick sie in Teilen."
    if sum(info.file_size for info in counted) > limits.unpacked_bytes:
        return f"ist ausgepackt größer als {limits.unpacked_bytes // 1_000_000} MB. Schick sie in Teilen."
    if sum(info.compress_size for info in listed) > len(raw):
        return BROKEN  # several files share the same bytes
    return listed


def _is_folder(info: zipfile.ZipInfo) -> bool:
    """Unlike the library's own question this one may be asked of an entry without a name."""
    return info.orig_filename.endswith("/")


def _path(info: zipfile.ZipInfo) -> str:
    """Composed as texts are typed, without empty steps. Macs decompose, and do not say that they write
    UTF-8.
    """
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.orig_filename
    steps = unicodedata.normalize("NFC", name).split("/")
    return "/".join(step for step in steps if step not in {"", "."})


# --- one entry ----------------------------------------------------------------------------------


def _faults(listed: list[zipfile.ZipInfo], limits: Limits) -> list[tuple[str, str]]:
    """Path and message of everything that can be seen without unpacking."""
    seen: set[str] = set()
    found: list[tuple[str, str]] = []
    for info in listed:
        path = _path(info)
        fault = _path_fault(info, path) or _kind_fault(info, path, limits)
        if not fault and path.casefold() in seen and not _is_folder(info) and not is_system_file(path):
            fault = "Die Datei steckt zweimal in der Zip-Datei. Nimm eine heraus."
        seen |= set() if _is_folder(info) else {path.casefold()}
        if fault:
            found.append((path[:LONGEST_PATH] or "zip", fault))
    return found


def _path_fault(info: zipfile.ZipInfo, path: str) -> str:
    """Empty for a path that stays below its folder on every system."""
    name = info.orig_filename
    if "\\" in name:
        return "Der Pfad enthält „\\“. Pack die Zip-Datei neu."
    if name.startswith("/") or DRIVE.match(name):
        return "Der Pfad beginnt am Anfang der Festplatte. Pack nur den Ordner selbst ein."
    if ".." in path.split("/"):
        return "Der Pfad führt mit „..“ aus dem Ordner hinaus. Pack nur den Ordner selbst ein."
    if not path or not path.isprintable() or not name.isprintable():
        return "Der Dateiname hat unlesbare Zeichen. Benenn die Datei um."
    if len(path) > LONGEST_PATH:
        return f"Der Pfad ist länger als {LONGEST_PATH} Zeichen. Benenn die Datei um."
    return ""


def _kind_fault(info: zipfile.ZipInfo, path: str, limits: Limits) -> str:
    """Empty for a plain file or folder."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "Das ist ein Verweis und keine Datei. Pack die Datei selbst ein."
    if _is_folder(info) or is_system_file(path):
        return ""
    if info.flag_bits & ENCRYPTED:
        return "Die Datei ist mit einem Passwort geschützt. Pack sie ohne Passwort."
    if info.compress_type not in METHODS:
        return "Die Datei ist ungewöhnlich gepackt. Nimm eine gewöhnliche Zip-Datei."
    if path.lower().endswith(PACKED_SUFFIXES):
        return "In der Zip-Datei steckt noch eine gepackte Datei. Pack sie aus."
    if info.file_size > max(FREE_BYTES, limits.ratio * info.compress_size):
        return "Die Datei wird beim Auspacken auffällig groß. Schick sie ungepackt."
    return ""


def _content(raw: bytes, info: zipfile.ZipInfo) -> bytes | str:
    """What the file holds, or why it is refused."""
    start = info.header_offset
    header = raw[start : start + LOCAL_HEADER] if start >= 0 else b""
    if len(header) < LOCAL_HEADER or not header.startswith(FIRST_MARK):
        return f"Die Datei {BROKEN}"
    name_length, extra_length = struct.unpack("<HH", header[-4:])
    begin = start + LOCAL_HEADER + name_length + extra_length
    packed = raw[begin : begin + info.compress_size]
    stored = info.compress_type == zipfile.ZIP_STORED
    content = packed if stored else _inflated(packed, info.file_size)
    if content is None or len(content) != info.file_size or zlib.crc32(content) != info.CRC:
        return f"Die Datei {BROKEN}"
    if is_archive(content):
        return "In der Zip-Datei steckt noch eine gepackte Datei. Pack sie aus."
    return content


def _inflated(packed: bytes, declared: int) -> bytes | None:
    """None if it is broken or not exactly of the declared size; at most one byte more is made."""
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflating.decompress(packed, declared + 1)
    except zlib.error:
        return None
    return content if inflating.eof and not inflating.unused_data else None
