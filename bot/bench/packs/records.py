"""What is kept of a pack beside what is here of it: what trainers were told of, and what was given away?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from contacts.packs import KeptPack
from content.findings import Finding
from content.packs.installed import InstalledPack, parse_installed
from content.packs.manifest import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """The version that trainers were told of last."""

    version: int = 0
    """0: none yet"""
    changes: tuple[Change, ...] = ()
    """newest first; may be empty"""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAway:
    """What the company gave away last under one name."""

    version: int = 0
    """0: nothing yet"""
    digest: str = ""
    """of all files: the same content is the same version"""
    modules: Mapping[str, str] = field(default_factory=dict)
    """id -> SHA-256 of its files"""
    changes: tuple[Change, ...] = ()
    """newest first"""


def installed(kept: KeptPack | None) -> InstalledPack | None:
    """None: nothing of it was taken yet."""
    if kept is None or not kept.installed:
        return None
    found = parse_installed(kept.installed.encode())
    assert not isinstance(found, Finding), "what is stored was written by the program"
    return found[0]


def announced(kept: KeptPack) -> Announced:
    read = json.loads(kept.offered) if kept.offered else {}
    return Announced(version=read.get("version", 0), changes=_changes(read.get("changes", [])))


def announced_text(one: Announced) -> str:
    return json.dumps({"version": one.version, "changes": _listed(one.changes)}, ensure_ascii=False)


def given_away(kept: KeptPack | None) -> GivenAway:
    read = json.loads(kept.given) if kept and kept.given else {}
    return GivenAway(
        version=read.get("version", 0),
        digest=read.get("digest", ""),
        modules=read.get("modules", {}),
        changes=_changes(read.get("changes", [])),
    )


def given_text(one: GivenAway) -> str:
    written = {
        "version": one.version,
        "digest": one.digest,
        "modules": dict(one.modules),
        "changes": _listed(one.changes),
    }
    return json.dumps(written, ensure_ascii=False)


def _changes(read: list[list[int | str]]) -> tuple[Change, ...]:
    return tuple(Change(version=int(version), text=str(text)) for version, text in read)


def _listed(changes: tuple[Change, ...]) -> list[list[int | str]]:
    return [[change.version, change.text] for change in changes]


def offered_of(kept: KeptPack) -> int:
    """The version that waits at the network; 0 for none that is newer than what is here."""
    here, told = installed(kept), announced(kept)
    return told.version if kept.source and told.version > (here.version if here else 0) else 0
