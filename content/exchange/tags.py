"""What becomes of each HTML tag in Markdown?"""

import re
from typing import Final


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


BOLD: Final = frozenset({"b", "strong"})
ITALIC: Final = frozenset({"i", "em", "cite", "dfn", "var"})
CODE: Final = frozenset({"code", "tt", "kbd", "samp"})
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS: Final = _names(
    "p div section article header footer main aside blockquote figure figcaption address dl dt dd hr nav "
    "details summary fieldset center"
)
SILENT: Final = _names(
    "span font small big u s del ins abbr mark wbr label tbody thead tfoot colgroup col caption html body "
    "head title meta link q time picture bdi bdo acronym nobr strike"
)
"""they change how text looks, not what it says"""
UNSEEN: Final = frozenset({"script", "style", "template"})
LOST: Final = _names(
    "video audio iframe object embed svg math canvas form input select option button textarea applet source "
    "track map area param noscript"
)
"""they show what text cannot"""
TABLE: Final = frozenset({"table", "tr", "td", "th"})
LISTS: Final = frozenset({"ul", "ol", "li"})
KNOWN: Final = (
    BOLD | ITALIC | CODE | HEADINGS | BLOCKS | SILENT | UNSEEN | LOST | TABLE | LISTS
    | {"br", "a", "img", "pre", "sup", "sub"}
)  # fmt: skip
MARKS: Final = {
    **dict.fromkeys(BOLD, "**"),
    **dict.fromkeys(ITALIC, "*"),
    **dict.fromkeys(CODE, "`"),
}
RAISED: Final = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
LOWERED: Final = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")

TOKEN: Final = re.compile(
    r"<!--|<[!?][^<>]*>|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>(?:[\s/][^<>]*)?)>|[^<]+|<"
)
ATTRIBUTE: Final = re.compile(r"(?<![A-Za-z-])([A-Za-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
ANY_TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?:[\s/][^<>]*)?>")


def attributes(rest: str) -> dict[str, str]:
    found = ATTRIBUTE.finditer(rest)
    return {match[1].lower(): match[2] or match[3] or match[4] or "" for match in found}


def is_html(text: str) -> bool:
    """Whether a tag that exists stands in it: "List<String>" is none."""
    return "<" in text and any(match[1].lower() in KNOWN for match in ANY_TAG.finditer(text))
