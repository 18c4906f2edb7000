"""Which questions stand in an Aiken file? No feedback, no names, mostly one right answer."""

import re
from dataclasses import dataclass, field
from typing import Final

from content.exchange import options, plain
from content.exchange.bank import WHOLE, Bank, BankQuestion
from content.exchange.options import Option
from content.exchange.port import Tick

OPTION: Final = re.compile(r"^\s*(?P<letter>[A-Za-z])[.)]\s+(?P<text>\S.*)$")
ANSWER: Final = re.compile(r"^\s*ANSWERS?\s*:\s*(?P<letters>[A-Za-z](?:[\s,;]*[A-Za-z])*)\s*$", re.IGNORECASE)
LOOKS_LIKE_ANSWER: Final = re.compile(r"^\s*ANSWERS?\s*:", re.IGNORECASE)
TICK_LINES: Final = 2_000


@dataclass(slots=True)
class _Reading:
    bank: Bank
    start: int = 0
    text: list[str] = field(default_factory=list)
    options: list[tuple[str, list[str], int]] = field(default_factory=list)
    """letter, lines of the text and where it begins"""

    def take(self, number: int, line: str) -> None:
        if LOOKS_LIKE_ANSWER.match(line):
            self._answer(number, line)
        elif not line.strip():
            if self.options:
                self.lose()
        elif self.text and (option := OPTION.match(line)):
            self.options.append((option["letter"].upper(), [option["text"]], number))
        elif self.options:
            self.options[-1][1].append(line)
        else:
            self.start = self.start or number
            self.text.append(line.strip())

    def _answer(self, number: int, line: str) -> None:
        found = ANSWER.match(line)
        letters = set(re.findall(r"[A-Za-z]", found["letters"].upper())) if found else set()
        given = {letter for letter, _, _ in self.options}
        if not letters or not letters <= given or not self.text:
            self.lose(number)
            return
        chosen = [
            Option(
                text=" ".join(plain.as_markdown(" ".join(text)).split()),
                share=100.0 if letter in letters else 0.0,
                feedback="",
                line=at,
            )
            for letter, text, at in self.options
        ]
        kind, answers = options.choice(chosen, takes_several=len(letters) > 1, bank=self.bank)
        self.bank.questions.append(
            BankQuestion(
                kind=kind,
                line=self.start,
                name="",
                category=(),
                text=plain.as_markdown("\n".join(self.text)),
                answers=answers,
            )
        )
        self._begin()

    def lose(self, number: int = 0) -> None:
        """What stands there is no question; nothing if nothing stands there."""
        if self.text or number:
            message = "Hier fehlen Antworten „A. …“ oder eine Zeile „ANSWER: A“, die eine davon nennt."
            self.bank.drop(self.start or number, WHOLE, f"{message} Die Frage fehlt.")
        self._begin()

    def _begin(self) -> None:
        self.start, self.text, self.options = 0, [], []


def read_aiken(text: str, path: str, _language: str, tick: Tick) -> Bank:
    reading = _Reading(bank=Bank(path=path))
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        reading.take(number, line)
        if number % TICK_LINES == 0:
            tick(number, len(lines))
    reading.lose()
    return reading.bank
