"""Which numbers and names would a case share with what the unit says in general?

Judged by the patterns with which the check of the content looks for them.
"""

from content.check.novelty import NAME, NO_NAMES, NUMBER, SMALL
from content.interview.conversation import Interview
from content.interview.steps import IN_CASES, IN_INSIGHT, StepId


def marks(text: str) -> set[str]:
    numbers = {found.group() for found in NUMBER.finditer(text)}
    names = {name for found in NAME.finditer(text) if (name := found["polite"] or found["first"])}
    return {number for number in numbers if not (number.isdigit() and int(number) < SMALL)} | {
        name for name in names if not NO_NAMES.fullmatch(name)
    }


def shared(interview: Interview, step: StepId, text: str) -> str:
    """One that the insight and a case would both have; empty if there is none."""
    found = marks(text)
    if step in IN_INSIGHT and step in IN_CASES:
        return min(found, default="")
    others = IN_CASES if step in IN_INSIGHT else IN_INSIGHT if step in IN_CASES else ()
    return min(found & {mark for other in others for mark in marks(interview.said(other))}, default="")
