"""What do the documents for works council and employees say? Only sentences that are true of an inventory.

In a template `{company}` stands for a fact or a table of the inventory; a line that begins with `[council]`
or `[no council] [figures]` is kept only where all of that holds.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Cell = str | int | float | date
Rows = tuple[tuple[Cell, ...], ...]
"""lines of a table; may be empty"""

_CONDITION = re.compile(r"\[(no )?([a-z_]+)\] ")
_PLACEHOLDER = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """What is true of one company on one day; strings are Markdown, in which names are escaped."""

    facts: Mapping[str, Cell]
    """the company, its headcount, who runs the server, days"""
    holds: Mapping[str, bool]
    """whether there is a council, whether figures are drawn, which door and which database"""
    tables: Mapping[str, Rows]
    """the plan, first dates, every column, message kind, retention rule and setting, the modules"""


def fill(template: str, inventory: Inventory) -> str:
    """The template with its placeholders filled and without the lines that are not true here.

    Raises: ValueError for a placeholder or a condition that the inventory does not know.
    """
    placeholders = {**inventory.facts, **inventory.tables}
    kept = []
    for line in template.splitlines():
        rest, is_true = line, True
        while found := _CONDITION.match(rest):
            rest = rest[found.end() :]
            is_true &= _known(inventory.holds, found[2]) is not bool(found[1])
        # filled even where it is left out: so a slip shows in every company
        text = _PLACEHOLDER.sub(lambda hit: said(_known(placeholders, hit[1])), rest)
        kept += [text] if is_true else []
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip() + "\n"


def said(value: object) -> str:
    """As it stands in a German document; rows become lines of a Markdown table."""
    match value:
        case float():
            return f"{value:.3f}".replace(".", ",")
        case date():
            return f"{value:%d.%m.%Y}"
        case tuple():
            return "\n".join(f"| {' | '.join(map(said, row))} |" for row in value)
    return str(value)


def _known(names: Mapping[str, object], name: str) -> object:
    if name not in names:
        raise ValueError(f"a template speaks of „{name}“, which the inventory does not know")
    return names[name]
