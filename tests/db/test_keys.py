"""Chat ids are sealed with a key that stays outside the database."""

import logging
import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import UnreadableKey
from db.keys import Keyring, invitation_payload, random_id

DEEP_LINK = re.compile(r"[A-Za-z0-9_-]{1,64}")
KEYS = Keyring(bytes(32))
CHAT_IDS = st.integers(min_value=-(2**63), max_value=2**63 - 1)


def test_the_first_start_makes_a_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "pausenbrot.key"
    made = Keyring.load(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Keyring.load(path).check_value() == made.check_value()
    assert [file.name for file in path.parent.iterdir()] == ["pausenbrot.key"]


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    assert Keyring.load(tmp_path / "a").check_value() != Keyring.load(tmp_path / "b").check_value()


@pytest.mark.parametrize("content", [b"", b"not a key", b"AAAA\n", b"\xff" * 32, b"A" * 400])
def test_a_file_that_is_no_key_is_refused_with_the_repair(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "key"
    path.write_bytes(content)
    with pytest.raises(UnreadableKey, match="Leg deine Kopie des Schlüssels") as refusal:
        Keyring.load(path)
    assert str(path) in str(refusal.value)


def test_a_folder_in_the_place_of_the_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableKey, match="directory"):
        Keyring.load(tmp_path)


def test_a_key_that_others_can_read_is_warned_about(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    Keyring.load(tmp_path / "key")
    (tmp_path / "key").chmod(0o644)
    with caplog.at_level(logging.WARNING):
        Keyring.load(tmp_path / "key")
    assert "chmod 600" in caplog.text


@given(CHAT_IDS)
def test_what_is_sealed_opens_at_its_place_alone(chat_id: int) -> None:
    sealed = KEYS.seal(chat_id, place="contact.chat")
    assert KEYS.open(sealed, place="contact.chat") == chat_id
    assert len(sealed) == 36
    with pytest.raises(ValueError, match="does not open"):
        KEYS.open(sealed, place="contact.other")
    with pytest.raises(ValueError, match="does not open"):
        Keyring(bytes([1]) * 32).open(sealed, place="contact.chat")


def test_the_same_chat_is_sealed_differently_each_time_and_found_the_same() -> None:
    assert KEYS.seal(5, place="p") != KEYS.seal(5, place="p")
    assert KEYS.index(5, place="p") == KEYS.index(5, place="p")
    assert KEYS.index(5, place="p") != KEYS.index(5, place="q")
    assert KEYS.index(5, place="p") != Keyring(bytes([1]) * 32).index(5, place="p")


def test_every_payload_fits_into_a_deep_link() -> None:
    links = [KEYS.join_code(random_id(), generation=1), *(invitation_payload() for _ in range(200))]
    assert all(DEEP_LINK.fullmatch(link) for link in links)
    assert len(set(links)) == len(links)


def test_a_join_code_changes_with_its_generation_and_its_company() -> None:
    assert len({KEYS.join_code(c, generation=g) for c in (1, 2) for g in (1, 2, 12)}) == 6


def test_a_key_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Keyring(b"short")
