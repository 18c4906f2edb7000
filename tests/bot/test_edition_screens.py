"""Is every bubble of the edition short enough for a slow reader on a small phone?"""

import pytest

from bot.markdown import visible
from bot.screens.screen import BUTTON_CHARACTERS, Screen
from content.check.limits import BUBBLE_WORDS, CAPTION_CHARS, word_count
from tests.edition import explanations, library, screens


@pytest.fixture(scope="module", params=["de", "en"])
def shown(request: pytest.FixtureRequest) -> list[tuple[str, Screen]]:
    """Where each bubble comes from, and the bubble."""
    edition = library()
    return [*screens(edition, request.param), *explanations(edition, request.param)]


def test_no_bubble_has_more_than_sixty_words(shown: list[tuple[str, Screen]]) -> None:
    counted = ((where, word_count(visible(screen.html))) for where, screen in shown)
    assert [f"{where}: {words}" for where, words in counted if words > BUBBLE_WORDS] == []


def test_no_button_is_longer_than_a_phone_shows(shown: list[tuple[str, Screen]]) -> None:
    labels = ((where, button.text) for where, screen in shown for line in screen.rows for button in line)
    assert [f"{where}: {text}" for where, text in labels if len(text) > BUTTON_CHARACTERS] == []


def test_every_text_below_a_picture_fits_as_its_caption(shown: list[tuple[str, Screen]]) -> None:
    pictured = [(where, screen) for where, screen in shown if screen.picture]
    assert pictured
    assert [where for where, screen in pictured if len(visible(screen.html)) > CAPTION_CHARS] == []
