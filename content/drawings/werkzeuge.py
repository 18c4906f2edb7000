"""Pictures of the area werkzeuge: tables, files, lists, reports."""

from collections.abc import Callable, Mapping
from math import cos, radians, sin
from typing import Final

from content.drawings.sheet import (
    BLUE,
    GLOW,
    INK,
    LINE,
    QUIET,
    RUST,
    SCREEN,
    WHITE,
    WOOD,
    Point,
    Say,
    Sheet,
)
from content.drawings.things import monitor, phone, slip, table, window


def word_among_numbers(sheet: Sheet, say: Say) -> None:
    """Four bills and their total; one number stands on the left."""
    total = say("Summe", "Total")
    names = [say(f"Nr. {n}", f"No. {n}") for n in (1, 2, 3, 4)]
    rows = [(say("Rechnung", "Bill"), say("Euro", "Euros")), *((name, "") for name in names), ("", "")]
    table(sheet, (180, 56, 820, 644), rows, px=44)
    for row, (number, to_the_right) in enumerate(
        (("120", True), ("80", True), ("200", False), ("100", True)), start=1
    ):
        y = 56 + row * 98 + 49
        if to_the_right:
            sheet.text((802, y), number, px=44, anchor="rm")
        else:
            sheet.text((518, y), number, px=44, anchor="lm")
    sheet.line((180, 546), (820, 546), px=6)
    sheet.text((198, 595), total, px=44, anchor="lm", bold=True)
    sheet.text((802, 595), "300", px=44, anchor="rm", bold=True)


def three_rotas(sheet: Sheet, say: Say) -> None:
    """The same Sunday on a door, in a photo on a phone and on a screen."""
    slip(sheet, (50, 110, 320, 490))
    _sunday(sheet, say, (185, 150), "Murat", "Agnieszka")
    screen = phone(sheet, (370, 40, 650, 540))
    sheet.box((screen[0] + 10, 110, screen[2] - 10, 480), fill=GLOW, edge=LINE, edge_px=3)
    _sunday(sheet, say, (510, 150), "Agnieszka", "Murat")
    monitor(sheet, (690, 110, 960, 540))
    _sunday(sheet, say, (825, 150), "Murat", "–")
    for x, words in (
        (185, say("Tür\nvom Ersten", "Door\nfrom the first")),
        (510, say("Chat\nvom Mittwoch", "Chat\nfrom Wednesday")),
        (825, say("Rechner\nseit gestern", "Computer\nsince yesterday")),
    ):
        sheet.text((x, 565), words, px=36, colour=QUIET, anchor="mt")


def _sunday(sheet: Sheet, say: Say, at: Point, early: str, late: str) -> None:
    """Who has which shift; `at` is the middle of the upper edge."""
    x, y = at
    sheet.text((x, y), say("Sonntag", "Sunday"), px=40, anchor="mt", bold=True)
    sheet.text((x, y + 76), say("früh", "early"), px=34, colour=QUIET, anchor="mt")
    sheet.text((x, y + 116), early, px=42, anchor="mt")
    sheet.text((x, y + 196), say("spät", "late"), px=34, colour=QUIET, anchor="mt")
    sheet.text((x, y + 236), late, px=42, anchor="mt")


def final_files(sheet: Sheet, say: Say) -> None:
    """A folder with five files of one quote, three of them called final."""
    quote, final = say("Angebot", "Quote"), say("endgültig", "final")
    window(sheet, (40, 50, 960, 650), quote)
    for number, (name, time) in enumerate(
        (
            (f"{quote}_v4", say("Di 9:12", "Tue 9:12")),
            (f"{quote}_v5_Mei", say("Mi 16:40", "Wed 16:40")),
            (f"{quote}_{final}", say("Do 8:05", "Thu 8:05")),
            (f"{quote}_{final}_v6_Torsten", say("Do 17:31", "Thu 17:31")),
            (f"{quote}_{final}_v7_{say('neu', 'new')}", say("Fr 10:58", "Fri 10:58")),
        )
    ):
        y = 170 + number * 104
        if number:
            sheet.line((64, y - 52), (936, y - 52), colour=LINE, px=2)
        _file(sheet, (96, y))
        sheet.text((140, y), name, px=40, anchor="lm")
        sheet.text((930, y), time, px=36, colour=QUIET, anchor="rm")


def _file(sheet: Sheet, at: Point) -> None:
    """A sheet of paper with a bent corner, around its middle."""
    x, y = at
    sheet.area(
        (x - 20, y - 28), (x + 6, y - 28), (x + 20, y - 14), (x + 20, y + 28), (x - 20, y + 28), colour=BLUE
    )
    for line in (-4, 8, 20):
        sheet.line((x - 12, y + line), (x + 12, y + line), colour=GLOW, px=3)


def handover_page(sheet: Sheet, say: Say) -> None:
    """Page three of a book; the line that matters looks like all the others."""
    sheet.box((60, 40, 940, 660), fill=WHITE, edge=LINE, edge_px=3, round_px=8)
    sheet.line((130, 44), (130, 656), colour=RUST, px=2)
    for number, words in enumerate(
        (
            say("Zi. 4 gut geschlafen", "Rm 4 slept well"),
            say("Zi. 5 zweimal Tee", "Rm 5 tea twice"),
            say("Zi. 6 gut geschlafen", "Rm 6 slept well"),
            say("Zi. 7 gut geschlafen", "Rm 7 slept well"),
            say("Zi. 8 Fr. Nowak um 8 zur", "Rm 8 Mrs Nowak examination"),
            say("Untersuchung, nüchtern", "at 8, empty stomach"),
            say("Wäsche bestellt", "Laundry ordered"),
        )
    ):
        y = 122 + number * 74
        sheet.line((64, y), (936, y), colour=LINE, px=2)
        sheet.text((156, y - 4), words, px=40, colour=BLUE, anchor="lb")
    sheet.text((900, 626), say("Seite 3", "Page 3"), px=34, colour=QUIET, anchor="rm")


def white_photo(sheet: Sheet, say: Say) -> None:
    """A report in an app: a photo that is almost all white."""
    left, top, right, bottom = phone(sheet, (240, 40, 760, 660))
    sheet.box((left, top, right, top + 76), fill=SCREEN)
    sheet.text((left + 28, top + 38), say("Mangel", "Defect"), px=40, colour=GLOW, anchor="lm", bold=True)
    sheet.text(
        ((left + right) // 2, top + 116),
        say("Fleck an Wand, Flur", "Mark on wall, corridor"),
        px=40,
        anchor="mm",
    )
    photo = (left + 24, top + 160, right - 24, bottom - 24)
    sheet.box(photo, fill="#f7f6f2", edge=LINE, edge_px=3)
    sheet.dot((photo[2] - 84, photo[3] - 70), 9, fill=LINE)


def gap_in_the_list(sheet: Sheet, say: Say) -> None:
    """A fridge list on a clipboard without today's readings, a pen and a clock."""
    sheet.box((40, 60, 700, 660), fill=WOOD, round_px=18)
    sheet.box((66, 100, 674, 634), fill=WHITE)
    sheet.box((290, 40, 450, 112), fill=QUIET, round_px=14)
    table(
        sheet,
        (84, 140, 656, 500),
        (
            (say("Tag", "Day"), say("früh", "early"), say("mittags", "noon"), say("abends", "late")),
            (say("Do", "Thu"), "5", "6", "4"),
            (say("Fr", "Fri"), "4", "5", "5"),
            (say("Sa", "Sat"), "", "", ""),
        ),
        widths=(8, 11, 15, 14),
        px=36,
    )
    _pen(sheet, (180, 570), (470, 570))
    _clock(sheet, (850, 290), 100)
    sheet.text((850, 440), say("22:15", "10.15 pm"), px=44, anchor="mm")


def _pen(sheet: Sheet, end: Point, tip: Point) -> None:
    """It lies flat, its tip to the right."""
    sheet.box((end[0], end[1] - 12, tip[0] - 40, end[1] + 12), fill=BLUE, round_px=8)
    sheet.area((tip[0] - 42, tip[1] - 12), (tip[0] - 42, tip[1] + 12), tip, colour=INK)


def _clock(sheet: Sheet, at: Point, radius: int) -> None:
    """It shows a quarter past ten."""
    sheet.dot(at, radius, fill=WHITE, edge=INK, edge_px=8)
    for angle in range(0, 360, 30):
        sheet.line(_on_dial(at, radius - 24, angle), _on_dial(at, radius - 14, angle), px=4)
    sheet.line(at, _on_dial(at, radius * 0.5, 307.5), px=10)
    sheet.line(at, _on_dial(at, radius * 0.72, 90), px=6)
    sheet.dot(at, 9)


def _on_dial(at: Point, radius: float, angle: float) -> Point:
    """Degrees from the top, clockwise."""
    return round(at[0] + radius * sin(radians(angle))), round(at[1] - radius * cos(radians(angle)))


DRAWINGS: Final[Mapping[str, Callable[[Sheet, Say], None]]] = {
    "tabelle-summe-falsch": word_among_numbers,
    "tabelle-schichtplan": three_rotas,
    "zusammen-endgueltig": final_files,
    "zusammen-uebergabe": handover_page,
    "doku-mangel": white_photo,
    "doku-kuehlliste": gap_in_the_list,
}
