"""How often is a question called easy, fitting or hard, and how often wrongly? A table of docs/figures.md.

`python -m tests.reporting.item_tables` writes the table anew, to be read before it is committed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random  # noqa: TID251 - invented answers and a stand-in for the noise, from a seed
from typing import Final

from reporting.items import (
    EASY,
    HARD,
    RIGHT,
    SIGMA,
    WRONG,
    Difficulty,
    ItemLevel,
    ItemRelease,
    ItemSpec,
    read,
)

DOCUMENT: Final = Path(__file__).parents[2] / "docs" / "figures.md"
BEGIN: Final = "<!-- items: begin -->\n"
END: Final = "<!-- items: end -->\n"
ANSWERS: Final = (30, 100, 300, 1000, 3000)
SHARES: Final = (0.97, 0.7, 0.3)
"""right answers of a question that is easy, fitting, hard"""
NEAR: Final = (0.9, 0.8, 0.55, 0.45)
"""the same, near a threshold"""
IDLE, LIVELY = 0.01, 0.1
"""share of an option that almost nobody picks, and of one that some do"""
TRIALS: Final = 300
SEED: Final = 1
TWO: Final = ItemSpec(question="a#zahl", version=1, outcomes=(RIGHT, WRONG), right=frozenset({RIGHT}))
OPTIONS: Final = ItemSpec(question="a#wahl", version=1, outcomes=(0, 1, 2, WRONG), right=frozenset({0}))
HEAD: Final = (
    (
        "| answers | typed, ordered, several: easy, fitting, hard found | one of three options: the same "
        "| wrong level at most | idle option found | lively one called idle |"
    ),
    "|--:|--:|--:|--:|--:|--:|",
)


def truth(share: float) -> Difficulty:
    if share >= EASY:
        return Difficulty.EASY
    return Difficulty.HARD if share <= HARD else Difficulty.FITTING


def levels(
    spec: ItemSpec, shares: Sequence[float], *, answers: int, rng: Random, trials: int = TRIALS
) -> list[ItemLevel]:
    """Of a question in as many invented houses; `shares` of its outcomes, in their order."""
    return [read(spec, [_release(spec, shares, answers, rng)]) for _ in range(trials)]


def _release(spec: ItemSpec, shares: Sequence[float], answers: int, rng: Random) -> ItemRelease:
    """So many answers on average, each outcome by chance of its own, and noise of the right width."""
    numbers = {}
    for outcome, share in zip(spec.outcomes, shares, strict=True):
        mean = answers * share
        given = max(0, round(rng.gauss(mean, mean**0.5)))
        numbers[outcome] = given + round(rng.gauss(0, SIGMA))
    return ItemRelease(
        quarter=date(2027, 1, 1), question=spec.question, version=spec.version, numbers=numbers, sigma=SIGMA
    )


def of_two(right: float) -> tuple[float, ...]:
    return right, 1 - right


def of_options(right: float) -> tuple[float, ...]:
    """Of the wrong ones one is liked more; some don't know."""
    wrong = 1 - right
    return right, 0.5 * wrong, 0.35 * wrong, 0.15 * wrong


def rows() -> list[tuple[int, dict[str, list[float]]]]:
    """For each number of answers: shares of the trials."""
    rng, found = Random(SEED), []
    for answers in ANSWERS:
        said: dict[str, list[float]] = {"two": [], "options": [], "wrong": []}
        for share in (*SHARES, *NEAR):
            for name, spec, shares in (("two", TWO, of_two(share)), ("options", OPTIONS, of_options(share))):
                counted = Counter(one.difficulty for one in levels(spec, shares, answers=answers, rng=rng))
                right, silent = counted[truth(share)] / TRIALS, counted[None] / TRIALS
                said["wrong"].append(1 - right - silent)
                if share in SHARES:
                    said[name].append(right)
        for name, share in (("idle", IDLE), ("lively", LIVELY)):
            shares = (0.7, 0.25 - share, share, 0.05)
            dead = [2 in one.dead for one in levels(OPTIONS, shares, answers=answers, rng=rng)]
            said[name] = [sum(dead) / TRIALS]
        found.append((answers, said))
    return found


def table(found: Sequence[tuple[int, Mapping[str, Sequence[float]]]]) -> str:
    lines = [
        f"| {answers} | {_percents(said['two'])} | {_percents(said['options'])} | {max(said['wrong']):.0%} "
        f"| {_percents(said['idle'])} | {_percents(said['lively'])} |"
        for answers, said in found
    ]
    return "\n".join((*HEAD, *lines)) + "\n"


def _percents(shares: Sequence[float]) -> str:
    return ", ".join(f"{share:.0%}" for share in shares)


def written() -> str:
    return DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0].strip("\n") + "\n"


if __name__ == "__main__":
    before, rest = DOCUMENT.read_text(encoding="utf-8").split(BEGIN)
    DOCUMENT.write_text(f"{before}{BEGIN}\n{table(rows())}\n{END}{rest.split(END)[1]}", encoding="utf-8")
