"""What is a thing called that has a title and no id?"""

from dataclasses import dataclass, field
from typing import Final

from content.check.head import MAX_ID_CHARS
from content.check.ids import proposed_id

LOOKED_AT_CHARS: Final = 120
"""of a title: an id is shorter"""
NAMELESS: Final = proposed_id("")


def slug(title: str, otherwise: str) -> str:
    """An id of ASCII letters; the other one for a title without any."""
    proposed = proposed_id(title[:LOOKED_AT_CHARS])
    return otherwise if proposed == NAMELESS else proposed


@dataclass(slots=True)
class Names:
    """Each is given once; the second "frage" is frage-2."""

    longest: int = MAX_ID_CHARS
    taken: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    """by wanted name: thousands of questions may have the same"""

    def given(self, wanted: str) -> str:
        name, count = wanted[: self.longest].rstrip("-"), self.counts.get(wanted, 1)
        while name in self.taken:
            count += 1
            name = numbered(wanted, f"-{count}", longest=self.longest)
        self.counts[wanted] = count
        self.taken.add(name)
        return name


def numbered(name: str, suffix: str, *, longest: int = MAX_ID_CHARS) -> str:
    return name[: longest - len(suffix)].rstrip("-") + suffix
