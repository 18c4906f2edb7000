"""What is this pack called, who made it, what changed, and which files belong to it?"""

from dataclasses import dataclass
from typing import Final

import yaml

from content.check.head import LANGUAGE, is_valid_id
from content.findings import Finding
from content.packs.names import MANIFEST_PATH, FileKind, kind_of
from content.packs.nodes import Fields, Reading

SCHEMA: Final = "pack/1"
MOST_FILES: Final = 500
"""24 modules in five languages with their quizzes and images are half of that"""
MOST_CHANGES: Final = 100
MOST_LANGUAGES: Final = 30
TITLE_CHARS: Final = 60
NAME_CHARS: Final = 80
"""of who made it"""
ADDRESS_CHARS: Final = 200
LICENCE_CHARS: Final = 60
CHANGE_CHARS: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who made the pack, in their own words: only a signature proves it."""

    name: str
    """a company, a chamber, a network"""
    address: str = ""
    """where they are reached, a website or a mail address; empty if they do not say"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    version: int
    text: str
    """one line: what changed in this version"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedFile:
    path: str
    """within the pack: modules/daten-bestand.de.md"""
    sha256: str
    """64 hexadecimal digits"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a person says about a pack; as read from a draft, what is missing is empty or 0."""

    name: str
    """the id that stays the same in all versions: lager-grundlagen"""
    title: str
    version: int
    """from 1; higher is newer"""
    licence: str
    origin: Origin
    changelog: tuple[Change, ...]
    """newest first; may be empty"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest(Details):
    languages: tuple[str, ...]
    """of the modules, sorted"""
    files: tuple[PackedFile, ...]
    """sorted by path; all but pack.yaml and pack.sig"""

    @property
    def module_ids(self) -> tuple[str, ...]:
        names = (file.path for file in self.files if kind_of(file.path) is FileKind.MODULE)
        return tuple(sorted({name.rsplit("/", 1)[-1].split(".", 1)[0] for name in names}))


def file_name(details: Details) -> str:
    return f"{details.name}-{details.version}.pausenbrot.zip"


def manifest_bytes(manifest: Manifest) -> bytes:
    origin = {"name": manifest.origin.name}
    if manifest.origin.address:
        origin["address"] = manifest.origin.address
    written = {
        "schema": SCHEMA,
        "name": manifest.name,
        "title": manifest.title,
        "version": manifest.version,
        "licence": manifest.licence,
        "origin": origin,
        "languages": list(manifest.languages),
        "changelog": [{"version": change.version, "changes": change.text} for change in manifest.changelog],
        "files": [{"path": file.path, "sha256": file.sha256} for file in manifest.files],
    }
    return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=10_000).encode()


def parse_manifest(raw: bytes) -> Manifest | tuple[Finding, ...]:
    """What pack.yaml of a pack says, or all that is wrong with it."""
    reading = Reading(MANIFEST_PATH)
    root = reading.root(raw)
    if root is None:
        return tuple(reading.findings)
    required = ("schema", "name", "title", "version", "licence", "origin", "languages", "files")
    fields = reading.fields(root, required, ["changelog"])
    details = _details(reading, fields)
    languages = tuple(sorted(set(_languages(reading, fields))))
    files = tuple(sorted(_files(reading, fields), key=lambda file: file.path))
    if reading.findings:
        return tuple(reading.findings)
    return Manifest(
        name=details.name,
        title=details.title,
        version=details.version,
        licence=details.licence,
        origin=details.origin,
        changelog=details.changelog,
        languages=languages,
        files=files,
    )


def parse_draft(raw: bytes) -> Details | tuple[Finding, ...]:
    """What the pack.yaml in a trainer's folder says in advance: any of the details, no files."""
    reading = Reading(MANIFEST_PATH)
    root = reading.root(raw)
    if root is None:
        return tuple(reading.findings)
    optional = ("schema", "name", "title", "version", "licence", "origin", "changelog", "languages", "files")
    details = _details(reading, reading.fields(root, (), optional))
    return tuple(reading.findings) or details


def _details(reading: Reading, fields: Fields) -> Details:
    reading.schema(fields, SCHEMA)
    return Details(
        name=read_pack_name(reading, fields),
        title=reading.text(fields, "title", longest=TITLE_CHARS),
        version=reading.version(fields),
        licence=reading.text(fields, "licence", longest=LICENCE_CHARS),
        origin=_origin(reading, fields),
        changelog=read_changelog(reading, fields),
    )


def read_pack_name(reading: Reading, fields: Fields) -> str:
    name = reading.text(fields, "name", longest=NAME_CHARS)
    if name and not is_valid_id(name):
        rule = "Nimm Kleinbuchstaben, Ziffern und Bindestriche, höchstens 32 Zeichen: lager-grundlagen"
        reading.error(fields["name"], f"So kann ein Paket nicht heißen. {rule}")
    return name


def _origin(reading: Reading, fields: Fields) -> Origin:
    if "origin" not in fields:
        return Origin(name="")
    own = reading.fields(fields["origin"], ("name",), ("address",))
    return Origin(
        name=reading.text(own, "name", longest=NAME_CHARS),
        address=reading.text(own, "address", longest=ADDRESS_CHARS),
    )


def read_changelog(reading: Reading, fields: Fields) -> tuple[Change, ...]:
    changes = []
    for node in reading.items(fields, "changelog", most=MOST_CHANGES):
        own = reading.fields(node, ("version", "changes"))
        text = reading.text(own, "changes", longest=CHANGE_CHARS)
        changes.append(Change(version=reading.version(own), text=text))
    return newest_first(changes)


def newest_first(changes: list[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda change: -change.version))


def _languages(reading: Reading, fields: Fields) -> list[str]:
    found = []
    for node in reading.items(fields, "languages", most=MOST_LANGUAGES):
        value = reading.text({"languages": node}, "languages", longest=40)
        if value and not LANGUAGE.fullmatch(value):
            reading.error(node, "languages nennt Sprachen wie de und en.")
        found.append(value)
    return found


def _files(reading: Reading, fields: Fields) -> list[PackedFile]:
    found: dict[str, PackedFile] = {}
    for node in reading.items(fields, "files", most=MOST_FILES):
        own = reading.fields(node, ("path", "sha256"))
        file = PackedFile(
            path=reading.text(own, "path", longest=ADDRESS_CHARS), sha256=read_sha256(reading, own)
        )
        if file.path in found:
            reading.error(node, f"Die Datei {file.path} steht zweimal in der Liste. Pack das Paket neu.")
        found[file.path] = file
    return list(found.values())


def read_sha256(reading: Reading, fields: Fields) -> str:
    value = reading.text(fields, "sha256", longest=64)
    if value and not (len(value) == 64 and all(char in "0123456789abcdef" for char in value)):
        reading.error(fields["sha256"], "sha256 sind 64 Zeichen aus 0–9 und a–f. Pack das Paket neu.")
    return value
