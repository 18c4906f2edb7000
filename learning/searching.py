"""What helps just now? Cases by words, at most five."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from learning.model import Unit, UnitKey
from learning.ports import Library, Search
from learning.session import UnitState

MOST: Final = 5
"""more nobody reads at a machine"""
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    unit: Unit
    state: UnitState | None
    """None: not begun"""
    is_kept: bool
    """on the learner's own Merkzettel"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where one learner searches."""

    library: Library
    language: str
    states: Mapping[UnitKey, UnitState]
    """those not begun are missing"""
    kept: frozenset[UnitKey] = frozenset()


def is_worth_a_search(words: str) -> bool:
    """Not a mere letter, number or emoji: whoever types one means a button."""
    return _LETTERS.search(words) is not None


def find(words: str, search: Search, shelf: Shelf) -> tuple[Hit, ...]:
    """The best first; may be empty."""
    keys = search.first(words, kept=shelf.kept, most=MOST)
    units = (shelf.library.unit(key, shelf.language) for key in keys)
    return tuple(
        Hit(unit=unit, state=shelf.states.get(unit.key), is_kept=unit.key in shelf.kept)
        for unit in units
        if unit is not None
    )
