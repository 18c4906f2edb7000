"""In which language is something said? The only caller of gettext and of Babel's formats.

German is the language of the source; another one has a catalogue in bot/locale, read when it is first needed.
"""

import html
from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from functools import lru_cache

from babel import Locale, dates, lists, numbers
from babel.support import NullTranslations

from bot.texts.catalogue import catalogue
from bot.texts.direction import RIGHT_TO_LEFT, directed, isolated

SOURCE = "de"
LANGUAGES = {
    "de": "Deutsch",
    "en": "English",
    "tr": "Türkçe",
    "pl": "Polski",
    "uk": "Українська",
    "ro": "Română",
    "ar": "العربية",
}
"""Each with its own name for itself; all but the source have a folder in bot/locale."""
FROM_THE_RIGHT = frozenset({"ar"})
"""Babel knows it, too, but reads a megabyte a language for it: more than all its sentences."""


class Tongue:
    """One language: its sentences, plurals, numbers, dates and lists."""

    def __init__(self, language: str, catalogue: NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue
        self._locale = Locale.parse(language)
        self.is_from_the_right = language in FROM_THE_RIGHT

    def _(self, message: str) -> str:
        return self._directed(str(self._catalogue.gettext(message)))

    def n_(self, singular: str, plural: str, count: int) -> str:
        return self._directed(str(self._catalogue.ngettext(singular, plural, count)))

    def _directed(self, sentence: str) -> str:
        return directed(sentence) if self.is_from_the_right else sentence

    def apart(self, text: str) -> str:
        """A name, a title or a command beside words of this language, in the direction of its own letters."""
        return str(isolated(text)) if self.is_from_the_right else text

    def begins(self, line: str) -> str:
        """A line of this language that does not begin with a sentence of it, such as "/lernen · ..."."""
        return f"{RIGHT_TO_LEFT}{line}" if self.is_from_the_right else line

    def number(self, value: int) -> str:
        return numbers.format_decimal(value, locale=self._locale)

    def decimal(self, value: str) -> str:
        """A number such as 12.5 as the language writes it."""
        return str(numbers.format_decimal(Decimal(value), locale=self._locale, decimal_quantization=False))

    def day(self, value: date) -> str:
        return dates.format_date(value, "full", locale=self._locale)

    def near_day(self, value: date) -> str:
        """Weekday, day and month of a day within a year: Montag, 7. September."""
        weekday = dates.get_day_names("wide", locale=self._locale)[value.weekday()]
        return self.beside([weekday, self.short_day(value)])

    def short_day(self, value: date) -> str:
        """Day and month, with the year only by context: 4. Januar."""
        return str(dates.format_skeleton("MMMMd", value, locale=self._locale))

    def numeric_day(self, value: date) -> str:
        """Day and month as short as the language has it, so that nobody takes one for the other: 7.9."""
        if self.is_from_the_right:  # its own pattern has a mark before the slash, which makes a command of it
            return f"{value.day}.{value.month}"
        skeleton = "MMMd" if self.language == "en" else "Md"  # 9/7 is the ninth of July to whoever works here
        return str(dates.format_skeleton(skeleton, value, locale=self._locale))

    def month(self, value: date) -> str:
        """With its year: November 2026."""
        return str(dates.format_skeleton("yMMMM", value, locale=self._locale))

    def weekday(self, day: int) -> str:
        """Short, 0 is Monday."""
        return str(dates.get_day_names("abbreviated", locale=self._locale)[day]).rstrip(".")

    def clock(self, value: time) -> str:
        return dates.format_time(value, "short", locale=self._locale)

    def hour(self, value: int) -> str:
        """A full hour: 6:00 Uhr is said by the sentence around it."""
        return self.clock(time(value))

    def beside(self, items: Sequence[str]) -> str:
        """One after the other with commas alone, where no sentence is made of them."""
        return ("، " if self.is_from_the_right else ", ").join(items)

    def list(self, items: Sequence[str]) -> str:
        return lists.format_list([self.apart(item) for item in items], locale=self._locale)


def nearest(language_code: str | None) -> str:
    """The language of the interface for a code such as "de-AT"; English for a stranger's tongue."""
    code = (language_code or SOURCE).split("-")[0].lower()
    return code if code in LANGUAGES else "en"


@lru_cache
def speak(language: str) -> Tongue:
    return Tongue(language, NullTranslations() if language == SOURCE else catalogue(language))


def escape(text: str) -> str:
    """A name or number from outside, safe inside a sentence with markup."""
    return html.escape(text, quote=False)
