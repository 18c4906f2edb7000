"""Which areas, topics, roles, levels and trades are there, and what are they called?

Ids never change. Titles fall back to German, the source language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import yaml

from content.findings import Finding, error
from content.source import Source

SHIPPED: Final = Path(__file__).parent / "taxonomy.yaml"
"""used for folders that bring none of their own"""
SOURCE_LANGUAGE: Final = "de"
ANY_TRADE: Final = "alle"
"""the trade of a unit that fits everywhere"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A role, level, trade or report area."""

    id: str
    titles: tuple[tuple[str, str], ...]
    """language and title"""

    def title(self, language: str) -> str:
        titles = dict(self.titles)
        return titles.get(language) or titles.get(SOURCE_LANGUAGE) or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Term):
    report: str
    """id of the report area: few areas, less noise in small companies"""
    topics: tuple[str, ...]


AnyTerm = TypeVar("AnyTerm", bound=Term)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    """Every tuple in the order of the file."""

    areas: tuple[Area, ...]
    report_areas: tuple[Term, ...]
    roles: tuple[Term, ...]
    levels: tuple[Term, ...]
    trades: tuple[Term, ...]

    def area(self, area_id: str) -> Area | None:
        return _named(self.areas, area_id)

    def role(self, role_id: str) -> Term | None:
        return _named(self.roles, role_id)

    def level(self, level_id: str) -> Term | None:
        return _named(self.levels, level_id)

    def trade(self, trade_id: str) -> Term | None:
        return _named(self.trades, trade_id)

    def report_area_of(self, area_id: str) -> Term | None:
        area = self.area(area_id)
        return _named(self.report_areas, area.report) if area else None

    def area_of(self, area_or_topic: str) -> str:
        """The id of the area that is called so or has a topic called so, empty if there is none."""
        if self.area(area_or_topic):
            return area_or_topic
        return next((area.id for area in self.areas if area_or_topic in area.topics), "")


def ids(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(term.id for term in terms)


def _named(terms: tuple[AnyTerm, ...], term_id: str) -> AnyTerm | None:
    return next((term for term in terms if term.id == term_id), None)


def parse_taxonomy(source: Source) -> Taxonomy | Finding:
    try:
        read = yaml.load(source.text, Loader=yaml.BaseLoader)  # noqa: S506  base loader makes strings only
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        return error(
            source.path, line, "M001", "Die Taxonomie ist nicht lesbar. Prüfe Einrückung und Klammern."
        )
    if not isinstance(read, dict):
        return error(source.path, 1, "M001", "Die Taxonomie ist leer.")
    parts = {
        name: _mappings(read.get(name)) for name in ("areas", "report_areas", "roles", "levels", "trades")
    }
    missing = [name for name, found in parts.items() if not found]
    if missing:
        return error(source.path, 1, "M003", f"In der Taxonomie fehlt: {', '.join(missing)}.")
    return Taxonomy(
        areas=tuple(_area(entry) for entry in parts["areas"]),
        report_areas=_terms(parts["report_areas"]),
        roles=_terms(parts["roles"]),
        levels=_terms(parts["levels"]),
        trades=_terms(parts["trades"]),
    )


def _mappings(value: object) -> list[Mapping[str, object]]:
    """The entries that have an id."""
    listed = value if isinstance(value, list) else []
    return [entry for entry in listed if isinstance(entry, dict) and isinstance(entry.get("id"), str)]


def _terms(entries: list[Mapping[str, object]]) -> tuple[Term, ...]:
    return tuple(Term(id=str(entry["id"]), titles=_titles(entry)) for entry in entries)


def _titles(entry: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    titles = entry.get("title")
    return tuple((str(key), str(value)) for key, value in titles.items()) if isinstance(titles, dict) else ()


def _area(entry: Mapping[str, object]) -> Area:
    topics = entry.get("topics")
    return Area(
        id=str(entry["id"]),
        titles=_titles(entry),
        report=str(entry.get("report", "")),
        topics=tuple(str(topic) for topic in topics) if isinstance(topics, list) else (),
    )
