"""What a trainer sends: files of the built-in edition, packed in any way."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZipInfo

from content import EDITION
from content.lock import Lock
from content.upload.sent import Document
from tests.content.rulecase import HERE

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 40
NO_LOCK: Lock = {}


def built_in(module_id: str = "daten-bestand", language: str = "de") -> dict[str, bytes]:
    """A module and its quiz by path below the content folder."""
    paths = (f"modules/{module_id}.{language}.md", f"quizzes/{module_id}.{language}.md")
    return {path: (EDITION / path).read_bytes() for path in paths}


def pictures_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """A picture for each that the texts name, by file name."""
    named = (re.findall(rb"\.\./media/([\w.-]+)", raw) for raw in files.values())
    return {name.decode(): PNG for names in named for name in names}


def broken_files() -> dict[str, bytes]:
    root = HERE / "broken"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.md"))}


def zipped(files: Mapping[str, bytes], *, method: int = ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, raw in files.items():
            archive.writestr(entry(name, method=method), raw)
    return buffer.getvalue()


def entry(name: str, *, mode: int = 0o100644, method: int = ZIP_DEFLATED) -> ZipInfo:
    info = ZipInfo("placeholder")
    info.filename = name  # as it is: the constructor would tidy it up
    info.compress_type = method
    info.external_attr = mode << 16
    return info


def documents(files: Mapping[str, bytes]) -> list[Document]:
    """Each on its own; a chat knows no folders."""
    return [Document(name=PurePosixPath(name).name, raw=raw) for name, raw in files.items()]
