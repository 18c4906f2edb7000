"""What do the braces of a GIFT question ask for?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from content.draft import DraftAnswer
from content.exchange import options
from content.exchange.bank import PART, Bank
from content.exchange.gift.blocks import unescaped
from content.exchange.options import Option
from content.exchange.prose import WRITINGS, Prose, Writing
from content.parse.tree import Kind

MARKER: Final = re.compile(r"([=~])")
WEIGHT: Final = re.compile(r"^\s*%(?P<share>-?[0-9.,]{1,20})%")
WRITING: Final = re.compile(r"^\s*\[(?P<name>html|markdown|plain|moodle)\]", re.IGNORECASE)
TRUTH: Final = re.compile(r"^(?P<word>TRUE|T|FALSE|F)\s*(?:#(?P<feedback>.*))?$", re.IGNORECASE | re.DOTALL)
GENERAL: Final = "####"
ARROW: Final = "->"
RANGE: Final = ".."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    kind: Kind
    answers: tuple[DraftAnswer, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    explanation: str = ""
    says_multiple: bool = False


@dataclass(frozen=True, slots=True)
class _Raw:
    """One answer with stand-ins."""

    marker: str
    text: str
    feedback: str
    share: float | None
    """None: it says nothing"""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Reads the braces of one question."""

    prose: Prose
    writing: Writing
    language: str
    line: int
    """of the opening brace"""

    @property
    def bank(self) -> Bank:
        return self.prose.bank

    def read(self, inside: str) -> Asked | str:
        """What is asked, or the German reason why the question has no counterpart."""
        body, _, general = inside.partition(GENERAL)
        explanation = self._block(general, self.line + body.count("\n"))
        body_start = self.line + body[: len(body) - len(body.lstrip())].count("\n")
        body = body.strip()
        if not body:
            return Asked(kind=Kind.REFLECT, explanation=explanation)
        if truth := TRUTH.match(body):
            return Asked(kind=Kind.SINGLE, answers=self._truth(truth), explanation=explanation)
        if body.startswith("#"):
            return _typed(Kind.NUMBER, self._numbers(body[1:], body_start), explanation)
        raw = list(self._raw(body, body_start))
        if not raw:
            shown = " ".join(unescaped(body).split())[:40]
            return f"Was in den Klammern steht, ist keine Antwort: „{shown}“. Die Frage fehlt."
        markers = {one.marker for one in raw}
        if markers == {"="} and all(ARROW in one.text for one in raw):
            return Asked(kind=Kind.MATCH, pairs=tuple(self._pairs(raw)), explanation=explanation)
        if markers == {"="}:
            return _typed(Kind.TEXT, self._words(raw), explanation)
        return self._choice(raw, explanation)

    def _truth(self, found: re.Match[str]) -> tuple[DraftAnswer, ...]:
        wrong, _, right = (found["feedback"] or "").partition("#")
        texts = [self._block(part.partition("#")[0], self.line) for part in (wrong, right)]
        is_true = found["word"].upper().startswith("T")
        feedbacks = (texts[1], texts[0]) if is_true else (texts[0], texts[1])
        return options.truth(is_true=is_true, feedbacks=feedbacks, language=self.language)

    def _choice(self, raw: list[_Raw], explanation: str) -> Asked:
        """Without any = all that gives points belongs together."""
        takes_several = all(one.marker == "~" for one in raw)
        found = [
            Option(
                text=self._line(one.text, one.line),
                share=_share(one),
                feedback=self._block(one.feedback, one.line),
                line=one.line,
            )
            for one in raw
        ]
        kind, answers = options.choice(found, takes_several=takes_several, bank=self.bank)
        return Asked(kind=kind, answers=answers, explanation=explanation, says_multiple=takes_several)

    def _words(self, raw: list[_Raw]) -> tuple[DraftAnswer, ...]:
        found = [
            Option(
                text=self._word(one),
                share=_share(one),
                feedback=self._block(one.feedback, one.line),
                line=one.line,
            )
            for one in raw
        ]
        return options.typed([option for option in found if option.text], bank=self.bank)

    def _word(self, raw: _Raw) -> str:
        writing, text = _writing(raw.text, self.writing)
        return options.without_wildcards(
            self.prose.literal(unescaped(text), writing), line=raw.line, bank=self.bank
        )

    def _pairs(self, raw: list[_Raw]) -> Iterator[tuple[str, str]]:
        for one in raw:
            left, _, right = one.text.partition(ARROW)
            pair = self._line(left, one.line), self._line(right, one.line)
            if all(pair):
                yield pair
            else:
                self.bank.drop(
                    one.line, PART, "Eine Zuordnung ohne Gegenstück gibt es hier nicht. Sie fehlt."
                )
            if one.feedback.strip():
                self.bank.drop(one.line, PART, "Eine Rückmeldung je Zuordnung gibt es hier nicht. Sie fehlt.")

    def _numbers(self, body: str, line: int) -> tuple[DraftAnswer, ...]:
        if "=" in body or "~" in body.partition("#")[0]:
            raw = list(self._raw(body, line))
        else:
            value, _, feedback = body.partition("#")
            raw = [_Raw("=", value, feedback, None, line)]
        found = []
        for one in raw:
            number, tolerance = _number_and_tolerance(unescaped(one.text))
            if number is None:
                shown = " ".join(unescaped(one.text).split())[:40]
                reason = f"„{shown}“ als Zahl" if shown else "Eine Rückmeldung für alle anderen Zahlen"
                self.bank.drop(one.line, PART, f"{reason} gibt es hier nicht. Sie fehlt.")
                continue
            text = options.number_text(number, tolerance, self.language)
            feedback = self._block(one.feedback, one.line)
            found.append(Option(text=text, share=_share(one), feedback=feedback, line=one.line))
        return options.typed(found, bank=self.bank)

    def _raw(self, body: str, line: int) -> Iterator[_Raw]:
        before, *pieces = MARKER.split(body)
        if before.strip() and pieces:
            shown = " ".join(unescaped(before).split())[:40]
            self.bank.drop(line, PART, f"„{shown}“ steht vor der ersten Antwort. Es fehlt.")
        line += before.count("\n")
        for marker, piece in zip(pieces[::2], pieces[1::2], strict=True):
            text, _, feedback = piece.partition("#")
            weight = WEIGHT.match(text)
            share = options.share(weight["share"], 0.0) if weight else None
            text = text[weight.end() :] if weight else text
            if text.strip() or feedback.strip():
                yield _Raw(marker, text, feedback, share, line)
            line += piece.count("\n")

    def _line(self, text: str, line: int) -> str:
        writing, text = _writing(text, self.writing)
        return self.prose.line(unescaped(text), writing, line=line)

    def _block(self, text: str, line: int) -> str:
        writing, text = _writing(text, self.writing)
        return self.prose.block(unescaped(text.strip()), writing, line=line)


def _writing(text: str, otherwise: Writing) -> tuple[Writing, str]:
    found = WRITING.match(text)
    return (WRITINGS[found["name"].lower()], text[found.end() :]) if found else (otherwise, text)


def _share(raw: _Raw) -> float:
    if raw.share is not None:
        return raw.share
    return options.WHOLE_SHARE if raw.marker == "=" else 0.0


def _typed(kind: Kind, answers: tuple[DraftAnswer, ...], explanation: str) -> Asked | str:
    if not answers:
        return "Keine erwartete Antwort ist lesbar. Die Frage fehlt."
    return Asked(kind=kind, answers=answers, explanation=explanation)


def _number_and_tolerance(text: str) -> tuple[Decimal | None, Decimal]:
    """Of "17", "17:0.5" and "1..5"; None for what is no number."""
    least, dots, most = text.partition(RANGE)
    if dots:
        low, high = options.number(least), options.number(most)
        if low is None or high is None:
            return None, Decimal(0)
        return (low + high) / 2, abs(high - low) / 2
    value, _, tolerance = text.partition(":")
    return options.number(value), abs(options.number(tolerance) or Decimal(0))
