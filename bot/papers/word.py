"""How do blocks become a Word file? Its library is loaded when a paper is made."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, assert_never
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.papers.blocks import Block, Heading, Item, NewPage, Paragraph, Runs, Table, plain, shares, title_of
from bot.papers.look import ACCENT, BODY_PT, HEADINGS_PT, INK, MADE_AT, MARGIN_MM, PAGE_MM, TABLE_PT, WIDTH_MM

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph as DocxParagraph


def word(found: Sequence[Block]) -> bytes:
    """An A4 document to be changed."""
    import docx as library

    document = library.Document()
    _set_up(document, title=title_of(found))
    begins_page = False
    for block in found:
        match block:
            case Heading():
                heading = document.add_paragraph(plain(block.runs), style=f"Heading {block.level}")
                heading.paragraph_format.page_break_before = begins_page
                begins_page = False
            case Paragraph():
                paragraph = document.add_paragraph(style="Quote" if block.quoted else None)
                _write(paragraph, block.runs)
                if block.is_signature:
                    _room_for_a_pen(paragraph)
            case Item():
                _write(document.add_paragraph(style="List Bullet"), block.runs)
            case Table():
                _table(document, block)
            case NewPage():
                begins_page = True
            case _:
                assert_never(block)
    file = BytesIO()
    document.save(file)
    return _without_clock(file)


def _set_up(document: "Document", *, title: str) -> None:
    from docx.shared import Mm, Pt, RGBColor
    from docx.styles.style import ParagraphStyle

    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_MM[0]), Mm(PAGE_MM[1])
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    facts = document.core_properties
    facts.title, facts.language = title, "de-DE"
    facts.author = facts.last_modified_by = facts.comments = ""
    facts.created = facts.modified = MADE_AT
    headings = ((f"Heading {level}", size, ACCENT, 12, 4) for level, size in HEADINGS_PT.items())
    for name, size, colour, before, after in (
        ("Normal", BODY_PT, INK, 0, 6),
        ("Quote", BODY_PT, INK, 0, 6),
        ("List Bullet", BODY_PT, INK, 0, 3),
        *headings,
    ):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _set_font(style)
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(*colour)
        style.font.italic = False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        if name == "Quote":
            style.paragraph_format.left_indent = Mm(6)


def _set_font(style: "ParagraphStyle") -> None:
    """The library's template names fonts of a theme besides, which would win."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    style.font.name = "Arial"
    properties = style.element.get_or_add_rPr()
    fonts = properties.rFonts
    for attribute in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[attribute]
    spoken = properties.find(qn("w:lang"))
    if spoken is None:
        spoken = OxmlElement("w:lang")
        properties.append(spoken)
    spoken.set(qn("w:val"), "de-DE")


def _write(paragraph: "DocxParagraph", runs: Runs) -> None:
    for run in runs:
        written = paragraph.add_run(run.text)
        written.bold, written.italic = run.bold or None, run.italic or None
        if run.code:
            written.font.name = "Courier New"


def _room_for_a_pen(paragraph: "DocxParagraph") -> None:
    from docx.shared import Pt

    paragraph.paragraph_format.space_before = Pt(30)
    paragraph.paragraph_format.keep_together = True


def _table(document: "Document", block: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Mm, Pt

    table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]), style="Table Grid")
    table.autofit = False
    for column, share in zip(table.columns, shares(block), strict=True):
        column.width = Mm(WIDTH_MM * share)
    for row, texts in zip(table.rows, block.rows, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - has no other name
        for cell, share, runs in zip(row.cells, shares(block), texts, strict=True):
            cell.width = Mm(WIDTH_MM * share)
            paragraph = cell.paragraphs[0]
            _write(paragraph, runs)
            paragraph.paragraph_format.space_after = Pt(2)
            for run in paragraph.runs:
                run.font.size = Pt(TABLE_PT)
    head = table.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - repeated on each page
    for run in (run for cell in head.cells for run in cell.paragraphs[0].runs):
        run.bold = True
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _without_clock(file: BytesIO) -> bytes:
    """The library writes the hour into every entry of the archive."""
    plain_file = BytesIO()
    with ZipFile(file) as dated, ZipFile(plain_file, "w") as undated:
        for entry in dated.infolist():
            same = ZipInfo(entry.filename, date_time=MADE_AT.timetuple()[:6])
            same.compress_type = ZIP_DEFLATED
            undated.writestr(same, dated.read(entry))
    return plain_file.getvalue()
