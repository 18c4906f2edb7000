"""How is a plan written down? As JSON with a version, so that richer plans can join later."""

import json
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any, assert_never

from learning.calendar import (
    WINDOW,
    AfterStart,
    BeforeHandover,
    Moment,
    Never,
    OwnTimes,
    Plan,
    Timetable,
)
from learning.rota import Entry, Pattern, Roster, Rota, Shift, Span, by_weeks

VERSION = 2

_ANY_MONDAY = date(2026, 1, 5)
"""of a plan that is the same every week"""
_MINUTE = timedelta(minutes=1)


def encode(plan: Plan) -> str:
    match plan:
        case Timetable():
            fields: dict[str, object] = {
                "kind": "timetable",
                "pattern": _pattern(plan.pattern),
                "spans": {shift.value: _span(span) for shift, span in plan.spans},
                "moment": _moment(plan.moment),
                "zone": plan.zone,
                "state": plan.state,
                "works_holidays": plan.works_holidays,
                "weekly_cap": plan.weekly_cap,
                "changes": [_entry(entry) for entry in plan.changes],
            }
        case Never():
            fields = {"kind": "never"}
        case _:
            assert_never(plan)
    return json.dumps({"version": VERSION} | fields, separators=(",", ":"))


def decode(text: str) -> Plan:
    """
    Raises:
        ValueError: written by another version, which knows plans that this one does not.

    """
    fields = json.loads(text)
    match fields:
        case {"version": 1, "kind": "weekly"}:
            return _same_every_week(fields)
        case {"version": 2, "kind": "timetable"}:
            return Timetable(
                pattern=_read_pattern(fields["pattern"]),
                spans=tuple((Shift(shift), _read_span(span)) for shift, span in fields["spans"].items()),
                moment=_read_moment(fields["moment"]),
                zone=fields["zone"],
                state=fields["state"],
                works_holidays=fields["works_holidays"],
                weekly_cap=fields["weekly_cap"],
                changes=tuple(map(_read_entry, fields["changes"])),
            )
        case {"version": 1 | 2, "kind": "never"}:
            return Never()
    raise ValueError(
        f"a plan of version {fields.get('version')}, kind {fields.get('kind')} is not known here"
    )


def _same_every_week(fields: Mapping[str, Any]) -> Timetable:
    """Version 1 knew a time on some weekdays, and nothing of the shift around it."""
    at = time.fromisoformat(fields["at"])
    hour, minute = divmod(at.hour * 60 + at.minute + WINDOW // _MINUTE, 60)
    return Timetable(
        pattern=by_weeks([Shift.DAY], monday=_ANY_MONDAY, days=frozenset(fields["days"])),
        spans=((Shift.DAY, Span(starts=at, ends=time(hour % 24, minute))),),
        moment=AfterStart(timedelta()),
        zone=fields["zone"],
        state=fields["state"],
        weekly_cap=fields["weekly_cap"],
    )


def _pattern(pattern: Pattern) -> dict[str, object]:
    match pattern:
        case Rota():
            cycle = [shift.value for shift in pattern.cycle]
            return {"kind": "rota", "cycle": cycle, "first_on": pattern.first_on.isoformat()}
        case Roster():
            return {"kind": "roster", "entries": [_entry(entry) for entry in pattern.entries]}
        case _:
            assert_never(pattern)


def _read_pattern(fields: Mapping[str, Any]) -> Pattern:
    if fields["kind"] == "rota":
        cycle = tuple(map(Shift, fields["cycle"]))
        return Rota(cycle=cycle, first_on=date.fromisoformat(fields["first_on"]))
    return Roster(entries=tuple(map(_read_entry, fields["entries"])))


def _entry(entry: Entry) -> list[object]:
    return [entry.on.isoformat(), entry.shift.value, _span(entry.span) if entry.span else None]


def _read_entry(fields: list[Any]) -> Entry:
    on, shift, span = fields
    return Entry(on=date.fromisoformat(on), shift=Shift(shift), span=_read_span(span) if span else None)


def _span(span: Span) -> list[str]:
    return [span.starts.isoformat("minutes"), span.ends.isoformat("minutes")]


def _read_span(fields: list[str]) -> Span:
    starts, ends = map(time.fromisoformat, fields)
    return Span(starts=starts, ends=ends)


def _moment(moment: Moment) -> dict[str, object]:
    match moment:
        case AfterStart(by=by):
            return {"kind": "after_start", "minutes": by // _MINUTE}
        case BeforeHandover(by=by):
            return {"kind": "before_handover", "minutes": by // _MINUTE}
        case OwnTimes(times=times):
            return {"kind": "own_times", "times": {shift: at.isoformat("minutes") for shift, at in times}}
        case _:
            assert_never(moment)


def _read_moment(fields: Mapping[str, Any]) -> Moment:
    match fields["kind"]:
        case "after_start":
            return AfterStart(timedelta(minutes=fields["minutes"]))
        case "before_handover":
            return BeforeHandover(timedelta(minutes=fields["minutes"]))
    times = fields["times"].items()
    return OwnTimes(tuple((Shift(shift), time.fromisoformat(at)) for shift, at in times))
