"""What do others call what a unit is about? stichworte.de.yaml"""

import re
from dataclasses import dataclass, field
from typing import Final

import yaml

from content.sheets.fields import ID, Limit, Reader, line_of

UNITS: Final = range(1, 2001)
WORDS: Final = range(1, 13)
"""of one unit"""
WORD: Final = Limit(chars=40)
KEY: Final = re.compile(f"{ID.pattern}/{ID.pattern}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keywords:
    id: str
    """of a unit: daten-bestand/differenz"""
    words: tuple[str, ...]
    """plain ones, as somebody would type them who has not read the unit"""
    line: int = field(default=0, compare=False)


def read_keywords(reader: Reader, root: yaml.Node) -> list[tuple[Keywords, int]]:
    """Each with the number of its line in the file."""
    entries = reader.entries(root, "keywords/1", "units", UNITS)
    return [(_keywords(reader, node), line_of(node)) for node in entries]


def _keywords(reader: Reader, node: yaml.Node) -> Keywords:
    fields = reader.fields(node, ("unit", "words"))
    unit = reader.value(fields, "unit")
    if unit and not KEY.fullmatch(unit):
        reader.error(fields["unit"], "B005", "unit nennt Modul und Einheit: daten-bestand/differenz")
    words = reader.items(fields, "words", WORDS)
    return Keywords(
        id=unit,
        words=tuple(reader.text({"words": word}, "words", WORD) for word in words),
        line=line_of(node),
    )
