"""Is there a unit for every list of keywords? B010."""

from collections.abc import Iterator

from content.edition import Edition
from content.findings import Finding, error, meant
from content.sheets import KEYWORDS


def check_keywords(edition: Edition) -> Iterator[Finding]:
    there = {f"{text.id}/{unit.heading.id}" for text in edition.modules for unit in text.units}
    for language, entries in edition.sheets.keywords.items():
        for entry in entries:
            if entry.id not in there:
                message = f"Eine Einheit „{entry.id}“ gibt es nicht.{meant(entry.id, there)}"
                yield error(f"{KEYWORDS}.{language}.yaml", entry.line, "B010", message)
