"""Does every call of the bot fit the Bot API: its methods, names, types and limits?

Names and types are asked of another library's models, markup of Telegram's own parser.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, get_args

from aiogram import methods
from pydantic import ConfigDict, TypeAdapter, ValidationError

from tests import tdlib
from webchat import Call, Calls

TEXT_UTF16: Final = 4096
CAPTION_UTF16: Final = 1024
DATA_BYTES: Final = 64
NOTE_CHARACTERS: Final = 200
"""of answerCallbackQuery"""
COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
BAD_REQUEST: Final = 400
HARMLESS: Final = (
    "message is not modified",
    "message to edit not found",
    "message to delete not found",
    "message can't be deleted",
    "query is too old",
)
"""said to a double tap, a cleared history, or a tap that waited: nothing was wrong with the call"""
DESCRIPTION_CHARACTERS: Final = 256
"""of a command"""


def violations(calls: Calls) -> list[str]:
    """One line for each; may be empty."""
    return [f"{call.method}: {problem}" for call in calls for problem in _problems(call)]


def _problems(call: Call) -> Iterator[str]:
    model = getattr(methods, call.method[:1].upper() + call.method[1:], None)
    if model is None:
        yield "is no method of the Bot API"
        return
    for name, raw in call.parameters.items():
        if name not in model.model_fields:
            yield f"{name} is unknown"
        elif problem := _misfit(call.method, name, raw):
            yield problem
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    if missing := required - set(call.parameters):
        yield f"lacks {sorted(missing)}"
    yield from _beyond_limits(call)
    if call.error_code == BAD_REQUEST and not any(said in str(call.answer) for said in HARMLESS):
        yield f"was refused: {call.answer}"


def _misfit(method: str, name: str, raw: object) -> str:
    if name in {"photo", "document"}:
        return "" if isinstance(raw, str) and raw else f"{name} is neither a file nor the id of one"
    adapter, is_text = _adapter(method, name)
    value = raw
    if isinstance(raw, str) and not is_text:
        try:
            value = json.loads(raw)
        except ValueError:
            return f"{name} is not readable: {raw!r}"
    try:
        adapter.validate_python(value)
    except ValidationError as error:
        return f"{name} does not fit: {error}"
    return ""


@cache
def _adapter(method: str, name: str) -> tuple[TypeAdapter[Any], bool]:
    """What takes the values of a parameter, and whether they are text."""
    annotation = getattr(methods, method[:1].upper() + method[1:]).model_fields[name].annotation
    plain = annotation is str or str in get_args(annotation)
    return TypeAdapter(
        annotation, config=ConfigDict(arbitrary_types_allowed=True)
    ), plain and name != "chat_id"


def _beyond_limits(call: Call) -> Iterator[str]:
    given = call.parameters
    for name, limit in (("text", TEXT_UTF16), ("caption", CAPTION_UTF16)):
        if name in given and call.method != "answerCallbackQuery":
            yield from _text_problems(str(given[name]), limit, is_html=given.get("parse_mode") == "HTML")
    if call.method == "answerCallbackQuery" and len(str(given.get("text", ""))) > NOTE_CHARACTERS:
        yield "the note is too long"
    for button in _buttons(given.get("reply_markup")):
        data = str(button.get("callback_data", ""))
        if not 1 <= len(data.encode()) <= DATA_BYTES:
            yield f"the button {button} carries {len(data.encode())} bytes"
        if not button["text"]:
            yield "a button without a text"
    for command in json.loads(str(given.get("commands", "[]"))):
        if not COMMAND.fullmatch(command["command"]):
            yield f"/{command['command']} is no name of a command"
        if not 1 <= len(command["description"]) <= DESCRIPTION_CHARACTERS:
            yield f"/{command['command']} has no fitting description"


def _text_problems(text: str, limit: int, *, is_html: bool) -> Iterator[str]:
    shown = text
    if is_html:
        try:
            shown = tdlib.parsed(text).text
        except tdlib.RefusedError as refused:
            yield f"Telegram refuses the markup: {refused}: {text!r}"
    length = len(shown.encode("utf-16-le")) // 2
    if not 0 < length <= limit:
        yield f"a text of {length} UTF-16 units"


def _buttons(markup: object) -> list[dict[str, Any]]:
    if not markup:
        return []
    keyboard: dict[str, Any] = json.loads(str(markup))
    return [button for row in keyboard["inline_keyboard"] for button in row]
