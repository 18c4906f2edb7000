"""Which documents does a company need, and what are their files called?

A template is Markdown; a line `{{name}}` stands for another template, under the conditions before it.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.papers.blocks import blocks
from bot.papers.pdf import pdf
from bot.papers.word import word
from reporting.documents import Inventory, fill

WITH_COUNCIL: Final = "betriebsvereinbarung"
WITHOUT_COUNCIL: Final = "zusage"
OTHERS: Final = (
    "verarbeitungsverzeichnis",
    "datenschutzhinweis",
    "massnahmen",
    "auftragsverarbeitung",
    "dsfa-vorpruefung",
    "ki-verordnung",
    "ki-kompetenz",
)
_TEMPLATES = Path(__file__).parent / "templates"
_INCLUDED = re.compile(r"^((?:\[[a-z_ ]+\] )*)\{\{([a-z-]+)\}\}$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    name: str
    """of the file, with its ending: md, docx or pdf"""
    content: bytes


def papers(inventory: Inventory) -> tuple[Paper, ...]:
    """The agreement or promise first, also as PDF for the wall; the same inventory gives the same bytes."""
    agreement = WITH_COUNCIL if inventory.holds["council"] else WITHOUT_COUNCIL
    made: list[Paper] = []
    for name in (agreement, *OTHERS):
        text = written(name, inventory)
        found = blocks(text)
        made.append(Paper(name=f"{name}.md", content=text.encode()))
        made.append(Paper(name=f"{name}.docx", content=word(found)))
        if name == agreement:
            made.append(Paper(name=f"{name}.pdf", content=pdf(found)))
    return tuple(made)


def written(name: str, inventory: Inventory) -> str:
    """The Markdown of one document."""
    return fill(template(name), inventory)


def template(name: str) -> str:
    """With everything that it includes."""
    text = (_TEMPLATES / f"{name}.md").read_text(encoding="utf-8")
    return _INCLUDED.sub(lambda hit: _prefixed(template(hit[2]), hit[1]), text)


def _prefixed(text: str, conditions: str) -> str:
    return "\n".join(f"{conditions}{line}" for line in text.splitlines())
