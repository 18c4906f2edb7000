"""In which language is what stands in a bubble of a case? In that of the case, whatever its buttons speak."""

from bot.texts.tongue import Tongue, nearest, speak
from learning.model import Question, Unit


def tongue_of(text: Unit | Question) -> Tongue:
    """In which everything in a bubble of this text is said."""
    return speak(nearest(text.language))
