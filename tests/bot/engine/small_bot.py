"""The smallest bot on the real engine: every word has one effect, kept once, and one answer.

As a program it waits for a line, so that the next one can be ready before the last one is killed:

    python -m tests.bot.engine.small_bot echo|carry DATABASE_URL API_URL TOKEN DATA_DIR
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot import logs
from bot.application import build_application, reaches_server
from bot.chat import Chat
from bot.clock import Clock, system_clock
from bot.context import BotApplication, BotContext
from bot.courier import Courier
from bot.errors import LastResort
from bot.intake import Intake
from bot.payload import encode
from bot.replies import PATIENCE_S, Replies
from bot.screens.screen import Button, Screen, column
from bot.sending import Sender
from bot.settings import Settings
from contacts.model import ContactId, Kind
from db.keys import Keyring
from db.work import Database

KEY = bytes(range(32))
FAR = timedelta(days=365)
BUTTONS = column(Button(text="Antworten", data="answer"))
Handle = Callable[[Chat, str], Awaitable[object]]


def settings(api_url: str, token: str, data_dir: Path, **more: Any) -> Settings:
    """Of nobody's environment."""
    return Settings(
        _env_file=None,
        api_url=api_url,
        token=token,
        data_dir=data_dir,
        operator="IHK Musterstadt",
        operator_is_employer=False,
        **more,
    )


@dataclass(slots=True, kw_only=True)
class SmallBot:
    application: BotApplication
    database: Database
    clock: Clock
    courier: Courier
    intake: Intake
    replies: Replies
    sent: list[tuple[ContactId, Kind, int]]
    """what the courier told about nudges"""

    def on_text(self, handle: Handle) -> None:
        async def run(update: Update, context: BotContext) -> None:
            message = update.effective_message
            await handle(context.chat, (message.text if message else "") or "")

        self.application.add_handler(MessageHandler(filters.TEXT, run))

    def on_tap(self, handle: Handle) -> None:
        async def run(_update: Update, context: BotContext) -> None:
            await handle(context.chat, context.chat.data)

        self.application.add_handler(CallbackQueryHandler(run))

    async def plan(
        self,
        chat_id: int,
        html: str,
        *,
        kind: Kind = Kind.REPLY,
        dedup: str = "",
        valid_until: datetime | None = None,
        replaces: int | None = None,
        later: timedelta = timedelta(),
    ) -> None:
        async with self.database.work() as work:
            contact = await work.people.find(chat_id)
            assert contact is not None
            await work.outbox.plan(
                contact.id,
                kind,
                dedup=dedup or uuid4().hex,
                payload=encode(Screen(html=html, rows=BUTTONS)),
                due_at=self.clock() + later,
                valid_until=valid_until,
                replaces=replaces,
            )

    async def counts_once(self, chat: Chat, text: str) -> None:
        """The effect is a row that would be there twice if it happened twice."""
        async with self.database.work() as work:
            contact = await work.people.find(chat.chat_id)
            assert contact is not None
            if await work.updates.mark(chat.update_id, on=self.clock().date()):
                await work.outbox.plan(
                    contact.id,
                    Kind.REPLY,
                    dedup=f"effect {text} {uuid4().hex}",
                    payload="",
                    due_at=self.clock() + FAR,
                )
        await chat.send(Screen(html=text))


def build(
    made_with: Settings,
    database: Database,
    *,
    clock: Clock = system_clock,
    lease_s: float = 2.0,
    patience_s: float = PATIENCE_S,
) -> SmallBot:
    application = build_application(made_with)

    async def picture(path: str) -> bytes:
        return (made_with.data_dir / path).read_bytes()

    sender = Sender(application.bot, pictures=picture)
    sent: list[tuple[ContactId, Kind, int]] = []

    async def on_sent(contact: ContactId, kind: Kind, message_id: int) -> None:
        sent.append((contact, kind, message_id))

    courier = Courier(
        open_ledger=database.work,
        sender=sender,
        clock=clock,
        on_sent=on_sent,
        reaches_server=lambda: reaches_server(application.bot),
        lease_s=lease_s,
        send_s=lease_s * 0.75,
    )
    replies = Replies(
        open_ledger=database.work, clock=clock, wake_courier=courier.wake, patience_s=patience_s
    )
    application.bot_data.connect(sender=sender, replies=replies)
    last_resort = LastResort(application.bot_data, lambda _language, code: Screen(html=f"Code {code}"))
    intake = Intake(application, open_ledger=database.work, clock=clock, give_up=last_resort.give_up)
    return SmallBot(
        application=application,
        database=database,
        clock=clock,
        courier=courier,
        intake=intake,
        replies=replies,
        sent=sent,
    )


async def _live(role: str, database_url: str, made_with: Settings) -> None:
    database = await Database.open(database_url, Keyring(KEY))
    bot = build(made_with, database)
    bot.on_text(bot.counts_once)
    await bot.application.initialize()
    await (bot.intake.run() if role == "echo" else bot.courier.run())


if __name__ == "__main__":
    logs.set_up("WARNING")
    role, database_url, api_url, token, data_dir = sys.argv[1:]
    sys.stdin.readline()
    asyncio.run(_live(role, database_url, settings(api_url, token, Path(data_dir))))
