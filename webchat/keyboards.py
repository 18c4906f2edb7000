"""Which buttons stand under a message or replace the phone's keyboard, and which are refused?"""

from dataclasses import dataclass
from typing import Any, Final

from webchat.errors import (
    BUTTON_DATA_INVALID,
    INLINE_KEYBOARD_EXPECTED,
    MARKUP_NO_OBJECT,
    MARKUP_UNREADABLE,
    refused,
)
from webchat.links import checked_link, mentioned_user
from webchat.parameters import Parameters

MAX_DATA_BYTES: Final = 64
MAX_ROW: Final = 12  # TDLib cuts a longer row without a word
MAX_BUTTONS: Final = 300  # and a larger keyboard
ACTIONS: Final = (
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One button under a message; of its actions exactly one is there."""

    text: str
    data: str | None = None
    """callback_data, 1 to 64 bytes."""
    url: str | None = None
    style: str | None = None
    """primary, success or danger."""
    other: tuple[tuple[str, Any], ...] = ()
    """Any other action, as it came: copy_text, web_app, ..."""

    def as_json(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"text": self.text}
        if self.data is not None:
            answer["callback_data"] = self.data
        if self.url is not None:
            answer["url"] = self.url
        if self.style is not None:
            answer["style"] = self.style
        return answer | dict(self.other)


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineKeyboard:
    rows: tuple[tuple[Button, ...], ...]

    def as_json(self) -> dict[str, Any]:
        return {"inline_keyboard": [[button.as_json() for button in row] for row in self.rows]}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyKeyboard:
    rows: tuple[tuple[str, ...], ...]
    one_time: bool = False
    placeholder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveKeyboard:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceReply:
    placeholder: str = ""


Markup = InlineKeyboard | ReplyKeyboard | RemoveKeyboard | ForceReply


def markup_of(parameters: Parameters) -> Markup | None:
    """The reply_markup of a call.

    Raises:
        ApiError: as the server refuses it.

    """
    raw = parameters.json("reply_markup", unreadable=MARKUP_UNREADABLE)
    if raw is None:
        return None
    if not isinstance(raw, dict):
        raise refused(MARKUP_NO_OBJECT)
    if "inline_keyboard" in raw:
        return _inline(raw["inline_keyboard"])
    if "keyboard" in raw:
        return _reply(raw)
    if raw.get("remove_keyboard") is True:
        return RemoveKeyboard()
    if raw.get("force_reply") is True:
        return ForceReply(placeholder=_placeholder(raw))
    return None


def inline_markup_of(parameters: Parameters) -> InlineKeyboard | None:
    """The same where only buttons under a message fit, as in edits."""
    match markup_of(parameters):
        case None:
            return None
        case InlineKeyboard() as keyboard:
            return keyboard
        case _:
            raise refused(INLINE_KEYBOARD_EXPECTED)


def _inline(raw: object) -> InlineKeyboard | None:
    rows: list[tuple[Button, ...]] = []
    left = MAX_BUTTONS
    for raw_row in _rows(raw, field="inline_keyboard"):
        row = [button for button in map(_inline_button, raw_row) if button is not None][: min(MAX_ROW, left)]
        left -= len(row)
        if row:
            rows.append(tuple(row))
    return InlineKeyboard(rows=tuple(rows)) if rows else None


def _rows(raw: object, *, field: str) -> list[list[object]]:
    if not isinstance(raw, list):
        raise refused(f'field "{field}" of the {_owner(field)} must be of type Array')
    for row in raw:
        if not isinstance(row, list):
            raise refused(f'field "{field}" of the {_owner(field)} must be an Array of Arrays')
    return raw


def _owner(field: str) -> str:
    return "InlineKeyboardMarkup" if field == "inline_keyboard" else "ReplyKeyboardMarkup"


def _inline_button(raw: object) -> Button | None:
    """One button, or None for an empty text, which TDLib drops."""
    if not isinstance(raw, dict):
        raise refused("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = _string(raw, "text", prefix="can't parse inline keyboard button")
    actions = [name for name in ACTIONS if raw.get(name) is not None]
    if not actions:
        raise refused("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if not text.strip():
        return None
    style = raw.get("style") or None
    if style not in {None, "primary", "success", "danger"}:
        raise refused("can't parse inline keyboard button: invalid button style specified")
    match actions[0]:
        case "callback_data":
            data = str(raw["callback_data"])
            if not 1 <= len(data.encode()) <= MAX_DATA_BYTES:
                raise refused(BUTTON_DATA_INVALID)
            return Button(text=text, data=data, style=style)
        case "url":
            return Button(text=text, url=_button_url(str(raw["url"])), style=style)
        case action:
            return Button(text=text, style=style, other=((action, raw[action]),))


def _button_url(url: str) -> str:
    checked = url if mentioned_user(url) is not None else checked_link(url)
    if checked is None:
        raise refused(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return checked


def _reply(raw: dict[str, Any]) -> ReplyKeyboard | None:
    rows = []
    for raw_row in _rows(raw["keyboard"], field="keyboard"):
        row = [text for text in map(_reply_button, raw_row) if text.strip()][:MAX_ROW]
        if row:
            rows.append(tuple(row))
    if not rows:
        return None
    return ReplyKeyboard(
        rows=tuple(rows), one_time=raw.get("one_time_keyboard") is True, placeholder=_placeholder(raw)
    )


def _reply_button(raw: object) -> str:
    if isinstance(raw, str):
        return raw
    if not isinstance(raw, dict):
        raise refused("can't parse keyboard button: KeyboardButton must be a String or an Object")
    return _string(raw, "text", prefix="can't parse keyboard button")


def _placeholder(raw: dict[str, Any]) -> str:
    return str(raw.get("input_field_placeholder") or "")[:64]


def _string(raw: dict[str, Any], name: str, *, prefix: str) -> str:
    value = raw.get(name)
    if value is None:
        raise refused(f'{prefix}: Can\'t find field "{name}"')
    if not isinstance(value, str):
        raise refused(f'{prefix}: Field "{name}" must be of type String')
    return value
