"""What do the buttons of trainers say, and those by which learners write to them?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bench:
    """A trainer at work."""

    topic: str
    """see bot.handlers.trainer"""
    company: int
    subject: int
    """a module or a unit, see bot.subjects; 0 for none"""
    number: int
    """of a revision, a page or a choice; 0 for none"""


@dataclass(frozen=True, slots=True)
class Voice:
    """What a learner says of a unit or a question."""

    topic: str
    """ask, flag, back, words, send or drop"""
    subject: int
    """see bot.subjects"""
    kind: str
    """of contacts.voices.FlagKind, where the topic is flag"""


@dataclass(frozen=True, slots=True)
class VoiceAnswer:
    """What a trainer answers to it."""

    company: int
    step: str
    """ask, send or drop"""
    subject: int
    """see bot.subjects"""


WorkshopAction = Bench | Voice | VoiceAnswer
