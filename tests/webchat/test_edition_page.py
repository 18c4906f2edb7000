"""Does every bubble of the edition fit a phone of 360 pixels, with no button cut?"""

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import Page, expect

from bot.screens.screen import Screen
from tests.edition import screens, whole_edition
from tests.webchat.conftest import BareClient
from webchat import Person

CUT = """
() => [...document.querySelectorAll(".message")]
  .flatMap(message => [message, ...message.querySelectorAll("button, .text")])
  .filter(part => part.scrollWidth > part.clientWidth + 1 || part.getBoundingClientRect().right > 360)
  .map(part => part.innerText)
"""
"""What runs over its right edge, or over that of the phone."""
LONG_WORD = re.compile(r"\w{22,}")
"""that might not be broken"""


@pytest.mark.parametrize("language", ["de", "en"])
async def test_nothing_is_cut_at_360_pixels(
    api: BareClient,
    page: Page,
    ayse: Person,
    language: str,
) -> None:
    sent = list(_distinct(screens(whole_edition(), language)))
    for screen in sent:
        markup = {"reply_markup": _keyboard(screen)} if screen.rows else {}
        await api.does("sendMessage", chat_id=ayse.id, text=screen.html, parse_mode="HTML", **markup)
    await page.goto("/chat/ayse")
    await expect(page.locator(".message:not(.mine)")).to_have_count(len(sent))
    assert await page.evaluate(CUT) == []
    assert await page.evaluate("document.documentElement.scrollWidth") == 360


def _distinct(found: Iterator[tuple[str, Screen]]) -> Iterator[Screen]:
    """Every row of buttons once, and every text that holds something wide: a table, code, a long word."""
    rows, texts = set[tuple[str, ...]](), set[str]()
    for _, screen in found:
        labels = {tuple(button.text for button in row): row for row in screen.rows}
        new = {label: row for label, row in labels.items() if label not in rows}
        is_wide = "<pre>" in screen.html or "<code>" in screen.html or LONG_WORD.search(screen.html)
        if new or (is_wide and screen.html not in texts):
            rows |= new.keys()
            texts.add(screen.html)
            yield Screen(html=screen.html, rows=tuple(new.values()))


def _keyboard(screen: Screen) -> dict[str, object]:
    return {
        "inline_keyboard": [
            [{"text": button.text, "callback_data": button.data} for button in row] for row in screen.rows
        ]
    }
