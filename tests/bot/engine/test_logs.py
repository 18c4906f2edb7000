"""What may stand in a log?"""

import io
import logging
from collections.abc import Iterator

import pytest

from bot import logs

TOKEN = "7001001:AAbbCCdd_secret-token"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    stream = io.StringIO()
    logs.set_up("DEBUG", stream=stream)
    yield stream
    root.handlers[:], root.level = before
    for name in (*logs.OURS, *logs.TALKATIVE):
        logging.getLogger(name).setLevel(logging.NOTSET)


def test_our_own_record_is_a_sentence_with_fields(log: io.StringIO) -> None:
    logging.getLogger("bot.courier").warning("Telegram asks us to slow down", extra={"seconds": 3})
    time, rest = log.getvalue().split(" ", 1)
    assert time.endswith("Z")
    assert rest == "WARNING bot.courier Telegram asks us to slow down seconds=3\n"


def test_no_address_and_no_token_is_written(log: io.StringIO) -> None:
    logging.getLogger("httpx").error("HTTP Request: POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("bot.app").error(
        "Started with Bot[token=%s] at http://127.0.0.1:8081/bot%s", TOKEN, TOKEN
    )
    logging.getLogger("bot.app").error("Started", extra={"bot": f"Bot[token={TOKEN}]", "of": logging})
    assert "secret" not in log.getvalue()
    assert "http" not in log.getvalue().replace("httpx", "")


def test_what_a_library_fills_into_its_sentences_is_left_out(log: io.StringIO) -> None:
    logging.getLogger("telegram.ext.Application").critical(
        "No context for update %s", {"text": "privat", "id": 710000001}
    )
    logging.getLogger("other").error("Chat 710000001 is gone, -1001234567890 too")
    assert "privat" not in log.getvalue()
    assert "710000001" not in log.getvalue()
    assert "1001234567890" not in log.getvalue()


def test_libraries_that_talk_are_silent_below_a_warning(log: io.StringIO) -> None:
    for name in logs.TALKATIVE:
        logging.getLogger(f"{name}.inner").info("Calling sendMessage")
        logging.getLogger(f"{name}.inner").debug("Calling sendMessage")
    assert log.getvalue() == ""


def test_of_an_exception_the_kinds_and_places_are_kept_not_the_message(log: io.StringIO) -> None:
    def read() -> None:
        raise KeyError("Mein Chef ist gemein")

    def answer() -> None:
        try:
            read()
        except KeyError as error:
            raise ValueError(TOKEN) from error

    try:
        answer()
    except ValueError:
        logging.getLogger("bot.intake").exception("It could not be handled", extra={"update": 1_000_001})
    written = log.getvalue()
    assert "update=1000001" in written
    assert "builtins.ValueError" in written
    assert "builtins.KeyError" in written
    assert "engine/test_logs.py" in written
    assert "Chef" not in written
    assert "secret" not in written
