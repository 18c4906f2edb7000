"""How far does somebody come who has not read?

    python -m benchmarks.unread

Four guessers answer every choice of the edition in each language: the longest option, the first in the
source, the most diligent one, the one with most words of the unit's problem. Where several options are equal
to them, they draw lots; chance draws lots among all. A bar of five points above chance holds for each.

Then somebody comes back who remembers where the right answer stood on the screen, or which number it was,
and nothing else. At the second showing the next case is asked, in a new order.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from content.library import Library, load
from learning.model import Case, NumberEntry, PromptId, Question, Single, Unit
from learning.shuffle import display_order

CONTENT: Final = Path(__file__).parents[1] / "content"
ABOVE_CHANCE: Final = 0.05
"""by which a guesser may be better"""
SHOWINGS: Final = 60
"""of each question, in different orders"""
DILIGENT: Final = {
    "de": re.compile(
        r"prüf|kontroll|nachseh|nachschau|frag|meld|vergleich|schreib|notier|dokument|\berst|genau|gründlich"
        r"|\balle|\bjede|sicher|doppelt|klär|zähl|les|anruf|bescheid|warte|gemeinsam|zusammen|such|mess",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"check|control|look|ask|report|compar|writ|note|document|\bfirst\b|exact|thorough|\ball\b|\bevery|\beach"
        r"|safe|sure|twice|clear|count|read|call|tell|wait|together|search|measure",
        re.IGNORECASE,
    ),
}
"""what sounds like taking trouble"""
WORD: Final = re.compile(r"[^\W\d_]{4,}")
"""Words of three letters stand everywhere."""

Score = Callable[[str, Unit], float]
"""(option, unit) -> how much a guesser likes it"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    unit: Unit
    options: tuple[str, ...]
    right: int
    """place in the source, 0 is the first"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    guesser: str
    language: str
    choices: int
    right: float
    """share, 0 to 1"""
    chance: float
    """share of somebody who draws lots"""

    @property
    def holds(self) -> bool:
        return self.right <= self.chance + ABOVE_CHANCE


def choices(library: Library, language: str) -> list[Choice]:
    return [
        Choice(
            unit=unit,
            options=tuple(option.text for option in case.task.options),
            right=next(place for place, option in enumerate(case.task.options) if option.right),
        )
        for unit in _units(library, language)
        for question in (unit.pre, *unit.questions)
        for case in question.cases
        if isinstance(case.task, Single)
    ]


def _units(library: Library, language: str) -> Iterator[Unit]:
    for module in library.modules(language):
        yield from module.units


# --- guessers -----------------------------------------------------------------------------------


def _longest(option: str, _unit: Unit) -> float:
    return len(option)


def _diligent(language: str) -> Score:
    return lambda option, _unit: len(DILIGENT[language].findall(option))


def _echo(option: str, unit: Unit) -> float:
    return len(_words(option) & _words(unit.problem))


def _words(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)}


def guessed(library: Library, language: str) -> list[Result]:
    asked = choices(library, language)
    chance = _mean([1 / len(choice.options) for choice in asked])
    likes: dict[str, Score] = {
        "the longest": _longest,
        "the most diligent": _diligent(language),
        "most words of the problem": _echo,
    }
    shares = {name: [_expected(choice, score) for choice in asked] for name, score in likes.items()}
    shares["the first"] = [float(choice.right == 0) for choice in asked]
    return [
        Result(guesser=name, language=language, choices=len(asked), right=_mean(found), chance=chance)
        for name, found in shares.items()
    ]


def _expected(choice: Choice, score: Score) -> float:
    """How often the right option is picked, with lots among the best."""
    scores = [score(option, choice.unit) for option in choice.options]
    best = [place for place, found in enumerate(scores) if found == max(scores)]
    return (choice.right in best) / len(best)


# --- memorisers ---------------------------------------------------------------------------------


def remembered(library: Library, language: str) -> list[Result]:
    questions = [question for unit in _units(library, language) for question in unit.questions]
    choosing = [question for question in questions if isinstance(question.cases[0].task, Single)]
    typing = [question for question in questions if isinstance(question.cases[0].task, NumberEntry)]
    return [
        Result(
            guesser="remembers the letter",
            language=language,
            choices=len(choosing),
            right=_mean([_by_letter(question, number) for number, question in enumerate(choosing)]),
            chance=_mean([1 / len(_options(_second(question))) for question in choosing]),
        ),
        Result(
            guesser="remembers the number",
            language=language,
            choices=len(typing),
            right=_mean(
                [float(_number(question.cases[0]) == _number(_second(question))) for question in typing]
            ),
            chance=0.0,
        ),
    ]


def _second(question: Question) -> Case:
    return question.cases[1 % len(question.cases)]


def _options(case: Case) -> Sequence[bool]:
    assert isinstance(case.task, Single), "all cases of a question are of one kind"
    return [option.right for option in case.task.options]


def _by_letter(question: Question, seed: int) -> float:
    """How often the letter of the first showing is right at the second."""
    first, second = question.cases[0], _second(question)
    return _mean(
        [
            float(
                _letter(first, PromptId(seed + 2 * showing))
                == _letter(second, PromptId(seed + 2 * showing + 1))
            )
            for showing in range(SHOWINGS)
        ]
    )


def _letter(case: Case, prompt: PromptId) -> int:
    return display_order(case.task, prompt).index(_options(case).index(True))


def _number(case: Case) -> str:
    assert isinstance(case.task, NumberEntry), "all cases of a question are of one kind"
    return next(str(expected.value) for expected in case.task.expected if expected.right)


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares) if shares else 0.0


# --- table --------------------------------------------------------------------------------------


def measured(library: Library) -> list[Result]:
    return [
        result
        for language in library.languages
        for result in (*guessed(library, language), *remembered(library, language))
    ]


def main() -> int:
    """1 if somebody comes too far."""
    results = measured(load(CONTENT))
    print(f"| takes | language | questions | right | chance | at most {ABOVE_CHANCE:.0%} above |")
    print("|---|---|--:|--:|--:|---|")
    for one in results:
        cells = (one.guesser, one.language, f"{one.choices}", f"{one.right:.1%}", f"{one.chance:.1%}")
        print(f"| {' | '.join(cells)} | {'yes' if one.holds else 'NO'} |")
    return 0 if all(one.holds for one in results) else 1


if __name__ == "__main__":
    sys.exit(main())
