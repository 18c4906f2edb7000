"""Compiles the catalogues ahead of the first start, for an image that stays read-only."""

from bot.texts.tongue import LANGUAGES, speak

for language in LANGUAGES:
    speak(language)
