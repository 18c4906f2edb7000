"""Does each unit have its sections, in order, with a resolution at the end? S003, S006, S007, M004."""

import re
from collections.abc import Iterator
from typing import Final

from content.check.limits import MERKSATZ_WORDS, word_count
from content.edition import Edition
from content.findings import Finding, error, meant, warning
from content.parse.module import SECTION_NAMES, section_kind, section_names
from content.parse.tree import ModuleText, SectionKind, SectionText, UnitText
from content.taxonomy import Taxonomy, ids

KNOWN: Final = frozenset({"trade", "roles"})
"""what may stand in the braces of a unit"""
REQUIRED: Final = (SectionKind.PROBLEM, SectionKind.INSIGHT, SectionKind.TRY)
IF_THEN: Final = {
    "de": re.compile(r"\bwenn\b.+\bdann\b", re.IGNORECASE | re.DOTALL),
    "en": re.compile(r"\b(?:if|when)\b.+\bthen\b", re.IGNORECASE | re.DOTALL),
}


def is_complete(unit: UnitText) -> bool:
    """Whether all required sections stand; the wording of an unfinished unit is not judged yet."""
    return all(unit.section(kind) for kind in REQUIRED)


def check_structure(edition: Edition) -> Iterator[Finding]:
    for module in edition.modules:
        yield from _title(module)
        if not module.units:
            yield error(module.path, 1, "S003", "Das Modul hat keine Einheit (## Titel {#kennung}).")
        for unit in module.units:
            yield from _trade(module.path, unit, edition.taxonomy)
            yield from _roles(module, unit, edition.taxonomy)
            yield from _sections(module, unit)
            yield from _headings(module.path, unit)
            yield from _if_then(module, unit)
            yield from _merksatz(module.path, unit)


def _title(module: ModuleText) -> Iterator[Finding]:
    title, heading = module.head.value("title"), module.heading
    if title and heading and heading.title != title:
        message = f"Überschrift „# {heading.title}“ und title „{title}“ sind verschieden."
        yield warning(module.path, heading.line, "M004", message)


def _trade(path: str, unit: UnitText, taxonomy: Taxonomy) -> Iterator[Finding]:
    trade, known = unit.heading.attribute("trade"), ids(taxonomy.trades)
    if trade and trade not in known:
        hint = meant(trade, known) or f" Erlaubt: {', '.join(sorted(known))}."
        message = f"„{trade}“ ist kein gültiger Wert für trade.{hint}"
        yield error(path, unit.heading.line, "M004", message)
    others = [f"{name}={value}" for name, value in unit.heading.attributes if name not in KNOWN]
    for other in (*others, *(f".{name}" for name in unit.heading.classes)):
        yield error(path, unit.heading.line, "M004", f"Unbekannte Angabe „{other}“ an der Einheit.")


def _roles(module: ModuleText, unit: UnitText, taxonomy: Taxonomy) -> Iterator[Finding]:
    """A unit speaks to some of those whom its module speaks to."""
    known, of_module = ids(taxonomy.roles), module.head.values("roles")
    for role in unit.heading.values("roles"):
        if role not in known:
            hint = meant(role, known) or f" Erlaubt: {', '.join(sorted(known))}."
            message = f"„{role}“ ist kein gültiger Wert für roles.{hint}"
            yield error(module.path, unit.heading.line, "M004", message)
        elif role not in of_module:
            message = f"Die Rolle „{role}“ fehlt in roles im Kopf. Ergänze sie dort oder nimm sie hier weg."
            yield error(module.path, unit.heading.line, "M004", message)


def _sections(module: ModuleText, unit: UnitText) -> Iterator[Finding]:
    names, path, line = section_names(module.language), module.path, unit.heading.line
    seen: set[SectionKind] = set()
    for section in unit.sections:
        if section.kind is None:
            hint = _foreign_name(section.name, names) or meant(section.name, names.values())
            message = f"Abschnitt „{section.name}“ ist unbekannt.{hint}"
            yield error(path, section.line, "S003", message)
        elif section.kind in seen:
            yield error(
                path, section.line, "S003", f"Abschnitt „{section.name}“ steht zweimal in der Einheit."
            )
        elif not section.body:
            yield error(path, section.line, "S003", f"Abschnitt „{section.name}“ ist leer.")
        seen |= {section.kind} if section.kind else set()
    for kind in REQUIRED:
        if kind not in seen:
            message = f"In „{unit.heading.title}“ fehlt der Abschnitt „### {names[kind]}“."
            yield error(path, line, "S003", message)
    if unit.loose_line:
        message = (
            f"Text steht vor dem ersten Abschnitt. Schreib ihn unter „### {names[SectionKind.PROBLEM]}“."
        )
        yield error(path, unit.loose_line, "S003", message)
    yield from _order(path, unit, names)


def _foreign_name(name: str, names: dict[SectionKind, str]) -> str:
    kinds = (section_kind(name, language) for language in SECTION_NAMES)
    kind = next((kind for kind in kinds if kind), None)
    return f" Hier heißt er „{names[kind]}“." if kind else ""


def _order(path: str, unit: UnitText, names: dict[SectionKind, str]) -> Iterator[Finding]:
    kinds = [section.kind for section in unit.sections]
    right = list(SectionKind)
    ranks = [right.index(kind) for kind in kinds if kind]
    if ranks != sorted(ranks):
        order = ", ".join(names[kind] for kind in right if kind in kinds)
        message = f"Die Abschnitte stehen nicht in der Reihenfolge {order}."
        yield error(path, unit.heading.line, "S003", message)


def _headings(path: str, unit: UnitText) -> Iterator[Finding]:
    for section in unit.sections:
        for block in section.blocks:
            if block.kind == "heading":
                marks = "#" * block.level
                message = f"Überschrift {marks} gibt es in einem Abschnitt nicht. Schreib das Wort **fett**."
                yield error(path, block.line, "S003", message)


def _if_then(module: ModuleText, unit: UnitText) -> Iterator[Finding]:
    section = unit.section(SectionKind.TRY)
    if section is None:
        return
    pattern = IF_THEN.get(module.language)
    quotes = [block.plain for block in section.blocks if block.kind == "quote"]
    if not any(pattern is None or pattern.search(quote) for quote in quotes):
        name = section_names("de")[SectionKind.TRY]
        message = f"„{name}“ braucht einen Wenn-dann-Satz (Vorsatz für den Arbeitsalltag)."
        yield warning(module.path, section.line, "S006", message)


def _merksatz(path: str, unit: UnitText) -> Iterator[Finding]:
    section = unit.section(SectionKind.INSIGHT)
    if section is None:
        return
    words = merksatz_words(section)
    if words is None:
        message = f"Die Einsicht endet ohne Merksatz (> [!TIP], höchstens {MERKSATZ_WORDS} Wörter)."
        yield warning(path, section.line, "S007", message)
    elif words > MERKSATZ_WORDS:
        message = f"Der Merksatz hat {words} Wörter, höchstens {MERKSATZ_WORDS}."
        yield warning(path, section.blocks[-1].line, "S007", message)


def merksatz_words(section: SectionText) -> int | None:
    last = section.blocks[-1] if section.blocks else None
    return word_count(last.plain) if last and last.alert == "TIP" else None
