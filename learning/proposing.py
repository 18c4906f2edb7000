"""What are the three suggestions after the readiness check? The wish, what is most open, and what is short.

Whatever of the three does not exist is made up for by the best of the ordinary suggestions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from learning import paths
from learning.model import Level, Module, Unit, UnitKey
from learning.paths import FOREIGN, STEPS, Suggestion, Why
from learning.session import Learner

PROPOSED: Final = 3
WORDS_PER_QUESTION: Final = 40
"""20 seconds at 120 words a minute, as minutes on buttons count them"""


def propose(
    modules: Sequence[Module], person: Learner, *, done: frozenset[UnitKey], points: Mapping[str, float]
) -> tuple[Suggestion, ...]:
    """Up to three units of different modules, each with its reason; `points`: area -> those of the check."""
    ranked = paths.suggest(
        modules,
        done=done,
        trade=person.trade,
        wish=person.wish,
        roles=person.roles,
        levels=person.levels,
        count=len(modules),
    )
    wished = next((one for one in ranked if one.module.area == person.wish), None)
    found = [wished] if wished else []
    most_open = _most_open(_besides(ranked, found), person, done, points)
    found += [most_open] if most_open else []
    shortest = _shortest(_besides(ranked, found), person, done)
    found += [shortest] if shortest else []
    return (*found, *_besides(ranked, found))[:PROPOSED]


def _besides(ranked: Sequence[Suggestion], found: Sequence[Suggestion]) -> list[Suggestion]:
    taken = {one.module.id for one in found}
    return [one for one in ranked if one.module.id not in taken]


def _most_open(
    ranked: Sequence[Suggestion], person: Learner, done: frozenset[UnitKey], points: Mapping[str, float]
) -> Suggestion | None:
    """Of the area with fewest points that has something left for a role of the learner."""
    for area in sorted(points, key=lambda one: points[one]):
        for one in ranked:
            if one.module.area == area and _is_for(person.roles, one.module, done):
                return replace(one, why=Why.OPEN)
    return None


def _is_for(roles: frozenset[str], module: Module, done: frozenset[UnitKey]) -> bool:
    """Whoever chose no role is anybody."""
    return not roles or any(paths.speaks_to(roles, module, unit) for unit in paths.left(module, done))


def _shortest(ranked: Sequence[Suggestion], person: Learner, done: frozenset[UnitKey]) -> Suggestion | None:
    """Of the own trade or of all, at most one level above."""
    units = [
        (one, unit)
        for one in ranked
        if STEPS[one.module.level] - STEPS[person.levels.get(one.module.area, Level.BASIC)] <= 1
        for unit in paths.left(one.module, done)
        if paths.distance(unit, person.trade) != FOREIGN
    ]
    if not units:
        return None
    one, unit = min(units, key=lambda pair: _length(pair[1]))
    return replace(one, unit=unit, why=Why.SHORT)


def _length(unit: Unit) -> int:
    """In words."""
    words = sum(len(text.split()) for text in (unit.problem, unit.insight, unit.example, unit.try_task))
    return words + WORDS_PER_QUESTION * len(unit.opening_questions)
