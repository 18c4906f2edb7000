"""What does Telegram's own parser say? (TDLib, offline)"""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import tdjson


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    text: str
    kinds: tuple[str, ...]
    """in the order of their offsets: "textEntityTypeBold" """


class RefusedError(Exception):
    """Telegram does not take the markup; the message is its own."""


def parsed(html: str) -> Parsed:
    """What the HTML shows.

    Raises:
        RefusedError: if Telegram refuses it.

    """
    _silenced()
    answer = _execute(
        {"@type": "parseTextEntities", "text": html, "parse_mode": {"@type": "textParseModeHTML"}}
    )
    if answer["@type"] == "error":
        raise RefusedError(answer["message"])
    return Parsed(text=answer["text"], kinds=tuple(entity["type"]["@type"] for entity in answer["entities"]))


@cache
def _silenced() -> None:
    """TDLib writes to standard error otherwise."""
    _execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def _execute(request: dict[str, object]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(request).encode())
    assert answer is not None, "TDLib answers every request that it can execute at once"
    loaded: dict[str, Any] = json.loads(answer)
    return loaded
