"""Which hard words stand in a text, and what do they mean in one plain sentence of the reader's language?

Only whole words count, in any of their forms and with a capital letter or without: "Charge" is found in
"Eine Charge fehlt", never in "Chargenprotokoll" unless that is one of its forms.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

_PART = re.compile(r"\w+")


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
    own: str = ""
    """what the reader calls it, where the text is in another language than the sentence; else empty"""


class Glossary:
    def __init__(self, words: Iterable[Word] = ()) -> None:
        self.words = tuple(words)
        self._by_form = {form.casefold(): word for word in self.words for form in (*word.forms, word.word)}
        self._by_start: dict[str, list[str]] = {}
        """first word of a form -> forms that begin with it, the longest first"""
        for form in sorted(self._by_form, key=len, reverse=True):
            for start in _PART.findall(form)[:1]:
                self._by_start.setdefault(start, []).append(form)

    def found_in(self, text: str) -> tuple[Word, ...]:
        """Each once, in the order of the text; may be empty."""
        plain = " ".join(text.casefold().split())
        found = (self._form_at(plain, part) for part in _PART.finditer(plain))
        return tuple(dict.fromkeys(self._by_form[form] for form in found if form))

    def _form_at(self, text: str, part: re.Match[str]) -> str | None:
        """The longest form that begins with this word of the text and ends with a word."""
        return next(
            (
                form
                for form in self._by_start.get(part.group(), ())
                if text.startswith(form, part.start()) and not _PART.match(text, part.start() + len(form))
            ),
            None,
        )


def told_in(written: Iterable[Word], read: Iterable[Word]) -> tuple[Word, ...]:
    """The words of a text's language with what the reader's says of them; without it, their own sentence."""
    known = {word.id: word for word in read}
    return tuple(
        replace(word, says=theirs.says, own=theirs.word) if (theirs := known.get(word.id)) else word
        for word in written
    )


NO_WORDS = Glossary()
