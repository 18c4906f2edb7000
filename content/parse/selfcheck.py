"""What does an answer of the self-check count, and for which area?"""

from content.parse.tree import AnswerText, CaseText, QuestionText
from content.taxonomy import Taxonomy


def is_routing(case: CaseText) -> bool:
    """Whether the answers route to a role or area; else they give points."""
    return any(answer.attribute("role") or answer.attribute("area") for answer in case.answers)


def is_skip(answer: AnswerText) -> bool:
    return "skip" in answer.classes


def rated_answers(case: CaseText) -> tuple[AnswerText, ...]:
    """All but the one that says that it does not concern me."""
    return tuple(answer for answer in case.answers if not is_skip(answer))


def points_of(answer: AnswerText, place: int) -> int:
    """Those that are written, else the place among the rated answers; -1 for no number."""
    written = answer.attribute("points")
    if not written:
        return place
    return int(written) if written.isascii() and written.isdigit() and len(written) < 3 else -1


def area_of(question: QuestionText, taxonomy: Taxonomy) -> str:
    """The area written at the heading, else the one that is called like the question or has a topic
    called so; empty if there is none.
    """
    written = question.heading.attribute("area")
    if written:
        return written if taxonomy.area(written) else ""
    return taxonomy.area_of(question.heading.id)
