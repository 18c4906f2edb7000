"""Is every bubble of the edition short enough for a slow reader on a small phone?"""

import pytest

from bot.markdown import visible
from bot.screens.screen import BUTTON_CHARACTERS, Screen
from bot.sending import told
from content.check.limits import BUBBLE_WORDS, CAPTION_CHARS, word_count
from tests.bot.signs import made_of_signs_alone, told_apart_by_signs_alone, without_reason
from tests.edition import explanations, screens, whole_edition

FEWEST_WORDS = 5
"""that describe a picture"""


@pytest.fixture(scope="module", params=["de", "en"])
def shown(request: pytest.FixtureRequest) -> list[tuple[str, Screen]]:
    """Where each bubble comes from, and the bubble."""
    edition = whole_edition()
    return [*screens(edition, request.param), *explanations(edition, request.param)]


def test_no_bubble_has_more_than_sixty_words(shown: list[tuple[str, Screen]]) -> None:
    counted = ((where, word_count(visible(screen.html))) for where, screen in shown)
    assert [f"{where}: {words}" for where, words in counted if words > BUBBLE_WORDS] == []


def test_no_button_is_longer_than_a_phone_shows(shown: list[tuple[str, Screen]]) -> None:
    labels = ((where, button.text) for where, screen in shown for line in screen.rows for button in line)
    assert [f"{where}: {text}" for where, text in labels if len(text) > BUTTON_CHARACTERS] == []


def test_every_picture_is_told_below_its_text_in_one_caption(shown: list[tuple[str, Screen]]) -> None:
    pictured = [(where, screen.html, screen.picture.description) for where, screen in shown if screen.picture]
    assert pictured
    assert [where for where, _, words in pictured if len(words.split()) < FEWEST_WORDS] == []
    captions = [(where, visible(told(html, words)), words) for where, html, words in pictured]
    assert [where for where, caption, words in captions if words not in caption] == []
    assert [where for where, caption, _ in captions if len(caption) > CAPTION_CHARS] == []


def test_nothing_is_said_by_a_sign_alone(shown: list[tuple[str, Screen]]) -> None:
    assert made_of_signs_alone(shown) == []
    assert without_reason(shown) == set()
    assert told_apart_by_signs_alone(shown) == []
