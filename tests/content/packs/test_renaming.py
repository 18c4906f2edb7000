"""Does a pack's text refer to the right things when they are called differently here?"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.check.head import MAX_ID_CHARS, is_valid_id
from content.packs.renaming import Names, prefixed, renamed, renamed_image

NAMES = Names(
    modules={"daten-a": "daten-ihk-a", "daten-b": "daten-a"},
    images={"tor.png": "ihk-tor.png", "a.png": "tor.png"},
)
ids = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True).filter(is_valid_id)
PATH = "modules/daten-a.de.md"


@settings(max_examples=40, deadline=None)
@given(module=ids, pack=ids, area=st.sampled_from(["", "daten", "mensch-maschine"]), taken=st.sets(ids))
def test_a_new_id_is_valid_and_free(module: str, pack: str, area: str, taken: set[str]) -> None:
    found = prefixed(module, area=area, pack_name=pack, taken=frozenset({*taken, module}))
    assert is_valid_id(found)
    assert found not in {*taken, module}


@pytest.mark.parametrize(
    ("module", "area", "pack", "expected"),
    [
        ("daten-bestand", "daten", "lager-ihk", "daten-lager-bestand"),
        ("daten-bestand", "daten", "ihk-do-lager", "daten-ihk-do-bestand"),
        ("mensch-anlage", "mensch-maschine", "werft", "werft-mensch-anlage"),
        ("daten-bestand", "daten", "industrieverband", "daten-industri-bestand"),
    ],
)
def test_a_new_id_keeps_the_area_in_front(module: str, area: str, pack: str, expected: str) -> None:
    assert prefixed(module, area=area, pack_name=pack, taken=frozenset({module})) == expected


def test_an_id_that_would_be_too_long_is_cut_and_stays_one_of_a_kind() -> None:
    long = [f"mensch-maschine-{end}" for end in ("anlage-fahren-a", "anlage-fahren-b")]
    found = [prefixed(one, area="mensch-maschine", pack_name="werft", taken=frozenset(long)) for one in long]
    assert len(set(found)) == 2
    assert all(one.startswith("mensch-maschine-werft-an") for one in found)
    assert max(map(len, found)) <= MAX_ID_CHARS
    again = prefixed(long[0], area="mensch-maschine", pack_name="werft", taken=frozenset({found[0]}))
    assert again not in found


def test_an_image_gets_a_free_name_whatever_the_case() -> None:
    taken = frozenset({"lager-tor.png", "tor.png"})
    assert renamed_image("Tor.PNG", pack_name="lager", taken=taken) == "lager-2-Tor.PNG"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("id: daten-a", "id: daten-ihk-a"),
        ('id: "daten-a" # neu', "id: daten-ihk-a # neu"),
        ("module: 'daten-b'", "module: daten-a"),
        ("title: daten-a", "title: daten-a"),
        ("prerequisites: [daten-a,daten-b , ki-x]", "prerequisites: [daten-ihk-a,daten-a , ki-x]"),
        ("prerequisites:\n- daten-a\n- daten-a-b", "prerequisites:\n- daten-ihk-a\n- daten-a-b"),
        ("title: Ärger 😀\nid: daten-a", "title: Ärger 😀\nid: daten-ihk-a"),
        ("titel: [\nid: daten-a", "titel: [\nid: daten-a"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_head_names_modules_as_they_are_called_here(
    head: str, expected: str, line_end: str, mark: str
) -> None:
    body = "\n# daten-a\n\nid: daten-a\n"
    text = f"{mark}---\n{head}\n---\n{body}".replace("\n", line_end)
    wanted = f"---\n{expected}\n---\n{body}".replace("\n", line_end)
    assert renamed(PATH, text.encode(), NAMES).decode().removeprefix("\ufeff") == wanted


def test_images_are_renamed_where_they_are_shown_all_at_once() -> None:
    text = "![x](../media/tor.png) ![y](../media/a.png) ../media/tor.png.bak media/tor.png ../media/tor.pn"
    assert renamed(PATH, text.encode(), NAMES).decode() == (
        "![x](../media/ihk-tor.png) ![y](../media/tor.png) ../media/tor.png.bak media/tor.png ../media/tor.pn"
    )


@settings(deadline=None)
@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode), st.booleans())
def test_what_names_nothing_comes_back_byte_for_byte(raw: bytes, is_image: bool) -> None:
    assert renamed("media/x.png" if is_image else PATH, raw, NAMES) == raw
    assert renamed(PATH, raw, Names()) == raw


def test_a_file_stands_under_its_new_name() -> None:
    assert NAMES.path("quizzes/daten-a.en.md") == "quizzes/daten-ihk-a.en.md"
    assert NAMES.path("modules/daten-ab.de.md") == "modules/daten-ab.de.md"
    assert NAMES.path("media/a.png") == "media/tor.png"
    assert re.fullmatch(r"bei-uns/daten-a\.de\.md", NAMES.path("bei-uns/daten-b.de.md"))
