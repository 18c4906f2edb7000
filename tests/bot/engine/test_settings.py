"""How is the server set up, and how are all mistakes told at once?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.doors import named
from bot.settings import Settings, SettingsFault, load_settings, load_storage_settings

GOOD = {
    "TOKEN": "123456:ABC-def",
    "OPERATOR": "IHK Musterstadt, Musterstadt",
    "OPERATOR_IS_EMPLOYER": "no",
}
Set = Callable[..., None]


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Set:
    """Exactly these variables, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def given(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(f"PAUSENBROT_{name}", value)

    return given


def problems(load: Callable[[], Settings]) -> list[str]:
    with pytest.raises(SettingsFault) as fault:
        load()
    return [problem.split()[0] for problem in fault.value.problems]


def test_three_settings_are_enough(given: Set) -> None:
    given(**GOOD)
    settings = load_settings()
    assert settings.api_url == "https://api.telegram.org"
    assert settings.database_url.startswith("sqlite:////")
    assert settings.key_file == Path("data/pausenbrot.key")
    assert (settings.role, settings.operator_is_employer, settings.log) == ("all", False, "INFO")


def test_all_problems_are_told_at_once(given: Set) -> None:
    given(API_URL="telegram", LOG="laut", ROLE="chef", OPERATOR_IS_EMPLOYER="vielleicht")
    assert sorted(problems(load_settings)) == [
        "PAUSENBROT_API_URL",
        "PAUSENBROT_LOG",
        "PAUSENBROT_OPERATOR",
        "PAUSENBROT_OPERATOR_IS_EMPLOYER",
        "PAUSENBROT_ROLE",
        "PAUSENBROT_TOKEN",
    ]


def test_what_is_missing_is_told_with_its_repair(given: Set) -> None:
    with pytest.raises(SettingsFault, match="@BotFather"):
        load_settings()


def test_a_misspelt_name_is_told_with_what_was_meant(given: Set) -> None:
    given(**GOOD, TOKKEN="x")
    with pytest.raises(SettingsFault, match="Meintest du PAUSENBROT_TOKEN"):
        load_settings()


def test_a_misspelt_name_in_the_file_is_told_too(given: Set) -> None:
    given(**GOOD)
    Path(".env").write_text("PAUSENBROT_OPERATR=IHK\n# PAUSENBROT_NICHTS=1\nHOME=/\n")
    with pytest.raises(SettingsFault, match="Meintest du PAUSENBROT_OPERATOR"):
        load_settings()


def test_the_file_is_read(given: Set) -> None:
    Path(".env").write_text("".join(f"PAUSENBROT_{name}={value}\n" for name, value in GOOD.items()))
    assert load_settings().operator == GOOD["OPERATOR"]


def test_a_worker_beside_a_file_database_is_refused(given: Set) -> None:
    given(**GOOD, ROLE="worker")
    with pytest.raises(SettingsFault, match="PostgreSQL"):
        load_settings()
    given(DATABASE_URL="postgresql://user@host/name")
    assert load_settings().role == "worker"


def test_a_command_that_only_needs_the_database_asks_for_nothing_more(given: Set) -> None:
    assert load_storage_settings().token == ""


def test_a_token_is_not_shown_in_what_is_said(given: Set) -> None:
    given(**{**GOOD, "TOKEN": "geheim"})
    with pytest.raises(SettingsFault) as fault:
        load_settings()
    assert "geheim" not in str(fault.value)


def test_a_file_that_is_not_utf8_is_named_with_its_repair(given: Set) -> None:
    given()
    Path(".env").write_bytes('PAUSENBROT_OPERATOR="IHK Köln, Köln"\n'.encode("cp1252"))
    assert problems(load_settings) == [".env"]
    assert problems(load_storage_settings) == [".env"]


def test_a_second_bot_needs_the_server_database(given: Set) -> None:
    given(**GOOD, LANE="2")
    assert problems(load_settings) == ["PAUSENBROT_LANE"]
    given(DATABASE_URL="postgresql://me@host/name")
    assert load_settings().lane == 2


@pytest.mark.parametrize("lane", ["0", "-1", "zwei", "1.5", "10000"])
def test_a_lane_is_a_number_from_one_on(given: Set, lane: str) -> None:
    given(**GOOD, LANE=lane)
    assert problems(load_settings) == ["PAUSENBROT_LANE"]


@pytest.mark.parametrize(
    ("address", "name", "link"),
    [
        ("https://t.me/FirmaBot", "Telegram", "https://t.me/FirmaBot?start=m-1"),
        ("https://t.me/FirmaBot/", "Telegram", "https://t.me/FirmaBot?start=m-1"),
        ("https://lernen.firma.example", "Browser", "https://lernen.firma.example/?start=m-1"),
        ("https://firma.example/lernen/", "Browser", "https://firma.example/lernen/?start=m-1"),
    ],
)
def test_the_other_door_is_named_by_its_address(given: Set, address: str, name: str, link: str) -> None:
    given(**GOOD, OTHER_DOOR=address)
    door = named(load_settings().other_door)
    assert (door.name, door.link("m-1")) == (name, link)


@pytest.mark.parametrize(
    "address",
    [
        "FirmaBot",
        "t.me/FirmaBot",
        "https://t.me/",
        "https://x.example/?start=",
        "ftp://x.example",
        "https://",
    ],
)
def test_a_door_that_no_link_can_lead_through_is_refused(given: Set, address: str) -> None:
    given(**GOOD, OTHER_DOOR=address)
    assert problems(load_settings) == ["PAUSENBROT_OTHER_DOOR"]


def test_telegram_behind_the_other_door_is_named_in_the_documents(given: Set) -> None:
    given(**GOOD, API_URL="https://lernen.firma.example")
    assert not load_settings().has_telegram
    given(OTHER_DOOR="https://t.me/FirmaBot")
    settings = load_settings()
    assert settings.has_telegram
    assert not settings.is_telegram, "what this door asks people to agree to stays its own"
