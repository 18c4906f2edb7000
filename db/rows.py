"""How does a value of the core become a row, and a row a value again?"""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Label, Row, Table

from db import plans, schema
from learning.calendar import Pause
from learning.calm import Calm
from learning.card import Band, Card, Memory
from learning.model import LearnerId, Level, PromptId, QuestionKey, Verdict
from learning.readiness import Readiness, Reply, StepUp
from learning.session import (
    Learner,
    Prompt,
    PromptState,
    Session,
    SessionId,
    SessionKind,
    Step,
    StepKind,
)

Fields = dict[str, Any]


def _labelled(table: Table) -> tuple[Label[Any], ...]:
    """Its columns beside those of other tables, which have the same names."""
    return tuple(
        column.label(f"{table.name}_{column.name}") for column in table.c if column.name != "learner"
    )


SESSION = _labelled(schema.session)
PROMPT = _labelled(schema.prompt)
CARD = _labelled(schema.card)
OWN_PATH = _labelled(schema.own_path)


def learner(row: Row[Any]) -> Learner:
    """From the columns of the table learner, OWN_PATH and the contact's language."""
    return Learner(
        id=LearnerId(row.id),
        language=row.language,
        zone=row.zone,
        trade=row.trade,
        plan=plans.decode(row.plan) if row.plan else None,
        pause=Pause(until=row.paused_until) if row.paused else None,
        calm=Calm(
            sent_in_week=row.calm_sent_in_week,
            last_sent_at=row.calm_last_sent_at,
            ignored=row.calm_ignored,
            quiet=row.calm_quiet,
        ),
        next_slot=row.next_slot,
        counted=row.counted,
        nudge_message=row.nudge_message,
        wish=row.own_path_wish,
        roles=frozenset(row.own_path_roles.split(",")) if row.own_path_roles else frozenset(),
        levels=_levels(row.own_path_levels or "{}"),
        reading=row.reading or "",
    )


def of_own_path(value: Learner) -> Fields:
    return {
        "wish": value.wish,
        "roles": ",".join(sorted(value.roles)),
        "levels": _written(dict(value.levels)),
    }


def readiness(row: Row[Any]) -> Readiness:
    choices = json.loads(row.choices)
    return Readiness(
        answers={question: tuple(positions) for question, positions in choices.items()},
        finished_on=row.finished_on,
        before=_levels(row.before),
        offered=row.offered,
        quiet=row.quiet,
        check_in=SessionId(row.check_in) if row.check_in is not None else None,
        step_in=SessionId(row.step_in) if row.step_in is not None else None,
        steps={_step(name): Reply(said) for name, said in json.loads(row.steps).items()},
    )


def of_readiness(value: Readiness) -> Fields:
    return {
        "choices": _written({question: list(picked) for question, picked in value.answers.items()}),
        "finished_on": value.finished_on,
        "before": _written(dict(value.before)),
        "offered": value.offered,
        "quiet": value.quiet,
        "check_in": value.check_in,
        "step_in": value.step_in,
        "steps": _written({f"{one.area}:{one.level}": said for one, said in value.steps.items()}),
    }


def _step(name: str) -> StepUp:
    area, _, level = name.rpartition(":")
    return StepUp(area=area, level=Level(level))


def _levels(text: str) -> Mapping[str, Level]:
    return MappingProxyType({area: Level(level) for area, level in json.loads(text).items()})


def _written(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def of_learner(value: Learner) -> Fields:
    """Without id, contact, company and language."""
    return {
        "zone": value.zone,
        "trade": value.trade,
        "plan": plans.encode(value.plan) if value.plan else None,
        "paused": value.pause is not None,
        "paused_until": value.pause.until if value.pause else None,
        "calm_sent_in_week": value.calm.sent_in_week,
        "calm_last_sent_at": value.calm.last_sent_at,
        "calm_ignored": value.calm.ignored,
        "calm_quiet": value.calm.quiet,
        "next_slot": value.next_slot,
        "counted": value.counted,
        "nudge_message": value.nudge_message,
        "reading": value.reading or None,
    }


def card(row: Row[Any]) -> Card | None:
    """From CARD; None if there was none to join."""
    if row.card_question is None:
        return None
    graded = row.card_stability_days is not None
    return Card(
        question=QuestionKey(row.card_question),
        version=row.card_version,
        case=row.card_case,
        memory=Memory(
            stability_days=row.card_stability_days,
            difficulty=row.card_difficulty,
            last_on=row.card_last_on,
            repetitions=row.card_repetitions,
        )
        if graded
        else None,
        first_right=row.card_first_right,
        shown_on=row.card_shown_on,
    )


def of_card(value: Card) -> Fields:
    """With what the sums of a quarter need: to which module it belongs, and whether it sits."""
    memory = value.memory
    return {
        "question": value.question,
        "version": value.version,
        "case": value.case,
        "stability_days": memory.stability_days if memory else None,
        "difficulty": memory.difficulty if memory else None,
        "last_on": memory.last_on if memory else None,
        "repetitions": memory.repetitions if memory else None,
        "first_right": value.first_right,
        "shown_on": value.shown_on,
        "module": value.question.partition("#")[0],
        "solid": value.band is Band.SOLID,
    }


def session(row: Row[Any]) -> Session | None:
    """From SESSION; None if there was none to join."""
    if row.session_id is None:
        return None
    steps = json.loads(row.session_steps)
    return Session(
        id=SessionId(row.session_id),
        kind=SessionKind(row.session_kind),
        steps=tuple(Step(kind=StepKind(kind), subject=subject) for kind, subject in steps),
        position=row.session_position,
        guess=row.session_guess,
        opened_on=row.session_opened_on,
    )


def of_session(value: Session) -> Fields:
    steps = [[step.kind.value, step.subject] for step in value.steps]
    return {
        "id": value.id,
        "kind": value.kind.value,
        "steps": json.dumps(steps, ensure_ascii=False, separators=(",", ":")),
        "position": value.position,
        "guess": value.guess,
        "opened_on": value.opened_on,
    }


def prompt(row: Row[Any]) -> Prompt | None:
    """From PROMPT; None if there was none to join."""
    if row.prompt_id is None:
        return None
    picked = row.prompt_picked
    return Prompt(
        id=PromptId(row.prompt_id),
        session=SessionId(row.prompt_session),
        position=row.prompt_position,
        question=QuestionKey(row.prompt_question),
        case=row.prompt_case,
        state=PromptState(row.prompt_state),
        picked=tuple(int(position) for position in picked.split(",")) if picked else (),
        tries=row.prompt_tries,
        verdict=Verdict(row.prompt_verdict) if row.prompt_verdict else None,
        opened_on=row.prompt_opened_on,
    )


def of_prompt(value: Prompt) -> Fields:
    return {
        "id": value.id,
        "session": value.session,
        "position": value.position,
        "question": value.question,
        "case": value.case,
        "state": value.state.value,
        "picked": ",".join(map(str, value.picked)),
        "tries": value.tries,
        "verdict": value.verdict.value if value.verdict else None,
        "opened_on": value.opened_on,
    }
