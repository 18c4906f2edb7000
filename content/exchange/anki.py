"""How do our questions become cards for Anki?

Deck, note and note type have ids made of our keys, so that a second import updates the cards that somebody
already learns with. The same content at the same time gives the same bytes.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from content.exchange.outgoing import Leaving, OutCase, cases_of
from content.exchange.port import Exported
from content.parse.tree import AnswerText, Kind, ModuleText, QuizText

if TYPE_CHECKING:
    import genanki

NAME: Final = "Anki"
MODEL_NAME: Final = "Pausenbrot"
FIELDS: Final = ("Frage", "Antwort", "Schlüssel")
STYLE: Final = """\
.card { font-family: sans-serif; font-size: 1.1em; line-height: 1.4; max-width: 36em; margin: 0 auto; }
.right { font-weight: bold; }
.why { opacity: 0.8; }
table, td, th { border: 1px solid; border-collapse: collapse; padding: 0.2em 0.5em; }
"""
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""the earliest time that a zip knows"""
BETWEEN_FIELDS: Final = "\x1f"
"""by which Anki tells the fields of a note apart"""
RIGHT: Final = {True: "✓ ", False: "✗ ", None: ""}


def write_anki(modules: Sequence[ModuleText], quizzes: Sequence[QuizText], at: datetime) -> Exported:
    import genanki

    leaving = Leaving()
    model = genanki.Model(
        stable_id(MODEL_NAME),
        MODEL_NAME,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Karte", "qfmt": "{{Frage}}", "afmt": "{{FrontSide}}<hr>{{Antwort}}"}],
        css=STYLE,
    )
    decks: dict[str, genanki.Deck] = {}
    count = 0
    for out in cases_of(modules, quizzes, leaving):
        if out.kind is Kind.SCENARIO:
            leaving.drop_kind(out, NAME)
            continue
        key = f"{out.quiz.id}.{out.quiz.language}"
        if key not in decks:
            decks[key] = genanki.Deck(stable_id(key), f"{MODEL_NAME}::{out.module_title}")
        decks[key].add_note(_note(model, out))
        count += 1
    raw = _package(list(decks.values()), at)
    return Exported(raw=raw, dropped=tuple(leaving.dropped), question_count=count)


def stable_id(key: str) -> int:
    """Between 2**30 and 2**31, where Anki wants it; the same for ever for the same key."""
    return (1 << 30) + int.from_bytes(sha256(key.encode()).digest()[:4]) % (1 << 30)


def _note(model: "genanki.Model", out: OutCase) -> "genanki.Note":
    import genanki

    name = f"{out.name}.{out.quiz.language}"
    fields = ("".join(_front(out)), "".join(_back(out)), name)
    return genanki.Note(
        model=model,
        fields=[part.replace(BETWEEN_FIELDS, "") for part in fields],
        guid=genanki.guid_for(MODEL_NAME, name),
        tags=[out.quiz.id, f"{out.quiz.id}/{out.unit_id}"],
    )


def _front(out: OutCase) -> Iterator[str]:
    yield f"<h3>{_inline(out.title)}</h3>{_html(out.case.stem)}"
    shown = sorted(out.case.answers, key=lambda answer: sha256(answer.text.encode()).digest())
    if out.kind.is_choice:
        shown = list(out.case.answers)
    if out.kind.is_choice or out.kind is Kind.ORDER:
        yield f"<ul>{''.join(f'<li>{_inline(answer.text)}</li>' for answer in shown)}</ul>"
    if out.kind is Kind.MATCH:
        right = sorted(right for _, right in out.pairs)
        lists = [[left for left, _ in out.pairs], right]
        yield "".join(f"<ul>{''.join(f'<li>{_inline(cell)}</li>' for cell in cells)}</ul>" for cells in lists)
    if out.case.hint:
        yield f"<details><summary>Tipp</summary>{_html(out.case.hint)}</details>"


def _back(out: OutCase) -> Iterator[str]:
    if out.kind is Kind.MATCH:
        cells = [f"<td>{_inline(left)}</td><td>{_inline(right)}</td>" for left, right in out.pairs]
        yield f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    elif out.case.answers:
        tag = "ol" if out.kind is Kind.ORDER else "ul"
        yield f"<{tag}>{''.join(_answer(answer) for answer in out.case.answers)}</{tag}>"
    yield _html(out.case.explanation)


def _answer(answer: AnswerText) -> str:
    style = ' class="right"' if answer.checked else ""
    text = escape(answer.expected) if answer.is_typed else _inline(answer.text)
    why = f'<div class="why">{_html(answer.feedback)}</div>' if answer.feedback else ""
    return f"<li><span{style}>{RIGHT[answer.checked]}{text}</span>{why}</li>"


@cache
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _html(markdown: str) -> str:
    return str(_renderer().render(markdown)).strip() if markdown else ""


def _inline(markdown: str) -> str:
    return str(_renderer().renderInline(markdown))


def _package(decks: "list[genanki.Deck]", at: datetime) -> bytes:
    """Newer than any before: Anki updates notes that are newer than its own."""
    import genanki

    written = io.BytesIO()
    genanki.Package(decks).write_to_file(written, timestamp=at.timestamp())
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
