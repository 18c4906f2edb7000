"""Is the picture of somebody's progress legible, in every language, and does it say neither less nor more?"""

from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import combinations
from typing import Final

import pytest
from babel.support import NullTranslations
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.pictures import letters, progress
from bot.pictures.canvas import ACCENT, INNER, MARGIN, PAPER, WHITE, WIDTH, Sheet, contrast
from bot.pictures.letters import SMALLEST_PX, Face, drawable, wrapped
from bot.pictures.progress import Drawn, Squares, address, can_draw, layout, read_areas
from bot.texts.tongue import Tongue, speak
from content.edition import shipped_taxonomy
from tests.bot.test_pictures import ENOUGH_CONTRAST, MOST_BYTES, words_of

AREAS: Final = tuple(area.id for area in shipped_taxonomy().areas)
FEW: Final = (Drawn(area="daten", units=3, solid=4, shaky=2), Drawn(area="ki", units=1, solid=0, shaky=0))
MANY: Final = tuple(
    Drawn(area=area, units=place * 3, solid=place * 11, shaky=70 - place * 9)
    for place, area in enumerate(AREAS)
)
STANDS: Final = {
    "nothing": (0, ()),
    "only known": (2, (Drawn(area="daten", units=2, solid=0, shaky=0),)),
    "few": (4, FEW),
    "many": (84, MANY),
    "hundreds": (200, (Drawn(area="daten", units=200, solid=431, shaky=219),)),
}
LETTERS: Final = {
    "tr": "İstanbul'da çalışan ışığı gördü, şöför ağaçta",
    "pl": "Zażółć gęślą jaźń, źdźbło ŁĄCZNIE",
    "uk": "Ґанок, їжак, єдність, щастя і б’ється ЇЄҐ",
    "ro": "Știință și țară, însă câine și pâine ȘȚĂÎÂ",
    "ar": "تقدّمك: كفاءة البيانات والذكاء الاصطناعي، ٤ أسئلة راسخة ولا إلخ ئؤآىة",
}


class Arabic(Tongue):
    def __init__(self) -> None:
        super().__init__("ar", NullTranslations())

    def _(self, message: str) -> str:
        return {"Dein Stand": "تقدّمك", "sitzt": "راسخ"}.get(message, "غير ثابت، سيعود مرة أخرى")

    def n_(self, singular: str, plural: str, count: int) -> str:
        return "تم حل {units} حالات"


TONGUES: Final = {"de": speak("de"), "en": speak("en"), "ar": Arabic()}
NAMED: Final = tuple(f"{name}, {language}" for name in STANDS for language in TONGUES)


def titles(language: str) -> dict[str, str]:
    if language == "ar":
        return dict.fromkeys(AREAS, "كفاءة البيانات")
    return {area.id: area.title(language) for area in shipped_taxonomy().areas}


@cache
def laid_out(name: str) -> Sheet:
    stand, language = name.split(", ")
    units, areas = STANDS[stand]
    return layout(TONGUES[language], units=units, areas=areas, area_titles=titles(language))


@pytest.fixture(params=NAMED)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return laid_out(request.param)


def squares_of(sheet: Sheet) -> list[Squares]:
    return [part for part in sheet.parts if isinstance(part, Squares)]


def test_nothing_lies_outside_or_over_something_else(sheet: Sheet) -> None:
    boxes = [part.box for part in sheet.parts]
    assert [box for box in boxes if not sheet.box.holds(box)] == []
    assert [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])] == []
    for squares in squares_of(sheet):
        places = squares.places
        assert len(places) == squares.solid + squares.shaky
        assert [place for place in places if not squares.box.holds(place)] == []
        assert [pair for pair in combinations(places, 2) if pair[0].overlaps(pair[1])] == []


def test_every_line_fits_its_place_and_is_large_enough(sheet: Sheet) -> None:
    for words in words_of(sheet):
        assert words.face.size_px >= SMALLEST_PX
        assert contrast(words.colour, words.on) >= ENOUGH_CONTRAST
        assert [line for line in words.lines if words.face.width_of(line) > words.box.width + 1] == []


@pytest.mark.parametrize("name", NAMED)
def test_the_same_stand_gives_the_same_small_picture(name: str) -> None:
    png = laid_out(name).png()
    assert png == laid_out(name).png()
    assert len(png) < MOST_BYTES
    with Image.open(BytesIO(png)) as image:
        assert image.width == WIDTH
        assert image.height <= 2 * WIDTH, "a phone shows it whole"


def test_one_square_for_each_question_and_none_for_what_is_to_come() -> None:
    key, other, data = squares_of(laid_out("few, de"))
    assert (key.solid, key.shaky, other.solid, other.shaky) == (1, 0, 0, 1)
    assert (data.solid, data.shaky) == (4, 2)
    assert squares_of(laid_out("only known, de")) == []


def test_what_the_picture_says() -> None:
    lines = [line for words in words_of(laid_out("few, de")) for line in words.lines]
    assert lines == [
        "Dein Stand",
        "4 Fälle gelöst.",
        "sitzt",
        "wackelt, kommt noch einmal",
        "3 Fälle",
        "Datenkompetenz",
        "1 Fall",
        "Künstliche Intelligenz",
    ]
    assert "%" not in "".join(lines)


def test_a_long_name_has_its_number_of_cases_below_it() -> None:
    long = {"daten": "Donaudampfschifffahrtsgesellschaftsverwaltung und Datenkompetenz " * 2}
    made = layout(speak("de"), units=3, areas=FEW[:1], area_titles=long)
    boxes = [part.box for part in made.parts]
    assert [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])] == []
    name, cases = words_of(made)[-2:]
    assert len(name.lines) > 1
    assert cases.lines == ("3 Fälle",)
    assert cases.box.top >= name.box.bottom


def test_full_and_open_squares_differ_without_any_colour() -> None:
    """In grey, and as small as a phone shows them: a full one is dark in its corner, an open one light."""
    made = laid_out("many, de")
    squares = squares_of(made)[3]
    with Image.open(BytesIO(made.png())) as image:
        grey = image.convert("L").resize((360, made.height // 3), Image.Resampling.BOX)
    shades = [
        grey.crop((x, y, x + 1, y + 1)).tobytes()[0]
        for place in squares.places
        for x, y in [((place.left + place.width * 0.68) // 3, (place.top + place.height * 0.68) // 3)]
    ]
    full, empty = shades[: squares.solid], shades[squares.solid :]
    assert full
    assert empty
    assert max(full) + 80 < min(empty)
    assert contrast(ACCENT, PAPER) > 7
    assert contrast(ACCENT, WHITE) > 7


def test_arabic_begins_at_the_right_and_joins_its_letters() -> None:
    made = laid_out("few, ar")
    assert all(squares.from_the_right for squares in squares_of(made))
    with Image.open(BytesIO(made.png())) as image:
        title = words_of(made)[0].box
        ink = image.convert("L").point(lambda grey: 255 * (grey < 128))
        left, _, right, _ = ink.crop((0, title.top, WIDTH, title.bottom)).getbbox() or (0, 0, 0, 0)
    assert left > MARGIN + INNER // 2
    assert abs(right - (MARGIN + INNER)) < 8
    joined = Face(50, from_the_right=True)
    assert joined.width_of("سيعود") < sum(joined.width_of(letter) for letter in "سيعود") * 0.95


def test_without_the_means_to_join_letters_there_are_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_draw(Arabic()) is letters.sets_from_the_right()
    monkeypatch.setattr(progress, "sets_from_the_right", lambda: False)
    assert not can_draw(Arabic())
    assert can_draw(speak("de"))


@pytest.mark.parametrize("language", LETTERS)
def test_every_letter_of_the_languages_to_come_is_at_hand(language: str) -> None:
    """A letter that the font lacks is drawn as the same box as any other that it lacks."""
    face = Face(60, from_the_right=language == "ar")
    said = LETTERS[language]
    assert drawable(said) == said
    for bold in (False, True):
        font = replace(face, bold=bold).font
        missing = font.getmask("\ue123").getbbox(), bytes(font.getmask("\ue123"))
        for letter in set(said) - {" "}:
            assert (font.getmask(letter).getbbox(), bytes(font.getmask(letter))) != missing, letter
    assert wrapped(said, face, 10_000) == (said,)


NUMBERS: Final = st.integers(min_value=0, max_value=10_000)
DRAWN: Final = st.builds(Drawn, area=st.sampled_from(AREAS), units=NUMBERS, solid=NUMBERS, shaky=NUMBERS)


@given(NUMBERS, st.lists(DRAWN, max_size=8))
def test_the_address_holds_all_that_is_drawn_and_nobody(units: int, areas: list[Drawn]) -> None:
    path = address("de", units, areas)
    kind, language, solved, written = path.removesuffix(".png").split("/")
    assert (kind, language, int(solved)) == (progress.PROGRESS_PICTURE, "de", units)
    assert read_areas(written) == tuple(areas)
