"""What is a pack, where may one come from, and with which key is one signed?"""

from pathlib import Path
from stat import S_IMODE

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bench.packs.recognition import is_pack
from bot.packkey import PackKey, PackKeyFault
from bot.packsources import Sources, host_of, sources_of
from content.packs.archive import open_pack
from content.packs.signature import Broken, Signed
from tests.content.packs.making import TINY, packed, zipped

RAW = packed(TINY)
EXAMPLE = "https://packs.example/lager"


# --- recognised ---------------------------------------------------------------------------------


@given(place=st.integers(0, len(RAW) - 1), change=st.integers(1, 255))
def test_a_pack_with_one_changed_byte_is_still_taken_for_a_pack(place: int, change: int) -> None:
    changed = RAW[:place] + bytes([RAW[place] ^ change]) + RAW[place + 1 :]
    assert is_pack(changed)


@given(place=st.integers(0, len(RAW) - 1), change=st.integers(1, 255))
def test_no_changed_byte_brings_other_content_under_the_makers_signature(place: int, change: int) -> None:
    changed = open_pack(RAW[:place] + bytes([RAW[place] ^ change]) + RAW[place + 1 :])
    if isinstance(changed, tuple) or isinstance(changed.signature, Broken):
        return
    whole = open_pack(RAW)
    assert not isinstance(whole, tuple)
    assert isinstance(changed.signature, Signed)
    assert (changed.files, changed.manifest, changed.signature) == (
        whole.files,
        whole.manifest,
        whole.signature,
    )


def test_an_ordinary_zip_file_is_no_pack() -> None:
    assert not is_pack(zipped({"modules/a.de.md": b"pack.yaml", "sub/pack.yaml": b"x"}))
    assert is_pack(zipped({"pack.yaml": b"x"}))


# --- sources ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (EXAMPLE, EXAMPLE),
        (f" {EXAMPLE}/ ", EXAMPLE),
        (f"{EXAMPLE}/index.yaml", EXAMPLE),
        ("packs.example/lager", EXAMPLE),
        ("", None),
        ("packs", None),
        ("ftp://packs.example", None),
        ("https://a@packs.example", None),
        ("https://packs.example/?a", None),
        ("https://packs.example/../x", None),
        ("https://packs.example/%2e%2e", None),
        ("https://[packs.example", None),
        (f"https://packs.example/{'x' * 200}", None),
    ],
)
def test_an_address_is_kept_in_one_form(typed: str, address: str | None) -> None:
    assert Sources().named(typed) == address


@pytest.mark.parametrize(
    ("setting", "allowed", "refused"),
    [
        ("", [EXAMPLE], ["http://packs.example"]),
        ("off", [], [EXAMPLE]),
        (EXAMPLE, [EXAMPLE, f"{EXAMPLE}/neu"], [f"{EXAMPLE}-2", "https://packs.example"]),
        (f"{EXAMPLE}/, http://intern.example", [EXAMPLE, "http://intern.example/x"], ["https://x.example"]),
    ],
)
def test_the_operator_says_where_packs_may_come_from(
    setting: str, allowed: list[str], refused: list[str]
) -> None:
    sources = sources_of(setting)
    assert [one for one in (*allowed, *refused) if sources.may(one)] == allowed


def test_a_setting_that_names_no_address_is_refused() -> None:
    with pytest.raises(ValueError, match="packs"):
        sources_of("packs.example")


def test_a_source_is_called_after_its_host() -> None:
    assert host_of(EXAMPLE) == "packs.example"


# --- the key ------------------------------------------------------------------------------------


def test_the_key_is_made_when_it_is_needed_and_for_nobody_else_to_read(tmp_path: Path) -> None:
    path = tmp_path / "data" / "pausenbrot-pack.key"
    key = PackKey(path)
    assert key.public() is None
    made = key.private().private_bytes_raw()
    assert S_IMODE(path.stat().st_mode) == 0o600
    assert PackKey(path).private().private_bytes_raw() == made
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_that_is_no_key_is_a_fault_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(b"x")
    with pytest.raises(PackKeyFault):
        PackKey(path).private()
    assert PackKey(path).public() is None
    assert path.read_bytes() == b"x"


def test_a_folder_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PackKeyFault):
        PackKey(tmp_path / "file" / "key").private()
