"""Is every change of the log found?"""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.chain import Entry, append, digest_facts, faults, proof, release_facts
from reporting.model import Digested, Release, Statistic
from reporting.periods import WEEK
from tests.reporting.books import monday_in, release_of, unit_of

START = monday_in(2027, 1)
UNIT = unit_of(28)
RELEASES = tuple(
    release_of(UNIT, Statistic.PARTICIPATION, START + number * WEEK, [10 + number]) for number in range(5)
)
DIGEST = Digested(
    week=START + 5 * WEEK,
    day=START + 5 * WEEK,
    language="de",
    html="<b>Wochenbericht</b>",
    picture=b"png",
    picture_text="Drei Balken",
)
FACTS = [*map(release_facts, RELEASES), digest_facts(DIGEST)]
PLACES = st.integers(0, len(FACTS) - 1)


def chain(facts: list[dict[str, object]]) -> list[Entry]:
    entries: list[Entry] = []
    for one in facts:
        entries.append(append(entries[-1] if entries else None, one))
    return entries


ENTRIES = chain(FACTS)
HEAD = proof(ENTRIES[-1])


def stored(releases: tuple[Release, ...] = RELEASES, digest: Digested = DIGEST) -> list[dict[str, object]]:
    return [*map(release_facts, releases), digest_facts(digest)]


def test_an_untouched_log_has_no_faults() -> None:
    assert faults(ENTRIES, own=stored(), expected=HEAD) == ()
    assert faults([]) == ()


def test_the_proof_is_twelve_digits_that_can_be_read_aloud() -> None:
    groups = HEAD.split("-")
    assert [len(group) for group in groups] == [4, 4, 4]
    assert ENTRIES[-1].hash.startswith("".join(groups))
    assert proof(None) == "0000-0000-0000"


def test_every_proof_of_the_past_is_still_known() -> None:
    for head in (None, *ENTRIES):
        assert faults(ENTRIES, expected=f" {proof(head).upper()} ") == ()


@given(place=PLACES, data=st.data())
def test_a_changed_byte_anywhere_is_found(place: int, data: st.DataObject) -> None:
    entry = ENTRIES[place]
    at = data.draw(st.integers(0, len(entry.text) - 1))
    other = data.draw(st.characters(codec="ascii").filter(lambda letter: letter != entry.text[at]))
    text = entry.text[:at] + other + entry.text[at + 1 :]
    changed = [*ENTRIES[:place], replace(entry, text=text), *ENTRIES[place + 1 :]]
    assert f"Eintrag {place + 1} passt nicht" in faults(changed)[0]


@given(place=PLACES, digit=st.integers(0, 63))
def test_a_changed_hash_is_found(place: int, digit: int) -> None:
    entry = ENTRIES[place]
    other = "0" if entry.hash[digit] != "0" else "1"
    forged = replace(entry, hash=entry.hash[:digit] + other + entry.hash[digit + 1 :])
    assert faults([*ENTRIES[:place], forged, *ENTRIES[place + 1 :]]) != ()


@given(place=st.integers(0, len(FACTS) - 2))
def test_a_missing_entry_is_found(place: int) -> None:
    assert faults([*ENTRIES[:place], *ENTRIES[place + 1 :]]) != ()


def test_a_log_cut_short_is_found_by_a_proof_and_by_what_is_stored() -> None:
    short = ENTRIES[:-1]
    assert faults(short) == ()
    assert "hatte dieses Protokoll nie" in faults(short, expected=HEAD)[0]
    assert faults(short, own=stored()) == ("Gespeichert, aber so nicht im Protokoll: digest de 2027-02-08.",)


@given(order=st.permutations(range(len(FACTS))).filter(lambda order: order != sorted(order)))
def test_another_order_is_found(order: list[int]) -> None:
    assert faults([ENTRIES[place] for place in order]) != ()


def test_another_order_with_new_numbers_is_found() -> None:
    first, second, *rest = ENTRIES
    assert faults([replace(second, number=1), replace(first, number=2), *rest]) != ()


@pytest.mark.parametrize(
    "changed",
    [
        {"numbers": (11,)},
        {"sigma": 1.0},
        {"headcount": 29},
        {"rho": 0.4},
        {"week": date(2027, 3, 1)},
        {"period": date(2027, 3, 1)},
    ],
    ids=str,
)
def test_a_release_changed_in_storage_is_found(changed: dict[str, object]) -> None:
    forged = replace(RELEASES[0], **changed)  # type: ignore[arg-type]
    found = faults(ENTRIES, own=stored((forged, *RELEASES[1:])))
    assert len(found) == 2
    assert "Gespeichert, aber so nicht im Protokoll: release participation" in found[0]
    assert "Im Protokoll, aber so nicht mehr gespeichert: release participation 2027-01-04" in found[1]


def test_a_release_that_is_no_longer_stored_is_found() -> None:
    assert faults(ENTRIES, own=stored(RELEASES[1:])) == (
        "Im Protokoll, aber so nicht mehr gespeichert: release participation 2027-01-04.",
    )


def test_a_release_of_a_network_may_be_missing_in_the_log_but_not_in_storage() -> None:
    early = release_facts(release_of(UNIT, Statistic.PARTICIPATION, START - WEEK, [9]))
    own, shared = [digest_facts(DIGEST)], [*map(release_facts, RELEASES), early]
    assert faults(ENTRIES, own=own, shared=shared) == ()
    assert len(faults(ENTRIES, own=own, shared=shared[1:])) == 1


@pytest.mark.parametrize("changed", [{"html": "<b>Anders</b>"}, {"picture": b"gnp"}, {"picture_text": ""}])
def test_a_digest_changed_in_storage_is_found(changed: dict[str, object]) -> None:
    forged = replace(DIGEST, **changed)  # type: ignore[arg-type]
    assert len(faults(ENTRIES, own=stored(digest=forged))) == 2


def test_a_log_built_anew_passes_alone_and_fails_against_any_phone() -> None:
    forged = (replace(RELEASES[0], numbers=(28,)), *RELEASES[1:])
    rebuilt = chain(stored(forged))
    assert faults(rebuilt, own=stored(forged)) == ()
    for witness in ENTRIES:
        assert faults(rebuilt, own=stored(forged), expected=proof(witness)) == (
            f"Den Prüfwert {proof(witness)} hatte dieses Protokoll nie: es ist nicht dasselbe wie damals.",
        )


def test_the_log_says_what_a_release_cost_and_names_nobody() -> None:
    assert json.loads(ENTRIES[0].text) == {
        "kind": "release",
        "unit": 1,
        "statistic": "participation",
        "period": "2027-01-04",
        "week": "2027-01-04",
        "numbers": [10],
        "sigma": 7.212,
        "headcount": 28,
        "rho": 0.0,
    }


def test_a_digest_stands_in_the_log_with_hashes_alone() -> None:
    assert DIGEST.html not in ENTRIES[-1].text
    assert DIGEST.picture_text not in ENTRIES[-1].text
