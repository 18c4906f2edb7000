"""How are the hard words of a bubble offered and explained?"""

from collections.abc import Sequence
from dataclasses import replace

from bot import callbacks
from bot.callbacks import encode
from bot.markdown import visible
from bot.screens.prose import fits_bubble, joined
from bot.screens.screen import Button, Screen, row
from bot.texts import unit as texts
from bot.texts.tongue import Tongue, escape
from learning.glossary import Glossary, Word


def with_words(screen: Screen, glossary: Glossary, to: Tongue) -> Screen:
    """The same with a button that explains its hard words; without any, just the same."""
    found = glossary.found_in(visible(screen.html))
    if not found:
        return screen
    button = Button(text=texts.hard_words(to, len(found)), data=encode(callbacks.Explain()))
    return replace(screen, rows=(*screen.rows, row(button)))


def explained(words: Sequence[Word]) -> tuple[Screen, ...]:
    """As many bubbles as it takes to keep each short; at least one for a word."""
    bubbles: list[str] = []
    for word in words:
        said = f"<b>{escape(word.word)}</b>\n{escape(word.says)}"
        longer = joined(bubbles[-1], said) if bubbles else ""
        if bubbles and fits_bubble(longer):
            bubbles[-1] = longer
        else:
            bubbles.append(said)
    return tuple(Screen(html=bubble) for bubble in bubbles)


def nothing_to_explain(to: Tongue) -> Screen:
    return Screen(html=texts.no_words_left(to))
