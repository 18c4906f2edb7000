"""Can this file be shown as an image, and under which name?"""

import re
from pathlib import PurePosixPath
from typing import Final

from content.check.images import SUFFIXES
from content.edition import MAX_IMAGE_BYTES
from content.findings import Finding, error
from content.upload.filing import COPY_MARK, shown_name
from content.upload.sent import Document

CODE: Final = "U005"
PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"
OTHER_SUFFIXES: Final = frozenset(
    {".gif", ".webp", ".heic", ".heif", ".svg", ".bmp", ".tif", ".tiff", ".avif"}
)
NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""Anything else has to be escaped in Markdown, and an image that is written wrongly silently is none."""


def is_picture(document: Document) -> bool:
    """Whether it is one or is meant to be one."""
    suffix = PurePosixPath(shown_name(document.name)).suffix.lower()
    return document.raw.startswith((PNG, JPEG)) or suffix in SUFFIXES | OTHER_SUFFIXES


def picture_name(document: Document) -> str | Finding:
    """The name by which texts show it, or the finding that says why they cannot."""
    shown = shown_name(document.name)
    stem, dot, ending = shown.rpartition(".")
    name = f"{COPY_MARK.sub('', stem)}{dot}{ending}"
    if not document.raw.startswith((PNG, JPEG)):
        return error(shown, 1, CODE, "Das ist weder PNG noch JPEG. Speichere das Bild als PNG oder JPEG.")
    if len(document.raw) > MAX_IMAGE_BYTES:
        return error(shown, 1, CODE, "Das Bild ist größer als 1 MB. Verkleinere es.")
    if NAME.fullmatch(name) is None or f".{ending.lower()}" not in SUFFIXES:
        rule = "nur a–z, Ziffern, Punkt und Strich, am Ende .png oder .jpg"
        return error(shown, 1, CODE, f"Name des Bildes: {rule}. Benenn es um, auch im Text.")
    return name
