"""How do flags look: to the learner who sets one, and to the trainers who get them all at once?"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot import callbacks
from bot.callbacks import encode
from bot.screens.prose import joined
from bot.screens.screen import Button, Screen, pairs, row
from bot.spots import Spot
from bot.subjects import short
from bot.texts import voices as texts
from bot.texts.tongue import Tongue, escape
from contacts.voices import LONGEST_ANSWER, LONGEST_REMARK, FlagKind, Voiced

ASK, FLAG, BACK, WORDS, SEND, DROP = "ask", "flag", "back", "words", "send", "drop"
"""topics of a button"""
A_PAGE: Final = 8
"""subjects in one message, each with its button"""

# --- for learners -------------------------------------------------------------------------------


def flag_row(to: Tongue, subject: str) -> tuple[Button, ...]:
    """Quiet, below what goes on."""
    return row(_button(texts.flag(to), ASK, subject))


def ask(to: Tongue, spot: Spot, present: FlagKind | None) -> Screen:
    asked = texts.ask(to, spot.question) if spot.question else texts.ask_of_unit(to, spot.unit)
    buttons = []
    for kind in FlagKind:
        label = texts.kind(to, kind)
        shown = texts.chosen(label) if kind is present else label
        buttons.append(_button(shown, FLAG, spot.subject, kind.value))
    return Screen(html=asked, rows=(row(*buttons[:2]), row(*buttons[2:])))


def flagged(to: Tongue, spot: Spot, kind: FlagKind, *, has_reader: bool) -> Screen:
    return Screen(
        html=joined(
            texts.thanks(to, texts.kind(to, kind)),
            texts.who_reads(to) if has_reader else texts.nobody_reads(to),
        ),
        rows=(
            row(
                _button(texts.add_words(to), WORDS, spot.subject),
                _button(texts.take_back(to), BACK, spot.subject),
            ),
        ),
    )


def taken_back(to: Tongue, *, was_told: bool) -> Screen:
    return Screen(html=texts.taken_back_late(to) if was_told else texts.taken_back(to))


def write(to: Tongue, spot: Spot) -> Screen:
    return Screen(html=texts.write(to, LONGEST_REMARK), rows=(row(_never_mind(to, spot)),))


def preview(to: Tongue, spot: Spot, kind: FlagKind, words: str) -> Screen:
    """The tap on "send" brings the quotation along: nothing else knows the words."""
    return Screen(
        html=_word_for_word(to, words, texts.about_remark(to, spot.title, texts.kind(to, kind))),
        rows=(
            row(
                _button(texts.send(to), SEND, spot.subject),
                _button(texts.do_not_send(to), DROP, spot.subject),
            ),
        ),
    )


def too_long(to: Tongue, spot: Spot, *, characters: int) -> Screen:
    said = texts.too_long(to, characters=characters, longest=LONGEST_REMARK)
    return Screen(html=said, rows=(row(_never_mind(to, spot)),))


def remark_kept(to: Tongue, *, has_reader: bool) -> Screen:
    return Screen(html=texts.remark_kept(to) if has_reader else texts.remark_kept_unread(to))


def nothing_sent(to: Tongue) -> Screen:
    return Screen(html=texts.nothing_sent(to))


def answered(to: Tongue, spot: Spot, reply: str) -> Screen:
    return Screen(html=f"{texts.answer_to(to, spot.title)}\n{_quoted(reply)}")


# --- for trainers -------------------------------------------------------------------------------


def week(
    to: Tongue, *, company: str, company_id: int, until: date, said: Sequence[tuple[Spot, Voiced]]
) -> tuple[Screen, ...]:
    """One message, or several where much was said."""
    pages = [said[start : start + A_PAGE] for start in range(0, len(said), A_PAGE)]
    head = joined(texts.week_title(to, company), texts.week_intro(to, until))
    made = []
    for place, page in enumerate(pages):
        numbered = list(enumerate(page, start=place * A_PAGE + 1))
        part = texts.page(to, number=place + 1, of=len(pages)) if len(pages) > 1 else ""
        blocks = [_subject(to, number, spot, one) for number, (spot, one) in numbered]
        buttons = [
            Button(
                text=texts.answer_number(to, number),
                data=encode(callbacks.VoiceAnswer(company_id, ASK, short(spot.subject))),
            )
            for number, (spot, one) in numbered
            if one.counts  # only a sentence is left: nobody is known to whom an answer could go
        ]
        made.append(
            Screen(
                html=joined(head, part, *blocks),
                rows=pairs(*buttons),
            )
        )
    return tuple(made)


def write_answer(to: Tongue, spot: Spot, company: int) -> Screen:
    rows = (row(_answer(texts.never_mind(to), company, DROP, spot)),)
    return Screen(html=texts.write_answer(to, spot.title, LONGEST_ANSWER), rows=rows)


def preview_answer(to: Tongue, spot: Spot, company: int, words: str) -> Screen:
    return Screen(
        html=_word_for_word(to, words, texts.about_answer(to, spot.title)),
        rows=(
            row(
                _answer(texts.send(to), company, SEND, spot),
                _answer(texts.do_not_send(to), company, DROP, spot),
            ),
        ),
    )


def answer_too_long(to: Tongue, spot: Spot, company: int, *, characters: int) -> Screen:
    said = texts.too_long(to, characters=characters, longest=LONGEST_ANSWER)
    return Screen(html=said, rows=(row(_answer(texts.never_mind(to), company, DROP, spot)),))


def answer_sent(to: Tongue) -> Screen:
    return Screen(html=texts.answer_sent(to))


def subject_gone(to: Tongue) -> Screen:
    return Screen(html=texts.subject_gone(to))


# --- parts --------------------------------------------------------------------------------------


def _subject(to: Tongue, number: int, spot: Spot, one: Voiced) -> str:
    around = texts.within(spot.module, spot.unit) if spot.question else texts.within(spot.module)
    counts = to.beside(
        [texts.count(to, number=times, said=texts.kind(to, kind)) for kind, times in one.counts]
    )
    sentences = [
        texts.sentence(to, words=remark.words, said=texts.kind(to, remark.kind)) for remark in one.remarks
    ]
    place = texts.line(to, path=spot.path, line=spot.line) if spot.path else ""
    lines = (texts.subject(number, spot.title), around, place, counts, *sentences)
    return "\n".join(line for line in lines if line)


def _word_for_word(to: Tongue, words: str, about: str) -> str:
    return f"{texts.word_for_word(to)}\n{_quoted(words)}\n{about}"


def _quoted(words: str) -> str:
    return f"<blockquote>{escape(words)}</blockquote>"


def _never_mind(to: Tongue, spot: Spot) -> Button:
    return _button(texts.never_mind(to), DROP, spot.subject)


def _button(text: str, topic: str, subject: str, kind: str = "-") -> Button:
    return Button(text=text, data=encode(callbacks.Voice(topic, short(subject), kind)))


def _answer(text: str, company: int, step: str, spot: Spot) -> Button:
    return Button(text=text, data=encode(callbacks.VoiceAnswer(company, step, short(spot.subject))))
