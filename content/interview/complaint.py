"""What is wrong with an answer, and where is it to be mended?"""

from dataclasses import dataclass
from enum import StrEnum

from content.interview.steps import StepId


class Wrong(StrEnum):
    EMPTY = "empty"
    WORDLESS = "wordless"
    """nothing but emoji or punctuation"""
    TOO_LONG = "too-long"
    """characters"""
    TOO_WORDY = "too-wordy"
    TOO_SHORT = "too-short"
    """words"""
    SEVERAL_SENTENCES = "several-sentences"
    SIMILAR = "similar"
    """`other` was said before"""
    STANDS_OUT = "stands-out"
    """the right option is so long that it gives itself away"""
    GIVES_AWAY = "gives-away"
    """ "all of the above" """
    PRINTED = "printed"
    """`other`, a number or a name, would stand in a case and in the insight"""
    NOT_OFFERED = "not-offered"
    FEW_STEPS = "few-steps"
    MANY_STEPS = "many-steps"
    UNWRITTEN = "unwritten"
    """the word that marks a text as still to be written"""
    NOT_PERSONAL = "not-personal"
    """the then-clause is not about "ich" """
    NEEDED = "needed"
    """cannot be skipped"""
    NOTHING_OPEN = "nothing-open"
    """all is answered, or a button of another step was pressed"""
    FOUND = "found"
    """by the check of the content; `other` says what, in German"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    step: StepId | None
    """to be mended there; None where no step is asked"""
    wrong: Wrong
    count: int = 0
    """of characters, words or steps"""
    limit: int = 0
    other: str = ""
