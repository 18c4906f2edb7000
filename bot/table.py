"""How does a table stay readable on a phone?

Up to 32 columns it stands as monospace text; a wider one becomes records, "Header: value" line by line.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.markup import escape, visible

PHONE_COLUMNS = 32
"""Monospace characters that fit side by side in a bubble on a narrow phone. Source: product rule"""
_GAP = "  "

Alignment = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    alignments: tuple[Alignment, ...]
    """one per column; every row has as many cells"""
    header: tuple[str, ...]
    """inline markup"""
    rows: tuple[tuple[str, ...], ...]
    """inline markup; may be empty"""


def layout(table: Table) -> str:
    """Markup of the table."""
    lines = _lines(table)
    if max(map(columns, lines)) > PHONE_COLUMNS:
        return _records(table)
    text = escape("\n".join(lines))
    return f"<pre>{text}</pre>"


def columns(text: str) -> int:
    """Width in monospace columns: wide East Asian characters and emoji take two, accents none."""
    return sum(_character_columns(character) for character in text)


def _character_columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _lines(table: Table) -> list[str]:
    texts = [[_one_line(cell) for cell in row] for row in (table.header, *table.rows)]
    widths = [max(columns(cell) for cell in column) for column in zip(*texts, strict=True)]
    lines = [
        _GAP.join(
            _padded(cell, width, alignment)
            for cell, width, alignment in zip(row, widths, table.alignments, strict=True)
        ).rstrip()
        for row in texts
    ]
    return [lines[0], _GAP.join("─" * width for width in widths), *lines[1:]]


def _one_line(cell: str) -> str:
    return " ".join(visible(cell).split())


def _padded(cell: str, width: int, alignment: Alignment) -> str:
    free = width - columns(cell)
    match alignment:
        case "left":
            return cell + " " * free
        case "right":
            return " " * free + cell
        case "center":
            return " " * (free // 2) + cell + " " * (free - free // 2)


def _records(table: Table) -> str:
    if not table.rows:
        return "\n".join(f"<b>{name}</b>" for name in table.header if name)
    return "\n\n".join(_record(table.header, row) for row in table.rows)


def _record(header: Sequence[str], row: Sequence[str]) -> str:
    """An empty cell still shows its header: nothing there is a statement too."""
    return "\n".join(
        f"<b>{name}:</b> {cell}".rstrip() if name else cell
        for name, cell in zip(header, row, strict=True)
        if name or cell
    )
