"""Which hard words of the edition are explained, each in one plain sentence? glossar.de.yaml

A glossary of a language in which nothing is written has no forms: words are found by those of the text's
language, and explained with the sentence of the reader's under the same id.
"""

from typing import Final

import yaml

from content.sheets.fields import Limit, Reader, line_of
from learning.glossary import Word

WORDS: Final = range(1, 401)
FORMS: Final = range(1, 13)
"""of one word, where it has any"""
WORD: Final = Limit(chars=40)
SENTENCE: Final = Limit(words=16, is_sentence=True)


def read_words(reader: Reader, root: yaml.Node) -> list[tuple[Word, int]]:
    """Each with the number of its line in the file."""
    entries = reader.entries(root, "glossary/1", "words", WORDS)
    words = [(_word(reader, node), line_of(node)) for node in entries]
    seen: dict[str, str] = {}
    for node, (word, _) in zip(entries, words, strict=True):
        for form in (word.word, *word.forms):
            other = seen.setdefault(form.casefold(), word.id)
            if form and other != word.id:
                reader.error(node, "B009", f"„{form}“ erklärt schon der Eintrag „{other}“.")
    return words


def _word(reader: Reader, node: yaml.Node) -> Word:
    fields = reader.fields(node, ("id", "word", "says"), ("forms",))
    forms = reader.items(fields, "forms", FORMS)
    return Word(
        id=reader.id(fields),
        word=reader.text(fields, "word", WORD),
        forms=tuple(reader.text({"forms": form}, "forms", WORD) for form in forms),
        says=reader.text(fields, "says", SENTENCE),
    )
