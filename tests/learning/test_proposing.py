"""Three suggestions after the check, and the evidence for a next level."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from learning.model import Level, Module, QuestionKey, UnitKey
from learning.offering import is_evident
from learning.paths import Suggestion
from learning.proposing import propose
from tests.learning.builders import module, question, somebody


def told(found: Sequence[Suggestion]) -> list[str]:
    return [f"{one.unit.key} {one.why}" for one in found]


def longer(made: Module, words: int) -> Module:
    return replace(made, units=tuple(replace(unit, insight="wort " * words) for unit in made.units))


MODULES = [
    longer(module("long", area="selbst"), 90),
    longer(module("wish", area="ki"), 50),
    longer(module("low", area="daten", roles=("coach",)), 50),
    longer(module("short", area="selbst"), 10),
    longer(module("foreign", "pflege", area="selbst"), 1),
    longer(module("hard", area="selbst", level=Level.ADVANCED), 1),
]


def test_the_wish_what_is_most_open_and_what_is_short() -> None:
    found = propose(
        MODULES, somebody(wish="ki", roles=("coach",)), done=frozenset(), points={"ki": 2, "daten": 0}
    )
    assert told(found) == ["wish/0 wish", "low/0 open", "short/0 short"]


def test_the_lowest_area_needs_something_for_a_chosen_role() -> None:
    steered = somebody(wish="ki", roles=("steered",))
    modules = [*MODULES, module("role", area="agil", roles=("steered",))]
    found = propose(modules, steered, done=frozenset(), points={"daten": 0, "agil": 1})
    assert told(found)[1] == "role/0 open"


def test_without_wish_and_answers_the_ordinary_suggestions_fill_up() -> None:
    found = propose(MODULES, somebody(), done=frozenset(), points={})
    assert told(found) == ["short/0 short", "long/0 everywhere", "wish/0 everywhere"]


def test_nothing_is_suggested_twice_and_nothing_that_is_done() -> None:
    done = frozenset({UnitKey("wish/0"), UnitKey("short/0")})
    found = propose(MODULES, somebody(wish="ki"), done=done, points={"ki": 0, "daten": 3})
    assert {one.module.id for one in found}.isdisjoint({"wish", "short"})
    assert len({one.module.id for one in found}) == len(found) == 3
    everything = frozenset(unit.key for made in MODULES for unit in made.units)
    assert propose(MODULES, somebody(wish="ki"), done=everything, points={"ki": 0}) == ()


def asked(name: str, count: int) -> Module:
    made = module(name)
    questions = tuple(question(key=f"{name}#{n}") for n in range(count))
    return replace(made, units=tuple(replace(unit, questions=questions) for unit in made.units))


def answers(name: str, marks: str) -> dict[QuestionKey, bool | None]:
    """The marks of "++-." mean: right, right, wrong, left out."""
    said = {"+": True, "-": False, ".": None}
    return {QuestionKey(f"{name}#{n}"): said[mark] for n, mark in enumerate(marks)}


@pytest.mark.parametrize(
    ("one", "other", "is_enough"),
    [
        ("+++++", "+++++", True),
        ("++++-", "++++-", True),
        ("+++--", "+++++", False),
        ("+....", "+++++", False),
        ("+++..", "+++++", True),
        ("+++++", ".....", False),
    ],
)
def test_two_modules_with_four_of_five_right_at_first_are_evidence(
    one: str, other: str, is_enough: bool
) -> None:
    found = answers("one", one) | answers("other", other)
    assert is_evident([asked("one", 5), asked("other", 5)], found) is is_enough


def test_one_module_is_no_evidence() -> None:
    assert not is_evident([asked("one", 5)], answers("one", "+++++"))
