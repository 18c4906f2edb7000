"""With which key does this installation sign the packs that its companies give away?

One file beside the key to the chat ids, made when the first pack is given away. Whoever has it can sign as
this installation; whoever loses it is somebody else to all who knew it.
"""

import logging
import os
import secrets
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from content.packs.origin import PublicKey, UnusableKeyError
from content.packs.signature import new_private_key, parse_private_key, private_key_bytes, public_key

logger = logging.getLogger(__name__)

OWNER_ONLY: Final = 0o600


class PackKeyFault(Exception):  # noqa: N818 - faults, as everywhere in this project
    """The key cannot be made or read; the log of the server says why."""


class PackKey:
    def __init__(self, path: Path) -> None:
        self._path = path

    def private(self) -> Ed25519PrivateKey:
        """The key of this installation, which is made when it is first needed.

        Raises: PackKeyFault
        """
        try:
            if not self._path.exists():
                _make(self._path)
            return parse_private_key(self._path.read_bytes())
        except (OSError, UnusableKeyError) as fault:
            logger.exception("The key for packs cannot be used", extra={"path": str(self._path)})
            raise PackKeyFault(str(self._path)) from fault

    def public(self) -> PublicKey | None:
        """None: nothing was ever signed here, or the key cannot be used just now."""
        if not self._path.exists():
            return None
        try:
            return public_key(self.private())
        except PackKeyFault:
            return None


def _make(path: Path) -> None:
    """Writes a new key; two processes that need one at once end up with the same one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(private_key_bytes(new_private_key()))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)  # the whole key or none, and never over another one
        except FileExistsError:
            logger.info("Another process has just made the key for packs", extra={"path": str(path)})
    finally:
        draft.unlink()
