"""The bot in the languages in which no case is written: what is said in which one, and who chooses?

Sentences are looked up in the catalogues, so that a better translation breaks nothing here.
"""

from datetime import datetime

import pytest

from bot.texts import me, nudge, start, times
from bot.texts import unit as texts
from bot.texts.direction import FIRST_STRONG
from bot.texts.tongue import LANGUAGES, speak
from tests.dialogue.house import HOME, House
from tests.dialogue.people import Someone

FOREIGN = sorted(LANGUAGES.keys() - {"de", "en"})
ENDS = (texts.onward, texts.skip, texts.compare, texts.not_now)


async def joins(house: House, language: str) -> Someone:
    to, person = speak(language), house.someone(language=language)
    await person.starts((await house.company()).join)
    await person.taps(person.buttons[0], texts.onward(to), start.agree(to))
    return person


async def ends(person: Someone, language: str) -> None:
    """Leaves out every question up to the end of the unit."""
    to = speak(language)
    ways = [way(to) for way in ENDS]
    while way := next((button for button in person.buttons if button in ways), None):
        await person.taps(way)


async def test_a_ukrainian_learner_goes_from_the_poster_to_the_end_of_a_unit(either_house: House) -> None:
    to = speak("uk")
    person = either_house.someone("Олена", language="uk")
    await person.starts((await either_house.company()).join)
    person.sees(start.hello_guest(to), "Цей випадок описано німецькою.", "Im Fach fehlt etwas")
    await person.taps("Nachbestellen")
    person.sees("Du: Nachbestellen")
    await person.taps("Далі")
    person.sees("Відтепер я дещо запам’ятовую.", "не твій роботодавець")
    await person.taps("Погоджуюся")
    person.sees("Hinter jeder Lücke steht ein Vorgang")
    await person.taps("Слова (1)")
    person.sees("Vorgang · подія\nТе, що хтось зробив.")
    await person.taps("Далі")
    person.sees("Ein Beispiel", "Frau Yilmaz")
    await person.taps("Далі", "Am Zettel")
    person.sees("Du: Am Zettel", "Der Zettel kommt vor dem Zählen.")
    await person.taps("Далі", "Stimmt nicht", "Далі", "☐ Maß", "☐ Norm")
    person.sees("Dann „Готово“.")
    await person.taps("Готово", texts.sure(to))
    person.sees("Du warst sicher, und es passt.")
    await ends(person, "uk")
    person.sees(texts.first_done(to), times.shall_i_write(to))
    assert either_house.row("contact")["language"] == "uk"
    assert either_house.row("learner")["reading"] is None


async def test_the_second_unit_says_in_which_language_it_is(house: House) -> None:
    person = await joins(house, "uk")
    await ends(person, "uk")
    await person.writes("/lernen")
    await person.taps(next(button for button in person.buttons if button.startswith("Нове")))
    note, *_ = person.sees("Jeder schreibt es anders").text.split("\n")
    assert note == "Цей випадок описано німецькою."


async def test_hard_words_of_the_guest_case_are_explained_to_a_guest(house: House) -> None:
    person = house.someone(language="uk")
    await person.starts((await house.company()).join)
    before = house.everything_kept()
    person.sees("Цей випадок описано німецькою. Складні слова пояснює кнопка внизу.")
    await person.taps("Слова (1)")
    person.sees("Dose · бляшанка\nПосудина з тонкого металу.")
    assert house.everything_kept() == before


async def test_a_turkish_learner_chooses_english_cases_and_keeps_the_interface(either_house: House) -> None:
    to = speak("tr")
    person = await joins(either_house, "tr")
    person.sees("Hinter jeder Lücke")
    await person.writes("/sprache")
    assert person.buttons == (*LANGUAGES.values(), "Olaylar Almanca olsun", "Olaylar İngilizce olsun")
    await person.taps("Olaylar İngilizce olsun")
    person.sees(me.reading_set(to, "en"))
    assert either_house.row("learner")["reading"] == "en"
    await person.writes("/lernen")
    await person.taps(texts.resume(to))
    person.sees("Behind every gap")
    assert texts.onward(to) in person.buttons
    await person.writes("/sprache")
    await person.taps("Olaylar Almanca olsun")
    await person.writes("/lernen")
    await person.taps(texts.resume(to))
    person.sees("Hinter jeder Lücke")
    assert either_house.row("learner")["reading"] is None


async def test_whoever_changes_the_language_begins_with_the_nearest_cases_again(house: House) -> None:
    person = await joins(house, "tr")
    await person.writes("/sprache")
    await person.taps(
        "Olaylar İngilizce olsun",
    )
    await person.writes("/sprache")
    await person.taps("Polski")
    person.sees(me.language_set(speak("pl")), me.cases_in(speak("pl")))
    assert person.buttons == ("Historie po niemiecku", "Historie po angielsku")
    assert house.row("learner")["reading"] is None
    await person.writes("/sprache")
    await person.taps("Deutsch")
    person.sees("Ab jetzt schreibe ich Deutsch.")
    person.sees_not("Die Fälle gibt es")


async def test_a_choice_that_is_not_offered_is_none(house: House) -> None:
    person = await joins(house, "tr")
    await person.taps_data("1a:fr")
    person.sees(me.reading_set(speak("tr"), "de"))
    assert house.row("learner")["reading"] is None


async def test_a_nudge_comes_in_arabic(house: House) -> None:
    to = speak("ar")
    person = await joins(house, "ar")
    await ends(person, "ar")
    await person.taps(times.day_shift(to), times.monday_to_friday(to), "9", "9:00 ص")
    person.looks_away()
    await house.reaches(datetime(2026, 9, 7, 10, 0, tzinfo=HOME))
    message = person.sees("مرحبًا. حالة جديدة")
    assert message.silent
    assert message.buttons[0] == nudge.go(to)
    await person.writes("/hilfe")
    person.sees(f"{FIRST_STRONG}/lernen")


@pytest.mark.parametrize("language", FOREIGN)
async def test_no_bubble_of_a_unit_mixes_languages(house: House, language: str) -> None:
    """But for the one sentence that says in which language the unit is."""
    person = await joins(house, language)
    to, ways = speak(language), [way(speak(language)) for way in ENDS]
    seen = [person.phone.last.text]
    while way := next((button for button in person.buttons if button in ways), None):
        await person.taps(way)
        seen.append(person.phone.last.text)
    own = {
        said(to) for said in (texts.example, texts.how_sure, texts.it_fits, texts.so_far, texts.type_number)
    }
    assert len(seen) > 6
    assert [text for text in seen[:-1] if any(said in text for said in own)] == []
    assert texts.first_done(to) in seen[-1]
