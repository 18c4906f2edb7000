"""What does it cost to find a unit among a thousand, against looking for the words in every text?"""

import tempfile
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import perf_counter

import yaml

from benchmarks.figures import Figure, Row
from benchmarks.packing import interleaved_ms
from benchmarks.processes import resident_mb, running
from content import EDITION
from content.library import Library, load
from content.search.index import UnitIndex
from content.search.words import fold, words_of
from learning.model import Module, ModuleId, Unit, UnitKey

UNITS = 1_000
LANGUAGE = "de"
QUERIES = Path("tests/content/search_queries.de.yaml")
BAR_MS = 50.0
"""for a search. Source: product rule"""
LOADED = "from content import EDITION; from content.library import load; library = load(EDITION)"
SEARCHED = (
    f"{LOADED}; from content.search.index import UnitIndex; index = UnitIndex(library, 'de');"
    " index.first('handy verloren')"
)
SETTLE_S = 3.0


def measure(*, quick: bool) -> list[Row]:
    big = enlarged(load(EDITION))
    began = perf_counter()
    index = UnitIndex(big, LANGUAGE)
    build_ms = (perf_counter() - began) * 1000
    units = [unit for module in big.modules(LANGUAGE) for unit in module.units]
    began = perf_counter()
    texts = [fold(_text(unit), LANGUAGE) for unit in units]
    fold_ms = (perf_counter() - began) * 1000
    queries = [entry["query"] for entry in yaml.safe_load(QUERIES.read_text(encoding="utf-8"))["tuned"]]
    ours, theirs = iter(queries * 30), iter(queries * 30)
    search_ms, scan_ms = interleaved_ms(
        lambda: index.first(next(ours)),
        lambda: _scanned(texts, next(theirs)),
        rounds=len(queries) * (3 if quick else 20),
    )
    searched_mb, loaded_mb = (_memory_mb(program) for program in (SEARCHED, LOADED))
    return [
        Figure(
            what=f"search {len(units)} units, median of {len(queries)} queries",
            ours=search_ms,
            baseline=scan_ms,
            unit="ms",
            against="count their words in every text",
            amount_bar=BAR_MS,
        ),
        Figure(
            what=f"build the index of {len(units)} units",
            ours=build_ms,
            baseline=fold_ms,
            unit="ms",
            against="fold their problems and insights",
        ),
        Figure(
            what="memory after the first search of the edition",
            ours=searched_mb,
            baseline=loaded_mb,
            unit="MB",
            against="the library alone",
        ),
    ]


def enlarged(library: Library) -> Library:
    """As many units as a thousand: the edition again and again, under other names."""
    edition = library.modules(LANGUAGE)
    often = -(-UNITS // sum(len(module.units) for module in edition))
    modules = [_renamed(module, number) for number in range(often) for module in edition]
    words = library.sheets.keywords.get(LANGUAGE, ())
    again = tuple(replace(one, id=_other(one.id, number)) for number in range(often) for one in words)
    sheets = replace(library.sheets, keywords={LANGUAGE: again})
    return Library(_first_units(modules), taxonomy=library.taxonomy, sheets=sheets)


def _first_units(modules: list[Module]) -> list[Module]:
    rest, kept = UNITS, []
    for module in modules:
        kept.append(replace(module, units=tuple(islice(module.units, rest))))
        rest -= len(kept[-1].units)
    return kept


def _renamed(module: Module, number: int) -> Module:
    units = tuple(replace(unit, key=UnitKey(_other(unit.key, number))) for unit in module.units)
    return replace(module, id=ModuleId(f"{module.id}-{number}"), units=units)


def _other(key: str, number: int) -> str:
    module, _, unit = key.partition("/")
    return f"{module}-{number}/{unit}"


def _text(unit: Unit) -> str:
    return f"{unit.title} {unit.problem} {unit.insight} {unit.example}"


def _scanned(texts: list[str], query: str) -> list[int]:
    """The five texts with most of the words in them, letter for letter."""
    words = words_of(fold(query, LANGUAGE))
    scores = [sum(text.count(word) for word in words) for text in texts]
    return sorted(range(len(texts)), key=lambda place: -scores[place])[:5]


def _memory_mb(program: str) -> float:
    with (
        tempfile.TemporaryDirectory(prefix="pausenbrot-bench-") as folder,
        running("-c", f"{program}\nimport time; time.sleep(60)", more={}, folder=Path(folder)) as process,
    ):
        time.sleep(SETTLE_S)
        return resident_mb(process)
