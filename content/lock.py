"""Which ids were published, so that none vanishes and no answer changes its place?

`ids.lock.json` is generated: every published id with its first version and state, and for the answers
of a question a fingerprint each, because learners' answers are kept by position.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from content.findings import Finding, error

LOCK_PATH: Final = "ids.lock.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedId:
    key: str
    """daten-bestand, daten-bestand/differenz or daten-bestand#median"""
    since: int
    """the version in which it was first published"""
    state: str
    """published or retired"""
    answers: tuple[str, ...] = ()
    """fingerprints in the order of the source, of a question with positions"""

    @property
    def module(self) -> str:
        return self.key.split("/", maxsplit=1)[0].split("#", maxsplit=1)[0]

    @property
    def id(self) -> str:
        """Without the module in front."""
        return self.key.replace("#", "/").rsplit("/", 1)[-1]

    @property
    def is_question(self) -> bool:
        return "#" in self.key


Lock = Mapping[str, LockedId]
"""by key"""


def parse_lock(text: str) -> Lock | Finding:
    try:
        read = json.loads(text)
        entries = read["ids"].items()
        locked = {key: _locked(key, entry) for key, entry in entries}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        message = "Die Liste der Kennungen ist nicht lesbar. Erzeug sie neu: pausenbrot content lock."
        return error(LOCK_PATH, 1, "M001", message)
    return locked


def _locked(key: str, entry: Mapping[str, object]) -> LockedId:
    answers = entry.get("answers", [])
    assert isinstance(answers, list)
    return LockedId(
        key=key,
        since=int(str(entry["since"])),
        state=str(entry["state"]),
        answers=tuple(str(answer) for answer in answers),
    )


def lock_text(lock: Lock) -> str:
    """One line for every id, sorted, so that a change reads as a change."""
    lines = []
    for key, locked in sorted(lock.items()):
        entry: dict[str, object] = {"since": locked.since, "state": locked.state}
        if locked.answers:
            entry["answers"] = list(locked.answers)
        lines.append(f"    {json.dumps(key)}: {json.dumps(entry)}")
    body = ",\n".join(lines)
    return '{\n  "schema": "ids/1",\n  "ids": {\n' + body + "\n  }\n}\n"
