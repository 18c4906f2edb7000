"""How does a tap or a word reach its handler? Handlers see a chat and a value, never the library."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler, filters
from telegram.ext.filters import BaseFilter

from bot.callbacks import LETTERS, VERSION, Action, decode
from bot.chat import Chat
from bot.context import BotContext

A = TypeVar("A", bound=Action)
Handler = BaseHandler[Update, BotContext, Any]
PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.FORWARDED
"""A message of a person in their own chat: not edited, not forwarded, not from a group or channel"""


def on(kind: type[A], handle: Callable[[Chat, A], Awaitable[None]]) -> Handler:
    """A button of this kind; one whose data is broken falls through to `on_any_button`."""
    letter = next(letter for letter, known in LETTERS.items() if known is kind)

    async def run(update: Update, context: BotContext) -> None:
        action = decode(context.chat.data) if _is_private(update) else None
        if isinstance(action, kind):
            await handle(context.chat, action)
        else:
            await context.chat.toast("")

    return CallbackQueryHandler(run, pattern=rf"^{VERSION}{letter}(:|$)")


def on_any_button(handle: Callable[[Chat], Awaitable[None]]) -> Handler:
    return CallbackQueryHandler(_run(handle))


def command(names: tuple[str, ...], handle: Callable[[Chat], Awaitable[None]]) -> Handler:
    return CommandHandler(names, _run(handle), filters=PRIVATE)


def command_with_words(names: tuple[str, ...], handle: Callable[[Chat, str], Awaitable[None]]) -> Handler:
    """With what stands behind it, empty without."""

    async def run(_update: Update, context: BotContext) -> None:
        await handle(context.chat, " ".join(context.args or []))

    return CommandHandler(names, run, filters=PRIVATE)


def start_command(handle: Callable[[Chat, str], Awaitable[None]]) -> Handler:
    """/start with the payload of a deep link, empty without one."""

    async def run(_update: Update, context: BotContext) -> None:
        await handle(context.chat, (context.args or [""])[0])

    return CommandHandler("start", run, filters=PRIVATE)


def text(handle: Callable[[Chat, str], Awaitable[None]]) -> Handler:
    async def run(update: Update, context: BotContext) -> None:
        message = update.effective_message
        await handle(context.chat, (message.text if message else None) or "")

    return MessageHandler(PRIVATE & filters.TEXT & ~filters.COMMAND, run)


def document(handle: Callable[[Chat], Awaitable[None]], *, ending: str = "") -> Handler:
    """A file, or one whose name ends so; a colleague's that was forwarded, too."""
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    which = filters.Document.FileExtension(ending) if ending else filters.Document.ALL
    return MessageHandler(private & which, _run(handle))


def message(which: BaseFilter, handle: Callable[[Chat], Awaitable[None]]) -> Handler:
    return MessageHandler(which, _run(handle))


def _is_private(update: Update) -> bool:
    """A button in a group, where none of ours can be, says nothing about anybody."""
    return update.effective_chat is not None and update.effective_chat.type == ChatType.PRIVATE


def _run(
    handle: Callable[[Chat], Awaitable[None]],
) -> Callable[[Update, BotContext], Coroutine[Any, Any, None]]:
    async def run(_update: Update, context: BotContext) -> None:
        await handle(context.chat)

    return run
