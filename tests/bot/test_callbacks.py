"""Button data survives the way through Telegram, and nothing else is taken for it."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import callbacks
from bot.callbacks import LETTERS, MAX_BYTES, Action, decode, encode

NUMBERS = st.integers(min_value=0, max_value=2**40 - 1)
WORDS = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", min_size=1, max_size=12)


def actions(kind: type[Action]) -> st.SearchStrategy[Action]:
    fields = {name: NUMBERS if of is int else WORDS for name, of in kind.__annotations__.items()}
    return st.builds(kind, **fields)


@given(st.sampled_from(list(LETTERS.values())).flatmap(actions))
def test_what_a_button_says_is_what_was_put_into_it(action: Action) -> None:
    assert decode(encode(action)) == action


@given(st.text(max_size=80))
def test_anything_else_is_a_button_of_another_time(data: str) -> None:
    action = decode(data)
    assert action is None or decode(encode(action)) == action


def test_every_kind_of_action_has_one_letter() -> None:
    assert set(LETTERS.values()) == set(get_args(Action))


def test_data_of_another_version_is_not_understood() -> None:
    assert decode("2" + encode(callbacks.Menu())[1:]) is None


def test_the_longest_real_data_fits_into_a_button() -> None:
    longest = callbacks.Consent("uncounted", "de", "j" + "x" * 22, 4, "0" * 12)
    assert len(encode(longest).encode()) <= MAX_BYTES


def test_data_that_is_too_long_is_refused_with_its_length() -> None:
    with pytest.raises(ValueError, match="68 bytes, at most 64"):
        encode(callbacks.GuestLanguage("de", "x" * 62))
