"""How is a plan written down? As JSON with a version, so that richer plans can join later."""

import json
from datetime import time
from typing import assert_never

from learning.calendar import Never, Plan, Weekly

VERSION = 1


def encode(plan: Plan) -> str:
    match plan:
        case Weekly():
            fields: dict[str, object] = {
                "kind": "weekly",
                "days": sorted(plan.days),
                "at": plan.at.isoformat("minutes"),
                "zone": plan.zone,
                "state": plan.state,
                "weekly_cap": plan.weekly_cap,
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
            return Weekly(
                days=frozenset(fields["days"]),
                at=time.fromisoformat(fields["at"]),
                zone=fields["zone"],
                state=fields["state"],
                weekly_cap=fields["weekly_cap"],
            )
        case {"version": 1, "kind": "never"}:
            return Never()
    raise ValueError(
        f"a plan of version {fields.get('version')}, kind {fields.get('kind')} is not known here"
    )
