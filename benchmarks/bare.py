"""The least that a bot can do: answer the tap and change the bubble. The baseline of `benchmarks.answers`.

    python -m benchmarks.bare API_URL TOKEN

python-telegram-bot as its own examples set it up, with its own polling; nothing is kept.
"""

import logging
import sys

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, ContextTypes

TEXT = (
    "<b>Von 12 Fächern stimmen 3 nicht</b>\n\nDer Median der Abweichungen ist 0. Stimmt der Bestand?"
    "\n\nDu: <b>Nein, die Hälfte liegt darüber</b>\nDie Hälfte der Fächer hat keine Abweichung, mehr sagt er "
    "nicht.\n\nEs passt: <b>Nein, drei Fächer liegen falsch</b>\nDer Median sieht Ausreißer nicht."
)
ONWARD = InlineKeyboardMarkup([[InlineKeyboardButton("Weiter", callback_data="1f:zik0zj:1")]])


async def tapped(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer()
    await query.edit_message_text(TEXT, parse_mode="HTML", reply_markup=ONWARD)


def main(api_url: str, token: str) -> None:
    logging.basicConfig(level=logging.WARNING)
    application = ApplicationBuilder().token(token).base_url(f"{api_url}/bot").build()
    application.add_handler(CallbackQueryHandler(tapped))
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
