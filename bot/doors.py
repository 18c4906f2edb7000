"""Where does a link lead that opens the chat? The same way for posters, invitations and cases passed on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDoor:
    name: str
    base: str
    """where ?start=<payload> is added"""

    def link(self, payload: str) -> str:
        return f"{self.base}?start={payload}"


def telegram(username: str) -> OpenDoor:
    return OpenDoor(name="Telegram", base=f"https://t.me/{username}")


def browser(api_url: str) -> OpenDoor:
    """A server of our own has its chat page at its root."""
    return OpenDoor(name="Browser", base=f"{api_url.rstrip('/')}/")
