"""Manager, trainer and works council join by links of their own and are told what is true so far."""

from datetime import timedelta

import pytest

from tests.dialogue.house import House

ROLES = {
    "manager": ("als Leitung von Schreinerei Lindner", "Du siehst hier nie eine einzelne Person"),
    "trainer": ("als Trainerin oder Trainer von Schreinerei Lindner", "/trainer"),
    "council": (
        "als Betriebsrat oder Vertrauensperson von Schreinerei Lindner",
        "denselben Wochenbericht wie die Leitung",
    ),
}


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_is_told_what_it_can_do_so_far(either_house: House, role: str) -> None:
    links = await either_house.company()
    kaya = either_house.someone("Frau Kaya")
    await kaya.starts(getattr(links, role))
    kaya.sees(*ROLES[role])
    assert either_house.row("contact_role")["role"] == role
    assert either_house.rows("learner") == []


@pytest.mark.parametrize("role", ROLES)
async def test_its_link_holds_once(either_house: House, role: str) -> None:
    links = await either_house.company()
    kaya, tom = either_house.someone("Frau Kaya"), either_house.someone("Tom")
    await kaya.starts(getattr(links, role))
    await tom.starts(getattr(links, role))
    tom.sees("Dieser Link wurde schon benutzt. Er gilt nur einmal.")
    assert len(either_house.rows("contact")) == 1
    assert either_house.places_of(tom.id) == []


async def test_a_link_that_comes_again_after_a_crash_still_welcomes(house: House) -> None:
    links = await house.company()
    kaya = house.someone("Frau Kaya")
    await kaya.starts(links.manager)
    await house.replays()
    assert "als Leitung von Schreinerei Lindner" in kaya.phone.last.text


async def test_its_link_expires_after_two_weeks(house: House) -> None:
    links = await house.company()
    kaya = house.someone("Frau Kaya")
    await house.reaches(house.clock() + timedelta(days=14, minutes=1))
    await kaya.starts(links.council)
    kaya.sees("Dieser Link ist abgelaufen.")
    assert house.people() == {}


async def test_one_chat_holds_several_roles(either_house: House) -> None:
    links = await either_house.company()
    kaya = either_house.someone("Frau Kaya")
    await kaya.starts(links.council)
    await kaya.starts(links.manager)
    kaya.sees("als Leitung")
    await kaya.joins(links.join)
    kaya.sees("Hinter jeder Lücke")
    assert {row["role"] for row in either_house.rows("contact_role")} == {"council", "manager", "learner"}
    assert len(either_house.rows("contact")) == 1
    await kaya.writes("/loeschen")
    await kaya.taps("Ja, alles löschen")
    assert either_house.people() == {}


async def test_a_role_alone_learns_nothing_and_is_asked_nothing(house: House) -> None:
    links = await house.company()
    kaya = house.someone("Frau Kaya")
    await kaya.starts(links.manager)
    await kaya.writes("/lernen")
    kaya.sees("Scanne den Code vom Aushang")
    await kaya.writes("/meinedaten")
    kaya.sees("Das ist alles, was über dich gespeichert ist.")
    await kaya.writes("/sprache")
    await kaya.taps("English")
    assert house.row("contact")["language"] == "en"


async def test_a_role_of_two_companies_stays_apart(house: House) -> None:
    one, other = await house.company(), await house.company("Metallbau Kern", headcount=12)
    kaya = house.someone("Frau Kaya")
    await kaya.starts(one.council)
    await kaya.starts(other.council)
    kaya.sees("von Metallbau Kern")
    assert len({row["company"] for row in house.rows("contact_role")}) == 2
