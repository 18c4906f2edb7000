"""Do bots written with the two common libraries run unchanged against the server?"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot as AiogramBot
from aiogram import Dispatcher, F
from aiogram import types as aiogram_types
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Update
from telegram.error import BadRequest, Forbidden, RetryAfter
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    PollAnswerHandler,
    filters,
)

from tests.webchat.conftest import PIXEL
from webchat import Server, Tap

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
Context = ContextTypes.DEFAULT_TYPE


async def ptb_start(update: Update, context: Context) -> None:
    assert update.message is not None
    assert context.args is not None
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Weiter", callback_data="next")]])
    await update.message.reply_html(f"Hallo <b>{' '.join(context.args)}</b>", reply_markup=keyboard)


async def ptb_tap(update: Update, _: Context) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Gut")
    await update.callback_query.edit_message_text("Schritt 2")


async def ptb_photo(update: Update, _: Context) -> None:
    assert update.message is not None
    sent = await update.message.reply_photo(PIXEL, caption="<i>Bild</i>", parse_mode="HTML")
    await sent.edit_caption("Neu")
    await sent.edit_media(InputMediaPhoto(PIXEL, caption="Anderes Bild"))
    await update.message.reply_document(b"a;b", filename="werte.csv")


async def ptb_document(update: Update, _: Context) -> None:
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    await update.message.reply_text(bytes(await file.download_as_bytearray()).decode())


async def ptb_quiz(update: Update, _: Context) -> None:
    assert update.message is not None
    await update.message.reply_poll(
        "Wie viele?",
        ["Eins", "Zwei"],
        type="quiz",
        correct_option_ids=[1],
        is_anonymous=False,
        explanation="<b>Zwei</b> ist richtig",
        explanation_parse_mode="HTML",
    )


async def ptb_vote(update: Update, context: Context) -> None:
    assert update.poll_answer is not None
    assert update.poll_answer.user is not None
    await context.bot.send_message(update.poll_answer.user.id, f"Gewählt {update.poll_answer.option_ids}")


@asynccontextmanager
async def ptb_running(server: Server, base_url: str) -> AsyncIterator[None]:
    builder = ApplicationBuilder().token(server.token).base_url(f"{base_url}/bot")
    application: Application = (  # type: ignore[type-arg]
        builder.base_file_url(f"{base_url}/file/bot").build()
    )
    application.add_handlers(
        [
            CommandHandler("start", ptb_start),
            CommandHandler("bild", ptb_photo),
            CommandHandler("quiz", ptb_quiz),
            CallbackQueryHandler(ptb_tap),
            MessageHandler(filters.Document.ALL, ptb_document),
            PollAnswerHandler(ptb_vote),
        ]
    )
    async with application:
        await application.bot.set_my_commands([BotCommand("quiz", "Eine Frage")], language_code="de")
        await application.bot.set_my_description("Kurze Fälle")
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        try:
            yield
        finally:
            await application.updater.stop()
            await application.stop()


async def test_a_python_telegram_bot_talks_through_every_kind_of_message(
    server: Server, base_url: str
) -> None:
    ayse = server.person(first_name="Ayşe")
    async with ptb_running(server, base_url):
        await ayse.start("abc-1")
        greeting = await ayse.sees("Hallo")
        assert greeting.html == "Hallo <b>abc-1</b>"
        tap = await ayse.tap("Weiter")
        assert isinstance(tap, Tap)
        assert (await ayse.answered(tap)).text == "Gut"
        await ayse.until(lambda me: me.message(greeting.message_id).text == "Schritt 2")
        assert ayse.message(greeting.message_id).buttons == ()

        await ayse.send("/bild")
        await ayse.until(lambda me: me.last.document == b"a;b")
        assert [message.text for message in ayse.answers if message.photo == PIXEL] == ["Anderes Bild"]

        await ayse.send_document("Umlaut ä".encode(), name="text.txt")
        await ayse.sees("Umlaut ä")

        await ayse.send("/quiz")
        await ayse.until(lambda me: "poll" in str(type(me.last.content)).lower())
        await ayse.vote(ayse.last.message_id, [1])
        await ayse.sees("Gewählt (1,)")
        assert ayse.commands == (("quiz", "Eine Frage"),)
        assert ayse.description == "Kurze Fälle"
    assert all(call.ok for call in server.calls.of("sendMessage", "sendPhoto", "sendPoll"))


async def test_python_telegram_bot_names_the_errors_as_at_telegram(server: Server, base_url: str) -> None:
    ayse = server.person()
    builder = ApplicationBuilder().token(server.token).base_url(f"{base_url}/bot")
    async with builder.build() as application:
        bot = application.bot
        with pytest.raises(Forbidden, match="can't initiate"):
            await bot.send_message(ayse.id, "Hallo")
        await ayse.start()
        with pytest.raises(BadRequest, match="Can't parse entities"):
            await bot.send_message(ayse.id, "<p>", parse_mode="HTML")
        server.faults.too_many_requests(7, method="sendMessage")
        with pytest.raises(RetryAfter) as told:
            await bot.send_message(ayse.id, "Hallo")
        # as a number or as a span of time: a switch of the library decides it
        assert str(told.value) in {f"Flood control exceeded. Retry in {s}" for s in ("7 seconds", "0:00:07")}
        await ayse.block()
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(ayse.id, "Hallo")


def aiogram_routes() -> Dispatcher:
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart(deep_link=True))
    async def start(message: aiogram_types.Message, command: Command) -> None:
        button = aiogram_types.InlineKeyboardButton(text="Weiter", callback_data="next", style="primary")
        keyboard = aiogram_types.InlineKeyboardMarkup(inline_keyboard=[[button]])
        await message.answer(f"Hallo {command.args}", reply_markup=keyboard)  # type: ignore[attr-defined]

    @dispatcher.callback_query(F.data == "next")
    async def tap(query: aiogram_types.CallbackQuery) -> None:
        await query.answer("Gut", show_alert=True)
        assert isinstance(query.message, aiogram_types.Message)
        await query.message.edit_text("Schritt <b>2</b>", parse_mode="HTML")

    @dispatcher.message(Command("bild"))
    async def picture(message: aiogram_types.Message) -> None:
        await message.answer_photo(aiogram_types.BufferedInputFile(PIXEL, "bild.png"), caption="Bild")
        await message.answer_document(aiogram_types.BufferedInputFile(b"a;b", "werte.csv"))

    @dispatcher.message(F.document)
    async def document(message: aiogram_types.Message, bot: AiogramBot) -> None:
        assert message.document is not None
        content = await bot.download(message.document)
        assert content is not None
        await message.answer(content.read().decode())

    @dispatcher.message(Command("quiz"))
    async def quiz(message: aiogram_types.Message) -> None:
        await message.answer_poll(
            "Wie viele?", ["Eins", "Zwei"], type="quiz", correct_option_ids=[1], is_anonymous=False
        )

    @dispatcher.poll_answer()
    async def vote(answer: aiogram_types.PollAnswer, bot: AiogramBot) -> None:
        assert answer.user is not None
        await bot.send_message(answer.user.id, f"Gewählt {answer.option_ids}")

    return dispatcher


async def test_an_aiogram_bot_talks_through_every_kind_of_message(server: Server, base_url: str) -> None:
    ayse = server.person(first_name="Ayşe")
    session = AiohttpSession(api=TelegramAPIServer.from_base(base_url))
    dispatcher = aiogram_routes()
    async with AiogramBot(server.token, session=session) as bot:
        await bot.set_my_commands([aiogram_types.BotCommand(command="quiz", description="Eine Frage")])
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=2))
        await ayse.start("abc-1")
        greeting = await ayse.sees("Hallo abc-1")
        tap = await ayse.tap("Weiter")
        assert isinstance(tap, Tap)
        assert (await ayse.answered(tap)).alert
        await ayse.until(lambda me: me.message(greeting.message_id).html == "Schritt <b>2</b>")
        await ayse.send("/bild")
        await ayse.until(lambda me: me.last.document == b"a;b")
        await ayse.send_document("Umlaut ä".encode(), name="text.txt")
        await ayse.sees("Umlaut ä")
        await ayse.send("/quiz")
        await ayse.until(lambda me: "poll" in str(type(me.last.content)).lower())
        await ayse.vote(ayse.last.message_id, [0])
        await ayse.sees("Gewählt [0]")
        await dispatcher.stop_polling()
        await polling
    assert all(call.ok for call in server.calls.of("sendMessage", "sendPhoto", "sendPoll"))
