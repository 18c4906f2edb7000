"""Which names has the place of a question in a bank of Moodle?"""

import re
from typing import Final

ROOTS: Final = frozenset({"top", "$course$", "$module$", "$system$", "$cat$"})
"""they say where a bank was stored, not what it is about"""
DIVIDER: Final = re.compile(r"(?<!/)/(?!/)")
"""two of them are one that belongs to a name"""


def category_path(text: str) -> tuple[str, ...]:
    """From the outermost; empty for the root."""
    names = [" ".join(name.replace("//", "/").split()) for name in DIVIDER.split(text)]
    return tuple(name for name in names if name and name.lower() not in ROOTS)


def category_text(*names: str) -> str:
    return "/".join(["$course$", "top", *(name.replace("/", "//") for name in names)])
