"""What is wrong in a file, where, and what repairs it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    """keeps the content from being published"""
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    path: str
    """below the content folder, with slashes: modules/daten-bestand.de.md"""
    line: int
    """1 is the first"""
    severity: Severity
    code: str
    """M004; the table in docs/content-format.md lists all"""
    message: str
    """German: the cause and the repair"""

    def __str__(self) -> str:
        line = f"{self.path}:{self.line}: {self.severity} {self.code} {self.message}"
        return "".join(char if char.isprintable() else " " for char in line)

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def error(path: str, line: int, code: str, message: str) -> Finding:
    return Finding(path=path, line=line, severity=Severity.ERROR, code=code, message=message)


def warning(path: str, line: int, code: str, message: str) -> Finding:
    return Finding(path=path, line=line, severity=Severity.WARNING, code=code, message=message)


def in_reading_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By file, line and code; what is said twice of one line is said once."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda finding: (finding.path, finding.line, finding.code)))


def summary(findings: Iterable[Finding]) -> str:
    """One line: "31 Fehler, 4 Hinweise"."""
    listed = tuple(findings)
    errors = sum(finding.is_error for finding in listed)
    hints = len(listed) - errors
    return f"{errors} Fehler, {hints} {'Hinweis' if hints == 1 else 'Hinweise'}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, None if none is close."""
    close = get_close_matches(word[:80], list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def meant(word: str, known: Iterable[str], *, mark: str = "„{}“") -> str:
    """The question " Meintest du „daten“?" with its leading space, or nothing."""
    near = nearest(word, known)
    return f" Meintest du {mark.format(near)}?" if near else ""
