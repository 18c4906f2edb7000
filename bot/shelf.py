"""What has the edition for those who lead? Lines, a case for the round, modules; nothing about anybody.

The one place where learning material becomes values of reporting, so that what managers see can do
without learning.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from bot.markdown import render
from bot.markup import visible
from bot.pictures.case import RoundCase
from bot.screens.minutes import unit_minutes
from content.library import Library
from content.sheets import Sheets as SheetFiles
from learning.model import Module, Question, Single, Unit
from learning.takeaway import takeaway
from reporting.company_check import CheckQuestion
from reporting.digest import ModuleNote, Sheets
from reporting.ports import Modules


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguedModule:
    id: str
    title: str
    area: str
    area_title: str


class Shelf:
    def __init__(self, library: Library, files: SheetFiles) -> None:
        self._library = library
        self._files = files
        self.rounds = lru_cache(self._rounds)
        self._notes = lru_cache(self._all_notes)

    @property
    def modules(self) -> Modules:
        """By report area, for the sums of a quarter."""
        return self._library.report_areas()

    @property
    def offered(self) -> frozenset[str]:
        """Ids of all published modules."""
        return frozenset(module.id for module in self._library.modules("de"))

    def sheets(self, language: str, *, since: Mapping[str, date]) -> Sheets:
        """`since`: module -> first day on which it was offered here."""
        return Sheets(
            lines=self._files.monday(language),
            check=self._files.company_check(language),
            modules=tuple(replace(n, since=since[n.id]) for n in self._notes(language) if n.id in since),
        )

    def written_in(self, language: str) -> str:
        """The language of lines and questions for a reader of this one."""
        return self._files.written_in(language)

    def check(self, language: str) -> tuple[CheckQuestion, ...]:
        return self._files.company_check(language)

    def area_titles(self, language: str) -> Mapping[str, str]:
        return {area.id: area.title(language) for area in self._library.taxonomy.report_areas}

    def titles(self, areas: Sequence[str], language: str) -> tuple[str, ...]:
        """Of the published modules of these areas."""
        return tuple(module.title for module in self._library.modules(language) if module.area in areas)

    def catalogue(self) -> tuple[CataloguedModule, ...]:
        """All published modules as the documents name them, in German."""
        taxonomy = self._library.taxonomy
        return tuple(
            CataloguedModule(
                id=module.id,
                title=module.title,
                area=module.area,
                area_title=area.title("de") if (area := taxonomy.area(module.area)) else module.area,
            )
            for module in self._library.modules("de")
        )

    def _all_notes(self, language: str) -> tuple[ModuleNote, ...]:
        return tuple(map(_note, self._library.modules(language)))

    def _rounds(self, language: str) -> tuple[RoundCase, ...]:
        """Every case with options to vote on, in the order of the edition."""
        return tuple(
            case
            for module in self._library.modules(language)
            for unit in module.units
            for question in unit.questions
            if (case := _round_case(unit, question)) is not None
        )


def _note(module: Module) -> ModuleNote:
    """Without the day since when it is offered here."""
    lines = (module.coaching, *(unit.leader_line for unit in module.units))
    return ModuleNote(
        id=module.id,
        title=module.title,
        since=date.min,
        minutes=min(unit_minutes(unit) for unit in module.units),
        standup=bare(module.standup),
        coaching=tuple(bare(line) for line in lines if line),
    )


def _round_case(unit: Unit, question: Question) -> RoundCase | None:
    case = question.cases[0]
    if not isinstance(case.task, Single):
        return None
    fitting = frozenset(place for place, option in enumerate(case.task.options) if option.right)
    reason = next(option.feedback for option in case.task.options if option.right)
    return RoundCase(
        title=unit.title,
        story=bare(case.stem),
        question=question.title,
        options=tuple(bare(option.text) for option in case.task.options),
        fitting=fitting,
        reason=bare(reason),
        remember=bare(takeaway(unit)),
        language=unit.language,
    )


def bare(markdown: str) -> str:
    """Without markup and pictures, for a picture or a sentence of its own."""
    return visible(render(markdown, with_images=False)).strip()
