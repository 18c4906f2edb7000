"""Who signed these bytes?

Ed25519 over the exact bytes. Both kinds of signed files name their schema in the first line, so that a
signature for one is never one for the other. The file of the signature has one form alone: whoever
changes a byte of it has no other way to write the same.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from content.packs.origin import Keyring, PublicKey, UnusableKeyError

SCHEMA: Final = "signature/1"
LARGEST_BYTES: Final = 1_000

_WRITTEN: Final = re.compile(
    rb"schema: signature/1\nkey: (?P<key>[A-Za-z0-9+/]{43}=)\nsignature: (?P<signature>[A-Za-z0-9+/]{86}==)\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    key: PublicKey
    known_as: str | None
    """what we call the owner of the key; None if we do not know it"""


@dataclass(frozen=True, slots=True)
class Unsigned:
    """Anybody may have made it."""


@dataclass(frozen=True, slots=True)
class Broken:
    """There is a signature, but not of these bytes: somebody changed something."""


Signature = Signed | Unsigned | Broken


def new_private_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


def public_key(key: Ed25519PrivateKey) -> PublicKey:
    return PublicKey(raw=key.public_key().public_bytes_raw())


def private_key_bytes(key: Ed25519PrivateKey) -> bytes:
    """PEM, unencrypted: to be written where nobody else reads."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def parse_private_key(pem: bytes) -> Ed25519PrivateKey:
    """Raises: UnusableKeyError if it is none, of another kind, or locked with a password."""
    try:
        key = load_pem_private_key(pem, password=None)
    except TypeError as fault:
        raise UnusableKeyError("Der Schlüssel ist mit einem Kennwort gesperrt. Nimm einen ohne.") from fault
    except (ValueError, UnsupportedAlgorithm) as fault:
        raise UnusableKeyError("Die Datei ist kein privater Schlüssel (PEM).") from fault
    if not isinstance(key, Ed25519PrivateKey):
        raise UnusableKeyError("Der Schlüssel ist von anderer Art. Nötig ist ein Ed25519-Schlüssel.")
    return key


def signature_bytes(signed: bytes, key: Ed25519PrivateKey) -> bytes:
    """The file that goes beside the signed one; the same bytes and key always give the same."""
    signature = b64encode(key.sign(signed)).decode()
    return f"schema: {SCHEMA}\nkey: {public_key(key)}\nsignature: {signature}\n".encode()


def verified(signed: bytes, written: bytes | None, *, keys: Keyring) -> Signature:
    """What the file of a signature says about these bytes; None is no file."""
    if written is None:
        return Unsigned()
    match = _WRITTEN.fullmatch(written)
    if match is None:
        return Broken()
    key, signature = b64decode(match["key"]), b64decode(match["signature"])
    if (b64encode(key), b64encode(signature)) != (match["key"], match["signature"]):
        return Broken()
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
    except (InvalidSignature, ValueError, UnsupportedAlgorithm):
        return Broken()
    public = PublicKey(raw=key)
    return Signed(key=public, known_as=keys.name_of(public))
