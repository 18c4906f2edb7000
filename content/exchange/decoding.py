"""Which text do the bytes of a bank stand for?

Files come from Windows editors, learning platforms and mail programs: a mark at the start decides, then
UTF-8, then what Windows calls ANSI. Lines stay the lines of the file.
"""

import codecs
import re
from typing import Final

from content.exchange.bank import UNREADABLE, Bank

LARGEST_BANK_BYTES: Final = 100_000_000
"""some thousand questions with pictures"""
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""the longer ones first: UTF-32 begins as UTF-16 does"""
DECLARED: Final = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
SINGLE_BYTE: Final = {
    "iso-8859-1": "cp1252",  # as browsers do: its control codes are letters there
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-15": "iso-8859-15",
}
HEAD_BYTES: Final = 1000
NO_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufdd0-\ufdef\ufffe\uffff]")


def decoded(raw: bytes, bank: Bank) -> str:
    """The text with LF line ends; what had to be guessed is noted in the bank."""
    if len(raw) > LARGEST_BANK_BYTES:
        size = f"{LARGEST_BANK_BYTES // 1_000_000} MB"
        bank.drop(1, UNREADABLE, f"Datei ist größer als {size}. Teil sie auf.")
        return ""
    text = _marked(raw, bank) or _unmarked(raw, bank)
    return NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _marked(raw: bytes, bank: Bank) -> str:
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _replacing(raw[len(mark) :], encoding, bank)
    return ""


def _unmarked(raw: bytes, bank: Bank) -> str:
    head = raw[:HEAD_BYTES]
    if head.count(0) * 3 > len(head):
        return _replacing(raw, "utf-16-be" if head[:1] == b"\0" else "utf-16-le", bank)
    declared = DECLARED.search(head)
    named = SINGLE_BYTE.get(declared[1].decode().lower()) if declared else None
    if named:
        return raw.decode(named, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        message = "Datei ist kein UTF-8 und wurde als Windows-1252 gelesen. Sieh nach, ob Umlaute stimmen."
        bank.drop(line, UNREADABLE, message)
        return raw.decode("cp1252", errors="replace")


def _replacing(raw: bytes, encoding: str, bank: Bank) -> str:
    text = raw.decode(encoding, errors="replace")
    if "\ufffd" in text:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        bank.drop(line, UNREADABLE, f"Hier stehen Zeichen, die kein {encoding[:6].upper()} sind.")
    return text
