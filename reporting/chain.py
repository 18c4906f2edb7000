"""How does everybody notice when the log of what left the house was changed?

Every release and every digest is an entry, and each entry's hash covers the one before. Twelve digits of
the newest hash stand in every digest, so every phone that got one is a witness.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

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
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
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


def faults(
    entries: Sequence[Entry], *, kept: Iterable[Mapping[str, object]] = (), expected: str = ""
) -> tuple[str, ...]:
    """Everything that does not fit, one sentence each; empty: nothing was changed.

    `kept` are the facts of the releases and digests as they are stored today; `expected` is a Prüfwert from
    an old digest, with or without dashes.
    """
    found, before, hashes = list[str](), START, set[str]()
    for place, entry in enumerate(entries, 1):
        if entry.number != place or entry.hash != _hash(before, entry.number, entry.text):
            found.append(f"Eintrag {place} passt nicht zu seinem Vorgänger: er wurde geändert oder fehlt.")
        before = entry.hash
        hashes.add(entry.hash[:PROOF_DIGITS])
    logged = {entry.text for entry in entries}
    for facts in kept:
        text = append(None, facts).text
        if text not in logged:
            what = " ".join(str(facts.get(key, "")) for key in ("kind", "statistic", "language", "week"))
            found.append(f"Gespeichert, aber so nicht im Protokoll: {' '.join(what.split())}.")
    wanted = expected.replace("-", "").strip().lower()
    if wanted and wanted not in hashes | {START[:PROOF_DIGITS]}:
        found.append(f"Den Prüfwert {expected} hatte dieses Protokoll nie: es ist nicht dasselbe wie damals.")
    return tuple(found)


def _hash(before: str, number: int, text: str) -> str:
    return hashlib.sha256(f"{before}\n{number}\n{text}".encode()).hexdigest()
