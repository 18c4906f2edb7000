"""A network publishes a folder of packs: companies subscribe, hear of what is new, and decide."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from content.packs.folder import INDEX_PATH, INDEX_SIGNATURE_PATH, index_bytes
from content.packs.signature import public_key, signature_bytes
from tests.content.packs.making import CHAMBER, STRANGER, note
from tests.content.packs.serving import Answer, Served, serving
from tests.dialogue.bench import sends, trainer
from tests.dialogue.house import House, Links
from tests.dialogue.packcase import ID, ONE, PACK_TITLE, TAKE, a_pack, states
from tests.dialogue.people import Someone

DAY: Final = timedelta(days=1)
PICK: Final = f"＋ {PACK_TITLE}"
PICKED: Final = f"✓ {PACK_TITLE}"
VIEW: Final = "Ansehen: Lager: die Grundla…"
NEWS: Final = "Neues von 127.0.0.1"
INDEX: Final = f"/{INDEX_PATH}"


@pytest.fixture
def network() -> Iterator[Served]:
    with serving() as served:
        publishes(served, 2)
        yield served


def publishes(
    served: Served, version: int, *, text: str = "", key: Ed25519PrivateKey | None = CHAMBER
) -> None:
    file = f"lager-ihk-{version}.pausenbrot.zip"
    raw = a_pack(text or f"Version {version} hing", version=version)
    index = index_bytes({file: raw})
    assert isinstance(index, bytes)
    served.answers.clear()
    served.answers |= {f"/{file}": Answer(body=raw), INDEX: Answer(body=index)}
    if key:
        served.answers[f"/{INDEX_SIGNATURE_PATH}"] = Answer(body=signature_bytes(index, key))


async def opens_packs(person: Someone) -> None:
    await person.writes("/trainer")
    await person.taps("Eigene Module", "Pakete von anderen")


async def subscribes(person: Someone, served: Served) -> None:
    await opens_packs(person)
    await person.taps("Neues Abo")
    await person.writes(f"{served.address}/index.yaml")
    await person.taps(PICK)


async def a_subscriber(house: House, served: Served, links: Links | None = None) -> Someone:
    await house.restart(pack_sources=served.address)
    person = await trainer(house, links or await house.company())
    await subscribes(person, served)
    return person


async def days(house: House, count: int) -> None:
    """Each with its ticks."""
    for _ in range(count):
        await house.passes(DAY)


def heard(person: Someone) -> list[str]:
    """Messages of the bot about networks, oldest first."""
    said = [message.text for message in person.phone.answers]
    return [
        text for text in said if NEWS in text or "zu erreichen" in text or "anders unterschrieben" in text
    ]


# --- subscribing --------------------------------------------------------------------------------


async def test_a_trainer_subscribes_by_an_address_and_takes_what_is_there(
    either_house: House, network: Served
) -> None:
    house = either_house
    await house.restart(pack_sources=network.address)
    person = await trainer(house, await house.company())
    await opens_packs(person)
    person.sees("Noch keines")
    await person.taps("Neues Abo")
    await person.writes(network.address)
    person.sees(
        "Die Liste ist unterschrieben: 2b61-f0ec",
        "Vergleiche diese Zeichen mit denen, die dir das Netzwerk genannt hat",
        "• Lager: die Grundlagen, Fassung 2",
    )
    assert house.rows("subscription") == []
    await house.restart()
    await person.taps(PICK)
    assert house.row("subscription")["key"] == str(public_key(CHAMBER))
    assert states(house) == {}
    await person.taps(VIEW)
    person.sees("✓ Unterschrieben. Den Schlüssel kennt ihr von 127.0.0.1")
    await person.taps(TAKE, ONE)
    assert states(house) == {(ID, 1): "published"}


async def test_the_operators_networks_can_be_tapped(house: House, network: Served) -> None:
    await house.restart(pack_sources=network.address)
    person = await trainer(house, await house.company())
    await opens_packs(person)
    await person.taps("Neues Abo", network.address.removeprefix("http://"))
    person.sees("bietet an", PACK_TITLE)


async def test_a_tap_that_comes_twice_subscribes_once(either_house: House, network: Served) -> None:
    person = await a_subscriber(either_house, network)
    await either_house.replays()
    assert len(either_house.rows("subscription")) == 1
    assert either_house.row("pack")["source"] == network.address
    await person.taps(PICKED)
    await either_house.replays()
    assert either_house.rows("subscription") == []
    assert either_house.rows("pack") == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hallo", "Das ist keine Adresse"),
        ("https://packs.example/a b", "Das ist keine Adresse"),
        ("https://user:secret@packs.example", "Das ist keine Adresse"),
        ("http://packs.example", "Von dort darf ich nichts holen"),
        ("https://127.0.0.1:1/lager", "liegt in einem internen Netz"),
        ("file:///etc/passwd", "Das ist keine Adresse"),
    ],
)
async def test_a_trainer_cannot_make_the_server_ask_anywhere(house: House, typed: str, said: str) -> None:
    person = await trainer(house, await house.company())
    await opens_packs(person)
    await person.taps("Neues Abo")
    await person.writes(typed)
    person.sees(said)
    assert house.rows("subscription") == []


async def test_the_operator_decides_where_packs_come_from(house: House, network: Served) -> None:
    await house.restart(pack_sources="https://packs.example/lager")
    person = await trainer(house, await house.company())
    await opens_packs(person)
    await person.taps("Neues Abo")
    await person.writes(network.address)
    person.sees("Von dort darf ich nichts holen")
    await house.restart(pack_sources="off")
    await opens_packs(person)
    assert "Neues Abo" not in person.buttons
    assert network.asked == []


async def test_a_list_that_somebody_changed_is_refused(house: House, network: Served) -> None:
    await house.restart(pack_sources=network.address)
    changed = network.answers[INDEX].body.replace(b"version: 2", b"version: 3", 1)
    network.answers[INDEX] = Answer(body=changed)
    person = await trainer(house, await house.company())
    await opens_packs(person)
    await person.taps("Neues Abo")
    await person.writes(network.address)
    person.sees("Die Liste dort ist nicht zu gebrauchen", "Jemand hat die Liste geändert")


async def test_another_file_than_the_one_in_the_list_is_not_even_shown(house: House, network: Served) -> None:
    person = await a_subscriber(house, network)
    network.answers["/lager-ihk-2.pausenbrot.zip"] = Answer(body=a_pack("Etwas anderes hing"))
    await person.taps(VIEW)
    person.sees("ist nicht die Datei aus der Liste")
    assert house.rows("parcel") == []


# --- news ---------------------------------------------------------------------------------------


async def test_a_newer_version_is_offered_once_to_each_trainer_and_never_forced(
    either_house: House, network: Served
) -> None:
    house, links = either_house, await either_house.company()
    first = await a_subscriber(house, network, links)
    second = house.someone("Kollege")
    await second.starts(await house.invited(links, "trainer"))
    await first.taps(VIEW)
    await first.taps(TAKE, ONE)
    await sends(first, f"{ID}.de.md", note("Frag im Lager."))
    before = house.rows("revision"), house.rows("local_note")

    publishes(network, 3)
    await days(house, 2)
    for person in (first, second):
        assert len(heard(person)) == 1
        assert "Fassung 3. Ihr habt 2." in heard(person)[0]
    assert (house.rows("revision"), house.rows("local_note")) == before
    await days(house, 3)
    await house.restart()
    await days(house, 1)
    assert [len(heard(person)) for person in (first, second)] == [1, 1]

    await second.taps("Diesmal nicht")
    second.sees("Ich melde mich bei der nächsten Fassung")
    await first.taps(VIEW)
    await first.taps(TAKE, ONE)
    assert states(house) == {(ID, 1): "replaced", (ID, 2): "published"}
    assert house.rows("local_note") == before[1]


async def test_who_said_not_now_hears_of_the_next_version(house: House, network: Served) -> None:
    person = await a_subscriber(house, network)
    for version in (3, 4):
        publishes(network, version)
        await days(house, 2)
        await person.taps("Diesmal nicht")
        await days(house, 5)
    said = [message.text for message in person.phone.answers]
    assert sum("Ich melde mich bei der nächsten Fassung" in text for text in said) == 2
    await opens_packs(person)
    person.sees("Fassung 4 liegt bereit")


async def test_a_network_is_asked_once_a_day_for_all_its_companies(
    either_house: House, network: Served
) -> None:
    house = either_house
    people = [await a_subscriber(house, network)]
    other = await trainer(house, await house.company("Beta Werk", headcount=31), "Andere")
    await subscribes(other, network)
    people.append(other)
    network.asked.clear()
    publishes(network, 3)
    await days(house, 1)
    for _ in range(3):
        await house.acts_at(house.clock() + timedelta(minutes=1))
    assert network.asked.count(INDEX) == 1
    await days(house, 1)
    assert [len(heard(person)) for person in people] == [1, 1]


async def test_nobody_is_asked_after_the_subscription_has_ended(house: House, network: Served) -> None:
    person = await a_subscriber(house, network)
    await opens_packs(person)
    await person.taps("Abo beenden")
    person.sees("Beendet")
    network.asked.clear()
    publishes(network, 3)
    await days(house, 3)
    assert network.asked == []
    assert heard(person) == []


# --- what is amiss ------------------------------------------------------------------------------


async def test_a_network_that_is_away_is_told_of_after_a_week_and_once(
    either_house: House, network: Served
) -> None:
    person = await a_subscriber(either_house, network)
    network.answers.clear()
    await days(either_house, 6)
    assert heard(person) == []
    await opens_packs(person)
    person.sees("zuletzt erreicht am 7. September")
    await days(either_house, 5)
    assert len(heard(person)) == 1
    publishes(network, 3)
    await days(either_house, 2)
    assert NEWS in heard(person)[-1]


async def test_a_network_with_another_key_is_not_believed_before_a_trainer_agrees(
    either_house: House, network: Served
) -> None:
    person = await a_subscriber(either_house, network)
    publishes(network, 3, key=STRANGER)
    await days(either_house, 10)
    assert len(heard(person)) == 1
    assert "ist jetzt anders unterschrieben als bisher" in heard(person)[0]
    await opens_packs(person)
    await person.taps(PACK_TITLE)
    person.sees("Abonniert und noch nicht übernommen")
    await opens_packs(person)
    await person.taps(network.address.removeprefix("http://"))
    person.sees("Das ist ein anderer Schlüssel als der, den ihr kennt")
    await person.taps(PICK)
    assert either_house.row("subscription")["key"] == str(public_key(STRANGER))
    await person.taps(VIEW)
    person.sees("Fassung 3")


async def test_a_list_that_nobody_signed_says_so(house: House, network: Served) -> None:
    publishes(network, 2, key=None)
    await house.restart(pack_sources=network.address)
    person = await trainer(house, await house.company())
    await opens_packs(person)
    await person.taps("Neues Abo")
    await person.writes(network.address)
    person.sees("Die Liste ist nicht unterschrieben")
