"""Which packs go nowhere, however they are called and whoever signed them?"""

from dataclasses import replace

from content.lock import lock_text
from content.packs.placing import Plan, plan
from content.packs.shelf import Shelf
from content.packs.signature import Broken
from content.publish import locked
from tests.content.packs.making import (
    EMPTY,
    after,
    details,
    note,
    opened,
    packed,
    planned,
    shelf_of,
)
from tests.content.rulecase import changed, good_files

MODULE, QUIZ = "modules/daten-muster.de.md", "quizzes/daten-muster.de.md"
OWN = "modules/daten-lager-muster.de.md"
GOOD = good_files()
OTHER = {**GOOD, MODULE: GOOD[MODULE].replace(b"Gestern hing", b"Heute hing")}
"""the same module in other words"""


def _codes(found: Plan | tuple[object, ...]) -> list[str]:
    assert isinstance(found, tuple)
    return [str(finding).split(" ")[2] for finding in found]


def test_a_pack_that_somebody_changed_goes_nowhere() -> None:
    broken = replace(opened(packed(GOOD)), signature=Broken())
    assert _codes(plan(broken, EMPTY)) == ["Z006"]


def test_content_with_an_error_goes_nowhere() -> None:
    faulty = {**GOOD, MODULE: changed(GOOD[MODULE].decode(), "-area: daten\n+area: datne").encode()}
    found = plan(opened(packed(faulty)), EMPTY)
    assert isinstance(found, tuple)
    assert (found[0].path, found[0].code) == (MODULE, "M004")


def test_a_text_that_cannot_be_read_goes_nowhere_even_where_it_would_be_renamed() -> None:
    found = plan(opened(packed({**GOOD, MODULE: b"\xff"})), shelf_of(GOOD))
    assert isinstance(found, tuple)
    assert (found[0].path, found[0].code) == ("modules/lager-daten-muster.de.md", "M001")


def test_an_update_that_moves_published_answers_goes_nowhere() -> None:
    here = after(EMPTY, planned(opened(packed(GOOD, of=details(version=1)))))
    lock = lock_text(locked(here.edition())).encode()
    published = replace(here, texts={**here.texts, "ids.lock.json": lock})
    renamed = {**GOOD, QUIZ: GOOD[QUIZ].replace(b"{#brett ", b"{#tafel ")}
    assert _codes(plan(opened(packed(renamed)), published)) == ["P001"]


def test_an_update_that_does_not_fit_a_translation_made_here_goes_nowhere() -> None:
    here = after(EMPTY, planned(opened(packed(GOOD, of=details(version=1)))))
    english = {path: raw for path, raw in good_files(translated=True).items() if ".en." in path}
    turkish = {
        path.replace(".en.", ".tr."): raw.replace(b"language: en", b"language: tr")
        for path, raw in english.items()
    }
    translated = replace(here, texts={**here.texts, **turkish})
    assert planned(opened(packed(OTHER)), translated).concerns == ()
    renamed = {**GOOD, QUIZ: GOOD[QUIZ].replace(b"{#brett ", b"{#tafel ")}
    found = plan(opened(packed(renamed)), translated)
    assert isinstance(found, tuple)
    assert {finding.path for finding in found} == {"quizzes/daten-muster.tr.md"}


def test_a_note_that_leads_elsewhere_goes_nowhere() -> None:
    for text, code in (
        (note("Mehr auf https://x.example"), "L005"),
        (b"\xff", "M001"),
        (b"Frag Tom.", "L003"),
    ):
        found = plan(opened(packed({**GOOD, "bei-uns/daten-muster.de.md": text})), EMPTY)
        assert isinstance(found, tuple)
        assert (found[0].path, found[0].code) == ("bei-uns/daten-muster.de.md", code)


def test_an_error_that_was_here_before_keeps_no_pack_out() -> None:
    here = shelf_of({"modules/ki-kaputt.de.md": b"kaputt"})
    assert planned(opened(packed(GOOD)), here).is_harmless


def test_a_list_of_packs_that_cannot_be_read_is_said_and_not_overwritten() -> None:
    found = plan(opened(packed(GOOD)), Shelf(installed=b"schema: packs-lock/1\npacks: [x]\n"))
    assert isinstance(found, tuple)
    assert found[0].path == "packs.lock.yaml"
