"""What may stand in a log? A constant sentence and fields; never a person, a text or the token.

Our own records are sentences with fields. Of other libraries' records only the words written in their
source are kept, not what they fill in, which may be a whole update. Of exceptions the kind and the
places are kept, not the message, which may hold a text or the parameters of a query.
"""

import logging
import re
import sys
import time
import traceback
from types import TracebackType
from typing import Final, TextIO

OURS: Final = ("bot", "contacts", "content", "db", "learning", "reporting")
TALKATIVE: Final = ("httpx", "httpcore", "aiosqlite", "telegram", "apscheduler", "sqlalchemy", "asyncio")
"""they log addresses with the token, calls with chat ids, or parameters: from WARNING on only"""

_TOKEN = re.compile(r"\d{3,20}(?::|%3A)[A-Za-z0-9_-]{3,}", re.IGNORECASE)
_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s'\"<>]+", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"(?<![\w.:-])-?\d{6,}(?![\w:])")
_HIDDEN = "[…]"

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def redacted(text: str, *, numbers: bool = False) -> str:
    """Without tokens and addresses, and without long numbers, which may be chats, where asked for."""
    text = _TOKEN.sub(_HIDDEN, _ADDRESS.sub(_HIDDEN, text))
    return _LONG_NUMBER.sub(_HIDDEN, text) if numbers else text


class Redaction(logging.Filter):
    """On the handlers, for a filter on a logger does not see the records of its children."""

    def filter(self, record: logging.LogRecord) -> bool:
        is_ours = record.name.partition(".")[0] in OURS
        if not is_ours:
            record.args = ()
        try:
            sentence = record.getMessage()
        except (TypeError, ValueError):
            sentence = str(record.msg)
        record.msg, record.args = redacted(sentence, numbers=True), ()
        record.exc_text = None
        record.stack_info = None
        for name in _fields(record):
            value = getattr(record, name)
            if isinstance(value, str):
                setattr(record, name, redacted(value, numbers=True))
            elif not (is_ours and isinstance(value, int | float)):
                setattr(record, name, type(value).__name__)
        return True


class Sentence(logging.Formatter):
    """2026-11-23T06:00:00Z WARNING bot.courier Telegram asks us to slow down seconds=3"""

    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = None
    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        fields = "".join(f" {name}={getattr(record, name)}" for name in _fields(record))
        line = f"{self.formatTime(record)}Z {record.levelname} {record.name} {record.getMessage()}{fields}"
        if record.exc_info and record.exc_info[0]:
            return f"{line}\n{self.formatException(record.exc_info)}"
        return line

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - the standard library's name
        return "\n".join(_story(ei[1])) if ei[1] else ""


def set_up(level: str, *, stream: TextIO | None = None) -> None:
    """All logs of this process, once."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Sentence())
    handler.addFilter(Redaction())
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[level]))


def _fields(record: logging.LogRecord) -> list[str]:
    return [name for name in vars(record) if name not in _STANDARD]


def _story(error: BaseException) -> list[str]:
    """The kinds and places of an exception and of its causes, the last one first."""
    lines = []
    told: BaseException | None = error
    while told is not None:
        lines.append(f"  {type(told).__module__}.{type(told).__qualname__}")
        lines += [f"    {frame.name} ({_place(frame)})" for frame in traceback.extract_tb(told.__traceback__)]
        told = told.__cause__ or told.__context__
    return lines


def _place(frame: traceback.FrameSummary) -> str:
    return f"{'/'.join(frame.filename.split('/')[-2:])}:{frame.lineno}"
