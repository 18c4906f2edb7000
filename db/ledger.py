"""What must a restored backup never undo? A file beside the database, outside of its backups.

It holds the random ids of whoever was erased, so that nobody rises again, and every number that was
drawn, so that none is drawn twice. One line of JSON each, only ever appended. Processes that share a
database share this file.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from reporting.model import Release, Statistic, UnitId

ERASED_FOR: Final = timedelta(days=35)
"""longer than any backup may live, which is 14 days; then the id means nothing to anybody"""
OWNER_ONLY: Final = 0o600


class Ledger:
    def __init__(self, path: Path) -> None:
        self._path = path

    def erased(self) -> frozenset[int]:
        """Random ids of people, learners and companies that are gone."""
        return frozenset(one for line in self._lines() for one in line.get("erased", ()))

    def note_erased(self, ids: Iterable[int], *, on: date) -> None:
        """
        Raises:
            OSError: it cannot be written.

        """
        self._append({"erased": sorted(ids), "on": on.isoformat()})

    def once(self, blank: Release, draw: Callable[[], tuple[int, ...]]) -> Release:
        """The release as it was drawn, now or before: also when the database has forgotten it since.

        Raises:
            OSError: it cannot be written; then nothing was drawn that anybody could see.

        """
        with self._alone():
            for line in self._lines():
                if _key(line) == (blank.unit, blank.statistic.value, blank.period.isoformat()):
                    return _release(line)
            release = blank.drawn(draw())
            self._append(_facts(release))
            return release

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

    def _lines(self) -> Iterator[Mapping[str, Any]]:
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        for line in text.splitlines():
            try:
                yield json.loads(line)
            except ValueError:
                continue  # a crash tore the last line, whose transaction then was never committed

    def _append(self, facts: Mapping[str, object]) -> None:
        _write(self._path, _line(facts))

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


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, OWNER_ONLY)
    try:
        os.write(descriptor, text.encode())
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
