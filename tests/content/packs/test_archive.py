"""Does everybody get exactly what the maker packed, or nothing?"""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.packs.archive import Opened, open_pack, pack
from content.packs.entries import read_entries
from content.packs.manifest import Manifest, PackedFile, file_name, manifest_bytes
from content.packs.signature import Broken, Signed, Unsigned, public_key
from tests.content.packs.making import (
    CHAMBER,
    DETAILS,
    KNOWN,
    PNG,
    STRANGER,
    TINY,
    details,
    opened,
    packed,
    refused,
    zipped,
)
from tests.content.rulecase import good_files

SMALL = packed(TINY)
SMALL_OPENED = opened(SMALL, KNOWN)


def _entries(raw: bytes) -> dict[str, bytes]:
    entries = read_entries(raw)
    assert not isinstance(entries, tuple), entries
    return dict(entries)


def test_what_was_packed_comes_out_with_the_name_of_its_maker() -> None:
    files = {**good_files(translated=True), "bei-uns/daten-muster.de.md": b"Frag Tom."}
    found = opened(packed(files), KNOWN)
    assert found.files == files
    assert found.signature == Signed(key=public_key(CHAMBER), known_as="IHK Musterstadt")
    assert found.manifest.languages == ("de", "en")
    assert found.manifest.module_ids == ("daten-muster",)
    assert found.manifest.changelog == DETAILS.changelog
    assert found.manifest.origin == DETAILS.origin
    assert file_name(found.manifest) == "lager-ihk-2.pausenbrot.zip"


def test_a_key_that_nobody_knows_is_said_to_be_unknown() -> None:
    signature = opened(packed(key=STRANGER), KNOWN).signature
    assert signature == Signed(key=public_key(STRANGER), known_as=None)


def test_a_pack_without_a_signature_is_opened_and_called_unsigned() -> None:
    assert opened(packed(key=None), KNOWN).signature == Unsigned()


def test_the_same_content_gives_the_same_bytes_in_any_order() -> None:
    assert packed(dict(reversed(TINY.items()))) == SMALL


def _is_refused_or_the_same(raw: bytes) -> bool:
    found = open_pack(raw, keys=KNOWN)
    if not isinstance(found, Opened) or found.signature == Broken():
        return True
    # a time stamp or an attribute, which nobody reads: all that counts is as it was signed
    return (found.manifest, found.files, found.signature) == (
        SMALL_OPENED.manifest,
        SMALL_OPENED.files,
        SMALL_OPENED.signature,
    )


def test_no_byte_can_be_changed_and_pass_as_signed() -> None:
    for at in range(len(SMALL)):
        changed = SMALL[:at] + bytes([SMALL[at] ^ 0x20]) + SMALL[at + 1 :]
        assert _is_refused_or_the_same(changed), at


@settings(deadline=None)
@given(at=st.integers(0, len(SMALL) - 1), value=st.integers(0, 255))
def test_no_byte_can_become_another_and_pass_as_signed(at: int, value: int) -> None:
    assert _is_refused_or_the_same(SMALL[:at] + bytes([value]) + SMALL[at + 1 :])


@settings(deadline=None)
@given(at=st.integers(0, len(SMALL)), dropped=st.integers(0, 40), added=st.binary(max_size=40))
def test_no_piece_can_be_cut_out_or_put_in_and_pass_as_signed(at: int, dropped: int, added: bytes) -> None:
    assert _is_refused_or_the_same(SMALL[:at] + added + SMALL[at + dropped :])


@settings(deadline=None)
@given(
    path=st.sampled_from([*TINY, "pack.yaml", "pack.sig"]),
    place=st.integers(0, 10_000),
    flip=st.integers(1, 255),
)
def test_a_changed_byte_of_a_file_is_refused_though_the_zip_file_is_whole(
    path: str, place: int, flip: int
) -> None:
    entries = _entries(SMALL)
    raw = bytearray(entries[path])
    raw[place % len(raw)] ^= flip
    found = open_pack(zipped({**entries, path: bytes(raw)}), keys=KNOWN)
    assert isinstance(found, tuple) or found.signature == Broken()


def test_a_changed_file_is_named() -> None:
    entries = _entries(SMALL)
    (finding,) = refused(zipped({**entries, "modules/a-b.de.md": b"Tekst"}))
    assert str(finding) == (
        "modules/a-b.de.md:1: error Z005 Die Datei wurde nach dem Packen geändert."
        " Lass dir das Paket noch einmal schicken."
    )


def test_a_changed_file_with_a_list_that_fits_it_breaks_the_signature() -> None:
    entries = _entries(SMALL)
    other = _entries(packed({**TINY, "modules/a-b.de.md": b"Anderes"}, key=None))
    assert opened(zipped({**other, "pack.sig": entries["pack.sig"]}), KNOWN).signature == Broken()


def test_a_signature_taken_away_leaves_a_pack_that_nobody_signed() -> None:
    entries = _entries(SMALL)
    del entries["pack.sig"]
    assert opened(zipped(entries), KNOWN).signature == Unsigned()


@pytest.mark.parametrize(
    ("old", "new"), [(b"\n", b"\r\n"), (b"schema: ", b"schema:  "), (b"==\n", b"==\n\n"), (b"==\n", b"==")]
)
def test_a_signature_has_one_form_alone(old: bytes, new: bytes) -> None:
    entries = _entries(SMALL)
    assert old in entries["pack.sig"]
    changed = {**entries, "pack.sig": entries["pack.sig"].replace(old, new)}
    assert opened(zipped(changed), KNOWN).signature == Broken()


def test_base64_with_other_idle_bits_is_another_signature_and_broken() -> None:
    entries = _entries(SMALL)
    last = entries["pack.sig"][-4:-3]
    for other in b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/":
        changed = {**entries, "pack.sig": entries["pack.sig"][:-4] + bytes([other]) + b"==\n"}
        expected = Broken() if bytes([other]) != last else SMALL_OPENED.signature
        assert opened(zipped(changed), KNOWN).signature == expected


def test_a_pack_repacked_with_another_program_is_still_signed() -> None:
    assert opened(zipped({"modules/": b"", **_entries(SMALL)}), KNOWN).signature == SMALL_OPENED.signature


@pytest.mark.parametrize(
    ("change", "path", "words"),
    [
        ({"media/mehr.png": PNG}, "media/mehr.png", "Jemand hat sie dazugelegt"),
        ({"media/tor.png": None}, "media/tor.png", "und fehlt"),
        ({"pack.yaml": None}, "Paket", "fehlt pack.yaml"),
    ],
)
def test_files_and_list_have_to_be_the_same(change: dict[str, bytes | None], path: str, words: str) -> None:
    entries = {**_entries(SMALL), **change}
    (finding,) = refused(zipped({name: raw for name, raw in entries.items() if raw is not None}))
    assert finding.path == path
    assert words in finding.message


@pytest.mark.parametrize(
    ("files", "path", "words"),
    [
        ({}, "pack.yaml", "kein Modul"),
        ({**TINY, "quizzes/reifegrad.de.md": b"x"}, "quizzes/reifegrad.de.md", "kein Modul"),
        ({**TINY, "bei-uns/ki-x.de.md": b"x"}, "bei-uns/ki-x.de.md", "kein Modul"),
        ({**TINY, "media/a.png": b"<svg>"}, "media/a.png", "nicht das Bild"),
        ({**TINY, "media/a.jpg": PNG}, "media/a.jpg", "nicht das Bild"),
        ({**TINY, "media/größe.png": PNG}, "media/größe.png", "ohne Umlaute"),
        ({**TINY, "media/a.png": PNG + bytes(1_000_000)}, "media/a.png", "1000 kB"),
        ({**TINY, "modules/a-b.de.md": bytes(100_001)}, "modules/a-b.de.md", "100 kB"),
    ],
)
def test_what_others_could_not_open_is_not_packed(files: dict[str, bytes], path: str, words: str) -> None:
    found = pack(DETAILS, files, key=CHAMBER)
    assert isinstance(found, tuple)
    assert [finding.path for finding in found] == [path]
    assert words in found[0].message


def test_a_pack_whose_details_are_wrong_is_not_packed() -> None:
    found = pack(details(name="Lager", version=0), TINY, key=CHAMBER)
    assert isinstance(found, tuple)
    assert [finding.code for finding in found] == ["Z004", "Z004"]


def test_languages_that_the_modules_do_not_have_are_found() -> None:
    entries = _entries(packed(TINY, key=None))
    manifest = replace(SMALL_OPENED.manifest, languages=("de", "tr"))
    (finding,) = refused(zipped({**entries, "pack.yaml": manifest_bytes(manifest)}))
    assert "[de]" in finding.message


def test_a_list_may_not_name_the_list_itself() -> None:
    manifest = SMALL_OPENED.manifest
    extra = PackedFile(path="pack.yaml", sha256="0" * 64)
    written = manifest_bytes(replace(manifest, files=(*manifest.files, extra)))
    assert isinstance(manifest, Manifest)
    (finding,) = refused(zipped({**_entries(SMALL), "pack.yaml": written}))
    assert finding.path == "pack.yaml"


def test_every_code_stands_in_the_document_and_no_other() -> None:
    document = Path("docs/packs.md").read_text(encoding="utf-8")
    sources = "".join(path.read_text(encoding="utf-8") for path in Path("content/packs").glob("*.py"))
    listed = set(re.findall(r"^\| `(Z\d{3})` \|", document, re.MULTILINE))
    assert listed == set(re.findall(r'"(Z\d{3})"', sources))
