"""Is a violation of the Bot API seen at all? Every dialogue is checked by this."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from bot.texts.tongue import LANGUAGES
from tests.dialogue.calls import violations
from tests.dialogue.house import House
from webchat import Calls

BUTTON = {"text": "A", "callback_data": "x" * 64}
FAULTY: dict[str, tuple[str, Mapping[str, object]]] = {
    "is no method": ("sendWish", {}),
    "is unknown": ("sendMessage", {"chat_id": "1", "text": "a", "sound": "1"}),
    "lacks ['text']": ("sendMessage", {"chat_id": "1"}),
    "message_id does not fit": ("deleteMessage", {"chat_id": "1", "message_id": '"a"'}),
    "refuses the markup": ("sendMessage", {"chat_id": "1", "text": "<p>a</p>", "parse_mode": "HTML"}),
    "4097 UTF-16 units": ("sendMessage", {"chat_id": "1", "text": "a" * 4097}),
    "a text of 0": ("sendMessage", {"chat_id": "1", "text": "<b></b>", "parse_mode": "HTML"}),
    "carries 65 bytes": (
        "sendMessage",
        {
            "chat_id": "1",
            "text": "a",
            "reply_markup": json.dumps({"inline_keyboard": [[BUTTON | {"callback_data": "ä" + "x" * 63}]]}),
        },
    ),
    "is no name of a command": (
        "setMyCommands",
        {"commands": json.dumps([{"command": "löschen", "description": "a"}])},
    ),
}


def called(method: str, parameters: Mapping[str, object]) -> Calls:
    calls = Calls()
    at = datetime(2026, 9, 7, tzinfo=UTC)
    call = calls.begin(method=method, parameters=parameters, at=at, started_s=0.0)
    calls.end(call, answer={"ok": True, "result": True}, finished_s=0.0)
    return calls


@pytest.mark.parametrize("problem", FAULTY)
def test_a_violation_is_seen(problem: str) -> None:
    assert [line for line in violations(called(*FAULTY[problem])) if problem in line]


def test_what_is_just_allowed_passes() -> None:
    keyboard = json.dumps({"inline_keyboard": [[BUTTON]]})
    parameters = {"chat_id": "1", "text": "a" * 4096, "reply_markup": keyboard}
    assert violations(called("sendMessage", parameters)) == []


async def test_the_introduction_holds_what_the_bot_api_asks_for(house: House) -> None:
    house.introduces = True
    await house.restart()
    await house.server.calls.until(lambda calls: len(calls.of("setMyCommands")) == len(LANGUAGES))
    await house.settle()
    asked = {call.method for call in house.server.calls}
    assert {"getMe", "setMyName", "setMyDescription", "setMyShortDescription", "getUpdates"} <= asked
    assert violations(house.server.calls) == []
