"""How does a button name a module, a unit or a question whose key is longer than a button's data?"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

BYTES: Final = 5
"""40 bits: two of a thousand keys meet once in two million libraries"""


def short(key: str) -> int:
    """The same number for the same key, in every process and version."""
    return int.from_bytes(sha256(key.encode()).digest()[:BYTES], "big")


def named(number: int, keys: Iterable[str]) -> str | None:
    """Which of these keys is meant; None for a button of another edition."""
    return next((key for key in keys if short(key) == number), None)
