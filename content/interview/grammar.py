"""How does a short answer become a part of a sentence?

She completes "Ich merke es, wenn ...": the same words stand behind "dass", "ob" and "wenn", because the
verb is at the end of each. A phone begins every message with a capital: within a sentence it goes, where
the word is known to be no noun.
"""

import re
from typing import Final

from content.interview.plain import capital, line, sentence, sentences, unstopped

_ANY_CASE: Final = re.IGNORECASE
_CLAUSE: Final = {
    "de": re.compile(
        r"(?:(?:ich\s+(?:merke|erkenne|sehe)(?:\s+(?:es|das))?|harmlos\s+ist(?:\s+(?:es|das))?)"
        r"(?:\s+(?:daran|dann|immer))?[\s,]+)?(?:wenn|dass|sobald)\s+",
        _ANY_CASE,
    ),
    "en": re.compile(
        r"(?:(?:i\s+(?:notice|see)(?:\s+(?:it|this))?|it(?:\s+is|[’']s)\s+harmless)[\s,]+)?"
        r"(?:when(?:ever)?|if|that)\s+",
        _ANY_CASE,
    ),
}
_OPTION: Final = {
    "de": re.compile(
        r"(?:ich\s+wollte|andere\s+wollen|ich\s+rate(?:\s+dir)?|mein\s+rat)"
        r"(?:\s+(?:fast|oft|gleich))?[\s:,]+",
        _ANY_CASE,
    ),
    "en": re.compile(
        r"(?:i\s+was\s+about\s+to|i\s+wanted\s+to|others?\s+often|my\s+advice)[\s:,]+(?:to\s+)?", _ANY_CASE
    ),
}
_THEN: Final = {"de": re.compile(r"dann[\s,]+", _ANY_CASE), "en": re.compile(r"then[\s,]+", _ANY_CASE)}
_SUBJECT_FIRST: Final = re.compile(r"(ich|wir)\s+(\w+)", _ANY_CASE)
_PERSONAL: Final = {
    "de": re.compile(r"\b(?:ich|wir)\b", _ANY_CASE),
    "en": re.compile(r"\b(?:I|we)\b", _ANY_CASE),
}
_I: Final = re.compile(r"^i\b")
_NO_NOUNS: Final = re.compile(
    r"aber|alle|alles|als|am|an|auch|auf|aus|bei|beide|beim|bis|da|das|dein|deine|dem|den|der|des|die|diese"
    r"|dieser|dieses|doch|dort|drei|du|ein|eine|einem|einen|einer|eines|er|erst|es|etwas|für|fünf|gegen|heute"
    r"|hier|ich|ihr|im|immer|in|irgendwo|jede|jeden|jeder|jedes|jemand|kaum|kein|keine|keiner|man|mehr|mehrere"
    r"|mein|meine|mit|morgens|nach|nachts|nichts|nie|niemand|noch|nur|oft|ohne|plötzlich|seit|sich|sie|sogar"
    r"|über|um|und|uns|unser|unsere|unter|viele|vier|vom|von|vor|was|wer|wenige|wieder|wir|wo|zu|zuerst|zum"
    r"|zur|zwei|zwischen",
    _ANY_CASE,
)
_STEP_WORDS: Final = re.compile(
    r"(?:\d{1,2}[.):]?[\s\u202f]+|(?:zu)?erst(?:ens)?[\s,:]+|zweitens[\s,:]+|drittens[\s,:]+|dann[\s,:]+|danach[\s,:]+"
    r"|(?:und\s+)?zum\s+schluss[\s,:]+|und\s+dann\s+|zuletzt[\s,:]+|first(?:ly)?[\s,:]+|then[\s,:]+|and\s+then\s+"
    r"|next[\s,:]+|finally[\s,:]+)+",
    _ANY_CASE,
)
_STEP_ENDS: Final = re.compile(
    r"\s*(?:;|,\s*(?=(?:dann|danach|zuletzt|zum\s+schluss|und\s+dann|then|and\s+then|finally)\b))\s*",
    _ANY_CASE,
)
_NUMBERS: Final = re.compile(r"\s+(?=\d{1,2}[.)]\s)")
_COMMAS: Final = re.compile(r",\s+")


def option(said: str, language: str) -> str:
    """What somebody does, as it stands on a button."""
    return capital(_cut(said, _OPTION[language]))


def clause(said: str, language: str) -> str:
    """What stands behind "wenn"."""
    return _within(_cut(said, _CLAUSE[language]), language)


def then_clause(said: str, language: str) -> str:
    """What stands behind "dann"; empty if it is not about the one who says it."""
    rest = _cut(said, _THEN[language])
    if language == "en":
        rest = _within(rest, language)
        return _I.sub("I", rest) if _PERSONAL[language].search(rest) else f"I {rest}"
    if not _PERSONAL[language].search(rest):
        return ""
    turned = _SUBJECT_FIRST.sub(lambda found: f"{found[2]} {found[1].lower()}", rest, count=1)
    rest = turned if _SUBJECT_FIRST.match(rest) else rest
    return rest[:1].lower() + rest[1:]


def steps(said: tuple[str, ...]) -> tuple[str, ...]:
    """Each without its number: lines, or parts of a single line, numbered or not."""
    parts = said if len(said) > 1 else tuple(_NUMBERS.split(said[0]))
    parts = parts if len(parts) > 1 else sentences(parts)
    for ends in (_STEP_ENDS, _COMMAS):
        parts = parts if len(parts) > 1 else tuple(ends.split(parts[0]))
    kept = (unstopped(line(_STEP_WORDS.sub("", part, count=1))) for part in parts)
    return tuple(capital(line(part)) for part in kept if part)


def told(said: tuple[str, ...]) -> str:
    """Sentences of a case: a paragraph a line."""
    return "\n\n".join(sentence(part) for part in said)


def _cut(said: str, beginning: re.Pattern[str]) -> str:
    found = unstopped(said)
    match = beginning.match(found)
    return line(unstopped(found[match.end() :] if match else found)) or found


def _within(text: str, language: str) -> str:
    """As it is written in the middle of a sentence."""
    first = text.split(maxsplit=1)[0].rstrip(",") if text else ""
    is_english = language == "en" and (first == "A" or first[1:].islower())
    return text[:1].lower() + text[1:] if is_english or _NO_NOUNS.fullmatch(first) else text
