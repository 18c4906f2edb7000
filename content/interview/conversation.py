"""What was said so far in an interview, and how is it kept?"""

import json
from dataclasses import dataclass, replace
from typing import Final

from content.interview.steps import StepId

VERSION: Final = 1
LANGUAGES: Final = ("de", "en")
"""in which interviews are led: the format has names for their sections"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    language: str
    """de or en: of the dialogue and of the unit"""
    answers: tuple[tuple[StepId, str], ...] = ()
    """as they go into the unit, in the order in which they were first given"""
    skipped: tuple[StepId, ...] = ()
    at: StepId | None = None
    """the step that she went back to; None: the first one that is open"""

    def said(self, step: StepId) -> str:
        """Empty if there is no answer yet."""
        return dict(self.answers).get(step, "")

    def with_answers(self, added: dict[StepId, str]) -> "Interview":
        """With these said, and nothing gone back to any more."""
        answers = {**dict(self.answers), **added}
        skipped = tuple(step for step in self.skipped if step not in added)
        return replace(self, answers=tuple(answers.items()), skipped=skipped, at=None)

    def without(self, step: StepId) -> "Interview":
        answers = tuple(one for one in self.answers if one[0] is not step)
        return replace(self, answers=answers, skipped=(*self.skipped, step), at=None)


def to_json(interview: Interview) -> str:
    return json.dumps(
        {
            "version": VERSION,
            "language": interview.language,
            "answers": dict(interview.answers),
            "skipped": list(interview.skipped),
            "at": interview.at,
        },
        ensure_ascii=False,
    )


def from_json(text: str) -> Interview | None:
    """None: damaged, or of a version that is not known."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or read.get("version") != VERSION or read.get("language") not in LANGUAGES:
        return None
    answers, skipped, at = read.get("answers"), read.get("skipped"), read.get("at")
    if not isinstance(answers, dict) or not isinstance(skipped, list):
        return None
    if not all(isinstance(said, str) for said in answers.values()):
        return None
    try:
        "".join(answers.values()).encode()  # half a character of two can stand in JSON, in no file
        return Interview(
            language=read["language"],
            answers=tuple((StepId(step), said) for step, said in answers.items()),
            skipped=tuple(StepId(step) for step in skipped),
            at=None if at is None else StepId(at),
        )
    except ValueError:
        return None
