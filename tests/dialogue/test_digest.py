"""What managers, councils and everybody else in a company read on a Monday."""

from datetime import datetime, timedelta

import pytest

from tests.dialogue.house import HOME, House, Links
from tests.dialogue.people import Someone

MONDAY_SIX = datetime(2026, 9, 14, 6, 0, tzinfo=HOME)
DAY = timedelta(days=1)


async def both(house: House, links: Links) -> tuple[Someone, Someone]:
    """A manager and a council."""
    return await joined(house, links.manager, "Lindner"), await joined(house, links.council, "Kaya")


async def joined(house: House, link: str, name: str) -> Someone:
    person = house.someone(name)
    await person.starts(link)
    return person


async def test_the_first_digest_comes_on_monday_at_six_to_both_sides(either_house: House) -> None:
    links = await either_house.company()
    kaya, lindner = (
        await joined(either_house, links.council, "Kaya"),
        await joined(either_house, links.manager, "Lindner"),
    )
    for one in (kaya, lindner):
        one.looks_away()
    await either_house.reaches(MONDAY_SIX - timedelta(minutes=1))
    kaya.sees_nothing_new()
    await either_house.reaches(MONDAY_SIX)
    for one in (kaya, lindner):
        one.sees("Wochenbericht · Schreinerei Lindner", "Frage für die Runde", "Prüfwert", "sind sie erst ab")
    assert kaya.phone.last.text == lindner.phone.last.text


async def test_everybody_in_the_company_reads_the_same_bytes(either_house: House) -> None:
    links = await either_house.company()
    kaya, ayse = (
        await joined(either_house, links.council, "Kaya"),
        await either_house.learner(code=links.join),
    )
    await either_house.reaches(MONDAY_SIX)
    sent = kaya.phone.last
    await ayse.writes("/firmensicht")
    assert ayse.phone.last.text == sent.text
    await kaya.writes("/wochenbericht")
    assert kaya.phone.last.text == sent.text
    assert kaya.phone.last.buttons == sent.buttons


async def test_before_the_first_digest_everybody_is_told_when_it_comes(house: House) -> None:
    links = await house.company()
    ayse = await house.learner(code=links.join)
    await ayse.writes("/firmensicht")
    ayse.sees("noch keinen Wochenbericht", "14. September 2026")


async def test_joining_names_the_day_of_the_first_digest_and_of_the_first_figures(house: House) -> None:
    links = await house.company()
    lindner = await joined(house, links.manager, "Lindner")
    lindner.sees("Montag, 14. September 2026", "erst ab 2. November")
    small = await house.company("Metallbau Kern", headcount=12)
    kern = await joined(house, small.manager, "Kern")
    kern.sees("so wenige Leute verriete jede Zahl")


async def test_each_chooses_the_hour_also_while_the_digest_waits(either_house: House) -> None:
    links = await either_house.company()
    lindner, kaya = (
        await joined(either_house, links.manager, "L"),
        await joined(either_house, links.council, "K"),
    )
    await lindner.taps("09:00")
    lindner.sees("um 09:00")
    await either_house.reaches(MONDAY_SIX - timedelta(minutes=30))
    await kaya.writes("/uhrzeit")
    await kaya.taps("05:00")
    kaya.looks_away()
    lindner.looks_away()
    await either_house.reaches(MONDAY_SIX)
    lindner.sees_nothing_new()
    kaya.sees_nothing_new()  # five o'clock has passed: tomorrow
    await either_house.reaches(MONDAY_SIX + timedelta(hours=3))
    lindner.sees("Wochenbericht")
    await either_house.reaches(MONDAY_SIX + timedelta(hours=23))
    kaya.sees("Wochenbericht")


async def test_on_a_public_holiday_it_comes_the_day_after(house: House) -> None:
    """Easter Monday is 29 March 2027."""
    links = await house.company()
    kaya = await joined(house, links.council, "Kaya")
    await house.reaches(datetime(2027, 3, 28, 23, 59, tzinfo=HOME))
    kaya.looks_away()
    await house.reaches(datetime(2027, 3, 29, 23, 0, tzinfo=HOME))
    kaya.sees_nothing_new()
    await house.reaches(datetime(2027, 3, 30, 6, 0, tzinfo=HOME))
    kaya.sees("Wochenbericht")


@pytest.mark.parametrize(
    "change", [datetime(2026, 10, 26, 6, tzinfo=HOME), datetime(2027, 3, 15, 6, tzinfo=HOME)]
)
async def test_the_hour_is_the_companys_own_also_after_the_clocks_changed(
    house: House, change: datetime
) -> None:
    links = await house.company()
    kaya = await joined(house, links.council, "Kaya")
    await house.reaches(change - timedelta(minutes=1))
    kaya.looks_away()
    await house.reaches(change)
    kaya.sees("Wochenbericht")


async def test_two_companies_stay_apart(either_house: House) -> None:
    one, other = await either_house.company(), await either_house.company("Metallbau Kern", headcount=12)
    lindner, kern = (
        await joined(either_house, one.manager, "L"),
        await joined(either_house, other.manager, "K"),
    )
    await either_house.reaches(MONDAY_SIX)
    assert "Schreinerei Lindner" in lindner.phone.last.text
    assert "Metallbau Kern" not in lindner.phone.last.text
    assert "Metallbau Kern" in kern.phone.last.text
    assert "keine, und das bleibt so" in kern.phone.last.text
    await kern.taps("Andere Betriebe")
    kern.sees("ab 30 Leuten zusammen")


async def test_figures_come_with_a_picture_and_again_as_they_were(either_house: House) -> None:
    links = await either_house.company(headcount=60)
    kaya = await joined(either_house, links.council, "Kaya")
    await either_house.reaches(datetime(2026, 10, 5, 6, tzinfo=HOME))
    sent = kaya.phone.answers[-2:]
    assert sent[0].photo is not None
    assert "Zahlen für Schreinerei Lindner" in sent[0].text
    assert "von 100 dabei" in sent[1].text
    before = either_house.rows("release"), either_house.rows("digest")
    for _ in range(20):
        await kaya.writes("/wochenbericht")
        assert kaya.phone.last.text == sent[1].text
    assert (either_house.rows("release"), either_house.rows("digest")) == before


async def test_a_case_is_voted_on_by_hand_and_nothing_is_kept_of_it(house: House) -> None:
    links = await house.company()
    lindner = await joined(house, links.manager, "Lindner")
    await house.reaches(MONDAY_SIX)
    before = house.people()
    await lindner.taps("Bild für die Runde")
    shown = lindner.sees("Stimmt mit der Hand ab")
    assert shown.photo is not None
    await lindner.taps("Auflösung")
    solved = lindner.sees("Auflösung")
    assert solved.photo is not None
    assert solved.photo != shown.photo
    after = house.people()
    assert {name: rows for name, rows in after.items() if name != "delivery"} == {
        name: rows for name, rows in before.items() if name != "delivery"
    }


async def test_after_a_downtime_each_week_is_drawn_once_and_only_the_newest_digest_comes(
    either_house: House,
) -> None:
    links = await either_house.company()
    kaya = await joined(either_house, links.council, "Kaya")
    await either_house.end()
    kaya.looks_away()
    either_house.clock.advance_to(datetime(2026, 10, 14, 12, tzinfo=HOME))
    await either_house.begin()
    await either_house.acts_at(either_house.clock())
    assert len(either_house.rows("release")) == 5
    assert {row["week"].isoformat() for row in either_house.rows("digest")} == {"2026-10-12"}
    await either_house.reaches(datetime(2026, 10, 15, 6, tzinfo=HOME))
    kaya.sees("Wochenbericht")


async def test_the_check_is_answered_by_the_management_and_read_by_all(either_house: House) -> None:
    links = await either_house.company()
    lindner, ayse = (
        await joined(either_house, links.manager, "L"),
        await either_house.learner(code=links.join),
    )
    await lindner.writes("/betriebscheck")
    lindner.sees("Zehn Fragen an den Betrieb")
    await lindner.taps("Betriebs-Check beginnen")
    for _ in range(9):
        await lindner.taps("B")
        assert either_house.rows("company_check") == []
    await lindner.taps("Zurück", "B", "C")
    lindner.sees("Läuft schon", "Da geht mehr", "Ein Vorhaben für vier Wochen", "1. ", "3. ")
    assert len(either_house.rows("company_check")) == 1
    await either_house.reaches(MONDAY_SIX)
    lindner.sees("aus dem Betriebs-Check")
    await ayse.writes("/firmensicht")
    await ayse.taps("Betriebs-Check")
    ayse.sees("Läuft schon", "Da geht mehr")
    assert "Noch einmal machen" not in ayse.buttons
    await lindner.writes("/betriebscheck")
    await lindner.taps("Ergebnis löschen", "Ja, löschen")
    lindner.sees("nichts mehr da")
    assert either_house.rows("company_check") == []


async def test_after_eight_weeks_both_states_stand_side_by_side(house: House) -> None:
    links = await house.company()
    lindner = await joined(house, links.manager, "Lindner")
    await lindner.writes("/betriebscheck")
    await lindner.taps("Betriebs-Check beginnen", *["B"] * 10)
    await house.reaches(house.clock() + timedelta(weeks=8))
    await lindner.writes("/betriebscheck")
    lindner.sees("Magst du sehen, was sich bewegt hat?")
    await lindner.taps("Noch einmal machen", "D", *["B"] * 9)
    lindner.sees("Gegenüber", "→")
