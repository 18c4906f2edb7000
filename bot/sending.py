"""How does a screen become calls of the Bot API?

Whatever Telegram says that is not about the screen itself is left to the caller: those who answer and
those who deliver do different things with a 429.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum

from telegram import (
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
)
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.markup import CAPTION_UTF16, MESSAGE_UTF16, escape, split, visible
from bot.screens.screen import Button, Picture, Screen

logger = logging.getLogger(__name__)

HTML = "HTML"
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


DESCRIPTION = 1000
"""characters of a picture's description, within a caption"""
REMEMBERED = 1000
"""pictures that need not be sent again; there is one for each state of somebody's progress"""


class Refusal(StrEnum):
    """What a refused call means for us. Source: the error texts of tdlib/telegram-bot-api."""

    UNCHANGED = "message is not modified"
    NO_LONGER_EDITABLE = "can't be edited"
    EDIT_NOT_FOUND = "message to edit not found"
    OTHER_KIND = "there is no text in the message to edit"
    NOT_DELETABLE = "can't be deleted"
    DELETE_NOT_FOUND = "message to delete not found"
    UNREADABLE_MARKUP = "can't parse entities"
    NO_SUCH_CHAT = "chat not found"


GONE = (Refusal.NO_LONGER_EDITABLE, Refusal.EDIT_NOT_FOUND, Refusal.OTHER_KIND)
UNDELETABLE = (Refusal.NOT_DELETABLE, Refusal.DELETE_NOT_FOUND)


def says(error: BadRequest, *meanings: Refusal) -> bool:
    text = error.message.lower()
    return any(meaning.value in text for meaning in meanings)


class Sender:
    """Sends and changes messages; remembers which pictures Telegram has already."""

    def __init__(self, bot: ExtBot[None], *, pictures: Callable[[str], Awaitable[bytes]]) -> None:
        """
        Args:
            bot: makes the calls.
            pictures: the bytes of the picture that has this path.

        """
        self._bot = bot
        self._pictures = pictures
        self._file_ids: dict[str, str] = {}

    async def send(self, chat_id: int, screen: Screen, *, silent: bool = False) -> int:
        """The id of the last message, which has the buttons.

        Raises:
            TelegramError: anything but unreadable markup, which is sent again as plain text.

        """
        keyboard = keyboard_of(screen)
        if screen.picture is None:
            return await self._send_parts(chat_id, parts_of(screen.html), keyboard, silent=silent)
        whole = told(screen.html, screen.picture.description)
        if fits(whole, CAPTION_UTF16) and not screen.picture.stands_alone:
            return await self._send_photo(chat_id, screen.picture, whole, keyboard, silent=silent)
        # what the picture shows stands below it, for whoever does not see it
        caption = escape(screen.picture.description[:DESCRIPTION])
        await self._send_photo(chat_id, screen.picture, caption, None, silent=silent)
        return await self._send_parts(chat_id, parts_of(screen.html), keyboard, silent=silent)

    async def edit(
        self, chat_id: int, message_id: int, screen: Screen, *, has_picture: bool, words: str = ""
    ) -> int:
        """The id of the message that now shows the screen: a new one where the old one cannot.

        `words`: what the picture that stays shows.

        Raises:
            TelegramError: as `send`; that nothing had to change is a success.

        """
        first, *rest = parts_of(screen.html)
        keyboard = keyboard_of(screen)
        try:
            if has_picture and fits(screen.html, CAPTION_UTF16):
                whole = told(screen.html, words)
                html = whole if fits(whole, CAPTION_UTF16) else screen.html
                await self._edit_caption(chat_id, message_id, html, keyboard)
            elif has_picture or screen.picture is not None:
                return await self._replace(chat_id, message_id, screen)
            else:
                await self._edit_text(chat_id, message_id, first, None if rest else keyboard)
        except BadRequest as error:
            if says(error, *GONE):
                return await self.send(chat_id, screen)
            if not says(error, Refusal.UNCHANGED):
                raise
        return await self._send_parts(chat_id, rest, keyboard, silent=False) if rest else message_id

    async def strip(self, chat_id: int, message_id: int) -> None:
        """The message without buttons; one that cannot be changed stays as it is."""
        try:
            await self._bot.edit_message_reply_markup(chat_id=chat_id, message_id=message_id)
        except BadRequest as error:
            if not says(error, Refusal.UNCHANGED, *GONE):
                raise

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """False if Telegram does not let us: older than 48 hours, or gone already."""
        try:
            await self._bot.delete_message(chat_id, message_id)
        except BadRequest as error:
            if not says(error, *UNDELETABLE):
                raise
            return False
        return True

    async def set_menu(self, chat_id: int, commands: Sequence[tuple[str, str]]) -> None:
        """The command menu of this chat alone; an empty one gives back the common menu."""
        scope = BotCommandScopeChat(chat_id)
        if commands:
            await self._bot.set_my_commands([BotCommand(name, text) for name, text in commands], scope)
        else:
            await self._bot.delete_my_commands(scope)

    async def answer(self, query_id: str, text: str = "") -> None:
        """Ends the waiting of a tapped button; one that waited too long already needs nothing."""
        try:
            await self._bot.answer_callback_query(query_id, text=text or None)
        except BadRequest:
            logger.debug("A tap had waited too long for its answer")

    async def send_file(self, chat_id: int, name: str, content: bytes, caption: str) -> int:
        message = await self._bot.send_document(
            chat_id, content, filename=name, caption=caption or None, parse_mode=HTML
        )
        return message.message_id

    async def fetch(self, file_id: str) -> bytes:
        """What a person sent. Raises: TelegramError if it cannot be got, or no longer."""
        file = await self._bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())

    async def _replace(self, chat_id: int, message_id: int, screen: Screen) -> int:
        """Text cannot become a picture, nor the other way round: the old one loses its buttons."""
        await self.strip(chat_id, message_id)
        return await self.send(chat_id, screen)

    async def _edit_caption(
        self, chat_id: int, message_id: int, html: str, keyboard: InlineKeyboardMarkup | None
    ) -> None:
        """A bubble keeps its picture through all its changes."""
        await self._bot.edit_message_caption(
            chat_id, message_id, caption=html, parse_mode=HTML, reply_markup=keyboard
        )

    async def _edit_text(
        self, chat_id: int, message_id: int, html: str, keyboard: InlineKeyboardMarkup | None
    ) -> None:
        try:
            await self._bot.edit_message_text(
                html,
                chat_id,
                message_id,
                parse_mode=HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard,
            )
        except BadRequest as error:
            if not says(error, Refusal.UNREADABLE_MARKUP):
                raise
            _report_markup(error)
            await self._bot.edit_message_text(
                visible(html), chat_id, message_id, parse_mode=None, reply_markup=keyboard
            )

    async def _send_parts(
        self, chat_id: int, parts: Sequence[str], keyboard: InlineKeyboardMarkup | None, *, silent: bool
    ) -> int:
        *first, last = parts
        for part in first:
            await self._send_text(chat_id, part, None, silent=silent)
        return await self._send_text(chat_id, last, keyboard, silent=silent)

    async def _send_text(
        self, chat_id: int, html: str, keyboard: InlineKeyboardMarkup | None, *, silent: bool
    ) -> int:
        try:
            message = await self._bot.send_message(
                chat_id,
                html,
                parse_mode=HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard,
                disable_notification=silent or None,
            )
        except BadRequest as error:
            if not says(error, Refusal.UNREADABLE_MARKUP):
                raise
            _report_markup(error)
            message = await self._bot.send_message(
                chat_id, visible(html), parse_mode=None, reply_markup=keyboard, disable_notification=silent
            )
        return message.message_id

    async def _send_photo(
        self,
        chat_id: int,
        picture: Picture,
        html: str,
        keyboard: InlineKeyboardMarkup | None,
        *,
        silent: bool,
    ) -> int:
        known = self._file_ids.get(picture.path)
        message = await self._bot.send_photo(
            chat_id,
            known or await self._pictures(picture.path),
            caption=html or None,
            parse_mode=HTML,
            reply_markup=keyboard,
            disable_notification=silent or None,
        )
        if known is None and message.photo and not picture.is_passing:
            if len(self._file_ids) >= REMEMBERED:
                del self._file_ids[next(iter(self._file_ids))]
            self._file_ids[picture.path] = message.photo[-1].file_id
        return message.message_id


def told(html: str, words: str) -> str:
    """The text, and folded below it, once, what its picture shows, for whoever does not see it."""
    said = escape(words)
    return (
        html if not said or words in visible(html) else f"{html}\n<blockquote expandable>{said}</blockquote>"
    )


def fits(html: str, limit_utf16: int) -> bool:
    """Markup is never shorter than what it shows, so most texts need no parsing."""
    return len(html) <= limit_utf16 // 2 or len(split(html, limit_utf16)) <= 1


def parts_of(html: str) -> tuple[str, ...]:
    """At least one, each within a message."""
    return (html,) if len(html) <= MESSAGE_UTF16 // 2 else split(html)


def keyboard_of(screen: Screen) -> InlineKeyboardMarkup | None:
    if not screen.rows:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in screen.rows])


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.text, url=button.url)
    return InlineKeyboardButton(button.text, callback_data=button.data)


def _report_markup(error: BadRequest) -> None:
    """Our fault; the place is in Telegram's words, the text itself is not."""
    logger.error("Telegram cannot read our markup; the text goes out plain", extra={"said": error.message})
