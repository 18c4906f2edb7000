"""Buttons that were never shown, or stand under something that has changed meanwhile."""

import asyncio

import pytest

from tests.dialogue.house import House

HUGE = "z" * 39
"""a number that fits into a button of its own, and into no other beside a code"""


@pytest.mark.parametrize("data", ["1H:" + "z" * 60, "1M:" + "z" * 29 + ":" + "z" * 29, "1D:" + "z" * 60])
async def test_more_days_than_a_week_has_are_cut(house: House, data: str) -> None:
    ayse = await house.learner()
    await ayse.taps_data(data)
    assert ayse.buttons
    assert house.rows("set_aside") == []


@pytest.mark.parametrize("letter", ["g", "h"])
async def test_an_option_that_the_guest_case_does_not_have_leads_nowhere(house: House, letter: str) -> None:
    links = await house.company()
    ayse = house.someone()
    await ayse.starts(links.join)
    await ayse.taps_data(f"1{letter}:de:{links.join}:{HUGE}")
    ayse.sees_nothing_new()
    assert house.rows("set_aside") == []


@pytest.mark.parametrize("role", ["manager", "trainer", "council"])
async def test_a_link_for_a_role_is_no_code_for_learners(house: House, role: str) -> None:
    links = await house.company()
    ayse = house.someone()
    await ayse.starts(links.join)
    await ayse.taps(ayse.buttons[0], "Weiter")
    await ayse.taps_data(ayse.data_of("Einverstanden").replace(links.join, getattr(links, role)))
    ayse.sees("Diesen Code gibt es nicht")
    assert house.people() == {}


@pytest.mark.parametrize("yes", ["Einverstanden", "Ja, aber zähl mich nicht mit"])
async def test_a_yes_counts_for_the_notice_above_it_alone(house: House, yes: str) -> None:
    links = await house.company()
    ayse = house.someone()
    await ayse.starts(links.join)
    await ayse.taps(ayse.buttons[0], "Weiter")
    await house.restart(operator="Lindner, Musterstadt", operator_is_employer=True)
    await ayse.taps(yes)
    ayse.sees("Der Text zum Datenschutz hat sich geändert.", "Lindner, Musterstadt")
    assert house.people() == {}
    await ayse.taps(yes)
    ayse.sees("Hinter jeder Lücke")


async def test_a_second_yes_counts_for_the_notice_above_it_alone(house: House) -> None:
    ayse = await house.learner()
    await house.restart(operator="Erste, Musterstadt")
    await ayse.writes("/lernen")
    await house.restart(operator="Zweite, Musterstadt")
    before = house.row("consent")
    await ayse.taps("Einverstanden")
    ayse.sees("Der Text zum Datenschutz hat sich geändert.")
    assert house.row("consent") == before
    await ayse.taps("Genauer lesen")
    ayse.sees("Zweite, Musterstadt")
    await ayse.taps("Einverstanden")
    assert house.row("consent") != before


async def test_a_second_consent_changes_nothing_also_when_it_comes_again(house: House) -> None:
    links = await house.company()
    ayse = house.someone()
    await ayse.starts(links.join)
    await ayse.taps(ayse.buttons[0], "Weiter")
    uncounted, bubble = ayse.data_of("Ja, aber zähl mich nicht mit"), ayse.phone.last.message_id
    await ayse.taps("Einverstanden")
    await ayse.taps_data(uncounted, under=bubble)
    ayse.sees("Du bist schon dabei.")
    await house.replays()
    assert house.row("learner")["counted"] is True


async def test_a_data_folder_that_cannot_be_written_ends_nobody(house: House) -> None:
    await house.restart(data_dir=house.folder / "gone")
    ayse = house.someone()
    await ayse.writes("/hilfe")
    assert ayse.news
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(house.running.wait(), 0.05)
