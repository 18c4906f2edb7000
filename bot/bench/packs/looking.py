"""What would become of this pack in this company? Pure: an opened pack and a state give a value."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Final

from bot.bench.packs.records import given_away
from bot.bench.packs.state import State
from bot.bench.packs.values import Difference, Looked, PackedModule, Refused
from bot.subjects import short
from contacts.workshop import LocalNote
from content.edition import Edition, edition
from content.findings import Finding
from content.localnotes import parse_notes
from content.packs.archive import Opened
from content.packs.installed import INSTALLED_PATH
from content.packs.names import FileKind, is_learning_text, kind_of, module_of
from content.packs.origin import PublicKey
from content.packs.placing import Plan, plan
from content.packs.renaming import Names, renamed
from content.packs.signature import Signed
from content.source import decode
from content.taxonomy import SOURCE_LANGUAGE

_MEDIA: Final = f"{FileKind.IMAGE}/"


def looked_at(opened: Opened, state: State, *, own: PublicKey | None) -> Looked | Refused:
    """`own` is the key of this installation, if there is one."""
    planned = plan(opened, state.shelf)
    if isinstance(planned, tuple):
        return Refused(findings=planned)
    files = _brought(opened, planned)
    texts = edition({path: raw for path, raw in files.items() if is_learning_text(path)})
    key = opened.signature.key if isinstance(opened.signature, Signed) else None
    modules = tuple(_modules(planned, files, texts, state))
    return Looked(
        company=state.company,
        manifest=opened.manifest,
        sha256=opened.sha256,
        key=key,
        known_as=(state.keys.name_of(key) or "") if key else "",
        plan=planned,
        files=files,
        modules=modules,
        notes=new_notes(files, state.notes),
        orphans=_orphans(texts, state.notes),
        stamp=_stamp(opened, planned),
        is_own=key is not None and key == own and given_away(state.kept).version > 0,
        is_taken=(
            state.kept is not None
            and state.kept.sha256 == opened.sha256
            and all(one.difference is Difference.SAME for one in modules)
        ),
    )


def _brought(opened: Opened, planned: Plan) -> Mapping[str, bytes]:
    """All files of the pack under the names that hold here."""
    names = Names(
        modules={one.name: one.here for one in planned.modules if one.name != one.here},
        images={one.name: one.here for one in planned.images if one.name != one.here},
    )
    return {names.path(path): renamed(path, raw, names) for path, raw in sorted(opened.files.items())}


def texts_of(files: Mapping[str, bytes], module: str) -> dict[str, bytes]:
    return {path: raw for path, raw in files.items() if is_learning_text(path) and module_of(path) == module}


def pictures_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """By file name."""
    return {path.removeprefix(_MEDIA): raw for path, raw in files.items() if path.startswith(_MEDIA)}


def _modules(
    planned: Plan, files: Mapping[str, bytes], texts: Edition, state: State
) -> Iterator[PackedModule]:
    changed = {write.path for write in planned.writes}
    edited = {one.path for one in planned.replaced if one.is_edited_here}
    for placed in planned.modules:
        own = texts_of(files, placed.here)
        shown = "".join(raw.decode(errors="replace") for raw in own.values())
        paths = {*own, *(f"{_MEDIA}{one.here}" for one in planned.images if f"{_MEDIA}{one.here}" in shown)}
        if not texts_of(state.shelf.texts, placed.here):
            difference = Difference.NEW
        elif paths & edited:
            difference = Difference.EDITED
        else:
            difference = Difference.CHANGED if paths & changed else Difference.SAME
        yield PackedModule(
            module=placed.here, title=title_of(texts, placed.here, state.language), difference=difference
        )


def title_of(texts: Edition, module: str, language: str) -> str:
    found = texts.module(module, language) or texts.module(module, SOURCE_LANGUAGE)
    found = found or next((text for text in texts.modules if text.id == module), None)
    return (found.head.value("title") if found else "") or module


def new_notes(files: Mapping[str, bytes], here: tuple[LocalNote, ...]) -> tuple[LocalNote, ...]:
    """Only where the company itself says nothing of the unit in that language."""
    known = {(note.unit, note.language) for note in here}
    return tuple(note for note in _notes(files) if (note.unit, note.language) not in known)


def _notes(files: Mapping[str, bytes]) -> Iterator[LocalNote]:
    for path, raw in files.items():
        if kind_of(path) is FileKind.NOTE:
            source = decode(path, raw)
            read = () if isinstance(source, Finding) else parse_notes(source)
            if not isinstance(read, tuple):
                yield from read.notes


def _orphans(texts: Edition, notes: tuple[LocalNote, ...]) -> tuple[str, ...]:
    modules = {text.id for text in texts.modules}
    units = {f"{text.id}/{unit.heading.id}" for text in texts.modules for unit in text.units}
    return tuple(sorted({note.unit for note in notes if note.unit.split("/")[0] in modules} - units))


def _stamp(opened: Opened, planned: Plan) -> int:
    """The same for the same pack in the same state, and for no other."""
    writes = [
        (write.path, sha256(write.raw).hexdigest(), write.before)
        for write in planned.writes
        if write.path != INSTALLED_PATH
    ]
    return short(repr((opened.sha256, planned.modules, planned.images, planned.concerns, writes)))
