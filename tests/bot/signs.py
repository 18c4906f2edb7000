"""Which signs stand in texts and on buttons, and why does nobody need to see them?"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

from bot.markup import visible
from bot.screens.screen import Screen

SIGNS: Final = {
    "💡": "stands before a sentence that says all of it",
    "❗": "likewise",
    "⚠": "likewise",
    "🏠": "stands before „Bei uns“; on a button, the text above says what it means",
    "⚑": "stands before „Rückmeldung“",
    "☑": "a switch: webchat tells it as pressed, and Unicode's name for it says so on Telegram",
    "☐": "the same, not pressed",
    "✓": "named by Unicode, so it is read out; the reason below or „Das passt“ above says it too",
    "✗": "named by Unicode; how many are errors stands above, and each has its code",
    "●": "its state stands behind it in words",
    "○": "likewise",
    "✎": "likewise",
    "→": "between two things that belong together, as „So passt es“ above says",
    "─": "a line of a table, which webchat does not read out",
    "=": "part of a formula that learners are to see",
    "$": "likewise",
    "+": "likewise",
    "＋": "on a button that is tapped to choose; the text above says so",
}
"""sign -> why nobody needs to see it"""


Shown = Iterable[tuple[str, Screen]]
"""where it comes from, and the screen"""


def labels(screen: Screen) -> list[str]:
    return [button.text for row in screen.rows for button in row]


def made_of_signs_alone(shown: Shown) -> list[tuple[str, str]]:
    """Buttons and lines without a letter or digit; not a table's lines, nor "…", a digest of the tests."""
    return [
        (where, part)
        for where, screen in shown
        for part in (*labels(screen), *visible(screen.html).split("\n"))
        if part and not re.search(r"\w", part) and not re.fullmatch(r"[─ ]+|…", part)
    ]


def without_reason(shown: Shown) -> set[str]:
    said = {text for _, screen in shown for text in (visible(screen.html), *labels(screen))}
    found = {one for text in said for one in text if unicodedata.category(one) in {"So", "Sm", "Sk", "Sc"}}
    return found - SIGNS.keys()


def told_apart_by_signs_alone(shown: Shown) -> list[tuple[str, str]]:
    """Buttons of one screen whose words are the same."""
    found = []
    for where, screen in shown:
        words = Counter(" ".join(re.findall(r"\w+", text)) for text in set(labels(screen)))
        found += [(where, word) for word, count in words.items() if count > 1]
    return found
