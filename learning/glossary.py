"""Which hard words stand in a text, and what do they mean in one plain sentence?

Only whole words count, in any of their forms and with a capital letter or without: "Charge" is found in
"Eine Charge fehlt", never in "Chargenprotokoll" unless that is one of its forms.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    id: str
    """the same in every language"""
    word: str
    """as a dictionary has it"""
    forms: tuple[str, ...] = ()
    """how else it stands in texts: plurals, compounds; may be empty"""
    says: str
    """one plain sentence"""


class Glossary:
    def __init__(self, words: Iterable[Word] = ()) -> None:
        self.words = tuple(words)
        self._by_form = {form.casefold(): word for word in self.words for form in (*word.forms, word.word)}
        longest_first = sorted(self._by_form, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")

    def found_in(self, text: str) -> tuple[Word, ...]:
        """Each once, in the order of the text; may be empty."""
        found = self._pattern.findall(" ".join(text.casefold().split()))
        return tuple(dict.fromkeys(self._by_form[form] for form in found))


NO_WORDS = Glossary()
