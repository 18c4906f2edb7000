"""How does a plan get onto the disk, all of it or nothing?

Everything is written beside its place first. Then each file takes its place at once, the generated list
of packs last; at the first fault all that was done is undone. Only a power cut in the middle leaves some
new files without the list: the same pack, unpacked once more, finishes that.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp, mkstemp
from typing import Final

from content.packs.placing import Write

STAGING: Final = ".auspacken-"
"""begins the name of a folder within the content folder: the same disk, so that renaming is at once"""
_READABLE: Final = 0o644
"""temporary files are not; a pack is for others"""


class UnwritableError(Exception):
    """The text says in German why, and that nothing was changed or what did not go back."""


def write_all(root: Path, writes: Iterable[Write]) -> None:
    """Raises: UnwritableError if the disk does not take all, or a file changed since it was planned."""
    listed = tuple(writes)
    _refuse_changed(root, listed)
    change = _Change(root=root)
    try:
        change.stage(listed)
        change.put(listed)
    except OSError as fault:
        reason = f"„{fault.filename2 or fault.filename}“: {fault.strerror}"
        raise UnwritableError(f"{change.undone()} Schreiben geht nicht: {reason}.") from fault
    except BaseException:
        # somebody stops the program in the middle
        change.undone()
        raise
    change.tidy()


def _refuse_changed(root: Path, writes: tuple[Write, ...]) -> None:
    for write in writes:
        path = root / write.path
        try:
            now = sha256(path.read_bytes()).hexdigest() if path.is_file() else None
        except OSError as fault:
            raise UnwritableError(f"„{path}“ ist nicht lesbar: {fault.strerror}.") from fault
        if now != write.before:
            raise UnwritableError(f"„{path}“ hat sich inzwischen geändert. Pack das Paket noch einmal aus.")


@dataclass(slots=True)
class _Change:
    root: Path
    staging: Path | None = None
    made: list[Path] = field(default_factory=list)
    """folders that were not there, the outer ones first"""
    put_at: list[tuple[Path, Path | None]] = field(default_factory=list)
    """what took its place, with the copy of what stood there"""

    def stage(self, writes: tuple[Write, ...]) -> None:
        self._make(self.root)
        self.staging = Path(mkdtemp(prefix=STAGING, dir=self.root))
        for number, write in enumerate(writes):
            (self.staging / f"{number}.new").write_bytes(write.raw)
            if write.before is not None:
                shutil.copy2(self.root / write.path, self.staging / f"{number}.old")

    def put(self, writes: tuple[Write, ...]) -> None:
        assert self.staging is not None
        for number, write in enumerate(writes):
            path = self.root / write.path
            self._make(path.parent)
            old = self.staging / f"{number}.old" if write.before is not None else None
            self.put_at.append((path, old))
            (self.staging / f"{number}.new").replace(path)

    def _make(self, folder: Path) -> None:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        for one in reversed(missing):
            one.mkdir()
            self.made.append(one)

    def undone(self) -> str:
        """Puts everything back and says so; copies that do not go back stay where they are."""
        lost = []
        for path, old in reversed(self.put_at):
            try:
                if old is not None:
                    old.replace(path)
                elif path.is_file():
                    path.unlink()
            except OSError:
                lost.append(path.name)
        if lost:
            return f"Nicht alles ging zurück ({', '.join(lost)}). Die alten Dateien liegen in {self.staging}."
        self.tidy()
        for folder in reversed(self.made):
            with suppress(OSError):
                folder.rmdir()
        return "Nichts wurde geändert."

    def tidy(self) -> None:
        if self.staging is not None:
            shutil.rmtree(self.staging, ignore_errors=True)


def replace_file(path: Path, raw: bytes) -> None:
    """One file beside a folder's content, such as a pack: whole or not at all.

    Raises: OSError
    """
    handle, name = mkstemp(prefix=STAGING, dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        written.chmod(_READABLE)
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)
