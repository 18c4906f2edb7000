"""What the operator types to set up a company, and what is answered."""

import asyncio
import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import zxingcpp
from PIL import Image

from bot.app import running
from bot.exits import Exit
from bot.settings import Settings
from tests.cli.conftest import Command
from webchat import Server, serve

LINDNER = ("company", "create", "Lindner", "--headcount", "28", "--state", "BY", "--trade", "lager")
OPERATOR = {"OPERATOR": "IHK Musterstadt, Musterstadt", "OPERATOR_IS_EMPLOYER": "no"}


def test_a_new_company_comes_with_a_code_and_three_links(pausenbrot: Command) -> None:
    answer = pausenbrot(*LINDNER, "--json")
    assert answer.exit_code == Exit.DONE
    links = json.loads(answer.stdout)
    assert list(links) == ["company", "join", "manager", "trainer", "council"]
    payloads = [links[key] for key in ("join", "manager", "trainer", "council")]
    assert len(set(payloads)) == 4
    assert all(len(payload) <= 64 for payload in payloads)


def test_with_a_door_the_full_links_stand_beside_the_payloads(pausenbrot: Command) -> None:
    answer = pausenbrot(*LINDNER, API_URL="http://127.0.0.1:8081")
    lines = answer.stdout.splitlines()
    join = next(line for line in lines if line.startswith("join: ")).removeprefix("join: ")
    assert f"  http://127.0.0.1:8081/?start={join}" in lines


def test_a_list_names_companies_and_headcounts_and_nobody(pausenbrot: Command) -> None:
    pausenbrot(*LINDNER)
    assert pausenbrot("company", "list").stdout == "Lindner: 28\n"
    assert json.loads(pausenbrot("company", "list", "--json").stdout) == [
        {"company": "Lindner", "headcount": 28}
    ]


def test_a_name_is_given_once(pausenbrot: Command) -> None:
    pausenbrot(*LINDNER)
    again = pausenbrot(*LINDNER)
    assert again.exit_code == Exit.CONFIGURATION
    assert again.stderr == "Den Betrieb „Lindner“ gibt es schon. Wähl einen anderen Namen.\n"


def test_all_that_is_wrong_is_said_at_once(pausenbrot: Command) -> None:
    words = ("--zone", "Mars", "--state", "XX", "--language", "tlh", "--trade", "lagr")
    answer = pausenbrot("company", "create", " ", "--headcount", "3", *words)
    assert answer.exit_code == Exit.CONFIGURATION
    assert [line.split(":")[0] for line in answer.stderr.splitlines()] == [
        "NAME",
        "--zone Mars",
        "--state XX",
        "--language tlh",
        "--trade lagr",
    ]


def test_an_unknown_company_is_told_which_there_are(pausenbrot: Command) -> None:
    pausenbrot(*LINDNER)
    answer = pausenbrot("company", "show", "Linder")
    assert answer.exit_code == Exit.CONFIGURATION
    assert answer.stderr == "Den Betrieb „Linder“ gibt es nicht. Angelegt: Lindner.\n"


def test_a_rotated_code_is_another_one(pausenbrot: Command) -> None:
    first = json.loads(pausenbrot(*LINDNER, "--json").stdout)["join"]
    second = json.loads(pausenbrot("company", "code", "rotate", "Lindner", "--json").stdout)["join"]
    shown = json.loads(pausenbrot("company", "show", "Lindner", "--json").stdout)["join"]
    assert first != second == shown


def test_headcount_invitation_revocation_and_deletion(pausenbrot: Command) -> None:
    pausenbrot(*LINDNER)
    assert pausenbrot("company", "headcount", "Lindner", "31").stdout.startswith("Lindner: 31, ab ")
    assert "manager" in json.loads(pausenbrot("company", "invite", "Lindner", "manager", "--json").stdout)
    assert pausenbrot("company", "invite", "Lindner", "learner").exit_code == Exit.CONFIGURATION
    assert pausenbrot("company", "revoke", "Lindner", "manager").exit_code == Exit.DONE
    assert pausenbrot("company", "delete", "Lindner", "--yes").stdout == "Lindner ist gelöscht.\n"
    assert pausenbrot("company", "list").stdout == ""


def test_a_poster_needs_the_operator_and_a_door(pausenbrot: Command, folder: Path) -> None:
    pausenbrot(*LINDNER)
    answer = pausenbrot("company", "poster", "Lindner", "--out", str(folder / "aushang"), "--language", "fi")
    assert "--language fi: wähl eine von de, en, tr, pl, uk, ro, ar." in answer.stderr
    assert answer.exit_code == Exit.CONFIGURATION
    assert "PAUSENBROT_OPERATOR" in answer.stderr
    assert "PAUSENBROT_TOKEN" in answer.stderr
    assert not (folder / "aushang").exists()


def test_the_code_on_the_poster_joins_while_the_bot_runs(pausenbrot: Command, folder: Path) -> None:
    asyncio.run(scan_and_start(pausenbrot, folder))


async def scan_and_start(pausenbrot: Command, folder: Path) -> None:
    server = Server()
    async with serve(server) as address:
        setup = {"TOKEN": server.token, "API_URL": address, **OPERATOR}
        settings = Settings(
            _env_file=None,
            token=server.token,
            api_url=address,
            operator=OPERATOR["OPERATOR"],
            operator_is_employer=False,
        )
        async with running(settings):
            await asyncio.to_thread(pausenbrot, *LINDNER, **setup)
            made = await asyncio.to_thread(
                pausenbrot, "company", "poster", "Lindner", "--out", str(folder), **setup
            )
            assert made.exit_code == Exit.DONE
            assert (folder / "aushang.pdf").read_bytes().startswith(b"%PDF")
            (code,) = zxingcpp.read_barcodes(Image.open(folder / "aushang.png"))
            assert code.text.startswith(f"{address}/?start=")
            arabic = await asyncio.to_thread(
                pausenbrot,
                *("company", "poster", "Lindner", "--out", str(folder / "ar"), "--language", "ar"),
                **setup,
            )
            assert "Der Aushang ist auf Deutsch" in arabic.stdout
            ayse = server.person(first_name="Ayşe")
            await ayse.start(parse_qs(urlsplit(code.text).query)["start"][0])
            await ayse.sees("Noch speichere ich nichts.")
