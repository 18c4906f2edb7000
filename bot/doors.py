"""Where does a link lead that opens the chat? The same way for posters, invitations and cases passed on."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

TELEGRAM_HOSTS: Final = frozenset({"t.me", "telegram.me"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDoor:
    name: str
    base: str
    """where ?start=<payload> is added"""

    def link(self, payload: str) -> str:
        return f"{self.base}?start={payload}"


def telegram(username: str) -> OpenDoor:
    return OpenDoor(name="Telegram", base=f"https://t.me/{username}")


def is_door(address: str) -> bool:
    """Whether ?start= can be added; in Telegram it must say whose chat it is."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        return False
    return not is_in_telegram(address) or bool(parts.path.strip("/"))


def is_in_telegram(address: str) -> bool:
    return urlsplit(address).hostname in TELEGRAM_HOSTS


def named(address: str) -> OpenDoor:
    """The door of an address that an operator has written down."""
    return telegram(urlsplit(address).path.strip("/")) if is_in_telegram(address) else browser(address)


def browser(api_url: str) -> OpenDoor:
    """A server of our own has its chat page at its root."""
    return OpenDoor(name="Browser", base=f"{api_url.rstrip('/')}/")
