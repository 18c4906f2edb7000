"""What do all in the company read on a Monday, what does the company ask itself, which words are explained?

Four kinds of YAML files beside the modules: montag.de.yaml, betriebscheck.de.yaml, glossar.de.yaml and
stichworte.de.yaml, which helps to find a unit. A folder may have none. A file with an error is not used;
readers then get the next language.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Generic, TypeVar

import yaml

from content.findings import Finding, error, in_reading_order
from content.sheets.company_check import read_questions
from content.sheets.fields import Reader
from content.sheets.glossary import read_words
from content.sheets.keywords import Keywords, read_keywords
from content.sheets.monday import read_lines
from content.source import Source
from content.taxonomy import SOURCE_LANGUAGE, Taxonomy, ids
from learning.glossary import Word
from reporting.company_check import CheckQuestion
from reporting.monday import MondayLine

MONDAY: Final = "montag"
COMPANY_CHECK: Final = "betriebscheck"
GLOSSARY: Final = "glossar"
MOST_NAMED: Final = 5
"""missing entries that a finding lists"""
KEYWORDS: Final = "stichworte"
KINDS: Final = frozenset({MONDAY, COMPANY_CHECK, GLOSSARY, KEYWORDS})
FALLBACKS: Final = (SOURCE_LANGUAGE, "en")
"""after the reader's own language"""

Entry = TypeVar("Entry", MondayLine, CheckQuestion, Word, Keywords)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """By language; of files without an error."""

    mondays: Mapping[str, tuple[MondayLine, ...]]
    company_checks: Mapping[str, tuple[CheckQuestion, ...]]
    glossaries: Mapping[str, tuple[Word, ...]]
    keywords: Mapping[str, tuple[Keywords, ...]]
    """of units"""
    findings: tuple[Finding, ...]

    def monday(self, language: str) -> tuple[MondayLine, ...]:
        """52 lines, one a week; empty if the folder has none."""
        return _nearest(self.mondays, language)

    def company_check(self, language: str) -> tuple[CheckQuestion, ...]:
        """10 questions, the same order in each language; empty if the folder has none."""
        return _nearest(self.company_checks, language)

    def written_in(self, language: str) -> str:
        """The language in which lines and questions come to a reader of this one."""
        written = (*self.mondays, *self.company_checks)
        return next((one for one in (language, *FALLBACKS) if one in written), SOURCE_LANGUAGE)

    def glossary(self, language: str) -> tuple[Word, ...]:
        """Of this language alone: words of another do not stand in its texts. Empty without a file."""
        return self.glossaries.get(language, ())


NO_SHEETS: Final = Sheets(mondays={}, company_checks={}, glossaries={}, keywords={}, findings=())


def _nearest(texts: Mapping[str, tuple[Entry, ...]], language: str) -> tuple[Entry, ...]:
    return next((texts[one] for one in (language, *FALLBACKS) if one in texts), ())


def is_sheet(path: str) -> bool:
    return path.endswith(".yaml") and path.split(".", 1)[0] in KINDS


def sheet_paths(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("*.yaml") if is_sheet(path.name) and path.is_file())


def parse_sheets(sources: Iterable[Source], taxonomy: Taxonomy) -> Sheets:
    """Of the files that `is_sheet` names; the others are passed over."""
    listed = list(sources)
    areas = ids(taxonomy.areas)
    mondays = _Shelf(listed, MONDAY, read_lines)
    checks = _Shelf(listed, COMPANY_CHECK, partial(read_questions, areas=areas))
    glossaries = _Shelf(listed, GLOSSARY, read_words)
    keywords = _Shelf(listed, KEYWORDS, read_keywords)
    return Sheets(
        mondays=mondays.texts,
        company_checks=checks.texts,
        glossaries=glossaries.texts,
        keywords=keywords.texts,
        findings=in_reading_order(
            (*mondays.findings, *checks.findings, *glossaries.findings, *keywords.findings)
        ),
    )


class _Shelf(Generic[Entry]):
    """One kind of sheet in all its languages."""

    def __init__(
        self,
        sources: Iterable[Source],
        kind: str,
        read: Callable[[Reader, yaml.Node], list[tuple[Entry, int]]],
    ) -> None:
        self.findings: list[Finding] = []
        self.texts: dict[str, tuple[Entry, ...]] = {}
        own = [source for source in sources if is_sheet(source.path) and source.module_id == kind]
        model: list[str] = []
        for source in sorted(own, key=lambda source: (source.language != SOURCE_LANGUAGE, source.path)):
            entries, findings = _read(source, read)
            findings += _id_findings(source.path, entries, model)
            if source.language == SOURCE_LANGUAGE:
                model = [entry.id for entry, _ in entries]
            if not any(finding.is_error for finding in findings):
                self.texts[source.language] = tuple(entry for entry, _ in entries)
            self.findings += findings


def _read(
    source: Source, read: Callable[[Reader, yaml.Node], list[tuple[Entry, int]]]
) -> tuple[list[tuple[Entry, int]], list[Finding]]:
    if not source.language:
        example = f"{source.module_id}.{SOURCE_LANGUAGE}.yaml"
        message = f"Der Dateiname nennt keine Sprache. Nenn die Datei zum Beispiel {example}."
        return [], [error(source.path, 1, "B001", message)]
    reader = Reader(source)
    root = reader.root(source.text)
    return (read(reader, root) if root else []), reader.findings


def _id_findings(path: str, entries: list[tuple[Entry, int]], model: list[str]) -> list[Finding]:
    """`model` are the German ids; empty where this is the German file or there is none."""
    findings, seen = [], dict[str, int]()
    for entry, line in entries:
        if entry.id and entry.id in seen:
            message = f"Kennung „{entry.id}“ steht schon in Zeile {seen[entry.id]}. Gib dieser eine eigene."
            findings.append(error(path, line, "B005", message))
        seen.setdefault(entry.id, line)
    pairs = zip(entries, model, strict=False)
    strange = next((pair for pair in pairs if pair[0][0].id not in {pair[1], ""}), None)
    if strange:
        (entry, line), expected = strange
        message = f"Hier steht „{entry.id}“, auf Deutsch „{expected}“. Nimm dieselbe Kennung, dieselbe Folge."
        findings.append(error(path, line, "B005", message))
    elif entries and (missing := [one for one in model if one not in seen]):
        message = f"Hier fehlt, was auf Deutsch da ist: {', '.join(missing[:MOST_NAMED])}."
        findings.append(error(path, entries[-1][1], "B005", message))
    return findings
