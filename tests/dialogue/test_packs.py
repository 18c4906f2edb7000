"""A pack in a trainer's chat: shown, asked about, taken as drafts, and published all at once."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from typing import Final
from zipfile import ZipFile

import pytest

from bot.handlers.packs import DEEDS
from content.skeleton import skeleton
from tests.content.packs.making import PNG, STRANGER, note, packed, zipped
from tests.content.rulecase import good_files
from tests.dialogue.bench import OWN, publishes, sends, trainer
from tests.dialogue.house import House
from tests.dialogue.packcase import (
    FILE,
    ID,
    MODULE,
    ONE,
    PACK_TITLE,
    QUIZ,
    TAKE,
    a_pack,
    first_case,
    states,
    takes,
)

NOTE: Final = "Das Feld heißt Charge, frag im Lager."
OTHER_ID: Final = "agil-tafel"
SURE: Final = "Trotzdem übernehmen"
LATE: Final = "Inzwischen hat sich hier etwas geändert."


def two_modules() -> dict[str, bytes]:
    files = good_files()
    for path in (MODULE, QUIZ):
        text = files[path].decode().replace(ID, OTHER_ID).replace("area: daten", "area: agil")
        text = text.replace("topic: daten-explizit", "topic: kanban").replace("Was für alle gilt", "Tafel")
        files[path.replace(ID, OTHER_ID)] = text.encode()
    return files


async def kept(house: House) -> tuple[int, int, int]:
    return len(house.rows("revision")), len(house.rows("pack")), len(house.rows("parcel"))


# --- before a yes -------------------------------------------------------------------------------


async def test_a_pack_says_who_made_it_what_changed_and_what_it_would_do(house: House) -> None:
    person = await trainer(house, await house.company())
    await sends(person, FILE, a_pack())
    person.sees(
        PACK_TITLE,
        "Fassung 2 · Lizenz CC-BY-SA-4.0",
        "Von, nach eigener Angabe: IHK Musterstadt",
        "2: Ein Fall mehr",
        "den Schlüssel kennt ihr noch nicht: 2b61-f0ec",
        "Kommt dazu: Was für alle gilt",
        "Es werden Entwürfe",
    )
    assert house.rows("revision") == []


async def test_what_is_not_taken_leaves_nothing(house: House) -> None:
    person = await trainer(house, await house.company())
    await sends(person, FILE, a_pack())
    await person.taps("Nicht übernehmen")
    person.sees("nichts wurde übernommen")
    assert await kept(house) == (0, 0, 0)
    await person.taps_data(person.data_of("Alle Pakete"))
    person.sees("Noch keines")


async def test_a_pack_is_remembered_over_a_restart(either_house: House) -> None:
    person = await trainer(either_house, await either_house.company())
    await sends(person, FILE, a_pack())
    await either_house.restart()
    await person.taps(TAKE)
    person.sees("Übernommen")
    await either_house.restart()
    await person.taps(ONE)
    person.sees("✓ Veröffentlicht")
    assert states(either_house) == {(ID, 1): "published"}


async def test_a_pack_that_nobody_wanted_goes_after_thirty_days(house: House) -> None:
    person = await trainer(house, await house.company())
    await sends(person, FILE, a_pack())
    await house.passes(timedelta(days=30))
    assert len(house.rows("parcel")) == 1
    await house.passes(timedelta(days=1))
    assert house.rows("parcel") == []
    await person.taps(TAKE)
    person.sees("Dieses Paket habe ich nicht mehr")


async def test_a_discarded_draft_takes_no_waiting_pack_with_it(house: House) -> None:
    person = await trainer(house, await house.company())
    await sends(person, FILE, a_pack(more={"media/tor.png": PNG}))
    await sends(person, "team-zettel.de.md", skeleton(OWN)[f"modules/{OWN}.de.md"])
    await person.taps("Verwerfen")
    await person.taps(TAKE)
    person.sees("Übernommen")


# --- one changed byte ---------------------------------------------------------------------------


def places(raw: bytes) -> dict[str, int]:
    """One byte of each kind that a signed pack consists of."""
    return {
        "first byte": 0,
        "name in front of a file": raw.index(b"modules/"),
        "name of the manifest": raw.index(b"pack.yaml"),
        "name of the manifest in the list": raw.rindex(b"pack.yaml"),
        "manifest: version": raw.index(b"version: 2") + 9,
        "manifest: origin": raw.index(b"IHK Musterstadt"),
        "manifest: digest": raw.index(b"sha256: ") + 10,
        "key": raw.index(b"key: ") + 6,
        "signature": raw.index(b"signature: ", raw.index(b"key: ")) + 12,
        "a word of the module": raw.index(b"Gestern hing"),
        "a word of the quiz": raw.rindex(b"schema: quiz/1"),
        "name in the list": raw.rindex(b"modules/"),
        "end of the list": len(raw) - 4,
    }


@pytest.mark.parametrize("place", places(a_pack()))
async def test_one_changed_byte_is_refused_and_leaves_nothing(house: House, place: str) -> None:
    raw = a_pack()
    at = places(raw)[place]
    person = await trainer(house, await house.company())
    await sends(person, FILE, raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
    person.sees("Behalten habe ich nichts.")
    assert TAKE not in person.buttons
    assert await kept(house) == (0, 0, 0)


async def test_whoever_packs_it_anew_cannot_sign_it_anew(house: House) -> None:
    with ZipFile(BytesIO(a_pack())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    before = sha256(files[MODULE]).hexdigest().encode()
    files[MODULE] = files[MODULE].replace(b"Gestern hing", b"Morgen hing")
    digest = sha256(files[MODULE]).hexdigest().encode()
    files["pack.yaml"] = files["pack.yaml"].replace(before, digest)
    person = await trainer(house, await house.company())
    await sends(person, FILE, zipped(files))
    person.sees("Dieses Paket nehme ich nicht an", "Die Unterschrift passt nicht")
    assert await kept(house) == (0, 0, 0)


async def test_content_with_an_error_is_refused_with_its_line(house: House) -> None:
    person = await trainer(house, await house.company())
    files = good_files()
    files[MODULE] = files[MODULE].replace(b"area: daten", b"area: datne")
    await sends(person, FILE, packed(files))
    person.sees("Dieses Paket nehme ich nicht an", "M004")
    assert await kept(house) == (0, 0, 0)


# --- taken --------------------------------------------------------------------------------------


async def test_nothing_reaches_learners_before_it_is_published(either_house: House) -> None:
    house, links = either_house, await either_house.company()
    person = await trainer(house, links)
    await takes(person, a_pack())
    assert states(house) == {(ID, 1): "draft"}
    assert "Gestern hing" not in await first_case(house, links)
    await person.taps(ONE)
    assert house.row("revision")["pack"] == "lager-ihk"
    assert "Gestern hing" in await first_case(house, links)


async def test_what_is_done_twice_after_a_crash_is_done_once(either_house: House) -> None:
    person = await trainer(either_house, await either_house.company())
    await sends(person, FILE, a_pack())
    await either_house.replays()
    await person.taps(TAKE)
    await either_house.replays()
    assert "Übernommen" in person.phone.last.text
    await person.taps(ONE)
    await either_house.replays()
    assert "Veröffentlicht" in person.phone.last.text
    assert states(either_house) == {(ID, 1): "published"}


async def test_modules_of_a_pack_are_published_all_or_none(either_house: House) -> None:
    person = await trainer(either_house, await either_house.company())
    await takes(person, packed(two_modules()))
    person.sees("Tafel und Was für alle gilt")
    everything = person.data_of("Alle 2 veröffentlichen")
    broken = two_modules()[QUIZ.replace(ID, OTHER_ID)].replace(b"### ", b"#### ", 1)
    await sends(person, f"{OTHER_ID}.de.md", broken)
    await person.taps_data(everything)
    person.sees("Noch nichts veröffentlicht", "Noch Fehler in: Tafel")
    assert "published" not in states(either_house).values()
    await sends(person, f"{OTHER_ID}.de.md", two_modules()[QUIZ.replace(ID, OTHER_ID)])
    await person.taps_data(everything)
    await person.taps("Alle 2 veröffentlichen")
    person.sees("✓ Veröffentlicht")
    published = {module for (module, _), state in states(either_house).items() if state == "published"}
    assert published == {ID, OTHER_ID}


async def test_two_trainers_take_one_pack_once(either_house: House) -> None:
    house, links = either_house, await either_house.company()
    first = await trainer(house, links)
    second = house.someone("Kollege")
    await second.starts(await house.invited(links, "trainer"))
    for person in (first, second):
        await sends(person, FILE, a_pack())
    await first.taps(TAKE)
    await second.taps(TAKE)
    second.sees("Übernommen")
    await second.taps(ONE)
    await first.taps(ONE)
    first.sees("✓ Veröffentlicht")
    assert states(house) == {(ID, 1): "published"}


async def test_what_changed_between_looking_and_taking_is_shown_once_more(either_house: House) -> None:
    house, links = either_house, await either_house.company()
    first = await trainer(house, links)
    second = house.someone("Kollege")
    await second.starts(await house.invited(links, "trainer"))
    await takes(first, a_pack())
    await sends(first, FILE, a_pack("Vorgestern hing", version=3))
    await sends(second, f"{ID}.de.md", good_files()[MODULE].replace(b"Gestern hing", b"Montag hing"))
    await first.taps(TAKE)
    first.sees(LATE, "obwohl ihr selbst daran geschrieben habt: Was für alle gilt")
    await first.taps(TAKE)
    first.sees("Übernommen")
    texts = [row["files"] for row in sorted(house.rows("revision"), key=lambda row: row["number"])]
    assert ["Montag" in text for text in texts] == [False, True, False]


async def test_another_file_under_the_same_name_is_not_taken_unseen(house: House) -> None:
    links = await house.company()
    first = await trainer(house, links)
    second = house.someone("Kollege")
    await second.starts(await house.invited(links, "trainer"))
    await sends(first, FILE, a_pack())
    await sends(second, FILE, a_pack("Vorgestern hing", key=STRANGER))
    await first.taps(TAKE)
    first.sees(LATE)
    assert house.rows("revision") == []


# --- names --------------------------------------------------------------------------------------


async def test_an_id_of_the_edition_or_of_the_company_gets_a_prefix(house: House) -> None:
    person = await trainer(house, await house.company())
    built_in = {
        path.replace(ID, "daten-probe"): raw.replace(ID.encode(), b"daten-probe")
        for path, raw in good_files().items()
    }
    await sends(person, FILE, packed(built_in))
    person.sees("daten-probe heißt hier daten-lager-probe")
    await person.taps("Nicht übernehmen")
    own = {path: raw.decode().replace("Gestern hing", "Früher hing") for path, raw in good_files().items()}
    await publishes(person, own)
    await takes(person, a_pack())
    assert states(house) == {(ID, 1): "published", ("daten-lager-muster", 1): "draft"}
    await person.taps(ONE)
    person.sees("✓ Veröffentlicht")


async def test_pictures_come_along(house: House) -> None:
    person = await trainer(house, await house.company())
    shown = "![Ein Tor](../media/tor.png)\n\nGestern hing"
    await takes(person, a_pack(shown, more={"media/tor.png": PNG}))
    assert len(house.rows("own_media")) == 1
    await person.taps(ONE)
    person.sees("✓ Veröffentlicht")


# --- who may ------------------------------------------------------------------------------------


async def test_a_learner_and_a_trainer_of_another_company_take_nothing(house: House) -> None:
    links, elsewhere = await house.company(), await house.company("Beta Werk", headcount=31)
    person, stranger = await trainer(house, links), await trainer(house, elsewhere, "Fremde")
    learner = await house.learner(code=links.join)
    await sends(learner, FILE, a_pack())
    learner.sees("Das lese ich nicht")
    await sends(person, FILE, a_pack(more={f"bei-uns/{ID}.de.md": note(NOTE)}))
    data = person.data_of(TAKE)
    for somebody in (learner, stranger):
        for topic in DEEDS:
            await somebody.taps_data(data.replace("pack.take", topic))
            somebody.sees("Das gehört zu einer anderen Aufgabe")
    assert await kept(house) == (0, 0, 1)
