"""What comes back from the bench? Values for the screens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from contacts.model import Company
from contacts.workshop import Revision, RevisionState
from content.changes import Change
from content.findings import Finding
from learning.model import Module, QuestionKey, Unit
from reporting.items import ItemLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One own module in the list."""

    module: str
    title: str
    state: RevisionState
    """of what learners see; DRAFT if they never saw it"""
    has_draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    company: Company
    modules: tuple[Line, ...]
    notes: int
    """units with something said "bei uns" """
    orphans: tuple[str, ...]
    """keys of units that are gone, but for which there is a note"""
    is_told: bool = False
    """something was begun to be told"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    number: int
    made_on: date
    findings: tuple[Finding, ...]
    changes: Mapping[str, Change]
    """by language: what learners will notice; empty as long as it has errors"""
    is_moved: bool
    """somebody has published the module since it was begun"""

    @property
    def errors(self) -> int:
        return sum(finding.is_error for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModulePage:
    company: Company
    module: str
    title: str
    languages: tuple[str, ...]
    stale: tuple[str, ...]
    """languages whose translation lags behind"""
    state: RevisionState | None
    """of what learners see; None: they never saw it"""
    number: int
    """of what learners see, 0 for nothing"""
    draft: Draft | None
    units: tuple[Unit, ...]
    """of the draft if it can be shown, else of what learners see; in the trainer's language"""
    older: int
    """revisions before"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of files that were sent."""

    refused: tuple[Finding, ...] = ()
    """nothing was kept"""
    pages: tuple[ModulePage, ...] = ()
    findings: tuple[Finding, ...] = ()
    """of the files that were sent, in reading order"""
    notes: int = 0
    """local notes that are shown from now on"""

    @property
    def is_clean(self) -> bool:
        """Every module that was sent could be published."""
        return bool(self.pages) and all(page.draft and not page.draft.errors for page in self.pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    page: ModulePage
    revisions: tuple[Revision, ...]
    """newest first"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePage:
    """What the company says of one unit."""

    company: Company
    unit: Unit
    """without the company's own words"""
    note: str
    problem: str
    waiting: str = ""
    """what was typed just now and waits for a yes"""
    is_problem: bool = False
    """what waits is the company's own problem, not a note"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faulty:
    """What was typed cannot be used."""

    sentences: tuple[str, ...]
    """German: what it is and what to do"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    company: Company
    module: Module
    noted: frozenset[str]
    """keys of units of which something is said"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difficulty:
    company: Company
    module: Module
    levels: Mapping[QuestionKey, ItemLevel]
    """of the questions that are counted at all"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Modules to choose from."""

    company: Company
    modules: Mapping[str, str]
    """id -> title, in the order of the edition"""
    noted: frozenset[str]
    """ids of modules of which something is said"""
