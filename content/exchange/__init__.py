"""How do questions come from other programs, and how do ours get there?

One file or folder for each format, all behind the same port; a bank is read tolerantly, and what has no
counterpart is listed with its line, never lost in silence.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from content.exchange.aiken.reading import read_aiken
from content.exchange.aiken.writing import write_aiken
from content.exchange.anki import write_anki
from content.exchange.assembly import assembled
from content.exchange.bank import UNREADABLE, Bank
from content.exchange.decoding import decoded
from content.exchange.gift.reading import read_gift
from content.exchange.gift.writing import write_gift
from content.exchange.moodle.reading import read_moodle_xml
from content.exchange.moodle.writing import write_moodle_xml
from content.exchange.port import READABLE, Exported, Exporter, Format, Imported, Importer, Tick, silent
from content.exchange.recognition import recognised
from content.exchange.spreadsheet import write_csv
from content.findings import in_reading_order
from content.parse.tree import ModuleText, QuizText

IMPORTERS: Final[Mapping[Format, Importer]] = {
    Format.GIFT: read_gift,
    Format.AIKEN: read_aiken,
    Format.MOODLE_XML: read_moodle_xml,
}
EXPORTERS: Final[Mapping[Format, Exporter]] = {
    Format.GIFT: write_gift,
    Format.AIKEN: write_aiken,
    Format.MOODLE_XML: write_moodle_xml,
    Format.CSV: write_csv,
    Format.ANKI: write_anki,
}


def read(
    raw: bytes,
    *,
    name: str,
    bank_format: Format | None = None,
    module_id: str = "",
    language: str = "de",
    tick: Tick = silent,
) -> Imported:
    """The drafts that a bank gives, whatever its bytes are.

    The name of the file shows in what is dropped, gives ids, and with the content its format if none is said.
    """
    path = name.replace("\\", "/").rsplit("/", 1)[-1] or "fragen"
    start = Bank(path=path)
    text = decoded(raw, start)
    chosen = bank_format or recognised(path, text)
    importer = IMPORTERS.get(chosen) if chosen else None
    if not text.strip() or importer is None:
        reason = "Datei ist leer." if not raw.strip() else "Das Format ist nicht zu erkennen."
        if not start.dropped or text.strip():
            start.drop(1, UNREADABLE, f"{reason} Lesbar sind {', '.join(READABLE)}.")
        return Imported(drafts=(), dropped=tuple(start.dropped))
    bank = importer(text, path, language, tick)
    if not bank.questions and not bank.dropped:
        bank.drop(1, UNREADABLE, "In der Datei steht keine Frage.")
    drafts = assembled(bank, module_id=module_id, language=language, tick=tick)
    return Imported(
        drafts=drafts, dropped=in_reading_order([*start.dropped, *bank.dropped]), media=bank.media
    )


def write(
    modules: Sequence[ModuleText], quizzes: Sequence[QuizText], *, bank_format: Format, at: datetime
) -> Exported:
    """The bank that the quizzes give, which are of one language; the time is that of the export."""
    return EXPORTERS[bank_format](modules, quizzes, at)


__all__ = ["Exported", "Format", "Imported", "read", "write"]
