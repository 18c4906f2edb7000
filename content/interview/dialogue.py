"""What is asked next, and what does an answer change?

Every function gives a new interview or says why not; none fails, whatever was typed.
"""

from dataclasses import dataclass, replace
from typing import Final

from content.interview.areas import area_of, topic_of
from content.interview.complaint import Complaint, Wrong
from content.interview.conversation import LANGUAGES, Interview
from content.interview.judging import judge
from content.interview.plain import lines, sentences, unstopped
from content.interview.steps import (
    CHOICES,
    FOLLOWS,
    LIMITS,
    MAIN,
    OPTIONAL,
    REASON_OF,
    UNASKED,
    StepId,
)
from content.taxonomy import SOURCE_LANGUAGE, Taxonomy, Term

WAY: Final = tuple(one for main in MAIN for one in (main, REASON_OF.get(main)) if one)
"""every step in order, the reason of an option behind it"""
_WHEN_WORDS: Final = 4
"""of a sentence such as "Freitag, kurz vor drei": no title"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    id: str
    """what is kept"""
    title: str
    """in the language of the interview"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    id: StepId
    number: int
    """1 is the first; asking for a reason has the number of the option; 0 outside of the order"""
    of: int
    given: str
    """what was answered before; empty the first time"""
    choices: tuple[Choice, ...]
    """buttons; empty where she types"""
    is_optional: bool
    has_previous: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What can be changed in what was said."""

    id: StepId
    text: str
    """whole; of a choice its title"""


def begin(language: str, *, trade: str = "") -> Interview:
    """In the trainer's language, or in German as everything that falls back does: the unit will be in it.

    With the trade of the person who is asked, where it is known: one question less.
    """
    known = language if language in LANGUAGES else SOURCE_LANGUAGE
    return Interview(language=known, answers=((StepId.TRADE, trade),) if trade else ())


def step(interview: Interview, taxonomy: Taxonomy) -> Step | None:
    """What is asked now; None if all is answered."""
    at = interview.at or _first_open(interview)
    if at is None:
        return None
    main = FOLLOWS.get(at, at)
    return Step(
        id=at,
        number=MAIN.index(main) + 1 if main in MAIN else 0,
        of=len(MAIN),
        given=_shown(interview, at, taxonomy),
        choices=choices(interview, at, taxonomy),
        is_optional=at in OPTIONAL,
        has_previous=_before(at) is not None,
    )


def answer(interview: Interview, text: str, taxonomy: Taxonomy) -> Interview | Complaint:
    """With this message as the answer to what is asked now."""
    at = interview.at or _first_open(interview)
    if at is None:
        return Complaint(step=None, wrong=Wrong.NOTHING_OPEN)
    return change(interview, at, text, taxonomy)


def change(interview: Interview, at: StepId, text: str, taxonomy: Taxonomy) -> Interview | Complaint:
    """With this text at a step that may have been answered before."""
    if at in CHOICES:
        return _chosen_by_label(interview, at, text, taxonomy)
    judged = judge(interview, at, text)
    return judged if isinstance(judged, Complaint) else interview.with_answers(judged)


def choose(interview: Interview, at: StepId, index: int, taxonomy: Taxonomy) -> Interview | Complaint:
    """With the button at this place, 0 is the first."""
    offered = choices(interview, at, taxonomy)
    if not 0 <= index < len(offered):
        return Complaint(step=at, wrong=Wrong.NOT_OFFERED)
    return interview.with_answers({at: offered[index].id})


def skip(interview: Interview, at: StepId) -> Interview | Complaint:
    """Without an answer there, and without one given before."""
    return interview.without(at) if at in OPTIONAL else Complaint(step=at, wrong=Wrong.NEEDED)


def back(interview: Interview) -> Interview:
    """At the step before; all answers stay. At the first it stays where it is."""
    at = interview.at or _first_open(interview)
    previous = _before(at)
    return replace(interview, at=previous) if previous else interview


def forward(interview: Interview) -> Interview:
    """At the step after the one that she went back to, whose answer stays as it is."""
    if interview.at is None:
        return interview
    later = WAY[WAY.index(interview.at) + 1 :] if interview.at in WAY else ()
    following = later[0] if later else None
    return replace(interview, at=None if following == _first_open(interview) else following)


def revisit(interview: Interview, at: StepId) -> Interview:
    """At this step, to be changed; all answers stay."""
    return replace(interview, at=at)


def parts(interview: Interview, taxonomy: Taxonomy) -> tuple[Part, ...]:
    """What was said, in the order of the questions, then what has a default."""
    said = (one for one in WAY if interview.said(one))
    return tuple(Part(id=one, text=_shown(interview, one, taxonomy)) for one in (*said, *UNASKED))


def choices(interview: Interview, at: StepId, taxonomy: Taxonomy) -> tuple[Choice, ...]:
    """What the buttons of a step offer; a likely area and a proposed title stand first."""
    match at:
        case StepId.TRADE:
            return _terms(taxonomy.trades, interview.language)
        case StepId.AREA:
            first = area_of(interview, taxonomy)
            others = tuple(area for area in taxonomy.areas if area is not first)
            return _terms((first, *others), interview.language)
        case StepId.TOPIC:
            topics = area_of(interview, taxonomy).topics
            return tuple(Choice(id=topic, title=topic.replace("-", " ").capitalize()) for topic in topics)
        case StepId.LEVEL:
            return _terms(taxonomy.levels, interview.language)
        case StepId.TITLE:
            title = proposed_title(interview)
            return (Choice(id=title, title=title),) if title else ()
        case _:
            return ()


def proposed_title(interview: Interview) -> str:
    """The first sentence of the problem that says more than when it was, or its first words.

    Empty before the problem is told.
    """
    longest, told = LIMITS[StepId.TITLE].chars, " ".join(interview.said(StepId.PROBLEM).split())
    parts = (one if len(one) <= longest else one.partition(",")[0] for one in sentences((told,)))
    fitting = (unstopped(one) for one in parts if len(one) <= longest and len(one.split()) > _WHEN_WORDS)
    return next(fitting, "") or unstopped(told[: longest + 1].rpartition(" ")[0][:longest])


def _terms(terms: tuple[Term, ...], language: str) -> tuple[Choice, ...]:
    return tuple(Choice(id=term.id, title=term.title(language)) for term in terms)


def _chosen_by_label(
    interview: Interview, at: StepId, text: str, taxonomy: Taxonomy
) -> Interview | Complaint:
    wanted = " ".join(lines(text)).casefold()
    offered = choices(interview, at, taxonomy)
    found = (one for one in offered if wanted in {one.id.casefold(), one.title.casefold()})
    chosen = next(found, None)
    if chosen is None:
        wrong = Wrong.NOT_OFFERED if text.strip() else Wrong.EMPTY
        return Complaint(step=at, wrong=wrong)
    return interview.with_answers({at: chosen.id})


def _first_open(interview: Interview) -> StepId | None:
    done = {step for step, _ in interview.answers} | set(interview.skipped)
    return next((one for one in WAY if one not in done), None)


def _before(at: StepId | None) -> StepId | None:
    place = WAY.index(at) if at in WAY else 0 if at else len(WAY)
    return WAY[place - 1] if place else None


def _shown(interview: Interview, at: StepId, taxonomy: Taxonomy) -> str:
    """What stands at a step, a default included."""
    match at:
        case StepId.TRADE:
            found = taxonomy.trade(interview.said(at))
        case StepId.AREA:
            found = area_of(interview, taxonomy)
        case StepId.TOPIC:
            return topic_of(interview, taxonomy).replace("-", " ").capitalize()
        case StepId.LEVEL:
            found = taxonomy.level(interview.said(at)) or next(iter(taxonomy.levels), None)
        case _:
            return interview.said(at)
    return found.title(interview.language) if found else ""
