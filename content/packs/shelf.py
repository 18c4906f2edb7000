"""What stands in the content folder that a pack is made from or goes into?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from content.edition import TAXONOMY_PATH, Edition, UnreadableFolderError, edition
from content.lock import LOCK_PATH
from content.packs.installed import INSTALLED_PATH
from content.packs.names import MANIFEST_PATH, FileKind
from content.sheets import sheet_paths
from content.source import LARGEST_BYTES

_CHUNK_BYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    texts: Mapping[str, bytes] = field(default_factory=dict)
    """by path: modules, quizzes, taxonomy, ids.lock.json and sheets"""
    notes: Mapping[str, bytes] = field(default_factory=dict)
    """by path: bei-uns/daten-bestand.de.md"""
    images: Mapping[str, Image] = field(default_factory=dict)
    """by file name"""
    draft: bytes | None = None
    """pack.yaml: what a trainer says in advance about a pack made from this folder"""
    installed: bytes | None = None
    """packs.lock.yaml"""

    def edition(self) -> Edition:
        sizes = {name: image.size_bytes for name, image in self.images.items()}
        return edition(self.texts, media_bytes=sizes)

    def sha256_of(self, path: str) -> str | None:
        """None: there is no such file."""
        folder, _, name = path.partition("/")
        if folder == FileKind.IMAGE:
            image = self.images.get(name)
            return image.sha256 if image else None
        raw = {**self.texts, **self.notes}.get(path, self.installed if path == INSTALLED_PATH else None)
        return None if raw is None else sha256(raw).hexdigest()


def read_shelf(root: Path) -> Shelf:
    """The folder as it is; one that does not exist yet is empty.

    Raises: UnreadableFolderError if it is no folder, or something in it cannot be read.
    """
    if not root.exists():
        return Shelf()
    if not root.is_dir():
        raise UnreadableFolderError(f"„{root}“ ist kein Ordner. Nenn einen Ordner.")
    try:
        learning = [path for part in (FileKind.MODULE, FileKind.QUIZ) for path in _markdown(root / part)]
        beside = [root / name for name in (TAXONOMY_PATH, LOCK_PATH) if (root / name).is_file()]
        texts = [*learning, *beside, *sheet_paths(root)]
        return Shelf(
            texts={path.relative_to(root).as_posix(): _start(path) for path in texts},
            notes={f"{FileKind.NOTE}/{path.name}": _start(path) for path in _markdown(root / FileKind.NOTE)},
            images={path.name: _image(path) for path in _files(root / FileKind.IMAGE)},
            draft=_optional(root / MANIFEST_PATH),
            installed=_optional(root / INSTALLED_PATH),
        )
    except OSError as fault:
        raise UnreadableFolderError(f"„{fault.filename}“ ist nicht lesbar: {fault.strerror}.") from fault


def read_image(root: Path) -> Callable[[str], bytes]:
    """What reads an image of the folder by its file name, as much of it as tells that it is too large."""
    return lambda name: _start(root / FileKind.IMAGE / name, most=_CHUNK_BYTES)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.is_file()) if folder.is_dir() else []


def _markdown(folder: Path) -> list[Path]:
    return [file for file in _files(folder) if file.suffix == ".md"]


def _start(path: Path, *, most: int = LARGEST_BYTES) -> bytes:
    with path.open("rb") as file:
        return file.read(most + 1)


def _optional(path: Path) -> bytes | None:
    return _start(path) if path.is_file() else None


def _image(path: Path) -> Image:
    digest, size = sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
            size += len(chunk)
    return Image(size_bytes=size, sha256=digest.hexdigest())
