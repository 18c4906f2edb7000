"""Which files of a folder go into a pack?

Modules with their quizzes in all languages, and the images that these show. Local notes stay at home
unless somebody asks for them: they name people and places of one company.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from content.check import check
from content.findings import Finding, error, meant
from content.packs.names import MANIFEST_PATH, FileKind, module_of
from content.packs.notes import judged_notes
from content.packs.shelf import Shelf
from content.parse.tree import ModuleText, QuizText
from learning.model import Status

_MEDIA: Final = "../media/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    files: Mapping[str, bytes]
    """by path in the pack"""
    modules: tuple[str, ...]
    """ids, sorted"""
    drafts: tuple[str, ...]
    """ids of modules that stay out because they are not published and nobody named them"""
    notes_left: int
    """local notes to these modules that stay here"""
    licences: tuple[str, ...]
    """that the modules name, sorted"""
    warnings: tuple[Finding, ...]


def gather(
    shelf: Shelf,
    *,
    image: Callable[[str], bytes],
    modules: tuple[str, ...] = (),
    with_notes: bool = False,
) -> Gathered | tuple[Finding, ...]:
    """The files of the modules named, else of all that are published; `image` reads one by its name."""
    edition = shelf.edition()
    known = {text.id for text in edition.modules}
    if unknown := [name for name in modules if name not in known]:
        return tuple(
            error(MANIFEST_PATH, 1, "Z005", f"Ein Modul „{name}“ gibt es nicht.{meant(name, known)}")
            for name in unknown
        )
    drafts = {text.id for text in edition.modules if text.head.value("status") == Status.DRAFT}
    chosen = set(modules) or known - drafts
    texts = [text for text in edition.texts if text.id in chosen]
    paths = {text.path for text in texts}
    notes = {path: raw for path, raw in shelf.notes.items() if module_of(path) in chosen}
    findings = [finding for finding in check(edition) if finding.path in paths]
    findings += judged_notes(notes) if with_notes else ()
    if errors := tuple(finding for finding in findings if finding.is_error):
        return errors
    images = sorted({name for text in texts for name in _images(text)})
    return Gathered(
        files={
            **{path: shelf.texts[path] for path in paths},
            **{f"{FileKind.IMAGE}/{name}": image(name) for name in images},
            **(notes if with_notes else {}),
        },
        modules=tuple(sorted(chosen)),
        drafts=tuple(sorted(drafts - chosen)) if not modules else (),
        notes_left=0 if with_notes else len(notes),
        licences=tuple(
            sorted({text.head.value("licence") for text in texts if isinstance(text, ModuleText)})
        ),
        warnings=tuple(findings),
    )


def _images(text: ModuleText | QuizText) -> Iterator[str]:
    """File names of the images that a text without errors shows."""
    if isinstance(text, ModuleText):
        blocks = [block for unit in text.units for part in unit.sections for block in part.blocks]
    else:
        blocks = [block for one in text.questions for case in one.cases for block in case.blocks]
    for block in blocks:
        for reference in block.images:
            yield reference.address.removeprefix(_MEDIA)
