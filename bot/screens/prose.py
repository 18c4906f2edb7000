"""How does Markdown of the edition become the text of a bubble?"""

from functools import lru_cache

from bot.markdown import images, render, visible
from bot.screens.screen import BUTTON_CHARACTERS, Picture
from content.check.limits import BUBBLE_WORDS, word_count

markup = lru_cache(maxsize=4096)(render)
"""Markdown -> Telegram HTML; the edition is finite and asked for again and again."""


@lru_cache(maxsize=4096)
def without_pictures(markdown: str) -> str:
    return render(markdown, with_images=False)


@lru_cache(maxsize=4096)
def picture(markdown: str) -> Picture | None:
    """The first picture of a text, which becomes the picture of the bubble."""
    found = images(markdown)
    if not found:
        return None
    return Picture(path=found[0].path.rsplit("/", 1)[-1], description=found[0].description)


def joined(*blocks: str) -> str:
    """Blocks with an empty line between them; empty ones are left out."""
    return "\n\n".join(block for block in blocks if block)


def italic(html: str) -> str:
    """Empty for nothing."""
    return f"<i>{html}</i>" if html else ""


def plain(markdown: str) -> str:
    """For a button, which shows no markup."""
    return markdown.replace("**", "").replace("`", "").replace("*", "")


def fits_button(text: str) -> bool:
    return len(plain(text)) <= BUTTON_CHARACTERS


def fits_bubble(html: str) -> bool:
    return word_count(visible(html)) <= BUBBLE_WORDS
