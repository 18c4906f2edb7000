"""Which module comes next for this person, and why this one?"""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.model import Level, Module, Status, UnitKey
from learning.paths import Suggestion, first_unit, next_unit, suggest
from tests.learning.builders import module

NOTHING: frozenset[UnitKey] = frozenset()


def done(*keys: str) -> frozenset[UnitKey]:
    return frozenset(UnitKey(key) for key in keys)


def told(found: Sequence[Suggestion]) -> list[str]:
    return [f"{one.unit.key} {one.why}" for one in found]


def test_a_wish_comes_before_a_role_a_role_before_the_trade_and_the_trade_before_the_level() -> None:
    modules = [
        module("hard", "buero", level=Level.ADVANCED),
        module("easy", "buero"),
        module("fits", "lager", level=Level.ADVANCED),
        module("role", "buero", roles=("coach",), level=Level.ADVANCED),
        module("wish", "buero", area="ki", level=Level.ADVANCED),
    ]
    found = suggest(modules, done=NOTHING, trade="lager", wish="ki", roles=frozenset({"coach"}), count=5)
    assert told(found) == ["wish/0 wish", "role/0 role", "fits/0 trade", "easy/0 level", "hard/0 fresh"]


def test_a_module_begins_with_the_unit_for_the_role_among_those_that_fit_the_work() -> None:
    units = [("buero", "coach"), ("lager", "steered"), ("lager", "coach"), ("alle", "coach")]
    made = module("mixed", *(trade for trade, _ in units), roles=("coach", "steered"))
    own = tuple(replace(unit, roles=(role,)) for unit, (_, role) in zip(made.units, units, strict=True))
    modules = [replace(made, units=own)]

    def entrance(*roles: str) -> list[str]:
        return told(suggest(modules, done=NOTHING, trade="lager", roles=frozenset(roles)))

    assert entrance() == ["mixed/1 trade"]
    assert entrance("steered") == ["mixed/1 role"]
    assert entrance("coach") == ["mixed/2 role"]
    assert entrance("creative") == ["mixed/1 trade"]


def test_the_own_trade_comes_before_everywhere_and_everywhere_before_another() -> None:
    modules = [module("other", "pflege"), module("all", "alle"), module("own", "lager")]
    assert told(suggest(modules, done=NOTHING, trade="lager")) == [
        "own/0 trade",
        "all/0 everywhere",
        "other/0 level",
    ]


def test_at_most_one_level_above_comes_before_what_is_easier() -> None:
    modules = [
        module(level.value, level=level) for level in (Level.ADVANCED, Level.INTERMEDIATE, Level.BASIC)
    ]

    def order(level: Level) -> list[str]:
        found = suggest(modules, done=NOTHING, trade="lager", levels={"daten": level, "ki": Level.BASIC})
        return [one.module.id for one in found]

    assert order(Level.BASIC) == ["basic", "intermediate", "advanced"]
    assert order(Level.INTERMEDIATE) == ["intermediate", "advanced", "basic"]
    assert order(Level.ADVANCED) == ["advanced", "intermediate", "basic"]


def test_the_level_of_another_area_says_nothing() -> None:
    modules = [module("hard", level=Level.ADVANCED), module("easy")]
    found = suggest(modules, done=NOTHING, trade="lager", levels={"ki": Level.ADVANCED})
    assert told(found) == ["easy/0 everywhere", "hard/0 everywhere"]


def test_at_most_two_of_the_first_six_come_from_another_trade_while_there_are_others() -> None:
    wished = [module(f"wish{i}", "pflege", area="ki") for i in range(3)]
    own = [module(f"own{i}", "lager") for i in range(5)]
    found = suggest([*own, *wished], done=NOTHING, trade="lager", wish="ki", count=8)
    assert [one.module.id for one in found] == [
        "wish0",
        "wish1",
        *(f"own{i}" for i in range(4)),
        "wish2",
        "own4",
    ]


def test_of_equals_the_one_with_fewest_done_comes_first() -> None:
    modules = [module("begun", "alle", "alle"), module("untouched", "alle", "alle")]
    assert told(suggest(modules, done=done("begun/0"), trade="lager")) == [
        "untouched/0 everywhere",
        "begun/1 everywhere",
    ]


def test_prerequisites_advise_and_never_block() -> None:
    modules = [module("second", after=("first",)), module("first")]
    found = suggest(modules, done=NOTHING, trade="lager")
    assert [(one.module.id, one.advised_first) for one in found] == [("first", ()), ("second", ("first",))]
    assert suggest(modules, done=done("first/0"), trade="lager")[0].advised_first == ()
    alone = suggest(modules[:1], done=NOTHING, trade="lager")
    assert [one.module.id for one in alone] == ["second"]


def test_what_is_finished_drafted_or_retired_is_not_suggested() -> None:
    modules = [
        module("finished"),
        module("draft", status=Status.DRAFT),
        module("retired", status=Status.RETIRED),
    ]
    assert suggest(modules, done=done("finished/0"), trade="lager") == ()
    assert next_unit(modules, done=done("finished/0"), trade="lager") is None


def test_a_module_begins_with_the_first_case_that_fits() -> None:
    modules = [module("mixed", "pflege", "alle", "lager")]
    assert told(suggest(modules, done=NOTHING, trade="lager")) == ["mixed/1 everywhere"]
    assert told(suggest(modules, done=done("mixed/1"), trade="lager")) == ["mixed/2 trade"]
    assert told(suggest(modules, done=done("mixed/1", "mixed/2"), trade="lager")) == ["mixed/0 level"]


def test_what_was_begun_goes_on_first() -> None:
    modules = [module("own", "lager"), module("begun", "pflege", "pflege")]
    found = next_unit(modules, done=done("begun/0"), trade="lager")
    assert found is not None
    assert found.key == "begun/1"


def test_a_begun_module_waits_while_two_of_the_first_six_were_from_another_trade() -> None:
    modules = [module("begun", *["pflege"] * 8), module("own", "lager")]
    two = next_unit(modules, done=done("begun/0", "begun/1"), trade="lager")
    six = next_unit(modules, done=done(*(f"begun/{n}" for n in range(6))), trade="lager")
    assert two is not None
    assert two.key == "own/0"
    assert six is not None
    assert six.key == "begun/6"


def test_then_comes_the_best_suggestion() -> None:
    modules = [module("other", "pflege"), module("own", "lager")]
    found = next_unit(modules, done=NOTHING, trade="lager")
    assert found is not None
    assert found.key == "own/0"


@pytest.mark.parametrize(
    ("trade", "first"), [("lager", "b/1"), ("pflege", "a/0"), ("it-technik", "b/0"), ("alle", "b/0")]
)
def test_a_guest_gets_a_case_of_the_own_trade_or_one_that_fits_everywhere(trade: str, first: str) -> None:
    modules = [module("a", "pflege"), module("b", "alle", "lager")]
    assert first_unit(modules, trade=trade).key == first


def test_a_guest_begins_at_the_basic_level() -> None:
    modules = [module("hard", "lager", level=Level.ADVANCED), module("easy", "lager")]
    assert first_unit(modules, trade="lager").key == "easy/0"


def test_without_a_fitting_case_any_is_better_than_none() -> None:
    assert first_unit([module("a", "pflege")], trade="lager").key == "a/0"
    with pytest.raises(ValueError, match="no published unit"):
        first_unit([module("a", status=Status.DRAFT)], trade="lager")


editions = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["alle", "lager", "pflege"]), min_size=1, max_size=4),
        st.sampled_from(["daten", "ki"]),
        st.sampled_from(Level),
    ),
    min_size=1,
    max_size=6,
).map(
    lambda rows: [
        module(f"m{i}", *trades, area=area, level=level) for i, (trades, area, level) in enumerate(rows)
    ]
)


@given(
    edition=editions,
    trade=st.sampled_from(["lager", "it-technik"]),
    wish=st.sampled_from(["daten", "ki", None]),
    count=st.integers(min_value=1, max_value=7),
)
def test_suggestions_are_every_open_module_once_and_mixed(
    edition: list[Module], trade: str, wish: str | None, count: int
) -> None:
    found = suggest(edition, done=NOTHING, trade=trade, wish=wish, count=len(edition))
    assert sorted(one.module.id for one in found) == sorted(one.id for one in edition)
    assert suggest(edition, done=NOTHING, trade=trade, wish=wish, count=count) == found[:count]
    at_home = [one.unit.trade in {trade, "alle"} for one in found]
    foreign = at_home[:6].count(False)
    assert foreign <= 2 or not any(at_home[6:])


@given(edition=editions, trade=st.sampled_from(["lager", "it-technik"]))
def test_the_way_leads_through_every_unit_once(edition: list[Module], trade: str) -> None:
    walked: list[UnitKey] = []
    while (unit := next_unit(edition, done=frozenset(walked), trade=trade)) is not None:
        walked.append(unit.key)
    assert sorted(walked) == sorted(unit.key for one in edition for unit in one.units)
