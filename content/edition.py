"""What stands in a content folder, read once and not yet judged?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from content.findings import Finding, error
from content.lock import LOCK_PATH, Lock, parse_lock
from content.parse.module import parse_module
from content.parse.quiz import parse_quiz
from content.parse.tree import ModuleText, QuizText
from content.sheets import Sheets, is_sheet, parse_sheets, sheet_paths
from content.source import LARGEST_BYTES, Source, decode
from content.taxonomy import SHIPPED, SOURCE_LANGUAGE, Taxonomy, parse_taxonomy

TAXONOMY_PATH: Final = "taxonomy.yaml"
MAX_IMAGE_BYTES: Final = 1_000_000
LATELY: Final = 8
"""texts that stay read: one that is looked at from several sides at once is read once"""

_module_of = lru_cache(maxsize=LATELY)(parse_module)
_quiz_of = lru_cache(maxsize=LATELY)(parse_quiz)


class UnreadableFolderError(Exception):
    """There is no content folder at this path; the text says what was looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    taxonomy: Taxonomy
    modules: tuple[ModuleText, ...]
    """by path; all languages"""
    quizzes: tuple[QuizText, ...]
    """by path; all languages, self-checks included"""
    media_bytes: Mapping[str, int]
    """size by file name"""
    lock: Lock
    """empty before the first publication"""
    sheets: Sheets
    """for Mondays and the company check; empty in folders of trainers"""
    findings: tuple[Finding, ...]
    """of reading, those of the sheets included"""

    @property
    def texts(self) -> tuple[ModuleText | QuizText, ...]:
        return (*self.modules, *self.quizzes)

    def original(self, module_id: str) -> str:
        """The language that the others are translations of: German, where there is a German text.

        Else the first one that does not say what it translates; a company may write in one language alone.
        """
        texts = [text for text in self.texts if text.id == module_id]
        if any(text.language == SOURCE_LANGUAGE for text in texts):
            return SOURCE_LANGUAGE
        found = (text.language for text in texts if not text.head.value("translates"))
        return next(found, SOURCE_LANGUAGE)

    def module(self, module_id: str, language: str) -> ModuleText | None:
        found = (text for text in self.modules if (text.id, text.language) == (module_id, language))
        return next(found, None)

    def quiz(self, module_id: str, language: str) -> QuizText | None:
        found = (text for text in self.quizzes if (text.id, text.language) == (module_id, language))
        return next(found, None)


def read_edition(root: Path) -> Edition:
    """Everything below a content folder.

    Raises: UnreadableFolderError if it is no folder, cannot be listed, or has neither modules nor quizzes.
    """
    if not root.is_dir():
        raise UnreadableFolderError(f"„{root}“ ist kein Ordner.")
    if not any((root / part).is_dir() for part in ("modules", "quizzes")):
        raise UnreadableFolderError(f"In „{root}“ gibt es weder modules/ noch quizzes/.")
    try:
        paths = _text_paths(root)
        media = {file.name: file.stat().st_size for file in _files(root / "media")}
    except OSError as fault:
        raise UnreadableFolderError(f"„{fault.filename}“ ist nicht lesbar: {fault.strerror}.") from fault
    texts: dict[str, bytes] = {}
    findings: list[Finding] = []
    for path in paths:
        try:
            texts[path] = _read_start(root / path)
        except OSError as fault:
            findings.append(error(path, 1, "M001", f"Datei ist nicht lesbar: {fault.strerror}."))
    return edition(texts, media_bytes=media, findings=tuple(findings))


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.is_file()) if folder.is_dir() else []


def _text_paths(root: Path) -> list[str]:
    named = [file for part in ("modules", "quizzes") for file in _markdown(root / part)]
    named += [root / name for name in (TAXONOMY_PATH, LOCK_PATH) if (root / name).exists()]
    named += sheet_paths(root)
    return [file.relative_to(root).as_posix() for file in named]


def _markdown(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.suffix == ".md") if folder.is_dir() else []


def _read_start(path: Path) -> bytes:
    """As much as tells that a file is too large, never all of a huge one."""
    with path.open("rb") as file:
        return file.read(LARGEST_BYTES + 1)


@dataclass(slots=True)
class _Reading:
    modules: list[ModuleText] = field(default_factory=list)
    quizzes: list[QuizText] = field(default_factory=list)
    sheets: list[Source] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    taxonomy: Taxonomy | None = None
    lock: Lock = field(default_factory=dict)

    def add(self, source: Source) -> None:
        if source.path == TAXONOMY_PATH:
            taxonomy = parse_taxonomy(source)
            if isinstance(taxonomy, Finding):
                self.findings.append(taxonomy)
            else:
                self.taxonomy = taxonomy
        elif source.path == LOCK_PATH:
            lock = parse_lock(source.text)
            if isinstance(lock, Finding):
                self.findings.append(lock)
            else:
                self.lock = lock
        elif is_sheet(source.path):
            self.sheets.append(source)
        elif not source.language:
            example = f"{source.module_id}.{SOURCE_LANGUAGE}.md"
            message = f"Der Dateiname nennt keine Sprache. Nenn die Datei zum Beispiel {example}."
            self.findings.append(error(source.path, 1, "M001", message))
        elif source.path.startswith("modules/"):
            self.modules.append(_module_of(source))
        else:
            self.quizzes.append(_quiz_of(source))


def edition(
    texts: Mapping[str, bytes],
    *,
    media_bytes: Mapping[str, int] | None = None,
    findings: tuple[Finding, ...] = (),
) -> Edition:
    """The edition that consists of these files, by path below the content folder."""
    reading = _Reading(findings=list(findings))
    for path, raw in sorted(texts.items()):
        source = decode(path, raw)
        if isinstance(source, Finding):
            reading.findings.append(source)
        else:
            reading.add(source)
    taxonomy = reading.taxonomy or shipped_taxonomy()
    sheets = parse_sheets(reading.sheets, taxonomy)
    return Edition(
        taxonomy=taxonomy,
        modules=tuple(reading.modules),
        quizzes=tuple(reading.quizzes),
        media_bytes=media_bytes or {},
        lock=reading.lock,
        sheets=sheets,
        findings=(*reading.findings, *sheets.findings),
    )


def forget() -> None:
    """Lets go what stayed read; whoever has built everything of a folder needs it no more."""
    _module_of.cache_clear()
    _quiz_of.cache_clear()


@lru_cache(maxsize=1)
def shipped_taxonomy() -> Taxonomy:
    taxonomy = parse_taxonomy(Source(path=TAXONOMY_PATH, text=SHIPPED.read_text(encoding="utf-8")))
    assert isinstance(taxonomy, Taxonomy), "the shipped taxonomy is part of the program"
    return taxonomy
