"""Pictures of the area ki: chats, alarms, promises."""

from collections.abc import Callable, Mapping
from typing import Final

from content.drawings.sheet import (
    BLUE,
    GREEN,
    INK,
    LINE,
    QUIET,
    RUST,
    SAND,
    WHITE,
    Say,
    Sheet,
)
from content.drawings.things import bubble, button, search_field, window


def invented_standard(sheet: Sheet, say: Say) -> None:
    """A chatbot names a standard; a search for it finds nothing."""
    window(sheet, (60, 40, 940, 480), "Chatbot")
    question = say("Welche Norm gilt hier?", "Which standard applies?")
    bubble(sheet, (390, 140, 900, 230), question, px=38, mine=True)
    bubble(sheet, (100, 265, 610, 440), "")
    _, top, right, bottom = sheet.text((130, 326), say("Dafür gilt DIN", "It is DIN"), px=38, anchor="lm")
    sheet.box((right + 14, top + 4, right + 154, bottom - 4), fill=QUIET)
    sheet.text((right + 160, 326), ",", px=38, anchor="lm")
    sheet.text((130, 382), say("Teil 3, Ausgabe 2019.", "part 3, 2019 edition."), px=38, anchor="lm")
    search_field(sheet, (60, 540, 940, 640))
    sheet.text((184, 590), "DIN", px=40, anchor="lm")
    sheet.box((270, 568, 410, 612), fill=QUIET)
    sheet.text((890, 590), say("0 Treffer", "0 results"), px=40, colour=RUST, anchor="rm", bold=True)


def fifty_towels(sheet: Sheet, say: Say) -> None:
    """Fifty towels, one with a stain; it and four clean ones are reported."""
    stained, false_alarms = 33, (4, 17, 28, 46)
    for number in range(50):
        x, y = 96 + 90 * (number % 10), 86 + 98 * (number // 10)
        _towel(sheet, (x, y), stained=number == stained, reported=number in (stained, *false_alarms))
    _towel(sheet, (136, 620), stained=True, reported=False)
    sheet.text((190, 620), say("1 Fleck", "1 stain"), px=42, anchor="lm")
    _towel(sheet, (536, 620), stained=False, reported=True)
    sheet.text((596, 620), say("5 gemeldet", "5 reported"), px=42, anchor="lm")


def _towel(sheet: Sheet, at: tuple[int, int], *, stained: bool, reported: bool) -> None:
    """Around its middle."""
    x, y = at
    if reported:
        sheet.box((x - 42, y - 45, x + 42, y + 45), edge=BLUE, edge_px=7, round_px=12)
    sheet.box((x - 29, y - 32, x + 29, y + 32), fill=WHITE, edge=LINE, edge_px=3, round_px=6)
    if stained:
        sheet.dot((x + 4, y + 4), 15, fill=RUST)


def two_requests(sheet: Sheet, say: Say) -> None:
    """Two chats: a vague request with an empty answer, a clear one with a useful answer."""
    sheet.line((490, 50), (490, 650), colour=LINE, px=3)
    vague = say("Schreib was\nNettes.", "Write something\nnice.")
    bubble(sheet, (110, 60, 450, 190), vague, px=40, mine=True)
    empty = say("Tauchen Sie ein\nin eine Welt\nvoller Genuss.", "Dive into a world\nof pure\nindulgence.")
    bubble(sheet, (40, 370, 400, 560), empty, px=40)
    clear = say(
        "Für Stammkunden,\ndrei Sätze, per du.\nDienstag Futter\nzum halben Preis.",
        "For regulars,\nthree sentences,\ninformal. Tuesday:\nfeed half price.",
    )
    bubble(sheet, (560, 60, 960, 310), clear, px=40, mine=True)
    useful = say(
        "Am Dienstag kostet\nFutter die Hälfte.\nKomm vorbei. Bring\ndeinen Hund mit.",
        "On Tuesday feed is\nhalf price. Come and\nsee us. Bring\nyour dog.",
    )
    bubble(sheet, (530, 370, 960, 620), useful, px=40)


def quote_and_plan(sheet: Sheet, say: Say) -> None:
    """A quote for 36 square metres beside the plan of a room of 7 by 6 metres."""
    sheet.box((50, 50, 470, 650), fill=WHITE, edge=LINE, round_px=6)
    sheet.text((90, 120), say("Angebot", "Quote"), px=52, anchor="lm", bold=True)
    for y, length in ((200, 340), (240, 260)):
        sheet.box((90, y, 90 + length, y + 14), fill=SAND, round_px=7)
    sheet.line((90, 310), (430, 310), colour=LINE, px=3)
    sheet.text((90, 356), say("Boden", "Flooring"), px=44, anchor="lm")
    sheet.text((430, 356), "36 m²", px=44, anchor="rm", bold=True)
    sheet.line((90, 402), (430, 402), colour=LINE, px=3)
    for y, length in ((450, 340), (490, 300), (530, 340)):
        sheet.box((90, y, 90 + length, y + 14), fill=SAND, round_px=7)
    sheet.text((765, 120), say("Zimmer", "Room"), px=52, anchor="mm", bold=True)
    sheet.box((590, 200, 940, 500), fill=WHITE, edge=INK, edge_px=10)
    sheet.text((765, 545), "7 m", px=44, anchor="mm")
    sheet.text((570, 350), "6 m", px=44, anchor="rm")


def eighty_per_cent_of_what(sheet: Sheet, say: Say) -> None:
    """Five hours as a bar; one is writing, and 48 minutes of it may go."""
    sheet.text((60, 90), say("Ein Angebot: 5 Stunden", "One quote: 5 hours"), px=48, anchor="lm", bold=True)
    for hour in range(5):
        left = 60 + 176 * hour
        sheet.box((left, 150, left + 170, 260), fill=BLUE if hour == 4 else SAND)
    work = say("Messen, Rechnen, Reden", "measuring, calculating, talking")
    sheet.text((409, 298), work, px=40, anchor="mm")
    sheet.text((849, 298), say("Schreiben", "writing"), px=36, colour=BLUE, anchor="mm", bold=True)
    sheet.dashes((764, 330), (210, 430), colour=BLUE)
    sheet.dashes((934, 330), (934, 430), colour=BLUE)
    sheet.box((210, 440, 789, 560), fill=GREEN)
    sheet.box((789, 440, 934, 560), fill=BLUE)
    saved = say("48 Minuten weniger", "48 minutes less")
    sheet.text((500, 500), saved, px=44, colour=WHITE, anchor="mm", bold=True)
    share = say("80 Prozent von einer Stunde", "80 per cent of one hour")
    sheet.text((210, 606), share, px=40, colour=GREEN, anchor="lm")


def tablet_at_night(sheet: Sheet, say: Say) -> None:
    """A tablet says that the risk of falling is low; a large button OK, a small one No."""
    sheet.box((80, 40, 920, 660), fill=INK, round_px=44)
    sheet.box((116, 76, 884, 624), fill=WHITE, round_px=12)
    sheet.text((500, 116), "02:00", px=36, colour=QUIET, anchor="mm")
    sheet.text((170, 196), say("Frau Hansen", "Mrs Hansen"), px=52, anchor="lm", bold=True)
    sheet.box((170, 256, 830, 376), fill=GREEN, round_px=16)
    risk = say("Sturzgefahr: gering", "Risk of falling: low")
    sheet.text((500, 316), risk, px=48, colour=WHITE, anchor="mm", bold=True)
    button(sheet, (170, 430, 640, 570), "OK", px=56)
    sheet.box((680, 470, 830, 570), edge=QUIET, round_px=16)
    sheet.text((755, 520), say("Nein", "No"), px=38, colour=QUIET, anchor="mm")


DRAWINGS: Final[Mapping[str, Callable[[Sheet, Say], None]]] = {
    "erfundene-norm": invented_standard,
    "fuenfzig-tuecher": fifty_towels,
    "gute-frage": two_requests,
    "schnelles-angebot": quote_and_plan,
    "lohnt-sich-das": eighty_per_cent_of_what,
    "wer-haftet": tablet_at_night,
}
