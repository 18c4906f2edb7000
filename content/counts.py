"""What do the texts of one language hold, as numbers that can be compared?

Drafts and texts with errors count as far as they can be read.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from content.check.quiz import right_place
from content.edition import Edition
from content.parse.kind import kind_of
from content.parse.tree import CaseText, Kind, ModuleText, QuestionText, UnitText
from content.taxonomy import ANY_TRADE

UNCLEAR = ""
"""the kind of a question that nobody can answer yet"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A unit with its questions."""

    module: ModuleText
    unit: UnitText
    questions: tuple[QuestionText, ...]

    @property
    def key(self) -> str:
        """daten-bestand/differenz"""
        return f"{self.module.id}/{self.unit.heading.id}"

    @property
    def trade(self) -> str:
        return self.unit.heading.attribute("trade") or ANY_TRADE

    @property
    def roles(self) -> tuple[str, ...]:
        """Those of the unit, else those of its module."""
        return self.unit.heading.values("roles") or self.module.head.values("roles")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    modules: int
    units: int
    questions: int
    """pre-questions and scenes included"""
    cases: int
    """further cases, beyond the first of each question"""
    pictures: int
    """different ones"""
    question_types: Mapping[str, Mapping[str, int]]
    """area -> kind -> questions; "" for those whose kind cannot be told"""
    right_position: tuple[int, ...]
    """how often the first, second, ... answer is the right one, in choices of three to five"""
    right_is_longest_share: float | None
    """of the same choices, where no other answer is as long as the right one; 0 to 1, None without any"""
    units_per_role: Mapping[str, int]
    """a unit may speak to several"""
    units_per_trade: Mapping[str, int]

    @property
    def kinds(self) -> dict[str, int]:
        """How many questions are asked in each way, all areas together: single, 23."""
        total: Counter[str] = Counter()
        for kinds in self.question_types.values():
            total.update(kinds)
        return {kind: total[kind] for kind in _kinds(total)}


def asked_in(edition: Edition, module: ModuleText) -> list[Asked]:
    quiz = edition.quiz(module.id, module.language)
    questions = {unit.heading.id: unit.questions for unit in reversed(quiz.units if quiz else ())}
    return [
        Asked(module=module, unit=unit, questions=questions.get(unit.heading.id, ())) for unit in module.units
    ]


def counts(edition: Edition, modules: Sequence[ModuleText]) -> Counts:
    """Of these modules with the quizzes in their languages."""
    units = [asked for module in modules for asked in asked_in(edition, module)]
    questions = [question for unit in units for question in unit.questions]
    choices = [
        choice for question in questions for case in question.cases for choice in _choice(question, case)
    ]
    return Counts(
        modules=len(modules),
        units=len(units),
        questions=len(questions),
        cases=sum(len(question.cases) - 1 for question in questions),
        pictures=len(_pictures(units)),
        question_types=_question_types(units),
        right_position=_places(place for place, _ in choices),
        right_is_longest_share=_longest_share(choices),
        units_per_role=_tally(role for unit in units for role in unit.roles),
        units_per_trade=_tally(unit.trade for unit in units),
    )


def _pictures(units: Iterable[Asked]) -> set[str]:
    return {
        image.address
        for asked in units
        for blocks in (
            *(section.blocks for section in asked.unit.sections),
            *(case.blocks for question in asked.questions for case in question.cases),
        )
        for block in blocks
        for image in block.images
    }


def _question_types(units: Iterable[Asked]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {}
    for asked in units:
        area = found.setdefault(asked.module.head.value("area"), Counter())
        area.update(_kind(question) for question in asked.questions)
    return {area: {kind: kinds[kind] for kind in _kinds(kinds)} for area, kinds in sorted(found.items())}


def _kind(question: QuestionText) -> str:
    kind = kind_of(question, question.cases[0])
    return UNCLEAR if kind in {None, Kind.SCALE} else str(kind)


def _kinds(found: Counter[str]) -> list[str]:
    return [kind for kind in (*map(str, Kind), UNCLEAR) if found[kind]]


def _choice(question: QuestionText, case: CaseText) -> list[tuple[int, bool]]:
    """Where the right answer of a choice stands, and whether its length gives it away; else nothing."""
    lengths = [len(answer.plain) for answer in case.answers]
    return [
        (place, all(lengths[place] > length for at, length in enumerate(lengths) if at != place))
        for place in right_place(question, case)
    ]


def _places(places: Iterable[int]) -> tuple[int, ...]:
    counted = Counter(places)
    return tuple(counted[place] for place in range(max(counted, default=-1) + 1))


def _longest_share(choices: Sequence[tuple[int, bool]]) -> float | None:
    return round(sum(longest for _, longest in choices) / len(choices), 3) if choices else None


def _tally(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
