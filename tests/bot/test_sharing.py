"""What does a link of a case look like? Short, the same every time, and never taken for a code."""

import re
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from bot.app import _doors
from bot.cli.company import open_doors
from bot.settings import Settings
from bot.sharing import payload_of, subject_in
from bot.subjects import short
from db.keys import Keyring, invitation_payload
from learning.model import UnitKey
from tests.edition import whole_edition

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""Source: Bot API, deep linking."""


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-/", min_size=1, max_size=70))
def test_a_payload_fits_a_link_and_leads_back_to_its_unit(key: str) -> None:
    payload = payload_of(UnitKey(key))
    assert PAYLOAD.fullmatch(payload)
    assert len(payload) <= 10
    assert subject_in(payload) == short(key)


@given(st.text(max_size=80))
def test_anything_else_names_no_unit(payload: str) -> None:
    subject = subject_in(payload)
    assert subject is None or payload.removeprefix("u-").isalnum()


def test_no_code_of_a_poster_and_no_invitation_names_a_unit() -> None:
    keyring = Keyring(bytes(range(32)))
    codes = [keyring.join_code(company, generation=1) for company in range(200)]
    codes += [invitation_payload() for _ in range(200)]
    assert [code for code in codes if subject_in(code) is not None] == []


def test_every_unit_of_the_edition_has_a_link_of_its_own() -> None:
    units = [unit.key for module in whole_edition().modules("de") for unit in module.units]
    assert len({payload_of(key) for key in units}) == len(units)


def test_the_link_leads_through_the_door_that_is_open() -> None:
    bot = cast("Any", SimpleNamespace(username="pausenbrot_bot"))
    telegram, own = Settings(_env_file=None), Settings(_env_file=None, api_url="https://lernen.example/")
    (first,), (second,) = _doors(telegram, bot), _doors(own, bot)
    assert first.link("u-1a") == "https://t.me/pausenbrot_bot?start=u-1a"
    assert second.link("u-1a") == "https://lernen.example/?start=u-1a"


def test_what_the_operator_hands_out_leads_through_both_doors() -> None:
    ours = Settings(_env_file=None, api_url="https://lernen.example/", other_door="https://t.me/FirmaBot")
    assert [door.link("j1") for door in open_doors(ours)] == [
        "https://lernen.example/?start=j1",
        "https://t.me/FirmaBot?start=j1",
    ]
    nameless = Settings(_env_file=None, other_door="https://lernen.example/")
    assert open_doors(nameless) == (), "half of the doors on a poster would look like all"
