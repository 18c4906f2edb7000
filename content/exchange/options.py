"""Which answers are right here, where the bank gives each a share?"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from content.draft import MISSING, DraftAnswer
from content.exchange.bank import CHANGED, PART, Bank
from content.parse.tree import Kind

WHOLE_SHARE: Final = 100.0
SHOWN_CHARS: Final = 40
"""of an answer in a message"""
LARGEST_EXPONENT: Final = 20
"""a number longer than this is no answer at work"""
TRUTHS: Final = {"de": ("Stimmt", "Stimmt nicht"), "en": ("True", "False")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    text: str
    share: float
    """percent of the points: 100 right, 0 or less wrong"""
    feedback: str
    line: int


def choice(
    options: Sequence[Option], *, takes_several: bool, bank: Bank
) -> tuple[Kind, tuple[DraftAnswer, ...]]:
    """Several may be ticked where the bank says so, or where it takes each of several."""
    least = 0.0 if takes_several else _best(options)
    right = [option for option in options if _is_right(option, least)]
    if not right and options:
        bank.drop(options[0].line, PART, "Keine Antwort gibt Punkte. Setz selbst ein [x].")
    if takes_several and len({option.share for option in right}) > 1:
        bank.drop(options[0].line, PART, "Antworten zählen hier alle gleich. Ihr Gewicht fehlt.")
    if not takes_several and len(right) > 1:
        message = "Dort genügt eine von mehreren richtigen Antworten, hier gehören alle angekreuzt."
        bank.drop(right[1].line, CHANGED, message)
    _note_partly_right(options, least, bank)
    kind = Kind.MULTIPLE if takes_several or len(right) > 1 else Kind.SINGLE
    return kind, tuple(_answer(option, option.text, is_right=_is_right(option, least)) for option in options)


def typed(options: Sequence[Option], *, bank: Bank) -> tuple[DraftAnswer, ...]:
    least = _best(options)
    _note_partly_right(options, least, bank)
    return tuple(_answer(option, f"= {option.text}", is_right=_is_right(option, least)) for option in options)


def _best(options: Sequence[Option]) -> float:
    return max((option.share for option in options), default=0.0)


def _is_right(option: Option, least: float) -> bool:
    return option.share > 0 and option.share >= least


def truth(*, is_true: bool, feedbacks: tuple[str, str], language: str) -> tuple[DraftAnswer, ...]:
    """The feedbacks are for who says that it is true, then for who says that it is not."""
    texts = TRUTHS.get(language, TRUTHS["en"])
    return tuple(
        DraftAnswer(text=text, is_right=says is is_true, feedback=feedback or MISSING)
        for text, says, feedback in zip(texts, (True, False), feedbacks, strict=True)
    )


def _answer(option: Option, text: str, *, is_right: bool) -> DraftAnswer:
    return DraftAnswer(text=text, is_right=is_right, feedback=option.feedback or MISSING)


def _note_partly_right(options: Sequence[Option], least: float, bank: Bank) -> None:
    for option in options:
        if 0 < option.share < least:
            shown = f"„{option.text[:SHOWN_CHARS]}“ zählt dort {option.share:g} %."
            bank.drop(option.line, PART, f"{shown} Halb richtig gibt es hier nicht: Es gilt als falsch.")


def share(text: str, otherwise: float) -> float:
    """Percent, the other value for what is no number."""
    value = number(text)
    return float(value) if value is not None else otherwise


def number(text: str) -> Decimal | None:
    """With point or comma; None for what is no number, or one that nobody types."""
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    exponent = value.as_tuple().exponent
    is_short = isinstance(exponent, int) and abs(exponent) <= LARGEST_EXPONENT
    return value if is_short and abs(value.adjusted()) <= LARGEST_EXPONENT else None


def number_text(value: Decimal, tolerance: Decimal, language: str) -> str:
    """As our format has it: 12,5 ± 0,5."""
    return (
        f"{_shown(value, language)} ± {_shown(tolerance, language)}" if tolerance else _shown(value, language)
    )


def _shown(value: Decimal, language: str) -> str:
    plain = f"{value:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    whole, _, decimals = plain.partition(".")
    # 1.234 reads as a thousand and more, whatever the language
    is_mistaken = len(decimals) == 3 and len(whole.lstrip("-")) < 4
    return plain if language != "de" and not is_mistaken else plain.replace(".", ",")


def without_wildcards(word: str, *, line: int, bank: Bank) -> str:
    """The word; a star that stands for anything is told and taken away."""
    if "*" not in word:
        return word
    rest = " ".join(word.replace("*", " ").split())
    if rest:
        bank.drop(line, CHANGED, f"In „{word[:40]}“ steht * für beliebigen Text. Hier gilt nur das Wort.")
    else:
        bank.drop(line, PART, "Eine Rückmeldung für alle anderen Antworten gibt es hier nicht. Sie fehlt.")
    return rest
