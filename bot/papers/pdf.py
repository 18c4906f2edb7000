"""How do blocks become a PDF? Its library is loaded when a paper is made."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, assert_never, cast

from bot.papers.blocks import Block, Heading, Item, NewPage, Paragraph, Runs, Table, plain, shares, title_of
from bot.papers.look import (
    ACCENT,
    BODY_PT,
    HEADINGS_PT,
    INK,
    MADE_AT,
    MARGIN_MM,
    SHADE,
    TABLE_PT,
    WIDTH_MM,
)

if TYPE_CHECKING:
    from fpdf import FPDF

_FONTS = Path(__file__).parents[1] / "fonts"
_FONT: Final = "DejaVu"
_POINT_MM: Final = 25.4 / 72
_LINE: Final = 1.35
"""line height in font sizes"""
_HEADING_ROOM_MM: Final = 24.0
"""kept below a heading, so that it never stands alone at the foot of a page"""
_WHOLE_MM: Final = 45.0
"""a shorter paragraph is not torn by the end of a page"""
_PEN_MM: Final = 10.0
_INDENT_MM: Final = 6.0
_AFTER_MM: Final = 2.2


def pdf(
    found: Sequence[Block],
    *,
    language: str = "de",
    page: Callable[[str, str], str] = "Seite {} von {}".format,
) -> bytes:
    """An A4 document to be signed, hung up or handed over.

    Args:
        found: what stands in it.
        language: for those who have it read aloud.
        page: (number, of how many) -> what stands at the foot of a page.

    """
    with _document(title_of(found), language=language, numbered=page) as paper:
        for block, after in zip(found, (*found[1:], None), strict=True):
            match block:
                case Heading():
                    _heading(paper, block)
                case Paragraph():
                    _paragraph(paper, block)
                case Item():
                    _keep_whole(paper, block.runs)
                    paper.set_x(MARGIN_MM + 1.5)
                    paper.write(_height_mm(BODY_PT), "•")
                    _write(paper, block.runs, indent_mm=_INDENT_MM)
                    paper.set_y(paper.get_y() + (1 if isinstance(after, Item) else _AFTER_MM))
                case Table():
                    _table(paper, block)
                case NewPage():
                    paper.add_page()
                case _:
                    assert_never(block)
        return bytes(paper.output())


@contextmanager
def _document(title: str, *, language: str, numbered: Callable[[str, str], str]) -> Iterator["FPDF"]:
    """The library leaves its font files open."""
    from fpdf import FPDF
    from fpdf.enums import Align
    from fpdf.fonts import TTFFont

    class Numbered(FPDF):
        def footer(self) -> None:
            self.set_y(-15)
            self.set_font(_FONT, "", 8)
            self.cell(0, 5, f"{title} · {numbered(str(self.page_no()), '{nb}')}", align=Align.C)

    page = Numbered(format="A4")
    try:
        page.set_creation_date(MADE_AT)
        page.set_title(title)
        page.set_lang(language)
        page.set_margin(MARGIN_MM)
        page.set_auto_page_break(auto=True, margin=MARGIN_MM)
        page.add_font(_FONT, "", _FONTS / "DejaVuSansCondensed.ttf")
        page.add_font(_FONT, "B", _FONTS / "DejaVuSansCondensed-Bold.ttf")
        page.set_font(_FONT, "", BODY_PT)
        page.set_text_color(*INK)
        page.set_draw_color(*ACCENT)
        page.add_page()
        yield page
    finally:
        for font in page.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()


def _heading(page: "FPDF", block: Heading) -> None:
    size_pt = HEADINGS_PT[block.level]
    if page.will_page_break(_height_mm(size_pt) + _HEADING_ROOM_MM):
        page.add_page()
    elif page.get_y() > MARGIN_MM:
        page.set_y(page.get_y() + _height_mm(size_pt) / 2)
    page.set_text_color(*ACCENT)
    page.set_font(_FONT, "B", size_pt)
    page.set_x(MARGIN_MM)
    page.multi_cell(WIDTH_MM, _height_mm(size_pt), plain(block.runs), align="L")
    page.set_text_color(*INK)
    page.set_y(page.get_y() + _AFTER_MM / 2)


def _paragraph(page: "FPDF", block: Paragraph) -> None:
    if block.is_signature:
        if page.will_page_break(_PEN_MM + 2 * _height_mm(BODY_PT)):
            page.add_page()
        page.set_y(page.get_y() + _PEN_MM)
    else:
        _keep_whole(page, block.runs)
    number, top = page.page_no(), page.get_y()
    _write(page, block.runs, indent_mm=_INDENT_MM if block.quoted else 0)
    if block.quoted and page.page_no() == number:
        page.set_line_width(0.8)
        page.line(MARGIN_MM + 1.5, top, MARGIN_MM + 1.5, page.get_y())
    page.set_y(page.get_y() + _AFTER_MM)


def _write(page: "FPDF", runs: Runs, *, indent_mm: float) -> None:
    """The text, and the next line's beginning. Emphasis stays upright: there is no slanted font."""
    page.set_left_margin(MARGIN_MM + indent_mm)
    page.set_x(MARGIN_MM + indent_mm)
    for run in runs:
        page.set_font(_FONT, "B" if run.bold else "", BODY_PT)
        page.write(_height_mm(BODY_PT), run.text)
    page.ln(_height_mm(BODY_PT))
    page.set_left_margin(MARGIN_MM)
    page.set_font(_FONT, "", BODY_PT)


def _keep_whole(page: "FPDF", runs: Runs) -> None:
    page.set_font(_FONT, "", BODY_PT)
    lines = page.multi_cell(
        WIDTH_MM - _INDENT_MM, _height_mm(BODY_PT), plain(runs), dry_run=True, output="LINES"
    )
    height_mm = len(cast("list[str]", lines)) * _height_mm(BODY_PT)
    if height_mm < _WHOLE_MM and page.will_page_break(height_mm):
        page.add_page()


def _table(page: "FPDF", block: Table) -> None:
    from fpdf.enums import TableBordersLayout
    from fpdf.fonts import FontFace

    page.set_font(_FONT, "", TABLE_PT)
    page.set_line_width(0.2)
    head = FontFace(emphasis="BOLD", color=INK, fill_color=SHADE)
    with page.table(
        col_widths=shares(block),
        width=WIDTH_MM,
        line_height=_height_mm(TABLE_PT),
        text_align="LEFT",
        padding=1,
        headings_style=head,
        borders_layout=TableBordersLayout.ALL,
    ) as table:
        for texts in block.rows:
            row = table.row()
            for runs in texts:
                row.cell(plain(runs))
    page.set_font(_FONT, "", BODY_PT)
    page.set_y(page.get_y() + 2 * _AFTER_MM)


def _height_mm(size_pt: float) -> float:
    return size_pt * _POINT_MM * _LINE
