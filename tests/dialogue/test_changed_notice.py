"""Another operator: everybody is asked again before anything else."""

from tests.dialogue.house import House
from tests.dialogue.people import Someone
from tests.dialogue.test_times import at, with_times

OTHER = {"operator": "Lindner & Söhne, Musterstadt", "operator_is_employer": True}
CHANGED = "Der Text zum Datenschutz hat sich geändert."


async def asked_again(person: Someone) -> None:
    person.sees(CHANGED, "Den Server betreibt dein Betrieb: Lindner & Söhne, Musterstadt.")
    assert person.buttons == ("Einverstanden", "Genauer lesen", "Nein, danke")


async def test_a_changed_operator_asks_before_anything_else(either_house: House) -> None:
    ayse = await either_house.learner()
    await ayse.comes_to("Wo beginnst du?")
    answer, bubble = ayse.data_of("Am Zettel"), ayse.phone.last.message_id
    await either_house.restart(**OTHER)
    before = either_house.people()
    for command in ("/lernen", "/fortschritt", "/zeiten", "/pause"):
        await ayse.writes(command)
        await asked_again(ayse)
    await ayse.taps_data(answer, under=bubble)
    await asked_again(ayse)
    assert either_house.people() == before
    await ayse.taps("Genauer lesen")
    ayse.sees("Was gespeichert wird", "Lindner & Söhne")
    await ayse.taps("Einverstanden")
    ayse.sees("Weiter geht es mit /lernen.")
    await ayse.taps_data(answer, under=bubble)
    ayse.sees("Der Zettel erklärt die Lücke.")
    assert either_house.row("consent")["version"] != before["consent"][0]["version"]


async def test_an_unchanged_notice_asks_nobody(house: House) -> None:
    ayse = await house.learner()
    await house.restart()
    await ayse.writes("/lernen")
    ayse.sees_not(CHANGED)


async def test_the_rights_stay_open_without_a_new_yes(house: House) -> None:
    ayse = await house.learner()
    await house.restart(**OTHER)
    await ayse.writes("/meinedaten")
    assert any(message.document for message in ayse.news)
    await ayse.writes("/datenschutz")
    ayse.sees("Lindner & Söhne")
    await ayse.writes("/loeschen")
    await ayse.taps("Ja, alles löschen")
    assert house.people() == {}


async def test_after_a_no_everything_rests_until_a_yes(either_house: House) -> None:
    ayse = await with_times(either_house)
    await either_house.restart(**OTHER)
    await ayse.writes("/lernen")
    await ayse.taps("Nein, danke")
    ayse.sees("Dann ruht alles. /loeschen löscht sofort")
    ayse.looks_away()
    await either_house.reaches(at(10, 12))
    ayse.sees_nothing_new()
    await ayse.writes("/lernen")
    await asked_again(ayse)
    await ayse.taps("Einverstanden")
    ayse.looks_away()
    await either_house.reaches(at(11, 12))
    ayse.sees("Hallo.")


async def test_a_nudge_leads_to_the_new_notice_first(house: House) -> None:
    ayse = await with_times(house)
    await house.restart(**OTHER)
    await house.reaches(at(7, 10))
    await ayse.taps("Los geht’s")
    await asked_again(ayse)
