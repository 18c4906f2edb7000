"""What people read, whole: a changed word shows up here as a changed line.

`python -m tests.bot.test_screens` writes the documents anew, to be read before they are committed.
"""

from functools import cache
from pathlib import Path

import pytest

from bot.callbacks import decode
from bot.markup import utf16_length, visible
from bot.screens.screen import BUTTON_CHARACTERS, Screen
from bot.texts.tongue import LANGUAGES, speak
from tests.bot.screens import document, screens

GOLDEN = Path(__file__).parent / "golden"
WORDS_IN_A_BUBBLE = 130
LETTERS_OF_A_LABEL = BUTTON_CHARACTERS


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_screen_reads_as_it_was_approved(language: str) -> None:
    assert document(speak(language)) == (GOLDEN / f"screens.{language}.txt").read_text(encoding="utf-8")


@cache
def every_screen() -> list[tuple[str, str, Screen]]:
    return [(language, name, screen) for language in LANGUAGES for name, screen in screens(speak(language))]


def test_no_phone_has_to_cut_a_button() -> None:
    long = [
        (language, name, button.text)
        for language, name, screen in every_screen()
        for row in screen.rows
        for button in row
        if len(button.text) > BUTTON_CHARACTERS
    ]
    assert long == []


def test_every_button_says_something_that_the_bot_understands() -> None:
    mute = [
        (name, button.text)
        for _, name, screen in every_screen()
        for row in screen.rows
        for button in row
        if not button.url and decode(button.data) is None
    ]
    assert mute == []


def test_every_screen_fits_into_one_message() -> None:
    assert [name for _, name, screen in every_screen() if utf16_length(visible(screen.html)) > 4096] == []


def test_no_screen_shouts_or_blames() -> None:
    harsh = ("!!", "Leider", "falsch", "musst", "Wrong", "Unfortunately", "must ")
    found = [(name, word) for _, name, screen in every_screen() for word in harsh if word in screen.html]
    assert found == []


if __name__ == "__main__":
    for spoken in LANGUAGES:
        (GOLDEN / f"screens.{spoken}.txt").write_text(document(speak(spoken)), encoding="utf-8")
