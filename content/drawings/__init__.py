"""How are the pictures of the edition drawn? One function each, in one calm style.

`python -m content.drawings` draws them anew, `python -m content.drawings achse` one of them.
A picture shows what stands in the text; it never says more. It is drawn once in each language, with
words only where numbers and signs do not do. There are no people in it.
"""

from collections.abc import Callable, Mapping
from typing import Final

from content.drawings import agil, daten, fuehrung, grundlagen, ki, maschine, selbst, werkzeuge
from content.drawings.sheet import Say, Sheet

Drawing = Callable[[Sheet, Say], None]

DRAWINGS: Final[Mapping[str, Drawing]] = {
    **grundlagen.DRAWINGS,
    **werkzeuge.DRAWINGS,
    **maschine.DRAWINGS,
    **daten.DRAWINGS,
    **ki.DRAWINGS,
    **agil.DRAWINGS,
    **selbst.DRAWINGS,
    **fuehrung.DRAWINGS,
}
"""name -> drawing; the file is name-language.png"""
LANGUAGES: Final = ("de", "en")


def drawn(name: str, language: str) -> bytes:
    """The picture as a PNG.

    Raises: KeyError without such a drawing.
    """
    sheet = Sheet()
    DRAWINGS[name](sheet, Say(language))
    return sheet.png()


def file_name(name: str, language: str) -> str:
    return f"{name}-{language}.png"
