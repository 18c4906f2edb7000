"""Does every picture and every sign say in words what it shows? The edition's: test_edition_screens.py."""

import pytest

from bot.markup import visible
from bot.pictures.figures import figures_text
from bot.screens import round as rounds
from bot.screens.screen import Screen
from bot.sending import DESCRIPTION, told
from bot.texts.tongue import LANGUAGES, speak
from tests.bot.screens import screens
from tests.bot.signs import made_of_signs_alone, told_apart_by_signs_alone, without_reason
from tests.bot.test_pictures import CASES, MONTHS, NAMES


@pytest.fixture(scope="module", params=sorted(LANGUAGES))
def shown(request: pytest.FixtureRequest) -> list[tuple[str, Screen]]:
    return list(screens(speak(request.param)))


def test_no_text_and_no_button_is_made_of_signs_alone(shown: list[tuple[str, Screen]]) -> None:
    assert made_of_signs_alone(shown) == []


def test_every_sign_has_a_reason_why_nobody_needs_to_see_it(shown: list[tuple[str, Screen]]) -> None:
    assert without_reason(shown) == set()


def test_no_two_buttons_differ_by_their_signs_alone(shown: list[tuple[str, Screen]]) -> None:
    assert told_apart_by_signs_alone(shown) == []


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("name", CASES)
def test_a_case_for_the_round_is_told_once(name: str, language: str) -> None:
    to, one = speak(language), CASES[name]
    for screen in (rounds.case(to, one, place=0, company=1, week=1), rounds.solution(to, one, place=0)):
        assert screen.picture is not None
        assert visible(screen.html).count(screen.picture.description) == 1
        assert told(screen.html, screen.picture.description) == screen.html


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("month", MONTHS)
def test_the_figures_in_words_are_not_cut_below_their_picture(month: str, language: str) -> None:
    """That they stand there is tested in tests/dialogue/test_digest.py."""
    said = figures_text(
        speak(language), company="Schreinerei Lindner", headcount=28, shown=MONTHS[month], area_titles=NAMES
    )
    assert 0 < len(said) <= DESCRIPTION
