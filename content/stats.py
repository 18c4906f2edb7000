"""What is in an edition, and where are the gaps? For trainers and editors; nothing about learners is here.

Counted are the originals: the German texts, and others only where there is no German one. Texts with
errors count as far as they can be read; drafts and retired modules count, and their status is told.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from content.check.limits import word_count
from content.check.translation import is_stale
from content.check.wording import running_text
from content.counts import Asked, Counts, asked_in, counts
from content.duration import unit_minutes
from content.edition import Edition
from content.parse.tree import ModuleText, QuestionText, SectionKind, SectionText, UnitText
from content.readability import vienna_level
from content.taxonomy import ANY_TRADE, SOURCE_LANGUAGE, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    least: int
    median: float
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    id: str
    """of an area, level or trade; one that the taxonomy does not know stands last"""
    title: str
    """German"""
    modules: int
    """with a unit that counts here"""
    units: int
    questions: int
    """pre-questions and scenes included"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeTally(Tally):
    units_without: tuple[str, ...]
    """keys like daten-bestand/differenz: their case is from another trade and does not fit everywhere"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageTally:
    id: str
    """de, en"""
    counts: Counts
    missing: tuple[str, ...]
    """ids of modules without text or quiz in it"""
    stale: tuple[str, ...]
    """ids of modules whose text or quiz was translated from an older version"""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStats:
    key: str
    """daten-bestand/differenz"""
    title: str
    trade: str
    questions: int
    words: int
    minutes: int
    """rounded up, for a slow reader, questions included"""
    school_level: float | None
    """one decimal; None if it is not German or has no words"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleStats:
    id: str
    title: str
    language: str
    """of the original"""
    area: str
    level: str
    status: str
    minutes: int
    """of all units"""
    school_level: float | None
    """of all units as one text, as that of a unit"""
    units: tuple[UnitStats, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    counts: Counts
    """of the originals"""
    modules: tuple[ModuleStats, ...]
    """by id"""
    areas: tuple[Tally, ...]
    levels: tuple[Tally, ...]
    trades: tuple[TradeTally, ...]
    languages: tuple[LanguageTally, ...]
    """German first"""
    statuses: tuple[tuple[str, int], ...]
    """published, 4: the most frequent first"""
    further_cases_percent: float | None
    """of the questions that come back, that is all but pre-questions; None without any"""
    words: Spread | None
    """of a unit; None without units"""
    minutes: Spread | None
    """the same"""


@dataclass(frozen=True, slots=True)
class _Measured:
    asked: Asked
    figures: UnitStats


def stats(edition: Edition) -> Stats:
    originals = _originals(edition)
    measured = {module.id: _measured(edition, module) for module in originals}
    units = [unit for found in measured.values() for unit in found]
    return Stats(
        counts=counts(edition, originals),
        modules=tuple(_module(module, measured[module.id]) for module in originals),
        areas=_tallies(edition.taxonomy.areas, units, lambda unit: unit.asked.module.head.value("area")),
        levels=_tallies(edition.taxonomy.levels, units, lambda unit: unit.asked.module.head.value("level")),
        trades=_trades(edition.taxonomy.trades, units),
        languages=_languages(edition, originals),
        statuses=tuple(Counter(module.head.value("status") for module in originals).most_common()),
        further_cases_percent=_further_cases_percent(
            [question for unit in units for question in unit.asked.questions]
        ),
        words=_spread(unit.figures.words for unit in units),
        minutes=_spread(unit.figures.minutes for unit in units),
    )


def _originals(edition: Edition) -> list[ModuleText]:
    found: dict[str, ModuleText] = {}
    for module in sorted(edition.modules, key=lambda text: (text.id, text.language != SOURCE_LANGUAGE)):
        found.setdefault(module.id, module)
    return list(found.values())


# --- units and modules --------------------------------------------------------------------------


def _measured(edition: Edition, module: ModuleText) -> list[_Measured]:
    return [_Measured(asked, _unit(asked)) for asked in asked_in(edition, module)]


def _unit(asked: Asked) -> UnitStats:
    unit = asked.unit
    return UnitStats(
        key=asked.key,
        title=unit.heading.title,
        trade=asked.trade,
        questions=len(asked.questions),
        words=sum(word_count(section.plain) for section in _read(unit)),
        minutes=unit_minutes(unit, asked.questions),
        school_level=_school_level(asked.module, [unit]),
    )


def _read(unit: UnitText) -> list[SectionText]:
    return [section for section in unit.sections if section.kind is not SectionKind.LEADERS]


def _school_level(module: ModuleText, units: Iterable[UnitText]) -> float | None:
    if module.language != SOURCE_LANGUAGE:
        return None
    text = running_text(block for unit in units for section in _read(unit) for block in section.blocks)
    level = vienna_level(text)
    return None if level is None else round(level, 1)


def _module(module: ModuleText, measured: list[_Measured]) -> ModuleStats:
    units = tuple(unit.figures for unit in measured)
    return ModuleStats(
        id=module.id,
        title=module.head.value("title"),
        language=module.language,
        area=module.head.value("area"),
        level=module.head.value("level"),
        status=module.head.value("status"),
        minutes=sum(unit.minutes for unit in units),
        school_level=_school_level(module, module.units),
        units=units,
    )


# --- tallies ------------------------------------------------------------------------------------


def _tallies(
    terms: Iterable[Term], units: list[_Measured], term_of: Callable[[_Measured], str]
) -> tuple[Tally, ...]:
    """One for each term, in the order of the taxonomy, then those that it does not know."""
    titles = {term.id: term.title(SOURCE_LANGUAGE) for term in terms}
    titles |= {unknown: unknown for unknown in sorted({term_of(unit) for unit in units} - titles.keys())}
    return tuple(
        _tally(id_, title, [unit for unit in units if term_of(unit) == id_]) for id_, title in titles.items()
    )


def _tally(id_: str, title: str, units: list[_Measured]) -> Tally:
    return Tally(
        id=id_,
        title=title,
        modules=len({unit.asked.module.id for unit in units}),
        units=len(units),
        questions=sum(len(unit.asked.questions) for unit in units),
    )


def _trades(terms: Iterable[Term], units: list[_Measured]) -> tuple[TradeTally, ...]:
    tallies = _tallies(terms, units, lambda unit: unit.figures.trade)
    return tuple(
        TradeTally(
            id=tally.id,
            title=tally.title,
            modules=tally.modules,
            units=tally.units,
            questions=tally.questions,
            units_without=_without(tally.id, units),
        )
        for tally in tallies
    )


def _without(trade: str, units: list[_Measured]) -> tuple[str, ...]:
    if trade == ANY_TRADE:
        return ()
    return tuple(unit.figures.key for unit in units if unit.figures.trade not in {trade, ANY_TRADE})


def _languages(edition: Edition, originals: list[ModuleText]) -> tuple[LanguageTally, ...]:
    written = {text.language for text in edition.modules}
    ordered = sorted(written, key=lambda language: (language != SOURCE_LANGUAGE, language))
    return tuple(_language(edition, originals, language) for language in ordered)


def _language(edition: Edition, originals: list[ModuleText], language: str) -> LanguageTally:
    there = [module for original in originals if (module := edition.module(original.id, language))]
    quizzes = [quiz for module in there if (quiz := edition.quiz(module.id, language))]
    complete = {quiz.id for quiz in quizzes}
    return LanguageTally(
        id=language,
        counts=counts(edition, there),
        missing=tuple(original.id for original in originals if original.id not in complete),
        stale=tuple(module.id for module in there if _is_stale(edition, module)),
    )


def _is_stale(edition: Edition, module: ModuleText) -> bool:
    source = edition.module(module.id, SOURCE_LANGUAGE)
    quiz, source_quiz = edition.quiz(module.id, module.language), edition.quiz(module.id, SOURCE_LANGUAGE)
    is_text_stale = source is not None and is_stale(module, source)
    return is_text_stale or (quiz is not None and source_quiz is not None and is_stale(quiz, source_quiz))


# --- questions ----------------------------------------------------------------------------------


def _further_cases_percent(questions: list[QuestionText]) -> float | None:
    returning = [question for question in questions if not question.is_pre]
    if not returning:
        return None
    return round(100 * sum(len(question.cases) > 1 for question in returning) / len(returning), 1)


def _spread(numbers: Iterable[int]) -> Spread | None:
    listed = list(numbers)
    return Spread(least=min(listed), median=median(listed), most=max(listed)) if listed else None
