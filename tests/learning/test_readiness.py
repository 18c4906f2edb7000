"""Where does somebody stand, by their own word?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning import readiness
from learning.model import Level
from learning.readiness import NOTHING_YET, Answers
from learning.selfcheck import RatedQuestion, Rating, Route, RoutingQuestion, SelfCheck, SelfCheckPart

ORDER = (1, 3, 0, 2)
"""points of the options, mixed as in a file"""


def routing(name: str, *routes: tuple[str, str], several: bool = False) -> RoutingQuestion:
    made = tuple(Route(text=f"{role}{area}", role=role, area=area) for role, area in routes)
    return RoutingQuestion(id=name, title=name, stem="", routes=made, takes_several=several)


def rated(name: str, area: str = "") -> RatedQuestion:
    ratings = tuple(Rating(text=str(points), points=points) for points in ORDER)
    return RatedQuestion(id=name, title=name, stem="", area=area or name, ratings=ratings, skip_text="not me")


ROLE = routing("role", ("steered", ""), ("coach", ""), several=True)
WISH = routing("wish", ("", "daten"), ("", "ki"), ("", ""))
CHECK = SelfCheck(
    id="check",
    version=1,
    language="de",
    title="",
    parts=(
        SelfCheckPart(id="first", title="", questions=(ROLE, WISH, rated("safe", "basics"), rated("agil"))),
        SelfCheckPart(
            id="more",
            title="",
            questions=(rated("basics"), rated("daten"), rated("mine", "daten"), rated("ki")),
        ),
    ),
)


def points(count: int) -> tuple[int, ...]:
    return (ORDER.index(count),)


def walked(wish: tuple[int, ...]) -> list[str]:
    """The questions of the first part, as they come."""
    answers: dict[str, tuple[int, ...]] = {}
    while question := readiness.next_open(readiness.first_part(CHECK, answers), answers):
        answers[question.id] = wish if question.id == "wish" else ()
    return list(answers)


@pytest.mark.parametrize(
    ("wish", "then"),
    [
        ((), ["safe", "agil"]),
        ((2,), ["safe", "agil"]),
        ((1,), ["ki", "safe"]),
        ((0,), ["daten", "mine"]),
    ],
)
def test_the_first_part_asks_about_the_wished_area_first(wish: tuple[int, ...], then: list[str]) -> None:
    assert walked(wish) == ["role", "wish", *then]


def test_the_second_part_asks_all_that_is_left_in_the_order_of_the_file() -> None:
    answers: Answers = {"wish": (1,)}
    assert [one.id for one in readiness.second_part(CHECK, answers)] == ["agil", "basics", "daten", "mine"]


def test_two_questions_of_an_area_make_a_mean_and_of_data_the_lower_one() -> None:
    answers = {"safe": points(3), "basics": points(0), "daten": points(3), "mine": points(1)}
    assert readiness.points(CHECK, answers) == {"basics": 1.5, "daten": 1}
    assert readiness.levels(CHECK, answers) == {"basics": Level.BASIC, "daten": Level.BASIC}


@pytest.mark.parametrize(
    ("found", "level"),
    [
        (0, Level.BASIC),
        (1, Level.BASIC),
        (1.5, Level.BASIC),
        (2, Level.INTERMEDIATE),
        (2.5, Level.INTERMEDIATE),
        (3, Level.ADVANCED),
    ],
)
def test_points_are_a_level(found: float, level: Level) -> None:
    assert readiness.level(found) is level


def test_what_does_not_concern_me_says_nothing_about_me() -> None:
    assert readiness.levels(CHECK, {"ki": (), "agil": points(2)}) == {"agil": Level.INTERMEDIATE}
    assert readiness.best(CHECK, {"ki": ()}) is None


def test_the_best_area_is_named_unless_nothing_works_yet() -> None:
    assert readiness.best(CHECK, {"agil": points(1), "ki": points(2)}) == "ki"
    assert readiness.best(CHECK, {"agil": points(0)}) is None


def test_roles_and_wish_are_what_was_picked() -> None:
    answers = {"role": (0, 1), "wish": (1,)}
    assert readiness.roles(CHECK, answers) == {"steered", "coach"}
    assert readiness.wished(CHECK, answers) == "ki"
    assert readiness.wished(CHECK, {"wish": (2,)}) is None


def test_answers_to_questions_that_still_exist_survive_another_version() -> None:
    shorter = replace(rated("ki"), ratings=rated("ki").ratings[:2])
    newer = replace(
        CHECK,
        version=2,
        parts=(CHECK.parts[0], replace(CHECK.parts[1], questions=(rated("basics"), shorter, rated("new")))),
    )
    answers = {"basics": points(2), "ki": (3,), "mine": points(1)}
    assert readiness.levels(newer, answers) == {"basics": Level.INTERMEDIATE}
    still_open = readiness.next_open(readiness.second_part(newer, answers), answers)
    assert still_open is not None
    assert still_open.id == "ki", "the option that was picked is gone"


def test_a_forged_button_picks_nothing_that_is_not_there() -> None:
    assert readiness.fitting(WISH, (1, 7, -1)) == (1,)
    assert readiness.fitting(WISH, (0, 1)) == (0,)
    assert readiness.fitting(ROLE, (1, 0, 1)) == (0, 1)
    assert readiness.fitting(rated("ki"), (9,)) == ()


def test_it_is_due_again_after_eight_weeks() -> None:
    finished = replace(NOTHING_YET, finished_on=date(2026, 9, 7))
    assert not readiness.is_due_again(finished, on=date(2026, 9, 7) + timedelta(days=55))
    assert readiness.is_due_again(finished, on=date(2026, 9, 7) + timedelta(days=56))
    assert not readiness.is_due_again(NOTHING_YET, on=date(2026, 9, 7))


some_answers = st.dictionaries(
    st.sampled_from([one.id for one in CHECK.questions] + ["gone"]),
    st.lists(st.integers(min_value=0, max_value=5), max_size=2).map(tuple),
)


@given(some_answers)
def test_every_question_stands_in_exactly_one_part(answers: Answers) -> None:
    first, second = readiness.first_part(CHECK, answers), readiness.second_part(CHECK, answers)
    assert len(first) == len(CHECK.parts[0].questions)
    assert sorted(one.id for one in (*first, *second)) == sorted(one.id for one in CHECK.questions)


@given(some_answers)
def test_points_are_within_reach_whatever_is_kept(answers: Answers) -> None:
    assert all(0 <= found <= 3 for found in readiness.points(CHECK, answers).values())
    assert readiness.levels(CHECK, answers).keys() == readiness.points(CHECK, answers).keys()
