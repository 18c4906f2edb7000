"""Draws the pictures of the edition anew: all of them, or those that are named."""

import sys
from pathlib import Path

from content.drawings import DRAWINGS, LANGUAGES, drawn, file_name

MEDIA = Path(__file__).parent.parent / "media"

for name in sys.argv[1:] or DRAWINGS:
    for language in LANGUAGES:
        (MEDIA / file_name(name, language)).write_bytes(drawn(name, language))
