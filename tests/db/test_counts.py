"""Who adds people up? One file. Every other sum in SQL is listed here with its reason."""

import re
from pathlib import Path

import db
from db.counts import Counts
from db.keys import Keyring
from db.transaction import Transaction
from db.work import Database
from reporting.model import AREAS, UnitId
from tests.db.builders import TODAY, a_card, enrolled

FOLDER = Path(db.__file__).parent
SUM = re.compile(r"func\.(?:count|sum|avg|min|max|coalesce|string_agg)\(|\.group_by\(|\.having\(")
ELSEWHERE = {
    "items.py": 2,  # declared headcounts
    "outbox.py": 3,  # the next message that is due, and how many failed: for the time machine and doctor
    "schedule.py": 1,  # the next slot of anybody, for the time machine
    "study.py": 2,  # one learner's own last week; declared headcounts
    "units.py": 3,  # declared headcounts; the next week that ends
    "packs.py": 2,  # which source was asked longest ago, of all companies
    "voices.py": 1,  # the earliest week of which trainers were not told
    "updates.py": 1,  # updates that failed, without anybody
}
"""file -> sums, none of them over people"""


def test_no_query_but_that_of_the_counts_adds_people_up() -> None:
    found = {
        path.name: len(SUM.findall(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.py"))
    }
    assert {name: count for name, count in found.items() if count and name != "counts.py"} == ELSEWHERE


def test_no_id_of_a_person_leaves_the_counts() -> None:
    source = (FOLDER / "counts.py").read_text(encoding="utf-8")
    assert "learner.c.contact" not in source
    assert not re.search(r"select\([^)]*\.c\.(?:id|learner|contact)\b", source.replace("company.c.id", ""))


async def test_a_persons_share_is_rounded_to_a_twentieth_in_sql(database: Database) -> None:
    """Three cards of one area, two of which sit: 13.33 twentieths are 13; nothing of the others."""
    person = await enrolled(database)
    unit, modules = UnitId(person.company.id), {area: frozenset({f"{area}-modul"}) for area in AREAS}
    async with database.work() as work:
        study = work.study(person.learner)
        for number, days in enumerate((30.0, 21.0, 20.9)):
            await study.save_card(a_card(f"data-modul#frage-{number}", stability_days=days))
        await study.save_card(a_card("fremd#frage", stability_days=99.0))
    async with database.reading() as work:
        sums = await work.counts.mastery(unit, week=TODAY, modules=modules)
    assert dict(zip(AREAS, sums, strict=True)) == {"digital": 0, "data": 13, "agile": 0}


async def test_nobody_makes_nothing(database: Database, keyring: Keyring) -> None:
    async with database.reading() as work:
        connection = work.transaction.connection
        counts = Counts(Transaction(connection=connection, keyring=keyring, lane=1, writes=False))
        assert await counts.participation(UnitId(1), week=TODAY) == 0
        assert await counts.mastery(UnitId(1), week=TODAY, modules={}) == (0, 0, 0)
