"""What does the network offer that we subscribe to, and how do we get one of its packs?"""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from content.findings import Finding
from content.packs.entries import MOST_PACKED_BYTES
from content.packs.fetch import Reach, UnreachableError, fetch, is_address
from content.packs.folder import INDEX_PATH, INDEX_SIGNATURE_PATH, Index, Offer, read_index
from content.packs.origin import Keyring
from content.packs.signature import LARGEST_BYTES as LARGEST_SIGNATURE_BYTES
from content.source import LARGEST_BYTES as LARGEST_INDEX_BYTES

_MISSING: Final = "„{path}“ fehlt oder ist nicht lesbar. Nenn einen Ordner mit index.yaml."


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    source: str
    """the network's folder: https://packs.example/lager, or a path"""
    may_be_private: bool = False
    """it may lie in the own network; where the operator gave it"""


async def offered(subscription: Subscription, *, keys: Keyring) -> Index | tuple[Finding, ...]:
    """The index of the network, or what is wrong with it.

    Raises: UnreachableError
    """
    index = await _read(subscription, INDEX_PATH, LARGEST_INDEX_BYTES)
    signature = await _read(subscription, INDEX_SIGNATURE_PATH, LARGEST_SIGNATURE_BYTES, may_be_missing=True)
    return read_index(index or b"", signature, keys=keys)


async def brought(subscription: Subscription, offer: Offer) -> bytes:
    """The very pack that the index named.

    Raises: UnreachableError, also where another file lies there.
    """
    raw = await _read(subscription, offer.file, MOST_PACKED_BYTES)
    if raw is None or not offer.is_of(raw):
        raise UnreachableError(f"{offer.file} ist nicht die Datei aus der Liste. Frag das Netzwerk.")
    return raw


def place_of(subscription: Subscription, file: str) -> str:
    """The address or the path of a file of the network."""
    source = subscription.source
    return f"{source.rstrip('/')}/{file}" if is_address(source) else str(Path(source) / file)


async def _read(
    subscription: Subscription, file: str, largest_bytes: int, *, may_be_missing: bool = False
) -> bytes | None:
    place = place_of(subscription, file)
    if is_address(place):
        reach = Reach(may_be_private=subscription.may_be_private, largest_bytes=largest_bytes)
        return await fetch(place, reach, may_be_missing=may_be_missing)
    path = Path(place)
    if may_be_missing and not await asyncio.to_thread(path.is_file):
        return None
    return await asyncio.to_thread(read_file, path, largest_bytes)


def read_file(path: Path, largest_bytes: int) -> bytes:
    """As much as tells that a file is too large, never all of a huge one.

    Raises: UnreachableError
    """
    try:
        with path.open("rb") as file:
            return file.read(largest_bytes + 1)
    except OSError as fault:
        raise UnreachableError(_MISSING.format(path=path)) from fault
