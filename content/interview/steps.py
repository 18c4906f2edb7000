"""What is asked in an interview, in which order, and how long may each answer be?

An option and its reason may come in one message: the first sentence says what somebody does, the rest what
comes of it. Only if the rest is missing, it is asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from content.check.limits import ANSWER_CHARS, FEEDBACK_CHARS, MERKSATZ_WORDS, TITLE_CHARS


class StepId(StrEnum):
    """Values are kept in interviews: never rename one."""

    TRADE = "trade"
    PROBLEM = "problem"
    ALMOST = "almost"
    """what she nearly did"""
    ALMOST_COST = "almost-cost"
    OTHERS = "others"
    """what others often do"""
    OTHERS_COST = "others-cost"
    ADVICE = "advice"
    ADVICE_WHY = "advice-why"
    BEHIND = "behind"
    """why such a thing happens again and again"""
    SIGNAL = "signal"
    """the rest of "Ich merke es, wenn ..." """
    HARMLESS = "harmless"
    """what looks like the signal and is none; the rest of "Harmlos ist es, wenn ..." """
    HARMLESS_WHY = "harmless-why"
    MERKSATZ = "merksatz"
    THEN = "then"
    """the rest of "Dann ..." """
    TASK = "task"
    ELSEWHERE = "elsewhere"
    """a second case of the same pattern"""
    THERE_ALMOST = "there-almost"
    THERE_ALMOST_COST = "there-almost-cost"
    THERE_OTHERS = "there-others"
    THERE_OTHERS_COST = "there-others-cost"
    THERE_ADVICE = "there-advice"
    THERE_ADVICE_WHY = "there-advice-why"
    STEPS = "steps"
    """one a line"""
    TITLE = "title"
    AREA = "area"
    TOPIC = "topic"
    LEVEL = "level"


MAIN: Final = (
    StepId.TRADE,
    StepId.PROBLEM,
    StepId.ALMOST,
    StepId.OTHERS,
    StepId.ADVICE,
    StepId.BEHIND,
    StepId.SIGNAL,
    StepId.HARMLESS,
    StepId.MERKSATZ,
    StepId.THEN,
    StepId.TASK,
    StepId.ELSEWHERE,
    StepId.THERE_ALMOST,
    StepId.THERE_OTHERS,
    StepId.THERE_ADVICE,
    StepId.STEPS,
    StepId.TITLE,
)
"""what the progress counts"""
REASON_OF: Final[Mapping[StepId, StepId]] = {
    StepId.ALMOST: StepId.ALMOST_COST,
    StepId.OTHERS: StepId.OTHERS_COST,
    StepId.ADVICE: StepId.ADVICE_WHY,
    StepId.HARMLESS: StepId.HARMLESS_WHY,
    StepId.THERE_ALMOST: StepId.THERE_ALMOST_COST,
    StepId.THERE_OTHERS: StepId.THERE_OTHERS_COST,
    StepId.THERE_ADVICE: StepId.THERE_ADVICE_WHY,
}
FOLLOWS: Final[Mapping[StepId, StepId]] = {reason: main for main, reason in REASON_OF.items()}
OPTIONAL: Final = frozenset({StepId.TASK, StepId.STEPS})
"""The task can be made of the signal; without the order question there are still three."""
UNASKED: Final = (StepId.AREA, StepId.TOPIC, StepId.LEVEL)
"""have a default and are changed afterwards, if at all"""
CHOICES: Final = frozenset({StepId.TRADE, *UNASKED})
"""answered by a button, or by typing its label"""
HERE: Final = (StepId.ALMOST, StepId.OTHERS, StepId.ADVICE)
THERE: Final = (StepId.THERE_ALMOST, StepId.THERE_OTHERS, StepId.THERE_ADVICE)
"""options of a question, the right one last"""
IN_INSIGHT: Final = (StepId.ADVICE, StepId.BEHIND, StepId.SIGNAL, StepId.MERKSATZ)
IN_CASES: Final = (
    StepId.PROBLEM,
    *HERE,
    StepId.SIGNAL,
    StepId.HARMLESS,
    StepId.ELSEWHERE,
    *THERE,
    StepId.STEPS,
)
"""No number or name of a case stands in the insight too; what is in both can have none. Source: Q015."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    chars: int
    words: int = 10_000
    fewest_words: int = 1
    is_one_sentence: bool = False


TOLD_WORDS: Final = 105
"""of the problem and what is behind it, together: the other parts of a unit of 200 words have at most 95"""
_PLACED: Final = 24
"""characters that are put before the reason of the harmless one"""
_OPTION: Final = Limits(chars=ANSWER_CHARS)
_REASON: Final = Limits(chars=FEEDBACK_CHARS)
_CLAUSE: Final = Limits(chars=110, words=14, is_one_sentence=True)
LIMITS: Final[Mapping[StepId, Limits]] = {
    StepId.PROBLEM: Limits(chars=900, words=80, fewest_words=8),
    StepId.ALMOST: _OPTION,
    StepId.ALMOST_COST: _REASON,
    StepId.OTHERS: _OPTION,
    StepId.OTHERS_COST: _REASON,
    StepId.ADVICE: Limits(chars=ANSWER_CHARS, words=16),
    StepId.ADVICE_WHY: _REASON,
    StepId.BEHIND: Limits(chars=500, words=50, fewest_words=4),
    StepId.SIGNAL: _CLAUSE,
    StepId.HARMLESS: _CLAUSE,
    StepId.HARMLESS_WHY: Limits(chars=FEEDBACK_CHARS - _PLACED),
    StepId.MERKSATZ: Limits(chars=80, words=MERKSATZ_WORDS, fewest_words=2),
    StepId.THEN: _CLAUSE,
    StepId.TASK: Limits(chars=150, words=18, fewest_words=3),
    StepId.ELSEWHERE: Limits(chars=600, words=60, fewest_words=6),
    StepId.THERE_ALMOST: _OPTION,
    StepId.THERE_ALMOST_COST: _REASON,
    StepId.THERE_OTHERS: _OPTION,
    StepId.THERE_OTHERS_COST: _REASON,
    StepId.THERE_ADVICE: _OPTION,
    StepId.THERE_ADVICE_WHY: _REASON,
    StepId.STEPS: Limits(chars=ANSWER_CHARS),
    StepId.TITLE: Limits(chars=TITLE_CHARS, fewest_words=2),
}
"""of what is kept; steps: of each one"""
