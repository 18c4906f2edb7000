"""How is text without any markup written in Markdown, so that it looks the same?

Only what would be taken for a mark gets a backslash: "3 * 4" and "2_000" stay as they are.
"""

import re
from html import unescape
from typing import Final

BACKSLASH: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
STAR: Final = re.compile(r"(?<!\s)\*|\*(?!\s)")
UNDERSCORE: Final = re.compile(r"(?<!\w)_+(?=[^\s_])|(?<=[^\s_])_+(?!\w)")
"""not within a word, and not the line of a gap"""
LINK: Final = re.compile(r"\[(?=[^\[\]\n]*\]\()")
ENTITY: Final = re.compile(r"&(?=#?\w{1,40};)")
TAG: Final = re.compile(r"<(?=[A-Za-z/!?])")
SHOWN_TAG: Final = re.compile(r"</?[A-Za-z][^<>`\n]*>")
SPECIAL: Final = re.compile(r"[\\*_`\[&<]")


def literal(text: str) -> str:
    """The text itself: entities are what they stand for."""
    return unescape(text) if "&" in text else text


def as_markdown(text: str) -> str:
    """Markdown that shows exactly this text."""
    if not SPECIAL.search(text):
        return text
    if "`" not in text and SHOWN_TAG.search(text):
        pieces = SHOWN_TAG.split(text)
        tags = SHOWN_TAG.findall(text)
        return "".join(
            f"{_escaped(piece)}{f'`{tag}`' if tag else ''}"
            for piece, tag in zip(pieces, [*tags, ""], strict=True)
        )
    return _escaped(text)


def _escaped(text: str) -> str:
    text = BACKSLASH.sub(r"\\\\", text)
    if text.count("*") > 1:
        text = STAR.sub(r"\\*", text)
    if text.count("_") > 1:
        text = UNDERSCORE.sub(lambda found: "\\_" * len(found.group()), text)
    if text.count("`") > 1:
        text = text.replace("`", "\\`")
    text = LINK.sub(r"\\[", text)
    return TAG.sub(r"\\<", ENTITY.sub(r"\\&", text))
