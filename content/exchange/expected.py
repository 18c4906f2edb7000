"""Which numbers does one of our questions expect?"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from content.exchange.bank import PART
from content.exchange.outgoing import Leaving, OutCase
from content.parse.kind import number_and_tolerance
from learning.entries import read_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    value: Decimal
    tolerance: Decimal
    is_right: bool
    feedback: str


def numbers_of(out: OutCase, leaving: Leaving, where: str) -> Iterator[Number]:
    """Bare numbers: a unit behind one has no place elsewhere."""
    for answer in out.case.answers:
        value, tolerance = number_and_tolerance(answer.expected)
        read, margin = read_numbers(value), read_numbers(tolerance)
        if not read:
            leaving.drop(out, PART, f"„{answer.expected[:40]}“ ist keine Zahl und fehlt in {where}.")
            continue
        if any(char.isalpha() or char in "%€$°" for char in answer.expected):
            leaving.drop(out, PART, f"Die Einheit von „{answer.expected[:40]}“ fehlt in {where}.")
        yield Number(
            value=read[0],
            tolerance=abs(margin[0]) if margin else Decimal(0),
            is_right=bool(answer.checked),
            feedback=answer.feedback,
        )
