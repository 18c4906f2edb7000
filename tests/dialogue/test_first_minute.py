"""From the deep link to the first answered case: two taps, no typing, nothing kept."""

import pytest

from bot.texts.tongue import LANGUAGES
from tests.dialogue.house import House
from tests.dialogue.people import Someone

FIRST_TAPS = ("Die Zahl ändern", "Weiter", "Genauer lesen", "Nein, danke")


def nothing_is_kept(house: House, person: Someone) -> None:
    assert house.people() == {}
    assert house.rows("handled") == []
    assert house.rows("set_aside") == []
    assert house.places_of(person.id) == []
    assert str(person.id) not in house.everything_kept()


async def test_the_empty_chat_says_what_this_is(house: House) -> None:
    house.introduces = True
    await house.restart()
    await house.server.calls.until(lambda calls: len(calls.of("setMyCommands")) == len(LANGUAGES))
    await house.settle()
    ayse = house.someone()
    assert ayse.phone.bot_name == "Pausenbrot"
    assert "Teste erst einen Fall. Pausenbrot speichert dabei nichts." in ayse.phone.description
    assert [name for name, _ in ayse.phone.commands][:3] == ["lernen", "suche", "themen"]
    tom, ola = house.someone("Tom", language="fi"), house.someone("Ola", language="pl")
    assert "learn" in [name for name, _ in tom.phone.commands]
    assert ("lernen", "Ucz się dalej") in ola.phone.commands
    assert "Pausenbrot nic przy tym nie zapisuje." in ola.phone.description


async def test_two_taps_after_start_lead_to_an_answered_case(either_house: House) -> None:
    links = await either_house.company()
    ayse = either_house.someone()
    await ayse.starts(links.join)
    ayse.sees("Noch speichere ich nichts", "Im Fach fehlt etwas", "Was tust du zuerst?")
    await ayse.taps("Die Zahl ändern")
    ayse.sees("Du: Die Zahl ändern", "Der Grund bleibt.")
    assert ayse.taps_so_far <= 2
    assert not ayse.has_typed
    nothing_is_kept(either_house, ayse)


async def test_whoever_declines_leaves_nothing(either_house: House) -> None:
    links = await either_house.company()
    ayse = either_house.someone()
    await ayse.starts(links.join)
    for button in FIRST_TAPS:
        await ayse.taps(button)
        nothing_is_kept(either_house, ayse)
    ayse.sees("Ich habe nichts gespeichert")
    assert ayse.buttons == ()
    await either_house.end()
    nothing_is_kept(either_house, ayse)


async def test_the_four_things_are_true_for_this_company(house: House) -> None:
    large, small = await house.company(), await house.company("Metallbau Kern", headcount=12)
    ayse, tom = house.someone(), house.someone("Tom")
    await ayse.starts(large.join)
    await ayse.taps("Nachbestellen", "Weiter")
    ayse.sees(
        "grobe Zahlen über alle 28 zusammen", "Das ist IHK Musterstadt, Musterstadt, nicht dein Betrieb"
    )
    ayse.sees_not("Telegram")  # this server is not theirs
    await tom.starts(small.join)
    await tom.taps("Nachbestellen", "Weiter")
    tom.sees("nichts über dich und keine Zahlen")


async def test_the_guest_case_changes_its_language_and_the_choice_stays(house: House) -> None:
    links = await house.company()
    tom = house.someone("Tom", language="de")
    await tom.starts(links.join)
    await tom.taps("Andere Sprache")
    tom.sees("Im Fach fehlt etwas", "Was tust du zuerst?")
    assert tom.buttons == tuple(LANGUAGES.values())
    await tom.taps("English")
    tom.sees("Something is missing", "What do you do first?")
    await tom.taps("Order more", "Next", "I agree")
    tom.sees("Behind every gap")
    assert house.row("contact")["language"] == "en"


async def test_after_consent_the_unit_goes_on_where_the_guest_case_stopped(either_house: House) -> None:
    ayse = await either_house.learner()
    ayse.sees("Hinter jeder Lücke steht ein Vorgang")
    assert either_house.row("consent")["given_on"].isoformat() == "2026-09-07"
    assert either_house.row("learner")["counted"] is True


async def test_not_being_counted_leaves_no_other_trace(either_house: House) -> None:
    code = (await either_house.company()).join
    ayse = await either_house.learner(code=code)
    tom = either_house.someone("Tom")
    await tom.joins(code, saying="Ja, aber zähl mich nicht mit")
    assert tom.reads == ayse.reads
    counted, uncounted = sorted(either_house.rows("learner"), key=lambda row: not row["counted"])
    assert (counted["counted"], uncounted["counted"]) == (True, False)
    differing = {name for name in counted if counted[name] != uncounted[name]}
    assert differing == {"id", "contact", "counted"}
    per_person = {name: len(rows) for name, rows in either_house.people().items()}
    assert all(count % 2 == 0 for count in per_person.values()), per_person


async def test_agreeing_twice_makes_one_learner(either_house: House) -> None:
    links = await either_house.company()
    ayse = either_house.someone()
    await ayse.starts(links.join)
    await ayse.taps("Nachbestellen", "Weiter")
    agree, uncounted = ayse.data_of("Einverstanden"), ayse.data_of("Ja, aber zähl mich nicht mit")
    bubble = ayse.phone.last.message_id
    await ayse.taps("Einverstanden")
    await ayse.taps_data(agree, under=bubble)
    ayse.sees("Du bist schon dabei")
    await ayse.taps_data(uncounted, under=bubble)
    assert len(either_house.rows("learner")) == 1
    assert either_house.row("learner")["counted"] is True
    await ayse.starts(links.join)
    ayse.sees("Du bist schon dabei")


async def test_a_tap_that_comes_again_after_a_crash_changes_nothing(either_house: House) -> None:
    links = await either_house.company()
    ayse = either_house.someone()
    await ayse.starts(links.join)
    await ayse.taps("Nachbestellen", "Weiter")
    for button in ("Einverstanden", "Weiter", "Weiter", "Am Regal", "Weiter", "Stimmt nicht"):
        await ayse.taps(button)
        kept, seen = either_house.people(), ayse.phone.last.text
        await either_house.replays()
        assert either_house.people() == kept, button
        assert ayse.phone.last.text == seen, button


async def test_a_code_that_is_rotated_in_between_ends_the_way_kindly(house: House) -> None:
    links = await house.company()
    ayse, tom = house.someone(), house.someone("Tom")
    await ayse.starts(links.join)
    await tom.starts(links.join)
    await tom.taps("Nachbestellen", "Weiter")
    new = await house.rotate(links)
    await ayse.taps("Nachbestellen")
    ayse.sees("Diesen Code gibt es nicht oder nicht mehr")
    await tom.taps("Einverstanden")
    tom.sees("Diesen Code gibt es nicht oder nicht mehr")
    nothing_is_kept(house, ayse)
    nothing_is_kept(house, tom)
    await ayse.joins(new)
    assert len(house.rows("learner")) == 1


@pytest.mark.parametrize("payload", ["", "unbekannt", "x" * 64])
async def test_a_stranger_with_no_good_link_is_told_what_to_do(house: House, payload: str) -> None:
    ayse = house.someone()
    await ayse.starts(payload)
    ayse.sees("Diesen Code gibt es nicht" if payload else "Scanne den Code vom Aushang")
    nothing_is_kept(house, ayse)
