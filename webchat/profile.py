"""What does the bot say about itself, in which language, and which commands does it offer to whom?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    name: str
    """Without the slash."""
    description: str

    def as_json(self) -> dict[str, Any]:
        return {"command": self.name, "description": self.description}


Scope = tuple[str, int, int]
"""Its type, its chat and its user; 0 where it has none."""
DEFAULT: Final[Scope] = ("default", 0, 0)


class Profile:
    def __init__(self, *, default_name: str) -> None:
        self.default_name: Final = default_name
        self.names: Final[dict[str, str]] = {}
        """By two-letter language; the empty one is for all others."""
        self.descriptions: Final[dict[str, str]] = {}
        self.short_descriptions: Final[dict[str, str]] = {}
        self.commands: Final[dict[tuple[Scope, str], tuple[Command, ...]]] = {}
        self.menu_buttons: Final[dict[int, dict[str, Any]]] = {}
        """By chat; 0 is the default of all private chats."""

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get("") or self.default_name

    def description(self, language: str) -> str:
        return self.descriptions.get(language) or self.descriptions.get("", "")

    def short_description(self, language: str) -> str:
        return self.short_descriptions.get(language) or self.short_descriptions.get("", "")

    def offered(self, *, chat_id: int, language: str) -> Sequence[Command]:
        """What a private chat's menu shows: the narrowest scope first, its language before its fallback."""
        for scope in (("chat", chat_id, 0), ("all_private_chats", 0, 0), DEFAULT):
            for code in (language, ""):
                found = self.commands.get((scope, code))
                if found:
                    return found
        return ()
