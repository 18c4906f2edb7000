"""How is a bubble made readable for somebody whose language it is not in, or not for long?

Its hard words are offered and explained, and a case in another language says so where it begins.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot import callbacks
from bot.callbacks import encode
from bot.markdown import visible
from bot.screens.prose import fits_bubble, italic, joined
from bot.screens.screen import Button, Screen, row
from bot.texts import foreign
from bot.texts import unit as texts
from bot.texts.tongue import Tongue, escape
from learning.glossary import Glossary, Word


def with_words(
    screen: Screen, glossary: Glossary, to: Tongue, *, written_in: str, begins: bool = False, intro: str = ""
) -> Screen:
    """The same with a button that explains its hard words, if it has any.

    Args:
        screen: in the language of a case.
        glossary: of that language, explained in the reader's.
        to: the reader's.
        written_in: the case.
        begins: it begins here: if it is in another language than the reader's, that is said above it.
        intro: what else is said above it, in the reader's.

    """
    found = glossary.found_in(visible(joined(intro, screen.html)))
    rows = screen.rows
    if found:
        explain = encode(callbacks.Explain(written_in, to.language))
        rows = (*rows, row(Button(text=texts.hard_words(to, len(found)), data=explain)))
    said = foreign.case(to, written_in, has_words=bool(found)) if begins else ""
    return replace(screen, html=joined(intro, italic(said), screen.html), rows=rows)


def explained(words: Sequence[Word], to: Tongue) -> tuple[Screen, ...]:
    """As many bubbles as it takes to keep each short; at least one for a word."""
    bubbles: list[str] = []
    for word in words:
        said = f"{_head(word, to)}\n{escape(word.says)}"
        longer = joined(bubbles[-1], said) if bubbles else ""
        if bubbles and fits_bubble(longer):
            bubbles[-1] = longer
        else:
            bubbles.append(said)
    return tuple(Screen(html=bubble) for bubble in bubbles)


def _head(word: Word, to: Tongue) -> str:
    """As it stands in the text, and what the reader calls it, where that is not the same."""
    if not word.own or word.own.casefold() == word.word.casefold():
        return f"<b>{escape(word.word)}</b>"
    return to.begins(f"<b>{to.apart(escape(word.word))}</b> · {escape(word.own)}")


def nothing_to_explain(to: Tongue) -> Screen:
    return Screen(html=texts.no_words_left(to))
