"""Which text does a call send: parsed, within Telegram's limits, with what Telegram finds in it?"""

from typing import Final

from webchat.entities import Formatted, detected, from_json, settled, utf16_length
from webchat.errors import (
    CAPTION_TOO_LONG,
    MESSAGE_TOO_LONG,
    PARSE_MODE_UNKNOWN,
    TEXT_BLANK,
    TEXT_EMPTY,
    TEXT_TOO_LONG,
    refused,
)
from webchat.html import HtmlRefused, parse
from webchat.parameters import Parameters

MAX_TEXT: Final = 4096
MAX_CAPTION: Final = 1024
MAX_RAW_BYTES: Final = 32_768  # before parsing


def message_text(parameters: Parameters) -> Formatted:
    """The text of sendMessage and editMessageText.

    Raises:
        ApiError: when it is empty, too long before or after parsing, or its HTML is refused.

    """
    raw = parameters.text("text")
    if not raw:
        raise refused(TEXT_EMPTY)
    formatted = formatted_text(parameters, raw, mode="parse_mode", entities="entities")
    if not formatted.text:
        raise refused(TEXT_BLANK)
    if is_longer(formatted.text, MAX_TEXT):
        raise refused(MESSAGE_TOO_LONG)
    return formatted


def caption_text(parameters: Parameters) -> Formatted:
    """
    Raises:
        ApiError: when it is too long after parsing, or its HTML is refused.

    """
    raw = parameters.text("caption")
    formatted = formatted_text(parameters, raw, mode="parse_mode", entities="caption_entities")
    if is_longer(formatted.text, MAX_CAPTION):
        raise refused(CAPTION_TOO_LONG)
    return formatted


def is_longer(text: str, limit: int) -> bool:
    """Counted in UTF-16 units, the stricter of the two ways in which Telegram's parts count."""
    return utf16_length(text) > limit


def formatted_text(parameters: Parameters, raw: str, *, mode: str, entities: str) -> Formatted:
    if len(raw.encode("utf-8", "surrogatepass")) > MAX_RAW_BYTES:
        raise refused(TEXT_TOO_LONG)
    parse_mode = parameters.text(mode).lower()
    clean = cleaned(raw)
    if parse_mode == "html":
        try:
            formatted = parse(clean)
        except HtmlRefused as error:
            raise refused(f"can't parse entities: {error}") from None
    elif parse_mode in {"", "none"}:
        listed = parameters.json(entities)
        formatted = Formatted(
            text=clean, entities=tuple(from_json(listed if isinstance(listed, list) else []))
        )
    else:
        raise refused(PARSE_MODE_UNKNOWN)
    return detected(settled(formatted))


def cleaned(text: str) -> str:
    """Without carriage returns; other control characters become spaces, as TDLib writes them."""
    return "".join(
        " " if character < " " and character != "\n" else character for character in text if character != "\r"
    )
