"""Has somebody blocked the bot, or let it in again? Telegram says so at once."""

from telegram import ChatMember, Update
from telegram.ext import ChatMemberHandler

from bot.clock import Clock
from bot.context import BotContext
from bot.ledger import OpenLedger


def reachability(open_ledger: OpenLedger, clock: Clock) -> ChatMemberHandler[BotContext, None]:
    async def note(update: Update, _context: BotContext) -> None:
        changed = update.my_chat_member
        if changed is None or changed.chat.type != changed.chat.PRIVATE:
            return
        async with open_ledger() as ledger:
            contact = await ledger.people.find(changed.chat.id)
            if contact is None:
                return
            if changed.new_chat_member.status == ChatMember.BANNED:
                await ledger.people.mark_blocked(contact.id, on=clock().date())
            else:
                await ledger.people.mark_reachable(contact.id)

    return ChatMemberHandler(note, ChatMemberHandler.MY_CHAT_MEMBER)
