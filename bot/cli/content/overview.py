"""How large is an edition, and where are its gaps? As short tables, or as JSON for machines."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from bot.exits import Exit
from content.edition import UnreadableFolderError, read_edition
from content.findings import meant
from content.stats import ModuleStats, Spread, Stats, stats

SCHEMA: Final = "stats/2"
KINDS: Final[Mapping[str, str]] = {
    "single": "Auswahl",
    "multiple": "Mehrere richtig",
    "number": "Zahl",
    "text": "Wort",
    "order": "Reihenfolge",
    "match": "Zuordnen",
    "scenario": "Szenario",
    "reflect": "Nachdenken",
    "": "nicht erkennbar",
}
STATUSES: Final[Mapping[str, str]] = {
    "published": "veröffentlicht",
    "draft": "Entwurf",
    "retired": "zurückgezogen",
    "": "ohne Status",
}
GAP: Final = "  "
LONGEST_CELL: Final = 40
"""Ids have 32 characters at most; what is longer was not written by hand."""


def content_stats(
    path: Annotated[Path, typer.Argument(metavar="DIR", help="Ordner mit modules/ und quizzes/")],
    as_json: Annotated[bool, typer.Option("--json", help="Ausgabe als JSON (stats/2)")] = False,
    trade: Annotated[
        str,
        typer.Option(metavar="ID", help="Zeigt nur die Einheiten, deren Fall nicht aus dieser Branche ist"),
    ] = "",
) -> None:
    """Zählt, was in den Inhalten steckt und was noch fehlt. Endet mit 2, wenn der Ordner nicht lesbar ist."""
    try:
        found = stats(read_edition(path))
    except UnreadableFolderError as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(Exit.CONFIGURATION) from fault
    if as_json:
        typer.echo(json.dumps(_document(found), ensure_ascii=False, indent=2))
    elif trade:
        for line in _units_without(found, trade):
            typer.echo(line)
    else:
        typer.echo("\n\n".join(_parts(found)))


def _document(found: Stats) -> dict[str, Any]:
    """The counts of the originals, the same for each language, and what the tables are made of."""
    tables = asdict(found)
    return {
        "schema": SCHEMA,
        **tables.pop("counts"),
        "languages": {language["id"]: language["counts"] for language in tables["languages"]},
        "tables": tables,
    }


def _units_without(found: Stats, trade: str) -> list[str]:
    tally = next((one for one in found.trades if one.id == trade), None)
    if tally is None:
        known = [one.id for one in found.trades]
        raise typer.BadParameter(
            f"Branche „{trade}“ gibt es nicht.{meant(trade, known)} Es gibt: {', '.join(known)}.",
            param_hint="--trade",
        )
    return [*tally.units_without, f"{len(tally.units_without)} Einheiten ohne Fall aus {tally.title}"]


def _parts(found: Stats) -> Iterable[str]:
    counts = found.counts
    yield (
        f"{counts.modules} Module, {counts.units} Einheiten, {counts.questions} Fragen,"
        f" {counts.cases} weitere Fälle, {counts.pictures} Bilder"
    )
    yield _modules(found.modules)
    columns = ("Module", "Einheiten", "Fragen")
    for name, tallies in (("Bereich", found.areas), ("Stufe", found.levels)):
        yield _table(
            (name, *columns), [(one.title, one.modules, one.units, one.questions) for one in tallies]
        )
    yield _table(
        ("Branche", *columns, "Einheiten ohne"),
        [(one.title, one.modules, one.units, one.questions, len(one.units_without)) for one in found.trades],
    )
    yield _table(
        ("Sprache", *columns, "fehlt", "veraltet"),
        [
            (
                one.id,
                one.counts.modules,
                one.counts.units,
                one.counts.questions,
                len(one.missing),
                len(one.stale),
            )
            for one in found.languages
        ],
    )
    yield _table(
        ("Fragetyp", "Fragen"), [(KINDS.get(kind, kind), count) for kind, count in counts.kinds.items()]
    )
    yield "\n".join(_lines(found))


def _modules(modules: Iterable[ModuleStats]) -> str:
    """A unit that is hard to read hides in the mean of its module, so the hardest has its own column."""
    rows = [
        (
            module.id,
            STATUSES.get(module.status, module.status),
            len(module.units),
            module.minutes,
            _spread([unit.words for unit in module.units]),
            _decimal(module.school_level),
            _decimal(max((u.school_level for u in module.units if u.school_level is not None), default=None)),
        )
        for module in modules
    ]
    return _table(
        ("Modul", "Status", "Einheiten", "Minuten", "Wörter", "Lesestufe", "schwerste"), rows, names=2
    )


def _lines(found: Stats) -> Iterable[str]:
    yield "Status: " + _listed((STATUSES.get(name, name), count) for name, count in found.statuses)
    yield f"Wörter je Einheit: {_measured(found.words)}"
    yield f"Minuten je Einheit: {_measured(found.minutes)}"
    if found.further_cases_percent is not None:
        percent = _decimal(found.further_cases_percent)
        yield f"Fragen mit weiteren Fällen, ohne die Fragen vorab: {percent} %"
    if found.counts.right_position:
        counted = enumerate(found.counts.right_position, start=1)
        places = ((f"auf Platz {place}", count) for place, count in counted)
        yield f"Richtige Antwort einer Auswahl: {_listed(places)}"
    if found.counts.right_is_longest_share is not None:
        percent = _decimal(100 * found.counts.right_is_longest_share)
        yield f"Richtige Antwort ist allein die längste: {percent} %"
    if found.counts.units_per_role:
        roles = ((role, count) for role, count in found.counts.units_per_role.items())
        yield f"Einheiten je Rolle: {_listed(roles)}"
    for one in found.languages:
        if one.missing:
            yield f"Ohne Übersetzung ({one.id}): {', '.join(one.missing)}"
        if one.stale:
            yield f"Veraltet ({one.id}): {', '.join(one.stale)}"


def _listed(counted: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counted) or "–"


def _measured(spread: Spread | None) -> str:
    if spread is None:
        return "–"
    return f"{spread.least} bis {spread.most}, Median {_decimal(spread.median)}"


def _spread(numbers: Sequence[int]) -> str:
    return f"{min(numbers)} bis {max(numbers)}" if numbers else "–"


def _decimal(number: float | None) -> str:
    """12,5 and 12, never 12,0."""
    return "–" if number is None else f"{number:.1f}".removesuffix(".0").replace(".", ",")


def _table(head: Sequence[str], rows: Iterable[Sequence[str | int]], *, names: int = 1) -> str:
    """The first columns are names and stand to the left, numbers to the right."""
    cells = [[_cut(str(value)) for value in row] for row in (head, *rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(head))]
    lines = (
        GAP.join(
            cell.ljust(width) if at < names else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in cells
    )
    return "\n".join(line.rstrip() for line in lines)


def _cut(cell: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in cell)
    return printable if len(printable) <= LONGEST_CELL else f"{printable[: LONGEST_CELL - 1]}…"
