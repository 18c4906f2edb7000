"""Whoever asked for silence has it, and whoever is here is not taken for gone."""

from tests.dialogue.house import House
from tests.dialogue.test_times import at, with_times


async def test_an_old_button_does_not_shorten_a_longer_pause(house: House) -> None:
    ayse = await with_times(house)
    await house.reaches(at(8, 12))
    week, bubble = ayse.data_of("Diese Woche nicht"), ayse.phone.last.message_id
    await ayse.writes("/pause")
    await ayse.taps("Bis ich mich melde")
    await ayse.taps_data(week, under=bubble)
    ayse.looks_away()
    await house.reaches(at(30, 12))
    ayse.sees_nothing_new()


async def test_a_nudge_that_still_waits_is_not_sent_into_a_pause(house: House) -> None:
    ayse = await with_times(house)
    await house.reaches(at(8, 9))
    ayse.looks_away()
    house.clock.advance_to(at(8, 9, 31))
    async with house.running._courier._alone:  # it is busy with somebody else
        await house.running.tick()
        assert "pending" in {row["state"] for row in house.rows("delivery")}
        await ayse.writes("/pause")
        await ayse.taps("Bis ich mich melde")
    ayse.looks_away()
    await house.running.drain()
    ayse.sees_nothing_new()


async def test_whoever_taps_is_not_forgotten_as_blocked(house: House) -> None:
    """Telegram said that somebody blocked the bot, and its word that they let it in again was lost."""
    ayse = await with_times(house)
    await ayse.does(ayse.phone.block)
    ayse.phone.chat.blocked = False
    await ayse.writes("/lernen")
    assert house.row("contact")["blocked_on"] is None
    await house.reaches(at(7, 12).replace(month=10, day=9))
    assert house.people()
