"""What does a person see in one message?"""

from collections.abc import Sequence
from dataclasses import dataclass

BUTTON_CHARACTERS = 28
"""Longer labels are cut by phones. Source: product rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    text: str
    data: str = ""
    """callback data of at most 64 bytes, made by bot.callbacks"""
    url: str = ""
    """instead of data: a link that opens outside of the chat"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    path: str
    """file in the content's media folder, "fach-c14.png" """
    description: str
    stands_alone: bool = False
    """sent before the text, with its description below it: it shows more than the text says"""
    is_passing: bool = False
    """drawn for one person and one day: nobody asks for it again, so nothing of it is remembered"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    html: str
    """Telegram HTML; the caption where there is a picture"""
    rows: tuple[tuple[Button, ...], ...] = ()
    picture: Picture | None = None


def row(*buttons: Button) -> tuple[Button, ...]:
    return buttons


def pairs(*buttons: Button) -> tuple[tuple[Button, ...], ...]:
    """Two beside each other, the last one alone where there is an odd number."""
    return grid(buttons, 2)


def grid(buttons: Sequence[Button], width: int) -> tuple[tuple[Button, ...], ...]:
    """So many beside each other; the last row may be shorter."""
    return tuple(tuple(buttons[first : first + width]) for first in range(0, len(buttons), width))


def column(*buttons: Button) -> tuple[tuple[Button, ...], ...]:
    return tuple((button,) for button in buttons)
