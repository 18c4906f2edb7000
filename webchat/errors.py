"""Which error does the server answer, and in which words?

    ApiError                  400 unless said otherwise
    ├─ refused(text)          400 Bad Request: <text>
    ├─ forbidden(text)        403 Forbidden: <text>
    ├─ conflict(text)         409 Conflict: <text>
    └─ too_many_requests(n)   429 with parameters.retry_after and the header Retry-After

Source: the public source of the Bot API server and of TDLib. Texts of Telegram's closed core, which are in
capitals, are given as they are commonly reported.
"""

from typing import Any, Final


class ApiError(Exception):
    """A call that the server refuses: becomes {"ok": false, "error_code", "description", "parameters"}."""

    def __init__(self, code: int, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def as_json(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            answer["parameters"] = {"retry_after": self.retry_after}
        return answer


def refused(text: str) -> ApiError:
    return ApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> ApiError:
    return ApiError(403, f"Forbidden: {text}")


def conflict(text: str) -> ApiError:
    return ApiError(409, f"Conflict: {text}")


def too_many_requests(retry_after_s: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {retry_after_s}", retry_after=retry_after_s)


def unauthorized() -> ApiError:
    return ApiError(401, "Unauthorized")


def not_found() -> ApiError:
    return ApiError(404, "Not Found")


CHAT_NOT_FOUND: Final = "chat not found"
CHAT_ID_EMPTY: Final = "chat_id is empty"
TEXT_EMPTY: Final = "message text is empty"
TEXT_BLANK: Final = "text must be non-empty"
TEXT_TOO_LONG: Final = "text is too long"
MESSAGE_TOO_LONG: Final = "message is too long"
CAPTION_TOO_LONG: Final = "message caption is too long"
NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
QUERY_TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"
EDIT_NOT_FOUND: Final = "message to edit not found"
EDIT_FORBIDDEN: Final = "message can't be edited"
EDIT_NO_TEXT: Final = "there is no text in the message to edit"
EDIT_NO_CAPTION: Final = "there is no caption in the message to edit"
EDIT_NO_MEDIA: Final = "there is no media in the message to edit"
DELETE_NOT_FOUND: Final = "message to delete not found"
DELETE_FORBIDDEN: Final = "message can't be deleted"
DELETE_FORBIDDEN_FOR_EVERYONE: Final = "message can't be deleted for everyone"
REPLY_NOT_FOUND: Final = "message to be replied not found"
COPY_NOT_FOUND: Final = "message to copy not found"
FORWARD_NOT_FOUND: Final = "message to forward not found"
BUTTON_DATA_INVALID: Final = "BUTTON_DATA_INVALID"
INLINE_KEYBOARD_EXPECTED: Final = "inline keyboard expected"
MARKUP_UNREADABLE: Final = "can't parse reply keyboard markup JSON object"
MARKUP_NO_OBJECT: Final = "object expected as reply markup"
PARSE_MODE_UNKNOWN: Final = "unsupported parse_mode"
FILE_ID_INVALID: Final = "wrong file identifier/HTTP URL specified"
FILE_ID_TEMPORARY: Final = "invalid file_id"
FILE_EMPTY: Final = "file must be non-empty"
FILE_URL_FAILED: Final = "failed to get HTTP URL content"
FILE_TOO_BIG: Final = "file is too big"
PHOTO_DIMENSIONS: Final = "PHOTO_INVALID_DIMENSIONS"
PHOTO_UNREADABLE: Final = "IMAGE_PROCESS_FAILED"
LANGUAGE_INVALID: Final = "invalid language code specified"
SECRET_CHARACTERS: Final = "secret token contains unallowed characters"  # noqa: S105 - a sentence
SECRET_TOO_LONG: Final = "secret token is too long"  # noqa: S105 - the same
WEBHOOK_URL: Final = "bad webhook: invalid webhook URL specified"

BLOCKED: Final = "bot was blocked by the user"
NOT_STARTED: Final = "bot can't initiate conversation with a user"
KICKED: Final = "bot was kicked from the group chat"

OTHER_POLLER: Final = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_SET_MEANWHILE: Final = "terminated by setWebhook request"
WEBHOOK_ACTIVE: Final = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
