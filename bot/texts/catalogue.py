"""Where do the sentences of another language come from? A catalogue, kept compiled beside its text.

Reading the text takes twelve times as long as reading what gettext makes of it, so the compiled form stays
in `__pycache__`, as .pyc files do, under a name that holds the whole text. Where nothing can be written, the
text is read each time. `python -m bot.texts` builds all of them ahead, for an image that stays read-only.
"""

import hashlib
import struct
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.support import Translations

from content.compiled import keep

LOCALE: Final = Path(__file__).parent.parent / "locale"
NAME: Final = "bot-{digest}.mo"


def catalogue(language: str, *, folder: Path = LOCALE) -> Translations:
    """Of a language that has a folder there."""
    text = folder / language / "LC_MESSAGES" / "bot.po"
    raw = text.read_bytes()
    path = text.parent / "__pycache__" / NAME.format(digest=hashlib.sha256(raw).hexdigest()[:32])
    try:
        return Translations(BytesIO(path.read_bytes()))
    except (OSError, struct.error):  # not there yet; or half a file, in gettext's words
        compiled = _compiled(raw, language)
    with suppress(OSError):
        keep(path, compiled, instead_of=NAME)
    return Translations(BytesIO(compiled))


def _compiled(raw: bytes, language: str) -> bytes:
    # of use once per text; its parser is not carried by a bot that starts again
    from babel.messages import mofile, pofile

    made = BytesIO()
    mofile.write_mo(made, pofile.read_po(BytesIO(raw), locale=language))
    return made.getvalue()
