"""What does reading a large question bank and writing it out again cost, against mere line splitting?"""

import re
from datetime import UTC, datetime

from benchmarks.figures import Check, Figure, Row
from benchmarks.packing import interleaved_ms
from content import EDITION
from content.draft import written
from content.edition import read_edition
from content.exchange import Format, read, write

QUESTIONS = 10_000
QUICK_QUESTIONS = 2_000
BAR_S = 10
"""for 10,000 questions, writing out included"""
LINEAR = 1.6
"""Twice the questions may take this much more than twice the time: noise, and larger heaps."""
AT = datetime(2026, 3, 2, tzinfo=UTC)
MARK = re.compile(r"[{}=~#]")


def measure(*, quick: bool) -> list[Row]:
    count = QUICK_QUESTIONS if quick else QUESTIONS
    small, large = _bank(count // 2), _bank(count)
    rounds = 1 if quick else 3
    ours, baseline = interleaved_ms(lambda: _import(large), lambda: _split(large), rounds=rounds)
    whole, half = interleaved_ms(lambda: _import(large), lambda: _import(small), rounds=rounds)
    return [
        Figure(
            what=f"import {count} GIFT questions",
            ours=ours / 1000,
            baseline=baseline / 1000,
            unit="s",
            against="split at its marks",
            amount_bar=BAR_S * count / QUESTIONS,
        ),
        Figure(
            what=f"import {count}, half as many twice",
            ours=whole / 1000,
            baseline=2 * half / 1000,
            unit="s",
            against=f"import {count // 2}, twice",
            ratio_bar=LINEAR,
        ),
        _count(large, count),
        *_there_and_back(rounds),
    ]


def _there_and_back(rounds: int) -> list[Row]:
    edition = read_edition(EDITION)
    quizzes = [quiz for quiz in edition.quizzes if quiz.language == "de"]
    rows: list[Row] = []
    for bank_format in (Format.GIFT, Format.MOODLE_XML):
        raw = write(edition.modules, quizzes, bank_format=bank_format, at=AT).raw
        ending = {Format.GIFT: "gift", Format.MOODLE_XML: "xml"}[bank_format]

        def export(bank_format: Format = bank_format) -> object:
            return write(edition.modules, quizzes, bank_format=bank_format, at=AT)

        def bring_in(raw: bytes = raw, name: str = f"bank.{ending}") -> object:
            return read(raw, name=name)

        ours, baseline = interleaved_ms(bring_in, export, rounds=rounds)
        rows.append(
            Figure(
                what=f"read our content from {bank_format}",
                ours=ours,
                baseline=baseline,
                unit="ms",
                against="write it there",
            )
        )
    return rows


def _count(bank: bytes, count: int) -> Check:
    found = read(bank, name="bank.gift").question_count
    return Check(what="all of them arrive", holds=found == count, seen=f"{found} of {count}")


def _import(bank: bytes) -> object:
    return [written(draft) for draft in read(bank, name="bank.gift").drafts]


def _split(bank: bytes) -> object:
    return [MARK.split(line) for line in bank.decode().split("\n")]


def _bank(count: int) -> bytes:
    parts = []
    for number in range(count):
        if number % 50 == 0:
            parts.append(f"$CATEGORY: $course$/top/Thema {number // 50}")
        parts.append(
            f"::Frage {number}::Im Lager stehen {number} Kartons\\: Wie viele passen auf die Palette?{{\n"
            f"\t={number} Kartons # Ja, genau so viele.\n"
            f"\t~{number + 1} Kartons # Einer bliebe stehen.\n"
            f"\t~{number + 2} Kartons # Zwei blieben stehen.\n"
            "\t#### Zählen hilft.\n}"
        )
    return "\n\n".join(parts).encode()
