"""What happens to a folder when a pack goes into it, and what never does?"""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from content.check import check
from content.lock import lock_text
from content.packs.installed import Placed, parse_installed
from content.packs.placing import Concern
from content.packs.shelf import Image, Shelf
from content.publish import locked
from tests.content.packs.making import (
    EMPTY,
    KNOWN,
    PNG,
    STRANGER,
    after,
    details,
    note,
    opened,
    packed,
    planned,
    shelf_of,
)
from tests.content.rulecase import good_files

MODULE, QUIZ = "modules/daten-muster.de.md", "quizzes/daten-muster.de.md"
OWN = "modules/daten-lager-muster.de.md"
GOOD = good_files()
OTHER = {**GOOD, MODULE: GOOD[MODULE].replace(b"Gestern hing", b"Heute hing")}
"""the same module in other words"""


def _pictured(files: Mapping[str, bytes], image: bytes = PNG) -> dict[str, bytes]:
    old = b"Gestern hing ein Zettel am **Tor**. Heute ist er weg."
    text = files[MODULE]
    assert old in text
    shown = "![Ein Tor, ein Stück Klebeband](../media/tor.png)".encode()
    return {**files, MODULE: text.replace(old, old + b"\n\n" + shown), "media/tor.png": image}


def test_a_new_pack_only_adds() -> None:
    done = planned(opened(packed(_pictured(GOOD))))
    assert [write.path for write in done.writes] == ["media/tor.png", MODULE, QUIZ, "packs.lock.yaml"]
    assert done.is_harmless
    assert done.renamed == ()
    assert {write.before for write in done.writes} == {None}


def test_the_same_pack_again_changes_nothing() -> None:
    pack = opened(packed(_pictured(GOOD)))
    here = after(EMPTY, planned(pack))
    again = planned(pack, here)
    assert (again.writes, again.replaced, again.concerns) == ((), (), ())


def test_an_update_replaces_what_the_former_version_brought_and_says_so() -> None:
    here = after(EMPTY, planned(opened(packed(GOOD, of=details(version=1)))))
    done = planned(opened(packed(OTHER)), here)
    assert [(one.path, one.is_edited_here) for one in done.replaced] == [(MODULE, False)]
    assert done.concerns == ()
    assert done.before is not None
    assert done.before.version == 1
    later = after(here, done)
    assert later.texts[MODULE] == OTHER[MODULE]
    installed = parse_installed(later.installed)
    assert isinstance(installed, tuple)
    assert [pack.version for pack in installed] == [2]


def test_what_was_edited_here_since_is_marked_before_it_is_replaced() -> None:
    here = after(EMPTY, planned(opened(packed(GOOD, of=details(version=1)))))
    edited = replace(here, texts={**here.texts, MODULE: here.texts[MODULE].replace(b"hing", b"klebte")})
    done = planned(opened(packed(OTHER)), edited)
    assert [(one.path, one.is_edited_here) for one in done.replaced] == [(MODULE, True)]


NOTED = {"bei-uns/daten-muster.de.md": note("Frag Tom.")}
VERSIONS = tuple(
    opened(packed({**files, **NOTED}, of=details(version=version)))
    for version, files in ((1, GOOD), (2, OTHER))
)


@settings(max_examples=5, deadline=None)
@given(st.dictionaries(st.sampled_from(["daten-muster.de.md", "daten-muster.en.md", "x.md"]), st.binary()))
def test_no_update_touches_a_local_note(notes: dict[str, bytes]) -> None:
    own = {f"bei-uns/{name}": raw for name, raw in notes.items()}
    here = shelf_of(own)
    for pack in VERSIONS:
        done = planned(pack, here)
        assert here.notes.keys().isdisjoint(write.path for write in done.writes)
        assert set(done.kept_notes) == here.notes.keys() & NOTED.keys()
        here = after(here, done)
        assert {**NOTED, **own} == here.notes


def test_a_note_that_a_pack_brings_is_kept_when_its_next_version_brings_another() -> None:
    first = opened(packed({**GOOD, "bei-uns/daten-muster.de.md": note("Frag Tom.")}, of=details(version=1)))
    here = after(EMPTY, planned(first))
    second = opened(packed({**OTHER, "bei-uns/daten-muster.de.md": note("Frag Eva.")}))
    assert after(here, planned(second, here)).notes == {"bei-uns/daten-muster.de.md": note("Frag Tom.")}


def test_a_module_whose_id_is_taken_gets_another_one_with_the_name_of_the_pack() -> None:
    here = shelf_of(GOOD)
    done = planned(opened(packed(OTHER)), here)
    assert done.renamed == (Placed(name="daten-muster", here="daten-lager-muster"),)
    assert done.is_harmless
    later = after(here, done)
    assert later.texts[MODULE] == GOOD[MODULE]
    assert b"\nid: daten-lager-muster\n" in later.texts[OWN]
    assert b"\nmodule: daten-lager-muster\n" in later.texts["quizzes/daten-lager-muster.de.md"]
    assert not any(finding.is_error for finding in check(later.edition()))


def test_a_renamed_module_keeps_its_id_in_all_later_versions() -> None:
    here = shelf_of(GOOD)
    here = after(here, planned(opened(packed(OTHER, of=details(version=1))), here))
    free = replace(here, texts={path: raw for path, raw in here.texts.items() if path not in {MODULE, QUIZ}})
    third = {**OTHER, MODULE: OTHER[MODULE].replace(b"Heute hing", b"Neulich hing")}
    done = planned(opened(packed(third)), free)
    assert done.modules == (Placed(name="daten-muster", here="daten-lager-muster"),)
    assert [one.path for one in done.replaced] == [OWN]


def test_two_packs_with_the_same_id_stand_side_by_side() -> None:
    here = after(EMPTY, planned(opened(packed(GOOD, of=details(name="werft")))))
    # even the same text: the other pack will change it some day
    done = planned(opened(packed(GOOD)), here)
    assert done.renamed == (Placed(name="daten-muster", here="daten-lager-muster"),)


def test_a_module_that_is_here_word_for_word_is_not_doubled() -> None:
    done = planned(opened(packed(GOOD)), shelf_of(GOOD))
    assert [write.path for write in done.writes] == ["packs.lock.yaml"]


def test_an_id_that_people_learned_under_is_not_given_to_another_module() -> None:
    lock = lock_text(locked(shelf_of(GOOD).edition())).replace("published", "retired").encode()
    done = planned(opened(packed(OTHER)), shelf_of({"ids.lock.json": lock}))
    assert done.modules == (Placed(name="daten-muster", here="daten-lager-muster"),)


def test_prerequisites_and_notes_follow_a_module_to_its_new_id() -> None:
    second = {path.replace("muster", "zwei"): raw.replace(b"muster", b"zwei") for path, raw in OTHER.items()}
    path = "modules/daten-zwei.de.md"
    second[path] = second[path].replace(b"authors:", b'prerequisites: ["daten-muster", ki-fragen]\nauthors:')
    notes = {"bei-uns/daten-muster.de.md": note("Zu daten-muster/zettel, nicht daten-muster-zwei/x.")}
    done = planned(opened(packed({**OTHER, **second, **notes})), shelf_of(GOOD))
    written = {write.path: write.raw for write in done.writes}
    assert b"prerequisites: [daten-lager-muster, ki-fragen]\n" in written[path]
    expected = note("Zu daten-lager-muster/zettel, nicht daten-muster-zwei/x.")
    assert written["bei-uns/daten-lager-muster.de.md"] == expected.replace(
        b"module: daten-muster", b"module: daten-lager-muster"
    )


def test_an_image_whose_name_is_taken_is_renamed_in_the_texts_too() -> None:
    other = Image(size_bytes=9, sha256="f" * 64)
    done = planned(opened(packed(_pictured(GOOD))), Shelf(images={"Tor.png": other}))
    written = {write.path: write.raw for write in done.writes}
    assert Placed(name="tor.png", here="lager-ihk-tor.png") in done.renamed
    assert written["media/lager-ihk-tor.png"] == PNG
    assert b"(../media/lager-ihk-tor.png)" in written[MODULE]


def test_an_image_of_others_that_is_the_same_is_shared_until_the_pack_changes_it() -> None:
    others = Image(size_bytes=len(PNG), sha256=sha256(PNG).hexdigest())
    here = Shelf(images={"tor.png": others})
    first = planned(opened(packed(_pictured(GOOD), of=details(version=1))), here)
    assert "media/tor.png" not in [write.path for write in first.writes]
    here = after(here, first)
    second = planned(opened(packed(_pictured(GOOD, image=PNG + b"neu"))), here)
    assert "media/tor.png" not in [write.path for write in second.writes]
    assert Placed(name="tor.png", here="lager-ihk-tor.png") in second.renamed


def test_an_image_of_the_pack_is_replaced_by_its_next_version() -> None:
    here = after(EMPTY, planned(opened(packed(_pictured(GOOD), of=details(version=1)))))
    done = planned(opened(packed(_pictured(GOOD, image=PNG + b"neu"))), here)
    assert [one.path for one in done.replaced] == ["media/tor.png"]
    assert done.renamed == ()


def test_what_a_new_version_no_longer_has_stays_and_is_named() -> None:
    both = good_files(translated=True)
    here = after(EMPTY, planned(opened(packed(both, of=details(version=1)))))
    done = planned(opened(packed(OTHER)), here)
    assert done.left == ("modules/daten-muster.en.md", "quizzes/daten-muster.en.md")
    later = after(here, done)
    assert later.texts["modules/daten-muster.en.md"] == both["modules/daten-muster.en.md"]
    # and it still is the pack's own when a third version brings it back
    third = planned(opened(packed({**both, MODULE: OTHER[MODULE]}, of=details(version=3))), later)
    assert third.renamed == ()


def test_an_older_version_is_a_concern() -> None:
    here = after(EMPTY, planned(opened(packed(OTHER))))
    assert planned(opened(packed(GOOD, of=details(version=1))), here).concerns == (Concern.OLDER,)


def test_a_pack_cannot_be_taken_over_by_somebody_else() -> None:
    signed = after(EMPTY, planned(opened(packed(GOOD, of=details(version=1)))))
    assert planned(opened(packed(OTHER, key=STRANGER)), signed).concerns == (Concern.OTHER_KEY,)
    assert planned(opened(packed(OTHER, key=None)), signed).concerns == (Concern.SIGNATURE_LOST,)
    unsigned = after(EMPTY, planned(opened(packed(GOOD, of=details(version=1), key=None))))
    foreign = details(origin="Jemand anderes")
    assert planned(opened(packed(OTHER, of=foreign)), unsigned).concerns == (Concern.OTHER_ORIGIN,)
    assert planned(opened(packed(OTHER, key=None)), unsigned).concerns == ()


def test_the_key_of_the_maker_is_remembered_with_the_pack() -> None:
    installed = parse_installed(after(EMPTY, planned(opened(packed(GOOD), KNOWN))).installed)
    assert isinstance(installed, tuple)
    assert str(installed[0].key) == str(KNOWN.keys[0].key)
