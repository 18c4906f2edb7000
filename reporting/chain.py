"""How does everybody notice when the log of what left the house was changed?

Every release and every digest is an entry, and each entry's hash covers the one before. Twelve digits of
the newest hash stand in every digest, so every phone that got one is a witness.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reporting.items import ItemRelease, cost
from reporting.model import Digested, Release

START: Final = "0" * 64
PROOF_DIGITS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    number: int
    """1 is the first"""
    text: str
    """JSON with sorted keys"""
    hash: str


def append(before: Entry | None, facts: Mapping[str, object]) -> Entry:
    text = _text(facts)
    number = before.number + 1 if before else 1
    return Entry(number=number, text=text, hash=_hash(before.hash if before else START, number, text))


def proof(head: Entry | None) -> str:
    """The Prüfwert, such as 7f3a-91c2-e04b."""
    digits = (head.hash if head else START)[:PROOF_DIGITS]
    return "-".join(digits[at : at + 4] for at in range(0, PROOF_DIGITS, 4))


def release_facts(release: Release) -> dict[str, object]:
    """What the log says about a release: everything that was drawn, and what it cost."""
    return {
        "kind": "release",
        "unit": release.unit,
        "statistic": release.statistic.value,
        "period": release.period.isoformat(),
        "week": release.week.isoformat(),
        "numbers": list(release.numbers),
        "sigma": release.sigma,
        "headcount": release.headcount,
        "rho": round(release.rho, 6),
    }


def digest_facts(digest: Digested) -> dict[str, object]:
    """What the log says about a digest: hashes of its bytes."""
    return {
        "kind": "digest",
        "week": digest.week.isoformat(),
        "day": digest.day.isoformat(),
        "language": digest.language,
        "text": hashlib.sha256(digest.html.encode()).hexdigest(),
        "picture": hashlib.sha256(digest.picture + digest.picture_text.encode()).hexdigest(),
    }


def item_facts(releases: Sequence[ItemRelease]) -> dict[str, object]:
    """What the log says about the questions of a quarter: a hash of their numbers, and what they cost."""
    first = releases[0]
    numbers = "\n".join(f"{one.question} {one.version} {one.text}" for one in releases)
    return {
        "kind": "items",
        "quarter": first.quarter.isoformat(),
        "questions": len(releases),
        "numbers": hashlib.sha256(numbers.encode()).hexdigest(),
        "sigma": first.sigma,
        "rho": round(cost(first.sigma), 6),
    }


def faults(
    entries: Sequence[Entry],
    *,
    own: Sequence[Mapping[str, object]] = (),
    shared: Sequence[Mapping[str, object]] = (),
    expected: str = "",
) -> tuple[str, ...]:
    """Everything that does not fit, one sentence each; empty: nothing was changed.

    `own` are the facts of the company's releases and digests as they are stored today, `shared` those of
    networks and of questions, in which it need not have been all the time; `expected` is a Prüfwert from an
    old digest.
    """
    found, before, proofs = list[str](), START, {proof(None)}
    for place, entry in enumerate(entries, 1):
        if entry.number != place or entry.hash != _hash(before, entry.number, entry.text):
            found.append(f"Eintrag {place} passt nicht zu seinem Vorgänger: er wurde geändert oder fehlt.")
        before = entry.hash
        proofs.add(proof(entry))
    logged, stored = {entry.text for entry in entries}, {_text(facts) for facts in (*own, *shared)}
    found += [f"Gespeichert, aber so nicht im Protokoll: {_named(f)}." for f in own if _text(f) not in logged]
    if own or shared:
        kept = [json.loads(text) for text in sorted(logged - stored)]
        gone = [facts for facts in kept if facts.get("kind") in {"release", "digest", "items"}]
        found += [f"Im Protokoll, aber so nicht mehr gespeichert: {_named(facts)}." for facts in gone]
    wanted = expected.strip().lower()
    if wanted and wanted not in proofs:
        found.append(f"Den Prüfwert {wanted} hatte dieses Protokoll nie: es ist nicht dasselbe wie damals.")
    return tuple(found)


def _text(facts: Mapping[str, object]) -> str:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _named(facts: Mapping[str, object]) -> str:
    said = (str(facts[key]) for key in ("kind", "statistic", "language", "week", "quarter") if key in facts)
    return " ".join(said)


def _hash(before: str, number: int, text: str) -> str:
    return hashlib.sha256(f"{before}\n{number}\n{text}".encode()).hexdigest()
