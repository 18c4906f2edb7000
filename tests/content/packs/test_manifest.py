"""Is everything in pack.yaml read as it was meant, and every fault named with its line?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.packs.manifest import (
    Change,
    Details,
    Manifest,
    Origin,
    PackedFile,
    manifest_bytes,
    newest_first,
    parse_draft,
    parse_manifest,
)

GOOD = """\
schema: pack/1
name: lager-ihk
title: Lager
version: 2
licence: CC-BY-SA-4.0
origin:
  name: IHK
languages: [de]
changelog:
- version: 2
  changes: 'Neu: ein Fall'
files:
- path: modules/a-b.de.md
  sha256: {digest}
""".format(digest="0" * 64)

one_line = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40).filter(
    lambda text: text == text.strip() and text.isprintable()
)
versions = st.integers(1, 999_999_999)


@st.composite
def manifests(draw: st.DrawFn) -> Manifest:
    changes = draw(st.lists(st.builds(Change, version=versions, text=one_line), max_size=3))
    paths = draw(st.lists(one_line, unique=True, max_size=4))
    return Manifest(
        name="lager",
        title=draw(one_line),
        version=draw(versions),
        licence=draw(one_line),
        origin=Origin(name=draw(one_line), address=draw(st.just("") | one_line)),
        changelog=newest_first(changes),
        languages=("de", "en"),
        files=tuple(PackedFile(path=path, sha256="a" * 64) for path in sorted(paths)),
    )


@settings(deadline=None)
@given(manifests())
def test_what_is_written_is_read_again(manifest: Manifest) -> None:
    assert parse_manifest(manifest_bytes(manifest)) == manifest


def test_the_good_one_is_good() -> None:
    assert isinstance(parse_manifest(GOOD.encode()), Manifest)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("pack/1", "pack/2", 1, "schema: pack/1"),
        ("lager-ihk", "Lager IHK", 2, "So kann ein Paket nicht heißen"),
        ("lager-ihk", "../lager", 2, "So kann ein Paket nicht heißen"),
        ("title: Lager", "title: [Lager]", 3, "kein Text"),
        ("title: Lager", f"title: {'L' * 61}", 3, "höchstens 60"),
        ("title: Lager", 'title: "Lager\\e[2J"', 3, "unsichtbare Zeichen"),
        ("title: Lager", 'title: "Lager\\u202E"', 3, "unsichtbare Zeichen"),
        ("title: Lager", "titel: Lager", 4, "Unbekannter Schlüssel „titel“. Meintest du „title“?"),
        ("title: Lager", "name: Lager", 3, "steht zweimal"),
        ("version: 2\nl", "version: 1.2\nl", 4, "ganze Zahl"),
        ("version: 2\nl", "version: 0\nl", 4, "ganze Zahl"),
        ("version: 2\nl", "version: ²\nl", 4, "ganze Zahl"),
        ("version: 2\nl", f"version: {'9' * 30}\nl", 4, "ganze Zahl"),
        ("  name: IHK", "  address: x", 7, "fehlt „name“"),
        ("origin:\n  name: IHK", "origin: IHK", 6, "Hier fehlen Zeilen"),
        ("[de]", "[deutsch]", 8, "de und en"),
        ("[de]", "de", 8, "keine Liste"),
        ("changes: ", "text: ", 10, "fehlt „changes“"),
        ("0" * 64, "0" * 63, 14, "64 Zeichen"),
        ("0" * 64, "G" * 64, 14, "64 Zeichen"),
        ("licence: CC-BY-SA-4.0\n", "", 1, "fehlt „licence“"),
        ("title: Lager", "title: &a Lager\nx: *a", 4, "Verweise mit *"),
        ("title: Lager", "title: Lager: drei", 3, "nicht lesbar"),
    ],
)
def test_a_fault_is_named_with_its_line(old: str, new: str, line: int, words: str) -> None:
    assert GOOD.count(old) == 1
    findings = parse_manifest(GOOD.replace(old, new).encode())
    assert isinstance(findings, tuple)
    assert any(words in finding.message and finding.path == "pack.yaml" for finding in findings), findings
    if "Unbekannter" not in words:
        assert line in {finding.line for finding in findings}


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"[a]", b"[" * 800, b"a" * 100_001, b"--- a\n--- b"])
def test_what_is_no_manifest_at_all_is_a_finding(raw: bytes) -> None:
    assert isinstance(parse_manifest(raw), tuple)


def test_a_file_that_is_listed_twice_is_found() -> None:
    twice = GOOD + GOOD[GOOD.index("- path") :]
    findings = parse_manifest(twice.encode())
    assert isinstance(findings, tuple)
    assert ["zweimal" in finding.message for finding in findings] == [True]


def test_more_files_than_there_may_be_are_not_read() -> None:
    item = GOOD[GOOD.index("- path") :]
    many = GOOD + "".join(item.replace("a-b", f"a-b{number}") for number in range(500))
    findings = parse_manifest(many.encode())
    assert isinstance(findings, tuple)
    assert "501 Einträge, höchstens 500" in findings[0].message


def test_a_draft_may_leave_out_what_is_said_later() -> None:
    assert parse_draft(b"name: lager-ihk\norigin: {name: IHK}\n") == Details(
        name="lager-ihk", title="", version=0, licence="", origin=Origin(name="IHK"), changelog=()
    )


def test_a_draft_with_a_fault_is_not_taken() -> None:
    assert isinstance(parse_draft(b"nam: lager-ihk\n"), tuple)
