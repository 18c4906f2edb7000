"""Can the files be opened, read and printed?"""

from io import BytesIO

import docx
import pypdfium2
import pytest
from PIL import Image

from bot.papers import OTHERS, Paper, papers
from bot.papers.blocks import Item, Paragraph, Run, Table, blocks, shares
from bot.papers.pdf import pdf
from bot.papers.word import word
from tests.papers.builders import a_house

MARGIN_MM = 17.0


@pytest.fixture(scope="module")
def made() -> dict[str, Paper]:
    return {paper.name: paper for paper in papers(a_house(headcount=60, employer=True))}


def test_the_agreement_comes_first_and_as_pdf_too(made: dict[str, Paper]) -> None:
    names = [f"betriebsvereinbarung.{ending}" for ending in ("md", "docx", "pdf")]
    assert list(made) == names + [f"{name}.{ending}" for name in OTHERS for ending in ("md", "docx")]
    without = {paper.name for paper in papers(a_house(council=False))}
    assert {"zusage.md", "zusage.docx", "zusage.pdf"} <= without
    assert "betriebsvereinbarung.md" not in without


def test_the_same_facts_give_the_same_bytes(made: dict[str, Paper]) -> None:
    again = papers(a_house(headcount=60, employer=True))
    assert {paper.name: paper for paper in again} == made


def test_word_files_open_with_the_headings_and_tables_of_the_text(made: dict[str, Paper]) -> None:
    for name in ("betriebsvereinbarung", *OTHERS):
        text = made[f"{name}.md"].content.decode()
        document = docx.Document(BytesIO(made[f"{name}.docx"].content))
        said = [(p.style.name, p.text) for p in document.paragraphs if p.style is not None]
        headings = [(int(style[-1]), text) for style, text in said if style and style.startswith("Heading")]
        wanted = [line.split(" ", 1) for line in text.splitlines() if line.startswith("#")]
        assert headings == [(len(marks), title) for marks, title in wanted]
        assert len(document.tables) == sum(line.startswith("|---") for line in text.splitlines())


def test_the_pdf_can_be_read_and_searched(made: dict[str, Paper]) -> None:
    words = _words(made["betriebsvereinbarung.pdf"].content)
    for sentence in (
        "Betriebsvereinbarung über das Lernangebot Pausenbrot",
        "zwischen der Geschäftsleitung von Schreinerei Lindner und dem Betriebsrat",
        "typischerweise 5 bis 10 Personen",
        "Lernstand in 3 Bereichen",
        "Anlage 2: Verpflichtungserklärung",
        "Seite 1 von",
    ):
        assert sentence in words


def test_nothing_runs_out_of_the_page(made: dict[str, Paper]) -> None:
    with pypdfium2.PdfDocument(made["betriebsvereinbarung.pdf"].content) as document:
        for page in document:
            image = page.render(scale=2, grayscale=True).to_pil()
            ink = image.point(lambda grey: 255 * (grey < 200)).getbbox()
            assert ink is not None
            left, right = (dots / 144 * 25.4 for dots in (ink[0], ink[2]))
            assert (left >= MARGIN_MM, right <= 210 - MARGIN_MM) == (True, True)


def test_every_page_but_the_last_of_a_part_is_used(made: dict[str, Paper]) -> None:
    with pypdfium2.PdfDocument(made["betriebsvereinbarung.pdf"].content) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    assert all(len(text.split()) > 40 for text in texts)


@pytest.mark.parametrize(
    "name",
    ["Ł" * 70, "Wort " * 60, "İşçi Kooperatifi Łódź, Київ, Ωμέγα"],
    ids=["one long word", "many words", "foreign"],
)
def test_long_and_foreign_names_fit(name: str) -> None:
    text = f"# Titel\n\nvon **{name}**\n\n| Wer | Was |\n|---|---|\n| {name} | {'x' * 90} |\n"
    found = blocks(text)
    content = pdf(found)
    with pypdfium2.PdfDocument(content) as document, BytesIO() as png:
        document[0].render(scale=1, grayscale=True).to_pil().save(png, "PNG")
        with Image.open(png) as image:
            assert image.size == (596, 842)
    assert docx.Document(BytesIO(word(found))).tables[0].rows[1].cells[1].text == "x" * 90


def test_blocks_keep_bold_code_lists_quotes_and_line_ends() -> None:
    assert blocks("> **Ja** und `nein`\n\n- eins\n\n____\\\nName\n") == (
        Paragraph(
            runs=(Run(text="Ja", bold=True), Run(text=" und "), Run(text="nein", code=True)), quoted=True
        ),
        Item(runs=(Run(text="eins"),)),
        Paragraph(runs=(Run(text="____"), Run(text="\n"), Run(text="Name"))),
    )


def test_what_no_paper_shows_is_refused() -> None:
    for text in ("![Bild](x.png)", "1. eins", "    code"):
        with pytest.raises(ValueError, match="cannot show"):
            blocks(text)


def test_columns_share_the_width_by_their_text() -> None:
    (table,) = blocks("| kurz | lang |\n|---|---|\n| a | " + "viele Wörter " * 20 + "|\n")
    assert isinstance(table, Table)
    narrow, wide = shares(table)
    assert narrow < wide
    assert narrow + wide == pytest.approx(1)


def _words(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
