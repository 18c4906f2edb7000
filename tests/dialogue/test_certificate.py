"""Progress as a picture with its words, and a certificate that nobody but the learner can make."""

import logging
from io import BytesIO

import pytest
from PIL import Image

from bot.callbacks import Certify, encode
from tests.dialogue.house import House
from tests.dialogue.people import Someone
from tests.dialogue.test_choosing import settled
from tests.dialogue.test_edition import shipped
from tests.papers.test_certificate import words
from webchat import ApiError

__all__ = ["shipped"]

NONE_YET = "Dafür braucht es ein Modul, das du ganz durch hast."


async def finishes(person: Someone, area: str, cases: str) -> None:
    """These cases of the first module of an area."""
    for letter in cases:
        await person.writes("/themen")
        await person.taps(area, "A", letter, "Los")
        await person.ends()


async def with_a_module(house: House) -> Someone:
    ayse = await settled(house)
    await finishes(ayse, "A", "BC")
    return ayse


def paper_of(person: Someone) -> bytes:
    found = [message.document for message in person.news if message.document]
    assert len(found) == 1, person.reads
    assert found[0] is not None
    return found[0]


async def test_progress_is_a_picture_with_the_same_in_words(either_house: House) -> None:
    ayse = await settled(either_house)
    await ayse.writes("/fortschritt")
    said = ayse.sees("Dein Stand (nur für dich)", "1 Fall gelöst.", "Datenkompetenz: 1 Fall")
    assert len(ayse.news) == 1
    assert said.photo is not None
    with Image.open(BytesIO(said.photo)) as picture:
        assert picture.width == 1080
    assert ayse.buttons == ("Merkzettel",)
    await ayse.taps("Merkzettel")
    ayse.sees("Noch ist dein Merkzettel leer")
    assert len(ayse.news) == 1, "the picture stays as it is"


async def test_without_anything_there_is_no_picture(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/fortschritt")
    assert ayse.sees("Noch ist alles offen.").photo is None
    assert ayse.phone.last.buttons == ()


async def test_a_certificate_of_a_finished_module(either_house: House) -> None:
    house = either_house
    ayse = await with_a_module(house)
    await ayse.writes("/fortschritt")
    ayse.sees("3 Fälle gelöst.")
    before, deliveries = house.everything_kept(), house.rows("delivery")
    await ayse.taps("Bescheinigung")
    ayse.sees("Diese Bescheinigung gehört dir. Sie geht an niemanden sonst")
    paper = paper_of(ayse)
    said = words(paper)
    for sentence in (
        "Bescheinigung Name: ____",
        "Stand: September 2026.",
        "Datenkompetenz Zahlen und Namen",
        "Wo Zahlen herkommen und wie ein Ding zu seinem Namen kommt.",
        "3 Lerneinheiten, etwa 5 Minuten.",
        "Daraus gelernt: • Erst die Spur, dann die Zahl. • Ein Ding, ein Name. • Fragen kostet wenig.",
        "Niemand darf diese Bescheinigung verlangen.",
    ):
        assert sentence in said
    assert not [word for word in ("Ayşe", "Lindner", "Artikel 4", "%", "2026-") if word in said]
    assert house.everything_kept() == before, "nothing is stored, not even that it was asked for"
    assert house.rows("delivery") == deliveries
    await ayse.taps("Bescheinigung")
    assert paper_of(ayse) == paper, "the same every time"


async def test_what_was_only_said_to_be_known_is_not_certified(house: House) -> None:
    ayse = await settled(house)
    await finishes(ayse, "A", "B")
    await ayse.writes("/themen")
    await ayse.taps("A", "A", "C", "Los")
    await ayse.comes_to("Der Mischer steht vor dem Tor.")
    await ayse.taps("Kann ich schon", "Trotzdem auslassen")
    await ayse.writes("/fortschritt")
    ayse.sees("3 Fälle gelöst.")
    assert ayse.buttons == ("Merkzettel",)
    await ayse.taps_data(encode(Certify()))
    ayse.sees(NONE_YET)
    assert not any(message.document for message in ayse.news)


@pytest.mark.parametrize("role", ["manager", "trainer", "council"])
async def test_nobody_in_another_role_gets_one(house: House, role: str) -> None:
    links = await house.company()
    await house.learner(code=links.join)
    person = house.someone(role)
    await person.starts(getattr(links, role))
    await person.taps_data(encode(Certify()))
    person.sees("Du lernst hier noch nicht mit.")
    assert not any(message.document for message in person.phone.answers)
    stranger = house.someone("Niemand")
    await stranger.starts()
    await stranger.taps_data(encode(Certify()))
    stranger.sees("Ich kenne dich noch nicht.")


async def test_a_file_that_fails_is_asked_for_again(house: House, caplog: pytest.LogCaptureFixture) -> None:
    ayse = await with_a_module(house)
    await ayse.writes("/fortschritt")
    house.server.faults.refuse(ApiError(500, "Internal Server Error"), method="sendDocument")
    with caplog.at_level(logging.WARNING):
        await ayse.taps("Bescheinigung")
    ayse.sees("Die Datei kam nicht durch.")
    assert "Bescheinigung" not in caplog.text
    await ayse.taps("Noch einmal schicken")
    assert "Zahlen und Namen" in words(paper_of(ayse))
    house.server.calls.clear()  # one refusal was ordered


async def test_a_module_about_ai_says_what_the_regulation_calls_it(shipped: House) -> None:
    ayse = await shipped.learner()
    await ayse.ends()
    await ayse.taps("Nein, ich komme selbst")
    await ayse.writes("/themen")
    place = next(line for line in ayse.reads.splitlines() if "Künstliche Intelligenz" in line)[0]
    await ayse.taps(place, "A")
    cases = "".join(button for button in ayse.buttons if len(button) == 1)
    await finishes(ayse, place, cases)
    await ayse.writes("/fortschritt")
    await ayse.taps("Bescheinigung")
    said = words(paper_of(ayse))
    assert "Artikel 4 der KI-Verordnung, Verordnung (EU) 2024/1689" in said
    assert f"{len(cases)} Lerneinheiten" in said
