"""What does a network offer, and what of it is new here?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from content.findings import Finding
from content.packs.entries import read_entries
from content.packs.fetch import UnreachableError
from content.packs.folder import Index, Offer, index_bytes, read_index, unknown, updates
from content.packs.installed import InstalledPack
from content.packs.manifest import Change
from content.packs.signature import Signed, Unsigned, public_key, signature_bytes
from content.packs.subscription import Subscription, brought, offered, place_of
from tests.content.packs.making import CHAMBER, KNOWN, STRANGER, TINY, details, packed, zipped
from tests.content.packs.serving import Answer, Served, serving

FILES = {
    "lager-ihk-1.pausenbrot.zip": packed(TINY, of=details(version=1)),
    "lager-ihk-2.pausenbrot.zip": packed(TINY),
    "werft-1.pausenbrot.zip": packed(TINY, of=details(name="werft", version=1), key=None),
}
CHANGES = (Change(version=2, text="Ein Fall mehr"), Change(version=1, text="Erste Ausgabe"))


def _written() -> bytes:
    raw = index_bytes(FILES)
    assert isinstance(raw, bytes), raw
    return raw


RAW = _written()
SEAL = signature_bytes(RAW, CHAMBER)


def _index(raw: bytes = RAW, seal: bytes | None = SEAL) -> Index:
    found = read_index(raw, seal, keys=KNOWN)
    assert isinstance(found, Index), found
    return found


def _refused(raw: bytes, seal: bytes | None = None) -> tuple[Finding, ...]:
    found = read_index(raw, seal, keys=KNOWN)
    assert isinstance(found, tuple)
    return found


def _installed(name: str, version: int) -> InstalledPack:
    return InstalledPack(name=name, version=version, origin="IHK", key=None, modules=(), images=(), files=())


def test_an_index_lists_the_newest_version_of_each_pack() -> None:
    index = _index()
    assert [(offer.name, offer.version, offer.file) for offer in index.offers] == [
        ("lager-ihk", 2, "lager-ihk-2.pausenbrot.zip"),
        ("werft", 1, "werft-1.pausenbrot.zip"),
    ]
    assert index.offers[0].changelog == CHANGES
    assert index.offers[0].is_of(FILES["lager-ihk-2.pausenbrot.zip"])
    assert not index.offers[0].is_of(FILES["lager-ihk-1.pausenbrot.zip"])
    assert index.signature == Signed(key=public_key(CHAMBER), known_as="IHK Musterstadt")


def test_an_index_that_somebody_changed_is_refused() -> None:
    for at in range(len(RAW)):
        (finding,) = _refused(RAW[:at] + bytes([RAW[at] ^ 1]) + RAW[at + 1 :], SEAL)
        assert finding.code == "Z006"


def test_an_index_without_a_signature_is_read_and_called_unsigned() -> None:
    assert _index(seal=None).signature == Unsigned()


def test_an_index_signed_by_a_stranger_does_not_pass_as_the_network() -> None:
    assert _index(seal=signature_bytes(RAW, STRANGER)).signature == Signed(
        key=public_key(STRANGER), known_as=None
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b"pack-index/1", b"pack/1", "schema: pack-index/1"),
        (b"file: werft-1", b"file: ../werft-1", "heißt anders als ihr Paket"),
        (b"file: werft-1", b"file: https://x.example/werft-1", "heißt anders als ihr Paket"),
        (b"name: werft", b"name: lager-ihk", "heißt anders als ihr Paket"),
        (b"name: werft", b"name: Werft", "So kann ein Paket nicht heißen"),
        (b"packs:", b"packt:", "Meintest du „packs“?"),
    ],
)
def test_an_index_with_a_fault_is_refused(old: bytes, new: bytes, words: str) -> None:
    assert old in RAW
    assert any(words in finding.message for finding in _refused(RAW.replace(old, new)))


def test_a_pack_that_is_listed_twice_is_found() -> None:
    item = RAW[RAW.index(b"- name: werft") :]
    assert ["zweimal" in finding.message for finding in _refused(RAW + item)] == [True]


@pytest.mark.parametrize("raw", [b"", b"\xff", b"a", b"[" * 500])
def test_what_is_no_index_is_a_finding(raw: bytes) -> None:
    assert _refused(raw)


def test_a_newer_version_is_offered_with_what_changed_since() -> None:
    (update,) = updates(_index().offers, (_installed("lager-ihk", 1), _installed("eigenes", 1)))
    assert (update.name, update.from_version, update.to_version) == ("lager-ihk", 1, 2)
    assert update.changelog == CHANGES[:1]


@pytest.mark.parametrize("version", [2, 3])
def test_the_same_or_a_newer_version_here_needs_no_update(version: int) -> None:
    assert updates(_index().offers, (_installed("lager-ihk", version),)) == ()


def test_what_is_not_here_yet_is_listed_apart() -> None:
    offers = _index().offers
    assert unknown(offers, (_installed("lager-ihk", 1),)) == offers[1:]
    assert updates(offers, ()) == ()


def test_a_pack_that_cannot_be_opened_or_has_a_wrong_name_is_not_listed() -> None:
    found = index_bytes({**FILES, "x-1.pausenbrot.zip": b"x", "y-1.pausenbrot.zip": packed(TINY)})
    assert isinstance(found, tuple)
    assert [(finding.path, finding.code) for finding in found] == [
        ("x-1.pausenbrot.zip: Paket", "Z001"),
        ("y-1.pausenbrot.zip", "Z005"),
    ]


def test_a_pack_that_somebody_changed_is_not_listed() -> None:
    name = "lager-ihk-2.pausenbrot.zip"
    entries = read_entries(FILES[name])
    assert isinstance(entries, dict)
    other = zipped({**entries, "pack.yaml": entries["pack.yaml"].replace(b"Lager: die", b"Werft: die")})
    found = index_bytes({name: other})
    assert isinstance(found, tuple)
    assert [(finding.path, finding.code) for finding in found] == [(name, "Z006")]


@pytest.fixture
def network() -> Iterator[Served]:
    files = {**FILES, "index.yaml": RAW, "index.sig": SEAL}
    with serving({f"/p/{name}": Answer(body=raw) for name, raw in files.items()}) as served:
        yield served


async def _offers(subscription: Subscription) -> tuple[Offer, ...]:
    index = await offered(subscription, keys=KNOWN)
    assert isinstance(index, Index)
    assert isinstance(index.signature, Signed)
    return index.offers


async def test_a_subscription_by_address_brings_the_very_pack_of_the_index(network: Served) -> None:
    subscription = Subscription(source=f"{network.address}/p/", may_be_private=True)
    offers = await _offers(subscription)
    assert await brought(subscription, offers[0]) == FILES["lager-ihk-2.pausenbrot.zip"]
    network.answers["/p/werft-1.pausenbrot.zip"] = Answer(body=b"etwas anderes")
    with pytest.raises(UnreachableError, match="nicht die Datei aus der Liste"):
        await brought(subscription, offers[1])


async def test_a_subscription_by_path_brings_the_same(tmp_path: Path) -> None:
    for name, raw in {**FILES, "index.yaml": RAW, "index.sig": SEAL}.items():
        (tmp_path / name).write_bytes(raw)
    subscription = Subscription(source=str(tmp_path))
    offers = await _offers(subscription)
    assert await brought(subscription, offers[1]) == FILES["werft-1.pausenbrot.zip"]
    assert place_of(subscription, "x.zip") == str(tmp_path / "x.zip")


async def test_a_network_without_a_signature_is_read_as_unsigned(network: Served, tmp_path: Path) -> None:
    del network.answers["/p/index.sig"]
    (tmp_path / "index.yaml").write_bytes(RAW)
    for source in (f"{network.address}/p", str(tmp_path)):
        index = await offered(Subscription(source=source, may_be_private=True), keys=KNOWN)
        assert isinstance(index, Index)
        assert index.signature == Unsigned()


async def test_a_folder_without_an_index_is_a_fault_in_words(tmp_path: Path) -> None:
    with pytest.raises(UnreachableError, match=r"index\.yaml"):
        await offered(Subscription(source=str(tmp_path)), keys=KNOWN)
