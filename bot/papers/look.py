"""How do papers look, whatever they are made of?"""

from datetime import UTC, datetime
from typing import Final

MADE_AT: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""always the same: the same facts give the same bytes"""
PAGE_MM: Final = (210.0, 297.0)
MARGIN_MM: Final = 22.0
WIDTH_MM: Final = PAGE_MM[0] - 2 * MARGIN_MM
INK: Final = (0x1F, 0x2A, 0x37)
ACCENT: Final = (0x17, 0x45, 0x6B)
SHADE: Final = (0xE8, 0xEE, 0xF4)
BODY_PT: Final = 10.5
TABLE_PT: Final = 9.0
HEADINGS_PT: Final = {1: 19.0, 2: 13.5, 3: 11.5}
