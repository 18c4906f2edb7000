"""Somebody goes on in another chat: one link, once, and everything comes along."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.screens.screen import BUTTON_CHARACTERS
from content.skeleton import skeleton
from db.moves import MOVING
from tests.dialogue.bench import LOOK, OWN, packed, sends, trainer
from tests.dialogue.house import House
from tests.dialogue.moving import ARRIVED, LEFT, STRANGER, VOID, asks, moves, payload_in
from tests.dialogue.people import Someone
from tests.dialogue.test_privacy import loud_log as loud_log  # noqa: PLC0414 - a fixture
from tests.dialogue.test_rights import exported, full_life
from tests.dialogue.test_times import at
from webchat import ApiError

PLACE = {"lane", "chat_index", "chat", "next_send_s", "nudge_message", "replaces"}
"""columns that say where somebody is"""


def about(house: House) -> dict[str, list[dict[str, object]]]:
    """Everything about people but where they are."""
    return {
        name: [{k: v for k, v in row.items() if k not in PLACE} for row in rows]
        for name, rows in house.people().items()
        if name != "moving"
    }


async def planned(house: House, code: str = "") -> Someone:
    """Learns on day shifts and is written to at nine."""
    ayse = await house.learner(code=code)
    await ayse.ends()
    await ayse.taps("Tagschicht", "Montag bis Freitag", "9", "09:00")
    ayse.looks_away()
    return ayse


# --- the link -----------------------------------------------------------------------------------


async def test_the_link_says_what_happens_and_who_must_not_have_it(either_house: House) -> None:
    house = either_house
    ayse = await house.learner()
    await ayse.writes("/umzug")
    said = ayse.sees(
        "in den nächsten 30 Minuten diesen Link", "Gib den Link niemandem: Wer ihn öffnet, lernt"
    )
    assert said.text.splitlines()[-1] == f"{house.settings.api_url}/?start={payload_in(said.text)}"
    assert len(said.text.split()) <= 60
    assert said.buttons == ()


async def test_it_is_below_my_data_and_has_an_english_name(house: House) -> None:
    links = await house.company()
    ayse = await house.learner(code=links.join)
    lindner = house.someone("Lindner")
    await lindner.starts(links.manager)
    for person in (ayse, lindner):
        await person.writes("/meinedaten")
        assert person.buttons[-1] == "Anderer Chat"
        await person.taps("Anderer Chat")
        assert payload_in(person.reads)
    await ayse.writes("/move")
    assert payload_in(ayse.reads)


async def test_the_other_door_has_a_link_of_its_own(house: House) -> None:
    ayse = await house.learner()
    for address, line in (
        ("https://t.me/FirmaBot", "Telegram:\nhttps://t.me/FirmaBot?start="),
        ("https://lernen.firma.example", "Browser:\nhttps://lernen.firma.example/?start="),
    ):
        await house.restart(other_door=address)
        await ayse.writes("/umzug")
        payload = payload_in(ayse.reads)
        ayse.sees(f"Browser:\n{house.settings.api_url}/?start={payload}", line + payload)
        assert len(ayse.reads.split()) <= 60


async def test_a_stranger_gets_none(house: House) -> None:
    tom = house.someone("Tom")
    await tom.writes("/umzug")
    tom.sees(STRANGER)
    assert house.people() == {}


# --- the move -----------------------------------------------------------------------------------


async def test_everything_comes_along(either_house: House) -> None:
    house = either_house
    ayse = await full_life(house)
    new = house.someone("Ayşe, neues Handy")
    payload = await asks(ayse)
    before, where = about(house), house.index_of(ayse.id)
    assert set(before) >= {"learner", "card", "session", "own_path", "kept", "delivery"}
    await new.starts(payload)
    new.sees(ARRIVED)
    assert about(house) == before
    assert house.rows("moving") == []
    contact = house.row("contact")
    assert bytes(contact["chat_index"]) == house.index_of(new.id) != where
    assert (await exported(new))["contact"][0]["chat"] == new.id


async def test_the_open_session_goes_on_at_the_same_bubble(either_house: House) -> None:
    house = either_house
    ayse = await house.learner()
    await ayse.taps("Weiter")
    shown = ayse.sees("Ein Beispiel", "Frau Yilmaz")
    new = house.someone("Ayşe, neues Handy")
    await moves(ayse, new)
    assert new.buttons == ("Weiter lernen",)
    await new.taps("Weiter lernen")
    assert new.sees("Frau Yilmaz").text == shown.text
    await new.ends()
    assert house.row("unit_progress")["state"] == "done"


async def test_the_new_chat_gets_the_menu_of_every_role(house: House) -> None:
    links = await house.company()
    ayse = await house.learner(code=links.join)
    await ayse.starts(links.council)
    menu = [name for name, _ in ayse.phone.commands]
    assert {"protokoll", "lernen"} <= set(menu)
    new = house.someone("Neu", language="en")
    await moves(ayse, new)
    assert [name for name, _ in new.phone.commands] == menu, "in the language that was chosen"
    await new.writes("/anhalten")
    new.sees("Berichte · Schreinerei Lindner")


@pytest.mark.parametrize("role", ["manager", "trainer", "council"])
async def test_who_does_not_learn_moves_as_well(house: House, role: str) -> None:
    kaya, new = house.someone("Kaya"), house.someone("Kaya, neu")
    await kaya.starts(getattr(await house.company(), role))
    await moves(kaya, new)
    assert new.buttons == (), "there is nothing to go on with"
    assert [row["role"] for row in house.rows("contact_role")] == [role]


async def test_the_old_chat_is_told_silently_and_is_a_stranger_then(either_house: House) -> None:
    house = either_house
    ayse = await house.learner()
    bubble = ayse.phone.last.message_id
    new = house.someone("Neu")
    payload = await asks(ayse)
    ayse.looks_away()
    await new.starts(payload)
    last = ayse.sees(LEFT, "Warst du das nicht?", "IHK Musterstadt, Musterstadt")
    assert last.silent
    assert last.buttons == ()
    assert "umzug" in [name for name, _ in new.phone.commands]
    assert ayse.phone.commands == (), "none of their own; nobody has told the common one here"
    kept = house.people()
    await ayse.taps("Weiter", under=bubble)
    ayse.sees(STRANGER)
    await ayse.writes("/meinedaten")
    ayse.sees(STRANGER)
    assert house.people() == kept


async def test_an_old_chat_that_cannot_be_written_to_holds_up_nothing(house: House) -> None:
    ayse, new = await house.learner(), house.someone("Neu")
    payload = await asks(ayse)
    house.server.faults.refuse(
        ApiError(403, "Forbidden: bot was blocked by the user"), method="deleteMyCommands"
    )
    await ayse.phone.block()
    await house.settle()
    await new.starts(payload)
    new.sees(ARRIVED)
    contact = house.row("contact")
    assert (contact["active"], contact["blocked_on"]) == (True, None)
    assert house.row("learner")["active"]


async def test_a_nudge_that_waits_goes_to_the_new_chat(either_house: House) -> None:
    house = either_house
    ayse, new = await planned(house), house.someone("Neu")
    slot = house.row("learner")["next_slot"]
    payload = await asks(ayse)
    await new.starts(payload)
    assert house.row("learner")["next_slot"] == slot
    ayse.looks_away()
    await house.reaches(at(7, 10))
    assert "Los geht’s" in new.buttons
    ayse.sees_nothing_new()


async def test_the_next_nudge_touches_no_message_of_the_new_chat(house: House) -> None:
    ayse, new = await planned(house), house.someone("Neu")
    await house.reaches(at(7, 10))
    assert house.row("learner")["nudge_message"] is not None
    await moves(ayse, new)
    assert house.row("learner")["nudge_message"] is None
    deleted = len(house.server.calls.of("deleteMessage"))
    await house.reaches(at(8, 10))
    assert "Los geht’s" in new.buttons
    assert len(house.server.calls.of("deleteMessage")) == deleted


async def test_somebody_moves_back(house: House) -> None:
    ayse, new = await house.learner(), house.someone("Neu")
    await moves(ayse, new)
    await moves(new, ayse)
    await ayse.taps("Weiter lernen")
    ayse.sees("Erst die Spur, dann die Zahl.")
    await new.writes("/lernen")
    new.sees(STRANGER)


async def test_a_preview_in_the_old_chat_ends(house: House) -> None:
    person, new = await trainer(house, await house.company()), house.someone("Neu")
    payload = await asks(person)
    await sends(person, "modul.zip", packed(skeleton(OWN)))
    await person.taps(LOOK)
    assert "Weiter" in person.buttons
    await new.starts(payload)
    await person.writes("Zettel")
    person.sees(STRANGER)
    await person.taps("Weiter")
    person.sees(STRANGER)


# --- what does not work ---------------------------------------------------------------------------


async def test_a_link_works_once(either_house: House) -> None:
    house = either_house
    ayse, new, thief = await house.learner(), house.someone("Neu"), house.someone("Dieb")
    payload = await asks(ayse)
    await new.starts(payload)
    await thief.starts(payload)
    thief.sees(VOID, "/umzug")
    assert len(house.rows("contact")) == 1
    await new.starts(payload)
    new.sees(VOID)


async def test_a_newer_link_voids_the_one_before(either_house: House) -> None:
    house = either_house
    ayse, new = await house.learner(), house.someone("Neu")
    first, second = await asks(ayse), await asks(ayse)
    assert len(house.rows("moving")) == 1
    await new.starts(first)
    new.sees(VOID)
    await new.starts(second)
    new.sees(ARRIVED)


async def test_a_link_lasts_thirty_minutes_and_leaves_with_the_next_sweep(either_house: House) -> None:
    house = either_house
    ayse, new = await house.learner(), house.someone("Neu")
    payload = await asks(ayse)
    house.clock.advance_to(house.clock() + MOVING)
    await new.starts(payload)
    new.sees(VOID)
    assert len(house.rows("contact")) == 1
    await house.passes(timedelta(hours=1))
    assert house.rows("moving") == []


@pytest.mark.parametrize("payload", ["m-", "m-x", "m-" + "A" * 22, "m-" + "A" * 62, "m-ä", "m-'--"])
async def test_a_link_that_was_never_made_opens_nothing(house: House, payload: str) -> None:
    tom = house.someone("Tom")
    await tom.writes(f"/start {payload}")
    assert VOID in tom.reads or "Diesen Code gibt es nicht" in tom.reads
    assert house.people() == {}
    assert house.rows("set_aside") == []


async def test_a_chat_that_is_taken_says_so_and_the_link_stays(either_house: House) -> None:
    house = either_house
    links = await house.company()
    ayse, tom = await house.learner(code=links.join), await house.learner("Tom", code=links.join)
    payload = await asks(ayse)
    before = about(house)
    await tom.starts(payload)
    tom.sees("In diesem Chat gibt es schon einen eigenen Stand.", "/loeschen")
    assert about(house) == before
    await tom.writes("/loeschen")
    await tom.taps("Ja, alles löschen")
    await tom.starts(payload)
    tom.sees(ARRIVED)
    assert len(house.rows("learner")) == 1


async def test_the_chat_that_asked_is_told_that_it_is_here(house: House) -> None:
    ayse, new = await house.learner(), house.someone("Neu")
    payload = await asks(ayse)
    await ayse.starts(payload)
    ayse.sees("Du bist schon hier.")
    await new.starts(payload)
    new.sees(ARRIVED)


async def test_of_two_who_open_at_once_one_moves(either_house: House) -> None:
    house = either_house
    ayse, new, thief = await house.learner(), house.someone("Neu"), house.someone("Dieb")
    payload = await asks(ayse)
    await asyncio.gather(new.starts(payload), thief.starts(payload))
    await house.settle()
    said = sorted(person.phone.answers[-1].text.split(".")[0] for person in (new, thief))
    assert said == [VOID.rstrip("."), ARRIVED.rstrip(".")]
    assert len(house.rows("contact")) == 1


async def test_after_a_crash_the_same_opening_says_the_same(either_house: House) -> None:
    house = either_house
    ayse, new = await house.learner(), house.someone("Neu")
    await moves(ayse, new)
    before = about(house)
    new.looks_away()
    await house.replays()
    said = [message.text for message in new.phone.answers if message.text.startswith(ARRIVED)]
    assert said
    assert VOID not in new.phone.answers[-1].text
    assert about(house) == before


# --- what is left -----------------------------------------------------------------------------------


async def test_whoever_erases_everything_leaves_neither_chat_behind(either_house: House) -> None:
    house = either_house
    ayse, new = await house.learner(), house.someone("Neu")
    await moves(ayse, new)
    assert house.places_of(ayse.id) == []
    await asks(new)
    await new.writes("/loeschen")
    await new.taps("Ja, alles löschen")
    assert house.people() == {}
    for number in (ayse.id, new.id):
        assert house.places_of(number) == []
    for number in (ayse.id, new.id):
        assert house.places_of(house.index_of(number)) == []


async def test_the_token_stands_nowhere(loud_log: Path, house: House) -> None:
    ayse, new = await house.learner(), house.someone("Neu")
    house.server.faults.too_many_requests(1, method="sendMessage")
    await ayse.writes("/umzug")
    await house.running.drain()
    payload = payload_in("\n".join(message.text for message in ayse.phone.answers[-2:]))
    assert payload not in str(await exported(ayse))
    await new.starts(payload)
    await house.end()
    assert house.places_of(payload.encode()) == []
    assert house.places_of(payload[2:].encode()) == []
    assert payload[2:] not in house.everything_kept()


async def test_the_buttons_fit(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/meinedaten")
    assert all(len(button) <= BUTTON_CHARACTERS for button in ayse.buttons)
