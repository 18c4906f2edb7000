"""What does picking from 300 cards cost, against sorting 300 numbers?"""

from collections.abc import Callable
from random import Random  # noqa: TID251 - invented cards, from a seed
from statistics import median
from time import perf_counter

from benchmarks.figures import Figure, Row
from benchmarks.people import TODAY, candidate
from learning.packing import pick

CARDS = 300
SEED = 1


def measure(*, quick: bool) -> list[Row]:
    rng = Random(SEED)
    cards = [candidate(number, rng) for number in range(CARDS)]
    numbers = [rng.random() for _ in range(CARDS)]
    rounds = 30 if quick else 200
    ours, baseline = interleaved_ms(
        lambda: pick(cards, on=TODAY, k=4), lambda: sorted(numbers, key=lambda number: -number), rounds=rounds
    )
    return [
        Figure(
            what=f"pick 4 of {CARDS} cards",
            ours=ours,
            baseline=baseline,
            unit="ms",
            against=f"sort {CARDS} floats by a key",
        )
    ]


def interleaved_ms(
    ours: Callable[[], object], baseline: Callable[[], object], *, rounds: int
) -> tuple[float, float]:
    """The medians of both, taken in turn so that a slower minute meets both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for act, kept in zip((ours, baseline), times, strict=True):
            began = perf_counter()
            act()
            kept.append((perf_counter() - began) * 1000)
    return median(times[0]), median(times[1])
