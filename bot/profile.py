"""What stands over the empty chat and in the menu? Told to the server only where it has changed,
because it lets nobody rename a bot often.
"""

import logging

from telegram import BotCommand
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.texts import me as texts
from bot.texts import menu
from bot.texts.tongue import LANGUAGES, speak
from contacts.model import Role

logger = logging.getLogger(__name__)

LEARNERS = frozenset({Role.LEARNER})
"""whose menu stands in a chat before anybody has told more of themselves"""
STRANGERS = "en"
"""for whoever's Telegram speaks none of ours"""
SHOWN_IN = {"": STRANGERS, **{language: language for language in LANGUAGES if language != STRANGERS}}
"""language of the person's Telegram -> ours; empty: every other one"""


async def introduce(bot: ExtBot[None]) -> None:
    """Name, descriptions and command menu per language; what fails is tried at the next start."""
    try:
        for theirs, ours in SHOWN_IN.items():
            await _name(bot, theirs, texts.bot_name(speak(ours)))
            await _descriptions(bot, theirs, ours)
            await _commands(bot, theirs, ours)
    except TelegramError as error:
        logger.warning("The bot could not introduce itself", extra={"error": type(error).__name__})


async def _name(bot: ExtBot[None], language: str, name: str) -> None:
    if (await bot.get_my_name(language or None)).name != name:
        await bot.set_my_name(name, language or None)


async def _descriptions(bot: ExtBot[None], theirs: str, ours: str) -> None:
    to, code = speak(ours), theirs or None
    long, short = texts.bot_description(to), texts.bot_short_description(to)
    if (await bot.get_my_description(code)).description != long:
        await bot.set_my_description(long, code)
    if (await bot.get_my_short_description(code)).short_description != short:
        await bot.set_my_short_description(short, code)


async def _commands(bot: ExtBot[None], theirs: str, ours: str) -> None:
    found = menu.commands(speak(ours), LEARNERS)
    told = tuple(BotCommand(name, description) for name, description in found)
    if await bot.get_my_commands(language_code=theirs or None) != told:
        await bot.set_my_commands(told, language_code=theirs or None)
