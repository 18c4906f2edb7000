"""What hangs on the wall at work? One A4 page, legible in black and white, with a code per open door."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import segno
from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos
from fpdf.fonts import TTFFont

from bot.texts import poster as texts
from bot.texts.tongue import SOURCE, Tongue, nearest, speak

_FONTS = Path(__file__).parent / "fonts"
_PAGE_WIDTH_MM, _PAGE_HEIGHT_MM = 210.0, 297.0
_MARGIN_MM = 18.0
_WIDTH_MM = _PAGE_WIDTH_MM - 2 * _MARGIN_MM
_SIGNATURES_MM = 30.0
"""kept free at the bottom for pens"""
_QUIET_MM = 5.0
"""white around a code, about four of its squares. Source: ISO/IEC 18004"""
_POINT_MM = 25.4 / 72
_LINE = 1.3
"""line height in font sizes"""
_SCALES = tuple(percent / 100 for percent in range(100, 35, -5))
"""font sizes tried one after the other until everything fits"""
_PRINTED_AT = datetime(2026, 1, 1, tzinfo=UTC)
"""always the same: the same facts give the same bytes"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    name: str
    """what opens there, "Telegram" or "Browser" """
    url: str
    """the code's content"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterFacts:
    company: str
    headcount: int
    language: str
    doors: tuple[Door, ...]
    """one or two, the usual one first"""
    operator: str
    """name and place of who runs the server"""
    operator_is_employer: bool
    contact: str | None
    """who answers questions, "Betriebsrat, Frau Kaya, Tür 4" """
    council: bool
    """whether there is a works council to sign"""

    def __post_init__(self) -> None:
        if len(self.doors) not in {1, 2}:
            raise ValueError(f"A poster shows one door or two, not {len(self.doors)}.")


def poster(facts: PosterFacts) -> bytes:
    """The PDF.

    Raises:
        ValueError: if the names are so long that they do not fit one page in legible letters.

    """
    to = speak(printed_in(facts.language))
    for scale in _SCALES:
        with _page(scale) as page:
            _draw_body(page, facts, to)
            if page.fits:
                _draw_signatures(page, texts.signatures(to, council=facts.council))
                return bytes(page.pdf.output())
    raise ValueError("The names of company, operator or contact do not fit one page. Shorten them.")


def printed_in(language: str) -> str:
    """The language of the page: letters that run from the right and join are not set here, German is."""
    spoken = nearest(language)
    return SOURCE if speak(spoken).is_from_the_right else spoken


def poster_png(pdf: bytes, dpi: int = 150) -> bytes:
    """The first page in grey."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        image = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
    png = BytesIO()
    image.save(png, "PNG", optimize=True)
    return png.getvalue()


@contextmanager
def _page(scale: float) -> Iterator["_Page"]:
    """The library leaves its font files open."""
    page = _Page(scale)
    try:
        yield page
    finally:
        for font in page.pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()


class _Page:
    """A page that is filled from the top."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self.pdf = FPDF(format="A4")
        self.pdf.set_creation_date(_PRINTED_AT)
        self.pdf.set_auto_page_break(auto=False)
        self.pdf.set_margin(_MARGIN_MM)
        self.pdf.c_margin = 0
        self.pdf.add_font("DejaVu", "", _FONTS / "DejaVuSansCondensed.ttf")
        self.pdf.add_font("DejaVu", "B", _FONTS / "DejaVuSansCondensed-Bold.ttf")
        self.pdf.add_page()

    @property
    def fits(self) -> bool:
        return self.pdf.get_y() <= _PAGE_HEIGHT_MM - _MARGIN_MM - _SIGNATURES_MM

    def text(self, text: str, *, size_pt: float, bold: bool = False, markdown: bool = False) -> None:
        self.text_at(_MARGIN_MM, _WIDTH_MM, text, size_pt=size_pt, bold=bold, markdown=markdown)

    def text_at(
        self,
        x_mm: float,
        width_mm: float,
        text: str,
        *,
        size_pt: float,
        bold: bool = False,
        markdown: bool = False,
        align: Align = Align.L,
    ) -> None:
        size = size_pt * self.scale
        self.pdf.set_font("DejaVu", "B" if bold else "", size)
        self.pdf.set_x(x_mm)
        self.pdf.multi_cell(
            width_mm,
            size * _POINT_MM * _LINE,
            text,
            align=align,
            markdown=markdown,
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )

    def space(self, height_mm: float) -> None:
        self.pdf.set_y(self.pdf.get_y() + height_mm * self.scale)


def _draw_body(page: _Page, facts: PosterFacts, to: Tongue) -> None:
    page.pdf.set_lang(to.language)
    page.pdf.set_title(texts.title(to))
    page.text(facts.company, size_pt=15)
    page.space(3)
    page.text(texts.title(to), size_pt=43, bold=True)
    page.space(2)
    page.text(texts.lead(to), size_pt=18)
    page.space(7)
    _draw_doors(page, facts.doors, texts.scan(to))
    page.space(5)
    for promise in texts.promises(to, headcount=facts.headcount):
        _draw_promise(page, promise)
    if len(facts.doors) == 2:
        first, second = facts.doors
        page.space(1)
        page.text(texts.second_code(to, first=first.name, second=second.name), size_pt=15)
    page.space(4)
    notes = [texts.server(to, operator=facts.operator, operator_is_employer=facts.operator_is_employer)]
    if facts.contact:
        notes.append(texts.questions(to, facts.contact))
    page.text(" ".join(notes), size_pt=13)


def _draw_doors(page: _Page, doors: Sequence[Door], scan: str) -> None:
    """One code with its sentence beside it, or two beside each other with the sentence above."""
    side = 76.0 if len(doors) == 1 else 52.0
    if len(doors) == 2:
        page.text(scan, size_pt=18, bold=True)
        page.pdf.set_y(page.pdf.get_y() + _QUIET_MM)
    top = page.pdf.get_y()
    bottom = top
    for position, door in enumerate(doors):
        left = _MARGIN_MM + position * (_WIDTH_MM / 2 + 3)
        bottom = max(bottom, _draw_code(page, door, left, top, side, named=len(doors) == 2))
    if len(doors) == 1:
        page.pdf.set_y(top + 4)
        beside = side + 2 * _QUIET_MM
        page.text_at(_MARGIN_MM + beside, _WIDTH_MM - beside, scan, size_pt=20, bold=True)
    page.pdf.set_y(max(bottom, page.pdf.get_y()))


def _draw_code(page: _Page, door: Door, left: float, top: float, side: float, *, named: bool) -> float:
    """Draws code, name and address; gives the lower edge."""
    _draw_squares(page.pdf, door.url, left, top, side)
    page.pdf.set_y(top + side + _QUIET_MM)
    if named:
        page.text_at(left, _WIDTH_MM / 2 - 3, door.name, size_pt=14, bold=True)
    page.text_at(left, _WIDTH_MM / 2 - 3 if named else _WIDTH_MM, door.url, size_pt=8)
    return page.pdf.get_y()


def _draw_squares(pdf: FPDF, content: str, left: float, top: float, side: float) -> None:
    """The code without its quiet zone: the caller leaves the paper around it white."""
    rows = tuple(segno.make(content, error="m", micro=False).matrix)
    module = side / len(rows)
    pdf.set_fill_color(0)
    for y, row in enumerate(rows):
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end] == row[start]:
                end += 1
            if row[start]:
                pdf.rect(left + start * module, top + y * module, (end - start) * module, module, style="F")
            start = end


def _draw_promise(page: _Page, promise: texts.Promise) -> None:
    indent = 6 * page.scale
    top = page.pdf.get_y()
    page.text_at(_MARGIN_MM, indent, "•", size_pt=15)
    page.pdf.set_y(top)
    words = f"**{promise.lead}** {promise.text}"
    page.text_at(_MARGIN_MM + indent, _WIDTH_MM - indent, words, size_pt=15, markdown=True)
    page.space(2.2)


def _draw_signatures(page: _Page, captions: Sequence[str]) -> None:
    gap = 10.0
    width = (_WIDTH_MM - gap) / 2
    line = _PAGE_HEIGHT_MM - _MARGIN_MM - 6
    for position, caption in enumerate(captions):
        left = _MARGIN_MM + position * (width + gap)
        page.pdf.set_line_width(0.3)
        page.pdf.line(left, line, left + width, line)
        page.pdf.set_xy(left, line + 1)
        page.pdf.set_font("DejaVu", "", 9)
        page.pdf.cell(width, 4, caption)
