"""A question comes back days later with another case, and a better answer moves it further away."""

from datetime import timedelta

from tests.dialogue.house import House
from tests.dialogue.people import Someone

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
SPUR = "daten-probe#spur"


def stability_days(house: House) -> float:
    return float(house.row("card", question=SPUR)["stability_days"])


async def refresh(person: Someone) -> None:
    await person.writes("/lernen")
    await person.taps(next(button for button in person.buttons if button.startswith("Auffrischen")))


async def refresh_until(person: Someone, text: str) -> None:
    """What gains most comes first, so it may be in the second session of the day."""
    for _ in range(2):
        await refresh(person)
        while "Überspringen" in person.buttons:
            if text in person.phone.last.text:
                person.sees(text)
                return
            await person.taps("Überspringen")
    raise AssertionError(f"{text!r} was not asked")


async def answer_wrong_and_end(house: House) -> Someone:
    ayse = await house.learner()
    await ayse.comes_to("Wo beginnst du?")
    await ayse.taps("Am Regal")
    ayse.sees("Du: Am Regal", "Das Regal ist schon gezählt.", "Es passt: Am Zettel")
    ayse.sees("Der Fall kommt mit anderen Angaben noch einmal.")
    await ayse.taps("Weiter", "Stimmt nicht", "Weiter", "☐ Maß", "☐ Norm", "Fertig", "Ziemlich sicher")
    await ayse.taps("Weiter", "Zählen", "Spur ansehen", "Grund notieren", "Weiter")
    await ayse.taps("Passt gerade nicht", "Nein, ich komme selbst")
    return ayse


async def test_a_wrong_answer_comes_back_a_week_later_with_another_case(either_house: House) -> None:
    ayse = await answer_wrong_and_end(either_house)
    at_first = stability_days(either_house)
    await either_house.passes(WEEK)
    await refresh_until(ayse, "Wo beginnst du?")
    ayse.sees("12 Rollen Kabel")
    ayse.sees_not("48 Dosen")
    await ayse.taps("Im Buch")
    ayse.sees("Das Buch kennt den Vorgang.")
    once_right = stability_days(either_house)
    assert once_right > at_first
    await ayse.ends()
    await either_house.passes(WEEK)
    await refresh_until(ayse, "Wo beginnst du?")
    ayse.sees("48 Dosen")  # the cases take turns
    await ayse.taps("Am Zettel")
    assert stability_days(either_house) > once_right


async def test_a_forgotten_question_comes_closer(house: House) -> None:
    ayse = await answer_wrong_and_end(house)
    await house.passes(WEEK)
    await refresh_until(ayse, "12 Rollen Kabel")
    await ayse.taps("Im Buch")
    solid = stability_days(house)
    await ayse.ends()
    await house.passes(4 * WEEK)
    await refresh_until(ayse, "48 Dosen")
    await ayse.taps("Am Telefon")
    assert stability_days(house) < solid


async def test_nothing_is_asked_twice_on_one_day(house: House) -> None:
    ayse = await answer_wrong_and_end(house)
    await ayse.writes("/lernen")
    assert not any(button.startswith("Auffrischen") for button in ayse.buttons)
    await house.passes(WEEK)
    asked: list[str] = []
    for _ in range(3):
        await ayse.writes("/lernen")
        again = next((button for button in ayse.buttons if button.startswith("Auffrischen")), None)
        if again is None:
            break
        await ayse.taps(again)
        while "Überspringen" in ayse.buttons:
            asked.append(ayse.phone.last.text.splitlines()[0])
            await ayse.taps("Überspringen")
    assert len(asked) == len(set(asked)) == 5, "also what was left out does not come again today"


async def test_a_refreshing_session_asks_at_most_four_questions(house: House) -> None:
    ayse = await answer_wrong_and_end(house)
    await house.passes(3 * WEEK)
    await refresh(ayse)
    asked = 0
    while "Überspringen" in ayse.buttons:
        await ayse.taps("Überspringen")
        asked += 1
    assert 1 <= asked <= 4
    ayse.sees("Das war’s für diesmal. Bis zum nächsten Fall.")


async def test_the_guess_of_the_guest_case_is_asked_for_real_later(house: House) -> None:
    ayse = await answer_wrong_and_end(house)
    await house.passes(DAY)
    await refresh_until(ayse, "Was tust du zuerst?")
    ayse.sees_not("Das zählt nicht.")
    await ayse.taps("Die Spur ansehen")
    ayse.sees("Die Spur zeigt, was fehlt.")
    assert house.row("card", question="daten-probe#zuerst")["first_right"] is True


async def test_progress_names_bands_and_no_figures_of_a_score(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/fortschritt")
    ayse.sees("Dein Stand (nur für dich)", "Noch ist alles offen.")
    await ayse.comes_to("Wo beginnst du?")
    await ayse.taps("Am Zettel")
    await ayse.ends()
    await ayse.writes("/fortschritt")
    ayse.sees("1 Fall gelöst.", "Datenkompetenz: 1 Fall, 1 Frage wackelt")
    assert "%" not in ayse.reads
