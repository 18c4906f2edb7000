"""Where may this installation look for packs of others?

What a trainer types is an address from outside: only https, and never into the network that the server
stands in. An operator who names the addresses decides that, and may name one in the own network.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

NOWHERE: Final = "off"
LONGEST: Final = 200
"""characters of an address"""
INDEX: Final = "index.yaml"
"""whoever types the address of the list means its folder"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    listed: tuple[str, ...] = ()
    """folders that the operator names; empty: any https address"""
    is_off: bool = False

    def named(self, text: str) -> str | None:
        """The address of a folder as it is kept, however it was typed; None for what is none."""
        typed = text.strip().removesuffix(INDEX).rstrip("/")
        address = typed if "://" in typed else f"https://{typed}"
        parts = _split(address)
        if parts is None or len(address) > LONGEST or not address.isprintable() or " " in address:
            return None
        if parts.scheme.lower() not in {"http", "https"} or "." not in parts.netloc or "@" in parts.netloc:
            return None
        # nothing that leads elsewhere than it reads
        return None if parts.query or parts.fragment or ".." in address or "%" in address else address

    def may(self, address: str) -> bool:
        """Whether packs may be got from there."""
        if self.is_off:
            return False
        if not self.listed:
            return address.lower().startswith("https://")
        return any(address == one or address.startswith(f"{one}/") for one in self.listed)


def sources_of(setting: str) -> Sources:
    """
    Raises:
        ValueError: something in it is no address of a folder.

    """
    words = setting.replace(",", " ").split()
    if [word.lower() for word in words] == [NOWHERE]:
        return Sources(is_off=True)
    if any(not word.startswith(("https://", "http://")) for word in words):
        raise ValueError(setting)
    return Sources(listed=tuple(word.rstrip("/") for word in words))


def host_of(address: str) -> str:
    """What a source is called."""
    parts = _split(address)
    return (parts.netloc if parts else "") or address


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None
