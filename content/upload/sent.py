"""What does a trainer send, and what is it taken for?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from content.findings import Finding

MODULES: Final = "modules"
QUIZZES: Final = "quizzes"
NOTES: Final = "bei-uns"
MEDIA: Final = "media"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file as a chat hands it over, or one of a zip file."""

    name: str
    """Mein Modul (1).md; with its folders if it comes from a zip file"""
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """At least one file that can be used."""

    texts: Mapping[str, bytes]
    """modules and quizzes by path below the content folder, which their heads name"""
    media: Mapping[str, bytes]
    """PNG and JPEG by file name"""
    notes: Mapping[str, bytes]
    """bei-uns/daten-bestand.de.md: what a company adds to units, by path"""
    findings: tuple[Finding, ...]
    """of sorting; an error keeps all of it from being published"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Nothing of it is used."""

    findings: tuple[Finding, ...]
    """at least one"""
