"""How long is the first part of the readiness check? Every word on the way through is counted."""

from collections.abc import Iterator, Mapping

import pytest

from bot.markup import visible
from bot.screens import readiness as screens
from bot.screens.screen import BUTTON_CHARACTERS, Screen
from bot.texts.tongue import LANGUAGES, Tongue, speak
from content.check.limits import BUBBLE_WORDS, word_count
from content.library import Library
from learning import readiness
from learning.model import Level
from learning.ownpath import Asked, Invitation, Result
from learning.proposing import propose
from learning.readiness import Answers
from learning.selfcheck import RoutingQuestion, SelfCheck
from tests.edition import whole_edition
from tests.learning.builders import somebody

MOST_ELSEWHERE = 75
"""words of a bubble in the other languages: the comparison of eight areas is the longest"""
WORDS_A_MINUTE = 120
MINUTES = 3


def words_of(screen: Screen) -> int:
    buttons = " ".join(button.text for row in screen.rows for button in row)
    return word_count(visible(screen.html)) + word_count(buttons)


def titles(library: Library, language: str) -> Mapping[str, str]:
    return {area.id: area.title(language) for area in library.taxonomy.areas}


def first_answers(check: SelfCheck, wish: int) -> Answers:
    """Two roles, one wish, and the second option of whatever is asked then."""
    answers: dict[str, tuple[int, ...]] = {}
    while question := readiness.next_open(readiness.first_part(check, answers), answers):
        is_wish = readiness.asks_for_wish(question)
        answers[question.id] = (wish,) if is_wish else (1, 3) if readiness.asks_for_roles(question) else (1,)
    return answers


def first_part(library: Library, to: Tongue, trade: str, wish: int) -> Iterator[Screen]:
    check = library.self_check(to.language)
    assert check is not None
    answers = first_answers(check, wish)
    part = readiness.first_part(check, answers)
    yield screens.invitation(to, Invitation(questions=len(part), again=False))
    for number, question in enumerate(part, start=1):
        yield screens.asked(to, Asked(question=question, number=number, of=len(part), picked=()))
    result = result_of(library, check, answers, trade, to.language)
    yield screens.result(to, result, areas=titles(library, to.language))
    trade_term = library.taxonomy.trade(trade)
    assert trade_term is not None
    yield screens.suggestions(to, result, trade=trade_term.title(to.language))


def result_of(library: Library, check: SelfCheck, answers: Answers, trade: str, language: str) -> Result:
    learner = somebody(
        trade=trade, language=language, wish=readiness.wished(check, answers), roles=("steered", "supported")
    )
    return Result(
        best=readiness.best(check, answers),
        levels=readiness.levels(check, answers),
        before={},
        suggestions=propose(
            library.modules(language), learner, done=frozenset(), points=readiness.points(check, answers)
        ),
        more=8,
        trade=trade,
    )


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_first_part_takes_at_most_three_minutes_for_a_slow_reader(language: str) -> None:
    library, to = whole_edition(), speak(language)
    check = library.self_check(language)
    assert check is not None
    wishes = next(q for q in check.questions if isinstance(q, RoutingQuestion) and readiness.asks_for_wish(q))
    lengths = {
        (trade.id, wish): sum(map(words_of, first_part(library, to, trade.id, wish)))
        for trade in library.taxonomy.trades
        for wish in range(len(wishes.routes))
    }
    assert max(lengths.values()) <= MINUTES * WORDS_A_MINUTE, max(lengths.items(), key=lambda one: one[1])


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_bubble_is_short_and_every_button_fits_a_phone(language: str) -> None:
    library, to = whole_edition(), speak(language)
    check = library.self_check(language)
    assert check is not None
    shown = [
        screen
        for trade in library.taxonomy.trades
        for wish in range(9)
        for screen in first_part(library, to, trade.id, wish)
    ]
    shown += [
        screens.asked(to, Asked(question=question, number=3, of=8, picked=(0,)))
        for question in check.questions
    ]
    shown += list(whole_results(library, to))
    most = BUBBLE_WORDS if language in {"de", "en"} else MOST_ELSEWHERE
    assert [word_count(visible(s.html)) for s in shown if word_count(visible(s.html)) > most] == []
    texts = {button.text for screen in shown for row in screen.rows for button in row}
    assert [text for text in texts if len(text) > BUTTON_CHARACTERS] == []


def whole_results(library: Library, to: Tongue) -> Iterator[Screen]:
    """All eight areas answered, beside the round before: the same, more, and less."""
    areas = titles(library, to.language)
    for now in Level:
        for before in Level:
            result = Result(
                best="mensch-maschine",
                levels=dict.fromkeys(areas, now),
                before=dict.fromkeys(areas, before),
                suggestions=(),
                more=0,
                trade="lager",
            )
            yield screens.result(to, result, areas=areas)
