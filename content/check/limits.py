"""How long may things be? Numbers of the content format."""

from typing import Final

from content.parse.tree import SectionKind

UNIT_WORDS: Final = 200
"""About a minute of reading. Source: Brysbaert 2019, 175 to 300 words a minute."""
SECTION_WORDS: Final = {
    SectionKind.PROBLEM: 110,
    SectionKind.INSIGHT: 110,
    SectionKind.EXAMPLE: 110,
    SectionKind.TRY: 60,
    SectionKind.LEADERS: 30,
}
BUBBLE_WORDS: Final = 60
"""What a slow reader takes in at once. Source: product rule."""
SENTENCE_WORDS: Final = 25
MERKSATZ_WORDS: Final = 9
LEADER_WORDS: Final = 30
"""of a coaching or standup line"""
TITLE_CHARS: Final = 60
SUMMARY_CHARS: Final = 160
MESSAGE_CHARS: Final = 4096
CAPTION_CHARS: Final = 1024
"""of a message with an image. Source of both: Bot API"""
TABLE_COLUMNS: Final = 5
TABLE_ROWS: Final = 8
"""without the header"""
QUESTIONS: Final = range(3, 6)
"""of a unit, the pre-question apart"""
CHOICES: Final = range(2, 6)
STEPS: Final = range(3, 6)
PAIRS: Final = range(3, 5)
ANSWER_CHARS: Final = 100
FEEDBACK_CHARS: Final = 200
SCENES: Final = 3
"""deep"""


def word_count(plain: str) -> int:
    """Dashes and arrows between words are none."""
    return sum(any(char.isalnum() for char in part) for part in plain.split())
