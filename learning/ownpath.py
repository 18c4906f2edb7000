"""How does somebody decide what comes first? The readiness check step by step, and each part of it by itself.

Every function is one tap, inside one transaction. What a button says is absolute, so that the same tap twice
is the same as once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from learning import readiness as check_of
from learning.desk import Desk
from learning.model import Level
from learning.paths import Suggestion
from learning.proposing import propose
from learning.readiness import NOTHING_YET, Readiness
from learning.selfcheck import SelfCheck, SelfCheckQuestion
from learning.session import Learner, done_units


@dataclass(frozen=True, slots=True, kw_only=True)
class NoCheck:
    """The edition has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Before the first question."""

    questions: int
    """of the first part"""
    again: bool
    """there was a round before"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    question: SelfCheckQuestion
    number: int
    """1 is the first of its part"""
    of: int
    picked: tuple[int, ...]
    """positions so far; may be empty"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    best: str | None
    """the area in which most works already"""
    levels: Mapping[str, Level]
    """of the areas that were asked about, in the order of the file; may be empty"""
    before: Mapping[str, Level]
    """of the round before, as far as there was one"""
    suggestions: tuple[Suggestion, ...]
    more: int
    """questions that could still be answered"""
    trade: str
    """the learner's own"""


CheckView = NoCheck | Invitation | Asked | Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Everything that decides what comes first, for the learner alone."""

    person: Learner
    areas: tuple[str, ...]
    """in the order of the edition"""
    check: SelfCheck | None
    is_begun: bool
    """an answer is there and the first part is not over"""
    is_finished: bool


# --- the check ----------------------------------------------------------------------------------


async def open_check(desk: Desk) -> CheckView:
    """Goes on where it was, or shows the result; an invitation before the first question."""
    check, state = _check(desk), await desk.study.readiness()
    if check is None:
        return NoCheck()
    if not state.answers or check_of.is_due_again(state, on=desk.today):
        again = bool(state.answers)
        return Invitation(questions=len(check_of.first_part(check, NOTHING_YET.answers)), again=again)
    upcoming = check_of.next_open(check_of.first_part(check, state.answers), state.answers)
    return _asked(check, state, upcoming) if upcoming else await _result(desk, check, state)


async def begin_check(desk: Desk, *, anew: bool = False) -> CheckView:
    """The first open question; of a new round where one is due, or asked for with `anew`."""
    check, state = _check(desk), await desk.study.readiness()
    if check is None:
        return NoCheck()
    if state.finished_on is not None and (anew or check_of.is_due_again(state, on=desk.today)):
        before = {**state.before, **check_of.levels(check, state.answers)}
        state = replace(state, answers={}, finished_on=None, before=before, offered=True)
        await desk.study.save_readiness(state)
    upcoming = check_of.next_open(check_of.first_part(check, state.answers), state.answers)
    return _asked(check, state, upcoming) if upcoming else await _result(desk, check, state)


async def go_on(desk: Desk) -> CheckView:
    """With the second part."""
    check, state = _check(desk), await desk.study.readiness()
    if check is None:
        return NoCheck()
    return await _go_on(desk, check, state, check_of.second_part(check, state.answers))


async def show_question(desk: Desk, question: str, picked: tuple[int, ...] | None) -> CheckView:
    """One question, with what is picked so far or with what was; the check where it stands if it is gone."""
    check, state = _check(desk), await desk.study.readiness()
    found = check_of.find(check, question) if check else None
    if check is None or found is None:
        return await open_check(desk)
    asked = _asked(check, state, found)
    return asked if picked is None else replace(asked, picked=check_of.fitting(found, picked))


async def step_back(desk: Desk, question: str) -> CheckView:
    """The question before this one in its part, with what was answered."""
    check, state = _check(desk), await desk.study.readiness()
    if check is None:
        return NoCheck()
    part = check_of.part_of(check, state.answers, question)
    at = next((place for place, one in enumerate(part) if one.id == question), 0)
    return _asked(check, state, part[max(0, at - 1)]) if part else await open_check(desk)


async def answer(desk: Desk, question: str, picked: tuple[int, ...]) -> CheckView:
    """Keeps it; the next open question of the same part, or the result. Nothing picked: left out."""
    check, state = _check(desk), await desk.study.readiness()
    found = check_of.find(check, question) if check else None
    if check is None or found is None:
        return await open_check(desk)
    answers = {**state.answers, found.id: check_of.fitting(found, picked)}
    state = replace(state, answers=answers, offered=True)
    await desk.study.save_readiness(state)
    if answers[found.id]:
        await _take_over(desk, check, found, state)
    return await _go_on(desk, check, state, check_of.part_of(check, answers, found.id))


async def decline(desk: Desk) -> None:
    """Never offered again; it stays there for whoever asks for it."""
    state = await desk.study.readiness()
    await desk.study.save_readiness(replace(state, quiet=True, offered=True))


async def _take_over(desk: Desk, check: SelfCheck, found: SelfCheckQuestion, state: Readiness) -> None:
    """Role and wish hold at once, and also without the rest."""
    person = await desk.study.learner()
    if check_of.asks_for_roles(found):
        person = replace(person, roles=check_of.roles(check, state.answers))
    if check_of.asks_for_wish(found):
        person = replace(person, wish=check_of.wished(check, state.answers))
    await desk.study.save_learner(person)


async def _go_on(
    desk: Desk, check: SelfCheck, state: Readiness, part: tuple[SelfCheckQuestion, ...]
) -> CheckView:
    upcoming = check_of.next_open(part, state.answers)
    if upcoming is not None:
        return _asked(check, state, upcoming)
    state = replace(state, finished_on=desk.today, offered=False)
    await desk.study.save_readiness(state)
    person = await desk.study.learner()
    found = check_of.levels(check, state.answers)
    await desk.study.save_learner(replace(person, levels={**person.levels, **found}))
    return await _result(desk, check, state)


def _asked(check: SelfCheck, state: Readiness, question: SelfCheckQuestion) -> Asked:
    part = check_of.part_of(check, state.answers, question.id)
    picked = state.answers.get(question.id, ())
    return Asked(
        question=question,
        number=part.index(question) + 1,
        of=len(part),
        picked=check_of.fitting(question, picked),
    )


async def _result(desk: Desk, check: SelfCheck, state: Readiness) -> Result:
    person = await desk.study.learner()
    levels = check_of.levels(check, state.answers)
    rest = check_of.second_part(check, state.answers)
    return Result(
        best=check_of.best(check, state.answers),
        levels=levels,
        before={area: level for area, level in state.before.items() if area in levels},
        suggestions=propose(
            desk.library.modules(person.reads),
            person,
            done=done_units(await desk.study.units()),
            points=check_of.points(check, state.answers),
        ),
        trade=person.trade,
        more=sum(not check_of.is_answered(question, state.answers) for question in rest),
    )


def _check(desk: Desk) -> SelfCheck | None:
    return desk.library.self_check(desk.learner.reads)


# --- each part by itself ------------------------------------------------------------------------


async def way(desk: Desk) -> Way:
    state, check = await desk.study.readiness(), _check(desk)
    areas = dict.fromkeys(module.area for module in desk.library.modules(desk.learner.reads))
    return Way(
        person=await desk.study.learner(),
        areas=tuple(areas),
        check=check,
        is_begun=bool(state.answers) and state.finished_on is None,
        is_finished=state.finished_on is not None,
    )


async def set_trade(desk: Desk, trade: str) -> Way:
    await desk.study.save_learner(replace(await desk.study.learner(), trade=trade))
    return await way(desk)


async def set_wish(desk: Desk, area: str | None) -> Way:
    await desk.study.save_learner(replace(await desk.study.learner(), wish=area))
    return await way(desk)


async def set_roles(desk: Desk, roles: frozenset[str]) -> Way:
    await desk.study.save_learner(replace(await desk.study.learner(), roles=roles))
    return await way(desk)


async def set_level(desk: Desk, area: str, level: Level) -> Way:
    person = await desk.study.learner()
    await desk.study.save_learner(replace(person, levels={**person.levels, area: level}))
    return await way(desk)
