"""How does a button name a module, a unit or a question whose key is longer than a button's data?"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from learning.model import Module, Unit
from learning.ports import Library

BYTES: Final = 5
"""40 bits: two of a thousand keys meet once in two million libraries"""


def short(key: str) -> int:
    """The same number for the same key, in every process and version."""
    return int.from_bytes(sha256(key.encode()).digest()[:BYTES], "big")


def units_in(library: Library, language: str) -> tuple[Unit, ...]:
    """Of all published modules, in their order."""
    return tuple(unit for module in library.modules(language) for unit in module.units)


def unit_named(number: int, library: Library, language: str) -> Unit | None:
    return next((unit for unit in units_in(library, language) if short(unit.key) == number), None)


def module_named(number: int, library: Library, language: str) -> Module | None:
    return next((module for module in library.modules(language) if short(module.id) == number), None)


def named(number: int, keys: Iterable[str]) -> str | None:
    """Which of these keys is meant; None for a button of another edition."""
    return next((key for key in keys if short(key) == number), None)
