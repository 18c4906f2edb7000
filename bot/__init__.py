"""How does a chat with Pausenbrot go? Telegram, and only here."""
