"""Is this message an answer, and what of it goes into the unit?"""

from collections.abc import Mapping
from difflib import SequenceMatcher
from statistics import mean
from typing import Final

from content.check.answers import ALL_OR_NONE, LONG_CHARS, LONG_RATIO
from content.check.limits import STEPS, word_count
from content.check.todo import WORD
from content.interview import grammar
from content.interview.complaint import Complaint, Wrong
from content.interview.conversation import Interview
from content.interview.marks import shared
from content.interview.plain import capital, lines, sentence, sentences, unstopped
from content.interview.steps import FOLLOWS, HERE, LIMITS, REASON_OF, THERE, TOLD_WORDS, StepId

TOO_ALIKE: Final = 0.85
"""share of equal characters; above, two options are the same one said twice"""
_TOLD: Final = {StepId.PROBLEM: StepId.BEHIND, StepId.BEHIND: StepId.PROBLEM}

Kept = dict[StepId, str]


def judge(interview: Interview, step: StepId, message: str) -> Kept | Complaint:
    """What is kept of a typed answer: of an option and its reason in one message, both."""
    said = lines(message)
    if not said:
        return Complaint(step=step, wrong=Wrong.WORDLESS if message.strip() else Wrong.EMPTY)
    if any(WORD.search(capital(part)) for part in said):
        return Complaint(step=step, wrong=Wrong.UNWRITTEN)
    if step is StepId.STEPS:
        return _steps(said)
    if LIMITS[step].is_one_sentence and step is not StepId.HARMLESS and len(sentences(said)) > 1:
        return Complaint(step=step, wrong=Wrong.SEVERAL_SENTENCES, count=len(sentences(said)), limit=1)
    kept = _kept(interview, step, said)
    if not all(kept.values()):
        return Complaint(step=step, wrong=Wrong.NOT_PERSONAL)
    as_told = interview.with_answers(kept)
    found = (_found(as_told, part, text) for part, text in kept.items())
    return next((complaint for complaint in found if complaint), kept)


def _kept(interview: Interview, step: StepId, said: tuple[str, ...]) -> Kept:
    language = interview.language
    if step in REASON_OF:
        first, *rest = sentences(said)
        shape = grammar.clause if step is StepId.HARMLESS else grammar.option
        reason = {REASON_OF[step]: " ".join(sentence(part) for part in rest)} if rest else {}
        return {step: shape(first, language), **reason}
    match step:
        case StepId.PROBLEM | StepId.ELSEWHERE:
            return {step: grammar.told(said)}
        case StepId.SIGNAL:
            return {step: grammar.clause(said[0], language)}
        case StepId.THEN:
            return {step: grammar.then_clause(said[0], language)}
        case StepId.TITLE:
            return {step: unstopped(" ".join(said))}
        case _:
            return {step: " ".join(sentence(part) for part in said)}


def _steps(said: tuple[str, ...]) -> Kept | Complaint:
    named = grammar.steps(said)
    if len(named) not in STEPS:
        is_few = len(named) < STEPS.start
        limit = STEPS.start if is_few else STEPS.stop - 1
        wrong = Wrong.FEW_STEPS if is_few else Wrong.MANY_STEPS
        return Complaint(step=StepId.STEPS, wrong=wrong, count=len(named), limit=limit)
    longest = max(map(len, named))
    if longest > LIMITS[StepId.STEPS].chars:
        limit = LIMITS[StepId.STEPS].chars
        return Complaint(step=StepId.STEPS, wrong=Wrong.TOO_LONG, count=longest, limit=limit)
    for at, one in enumerate(named):
        if any(_is_alike(one, other) for other in named[:at]):
            return Complaint(step=StepId.STEPS, wrong=Wrong.SIMILAR, other=one)
    return {StepId.STEPS: "\n".join(named)}


def _found(interview: Interview, step: StepId, text: str) -> Complaint | None:
    return _size(interview, step, text) or _printed(interview, step, text) or _repeated(interview, step, text)


def _size(interview: Interview, step: StepId, text: str) -> Complaint | None:
    limits, words = LIMITS[step], word_count(text)
    most = min(limits.words, _room(interview, step))
    if words > most:
        return Complaint(step=step, wrong=Wrong.TOO_WORDY, count=words, limit=most)
    if len(text) > limits.chars:
        return Complaint(step=step, wrong=Wrong.TOO_LONG, count=len(text), limit=limits.chars)
    if words < limits.fewest_words:
        return Complaint(step=step, wrong=Wrong.TOO_SHORT, count=words, limit=limits.fewest_words)
    return None


def _room(interview: Interview, step: StepId) -> int:
    """Words that the other part of what is told leaves for this one."""
    other = _TOLD.get(step)
    return TOLD_WORDS - word_count(interview.said(other)) if other else TOLD_WORDS


def _printed(interview: Interview, step: StepId, text: str) -> Complaint | None:
    mark = shared(interview, step, text)
    return Complaint(step=step, wrong=Wrong.PRINTED, other=mark) if mark else None


def _repeated(interview: Interview, step: StepId, text: str) -> Complaint | None:
    rivals = _rivals(interview, step)
    for other in rivals:
        if _is_alike(text, other):
            return Complaint(step=step, wrong=Wrong.SIMILAR, other=other)
    if ALL_OR_NONE.search(text) and step in {*HERE, *THERE}:
        return Complaint(step=step, wrong=Wrong.GIVES_AWAY)
    if step in {StepId.ADVICE, StepId.THERE_ADVICE} and rivals:
        usual = mean(map(len, rivals))
        limit = int(max(LONG_RATIO * usual, usual + LONG_CHARS))
        if len(text) > limit:
            return Complaint(step=step, wrong=Wrong.STANDS_OUT, count=len(text), limit=limit)
    return None


def _rivals(interview: Interview, step: StepId) -> list[str]:
    """What stands beside it, or is told for comparison."""
    groups: Mapping[StepId, tuple[StepId, ...]] = {
        **dict.fromkeys(HERE, HERE),
        **dict.fromkeys(THERE, THERE),
        StepId.SIGNAL: (StepId.HARMLESS,),
        StepId.HARMLESS: (StepId.SIGNAL,),
        StepId.PROBLEM: (StepId.ELSEWHERE,),
        StepId.ELSEWHERE: (StepId.PROBLEM,),
    }
    beside = [FOLLOWS[step]] if step in FOLLOWS else [one for one in groups.get(step, ()) if one is not step]
    return [said for one in beside if (said := interview.said(one))]


def _is_alike(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() > TOO_ALIKE
