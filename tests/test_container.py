"""Does the container work? The Dockerfile's own commands in a clean folder, without a container engine.

Started is what was installed as a user without rights (uid 10001 where the tests run as root), who may
write to /data and nowhere else.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.exits import Exit
from bot.settings import PREFIX, Settings
from tests.image import (
    ROOT,
    START_S,
    UID,
    Builder,
    Image,
    command,
    copy_context,
    dockerfile,
    interpreter,
    last,
)

pytestmark = pytest.mark.xdist_group("container")  # one worker, so that it is built once

STOP_S = 60
"""as compose grants it"""


@pytest.fixture(scope="module")
def image() -> Iterator[Image]:
    """Built once; everything but /data belongs to somebody else or is closed."""
    root = Path(tempfile.mkdtemp(prefix="pausenbrot-image-")).resolve()
    root.chmod(0o755)  # pytest's own folders are closed to other users
    try:
        python, user = interpreter(root)
        builder = Builder(root, python)
        for line in dockerfile():
            builder.carry_out(line)
        shutil.rmtree(root / "src")  # the first stage is not in the image
        for name, mode in (("data", 0o700), ("tmp", 0o700)):
            (root / name).mkdir(exist_ok=True)
            (root / name).chmod(mode)
            os.chown(root / name, -1 if user is None else user, -1)
        close(root / "opt")
        yield Image(root=root, environment=builder.environment, user=user)
    finally:
        subprocess.run(["chmod", "-R", "u+w", root], check=False)
        shutil.rmtree(root)


def close(folder: Path) -> None:
    subprocess.run(["chmod", "-R", "a-w", folder], check=True)


@pytest.fixture
def empty(image: Image) -> Image:
    """The image with nothing in /data, as a fresh volume has it."""
    for path in image.data.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return image


@pytest.fixture
def bot_server() -> Iterator[dict[str, str]]:
    """A Bot API server in a process of its own, and the settings that lead to it."""
    token = "4711:" + "a" * 35
    with subprocess.Popen(
        [sys.executable, "-m", "webchat", "--port", "0", "--token", token],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split()[-1].rstrip("/")
        yield {"token": token, "api_url": address}
        server.terminate()


OPERATED = {"operator": "IHK Musterstadt, Musterstadt", "operator_is_employer": "no"}


# --- what was installed ---------------------------------------------------------------------------


def test_the_installed_program_says_what_it_can_do(empty: Image) -> None:
    code, said = empty.run("pausenbrot", "--help")
    assert code == Exit.DONE
    assert all(name in said for name in ("run", "demo", "doctor", "company", "content", "db"))


def test_the_start_command_names_all_missing_settings_at_once(empty: Image) -> None:
    code, said = empty.run(*command(last("CMD")))
    assert code == Exit.CONFIGURATION
    assert all(PREFIX + name in said for name in ("TOKEN", "OPERATOR", "OPERATOR_IS_EMPLOYER"))
    assert "Traceback" not in said


def test_the_doctor_finds_the_missing_settings_and_nothing_else(empty: Image) -> None:
    code, said = empty.run("pausenbrot", "doctor")
    assert code == Exit.FINDINGS
    assert [line.split()[1] for line in said.splitlines() if line.startswith("- ")] == [
        "PAUSENBROT_TOKEN",
        "PAUSENBROT_OPERATOR",
        "PAUSENBROT_OPERATOR_IS_EMPLOYER",
    ]


def test_a_setting_that_means_nothing_stops_every_command(empty: Image) -> None:
    code, said = empty.run("pausenbrot", "doctor", tokn="4711:abc")
    assert (code, "PAUSENBROT_TOKEN?" in said) == (Exit.CONFIGURATION, True)


def test_the_health_check_is_red_while_nothing_runs(empty: Image) -> None:
    assert empty.run(*health_check())[0] == Exit.FINDINGS


def test_a_started_bot_is_well_writes_to_data_alone_and_ends_when_told(
    empty: Image, bot_server: dict[str, str]
) -> None:
    before = empty.outside_data()
    bot = empty.start(*command(last("CMD")), **bot_server, **OPERATED)
    until = time.monotonic() + START_S
    try:
        while empty.run(*health_check())[0] != Exit.DONE:
            assert bot.poll() is None, bot.communicate()[0]
            assert time.monotonic() < until, "the bot never began to listen"
        bot.send_signal(getattr(signal, last("STOPSIGNAL")))
        said, _ = bot.communicate(timeout=STOP_S)
    finally:
        bot.kill()
    assert bot.returncode == Exit.DONE, said
    assert bot_server["token"] not in said
    assert empty.outside_data() == before
    assert {"pausenbrot.db", "pausenbrot.key"} <= {path.name for path in empty.data.iterdir()}
    assert (empty.data / "pausenbrot.key").stat().st_mode & 0o077 == 0


def health_check() -> list[str]:
    return command(last("HEALTHCHECK").partition("CMD")[2])


# --- what the engine is told ----------------------------------------------------------------------


def test_nothing_is_installed_that_is_not_pinned_with_a_hash() -> None:
    installs = [
        part
        for line in dockerfile()
        if line.order == "RUN"
        for part in line.rest.split("&&")
        if "pip install" in part
    ]
    assert len(installs) == 2
    assert all("--require-hashes" in part or "--no-deps --no-build-isolation ." in part for part in installs)


def test_the_image_runs_as_the_user_who_owns_the_data() -> None:
    made = next(line.rest for line in dockerfile() if "useradd" in line.rest)
    assert last("USER") == str(UID)
    assert f"--uid {UID} " in made
    assert f"--home-dir {last('VOLUME')} " in made


def test_neither_secrets_nor_data_get_into_the_image(tmp_path: Path) -> None:
    copy_context(tmp_path / "context")
    inside = {path.name for path in (tmp_path / "context").iterdir()}
    assert inside.isdisjoint({".env", ".git", ".venv", "data", "tests"})
    assert {"pyproject.toml", "requirements.txt", "README.md", "bot", "content"} <= inside


def test_compose_closes_the_file_system_and_waits_for_running_answers() -> None:
    service = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["pausenbrot"]
    assert service["read_only"] is True
    assert service["stop_grace_period"] == f"{STOP_S}s"
    assert service["cap_drop"] == ["ALL"]
    assert service["tmpfs"] == ["/tmp"]
    assert service["volumes"] == [f"data:{last('VOLUME')}"]
    assert service["env_file"] == ".env"


def test_the_example_of_an_env_file_names_settings_that_exist() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    names = [line.partition("=")[0] for line in lines if line and not line.startswith("#")]
    assert names
    assert {name.removeprefix(PREFIX).lower() for name in names} <= Settings.model_fields.keys()
