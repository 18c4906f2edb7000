"""Which one sentence of a unit is to be remembered?"""

import re
from typing import Final

from learning.model import Unit

_TIP: Final = re.compile(r"^> \[!TIP\][^\S\n]*((?:\n>.*)+)", re.MULTILINE)


def takeaway(unit: Unit) -> str:
    """The tip at the end of the insight, inline Markdown; empty if there is none."""
    found = _TIP.findall(unit.insight)
    lines = found[-1].split("\n>") if found else []
    return " ".join(line.strip() for line in lines if line.strip())
