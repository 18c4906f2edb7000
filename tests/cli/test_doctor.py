"""What the doctor finds, and what is to be done."""

import json
import os
from pathlib import Path

from bot.alive import ALIVE_FILE, touch
from bot.exits import Exit
from bot.settings import SettingsFault
from tests.cli.conftest import Command

CONFIGURED = {
    "TOKEN": "123:abc",
    "API_URL": "http://127.0.0.1:9",
    "OPERATOR": "IHK Musterstadt, Musterstadt",
    "OPERATOR_IS_EMPLOYER": "no",
}


def problems(pausenbrot: Command, **settings: str) -> list[str]:
    answer = pausenbrot("doctor", "--json", **settings)
    found: list[str] = json.loads(answer.stdout)["problems"]
    assert answer.exit_code == (Exit.FINDINGS if found else Exit.DONE)
    return found


def test_everything_that_is_missing_is_named(pausenbrot: Command) -> None:
    assert [line.split()[0] for line in problems(pausenbrot)] == [
        "PAUSENBROT_TOKEN",
        "PAUSENBROT_OPERATOR",
        "PAUSENBROT_OPERATOR_IS_EMPLOYER",
    ]


def test_a_misspelt_setting_is_recognised(pausenbrot: Command) -> None:
    answer = pausenbrot("doctor", TOKN="123:abc")
    assert isinstance(answer.exception, SettingsFault)
    assert answer.exception.problems == ("PAUSENBROT_TOKN gibt es nicht. Meintest du PAUSENBROT_TOKEN?",)


def test_a_server_that_does_not_answer_is_told(pausenbrot: Command) -> None:
    assert problems(pausenbrot, **CONFIGURED) == [
        "http://127.0.0.1:9 antwortet nicht. Prüf das Netz und PAUSENBROT_API_URL."
    ]


def test_a_spoilt_key_is_told(pausenbrot: Command, folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "pausenbrot.key").write_text("kein Schlüssel")
    assert any("Schlüsseldatei" in line for line in problems(pausenbrot, **CONFIGURED))


def test_a_bot_that_listens_is_alive_and_one_that_went_silent_is_not(
    pausenbrot: Command, folder: Path
) -> None:
    assert "läuft nicht" in pausenbrot("doctor", "--alive").stdout
    (folder / "data").mkdir()
    touch(folder / "data")
    assert pausenbrot("doctor", "--alive").exit_code == Exit.DONE
    os.utime(folder / "data" / ALIVE_FILE, (0, 0))
    assert "nicht zugehört" in pausenbrot("doctor", "--alive").stdout
