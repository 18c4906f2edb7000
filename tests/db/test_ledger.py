"""A restored backup draws no number again and raises nobody from the dead."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from shutil import copy

import pytest

from contacts.model import Role
from db.errors import StorageFault
from db.keys import Keyring
from db.ledger import ERASED_FOR, Ledger
from db.schema import PERSONAL
from db.work import Database
from reporting.closing import close_week
from reporting.model import Release, Statistic, UnitId
from reporting.ports import Draw
from tests.db.builders import DAY, NOW, TODAY, Person, a_card, enrolled

ROOT = Path(__file__).parents[2]
MONDAY = date(2026, 3, 2)
NEXT_WEEK = MONDAY + timedelta(days=7)
BLANK = Release(
    unit=UnitId(7),
    statistic=Statistic.PARTICIPATION,
    period=MONDAY,
    week=MONDAY,
    numbers=(),
    sigma=7.212,
    headcount=24,
    rho=0.0096,
)
PATIENCE_S = 60


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "pausenbrot.ledger")


def lines(tmp_path: Path) -> list[str]:
    return (tmp_path / "pausenbrot.ledger").read_text().splitlines()


class House:
    """One SQLite file, its ledger beside it, and a backup of the file alone."""

    def __init__(self, url: str, keyring: Keyring, folder: Path) -> None:
        self.ledger = Ledger(folder / "pausenbrot.ledger")
        self.file = Path(url.removeprefix("sqlite:///"))
        self._url, self._keyring, self._backup = url, keyring, folder / "backup.db"
        self.draws = 0

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Database]:
        database = await Database.open(self._url, self._keyring, ledger=self.ledger)
        try:
            yield database
        finally:
            await database.close()

    def back_up(self) -> None:
        copy(self.file, self._backup)

    def restore(self) -> None:
        for left in self.file.parent.glob(f"{self.file.name}-*"):
            left.unlink()
        copy(self._backup, self.file)

    @property
    def draw(self) -> Draw:
        """The true number and how often was drawn, so that a second draw would show."""

        def made(blank: Release, sums: Sequence[int]) -> Release:
            def numbers() -> tuple[int, ...]:
                self.draws += 1
                return tuple(100 * self.draws + one for one in sums)

            return self.ledger.once(blank, numbers)

        return made

    async def closes(self, person: Person, week: date) -> tuple[Release, ...]:
        async with self.open() as database, database.work() as work:
            unit = await work.units.of(person.company.id)
            return await close_week(work, unit, week, modules={}, draw=self.draw)


@pytest.fixture
def house(sqlite_url: str, keyring: Keyring, tmp_path: Path) -> House:
    return House(sqlite_url, keyring, tmp_path)


async def answers(house: House, *people: Person, on: date = MONDAY) -> None:
    async with house.open() as database, database.work() as work:
        for person in people:
            await work.study(person.learner).mark_week(on=on)


# --- a restored backup --------------------------------------------------------------------------


async def test_a_restored_backup_gets_the_numbers_that_were_drawn(house: House) -> None:
    async with house.open() as database:
        ayse, tom = await enrolled(database, 1), await enrolled(database, 2)
    await answers(house, ayse, tom)
    house.back_up()
    first = await house.closes(ayse, MONDAY)
    assert [one.numbers for one in first] == [(102,)]
    house.restore()
    async with house.open() as database, database.work() as work:
        await work.people.erase(tom.contact)
    again = await house.closes(ayse, MONDAY)
    assert again == first
    assert house.draws == 1
    async with house.open() as database, database.reading() as work:
        assert await work.releases.of(UnitId(ayse.company.id)) == first
        assert await work.counts.participation(UnitId(ayse.company.id), week=MONDAY) == 0


async def test_a_restored_backup_draws_the_weeks_that_were_never_drawn(house: House) -> None:
    async with house.open() as database:
        ayse = await enrolled(database)
    await answers(house, ayse)
    house.back_up()
    await house.closes(ayse, MONDAY)
    house.restore()
    await house.closes(ayse, MONDAY)
    await answers(house, ayse, on=NEXT_WEEK)
    assert [one.numbers for one in await house.closes(ayse, NEXT_WEEK)] == [(201,)]


async def test_what_was_drawn_under_another_plan_stays_as_it_was(house: House, ledger: Ledger) -> None:
    first = ledger.once(BLANK, lambda: (3,))
    again = replace(BLANK, sigma=20.0, headcount=60, rho=0.4)
    assert ledger.once(again, lambda: (9,)) == first


async def gone(house: House, *people: Person) -> None:
    async with house.open() as database, database.reading() as work:
        for person in people:
            assert await work.people.find(person.chat) is None


async def test_nobody_who_was_erased_is_raised_by_a_backup(house: House) -> None:
    async with house.open() as database:
        ayse, tom = await enrolled(database, 1), await enrolled(database, 2)
        async with database.work() as work:
            await work.study(ayse.learner).save_card(a_card())
            await work.study(ayse.learner).mark_week(on=TODAY)
    house.back_up()
    async with house.open() as database, database.work() as work:
        await work.people.erase(ayse.contact)
    house.restore()
    await gone(house, ayse)
    async with house.open() as database, database.reading() as work:
        assert await work.people.find(tom.chat)
        for table in PERSONAL:
            rows = (await work.transaction.run(table.select())).mappings().all()
            assert not {ayse.contact, ayse.learner} & {value for row in rows for value in row.values()}, table


async def test_nobody_erased_leaves_a_byte_in_a_restored_file(house: House) -> None:
    async with house.open() as database:
        ayse = await enrolled(database)
    mark = ayse.contact.to_bytes(8, "big")
    house.back_up()
    async with house.open() as database, database.work() as work:
        await work.people.erase(ayse.contact)
    house.restore()
    assert mark in house.file.read_bytes()
    async with house.open():
        assert not [
            path for path in house.file.parent.glob(f"{house.file.name}*") if mark in path.read_bytes()
        ]


async def test_a_learner_who_left_stays_away_and_keeps_the_other_role(house: House) -> None:
    async with house.open() as database:
        ayse = await enrolled(database)
        async with database.work() as work:
            await work.people.admit(ayse.chat, company=ayse.company.id, role=Role.MANAGER, language="de")
    house.back_up()
    async with house.open() as database, database.work() as work:
        await work.people.leave(ayse.contact, ayse.company.id, Role.LEARNER)
    house.restore()
    async with house.open() as database, database.reading() as work:
        found = await work.people.find(ayse.chat)
        assert found is not None
        assert (ayse.company.id, Role.MANAGER) in found.roles
        assert await work.enrolment.learner_of(ayse.contact) is None


@pytest.mark.parametrize("how", ["blocked", "revoked", "company"])
async def test_every_way_out_is_kept_in_mind(house: House, how: str) -> None:
    async with house.open() as database:
        ayse = await enrolled(database, 1)
        other = await enrolled(database, 2, "Metallbau Kern")
    house.back_up()
    async with house.open() as database:
        async with database.work() as work:
            if how == "blocked":
                await work.people.mark_blocked(ayse.contact, on=TODAY - 40 * DAY)
            elif how == "revoked":
                await work.companies.revoke(ayse.company.id, Role.LEARNER)
            else:
                await work.companies.delete(ayse.company.id)
        await database.sweep(now=NOW)
    house.restore()
    await gone(house, ayse)
    async with house.open() as database, database.reading() as work:
        assert await work.people.find(other.chat)
        names = [company.name for company in await work.companies.all()]
        assert ("Schreinerei Huber" in names) == (how != "company")
        assert len(await work.units.all()) == len(names)


# --- the file -----------------------------------------------------------------------------------


def tear(tmp_path: Path) -> None:
    """The process died in the middle of its last line."""
    file = tmp_path / "pausenbrot.ledger"
    whole = file.read_bytes()
    file.write_bytes(whole + whole.splitlines()[-1][:25])


def test_a_torn_line_takes_no_erasure_with_it(ledger: Ledger, tmp_path: Path) -> None:
    ledger.note_erased([1, 2], on=TODAY)
    tear(tmp_path)
    assert ledger.erased() == {1, 2}
    ledger.note_erased([3], on=TODAY)
    assert ledger.erased() == {1, 2, 3}


def test_a_torn_line_makes_no_number_be_drawn_twice(ledger: Ledger, tmp_path: Path) -> None:
    first = ledger.once(BLANK, lambda: (3,))
    tear(tmp_path)
    assert ledger.once(BLANK, lambda: (9,)) == first
    next_week = replace(BLANK, period=NEXT_WEEK, week=NEXT_WEEK)
    second = ledger.once(next_week, lambda: (5,))
    assert ledger.once(next_week, lambda: (8,)) == second


def test_a_disk_that_is_full_in_the_middle_of_a_line_shows_no_number(ledger: Ledger, tmp_path: Path) -> None:
    ledger.note_erased([1], on=TODAY)
    with almost_full(tmp_path / "pausenbrot.ledger"), pytest.raises(OSError, match="No space left"):
        ledger.once(BLANK, lambda: (3,))
    assert ledger.erased() == {1}
    drawn = ledger.once(BLANK, lambda: (4,))
    assert drawn.numbers == (4,)
    assert ledger.once(BLANK, lambda: (5,)) == drawn


@contextmanager
def almost_full(file: Path) -> Iterator[None]:
    """No file may grow by more than a part of a line."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size + 25, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_what_is_forgotten_after_five_weeks_are_ids_alone(ledger: Ledger, tmp_path: Path) -> None:
    drawn = ledger.once(BLANK, lambda: (3,))
    ledger.note_erased([1], on=TODAY)
    ledger.note_erased([2], on=TODAY + DAY)
    ledger.forget(before=TODAY + ERASED_FOR)
    assert ledger.erased() == {1, 2}
    ledger.forget(before=TODAY + ERASED_FOR + DAY)
    assert ledger.erased() == {2}
    assert ledger.once(BLANK, lambda: (9,)) == drawn
    ledger.forget(before=TODAY + 10 * ERASED_FOR)
    assert ledger.erased() == frozenset()
    assert ledger.once(BLANK, lambda: (9,)) == drawn
    assert len(lines(tmp_path)) == 1


def test_the_ledger_holds_random_ids_and_days_and_is_its_owners_alone(ledger: Ledger, tmp_path: Path) -> None:
    ledger.note_erased([5, 4], on=TODAY)
    ledger.once(BLANK, lambda: (3,))
    assert json.loads(lines(tmp_path)[0]) == {"erased": [4, 5], "on": "2026-03-02"}
    ledger.forget(before=TODAY + 2 * ERASED_FOR)
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.glob("pausenbrot.ledger*"))


async def test_the_sweep_of_every_hour_forgets_too(house: House) -> None:
    async with house.open() as database:
        ayse = await enrolled(database)
        async with database.work() as work:
            await work.people.erase(ayse.contact)
        assert ayse.contact in house.ledger.erased()
        # a day of the real clock stands there, long after the tests' own
        await database.sweep(now=NOW + 3650 * DAY)
        assert house.ledger.erased() == frozenset()


# --- a file that cannot be written --------------------------------------------------------------


def _spoil(house: House) -> None:
    """A folder stands in its place: nobody can write that, not even root."""
    file = house.file.parent / "pausenbrot.ledger"
    file.unlink(missing_ok=True)
    file.mkdir()


async def test_without_a_ledger_nothing_is_drawn_and_nothing_lost(house: House) -> None:
    async with house.open() as database:
        ayse = await enrolled(database)
    await answers(house, ayse)
    unit = UnitId(ayse.company.id)
    async with house.open() as database:
        _spoil(house)
        with pytest.raises(OSError, match="directory"):
            await _close(database, house.draw, ayse)
        assert house.draws == 0
        async with database.reading() as work:
            assert await work.releases.of(unit) == ()
            assert await work.counts.participation(unit, week=MONDAY) == 1, "it can be drawn later"
        (house.file.parent / "pausenbrot.ledger").rmdir()
        assert [one.numbers for one in await _close(database, house.draw, ayse)] == [(101,)]


async def _close(database: Database, draw: Draw, person: Person) -> tuple[Release, ...]:
    async with database.work() as work:
        unit = await work.units.of(person.company.id)
        return await close_week(work, unit, MONDAY, modules={}, draw=draw)


async def test_an_erasure_happens_without_a_ledger_and_is_logged(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    async with house.open() as database:
        ayse = await enrolled(database)
        _spoil(house)
        async with database.work() as work:
            await work.people.erase(ayse.contact)
        async with database.reading() as work:
            assert await work.people.find(ayse.chat) is None
        assert str(ayse.contact).encode() not in house.file.read_bytes()
    assert "The ledger of erasures cannot be written" in caplog.text
    assert str(ayse.contact) not in caplog.text


async def test_a_ledger_that_cannot_be_read_is_named_at_the_start(house: House) -> None:
    _spoil(house)
    with pytest.raises(StorageFault, match=r"pausenbrot\.ledger"):
        async with house.open():
            pass
    (house.file.parent / "pausenbrot.ledger").rmdir()
    async with house.open() as database:
        assert (await enrolled(database)).contact


# --- several processes --------------------------------------------------------------------------


PROGRAM = """
import json, secrets, sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from db.ledger import Ledger
from tests.db.test_ledger import BLANK

ledger, task = Ledger(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for number in range(60):
    if task == "draw":
        week = BLANK.week + timedelta(days=7 * number)
        blank = replace(BLANK, week=week, period=week)
        print(json.dumps(ledger.once(blank, lambda: (secrets.randbits(40),)).numbers), flush=True)
    elif task == "erase":
        ledger.note_erased([number, 1000 + number], on=date(2026, 3, 2))
    else:
        ledger.note_erased([5000 + number], on=date(2020, 1, 1))
        ledger.forget(before=date(2026, 3, 3))
"""


def side_by_side(file: Path, *tasks: str) -> list[list[str]]:
    """What each of these processes says, which begin at the same moment."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(file), task],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PATH": os.defpath},
        )
        for task in tasks
    ]
    try:
        for one in started:
            assert one.stdout
            assert one.stdout.readline() == "ready\n"
        for one in started:
            assert one.stdin
            one.stdin.write("go\n")
            one.stdin.flush()
        said = [one.communicate(timeout=PATIENCE_S)[0].splitlines() for one in started]
    finally:
        for one in started:
            one.kill()
    assert all(one.returncode == 0 for one in started)
    return said


def test_two_processes_that_draw_at_once_see_the_same_numbers(tmp_path: Path) -> None:
    one, other = side_by_side(tmp_path / "pausenbrot.ledger", "draw", "draw")
    assert one == other
    assert len(set(one)) == 60
    assert len(lines(tmp_path)) == 60


def test_no_erasure_is_lost_while_another_process_forgets(tmp_path: Path, ledger: Ledger) -> None:
    side_by_side(tmp_path / "pausenbrot.ledger", "erase", "forget")
    assert ledger.erased() == {base + number for base in (0, 1000) for number in range(60)}
