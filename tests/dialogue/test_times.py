"""When does the bot write, how does it look on a lock screen, and how is it made silent?"""

from datetime import datetime, timedelta

import pytest

from tests.dialogue.house import HOME, House
from tests.dialogue.people import Someone

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
NUDGE_CHOICES = ("Los geht’s", "Später heute", "Heute nicht", "Diese Woche nicht")
TITLES = ("Im Fach", "Jeder schreibt", "Beton", "Zahlen und Namen", "Wo beginnst", "Lager", "Daten")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """September 2026; the 7th is a Monday."""
    return datetime(2026, 9, day, hour, minute, tzinfo=HOME)


async def with_times(house: House, days: str = "Montag bis Freitag", *, code: str = "") -> Someone:
    """Has finished the first unit and has a day shift from nine, so that half past nine suits."""
    ayse = await house.learner(code=code)
    await ayse.ends()
    await ayse.taps("Tagschicht", days, "9", "09:00")
    ayse.sees("09:00 bis 17:00", "30 Minuten nach dem Start, höchstens 4-mal in der Woche, ohne Ton")
    ayse.looks_away()
    return ayse


async def test_a_day_shift_is_chosen_with_four_taps(either_house: House) -> None:
    ayse = await with_times(either_house)
    assert not ayse.has_typed
    await ayse.taps("Passt so")
    ayse.sees("Frühestens am Montag, 7. September um 09:30 melde ich mich")
    ayse.looks_away()
    await either_house.reaches(at(7, 9, 29))
    ayse.sees_nothing_new()
    await either_house.reaches(at(7, 9, 30))
    ayse.sees("Hallo. Ein neuer Fall")


async def test_other_days_are_ticked_one_by_one(house: House) -> None:
    ayse = await house.learner()
    await ayse.ends()
    await ayse.taps("Gleitzeit, Teilzeit")
    assert "Fertig" not in ayse.buttons
    await ayse.taps("☐ Di", "☐ Do", "☐ Fr", "☑ Fr", "Fertig", "14", "14:00")
    ayse.sees("Di 8.9. Tag, 14:00 bis 16:00", "Do 10.9. Tag", "Mi 9.9. frei", "am Anfang")
    ayse.looks_away()
    await house.reaches(at(8, 13, 59))
    ayse.sees_nothing_new()
    await house.reaches(at(8, 14))
    ayse.sees("Nur, wenn du gerade sicher stehst.")


async def test_a_nudge_is_silent_and_names_length_and_kind_only(house: House) -> None:
    ayse = await with_times(house)
    await house.reaches(at(7, 10))
    nudge = ayse.sees("Ein neuer Fall, etwa", "Nur, wenn du gerade sicher stehst.")
    assert nudge.silent
    assert nudge.buttons == NUDGE_CHOICES
    assert not any(title in nudge.text for title in TITLES)
    await ayse.taps("Los geht’s")
    await ayse.ends()
    await house.reaches(at(8, 10))
    nudge = ayse.sees("kurze Fragen")
    assert nudge.silent
    assert not any(title in nudge.text for title in TITLES)


async def test_the_next_nudge_replaces_the_last_one(house: House) -> None:
    ayse = await with_times(house)
    await house.reaches(at(7, 10))
    first = ayse.phone.last.message_id
    await house.reaches(at(8, 10))
    assert first not in [message.message_id for message in ayse.phone.messages]
    assert sum("sicher stehst" in message.text for message in ayse.phone.answers) == 1


async def test_one_that_is_too_old_to_be_taken_away_loses_its_buttons(house: House) -> None:
    ayse = await house.learner()
    await ayse.ends()
    await ayse.taps("Gleitzeit, Teilzeit", "☐ Fr", "☐ Mo", "Fertig", "12", "12:00", "Passt so", "Noch etwas")
    await house.reaches(at(8, 10))
    await ayse.writes("/lernen")
    await house.reaches(at(11, 13))
    friday = ayse.phone.last.message_id
    await house.reaches(at(14, 13))
    assert ayse.phone.message(friday).buttons == ()
    assert ayse.phone.last.buttons == NUDGE_CHOICES


async def test_a_tap_on_the_nudge_goes_straight_to_the_case(house: House) -> None:
    ayse = await with_times(house)
    await house.reaches(at(7, 10))
    await ayse.taps("Los geht’s")
    ayse.sees("Jeder schreibt es anders")


async def test_not_today_means_tomorrow(house: House) -> None:
    ayse = await with_times(house)
    await house.reaches(at(7, 10))
    await ayse.taps("Heute nicht")
    ayse.sees("Ich melde mich in der nächsten Schicht.")
    ayse.looks_away()
    await house.reaches(at(7, 23))
    ayse.sees_nothing_new()
    await house.reaches(at(8, 10))
    ayse.sees("Hallo.")


async def test_not_this_week_means_monday(house: House) -> None:
    ayse = await with_times(house)
    await house.reaches(at(8, 10))
    await ayse.taps("Diese Woche nicht")
    ayse.sees("Diese Woche bin ich still.")
    ayse.looks_away()
    await house.reaches(at(14, 9, 29))
    ayse.sees_nothing_new()
    await house.reaches(at(14, 10))
    ayse.sees("Hallo.")


async def test_later_today_stays_and_waits(house: House) -> None:
    ayse = await with_times(house)
    await house.reaches(at(7, 10))
    await ayse.taps("Später heute")
    ayse.sees("Die Nachricht bleibt hier.")
    ayse.looks_away()
    await house.reaches(at(7, 15))
    ayse.sees_nothing_new()
    await ayse.taps("Los geht’s")
    ayse.sees("Jeder schreibt es anders")


async def test_three_silent_times_end_in_one_kind_sentence_and_silence(either_house: House) -> None:
    ayse = await with_times(either_house)
    for day in (7, 8, 9):
        await either_house.reaches(at(day, 10))
        ayse.sees("Hallo.")
        ayse.looks_away()
    await either_house.reaches(at(10, 10))
    farewell = ayse.sees("Ich bin jetzt still.")
    assert farewell.silent
    assert farewell.buttons == ("Weiter lernen", "Andere Zeit")
    assert sum("sicher stehst" in message.text for message in ayse.phone.answers) == 0
    ayse.looks_away()
    await either_house.reaches(at(30, 10))
    ayse.sees_nothing_new()
    await ayse.taps("Weiter lernen")
    assert "Überspringen" in ayse.buttons, "one tap, and there is a question"
    ayse.looks_away()
    await either_house.passes(DAY)
    ayse.sees("Hallo.")


async def test_another_time_ends_the_silence_too(house: House) -> None:
    """From the next week on: the farewell was the fourth message of this one."""
    ayse = await with_times(house)
    await house.reaches(at(10, 10))
    await ayse.taps("Andere Zeit", "Anderer Plan", "Gleitzeit, Teilzeit", "☐ Fr", "Fertig", "12", "12:00")
    ayse.looks_away()
    await house.reaches(at(18, 11, 59))
    ayse.sees_nothing_new()
    await house.reaches(at(18, 12))
    ayse.sees("Hallo.")


async def test_there_are_at_most_four_in_a_week(house: House) -> None:
    ayse = await with_times(house, "Montag bis Samstag")
    nudges = 0
    for day in range(7, 14):
        ayse.looks_away()
        await house.reaches(at(day, 23))
        nudges += len(ayse.news)
        if ayse.news:
            await ayse.taps("Heute nicht")
    assert nudges == 4


async def test_whoever_comes_alone_is_never_written_to(house: House) -> None:
    ayse = await house.learner()
    await ayse.ends()
    await ayse.taps("Nein, ich komme selbst")
    ayse.sees("Gut, ich schreibe dir nicht.")
    ayse.looks_away()
    await house.passes(30 * DAY)
    ayse.sees_nothing_new()
    await ayse.writes("/zeiten")
    ayse.sees("Ich schreibe dir nicht von selbst.")


@pytest.mark.parametrize(("button", "silent_days"), [("1 Woche", 7), ("2 Wochen", 14), ("4 Wochen", 28)])
async def test_a_pause_is_silent_to_its_last_day(house: House, button: str, silent_days: int) -> None:
    ayse = await with_times(house)
    await ayse.writes("/pause")
    await ayse.taps(button)
    ayse.sees("Ich bin still bis")
    ayse.looks_away()
    await house.passes(silent_days * DAY)
    ayse.sees_nothing_new()
    await house.passes(2 * DAY)
    ayse.sees("Hallo.")


async def test_a_pause_without_an_end_is_ended_by_its_owner(house: House) -> None:
    ayse = await with_times(house)
    await ayse.writes("/pause")
    assert "Pause beenden" not in ayse.buttons
    await ayse.taps("Bis ich mich melde")
    ayse.sees("bis du die Pause mit /pause beendest")
    ayse.looks_away()
    await house.passes(40 * DAY)
    ayse.sees_nothing_new()
    await ayse.writes("/pause")
    await ayse.taps("Pause beenden")
    ayse.looks_away()
    await house.passes(3 * DAY)
    ayse.sees("Hallo.")


async def test_a_holiday_is_a_day_off(house: House) -> None:
    await house.reaches(datetime(2026, 12, 23, 12, 0, tzinfo=HOME))
    ayse = await with_times(house)
    await house.reaches(datetime(2026, 12, 24, 23, 0, tzinfo=HOME))
    assert ayse.news
    ayse.looks_away()
    await house.reaches(datetime(2026, 12, 27, 23, 0, tzinfo=HOME))
    ayse.sees_nothing_new()
