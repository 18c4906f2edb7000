"""What is mine stays mine as long as I come, goes when I do not, and is mine to read."""

import json
from datetime import date, datetime, timedelta
from typing import Any, Final

import pytest

from bot.courier import SILENT
from bot.papers.catalogue import kinds
from contacts.model import Kind
from db.inactivity import GRACE, INACTIVE_ERASED, INACTIVE_REMINDED
from db.keys import Keyring
from db.people import CHAT
from db.schema import PERSONAL
from reporting.items import SMALLEST_HOUSE
from tests.dialogue.house import HOME, House
from tests.dialogue.people import Someone

DAY: Final = timedelta(days=1)
START: Final = date(2026, 9, 7)
LONGEST: Final = 4096
KEEP = "Alles behalten"
REMINDED = "Du warst ein Jahr nicht hier."


def after(days: float) -> datetime:
    """So many days after the last step, at noon."""
    return datetime(2026, 9, 7, 12, 0, tzinfo=HOME) + timedelta(days=days)


async def sleeps(house: House, days: float) -> None:
    """Nobody does anything for so long, and every tick looks once: a day more or less is no matter."""
    house.clock.advance_to(after(days))
    await house.acts_at(after(days))


async def full_life(house: House, code: str = "", name: str = "Ayşe") -> Someone:
    """Somebody about whom every table knows something, who has chosen to come alone."""
    (ayse,) = await full_lives(house, code or (await house.company(headcount=SMALLEST_HOUSE)).join, name)
    return ayse


async def full_lives(house: House, code: str, *names: str) -> list[Someone]:
    people = [await house.learner(name, code=code) for name in names]
    for one in people:
        await one.taps("Merken")
        await one.comes_to("Wo beginnst du?")
        await one.taps("Am Regal", "⚑ Rückmeldung", "Unklar", "Einen Satz dazu", "Weiter")
        await one.comes_to("Such heute ein Fach")
        await one.taps("Probier ich aus", "Tagschicht", "Montag bis Freitag", "9", "09:00")
        await one.writes("/check")
        await one.taps("Los geht’s", "Überspringen", "KI nutzen")
    await house.reaches(datetime(2026, 9, 7, 10, 0, tzinfo=HOME))
    for one in people:
        await one.taps("Los geht’s", "Weiter")
        await one.writes("/zeiten")
        await one.taps("Anderer Plan", "Nein, ich komme selbst")
        await one.writes("/umzug")
        one.looks_away()
    return people


def kept_of(house: House, person: Someone) -> dict[str, int]:
    """How many rows each table has about this one person."""
    index = _index(house, person)
    found = dict.fromkeys((table.name for table in PERSONAL), 0)
    contacts = [row for row in house.rows("contact") if bytes(row["chat_index"]) == index]
    for row in contacts:
        found["contact"] += 1
        for table in PERSONAL:
            if "contact" in table.c:
                found[table.name] += sum(one["contact"] == row["id"] for one in house.rows(table.name))
        learners = {one["id"] for one in house.rows("learner") if one["contact"] == row["id"]}
        for table in PERSONAL:
            if "learner" in table.c:
                found[table.name] += sum(one["learner"] in learners for one in house.rows(table.name))
    return found


def _index(house: House, person: Someone) -> bytes:
    return Keyring.load(house.settings.key_file).index(person.id, place=CHAT)


# --- a year without learning --------------------------------------------------------------------


async def test_nothing_happens_before_a_year_is_over(either_house: House) -> None:
    ayse = await full_life(either_house)
    before = kept_of(either_house, ayse)
    assert all(before.values()), before
    await sleeps(either_house, INACTIVE_REMINDED.days - 1)
    ayse.sees_nothing_new()
    assert kept_of(either_house, ayse).keys() == before.keys()
    assert either_house.row("learner")["reminded_on"] is None


async def test_after_a_year_there_is_one_silent_reminder(either_house: House) -> None:
    ayse = await full_life(either_house)
    await sleeps(either_house, INACTIVE_REMINDED.days)
    await sleeps(either_house, INACTIVE_REMINDED.days + 1)
    reminder = ayse.sees(REMINDED)
    assert reminder.silent, "it is about nothing that cannot wait, and may meet a shift"
    assert reminder.buttons == (KEEP,)
    assert reminder.date.astimezone(HOME).hour == 12, "ten o'clock of the next morning, or soon after"
    ayse.looks_away()
    for day in range(INACTIVE_REMINDED.days + 2, INACTIVE_ERASED.days - 1, 5):
        await sleeps(either_house, day)
    ayse.sees_nothing_new()
    assert len([row for row in either_house.rows("delivery") if row["kind"] == "reminder"]) == 1


def test_whatever_comes_to_a_learner_unasked_comes_without_a_sound() -> None:
    assert {Kind.NUDGE, Kind.FAREWELL, Kind.REMINDER} == SILENT


async def test_a_reminder_is_no_nudge(house: House) -> None:
    """It is not counted as ignored, and the next nudge does not take its place."""
    ayse = await full_life(house)
    before = house.row("learner")
    await sleeps(house, INACTIVE_REMINDED.days)
    await sleeps(house, INACTIVE_REMINDED.days + 1)
    ayse.sees(REMINDED)
    changed = {key for key, value in house.row("learner").items() if before[key] != value}
    assert changed <= {"reminded_on", "calm_last_sent_at"}


async def test_a_month_later_no_table_knows_anything(either_house: House) -> None:
    code = (await either_house.company()).join
    ayse, tom = await full_lives(either_house, code, "Ayşe", "Tom")
    await sleeps(either_house, 300)
    await tom.writes("/lernen")
    await tom.taps("Auffrischen, 3 Minuten")
    await sleeps(either_house, INACTIVE_REMINDED.days)
    await sleeps(either_house, INACTIVE_ERASED.days - 1)
    assert kept_of(either_house, ayse)["card"]
    await sleeps(either_house, INACTIVE_ERASED.days)
    assert not any(kept_of(either_house, ayse).values())
    assert kept_of(either_house, tom)["card"]
    ayse.looks_away()
    await ayse.writes("/lernen")
    ayse.sees("Ich kenne dich noch nicht.")


@pytest.mark.parametrize("late", [1, 3, 20, 60, 400])
async def test_however_late_the_reminder_there_is_time_to_answer(house: House, late: int) -> None:
    """What it promises is kept: nothing goes before the day that it names."""
    ayse = await full_life(house)
    reminded = INACTIVE_REMINDED.days + late
    await sleeps(house, reminded)
    await sleeps(house, reminded + 0.95)
    reminder = ayse.sees(REMINDED)
    promised = next(
        days for days in range(reminded, reminded + 60) if f" {_spelled(START + days * DAY)}" in reminder.text
    )
    assert promised - reminded >= GRACE.days
    await sleeps(house, promised - 1)
    assert kept_of(house, ayse)["card"], f"promised for day {promised}, gone before"
    for later in range(3):
        await sleeps(house, promised + later)
    assert not any(kept_of(house, ayse).values())


def _spelled(day: date) -> str:
    months = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
    return f"{day.day}. {months.split()[day.month - 1]} {day.year}"


async def test_whoever_wants_to_stay_is_kept_for_another_year(either_house: House) -> None:
    ayse = await full_life(either_house)
    await sleeps(either_house, 365)
    await sleeps(either_house, 366)
    await ayse.taps(KEEP)
    ayse.sees("alles bleibt noch ein Jahr")
    ayse.looks_away()
    for day in (395, 396, 500, 700, 366 + 364):
        if after(day) > either_house.clock():
            await sleeps(either_house, day)
    ayse.sees_nothing_new()
    assert kept_of(either_house, ayse)["card"]
    await sleeps(either_house, 366 + 365)
    await sleeps(either_house, 366 + 366)
    ayse.sees(REMINDED)
    await sleeps(either_house, 366 + 394)
    assert kept_of(either_house, ayse)["card"]
    await sleeps(either_house, 366 + 396)
    assert not any(kept_of(either_house, ayse).values())


async def test_a_wish_to_stay_holds_also_where_the_notice_has_changed(house: House) -> None:
    """In a year it may well have; whoever says yes to the new one stays, too."""
    ayse = await full_life(house)
    await sleeps(house, 365)
    await sleeps(house, 366)
    await house.restart(operator="Handwerkskammer, Musterstadt")
    await ayse.taps(KEEP)
    ayse.sees("Der Text zum Datenschutz hat sich geändert.")
    await ayse.taps("Einverstanden")
    for day in (396, 400, 700):
        await sleeps(house, day)
    assert kept_of(house, ayse)["card"]


@pytest.mark.parametrize("deed", ["answers", "begins", "reads on"])
async def test_learning_again_keeps_everything(house: House, deed: str) -> None:
    ayse = await full_life(house)
    await sleeps(house, 365)
    await sleeps(house, 380)
    if deed == "reads on":
        await ayse.taps("Ich suche erst", "Weiter")
        await ayse.ends()
    elif deed == "begins":
        await ayse.writes("/lernen")
        await ayse.taps("Auffrischen, 3 Minuten")
    else:
        await ayse.writes("/lernen")
        await ayse.taps("Auffrischen, 3 Minuten")
        await ayse.taps(ayse.buttons[-1])
        await ayse.comes_to("Bring es in Reihenfolge")
        await ayse.taps("Zählen", "Grund notieren", "Spur ansehen")
    for day in (396, 420, 500, 380 + 364):
        await sleeps(house, day)
    assert kept_of(house, ayse)["learner"]


async def test_a_manager_who_stops_learning_stays_a_manager(either_house: House) -> None:
    links = await either_house.company()
    lindner = either_house.someone("Lindner")
    await lindner.starts(links.manager)
    await lindner.joins(links.join)
    await lindner.comes_to("Wo beginnst du?")
    await lindner.taps("Am Regal")
    assert {row["role"] for row in either_house.rows("contact_role")} == {"manager", "learner"}
    await sleeps(either_house, 365)
    await sleeps(either_house, 396)
    assert [row["role"] for row in either_house.rows("contact_role")] == ["manager"]
    left = {name for name, count in kept_of(either_house, lindner).items() if count}
    assert left == {"contact", "contact_role", "delivery"}
    await lindner.writes("/wochenbericht")
    lindner.sees("Wochenbericht · Schreinerei Lindner")


@pytest.mark.parametrize("role", ["manager", "trainer", "council"])
async def test_whoever_never_learned_is_never_reminded(house: House, role: str) -> None:
    links = await house.company(headcount=12)
    kaya = house.someone("Kaya")
    await kaya.starts(getattr(links, role))
    await sleeps(house, 800)
    assert [row["kind"] for row in house.rows("delivery") if row["kind"] == "reminder"] == []
    assert house.rows("contact_role")


async def test_whoever_blocks_the_bot_is_gone_after_thirty_days(either_house: House) -> None:
    code = (await either_house.company()).join
    ayse, tom = await full_lives(either_house, code, "Ayşe", "Tom")
    await ayse.phone.block()
    await either_house.settle()
    await sleeps(either_house, 29)
    assert kept_of(either_house, ayse)["card"]
    await sleeps(either_house, 31)
    assert not any(kept_of(either_house, ayse).values())
    assert kept_of(either_house, tom)["card"]


async def test_whoever_lets_the_bot_in_again_in_time_stays(house: House) -> None:
    ayse = await full_life(house)
    await ayse.phone.block()
    await house.settle()
    await sleeps(house, 29)
    await ayse.phone.unblock()
    await house.settle()
    await sleeps(house, 60)
    assert kept_of(house, ayse)["card"]


async def test_whoever_refused_the_new_notice_goes_all_the_same(house: House) -> None:
    ayse = await full_life(house)
    await house.restart(operator="Handwerkskammer, Musterstadt")
    await ayse.writes("/lernen")
    await ayse.taps(next(one for one in ayse.buttons if one not in {"Einverstanden", "Genauer lesen"}))
    ayse.looks_away()
    await sleeps(house, 366)
    await sleeps(house, 367)
    await sleeps(house, 396)
    await sleeps(house, 400)
    assert not any(kept_of(house, ayse).values())


# --- my data ------------------------------------------------------------------------------------


async def exported(person: Someone) -> dict[str, Any]:
    await person.writes("/meinedaten")
    file = next(message.document for message in person.news if message.document)
    loaded: dict[str, Any] = json.loads(file)
    return loaded


async def test_my_data_has_every_table_also_those_of_numbers_and_digests(either_house: House) -> None:
    links = await either_house.company(headcount=SMALLEST_HOUSE)
    ayse, tom = await full_lives(either_house, links.join, "Ayşe", "Tom")
    await ayse.starts(links.manager)
    await ayse.writes("/uhrzeit")
    await ayse.taps(ayse.buttons[-1])
    found = await exported(ayse)
    assert set(found) == {"schema_version"} | {table.name for table in PERSONAL}
    counted = kept_of(either_house, ayse)
    assert {name: len(rows) for name, rows in found.items() if name != "schema_version"} == counted
    assert all(counted.values()), counted
    assert found["week_mark"] == [
        {
            "learner": found["learner"][0]["id"],
            "week": "2026-09-07",
            "company": "Schreinerei Lindner",
        }
    ]
    assert {row["role"]: row["digest_hour"] for row in found["contact_role"]} == {
        "learner": 10,
        "manager": 10,
    }
    for table in PERSONAL:
        assert all(set(row) == set(table.c.keys()) for row in found[table.name]), table.name
    said = json.dumps(found)
    for one in (tom, either_house.someone("Niemand")):
        assert str(one.id) not in said
    others = {
        str(row[key])
        for table in ("contact", "learner", "prompt", "session")
        for key in ("id",)
        for row in either_house.rows(table)
    }
    mine = {str(row["id"]) for table in ("contact", "learner", "prompt", "session") for row in found[table]}
    assert others - mine
    assert not [number for number in others - mine if number in said]


async def test_my_data_hold_no_number_of_the_company(house: House) -> None:
    links = await house.company()
    ayse = await full_life(house, links.join)
    await house.reaches(datetime(2026, 9, 14, 12, 0, tzinfo=HOME))
    found = await exported(ayse)
    assert house.rows("release")
    assert "Wochenbericht ·" not in json.dumps(found, ensure_ascii=False)
    assert found["week_mark"] == [], "the week is drawn"


async def test_a_managers_data_hold_no_learner(house: House) -> None:
    links = await house.company()
    await full_life(house, links.join)
    lindner = house.someone("Lindner")
    await lindner.starts(links.manager)
    await house.reaches(datetime(2026, 9, 14, 12, 0, tzinfo=HOME))
    found = await exported(lindner)
    filled = {name for name, rows in found.items() if rows}
    assert filled == {"schema_version", "contact", "contact_role", "delivery"}
    said = json.dumps(found)
    assert not [row["id"] for row in house.rows("learner") if str(row["id"]) in said]


# --- what is stored -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "en"])
async def test_everybody_reads_which_data_are_stored(house: House, language: str) -> None:
    links = await house.company(headcount=12)
    ayse = house.someone("Ayşe", language=language)
    await ayse.joins(links.join)
    for person in (ayse, house.someone("Fremd", language=language)):
        for command in ("/gespeichert", "/stored"):
            await person.writes(command)
            whole = " ".join(person.reads.split())
            assert person.news
            for message in person.news:
                assert 0 < len(message.text.encode("utf-16-le")) // 2 <= LONGEST
            for kind in kinds(language):
                for words in (kind.title, kind.what, kind.purpose, kind.place, kind.life):
                    assert " ".join(words.split()) in whole, (kind.id, words)


def test_every_table_about_a_person_is_among_the_kinds_that_are_told() -> None:
    for language in ("de", "en"):
        told = {table: set(columns) for kind in kinds(language) for table, columns in kind.tables.items()}
        personal = {table for kind in kinds(language) if kind.is_personal for table in kind.tables}
        assert {table.name for table in PERSONAL} <= personal
        for table in PERSONAL:
            assert told[table.name] == set(table.c.keys()), table.name
    german, english = kinds("de"), kinds("en")
    assert [kind.id for kind in german] == [kind.id for kind in english]
    assert not {kind.what for kind in german} & {kind.what for kind in english}
