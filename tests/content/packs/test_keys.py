"""Are keys what they look like, and is nothing else taken for one?"""

from base64 import b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat

from content.packs.origin import KnownKey, PublicKey, UnusableKeyError, parse_key, parse_keyring
from content.packs.signature import (
    Broken,
    Signed,
    Unsigned,
    new_private_key,
    parse_private_key,
    private_key_bytes,
    public_key,
    signature_bytes,
    verified,
)
from tests.content.packs.making import CHAMBER, KNOWN, STRANGER

CHAMBER_KEY = public_key(CHAMBER)


def test_a_new_key_signs_and_is_read_again() -> None:
    key = new_private_key()
    again = parse_private_key(private_key_bytes(key))
    assert public_key(again) == public_key(key) != public_key(new_private_key())
    assert verified(b"x", signature_bytes(b"x", again), keys=KNOWN) == Signed(
        key=public_key(key), known_as=None
    )


def test_a_signature_holds_for_its_bytes_alone() -> None:
    signature = signature_bytes(b"eins", CHAMBER)
    assert verified(b"eins", signature, keys=KNOWN) == Signed(key=CHAMBER_KEY, known_as="IHK Musterstadt")
    assert verified(b"zwei", signature, keys=KNOWN) == Broken()
    assert verified(b"eins", b"", keys=KNOWN) == Broken()
    assert verified(b"eins", None, keys=KNOWN) == Unsigned()


def test_a_signature_under_another_key_is_broken() -> None:
    other = str(public_key(STRANGER)).encode()
    swapped = signature_bytes(b"eins", CHAMBER).replace(str(CHAMBER_KEY).encode(), other)
    assert verified(b"eins", swapped, keys=KNOWN) == Broken()


def test_a_fingerprint_can_be_read_out() -> None:
    parts = CHAMBER_KEY.fingerprint.split("-")
    assert [len(part) for part in parts] == [4] * 8
    assert CHAMBER_KEY.fingerprint != public_key(STRANGER).fingerprint


def test_keys_are_listed_with_our_names_for_their_owners() -> None:
    stranger = public_key(STRANGER)
    ring = parse_keyring(["# unser Netzwerk", "", f"IHK = Lager = {CHAMBER_KEY}", f"  {stranger} "])
    assert ring.keys == (
        KnownKey(name="IHK = Lager", key=CHAMBER_KEY),
        KnownKey(name=stranger.fingerprint, key=stranger),
    )
    assert ring.name_of(CHAMBER_KEY) == "IHK = Lager"
    assert ring.name_of(PublicKey(raw=bytes(32))) is None


@pytest.mark.parametrize(
    "text", ["", "abc", str(CHAMBER_KEY)[:-1], f"{CHAMBER_KEY}=", b64encode(bytes(31)).decode(), "ä" * 44]
)
def test_what_is_no_key_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(UnusableKeyError, match="44 Zeichen"):
        parse_key(text)


def test_a_key_written_in_a_second_way_is_none() -> None:
    text = str(CHAMBER_KEY)
    twin = text[:-2] + chr(ord(text[-2]) + 1) + "="
    with pytest.raises(UnusableKeyError):
        parse_key(twin)


def test_a_bad_line_is_named() -> None:
    with pytest.raises(UnusableKeyError, match="Zeile 2"):
        parse_keyring([str(CHAMBER_KEY), "IHK = kein Schlüssel"])


def _pem(key: Ed25519PrivateKey | ec.EllipticCurvePrivateKey, password: bytes) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password))


@pytest.mark.parametrize(
    ("pem", "words"),
    [
        (b"", "kein privater"),
        (str(CHAMBER_KEY).encode(), "kein privater"),
        (_pem(CHAMBER, b"geheim"), "Kennwort"),
        (private_key_bytes(ec.generate_private_key(ec.SECP256R1())), "anderer Art"),  # type: ignore[arg-type]
    ],
    ids=["nothing", "a public key", "behind a password", "of another kind"],
)
def test_a_private_key_of_another_kind_is_refused_in_words(pem: bytes, words: str) -> None:
    with pytest.raises(UnusableKeyError, match=words):
        parse_private_key(pem)
