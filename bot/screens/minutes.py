"""How long does something take a slow reader?"""

from content.duration import minutes
from learning.model import Unit


def unit_minutes(unit: Unit) -> int:
    """Questions included."""
    words = sum(len(text.split()) for text in (unit.problem, unit.insight, unit.example, unit.try_task))
    return minutes(words, len(unit.opening_questions))
