"""Somebody looks something up: by command or just by typing, in their own words, and nothing of it stays."""

from content.skeleton import skeleton
from tests.dialogue.bench import LOOK, OWN, packed, publishes, sends, trainer
from tests.dialogue.house import House
from tests.dialogue.people import Someone

BEFORE = {"handled", "lane"}
"""what is known of every update: its number"""


async def asked_for_a_number(house: House) -> Someone:
    ayse = await settled(house)
    await ayse.writes("/suche jeder schreibt anders")
    await ayse.taps("Jeder schreibt es anders")
    await ayse.comes_to("Wie viele fehlen?")
    return ayse


async def settled(house: House, code: str = "") -> Someone:
    """Has finished the first case."""
    ayse = await house.learner(code=code)
    await ayse.ends()
    await ayse.taps("Nein, ich komme selbst")
    return ayse


async def test_words_behind_the_command_find_a_case_that_opens_with_a_tap(either_house: House) -> None:
    ayse = await settled(either_house)
    await ayse.writes("/suche wie schreibt mann des jeder anderst")
    ayse.sees("Das könnte helfen:", "Jeder schreibt es anders\n💡 Ein Ding, ein Name.")
    await ayse.taps("Jeder schreibt es anders")
    ayse.sees("Jeder schreibt es anders", "Drei Leute schreiben drei Namen.")
    await ayse.writes("/suche namen")
    ayse.sees("Jeder schreibt es anders · angefangen")


async def test_the_command_alone_asks_and_the_next_words_search(house: House) -> None:
    ayse = await settled(house)
    await ayse.writes("/suche")
    ayse.sees("Was suchst du? Schreib ein paar Wörter.")
    await ayse.writes("betong wartet")
    ayse.sees("Der Beton wartet nicht\n💡 Fragen kostet wenig.")
    assert ayse.buttons[0] == "Der Beton wartet nicht"


async def test_plain_words_search_and_say_what_is_finished(house: House) -> None:
    ayse = await settled(house)
    await ayse.writes("im fach felt was")
    ayse.sees("Im Fach fehlt etwas · fertig")


async def test_words_while_a_question_waits_are_its_answer(house: House) -> None:
    ayse = await asked_for_a_number(house)
    await ayse.writes("/suche")
    ayse.sees("Gerade wartet noch eine Frage auf deine Antwort.", "/suche Handy weg")
    await ayse.writes("12,5")
    ayse.sees("24 minus 11,5.")
    await ayse.writes("beton")
    ayse.sees("Das könnte helfen:", "Der Beton wartet nicht")


async def test_the_command_searches_even_then(house: House) -> None:
    ayse = await asked_for_a_number(house)
    await ayse.writes("/suche beton")
    ayse.sees("Der Beton wartet nicht")
    await ayse.writes("12,5")
    ayse.sees("24 minus 11,5.")


async def test_whoever_finds_nothing_is_shown_the_topics(house: House) -> None:
    ayse = await settled(house)
    for words in ("/suche qwrtzp", "qwrtzp xyzxyz", "hallo", 'title:" OR (((', "ab" * 2000):
        await ayse.writes(words)
        ayse.sees("Dazu habe ich nichts gefunden.", "/themen")
    await ayse.taps("Selbst aussuchen")
    ayse.sees("Such dir etwas aus.")


async def test_tom_searches_in_english(house: House) -> None:
    tom = await house.learner(language="en")
    await tom.writes("/search concreet")
    tom.sees("The concrete")


async def test_a_company_finds_its_own_cases_at_once_and_no_other_does(either_house: House) -> None:
    house = either_house
    links, elsewhere = await house.company(), await house.company("Beta Werk", headcount=31)
    ayse, tom = await settled(house, links.join), await settled(house, elsewhere.join)
    await ayse.writes("zettel weg kunde da")
    ayse.sees_not("Der Zettel ist weg")
    await publishes(await trainer(house, links), skeleton(OWN))
    await ayse.writes("zettel weg kunde da")
    ayse.sees("Der Zettel ist weg, der Kunde steht da")
    await ayse.taps("Der Zettel ist weg, der…")
    ayse.sees("Der Zettel ist weg, der Kunde steht da")
    await tom.writes("zettel weg kunde da")
    tom.sees_not("Der Zettel ist weg")


async def test_a_stranger_and_a_trainer_get_what_they_got_before(house: House) -> None:
    stranger = house.someone()
    for words in ("/suche beton", "/suche", "beton"):
        await stranger.writes(words)
        stranger.sees("Ich kenne dich noch nicht")
    assert house.people() == {}
    person = await trainer(house, await house.company())
    for words in ("/suche beton", "/suche", "beton"):
        await person.writes(words)
        person.sees("Du lernst hier noch nicht mit.")


async def test_a_trainer_who_looks_at_a_unit_searches_nothing(house: House) -> None:
    person = await trainer(house, await house.company())
    await sends(person, "modul.zip", packed(skeleton(OWN)))
    await person.taps(LOOK)
    await person.writes("zettel")
    person.sees("Das lese ich nicht.")


async def test_a_search_that_comes_again_finds_again(either_house: House) -> None:
    ayse = await settled(either_house)
    await ayse.writes("beton")
    kept, seen = either_house.people(), ayse.phone.last.text
    await either_house.replays()
    assert either_house.people() == kept
    assert ayse.phone.last.text == seen


async def test_a_busy_server_delays_what_was_found_and_stores_nothing_of_it(house: House) -> None:
    ayse = await settled(house)
    house.server.faults.too_many_requests(1, method="sendMessage")
    await ayse.writes("beton")
    await ayse.phone.sees("Der Beton wartet nicht")
    assert house.rows("delivery") == []


async def test_what_was_looked_for_is_kept_nowhere(either_house: House) -> None:
    house = either_house
    ayse = await settled(house)
    before = {name: rows for name, rows in house.people().items() if name not in BEFORE}
    for words in ("/suche Betonkrankheit", "Zettelgeheimnis Beton", "/suche Kündigungsangst"):
        await ayse.writes(words)
    assert {name: rows for name, rows in house.people().items() if name not in BEFORE} == before
    await house.end()
    for plant in ("etonkrankheit", "ettelgeheimnis", "ündigungsangst", "undigungsangst"):
        assert house.places_of(plant.encode()) == [], plant
        assert plant not in house.everything_kept()
