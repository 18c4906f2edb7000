"""Which files does the server keep, and how are they named towards a bot?"""

import struct
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from webchat.errors import PHOTO_DIMENSIONS, PHOTO_UNREADABLE, refused

Kind = Literal["photo", "document", "voice", "audio", "video", "animation", "sticker", "video_note"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
MAX_PHOTO_BYTES: Final = 10 * 1024 * 1024
MAX_PHOTO_SIDES: Final = 10_000  # width and height together
MAX_PHOTO_RATIO: Final = 20
MAX_DOWNLOAD_BYTES: Final = 20 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    number: int
    kind: Kind
    name: str
    mime: str
    data: bytes
    width: int = 0
    height: int = 0
    duration_s: int = 0

    @property
    def file_id(self) -> str:
        return f"WC{self.kind}AAQ{self.number:08d}"

    @property
    def unique_id(self) -> str:
        return f"AQ{self.number:08d}"

    @property
    def path(self) -> str:
        _, dot, ending = self.name.rpartition(".")
        ending = (
            ending.lower()
            if dot and ending.isalnum()
            else {"photo": "jpg", "voice": "oga"}.get(self.kind, "bin")
        )
        return f"{self.kind}s/file_{self.number}.{ending}"

    def as_json(self) -> Any:  # noqa: ANN401 - a photo is a list of sizes, everything else one object
        """The value of the message's field of that kind."""
        base: dict[str, Any] = {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.data),
        }
        sides = {"width": self.width or 512, "height": self.height or 512}
        named = base | {"mime_type": self.mime, "file_name": self.name}
        match self.kind:
            case "photo":
                return [base | sides]
            case "document":
                return named
            case "voice":
                return base | {"mime_type": self.mime, "duration": self.duration_s}
            case "audio":
                return named | {"duration": self.duration_s}
            case "video" | "animation":
                return named | sides | {"duration": self.duration_s}
            case "video_note":
                return base | {"length": self.width or 240, "duration": self.duration_s}
            case "sticker":
                return base | sides | {"type": "regular", "is_animated": False, "is_video": False}


class Files:
    def __init__(self) -> None:
        self._by_number: Final[dict[int, StoredFile]] = {}

    def keep(self, *, kind: Kind, name: str, mime: str, data: bytes, duration_s: int = 0) -> StoredFile:
        """
        Raises:
            ApiError: for a photo that is no picture, too large, or too long and thin.

        """
        width, height = image_size(data) or (0, 0)
        if kind == "photo":
            _check_photo(data, width=width, height=height)
        file = StoredFile(
            number=len(self._by_number) + 1,
            kind=kind,
            name=name,
            mime=mime,
            data=data,
            width=width,
            height=height,
            duration_s=duration_s,
        )
        self._by_number[file.number] = file
        return file

    def by_id(self, file_id: str) -> StoredFile | None:
        number = file_id[-8:]
        file = self._by_number.get(int(number)) if number.isdecimal() else None
        return file if file is not None and file.file_id == file_id else None

    def by_path(self, path: str) -> StoredFile | None:
        number = path.rpartition("file_")[2].partition(".")[0]
        file = self._by_number.get(int(number)) if number.isdecimal() else None
        return file if file is not None and file.path == path else None


def _check_photo(data: bytes, *, width: int, height: int) -> None:
    if width == 0 or height == 0:
        raise refused(PHOTO_UNREADABLE)
    if len(data) > MAX_PHOTO_BYTES:
        raise refused(
            f"file of size {len(data)} bytes is too big for a photo; the limit is {MAX_PHOTO_BYTES} bytes"
        )
    if width + height > MAX_PHOTO_SIDES or max(width, height) > MAX_PHOTO_RATIO * min(width, height):
        raise refused(PHOTO_DIMENSIONS)


def image_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, GIF, WebP or JPEG; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in {b"GIF87a", b"GIF89a"} and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp_size(data)
    if data.startswith(b"\xff\xd8"):
        return _jpeg_size(data)
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    if data[12:16] == b"VP8X" and len(data) >= 30:
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if data[12:16] == b"VP8L" and len(data) >= 25:
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if data[12:16] == b"VP8 " and len(data) >= 30:
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """From the first frame header; the segments before it are skipped by their lengths."""
    at = 2
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
