"""In which format is this bank?"""

import re
from typing import Final

from content.exchange.port import Format

LOOKED_AT_CHARS: Final = 200_000
BY_ENDING: Final = {"gift": Format.GIFT, "aiken": Format.AIKEN, "xml": Format.MOODLE_XML}
ANSWER_LINE: Final = re.compile(r"^\s*ANSWERS?\s*:", re.MULTILINE | re.IGNORECASE)


def recognised(name: str, text: str) -> Format | None:
    """By its ending, else by its content: GIFT and Aiken are often called .txt."""
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if ending in BY_ENDING:
        return BY_ENDING[ending]
    start = text[:LOOKED_AT_CHARS]
    if start.lstrip().startswith(("<?xml", "<quiz")):
        return Format.MOODLE_XML
    if "{" not in start and ANSWER_LINE.search(start):
        return Format.AIKEN
    if "{" in start or "::" in start:
        return Format.GIFT
    return None
