"""The council, or the person of trust, can stop everything at once; to go on takes both sides."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.app import in_database
from bot.work import Work
from db.work import Work as Rows
from reporting.chain import Entry, faults
from reporting.model import UnitId
from reporting.periods import monday_of
from tests.dialogue.house import HOME, MONDAY, House, Links

STOP, GO_ON, KEEP = "Ja, alles anhalten", "Wieder starten", "Nein, weiterlaufen lassen"
RUNS, STANDS = "Berichte laufen.", "Alles steht."
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
SECOND = timedelta(seconds=1)
FIRST_WEEK = date(2026, 9, 7)


def week(number: int) -> date:
    """0 is the week in which every test begins."""
    return FIRST_WEEK + number * WEEK


def at(number: int, days: float = 0, *, hour: int = 0) -> datetime:
    """So many days after the Monday of a week, by the wall clock there."""
    day = datetime.combine(week(number), datetime.min.time(), tzinfo=HOME)
    return day + timedelta(days=days, hours=hour)


class Sides:
    """One company with somebody on each side, and somebody who learns."""

    def __init__(self, house: House, links: Links) -> None:
        self.house, self.links = house, links
        self.council = house.someone("Kaya")
        self.manager = house.someone("Lindner")

    async def come(self) -> None:
        await self.council.starts(self.links.council)
        await self.manager.starts(self.links.manager)
        self.look_away()

    def look_away(self) -> None:
        self.council.looks_away()
        self.manager.looks_away()

    async def stops(self) -> None:
        await self.council.writes("/anhalten")
        await self.council.taps(STOP)
        await self.house.acts_at(self.house.clock())

    async def goes_on(self) -> None:
        for one in (self.council, self.manager):
            await one.writes("/anhalten")
            await one.taps(GO_ON)
        await self.house.acts_at(self.house.clock())


async def sides(house: House, *, headcount: int = 28) -> Sides:
    both = Sides(house, await house.company(headcount=headcount))
    await both.come()
    return both


def drawn(house: House, statistic: str = "participation") -> list[date]:
    """Mondays of the weeks, or of the quarters, that were drawn."""
    return sorted(row["period"] for row in house.rows("release") if row["statistic"] == statistic)


def logged(house: House, links: Links) -> list[dict[str, Any]]:
    rows = [row for row in house.rows("audit") if row["company"] == links.company]
    rows.sort(key=lambda row: row["number"])
    entries = [Entry(number=row["number"], text=row["entry"], hash=row["hash"]) for row in rows]
    assert faults(entries) == ()
    return [json.loads(entry.text) for entry in entries]


def kinds(house: House, links: Links) -> list[str]:
    return [entry["kind"] for entry in logged(house, links) if entry["kind"] in {"halted", "resumed"}]


# --- stopping -----------------------------------------------------------------------------------


async def test_what_waits_is_withdrawn_and_both_sides_are_told(either_house: House) -> None:
    both = await sides(either_house, headcount=12)
    await both.manager.writes("/uhrzeit")
    await both.manager.taps("09:00" if "09:00" in both.manager.buttons else both.manager.buttons[-2])
    await either_house.reaches(at(1, hour=1))
    waiting = [row for row in either_house.rows("delivery") if row["kind"] == "digest"]
    assert [row["state"] for row in waiting] == ["pending", "pending"]
    both.look_away()
    await both.stops()
    both.council.sees("Die Berichte von Schreinerei Lindner sind angehalten.")
    both.manager.sees("Die Berichte von Schreinerei Lindner sind angehalten.")
    both.look_away()
    await either_house.reaches(at(1, hour=23))
    both.council.sees_nothing_new()
    both.manager.sees_nothing_new()
    left = [row for row in either_house.rows("delivery") if row["kind"] == "digest"]
    assert [(row["state"], row["payload"]) for row in left] == [("dropped", ""), ("dropped", "")]


async def test_while_it_stands_there_is_no_digest_on_any_monday(house: House) -> None:
    both = await sides(house, headcount=12)
    await both.stops()
    both.look_away()
    await house.reaches(at(3, hour=12))
    both.council.sees_nothing_new()
    both.manager.sees_nothing_new()
    assert house.rows("digest") == []


async def test_only_the_council_can_stop(either_house: House) -> None:
    both = await sides(either_house, headcount=12)
    await both.council.writes("/anhalten")
    both.council.sees(RUNS)
    stop = both.council.data_of(STOP)
    tom, ayse = either_house.someone("Tom"), either_house.someone("Ayşe")
    await tom.starts(both.links.trainer)
    await ayse.joins(both.links.join)
    await both.manager.writes("/anhalten")
    both.manager.sees("Anhalten kann sie der Betriebsrat")
    assert STOP not in both.manager.buttons
    for one in (both.manager, tom, ayse, either_house.someone("Fremd")):
        await one.writes("/hilfe")
        await one.taps_data(stop)
        assert "angehalten" not in one.reads
    assert either_house.rows("halt") == []
    assert logged(either_house, both.links) == []


async def test_whoever_is_asked_and_says_no_changes_nothing(house: House) -> None:
    both = await sides(house, headcount=12)
    await both.council.writes("/anhalten")
    await both.council.taps(KEEP)
    both.council.sees("es läuft weiter")
    assert house.rows("halt") == []


async def test_a_stop_that_comes_twice_is_one(house: House) -> None:
    both = await sides(house, headcount=12)
    await both.council.writes("/anhalten")
    stop, bubble = both.council.data_of(STOP), both.council.phone.last.message_id
    await both.council.taps(STOP)
    await house.replays()
    await both.council.taps_data(stop, under=bubble)
    assert STANDS in both.council.phone.message(bubble).text
    assert len(house.rows("halt")) == 1
    assert kinds(house, both.links) == ["halted"]


async def test_learning_goes_on(house: House) -> None:
    both = await sides(house)
    ayse = await house.learner(code=both.links.join)
    await both.stops()
    await ayse.comes_to("Wo beginnst du?")
    await ayse.taps("Am Regal")
    assert house.rows("card")
    await ayse.ends()
    await ayse.taps("Tagschicht", "Montag bis Freitag", "9", "09:00")
    ayse.looks_away()
    await house.reaches(at(0, 1, hour=12))
    ayse.sees("Nur, wenn du gerade sicher stehst.")


# --- numbers ------------------------------------------------------------------------------------


async def test_no_week_that_was_touched_is_ever_drawn(either_house: House) -> None:
    both = await sides(either_house)
    await either_house.reaches(at(1, 2, hour=11))
    await both.stops()
    await either_house.reaches(at(3, 3, hour=11))
    await both.goes_on()
    await either_house.reaches(at(5, hour=12))
    assert drawn(either_house) == [week(0), week(4)]
    assert either_house.rows("week_mark") == []


async def test_the_marks_of_a_week_that_stood_still_are_gone(house: House) -> None:
    both = await sides(house)
    await both.stops()
    ayse = await house.learner(code=both.links.join)
    await ayse.comes_to("Wo beginnst du?")
    await ayse.taps("Am Regal")
    assert len(house.rows("week_mark")) == 1
    await house.reaches(at(1, hour=1))
    assert house.rows("week_mark") == []
    assert drawn(house) == []


@pytest.mark.parametrize(
    ("stopped", "resumed", "weeks"),
    [
        (at(1, 7) - SECOND, at(1, 7), [0, 2]),
        (at(1), at(1, 7) - SECOND, [0, 2]),
        (at(1), at(2), [0, 2]),
        (at(1), at(2) + SECOND, [0]),
        (at(1, 3), at(1, 3) + SECOND, [0, 2]),
    ],
    ids=["its last second", "all but its last second", "all of it", "a second more", "one second"],
)
async def test_a_second_is_enough_to_touch_a_week(
    house: House, stopped: datetime, resumed: datetime, weeks: list[int]
) -> None:
    both = await sides(house)
    await house.reaches(stopped)
    await both.stops()
    await house.reaches(resumed)
    await both.goes_on()
    await house.reaches(at(3, hour=12))
    assert drawn(house) == [week(number) for number in weeks]


async def test_a_quarter_that_was_touched_is_not_drawn_and_the_next_one_is(house: House) -> None:
    both = await sides(house, headcount=30)
    await house.reaches(at(1, 1))
    await both.stops()
    await house.reaches(at(1, 2))
    await both.goes_on()
    await house.reaches(at(3, hour=1))
    assert drawn(house) == [week(0), week(2)], "the third quarter ends with this week"
    assert drawn(house, "mastery") == []
    await house.reaches(at(17, hour=1))
    assert drawn(house, "mastery") == [week(3)]


async def test_from_this_very_moment_no_number_is_drawn(house: House) -> None:
    """Also not of a week that has ended, but whose numbers nobody has drawn yet."""
    both = await sides(house)
    await both.council.writes("/anhalten")
    house.clock.advance_to(at(1) + SECOND)
    await both.council.taps(STOP)
    await house.reaches(at(2, hour=12))
    assert drawn(house) == []
    assert house.rows("digest") == []


async def test_one_member_of_a_network_stops_the_numbers_of_all(house: House) -> None:
    both = await sides(house, headcount=12)
    others = [await house.company(name, headcount=12) for name in ("Metallbau Kern", "Malerei Roth")]

    async def pool(work: Work) -> UnitId:
        assert isinstance(work, Rows)
        network = await work.units.found_network("Verbund Süd", zone=HOME.key, on=MONDAY.date())
        for links in (both.links, *others):
            await work.units.join(links.company, network.id, together=True)
        await work.units.turn_half_year(network.id, week=monday_of(MONDAY.date()))
        return network.id

    network = await in_database(house.settings, pool)
    roth = house.someone("Roth")
    await roth.starts(others[1].manager)
    await house.reaches(at(1, 1))
    assert [(row["unit"], row["period"]) for row in house.rows("release")] == [(network, week(0))]
    await both.stops()
    roth.looks_away()
    await house.reaches(at(2, 1))
    roth.sees("Wochenbericht · Malerei Roth")
    await house.reaches(at(3, 1))
    await both.goes_on()
    await house.reaches(at(5, 1))
    assert drawn(house) == [week(0), week(4)]
    for links in others:
        assert kinds(house, links) == [], "whose stop it was is told to nobody else"


# --- going on -----------------------------------------------------------------------------------


@pytest.mark.parametrize("first", ["council", "manager"])
async def test_neither_side_starts_again_alone(either_house: House, first: str) -> None:
    both = await sides(either_house, headcount=12)
    await both.stops()
    one, other = both.council, both.manager
    if first == "manager":
        one, other = other, one
    await one.writes("/anhalten")
    one.sees(STANDS)
    go = one.data_of(GO_ON)
    for _ in range(3):
        await one.taps_data(go)
        assert STANDS in one.phone.last.text
        assert "Es fehlt noch" in one.phone.last.text
    assert [row["until"] for row in either_house.rows("halt")] == [None]
    await either_house.reaches(at(1, hour=12))
    assert either_house.rows("digest") == []
    other.looks_away()
    await other.writes("/anhalten")
    await other.taps(GO_ON)
    other.sees(RUNS)
    await either_house.acts_at(either_house.clock())
    one.sees("Beide Seiten wollen weiter")
    assert kinds(either_house, both.links) == ["halted", "resumed"]
    await either_house.reaches(at(2, hour=12))
    assert {row["week"] for row in either_house.rows("digest")} == {week(2)}


async def test_two_managers_are_one_side(house: House) -> None:
    both = await sides(house, headcount=12)
    await both.stops()
    go = ""
    for link in (both.links.manager, both.links.trainer):
        other = house.someone("Sommer")
        await other.starts(link)
        await both.manager.writes("/anhalten")
        go = both.manager.data_of(GO_ON)
        await both.manager.taps(GO_ON)
        await other.taps_data(go)
    assert [row["until"] for row in house.rows("halt")] == [None]


async def test_it_stops_and_starts_as_often_as_somebody_wants(either_house: House) -> None:
    both = await sides(either_house)
    for number in range(3):
        await either_house.reaches(at(number, 1))
        for _ in range(2):
            await both.stops()
            assert either_house.rows("halt")[-1]["until"] is None
            await both.council.writes("/anhalten")
            both.council.sees(STANDS)
            await both.goes_on()
            await both.council.writes("/anhalten")
            both.council.sees(RUNS)
    await either_house.reaches(at(5, 1))
    assert kinds(either_house, both.links) == ["halted", "resumed"] * 6
    assert drawn(either_house) == [week(3), week(4)]
    notes = [row for row in either_house.rows("delivery") if row["kind"] == "note"]
    assert len(notes) == 2 * 2 * 6


async def test_it_still_stands_after_a_restart(house: House) -> None:
    both = await sides(house, headcount=12)
    await both.stops()
    await house.restart()
    await both.council.writes("/anhalten")
    both.council.sees(STANDS)
    await house.reaches(at(2, 1))
    await house.restart()
    assert house.rows("digest") == []


async def test_an_agreement_of_before_does_not_count_for_a_later_stop(house: House) -> None:
    both = await sides(house, headcount=12)
    await both.stops()
    await both.goes_on()
    await house.passes(DAY)
    await both.stops()
    await both.manager.writes("/anhalten")
    both.manager.sees(STANDS, "nur zusammen")
    await both.manager.taps(GO_ON)
    both.manager.sees("Es fehlt noch der Betriebsrat")


# --- what is said -------------------------------------------------------------------------------


async def test_everybody_reads_that_it_stands(house: House) -> None:
    both = await sides(house, headcount=12)
    ayse = await house.learner(code=both.links.join)
    await both.stops()
    await ayse.writes("/firmensicht")
    ayse.sees("Firmensicht · Schreinerei Lindner", "sie sind angehalten")
    await both.goes_on()
    await ayse.writes("/firmensicht")
    ayse.sees("noch keinen Wochenbericht")
    ayse.sees_not("angehalten")


async def test_everybody_reads_that_it_stands_also_where_there_were_digests(house: House) -> None:
    both = await sides(house, headcount=12)
    ayse = await house.learner(code=both.links.join)
    await house.reaches(at(1, 1))
    await both.stops()
    for one in (ayse, both.council, both.manager):
        await one.writes("/firmensicht")
        one.sees("sie sind angehalten", "Wochenbericht · Schreinerei Lindner")
    await both.manager.writes("/wochenbericht")
    both.manager.sees("sie sind angehalten")
    both.manager.sees_not("Wochenbericht · ")


async def test_the_log_says_when_it_stood_still(house: House) -> None:
    both = await sides(house, headcount=12)
    await both.stops()
    await house.reaches(at(2, 1))
    await both.goes_on()
    assert [entry for entry in logged(house, both.links) if entry["kind"] != "sent"] == [
        {"kind": "halted", "day": "2026-09-07"},
        {"kind": "resumed", "day": "2026-09-22"},
    ]
    await both.council.writes("/protokoll")
    file = next(message.document for message in both.council.news if message.document)
    assert [json.loads(line)["entry"]["kind"] for line in file.decode().splitlines()] == ["halted", "resumed"]


async def test_an_empty_log_says_that_nothing_has_left_the_house(house: House) -> None:
    both = await sides(house, headcount=12)
    await both.council.writes("/protokoll")
    both.council.sees("Noch hat keine Zahl und kein Bericht das Haus verlassen.")
    assert not [message for message in both.council.news if message.document]


async def test_a_note_comes_in_everybodys_own_language(house: House) -> None:
    both = await sides(house, headcount=12)
    await both.manager.writes("/sprache")
    await both.manager.taps("English")
    both.look_away()
    await both.stops()
    assert "angehalten" not in both.manager.reads
    assert "Schreinerei Lindner" in both.manager.reads
    both.council.sees("sind angehalten")
