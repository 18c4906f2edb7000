"""What must a restored backup never undo? A file beside the database, outside of its backups.

It holds the random ids of whoever was erased, so that nobody rises again, and every number that was
drawn, so that none is drawn twice. One line of JSON each, only ever appended. Processes that share a
database share this file.
"""

import errno
import fcntl
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from reporting.items import ItemRelease, numbers_of
from reporting.model import Release, Statistic, UnitId

ITEMS: Final = "items"
"""stands where a statistic of a unit stands: the questions of a quarter are of no unit"""
ERASED_FOR: Final = timedelta(days=35)
"""longer than any backup may live, which is 14 days; then the id means nothing to anybody"""
OWNER_ONLY: Final = 0o600


class Ledger:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = (0, 0)
        """the file's inode, and how many bytes of it are known"""
        self._drawn: dict[tuple[object, object, object], Mapping[str, Any]] = {}

    def erased(self) -> frozenset[int]:
        """Random ids of people, learners and companies that are gone."""
        return frozenset(one for line in self._lines() for one in line.get("erased", ()))

    def note_erased(self, ids: Iterable[int], *, on: date) -> None:
        """
        Raises:
            OSError: it cannot be written.

        """
        with self._alone():  # somebody else may be writing the file anew
            self._append({"erased": sorted(ids), "on": on.isoformat()})

    def once(self, blank: Release, draw: Callable[[], tuple[int, ...]]) -> Release:
        """The release as it was drawn, now or before: also when the database has forgotten it since.

        Raises:
            OSError: it cannot be written; then nothing was drawn that anybody could see.

        """
        with self._alone():
            self._catch_up()
            known = self._drawn.get((blank.unit, blank.statistic.value, blank.period.isoformat()))
            if known is not None:
                return _release(known)
            release = blank.drawn(draw())
            self._append(_facts(release))
            return release

    def items_once(
        self, quarter: date, draw: Callable[[], tuple[ItemRelease, ...]]
    ) -> tuple[ItemRelease, ...]:
        """The same for all questions of a quarter: those that were drawn, also if the edition has changed.

        Raises:
            OSError: it cannot be written; then nothing was drawn that anybody could see.

        """
        with self._alone():
            self._catch_up()
            known = self._drawn.get((None, ITEMS, quarter.isoformat()))
            if known is not None:
                return _items(known)
            releases = draw()
            self._append(_item_facts(quarter, releases))
            return releases

    def forget(self, *, before: date) -> None:
        """Lets ids go that no backup can hold any more; numbers stay.

        Raises:
            OSError: it cannot be written.

        """
        oldest = (before - ERASED_FOR).isoformat()
        with self._alone():
            lines = tuple(self._lines())
            kept = [line for line in lines if "erased" not in line or line["on"] >= oldest]
            if len(kept) == len(lines):
                return
            draft = self._path.with_name(f"{self._path.name}.new")
            draft.unlink(missing_ok=True)
            _write(draft, "".join(map(_line, kept)))
            draft.replace(self._path)

    def _catch_up(self) -> None:
        """Reads what other processes have appended since; a file written anew from its beginning."""
        inode, known = self._read
        try:
            with self._path.open("rb") as file:
                present = os.fstat(file.fileno()).st_ino
                file.seek(known if present == inode else 0)
                added = file.read()
                self._read = (present, file.tell())
        except FileNotFoundError:
            return
        self._drawn.update({_key(line): line for line in _parsed(added) if "numbers" in line})

    def _lines(self) -> Iterator[Mapping[str, Any]]:
        try:
            yield from _parsed(self._path.read_bytes())
        except FileNotFoundError:
            return

    def _append(self, facts: Mapping[str, object]) -> None:
        # a crash may have torn the last line, and must not take the next one along
        _write(self._path, ("\n" if _is_torn(self._path) else "") + _line(facts))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Other processes wait; the lock goes with the process that holds it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(f"{self._path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, OWNER_ONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)


def _parsed(raw: bytes) -> Iterator[Mapping[str, Any]]:
    for line in raw.splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            continue  # a crash tore this line; of a draw, the transaction was never committed


def _is_torn(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            if file.seek(0, os.SEEK_END) == 0:
                return False
            file.seek(-1, os.SEEK_END)
            return file.read() != b"\n"
    except FileNotFoundError:
        return False


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, OWNER_ONLY)
    try:
        raw = text.encode()
        if os.write(descriptor, raw) < len(raw):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _line(facts: Mapping[str, object]) -> str:
    return json.dumps(facts, separators=(",", ":")) + "\n"


def _key(line: Mapping[str, Any]) -> tuple[object, object, object]:
    return line.get("unit"), line.get("statistic"), line.get("period")


def _facts(release: Release) -> dict[str, object]:
    return {
        "unit": release.unit,
        "statistic": release.statistic.value,
        "period": release.period.isoformat(),
        "week": release.week.isoformat(),
        "numbers": list(release.numbers),
        "sigma": release.sigma,
        "headcount": release.headcount,
        "rho": release.rho,
    }


def _release(line: Mapping[str, Any]) -> Release:
    return Release(
        unit=UnitId(line["unit"]),
        statistic=Statistic(line["statistic"]),
        period=date.fromisoformat(line["period"]),
        week=date.fromisoformat(line["week"]),
        numbers=tuple(line["numbers"]),
        sigma=line["sigma"],
        headcount=line["headcount"],
        rho=line["rho"],
    )


def _item_facts(quarter: date, releases: Iterable[ItemRelease]) -> dict[str, object]:
    return {
        "statistic": ITEMS,
        "period": quarter.isoformat(),
        "numbers": [[one.question, one.version, one.text, one.sigma] for one in releases],
    }


def _items(line: Mapping[str, Any]) -> tuple[ItemRelease, ...]:
    return tuple(
        ItemRelease(
            quarter=date.fromisoformat(line["period"]),
            question=question,
            version=version,
            numbers=numbers_of(text),
            sigma=sigma,
        )
        for question, version, text, sigma in line["numbers"]
    )
