"""How does text that nobody wrote for this format stay text inside of it?

A line that would begin a heading, a box or an answer gets a backslash in front; everything else stays as
it is, so that Markdown written for the format passes unchanged.
"""

import re
from collections.abc import Iterable
from typing import Final

from content.source import normalised

CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff]")
"""what is no text; tabs and line ends are"""
BLANKS: Final = re.compile(r"[^\S\u00a0\u202f]+")
"""all white space but the one that keeps 10 and % together"""
ATTRIBUTES_AT_END: Final = re.compile(r"\{[^{}]*\}$")
EMPTY_ATTRIBUTES: Final = " {}"
"""The reader takes the last braces of a line for attributes: these are, so that those before are text."""

HEADING: Final = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>#{1,6}(?=[ \t\u00a0]|$))")
UNDERLINE: Final = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>=+|-+)[ \t]*$")
DEFINITION: Final = re.compile(
    r"^(?P<indent>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<mark>\[[^\]]*(?:\]:|$))"
)
BOX: Final = re.compile(
    r"^(?P<indent>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+)(?P<mark>\[[ xX]?\](?=[ \t]|$))"
)
QUOTE: Final = re.compile(r"^(?P<indent> {0,3})(?P<mark>>)")
ALERT: Final = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>\[![A-Za-z]+\][ \t]*$)")
FENCE: Final = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)$")
BLOCK_START: Final = re.compile(
    r"^(?P<indent>)(?P<mark>#{1,6}(?=[ \t]|$)|>|[-*+](?=[ \t]|$)|```|~~~|[-*_](?:[ \t]*[-*_]){2,}[ \t]*$"
    r"|\[[ xX]?\](?=[ \t]|$)|\[[^\]]*(?:\]:|$))"
)
NUMBERED: Final = re.compile(r"^(\d{1,9})([.)])(?=[ \t]|$)")


def line_of(text: str) -> str:
    """The text on one line."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return BLANKS.sub(" ", CONTROL.sub("", BLANKS.sub(" ", text))).strip()


def closed(text: str, *, is_heading: bool = False) -> str:
    """One line whose end is no attributes, nor the closing mark of a heading."""
    is_mistaken = ATTRIBUTES_AT_END.search(text) or (is_heading and text.endswith("#"))
    return f"{text}{EMPTY_ATTRIBUTES}" if is_mistaken else text


def item(text: str) -> str:
    """The text of a list item, also behind a box: what begins there is a paragraph."""
    return NUMBERED.sub(r"\1\\\2", _escaped(BLOCK_START, text))


def block(text: str) -> str:
    """Markdown of several lines without headings, boxes and definitions of its own; open code is closed."""
    if text.isprintable() and text[:1].isalpha():
        return text.strip()
    lines, fence, before = [], "", ""
    for line in _plain_lines(text):
        mark = FENCE.match(line)
        if fence:
            fence = "" if mark and mark["fence"].startswith(fence) and not mark["info"].strip() else fence
        elif mark and not ("`" in mark["info"] and mark["fence"][0] == "`"):
            fence = mark["fence"]
        else:
            line = _first_escaped((HEADING, DEFINITION, BOX), line)  # noqa: PLW2901 - of this very line
            line = _escaped(UNDERLINE, line) if before else line  # noqa: PLW2901 - the same
        lines.append(line)
        before = line
    return "\n".join([*lines, fence] if fence else lines).strip()


def quote_text(text: str) -> str:
    """What a quote says: a first line that would make another box of it is text."""
    guarded = block(text)
    first, newline, rest = guarded.partition("\n")
    return _escaped(ALERT, first) + newline + rest


def without_last_quote(text: str) -> str:
    """The text whose last paragraph is no quote: before answers it would be read as a hint."""
    before, gap, last = text.rpartition("\n\n")
    return before + gap + "\n".join(_escaped(QUOTE, line) for line in last.split("\n"))


def without_quotes(text: str) -> str:
    return "\n".join(_escaped(QUOTE, line) for line in text.split("\n"))


def unused_marker(before: str, *, numbered: bool) -> str:
    """A list mark that does not go on with a list in the text before."""
    marks = ("1.", "1)") if numbered else ("-", "*", "+")
    used = {_marker(line) for line in before.split("\n")}
    return next((mark for mark in marks if mark[-1] not in used), marks[0])


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def _marker(line: str) -> str:
    found = re.match(r"[ \t]*(?:\d{1,9}([.)])|([-*+]))(?=[ \t]|$)", line)
    return (found[1] or found[2]) if found else ""


def _plain_lines(text: str) -> list[str]:
    lines = normalised(CONTROL.sub("", text)).strip().split("\n")
    return [line if line.strip() else "" for line in lines]


def _first_escaped(patterns: Iterable[re.Pattern[str]], line: str) -> str:
    for pattern in patterns:
        if pattern.match(line):
            return _escaped(pattern, line)
    return line


def _escaped(pattern: re.Pattern[str], line: str) -> str:
    return pattern.sub(lambda match: f"{match['indent']}\\{match['mark']}", line, count=1)
