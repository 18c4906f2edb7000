"""Are the pictures of the edition those that its scripts draw, each used, each legible on a phone?"""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from content import EDITION
from content.drawings import DRAWINGS, LANGUAGES, drawn, file_name
from content.drawings.sheet import HEIGHT, WIDTH, DoesNotFitError, Sheet
from content.edition import read_edition

MEDIA = EDITION / "media"
BY_HAND = {"fach-c14.png"}
NEARLY = 24
"""of 255: how far a tone may be off where letters are smoothed by another build of the font library"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DRAWINGS)
def test_a_picture_is_what_its_script_draws(name: str, language: str) -> None:
    kept = Image.open(MEDIA / file_name(name, language)).convert("RGB")
    now = Image.open(BytesIO(drawn(name, language))).convert("RGB")
    assert kept.size == now.size == (WIDTH, HEIGHT)
    off = ImageChops.difference(kept, now).convert("L").point(lambda tone: 255 if tone > NEARLY else 0)
    assert sum(off.histogram()[128:]) < WIDTH * HEIGHT / 500


def test_every_picture_is_drawn_and_every_drawing_is_shown() -> None:
    linked = {
        image.address.removeprefix("../media/")
        for edition in [read_edition(EDITION)]
        for blocks in (
            *(
                section.blocks
                for module in edition.modules
                for unit in module.units
                for section in unit.sections
            ),
            *(
                case.blocks
                for quiz in edition.quizzes
                for question in quiz.questions
                for case in question.cases
            ),
        )
        for block in blocks
        for image in block.images
    }
    scripted = {file_name(name, language) for name in DRAWINGS for language in LANGUAGES}
    assert {path.name for path in MEDIA.iterdir()} == linked == scripted | BY_HAND


def test_a_german_text_shows_the_german_picture_and_an_english_one_the_english() -> None:
    edition = read_edition(EDITION)
    for text in edition.texts:
        other = "en" if text.language == "de" else "de"
        source = (EDITION / text.path).read_text(encoding="utf-8")
        assert f"-{other}.png" not in source, text.path


def test_letters_that_no_phone_shows_and_words_that_leave_the_paper_are_refused() -> None:
    with pytest.raises(DoesNotFitError, match="33 pixels"):
        Sheet().text((100, 100), "klein", px=33)
    with pytest.raises(DoesNotFitError, match="leaves the paper"):
        Sheet().text((900, 100), "viel zu lang für diesen Rand")
