"""What does somebody tell about himself, so that fitting units can be suggested?

Private: the answers stay with the learner. Points are per area, there is no total.
"""

from dataclasses import dataclass

MOST_POINTS = 3
"""of one question; 0 is the fewest"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """An answer that says where to go on."""

    text: str
    """inline Markdown, at most 100 characters"""
    role: str
    """id of the taxonomy; empty if it routes to no role"""
    area: str
    """id of the taxonomy; empty if it routes to no area"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """An answer that says what I did last time."""

    text: str
    """inline Markdown, at most 100 characters"""
    points: int
    """0 to MOST_POINTS"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutingQuestion:
    id: str
    title: str
    stem: str
    """Markdown, may be empty"""
    routes: tuple[Route, ...]
    """two or more; an answer is kept by its position"""
    takes_several: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedQuestion:
    id: str
    title: str
    stem: str
    """Markdown, may be empty"""
    area: str
    """id of the taxonomy"""
    ratings: tuple[Rating, ...]
    """one for each number of points, in the mixed order of the file"""
    skip_text: str
    """the answer that it does not concern me; empty if there is none"""


SelfCheckQuestion = RoutingQuestion | RatedQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheckPart:
    id: str
    title: str
    questions: tuple[SelfCheckQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheck:
    id: str
    version: int
    language: str
    """ISO 639-1"""
    title: str
    parts: tuple[SelfCheckPart, ...]

    @property
    def questions(self) -> tuple[SelfCheckQuestion, ...]:
        return tuple(question for part in self.parts for question in part.questions)
