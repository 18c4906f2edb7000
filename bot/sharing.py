"""How does a link name a unit? The same for everybody: nothing in it tells who passed it on, or where."""

import re
from typing import Final

from bot.subjects import short
from learning.model import UnitKey

_LINK: Final = re.compile(r"u-([0-9a-z]{1,8})")
"""neither a poster's code, which begins with j, nor an invitation, which begins with e"""
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def payload_of(unit: UnitKey) -> str:
    """At most ten characters; the same in every process and version."""
    number, digits = short(unit), ""
    while number:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return f"u-{digits or '0'}"


def subject_in(payload: str) -> int | None:
    """The number of bot.subjects; None for a link of another kind."""
    found = _LINK.fullmatch(payload)
    return int(found[1], len(_DIGITS)) if found else None
