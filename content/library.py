"""What is there to learn, in the language that comes nearest to the learner's?

Built once at start from a content folder without errors and never changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final, TypeVar

from contacts.workshop import LocalNote
from content import EDITION
from content.build import build_module, build_self_check
from content.check import check
from content.check.images import MEDIA
from content.check.translation import lags
from content.compiled import kept
from content.edition import Edition, forget, read_edition
from content.findings import Finding, summary
from content.sheets import NO_SHEETS, Sheets
from content.taxonomy import SOURCE_LANGUAGE, Taxonomy
from learning.glossary import NO_WORDS, Glossary, told_in
from learning.model import Module, ModuleId, Question, QuestionKey, Status, Unit, UnitKey
from learning.selfcheck import SelfCheck

FALLBACKS: Final = (SOURCE_LANGUAGE, "en")
"""after the learner's own language, or the one they chose for cases: German is what stands on the machines"""

T = TypeVar("T")


class FaultyContentError(Exception):
    """The content has errors; all findings are listed, one a line."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join([*map(str, findings), summary(findings)]))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Everything as one language gets it."""

    modules: tuple[Module, ...]
    units: Mapping[UnitKey, Unit]
    questions: Mapping[QuestionKey, Question]


class Library:
    """The checked learning material; fulfils learning.ports.Library."""

    def __init__(
        self,
        modules: Iterable[Module],
        *,
        taxonomy: Taxonomy,
        self_checks: Iterable[SelfCheck] = (),
        media_folder: Path | None = None,
        warnings: tuple[Finding, ...] = (),
        sheets: Sheets = NO_SHEETS,
        notes: Iterable[LocalNote] = (),
    ) -> None:
        self.taxonomy = taxonomy
        self.sheets = sheets
        """what a company reads on Mondays and asks itself; none in a folder that has none"""
        self._glossaries: dict[tuple[str, str], Glossary] = {}
        """by language of the text and of the reader, as far as they were asked for"""
        self._keywords = {
            language: {entry.id: entry.words for entry in entries}
            for language, entries in sheets.keywords.items()
        }
        self.warnings = warnings
        """findings that keep nothing from being published; may be empty"""
        self._media_folder = media_folder
        self._self_checks = tuple(self_checks)
        self._written = tuple(modules)
        self._notes: dict[str, dict[str, LocalNote]] = {}
        for note in notes:
            self._notes.setdefault(note.unit, {})[note.language] = note
        self._by_id: dict[ModuleId, dict[str, Module]] = {}
        for module in self._written:
            self._by_id.setdefault(module.id, {})[module.language] = module
        nearest = (nearest_text(texts, SOURCE_LANGUAGE) for texts in self._by_id.values())
        self._all = tuple(module for module in nearest if module is not None)
        self._languages = frozenset(module.language for module in self._written) | {SOURCE_LANGUAGE}
        self._shelves = {language: self._shelf(language) for language in self._languages}

    def _shelf(self, language: str) -> _Shelf:
        order = {area.id: place for place, area in enumerate(self.taxonomy.areas)}
        chosen = [module for texts in self._by_id.values() if (module := nearest_text(texts, language))]
        chosen.sort(key=lambda module: (order.get(module.area, len(order)), module.id))
        if self._notes:
            chosen = [self._annotated(module) for module in chosen]
        return _Shelf(
            modules=tuple(module for module in chosen if module.status is Status.PUBLISHED),
            units={unit.key: unit for module in chosen for unit in module.units},
            questions={question.key: question for module in chosen for question in module.questions()},
        )

    def _annotated(self, module: Module) -> Module:
        """With what the company says of its units, in the module's language if it says so in it."""
        units = tuple(
            replace(unit, local_note=note.note, problem=note.problem or unit.problem)
            if (note := nearest_text(self._notes.get(unit.key, {}), module.language))
            else unit
            for unit in module.units
        )
        return module if units == module.units else replace(module, units=units)

    def of_company(self, modules: Iterable[Module], notes: Iterable[LocalNote]) -> "Library":
        """The same with a company's own modules and notes; an id that is taken here stays as it is."""
        taken = {module.id for module in self._written}
        return Library(
            (*self._written, *(module for module in modules if module.id not in taken)),
            taxonomy=self.taxonomy,
            self_checks=self._self_checks,
            media_folder=self._media_folder,
            warnings=self.warnings,
            sheets=self.sheets,
            notes=notes,
        )

    @property
    def ids(self) -> frozenset[ModuleId]:
        """Of all modules, retired ones and drafts too."""
        return frozenset(module.id for module in self._written)

    def _for(self, language: str) -> _Shelf:
        """Of several languages those count in which something is written; of none it is German."""
        liked = "+".join(one for one in language.split("+") if one in self._languages) or SOURCE_LANGUAGE
        if liked not in self._shelves:
            self._shelves[liked] = self._shelf(liked)
        return self._shelves[liked]

    @property
    def languages(self) -> tuple[str, ...]:
        """In which at least one published module is written, the source language first."""
        written = {module.language for shelf in self._shelves.values() for module in shelf.modules}
        return tuple(sorted(written, key=lambda language: (language != SOURCE_LANGUAGE, language)))

    def modules(self, language: str) -> tuple[Module, ...]:
        """The published ones, by area in the order of the taxonomy; each in one language throughout."""
        return self._for(language).modules

    def report_areas(self) -> Mapping[str, frozenset[str]]:
        """Report area -> ids of its modules, retired ones and drafts too: their cards are still there."""
        found: dict[str, set[str]] = {area.id: set() for area in self.taxonomy.report_areas}
        for module in self._all:
            area = self.taxonomy.report_area_of(module.area)
            if area is not None:
                found[area.id].add(module.id)
        return {area: frozenset(ids) for area, ids in found.items()}

    def module(self, module_id: ModuleId, language: str) -> Module | None:
        return next((module for module in self.modules(language) if module.id == module_id), None)

    def unit(self, key: UnitKey, language: str) -> Unit | None:
        """Retired units and drafts too: somebody may be in the middle of one."""
        return self._for(language).units.get(key)

    def question(self, key: QuestionKey, language: str) -> Question | None:
        """Retired questions and drafts too."""
        return self._for(language).questions.get(key)

    @property
    def keys(self) -> tuple[str, ...]:
        """Of every unit and question, retired ones and drafts too."""
        shelf = self._for(SOURCE_LANGUAGE)
        return (*shelf.units, *shelf.questions)

    def unit_of(self, key: QuestionKey) -> UnitKey | None:
        question = self.question(key, SOURCE_LANGUAGE)
        return question.unit if question else None

    def module_of(self, key: UnitKey, language: str) -> Module | None:
        """The published module that the unit belongs to."""
        return self.module(ModuleId(key.split("/", maxsplit=1)[0]), language)

    def written_for(self, language: str) -> str:
        """The language of most texts for such a reader: the first of theirs that there is, else German."""
        return next((one for one in language.split("+") if one in self.languages), SOURCE_LANGUAGE)

    def self_check(self, language: str) -> SelfCheck | None:
        return nearest_text({check.language: check for check in self._self_checks}, language)

    def glossary(self, written: str, read: str) -> Glossary:
        """The hard words of texts, explained in the reader's language; empty without a file of the texts'."""
        words = self.sheets.glossary(written)
        if not words:
            return NO_WORDS
        if (written, read) not in self._glossaries:
            told = words if written == read else told_in(words, self.sheets.glossary(read))
            self._glossaries[written, read] = Glossary(told)
        return self._glossaries[written, read]

    def keywords(self, key: UnitKey, language: str) -> tuple[str, ...]:
        """What others call it in this language; may be empty."""
        return self._keywords.get(language, {}).get(key, ())

    def media_path(self, address: str) -> Path | None:
        """The file that an image in a text names; None for anything but a file of the media folder."""
        name = address.removeprefix(MEDIA)
        if self._media_folder is None or not address.startswith(MEDIA) or PurePosixPath(name).name != name:
            return None
        path = self._media_folder / name
        return path if path.is_file() else None


def nearest_text(texts: Mapping[str, T], language: str) -> T | None:
    """The text in this language ("tr+en": in the first of these), else the German, else the English one."""
    return next((texts[one] for one in (*language.split("+"), *FALLBACKS) if one in texts), None)


def load(root: Path) -> Library:
    """The library of a content folder; the built-in one is read once and then kept.

    Raises: UnreadableFolderError if there is no content folder; FaultyContentError if a text has errors.
    """
    return kept(root, _load)


@cache
def shipped_sheets() -> Sheets:
    """Those of the built-in edition, for content that has none of its own."""
    return load(EDITION).sheets


def _load(root: Path) -> Library:
    edition = read_edition(root)
    findings = check(edition)
    if any(finding.is_error for finding in findings):
        raise FaultyContentError(findings)
    built = library(edition, media_folder=root / "media", warnings=findings)
    forget()
    return built


def library(
    edition: Edition, *, media_folder: Path | None = None, warnings: tuple[Finding, ...] = ()
) -> Library:
    """The library of an edition in which no error was found."""
    self_checks = [build_self_check(text, edition.taxonomy) for text in edition.quizzes if text.is_self_check]
    return Library(
        built_modules(edition),
        taxonomy=edition.taxonomy,
        self_checks=self_checks,
        media_folder=media_folder,
        warnings=warnings,
        sheets=edition.sheets,
    )


def built_modules(edition: Edition) -> list[Module]:
    """Of an edition in which no error was found."""
    built = []
    for text in edition.modules:
        quiz = edition.quiz(text.id, text.language)
        assert quiz is not None, "a module without a quiz has an error"
        built.append(build_module(text, quiz, stale=lags(edition, text)))
    return built
