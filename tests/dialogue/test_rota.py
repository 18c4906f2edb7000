"""How does somebody say when they work? Rotas in a few taps, single days, files, swaps, and leave."""

from datetime import date, datetime, timedelta

import pytest

from tests.dialogue.bench import sends
from tests.dialogue.house import HOME, House
from tests.dialogue.people import Someone
from tests.dialogue.test_times import at, with_times

DAY = timedelta(days=1)
THREE_SHIFTS = ("Früh, spät, Nacht", "Spät", "Nacht", "06:00")
FOURTEEN_DAYS = 14


async def asked(house: House, name: str = "Ayşe") -> Someone:
    """Has finished the first unit and is asked when to write."""
    ayse = await house.learner(name)
    await ayse.ends()
    ayse.sees("Soll ich mich melden?")
    return ayse


async def nudges_until(house: House, ayse: Someone, end: datetime) -> list[str]:
    """When the nudges came, each declined: "Mo 14:30"."""
    came: list[str] = []
    while (due := await house.running.next_due()) is not None and due <= end:
        ayse.looks_away()
        await house.acts_at(max(due, house.clock()))
        nudges = [message for message in ayse.news if "sicher stehst" in message.text]
        came += [f"{message.date.astimezone(HOME):%d.%m. %H:%M}" for message in nudges]
        if "Heute nicht" in ayse.buttons and ayse.news:
            await ayse.taps("Heute nicht")
    await house.acts_at(end)
    return came


# --- rotas --------------------------------------------------------------------------------------


async def test_three_shifts_take_four_taps(either_house: House) -> None:
    ayse = await asked(either_house)
    before = len(ayse.deeds)
    await ayse.taps(*THREE_SHIFTS)
    assert len(ayse.deeds) - before <= 4
    shown = ayse.sees("Mo 7.9. Spät, 14:00 bis 22:00", "Mo 14.9. Nacht, 22:00 bis 06:00", "Sa 12.9. frei")
    assert shown.photo is not None, "a mistake is seen at once"
    came = await nudges_until(either_house, ayse, at(30, 12))
    assert came[0] == "07.09. 14:30"
    assert "14.09. 22:30" in came
    assert "21.09. 06:30" in came
    assert "28.09. 14:30" in came


@pytest.mark.parametrize(
    ("this_week", "first", "second"),
    [("Früh", "Früh, 05:30", "Spät, 13:30"), ("Spät", "Spät, 13:30", "Früh, 05:30")],
)
async def test_two_shifts_take_three(house: House, this_week: str, first: str, second: str) -> None:
    ayse = await asked(house)
    await ayse.taps("Früh und spät", this_week, "05:30")
    ayse.sees(f"Mo 7.9. {first}", f"Mo 14.9. {second}")


async def test_any_rhythm_is_tapped_day_by_day(house: House) -> None:
    ayse = await asked(house)
    await ayse.taps("Anderer Rhythmus", "Früh", "Früh", "Spät", "Nacht", "Einen Tag zurück", "Spät")
    ayse.sees("Mo 7.9. Früh, Di 8.9. Früh, Mi 9.9. Spät, Do 10.9. Spät")
    await ayse.taps("Frei", "Frei", "Fertig, nach 6 Tagen")
    ayse.sees("Fr 11.9. frei", "So 13.9. Früh", "Di 15.9. Spät", "Sa 19.9. Früh")


async def test_a_working_week_of_a_rhythm_is_filled_with_one_tap(house: House) -> None:
    ayse = await asked(house)
    week = "Bis Freitag so, dann frei"
    await ayse.taps("Anderer Rhythmus", "Früh", week, "Früh", week, "Tag", week, "Nacht", week)
    await ayse.taps("Fertig, nach 28 Tagen")
    ayse.sees("Fr 11.9. Früh", "Sa 12.9. frei", "Mo 14.9. Früh")
    await house.passes(14 * DAY)
    await ayse.writes("/zeiten")
    ayse.sees("Mo 21.9. Tag", "Mo 28.9. Nacht")


async def test_the_fourteen_days_are_right_when_the_clocks_go_back_and_forward(house: House) -> None:
    await house.reaches(datetime(2026, 10, 19, 8, 0, tzinfo=HOME))
    ayse = await asked(house)
    await ayse.taps("Früh, spät, Nacht", "Spät", "Nacht", "06:00")
    ayse.sees("Fr 23.10. Spät, 14:00 bis 22:00", "So 25.10. frei", "Mo 26.10. Nacht, 22:00 bis 06:00")
    assert "26.10. 22:30" in await nudges_until(house, ayse, datetime(2026, 10, 27, 12, tzinfo=HOME))


async def test_a_night_shift_over_the_change_of_the_clocks(house: House) -> None:
    """The night of 27 March 2027 has an hour less; on Good Friday before it no shift begins."""
    await house.reaches(datetime(2027, 3, 22, 8, 0, tzinfo=HOME))
    ayse = await asked(house)
    await ayse.taps("Anderer Rhythmus", "Nacht", "Fertig, nach 1 Tag")
    ayse.sees("Sa 27.3. Nacht, 22:00 bis 06:00", "So 28.3. Nacht, 22:00 bis 06:00")
    await ayse.taps("Wann ich schreibe", "1 Stunde vor der Übergabe", "Wie oft", "7-mal")
    came = await nudges_until(house, ayse, datetime(2027, 3, 29, 12, tzinfo=HOME))
    assert came[-3:] == ["26.03. 05:00", "28.03. 05:00", "29.03. 05:00"]


# --- what a plan has besides its days -------------------------------------------------------------


async def test_hours_moment_and_limit_are_the_learners_own(house: House) -> None:
    ayse = await asked(house)
    await ayse.taps("Früh und spät", "Früh", "06:00", "Beginn und Ende", "Früh", "05:30", "8,5 Stunden")
    ayse.sees("Mo 7.9. Früh, 05:30 bis 14:00")
    await ayse.taps("Wann ich schreibe", "Eigene Zeit: Früh", "11:30")
    ayse.sees("zu deiner Zeit (Früh 11:30)")
    await ayse.taps("Wann ich schreibe", "Eigene Zeit: Spät", "21:00", "Wie oft")
    ayse.sees("Jetzt: 4-mal. Du entscheidest.")
    await ayse.taps("2-mal")
    ayse.sees("zu deiner Zeit (Früh 11:30 und Spät 21:00), höchstens 2-mal in der Woche")
    came = await nudges_until(house, ayse, at(20, 23))
    assert came == ["07.09. 11:30", "08.09. 11:30", "14.09. 21:00", "15.09. 21:00"]


async def test_who_works_on_holidays_says_so(house: House) -> None:
    await house.reaches(datetime(2026, 12, 21, 8, 0, tzinfo=HOME))
    ayse = await asked(house)
    await ayse.taps("Tagschicht", "Montag bis Freitag", "6", "06:00")
    ayse.sees("Fr 25.12. Feiertag, frei", "Fr 1.1. Feiertag, frei")
    await ayse.taps("Feiertage", "Ja, wie sonst auch")
    ayse.sees("Fr 25.12. Tag, 06:00 bis 14:00")


async def test_another_plan_keeps_how_often_one_writes(house: House) -> None:
    ayse = await with_times(house)
    await ayse.writes("/zeiten")
    ayse.sees("Fr 11.9. Tag, 09:00 bis 17:00", "höchstens 4-mal")
    await ayse.taps("Wie oft", "1-mal", "Anderer Plan", "Tagschicht", "Montag bis Samstag", "7", "07:00")
    ayse.sees("Sa 12.9. Tag, 07:00 bis 15:00", "höchstens 1-mal")


# --- today --------------------------------------------------------------------------------------


async def test_swapped_today_is_two_taps_and_free_today_one(either_house: House) -> None:
    ayse = await with_times(either_house)
    await ayse.writes("/zeiten")
    await ayse.taps("Heute getauscht", "Spät")
    ayse.sees("Mo 7.9. Spät, 14:00 bis 22:00", "Di 8.9. Tag")
    ayse.looks_away()
    await either_house.reaches(at(7, 14, 29))
    ayse.sees_nothing_new()
    await either_house.reaches(at(7, 14, 30))
    ayse.sees("Hallo.")
    await either_house.reaches(at(8, 8))
    await ayse.writes("/zeiten")
    await ayse.taps("Heute frei")
    ayse.sees("Di 8.9. frei", "Mi 9.9. Tag")
    assert "Heute frei" not in ayse.buttons
    ayse.looks_away()
    await either_house.reaches(at(9, 9, 29))
    ayse.sees_nothing_new()


async def test_a_day_of_a_rota_is_changed_and_changed_back(house: House) -> None:
    ayse = await with_times(house)
    await ayse.writes("/zeiten")
    await ayse.taps("Tage ändern", "Nacht", "Do 10.9. Tag", "Fr 11.9. Tag", "Do 10.9. Nacht", "Fertig")
    ayse.sees("Do 10.9. Tag", "Fr 11.9. Nacht, 22:00 bis 06:00")


async def test_a_tap_that_comes_again_after_a_crash_paints_once(either_house: House) -> None:
    ayse = await with_times(either_house)
    await ayse.writes("/zeiten")
    await ayse.taps("Tage ändern", "Nacht", "Do 10.9. Tag")
    assert "Do 10.9. Nacht" in ayse.buttons
    await either_house.replays()
    assert "Do 10.9. Nacht" in ayse.buttons


# --- rosters ------------------------------------------------------------------------------------


async def test_fourteen_irregular_days_take_at_most_twenty_taps(either_house: House) -> None:
    ayse = await asked(either_house)
    before = len(ayse.deeds)
    await ayse.taps("Mein Plan wechselt")
    ayse.sees("An Tagen, die ich nicht kenne, bin ich still.")
    monday = date(2026, 9, 7)
    names = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
    labels = [
        f"{names[n % 7]} {(monday + n * DAY).day}.{(monday + n * DAY).month}. ?" for n in range(FOURTEEN_DAYS)
    ]
    for hand, days in {
        "": labels[::4],
        "Spät": labels[1::4],
        "Nacht": labels[2::4],
        "Tag": labels[3::4],
    }.items():
        if hand:
            await ayse.taps(hand)
        await ayse.taps(*days)
    await ayse.taps("Fertig")
    assert len(ayse.deeds) - before <= 20
    ayse.sees(
        "Mo 7.9. Früh, 06:00 bis 14:00",
        "Di 8.9. Spät",
        "Mi 9.9. Nacht",
        "Do 10.9. Tag",
        "So 20.9. Spät",
        "Ich kenne deinen Plan bis Sonntag, 20. September. Danach bin ich still.",
    )


async def test_on_the_last_known_day_it_is_said_that_silence_follows(either_house: House) -> None:
    ayse = await asked(either_house)
    await ayse.taps("Mein Plan wechselt", "Mo 7.9. ?", "Di 8.9. ?", "Mi 9.9. ?", "Fertig", "Passt so")
    ayse.sees("Frühestens am Dienstag, 8. September um 06:30")
    assert await nudges_until(either_house, ayse, at(9, 5)) == ["08.09. 06:30"]
    ayse.looks_away()
    await either_house.reaches(at(9, 6, 30))
    last = ayse.sees("Ab Donnerstag, 10. September kenne ich deinen Plan nicht. Dann bin ich still.")
    assert last.silent
    ayse.looks_away()
    await either_house.passes(30 * DAY)
    ayse.sees_nothing_new()
    await ayse.taps("Tage eintragen")
    assert "Fr 9.10. ?" in ayse.buttons


async def test_the_next_week_may_be_like_the_last_one(house: House) -> None:
    ayse = await asked(house)
    await ayse.taps("Mein Plan wechselt", "Mo 7.9. ?", "Spät", "Di 8.9. ?", "Frei", "Mi 9.9. ?")
    await ayse.taps("Wie letzte Woche", "Fertig")
    ayse.sees("Mo 14.9. Früh", "Di 15.9. Spät", "bis Mittwoch, 16. September")


async def test_i_am_here_now_starts_a_session_and_the_shift(either_house: House) -> None:
    ayse = await asked(either_house)
    await ayse.taps("Mein Plan wechselt", "Ich bin jetzt da")
    ayse.sees("Jeder schreibt es anders")
    ayse.looks_away()
    await either_house.reaches(at(7, 23))
    ayse.sees_nothing_new()
    await ayse.writes("/zeiten")
    ayse.sees("Mo 7.9. Tag, 08:00 bis 16:00")


async def test_a_plan_keeps_nothing_of_days_gone_by(house: House) -> None:
    ayse = await asked(house)
    await ayse.taps("Mein Plan wechselt", "Mo 7.9. ?", "Di 8.9. ?")
    await house.passes(16 * DAY)
    await ayse.writes("/zeiten")
    await ayse.taps("Tage ändern", "Mi 23.9. ?")
    assert "2026-09-23" in house.row("learner")["plan"]
    assert "2026-09-07" not in house.row("learner")["plan"]


# --- calendar files -----------------------------------------------------------------------------

ROSTER_FILE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Dienstplan//DE
BEGIN:VEVENT
UID:1
SUMMARY:Frühdienst Station Holunder mit Schwester Apollonia
DTSTART;TZID=Europe/Berlin:20260908T061500
DTEND;TZID=Europe/Berlin:20260908T143000
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Nachtdienst
DTSTART:20260910T191500Z
DTEND:20260911T043000Z
END:VEVENT
END:VCALENDAR
"""


async def test_a_calendar_file_is_read_for_its_times_and_dropped(either_house: House) -> None:
    ayse = await asked(either_house)
    await ayse.taps("Mein Plan wechselt", "Aus einer Datei (.ics)")
    ayse.sees("Namen und Orte darin lese ich nicht.")
    await sends(ayse, "dienstplan-apollonia.ics", ROSTER_FILE.replace("\n", "\r\n"))
    ayse.sees(
        "2 Schichten übernommen. Die Datei ist wieder weg.",
        "Di 8.9. Früh, 06:15 bis 14:30",
        "Mi 9.9. frei",
        "Do 10.9. Nacht, 21:15 bis 06:30",
    )
    kept = either_house.everything_kept()
    assert "apollonia" not in kept.lower()
    assert "Holunder" not in kept
    assert await nudges_until(either_house, ayse, at(9, 0)) == ["08.09. 06:45"]


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "steht keine Schicht mit Uhrzeit"),
        ("Guten Tag", "kann ich nicht lesen"),
        (b"\xff\xfe\x00PK", "kann ich nicht lesen"),
        (
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:morgen\r\nEND:VEVENT\r\nEND:VCALENDAR",
            "steht keine Schicht mit Uhrzeit",
        ),
        (b"x" * 1_000_001, "zu groß"),
    ],
    ids=["empty", "text", "binary", "broken", "large"],
)
async def test_a_file_without_shifts_says_what_to_do(house: House, content: str | bytes, answer: str) -> None:
    ayse = await with_times(house)
    before = house.row("learner")["plan"]
    await sends(ayse, "plan.ICS", content)
    ayse.sees(answer)
    assert house.row("learner")["plan"] == before
    await ayse.taps("Mein Plan wechselt")


async def test_a_strangers_file_is_not_even_fetched(house: House) -> None:
    tom = house.someone("Tom")
    await sends(tom, "plan.ics", ROSTER_FILE)
    tom.sees("Ich kenne dich noch nicht.")
    assert house.server.calls.of("getFile") == []


# --- leave --------------------------------------------------------------------------------------


async def test_leave_lasts_to_a_day_of_ones_own(house: House) -> None:
    ayse = await with_times(house)
    await ayse.writes("/pause")
    await ayse.taps("Bis zu einem Tag", "Spätere Tage", "Fr 9.10.")
    ayse.sees("Ich bin still bis Freitag, 9. Oktober.")
    ayse.looks_away()
    await house.reaches(datetime(2026, 10, 12, 9, 29, tzinfo=HOME))
    ayse.sees_nothing_new()
    await house.reaches(datetime(2026, 10, 12, 9, 30, tzinfo=HOME))
    ayse.sees("Hallo.")


async def test_forged_buttons_change_nothing_that_no_button_could(house: House) -> None:
    ayse = await with_times(house)
    before = house.row("learner")["plan"]
    for data in (
        "1td:zzzzzzzz:1",
        "1td:1:1",
        "1tw:3:1:1:60",
        "1tw:9:9:9:9",
        "1tl:zzzzz:1",
        "1tr:0:1",
        "1ts:9:1:1",
    ):
        await ayse.taps_data(data)
    assert house.row("learner")["plan"] == before
    await ayse.taps_data("1tn:zz")
    assert '"weekly_cap":7' in house.row("learner")["plan"]
