"""How long does the Monday of 2,000 companies take? Three processes on PostgreSQL, against one.

Each company has 28 people in the declaration, one manager and one council; the sums are drawn by OpenDP,
the digest is written in every language and its deliveries are planned. `figures` are the Mondays on which
a picture is drawn, too.
"""

import asyncio
import contextlib
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from benchmarks.figures import Figure, Row
from benchmarks.processes import running
from benchmarks.storage import Storage, storage
from bot.closer import Closer
from bot.mondays import Mondays
from bot.shelf import Shelf
from contacts.model import Role
from content import EDITION
from content.library import load
from db.keys import Keyring
from db.ledger import Ledger
from db.work import Database
from learning.calendar import public_holidays
from reporting import noise

KEY: Final = bytes(range(32))
COMPANIES: Final = 2_000
BAR_S: Final = 60.0
FIGURES: Final = datetime(2026, 11, 2, 0, 30, tzinfo=UTC)
"""a first Monday of a month, in the week after the company's fourth"""
PLAIN: Final = datetime(2026, 11, 9, 0, 30, tzinfo=UTC)
HEADCOUNT: Final = {FIGURES: 120, PLAIN: 28}
"""of 120 people there are figures after four weeks"""


def measure(*, quick: bool) -> list[Row]:
    count = COMPANIES // 10 if quick else COMPANIES
    rows: list[Row] = []
    with storage() as place:
        for name, now in (("without figures", PLAIN), ("with figures and picture", FIGURES)):
            alone_s = _closed(place, f"one_{now:%d}", now, companies=count // 4, workers=1) * 4
            together_s = _closed(place, f"three_{now:%d}", now, companies=count, workers=3)
            rows.append(
                Figure(
                    what=f"Monday of {count:,} companies {name}, 3 workers",
                    ours=together_s,
                    baseline=alone_s,
                    unit="s",
                    against="1 worker (a quarter of them, times four)",
                    amount_bar=BAR_S if now == PLAIN else None,
                )
            )
    return rows


def _closed(place: Storage, name: str, now: datetime, *, companies: int, workers: int) -> float:
    url = place.fresh("PostgreSQL", f"closing_{name}")
    asyncio.run(_found(url, companies, now))
    ledger = place.folder / f"{name}.ledger"
    with contextlib.ExitStack() as stack:
        order = ("-m", "benchmarks.closing", url, str(ledger), now.isoformat())
        began = time.perf_counter()
        folders = [place.folder / f"{name}_{number}" for number in range(workers)]
        for folder in folders:
            folder.mkdir()
        processes = [stack.enter_context(running(*order, more={}, folder=folder)) for folder in folders]
        _wait(processes, folders)
        return time.perf_counter() - began


def _wait(processes: list[subprocess.Popen[bytes]], folders: list[Path]) -> None:
    for process, folder in zip(processes, folders, strict=True):
        if process.wait(timeout=600) != 0:
            raise RuntimeError((folder / "output").read_text(encoding="utf-8"))


async def _found(url: str, count: int, now: datetime) -> None:
    """Each with a manager and a council, and every week but the last one closed."""
    database = await Database.open(url, Keyring(KEY))
    weeks = 4 if now == FIGURES else 1
    for start in range(0, count, 100):
        async with database.work() as work:
            for number in range(start, min(start + 100, count)):
                company = await work.companies.create(
                    name=f"Betrieb {number}",
                    headcount=HEADCOUNT[now],
                    zone="Europe/Berlin",
                    state="BY",
                    language="de",
                    trade="lager",
                    on=now.date() - timedelta(weeks=weeks),
                )
                for place, role in enumerate((Role.MANAGER, Role.COUNCIL)):
                    await work.people.admit(
                        2 * number + place + 1, company=company.id, role=role, language="de"
                    )
    await database.close()


async def _work(url: str, ledger_file: Path, now: datetime) -> None:
    """One worker: closes until nothing is left that others do not hold."""
    ledger = Ledger(ledger_file)
    database = await Database.open(url, Keyring(KEY))
    edition = load(EDITION)
    closer = Closer(
        begin=database.work,
        shelf=Shelf(edition, edition.sheets),
        clock=lambda: now,
        draw=lambda blank, sums: ledger.once(
            blank, lambda: noise.draw(sums, blank.statistic, sigma=blank.sigma)
        ),
        mondays=Mondays(public_holidays),
    )
    while await closer.step():
        pass
    await database.close()


if __name__ == "__main__":
    asyncio.run(_work(sys.argv[1], Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3])))
