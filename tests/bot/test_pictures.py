"""Is a picture legible, the same every time, and is nothing drawn over something else?"""

from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Final

import pytest
from PIL import Image, ImageDraw, ImageFont

from bot.pictures import figures
from bot.pictures.canvas import (
    MARGIN,
    PAPER,
    WIDTH,
    Panel,
    Pen,
    Sheet,
    Words,
    contrast,
)
from bot.pictures.canvas import Box as Place
from bot.pictures.case import HIGHEST_PX, RoundCase, case_picture, case_text
from bot.pictures.case import layout as case_layout
from bot.pictures.figures import (
    MARK_PX,
    NAME,
    Gauge,
    figures_picture,
    figures_text,
    lettered_in,
    rows_of,
)
from bot.pictures.figures import layout as figures_layout
from bot.pictures.letters import SMALLEST_PX, drawable, sets_from_the_right, wrapped
from bot.texts.tongue import LANGUAGES, speak
from reporting.digest import Shown
from reporting.figures import Figure, Mastery
from tests.bot.test_catalogues import said_in

FONTS: Final = Path(figures.__file__).parents[1] / "fonts"
MOST_BYTES: Final = 200_000
ENOUGH_CONTRAST: Final = 4.5
"""Source: WCAG 2.2, success criterion 1.4.3"""
NAMES: Final = {
    "digital": "Digitale Grundlagen",
    "data": "Daten lesen",
    "agile": "Zusammenarbeit und Führung",
}
LONG_NAMES: Final = dict.fromkeys(NAMES, "Donaudampfschifffahrtsgesellschaftsverwaltung " * 2)
HANGING_PX: Final = 3
"""by which a J begins before its place"""
USUAL: Final = Figure(percent=55, low=46, high=64)
NOTHING: Final = Figure(percent=0, low=0, high=0)
EVERYTHING: Final = Figure(percent=100, low=94, high=100)


def shown(participation: Figure | None, *, areas: tuple[Figure, ...] = ()) -> Shown:
    learned = Mastery(overall=USUAL, areas=dict(zip(NAMES, areas, strict=True))) if areas else None
    return Shown(participation=participation, mastery=learned, arrow=None, noticeable=17)


SIDES: Final = ("vote", "solution")
MONTHS: Final = {
    "participation": shown(USUAL),
    "everything": shown(USUAL, areas=(NOTHING, EVERYTHING, Figure(percent=45, low=30, high=61))),
    "only areas": shown(None, areas=(USUAL, USUAL, USUAL)),
}
GREEN: Final = RoundCase(
    title="Alles grün, und trotzdem Ausschuss",
    story="Es ist zwanzig nach sechs. Die Anlage zeigt grün. Im Kasten liegen drei schlechte Teile.",
    question="Was machst du zuerst?",
    options=("Aussortieren und weiterfahren", "Anhalten und Bescheid geben", "Fünf Teile messen"),
    fitting=frozenset({2}),
    reason="Grün heißt, die Messwerte passen. Ob das Teil gut ist, misst hier keiner.",
    remember="Grün ist eine Messung, kein Urteil.",
)
CASES: Final = {
    "usual": GREEN,
    "two short ones": replace(GREEN, story="", options=("Ja", "Nein"), fitting=frozenset({0}), remember=""),
    "five long ones": replace(
        GREEN,
        options=("Die Zahl im System gleich auf 65 ändern, damit sie zum Schrank passt, „wie immer“",) * 5,
        fitting=frozenset({0, 4}),
    ),
    "long words": replace(
        GREEN,
        title="Donaudampfschifffahrtsgesellschaftskapitänsmützenbestandsverwaltungsprogramm",
        options=("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", "Öl/Wasser-Gemisch"),
        fitting=frozenset({1}),
    ),
    "long story": replace(
        GREEN, story="Auf dem Zettel steht: „20 Paar an Halle 2.“ Der Haken ist leer. " * 40
    ),
    "hopeless": replace(GREEN, story="wort " * 400, options=("wort " * 60,) * 5),
    "emoji": replace(
        GREEN, title="👷‍♀️ Alles grün 💡", story="Ein\tTab, ein Umbruch\nund noch einer.\n\nEnde."
    ),
}
WRITTEN: Final = ("de", "en")
"""languages of cases"""
LAYOUTS: Final = (
    *(f"{name}, {language}" for name in (*MONTHS, "long names") for language in WRITTEN),
    # the fullest one in every language; Arabic has letters that join and run the other way
    *(f"everything, {language}" for language in sorted(LANGUAGES.keys() - {*WRITTEN, "ar"})),
    *(f"{name}, ar" for name in ("everything", "long names")),
    *(f"{name}, {language}, {which}" for name in CASES for language in WRITTEN for which in SIDES),
)
DRAWN: Final = tuple(name for name in LAYOUTS if ", de" in name or name == "everything, ar")


@cache
def laid_out(name: str) -> Sheet:
    what, language, *which = name.split(", ")
    to = speak(language)
    if to.is_from_the_right and not sets_from_the_right():
        pytest.skip("this build of Pillow sets no letters from the right")
    if which:
        return case_layout(to, CASES[what], solution=which == ["solution"])
    is_long = what == "long names"
    company = "Verwaltungsangelegenheiten und Dichtungen mbH " * 3 if is_long else "Schreinerei Lindner"
    month, names = (MONTHS["everything"], LONG_NAMES) if is_long else (MONTHS[what], NAMES)
    return figures_layout(to, company=company, headcount=28, rows=tuple(rows_of(to, month, names)))


@cache
def drawn(name: str) -> bytes:
    return laid_out(name).png()


@pytest.fixture(params=LAYOUTS)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return laid_out(request.param)


def words_of(sheet: Sheet) -> list[Words]:
    return [part for part in sheet.parts if isinstance(part, Words)]


def test_nothing_lies_outside_or_over_something_else(sheet: Sheet) -> None:
    panels = [part.box for part in sheet.parts if isinstance(part, Panel)]
    others = [part.box for part in sheet.parts if not isinstance(part, Panel)]
    assert [box for box in (*panels, *others) if not sheet.box.holds(box)] == []
    assert [pair for pair in combinations(others, 2) if pair[0].overlaps(pair[1])] == []
    assert [pair for pair in combinations(panels, 2) if pair[0].overlaps(pair[1])] == []
    crossing = [(p, box) for p in panels for box in others if p.overlaps(box) and not p.holds(box)]
    assert crossing == []


def test_every_line_fits_its_place(sheet: Sheet) -> None:
    for words in words_of(sheet):
        room = Place(left=20, top=20, right=20 + words.box.width, bottom=20 + words.box.height)
        blank = Image.new("L", (2 * room.right + 40, 2 * room.bottom + 40), 255)
        moved = replace(words, box=room, colour="black")
        moved.draw(Pen(ImageDraw.Draw(blank)))
        ink = blank.point(lambda grey: 255 * (grey < 128)).getbbox()
        assert ink is not None, words.lines
        left, top, right, bottom = (edge / 2 for edge in ink)
        assert left >= room.left - HANGING_PX, words.lines
        assert right <= room.right + HANGING_PX, words.lines
        assert (top >= room.top, bottom <= room.bottom) == (True, True), words.lines


def test_letters_are_large_and_stand_out_from_their_ground(sheet: Sheet) -> None:
    assert [words for words in words_of(sheet) if words.face.size_px < SMALLEST_PX] == []
    assert [w for w in words_of(sheet) if contrast(w.colour, w.on) < ENOUGH_CONTRAST] == []


@pytest.mark.parametrize("name", DRAWN)
def test_the_ground_of_the_letters_is_the_one_they_were_chosen_for(name: str) -> None:
    with Image.open(BytesIO(drawn(name))) as image:
        rgb = image.convert("RGB")
    for words in words_of(laid_out(name)):
        ground = rgb.getpixel((words.box.left, words.box.top))
        assert ground == pytest.approx(_rgb(words.on), abs=6), words.lines


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[n : n + 2], 16) for n in (1, 3, 5))


@pytest.mark.parametrize("name", DRAWN)
def test_the_same_sheet_gives_the_same_small_picture(name: str) -> None:
    sheet, png = laid_out(name), drawn(name)
    assert png == sheet.png()
    assert len(png) < MOST_BYTES
    with Image.open(BytesIO(png)) as image:
        assert image.size == (WIDTH, sheet.height)
        assert image.width + image.height <= 10_000  # Source: Bot API, sendPhoto


@pytest.mark.parametrize("language", WRITTEN)
def test_both_pictures_are_made_from_values(language: str) -> None:
    to = speak(language)
    month = figures_picture(
        to, company="Lindner", headcount=28, shown=MONTHS["everything"], area_titles=NAMES
    )
    vote, solution = (case_picture(to, GREEN, solution=solved) for solved in (False, True))
    assert len({month, vote, solution}) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_at_hand_can_write_every_language(language: str) -> None:
    said = {letter for text in said_in(language) for letter in drawable(text) if letter > " "}
    for path in sorted(FONTS.glob("*.ttf")):
        font = ImageFont.truetype(path, 40, layout_engine=ImageFont.Layout.BASIC)
        unknown = bytes(font.getmask("\uffff"))
        assert [letter for letter in sorted(said) if bytes(font.getmask(letter)) == unknown] == []


def test_where_letters_from_the_right_cannot_be_set_the_picture_speaks_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(figures, "sets_from_the_right", lambda: False)
    assert {language: lettered_in(language) for language in ("ar", "uk")} == {"ar": "en", "uk": "uk"}


def test_the_figures_in_words() -> None:
    said = figures_text(
        speak("de"),
        company="Schreinerei Lindner",
        headcount=28,
        shown=shown(USUAL, areas=(NOTHING, EVERYTHING, USUAL)),
        area_titles=NAMES,
    )
    assert said == (
        "Zahlen für Schreinerei Lindner, über alle 28 Beschäftigten zusammen."
        " In einer Woche sind rund 55 von 100 dabei, wahrscheinlich zwischen 46 und 64."
        " In allen Bereichen zusammen sitzen rund 55 von 100 Fragen, wahrscheinlich zwischen 46 und 64."
        " Im Bereich Digitale Grundlagen sitzen rund 0 von 100 Fragen, wahrscheinlich zwischen 0 und 0."
        " Im Bereich Daten lesen sitzen rund 100 von 100 Fragen, wahrscheinlich zwischen 94 und 100."
        " Im Bereich Zusammenarbeit und Führung sitzen rund 55 von 100 Fragen,"
        " wahrscheinlich zwischen 46 und 64."
    )


def test_what_the_picture_of_the_figures_says() -> None:
    lines = [line for words in words_of(laid_out("participation, de")) for line in words.lines]
    assert lines == [
        "Schreinerei Lindner · 28 Beschäftigte",
        "Dabei in einer Woche",
        "rund 55 von 100 (46 bis 64)",
        "0",
        "50",
        "100",
        "Der Balken zeigt, wo die Zahl wahrscheinlich liegt.",
    ]


@pytest.mark.parametrize("figure", [NOTHING, EVERYTHING, Figure(percent=100, low=100, high=100), USUAL])
def test_a_range_at_an_end_stays_on_the_picture_and_can_be_seen(figure: Figure) -> None:
    place = Place(left=MARGIN - MARK_PX, top=0, right=WIDTH - MARGIN + MARK_PX, bottom=60)
    gauge = Gauge(box=place, figure=figure)
    assert place.holds(gauge.band)
    assert gauge.band.width >= 12
    assert place.left <= gauge.at(figure.percent) - MARK_PX
    assert gauge.at(figure.percent) + MARK_PX <= place.right
    assert gauge.band.left <= gauge.at(figure.percent) <= gauge.band.right


def test_range_and_value_differ_without_any_colour() -> None:
    """In grey, the band stands higher than the rail, and the mark is darker than both."""
    sheet = laid_out("participation, de")
    gauge = next(part for part in sheet.parts if isinstance(part, Gauge))
    with Image.open(BytesIO(sheet.png())) as image:
        grey = image.convert("L")
    above_rail = gauge.box.middle - 16
    paper, band, mark = (
        grey.crop((x, y, x + 1, y + 1)).tobytes()[0]
        for x, y in (
            (gauge.band.left - 10, above_rail),
            (gauge.band.left + 10, above_rail),
            (gauge.at(USUAL.percent), gauge.box.middle),
        )
    )
    assert mark + 80 < band < paper - 20


def test_a_case_in_words_says_all_that_the_picture_shows() -> None:
    vote = (
        "Fall für die Runde: Alles grün, und trotzdem Ausschuss\n"
        "Es ist zwanzig nach sechs. Die Anlage zeigt grün. Im Kasten liegen drei schlechte Teile.\n"
        "Was machst du zuerst?\n"
        "A: Aussortieren und weiterfahren\n"
        "B: Anhalten und Bescheid geben\n"
        "C: Fünf Teile messen"
    )
    assert case_text(speak("de"), GREEN, solution=False) == vote
    assert case_text(speak("de"), GREEN, solution=True) == (
        f"{vote}\n"
        "Es passt: C\n"
        "Grün heißt, die Messwerte passen. Ob das Teil gut ist, misst hier keiner.\n"
        "Grün ist eine Messung, kein Urteil."
    )


@pytest.mark.parametrize("name", CASES)
def test_the_solution_is_the_same_picture_continued(name: str) -> None:
    vote, solution = (laid_out(f"{name}, de, {which}") for which in ("vote", "solution"))
    shared = [(words.box, words.lines) for words in words_of(vote)][:-1]
    assert [(words.box, words.lines) for words in words_of(solution)][: len(shared)] == shared
    thick = [part.line for part in solution.parts if isinstance(part, Panel) and part.line > 3]
    assert len(thick) == len(CASES[name].fitting)


def test_a_long_story_is_cut_at_the_end_of_a_sentence() -> None:
    sheet = laid_out("long story, de, vote")
    said = " ".join(line for words in words_of(sheet) for line in words.lines)
    assert sheet.height <= HIGHEST_PX
    assert "leer. … Was machst du" in said or "2.“ … Was machst du" in said


def test_a_word_wider_than_the_line_is_broken_where_it_has_a_hyphen() -> None:
    assert wrapped("Arbeitszeit-Erfassung", NAME, 300) == ("Arbeitszeit-", "Erfassung")
    lines = wrapped("Rindfleischetikettierungsgesetz", NAME, 300)
    assert "".join(line.removesuffix("-") for line in lines) == "Rindfleischetikettierungsgesetz"
    assert all(NAME.width_of(line) <= 300 for line in lines)


def test_what_the_letters_cannot_show_is_left_out() -> None:
    said = [line for words in words_of(laid_out("emoji, de, vote")) for line in words.lines]
    assert said[1:5] == ["Alles grün", "Ein Tab, ein Umbruch", "und noch einer.", "Ende."]


def test_a_case_with_too_many_options_or_a_strange_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="2 to 5 options, not 6"):
        replace(GREEN, options=("x",) * 6)
    with pytest.raises(ValueError, match=r"no options at the positions \[3\]"):
        replace(GREEN, fitting=frozenset({3}))


def test_the_ground_is_light_by_itself() -> None:
    assert contrast(PAPER, "#000000") > 15
