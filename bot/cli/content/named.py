"""Which content folder does a path on the command line mean, and which of its files?

A folder means all that is in it. A file, as a hook before a commit names it, means the whole module that it
belongs to: the text, the quiz and their translations, since a change in one makes a mistake in another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from content.check import check_folder
from content.edition import UnreadableFolderError
from content.findings import Finding
from content.sheets import is_sheet

PARTS: Final = ("modules", "quizzes")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFolder:
    folder: Path
    """as it was typed, so that paths below it can be opened from where the command runs"""
    subjects: frozenset[str] | None
    """file names up to the first point: daten-bestand, montag; None: all of the folder"""

    def findings(self, *, today: date | None) -> tuple[Finding, ...]:
        """
        Those that were asked for, by path below the folder. Always the whole folder is checked.

        Raises: UnreadableFolderError if it cannot be read.
        """
        found = check_folder(self.folder, today=today)
        return tuple(finding for finding in found if self._is_asked_for(finding))

    def _is_asked_for(self, finding: Finding) -> bool:
        return self.subjects is None or _subject(finding.path) in self.subjects


def below(folder: Path, finding: Finding) -> Finding:
    """The same finding with a path that can be opened from where the command runs."""
    return replace(finding, path=(folder / finding.path).as_posix())


def named_folders(paths: Sequence[Path]) -> tuple[NamedFolder, ...]:
    """
    Every folder once, in the order in which it was named first.

    Raises: UnreadableFolderError if a path is not there or belongs to no content folder; names all such.
    """
    found: dict[Path, NamedFolder] = {}
    faults: list[str] = []
    for path in paths:
        try:
            one = _named(path)
        except UnreadableFolderError as fault:
            faults.append(str(fault))
            continue
        key = one.folder.resolve()
        found[key] = _together(found[key], one) if key in found else one
    if faults:
        raise UnreadableFolderError("\n".join(faults))
    return tuple(found.values())


def _together(one: NamedFolder, other: NamedFolder) -> NamedFolder:
    if one.subjects is None or other.subjects is None:
        return replace(one, subjects=None)
    return replace(one, subjects=one.subjects | other.subjects)


def _named(path: Path) -> NamedFolder:
    if path.is_dir():
        return NamedFolder(folder=path, subjects=None)
    if not path.exists():
        raise UnreadableFolderError(
            f"„{path}“ gibt es nicht. Nenn einen Ordner mit modules/ oder eine Datei darin."
        )
    for folder in _above(path):
        if any((folder / part).is_dir() for part in PARTS):
            return NamedFolder(folder=folder, subjects=_subjects(path.absolute(), folder.absolute()))
    raise UnreadableFolderError(f"Über „{path}“ liegt kein Ordner mit modules/ oder quizzes/.")


def _above(path: Path) -> Iterator[Path]:
    """The nearest first; as typed, and from there up to the root of the disk."""
    yield from path.parents
    yield from path.absolute().parents


def _subjects(path: Path, folder: Path) -> frozenset[str] | None:
    """What the taxonomy, the list of ids or an image changes can show anywhere: then all is asked for."""
    file = path.relative_to(folder).as_posix()
    is_text = (
        file.count("/") == 1 and file.startswith(tuple(f"{part}/" for part in PARTS)) and path.suffix == ".md"
    )
    return frozenset({_subject(file)}) if is_text or is_sheet(file) else None


def _subject(path: str) -> str:
    return PurePosixPath(path).name.split(".", 1)[0]
