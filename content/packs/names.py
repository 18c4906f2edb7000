"""Which files may a pack bring, and what is wrong with the name of one that it may not?

Names are the part of a zip that has opened most doors. So there is no list of what is forbidden but one
of what is allowed; what else is looked at only serves to say why.
"""

import re
from enum import StrEnum
from typing import Final

from content.check.head import is_valid_id

MANIFEST_PATH: Final = "pack.yaml"
SIGNATURE_PATH: Final = "pack.sig"
FOLDERS: Final = frozenset({"modules/", "quizzes/", "media/", "bei-uns/"})
"""as entries of their own, which some programs write"""
LONGEST_IMAGE_NAME: Final = 80

_TEXT: Final = re.compile(
    r"(?P<folder>modules|quizzes|bei-uns)/(?P<id>[a-z0-9-]+)\.(?P<language>[a-z]{2,3})\.md"
)
_IMAGE: Final = re.compile(
    r"media/(?P<stem>[A-Za-z0-9][A-Za-z0-9_-]*)\.(?P<suffix>png|jpg|jpeg)", re.IGNORECASE
)
_DEVICE: Final = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)
"""Windows opens a device under these names, whatever follows the first dot."""


class FileKind(StrEnum):
    MANIFEST = "manifest"
    SIGNATURE = "signature"
    MODULE = "modules"
    QUIZ = "quizzes"
    NOTE = "bei-uns"
    """a company's own addition to a unit"""
    IMAGE = "media"


def kind_of(path: str) -> FileKind | None:
    """None: a pack has no such file."""
    if path == MANIFEST_PATH:
        return FileKind.MANIFEST
    if path == SIGNATURE_PATH:
        return FileKind.SIGNATURE
    if (text := _TEXT.fullmatch(path)) and is_valid_id(text["id"]) and not _DEVICE.fullmatch(text["id"]):
        return FileKind(text["folder"])
    image = _IMAGE.fullmatch(path)
    if image and len(path) <= LONGEST_IMAGE_NAME and not _DEVICE.fullmatch(image["stem"]):
        return FileKind.IMAGE
    return None


def module_of(path: str) -> str:
    """The id in the name of a text: daten-bestand of quizzes/daten-bestand.de.md."""
    return path.rsplit("/", 1)[-1].split(".", 1)[0]


def language_of(path: str) -> str:
    return path.split(".")[-2]


def name_fault(path: str) -> str | None:
    """What is wrong with this name and what to do; None where nothing is."""
    if kind_of(path):
        return None
    if not path.isprintable():
        return "Der Name enthält Steuerzeichen. Entpack diese Datei nicht, auch nicht von Hand."
    if "\\" in path:
        return "Der Name enthält einen Rückstrich (\\). Trenn Ordner mit /."
    if path.startswith("/") or re.match(r"[A-Za-z]:", path):
        return (
            "Der Name beginnt bei der Wurzel eines Laufwerks. Entpack diese Datei nicht, auch nicht von Hand."
        )
    if ".." in path.split("/"):
        return "Der Name führt mit .. aus dem Ordner heraus. Entpack diese Datei nicht, auch nicht von Hand."
    if path.count("/") > 1:
        return "Die Datei liegt zu tief. modules/, quizzes/ und media/ liegen ganz oben im Paket."
    if path.startswith("media/"):
        return "Ein Bild ist PNG oder JPEG, sein Name besteht aus Buchstaben ohne Umlaute, Ziffern, - und _."
    return "Diese Datei gehört nicht in ein Paket. Erlaubt sind modules/, quizzes/, media/ und bei-uns/."


def is_learning_text(path: str) -> bool:
    return kind_of(path) in {FileKind.MODULE, FileKind.QUIZ}
