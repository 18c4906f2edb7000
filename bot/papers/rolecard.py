"""How does a role card look on paper? One A4 page, made to be changed: a Word file with clear headings."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from bot.texts import rolecard as texts
from bot.texts.tongue import Tongue

if TYPE_CHECKING:
    from docx.document import Document

_FONT: Final = "Arial"
_INK: Final = "1F2A37"
_ACCENT: Final = "17456B"
_WIDTH_MM, _HEIGHT_MM, _MARGIN_MM = 210, 297, 20
_SPELLING: Final = {
    "de": "de-DE",
    "en": "en-GB",
    "tr": "tr-TR",
    "pl": "pl-PL",
    "uk": "uk-UA",
    "ro": "ro-RO",
    "ar": "ar-SA",
}
_ROOM_LINES: Final = 28
"""in the usual letters, with all headings"""
_LINE_CHARACTERS: Final = 85
_MOST_LINES: Final = 3
"""of one answer; more are put one behind the other"""
_LINES_BY_HAND: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letters:
    size_pt: float
    spacing: float
    """between lines, in lines"""


_USUAL: Final = _Letters(size_pt=11, spacing=1.15)
_SMALL: Final = _Letters(size_pt=9.5, spacing=1.0)


def role_card(to: Tongue, answers: Sequence[str]) -> bytes:
    """The file.

    Args:
        to: the language of the headings.
        answers: in the order of the questions; an empty one becomes lines to write on by hand.

    """
    import docx

    words = [_printable(answer) for answer in answers]
    document = docx.Document()
    _set_up(document, to, _USUAL if _lines(words) <= _ROOM_LINES else _SMALL)
    document.add_paragraph(texts.title(to), style="Title")
    document.add_paragraph(texts.whose(to), style="Subtitle")
    for question, answer in zip(texts.questions(to), words, strict=True):
        document.add_paragraph(question.heading, style="Heading 1")
        if answer:
            document.add_paragraph(answer)
        else:
            for _ in range(_LINES_BY_HAND):
                _rule(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _printable(answer: str) -> str:
    """Without what a file of this kind cannot hold, on few lines."""
    lines = ("".join(c for c in line if c.isprintable()).strip() for line in answer.splitlines())
    kept = [line for line in lines if line]
    return ("\n" if len(kept) <= _MOST_LINES else " · ").join(kept)


def _lines(words: Sequence[str]) -> int:
    """That the answers will take, roughly."""
    return sum(
        math.ceil(len(line) / _LINE_CHARACTERS) if answer else _LINES_BY_HAND
        for answer in words
        for line in answer.split("\n")
    )


def _set_up(document: "Document", to: Tongue, letters: _Letters) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH_MM), Mm(_HEIGHT_MM)
    section.left_margin = section.right_margin = Mm(_MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)
    facts = document.core_properties
    facts.title, facts.language = texts.title(to), to.language
    facts.author = facts.last_modified_by = facts.comments = ""
    for spoken in document.styles.element.xpath("w:docDefaults//w:lang"):
        spoken.set(qn("w:val"), _SPELLING.get(to.language, to.language))
    _set_style(document, "Normal", size_pt=letters.size_pt, colour=_INK, before_pt=0, after_pt=2)
    _set_style(document, "Title", size_pt=24, colour=_ACCENT, before_pt=0, after_pt=4)
    _set_style(document, "Subtitle", size_pt=letters.size_pt, colour=_INK, before_pt=0, after_pt=4)
    _set_style(document, "Heading 1", size_pt=13, colour=_ACCENT, before_pt=9, after_pt=2)
    document.styles["Normal"].paragraph_format.line_spacing = letters.spacing
    if to.is_from_the_right:
        _turn(document)


def _turn(document: "Document") -> None:
    """Every paragraph and letter from the right: the other styles follow the usual one."""
    from docx.oxml import OxmlElement

    style = document.styles["Normal"].element
    # the order of these elements is laid down: direction stands before spacing
    style.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc")
    style.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _set_style(
    document: "Document", name: str, *, size_pt: float, colour: str, before_pt: int, after_pt: int
) -> None:
    """The template names fonts of a theme besides, which would win."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor
    from docx.styles.style import ParagraphStyle

    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size, style.font.italic = _FONT, Pt(size_pt), False
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before_pt), Pt(after_pt)
    fonts = style.element.rPr.rFonts
    for attribute in [one for one in fonts.attrib if one.lower().endswith("theme")]:
        del fonts.attrib[attribute]
    # letters from the right have a face and a size of their own
    fonts.set(qn("w:cs"), _FONT)
    sized = style.element.rPr.find(qn("w:szCs"))
    if sized is None:
        sized = OxmlElement("w:szCs")
        style.element.rPr.find(qn("w:sz")).addnext(sized)
    sized.set(qn("w:val"), str(round(2 * size_pt)))


def _rule(document: "Document") -> None:
    """A line to write on: a tab with a leader, for borders of neighbours melt into one."""
    from docx.enum.text import WD_TAB_LEADER
    from docx.shared import Mm, Pt

    paragraph = document.add_paragraph("\t")
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.tab_stops.add_tab_stop(
        Mm(_WIDTH_MM - 2 * _MARGIN_MM), leader=WD_TAB_LEADER.LINES
    )
