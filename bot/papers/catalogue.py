"""What is stored, in plain words, kind by kind and column by column?

kinds("de")            for the chat and the record of processing
catalogue("de")        also settings, messages and periods
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Final

import yaml

LANGUAGES: Final = ("de", "en")
"""the first is the source"""
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKind:
    """What belongs together for a reader, from one or more tables. Every text is whole sentences."""

    id: str
    is_personal: bool
    """rows of these tables belong to a person"""
    title: str
    what: str
    purpose: str
    place: str
    life: str
    tables: Mapping[str, Mapping[str, str]]
    """table -> column -> what stands in it, half a sentence"""
    without_figures: Mapping[str, str] = field(default_factory=dict)
    """field -> what is said instead where nothing is ever drawn; may be empty"""

    def told(self, *, figures: bool) -> "DataKind":
        """As it is true in a company with or without figures."""
        return self if figures else replace(self, **dict(self.without_figures))  # type: ignore[arg-type]  # texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    kinds: tuple[DataKind, ...]
    """those about a person first"""
    messages: Mapping[str, str]
    """value of contacts.model.Kind -> what is in such a message and who gets it"""
    settings: Mapping[str, str]
    """field of bot.settings.Settings -> meaning"""
    retention: Mapping[str, str]
    """name of a constant in db -> what is kept for so long"""
    rules: tuple[tuple[str, str], ...]
    """what is kept, until when: where no constant says it"""

    @property
    def columns(self) -> tuple[tuple[str, str, str], ...]:
        """Table, column, what stands in it."""
        return tuple(
            (table, column, text)
            for kind in self.kinds
            for table, columns in kind.tables.items()
            for column, text in columns.items()
        )


def written_in(language: str) -> str:
    """The language of the list for a reader of this one."""
    return language if language in LANGUAGES else LANGUAGES[0]


def kinds(language: str) -> tuple[DataKind, ...]:
    """In this language, or in the source where there is no other."""
    return catalogue(language).kinds


@cache
def catalogue(language: str) -> Catalogue:
    read = yaml.safe_load((_FOLDER / f"data.{written_in(language)}.yaml").read_text(encoding="utf-8"))
    return Catalogue(
        kinds=tuple(
            DataKind(is_personal=entry.pop("personal"), **entry) for entry in map(dict, read["kinds"])
        ),
        messages=read["messages"],
        settings=read["settings"],
        retention=read["retention"],
        rules=tuple((what, until) for what, until in read["rules"]),
    )
