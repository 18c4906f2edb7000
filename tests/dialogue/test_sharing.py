"""A case is passed on: one link for everybody, nothing in it of who sent it, and no way in for strangers."""

import re

import pytest

from bot.callbacks import PassOn, encode
from bot.screens.screen import BUTTON_CHARACTERS
from bot.sharing import payload_of
from bot.subjects import short
from content.skeleton import skeleton
from learning.model import UnitKey
from tests.dialogue.bench import OWN, UNIT, publishes, trainer
from tests.dialogue.house import House
from tests.dialogue.test_choosing import settled
from tests.dialogue.test_unit import finish_the_first, open_the_second

NAMES = UnitKey("daten-probe/namen")
THEIRS = payload_of(UnitKey(f"{OWN}/zettel-weg"))
"""a case that a company wrote for itself"""
NOT_HERE = "Diesen Fall gibt es hier nicht. Andere findest du unter /themen."
LINK = re.compile(r"\?start=([A-Za-z0-9_-]{1,64})$")
FORGED = ("u-", "u-0", "u-zzzzzzzz", "u-zzzzzzzzz", "u-ABC", "u-1.2", "u-'--", "u_1", "U-1", "u-" + "1" * 62)


def payload_in(text: str) -> str:
    found = LINK.search(text)
    assert found, text
    return found[1]


async def test_a_finished_case_is_passed_on_without_a_word_of_the_result(either_house: House) -> None:
    house = either_house
    ayse = await house.learner()
    await open_the_second(ayse)
    await ayse.ends()
    ayse.sees("Das war’s für diesmal.")
    assert ayse.buttons[-3:] == ("Noch etwas", "Weitergeben", "⚑ Rückmeldung"), "after the offer of a check"
    before = house.people()
    await ayse.taps("Weitergeben")
    assert ayse.toast == "Die Nachricht kannst du weiterleiten. Von dir steht nichts darin."
    said = ayse.phone.last
    first, second, link = said.text.splitlines()
    assert (first, second) == (
        "Jeder schreibt es anders",
        "Ein kurzer Fall aus der Arbeit, etwa 2 Minuten:",
    )
    assert link == f"{house.settings.api_url}/?start={payload_of(NAMES)}"
    assert said.buttons == (), "a forwarded message has nothing to tap"
    assert house.people() == before


async def test_the_first_end_asks_for_times_and_nothing_more(house: House) -> None:
    ayse = await house.learner()
    await ayse.ends()
    assert "Weitergeben" not in ayse.buttons


async def test_everybody_passes_on_the_same_link(house: House) -> None:
    ayse = await settled(house)
    tom = await house.learner("Tom", code=(await house.company("Beta Werk")).join)
    await finish_the_first(tom)
    links = set()
    for person in (ayse, tom):
        await person.writes("/themen")
        await person.taps("A", "A", "B")
        person.sees("Jeder schreibt es anders")
        await person.taps("Weitergeben")
        links.add(payload_in(person.phone.last.text))
    assert links == {payload_of(NAMES)}


async def test_whoever_learns_looks_first_and_goes_on_where_they_were(either_house: House) -> None:
    house = either_house
    ayse = await house.learner()
    await ayse.comes_to("Wo beginnst du?")
    before = house.people()
    await ayse.starts(payload_of(NAMES))
    ayse.sees("Jeder schreibt es anders", "Etwa 2 Minuten.")
    assert ayse.buttons == ("Los", "Weitergeben", "Zurück")
    assert house.people() == before, "a look keeps nothing and leaves nothing"
    await ayse.taps("Los")
    ayse.sees("Drei Leute schreiben drei Namen.")


async def test_a_stranger_is_told_kindly_to_scan_and_nothing_is_kept(either_house: House) -> None:
    house = either_house
    links = await house.company()
    tom = house.someone("Tom")
    for payload in (payload_of(NAMES), "u-1"):
        await tom.starts(payload)
        tom.sees("Dafür brauchst du zuerst den Code vom Aushang")
        tom.sees_not("Jeder schreibt es anders")
        assert tom.buttons == ()
    assert house.people() == {}
    assert house.rows("handled") == []
    assert house.places_of(tom.id) == []
    await tom.joins(links.join)
    await tom.starts(payload_of(NAMES))
    tom.sees("Jeder schreibt es anders")


@pytest.mark.parametrize("role", ["manager", "trainer", "council"])
async def test_whoever_does_not_learn_is_told_so(house: House, role: str) -> None:
    person = house.someone(role)
    await person.starts(getattr(await house.company(), role))
    await person.starts(payload_of(NAMES))
    person.sees("Du lernst hier noch nicht mit.")
    await person.taps_data(encode(PassOn(short(NAMES))))
    person.sees("Du lernst hier noch nicht mit.")


@pytest.mark.parametrize("payload", FORGED)
async def test_a_link_that_names_no_case_does_no_harm(house: House, payload: str) -> None:
    ayse = await settled(house)
    await ayse.writes(f"/start {payload}")
    assert NOT_HERE in ayse.reads or "Diesen Code gibt es nicht" in ayse.reads
    assert house.rows("set_aside") == []
    await ayse.taps_data(encode(PassOn(4711)))
    ayse.sees(NOT_HERE)
    await ayse.taps("Selbst aussuchen")
    ayse.sees("Such dir etwas aus.")


async def test_a_case_of_a_company_opens_there_alone_and_elsewhere_is_as_good_as_none(
    either_house: House,
) -> None:
    house = either_house
    alpha, beta = await house.company("Alpha Werk"), await house.company("Beta Werk")
    await publishes(await trainer(house, alpha), skeleton(OWN))
    ayse, tom = await house.learner(code=alpha.join), await house.learner("Tom", code=beta.join)
    await ayse.starts(THEIRS)
    ayse.sees(UNIT)
    await ayse.taps("Weitergeben")
    assert ayse.toast == "Diesen Fall können nur Leute aus deinem Betrieb öffnen."
    assert payload_in(ayse.phone.last.text) == THEIRS
    said = []
    for opened in (THEIRS, "u-1a2b3c4d"):
        await tom.starts(opened)
        tom.sees_not(UNIT)
        said.append((tom.reads, tom.buttons))
    assert said[0] == said[1] == (NOT_HERE, ("Selbst aussuchen",))


async def test_a_case_that_was_taken_back_is_not_here_any_more(house: House) -> None:
    links = await house.company()
    person = await trainer(house, links)
    await publishes(person, skeleton(OWN))
    ayse = await house.learner(code=links.join)
    await ayse.starts(THEIRS)
    ayse.sees(UNIT)
    await person.taps("Zurücknehmen")
    await ayse.starts(THEIRS)
    ayse.sees(NOT_HERE)


async def test_whoever_has_not_read_a_changed_notice_reads_it_first(house: House) -> None:
    ayse = await settled(house)
    await house.restart(operator="Andere, Musterstadt")
    await ayse.starts(payload_of(NAMES))
    ayse.sees("Der Text zum Datenschutz hat sich geändert.")
    assert all(len(button) <= BUTTON_CHARACTERS for button in ayse.buttons)
