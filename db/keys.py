"""Who is who, for those who hold the key: how chat ids are sealed and found, how links are made.

One key file, outside database and backup. From its 32 bytes four keys are derived (HKDF-SHA256), so
that what is published, such as a join code, tells nothing about what seals the chat ids.
"""

import base64
import binascii
import hashlib
import hmac
import logging
import os
import secrets
import stat
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db.errors import UnreadableKey

logger = logging.getLogger(__name__)

KEY_BYTES = 32
NONCE_BYTES = 12
"""of AES-GCM. Source: NIST SP 800-38D, 8.2"""
LINK_BYTES = 16
"""128 bit: nobody guesses a single-use link"""
MOVING_PREFIX = "m-"
"""no code of a company, which begins with j, no invitation (e) and no case (u-)"""
JOIN_CODE_BYTES = 12
"""96 bit: hangs on a wall, needs no more"""
OWNER_ONLY = 0o600


def random_id() -> int:
    """A number of 63 bits that says nothing about when or after whom it was made."""
    return secrets.randbits(63) or 1


class Keyring:
    """Seals, finds and makes links; never shows a key."""

    __slots__ = ("_check", "_index", "_join", "_seal")

    def __init__(self, key: bytes) -> None:
        """
        Raises:
            ValueError: the key is not 32 bytes long.

        """
        if len(key) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes, not {len(key)}")
        self._seal = AESGCM(_derive(key, b"seal"))
        self._index = _derive(key, b"index")
        self._join = _derive(key, b"join")
        self._check = _derive(key, b"check")

    @classmethod
    def load(cls, path: Path) -> "Keyring":
        """The keyring of this file, which is made at the first start.

        Raises:
            UnreadableKey: it cannot be made or read, or holds something else than a key.

        """
        try:
            if not path.exists():
                _make(path)
            mode = stat.S_IMODE(path.stat().st_mode)
            text = path.read_bytes()
        except OSError as error:
            raise UnreadableKey(path, f"{error.strerror or error}.") from error
        if mode & 0o077:
            logger.warning(
                "The key file can be read by others; run chmod 600 on it",
                extra={"path": str(path), "mode": f"{mode:03o}"},
            )
        try:
            return cls(base64.b64decode(text.strip(), altchars=b"-_", validate=True))
        except (binascii.Error, ValueError) as error:
            raise UnreadableKey(path, "darin steht kein Schlüssel von 32 Bytes in base64.") from error

    def seal(self, value: int, *, place: str) -> bytes:
        """36 bytes that only open at the same place, a table and column such as "contact.chat"."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._seal.encrypt(nonce, value.to_bytes(8, "big", signed=True), place.encode())

    def open(self, sealed: bytes, *, place: str) -> int:
        """
        Raises:
            ValueError: made with another key or at another place, or changed since.

        """
        try:
            plain = self._seal.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.encode())
        except InvalidTag as error:
            raise ValueError(f"what is sealed in {place} does not open with this key") from error
        return int.from_bytes(plain, "big", signed=True)

    def index(self, value: int | str, *, place: str) -> bytes:
        """32 bytes, always the same for a value at a place, and meaningless without the key."""
        return hmac.digest(self._index, f"{place}\0{value}".encode(), hashlib.sha256)

    def join_code(self, company: int, *, generation: int) -> str:
        """The deep-link payload of a company's poster, 17 characters; not stored, so computed anew."""
        code = hmac.digest(self._join, f"{company}/{generation}".encode(), hashlib.sha256)
        return "j" + _text(code[:JOIN_CODE_BYTES])

    def check_value(self) -> str:
        """Tells whether a database was made with this key, and nothing else."""
        return self._check.hex()[:32]


def invitation_payload() -> str:
    """A new single-use deep-link payload of 23 characters that does not say which role it opens."""
    return "e" + _text(secrets.token_bytes(LINK_BYTES))


def moving_payload() -> str:
    """A new deep-link payload of 24 characters that lets one person go on in another chat."""
    return MOVING_PREFIX + _text(secrets.token_bytes(LINK_BYTES))


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"pausenbrot/" + purpose).derive(key)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _make(path: Path) -> None:
    """Writes a new key; two processes that start at once end up with the same one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)  # the whole key or none, and never over another one
        except FileExistsError:
            logger.info("Another process has just made the key file", extra={"path": str(path)})
    finally:
        draft.unlink()
