"""Whose key is this, and do we know it?"""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

KEY_BYTES: Final = 32
"""of an Ed25519 public key"""
GROUPS: Final = 8
"""of four digits each: 128 bits, too many to find a second key with the same fingerprint"""

_BASE64: Final = re.compile(r"[A-Za-z0-9+/]{43}=")


class UnusableKeyError(Exception):
    """What was given is no key that can be used here; the text says why, in German."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    raw: bytes
    """32 bytes"""

    def __str__(self) -> str:
        """As one hands it on: 44 characters of base64."""
        return b64encode(self.raw).decode()

    @property
    def fingerprint(self) -> str:
        """Short enough to read out on the telephone: 7f3a-91c2-e04b-..."""
        digits = sha256(self.raw).hexdigest()
        return "-".join(digits[at : at + 4] for at in range(0, 4 * GROUPS, 4))


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKey:
    name: str
    """whom we take its owner for: what we call them, not what a pack says"""
    key: PublicKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyring:
    keys: tuple[KnownKey, ...] = ()

    def name_of(self, key: PublicKey) -> str | None:
        """None: we do not know this key."""
        return next((known.name for known in self.keys if known.key == key), None)


NO_KEYS: Final = Keyring()


def parse_key(text: str) -> PublicKey:
    """The key that was handed on as text.

    Raises: UnusableKeyError if it is none, or one that is written in a second way.
    """
    text = text.strip()
    raw = b64decode(text) if _BASE64.fullmatch(text) else b""
    key = PublicKey(raw=raw)
    if len(raw) != KEY_BYTES or str(key) != text:
        raise UnusableKeyError("Das ist kein öffentlicher Schlüssel: 44 Zeichen, am Ende ein =.")
    return key


def parse_keyring(lines: Iterable[str]) -> Keyring:
    """One key a line, with a name before it where we have one: `IHK Musterstadt = a1b2…=`; # is a remark.

    Raises: UnusableKeyError, with the number of the line.
    """
    keys = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, _, text = line.strip().removesuffix("=").rpartition("=")
        try:
            key = parse_key(f"{text.strip()}=")
        except UnusableKeyError as fault:
            raise UnusableKeyError(f"Zeile {number}: {fault}") from fault
        keys.append(KnownKey(name=name.strip() or key.fingerprint, key=key))
    return Keyring(keys=tuple(keys))
