"""What does a text of a bank say in Markdown, whatever it was written in?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from html import unescape
from typing import Final

from content.exchange import markup, plain, tags
from content.exchange.bank import CHANGED, PART, Bank
from content.exchange.pictures import Pictures


class Writing(Enum):
    """How a text was written."""

    MOODLE = "moodle"
    """lines count, and tags too if there are any"""
    HTML = "html"
    MARKDOWN = "markdown"
    PLAIN = "plain"


WRITINGS: Final[Mapping[str, Writing]] = {
    "moodle": Writing.MOODLE,
    "moodle_auto_format": Writing.MOODLE,
    "html": Writing.HTML,
    "markdown": Writing.MARKDOWN,
    "plain": Writing.PLAIN,
    "plain_text": Writing.PLAIN,
}
IMAGE: Final = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\((?P<address>[^()\s]*)(?:\s[^()]*)?\)")
NO_FILES: Final[Mapping[str, str]] = {}


@dataclass(slots=True)
class Prose:
    bank: Bank
    pictures: Pictures = field(init=False)

    def __post_init__(self) -> None:
        self.pictures = Pictures(bank=self.bank)

    def case(self, text: str, writing: Writing, *, line: int, files: Mapping[str, str] = NO_FILES) -> str:
        """Several lines, with the pictures that can be kept."""

        def picture(address: str, description: str) -> str:
            return self.pictures.placed(address, description, line=line, files=files)

        return self._markdown(text, writing, line=line, picture=picture)

    def block(self, text: str, writing: Writing, *, line: int) -> str:
        """Several lines without pictures: a feedback or an explanation."""

        def picture(_address: str, _description: str) -> str:
            self.bank.drop(
                line, PART, "Ein Bild in einer Antwort oder Rückmeldung gibt es hier nicht. Es fehlt."
            )
            return ""

        return self._markdown(text, writing, line=line, picture=picture)

    def line(self, text: str, writing: Writing, *, line: int) -> str:
        """One line: an answer."""
        return " ".join(self.block(text, writing, line=line).split())

    def literal(self, text: str, writing: Writing) -> str:
        """One line without any marks: what somebody is to type."""
        if writing in {Writing.HTML, Writing.MOODLE}:
            text = unescape(tags.ANY_TAG.sub(" ", text) if tags.is_html(text) else text)
        return " ".join(text.split())

    def _markdown(self, text: str, writing: Writing, *, line: int, picture: markup.Picture) -> str:
        def note(what: str) -> None:
            self.bank.drop(line, PART, f"{what} gibt es hier nicht. Es fehlt.")

        match writing:
            case Writing.MARKDOWN:
                return self._cleaned(text, line=line, picture=picture)
            case Writing.PLAIN:
                return plain.as_markdown(text).strip()
            case Writing.MOODLE:
                if not tags.is_html(text):
                    return plain.as_markdown(plain.literal(text)).strip()
                return markup.as_markdown(text.replace("\n", "<br>"), picture=picture, note=note)
            case Writing.HTML:
                return markup.as_markdown(text, picture=picture, note=note)

    def _cleaned(self, text: str, *, line: int, picture: markup.Picture) -> str:
        """Markdown as it is, without pictures from elsewhere and without tags."""
        if "![" in text:
            text = IMAGE.sub(lambda found: picture(found["address"], found["alt"]), text)
        if "<" in text and "`" not in text and tags.is_html(text):
            self.bank.drop(
                line, CHANGED, "HTML im Markdown wird nicht angezeigt. Der Text blieb, die Tags nicht."
            )
            text = tags.ANY_TAG.sub(_tag_in_markdown, text)
        return text.strip()


def _tag_in_markdown(found: re.Match[str]) -> str:
    name = found[1].lower()
    if name not in tags.KNOWN:
        return found.group()
    return "\n" if name in {"br", "p", "div", "li"} else tags.MARKS.get(name, "")
