"""Pictures of the area mensch-maschine: messages, lists at the place of work, plans of a system."""

from collections.abc import Callable, Mapping
from typing import Final

from content.drawings.sheet import (
    BLUE,
    GLOW,
    INK,
    LINE,
    PAPER,
    QUIET,
    RUST,
    SAND,
    SCREEN,
    WHITE,
    YELLOW,
    Point,
    Say,
    Sheet,
)
from content.drawings.things import button, monitor, window


def newest_on_top(sheet: Sheet, say: Say) -> None:
    """A screen with three messages, all of the same red."""
    left, top, right, _ = monitor(sheet, (90, 40, 910, 650))
    sheet.box((left, top, right, top + 84), fill=SCREEN)
    sheet.text(
        (left + 30, top + 42), say("Meldungen", "Messages"), px=42, colour=GLOW, anchor="lm", bold=True
    )
    sheet.text((right - 30, top + 42), say("neueste oben", "newest on top"), px=36, colour=GLOW, anchor="rm")
    for number, (time, words) in enumerate(
        (
            ("2:50", say("Band gestoppt", "Belt stopped")),
            ("2:49", say("Motor zu heiß", "Motor too hot")),
            ("2:46", say("Lüfter steht", "Fan stopped")),
        )
    ):
        y = top + 108 + number * 136
        sheet.box((left + 26, y, right - 26, y + 116), fill=RUST, round_px=12)
        sheet.text((left + 56, y + 58), time, px=48, colour=WHITE, anchor="lm", bold=True)
        sheet.text((left + 220, y + 58), words, px=48, colour=WHITE, anchor="lm")
    sheet.ground(650)


def tape_in_the_van(sheet: Sheet, say: Say) -> None:
    """The inside of a van door with three words on strips of tape."""
    for left, right in ((60, 780), (796, 1000)):
        sheet.box((left, 0, right, 700), fill=GLOW, edge=LINE, edge_px=4)
        sheet.box((left + 50, 0, right - 50, 190), fill=WHITE, edge=QUIET, edge_px=8)
    sheet.box((716, 380, 748, 520), fill=INK, round_px=14)
    for number, words in enumerate(
        (
            say("Leiter?", "Ladder?"),
            say("Akkus?", "Batteries?"),
            say("Schlüssel vom Kunden?", "Customer’s key?"),
        )
    ):
        y = 270 + number * 120
        sheet.box((120, y, 670, y + 90), fill=YELLOW)
        sheet.text((395, y + 45), words, px=48, anchor="mm")


def there_and_back(sheet: Sheet, say: Say) -> None:
    """A map: stops one and three lie side by side, stop two is across town."""
    sheet.box((40, 40, 960, 660), fill=INK, round_px=36)
    sheet.box((64, 64, 936, 636), fill=SAND, round_px=12)
    for y in (200, 330, 460, 590):
        sheet.line((64, y), (936, y), colour=PAPER, px=18)
    for x in (215, 480, 660, 840):
        sheet.line((x, 64), (x, 636), colour=PAPER, px=18)
    sheet.box((786, 82, 918, 142), fill=WHITE, round_px=8)
    sheet.text((852, 112), "9:20", px=44, anchor="mm", bold=True)
    first, second, third = (215, 460), (840, 200), (480, 460)
    sheet.line(first, (215, 200), second, colour=BLUE, px=14)
    sheet.line(second, (840, 330), (480, 330), third, colour=BLUE, px=14)
    _stop(sheet, first, "1")
    _stop(sheet, second, "2")
    _stop(sheet, third, "3")
    _sign(sheet, (215, 550), say("Rosenweg 4", "4 Rose Lane"))
    _sign(sheet, (480, 550), say("Rosenweg 10", "10 Rose Lane"))


def _stop(sheet: Sheet, at: Point, number: str) -> None:
    sheet.dot(at, 38, fill=RUST, edge=WHITE, edge_px=5)
    sheet.text(at, number, px=44, colour=WHITE, anchor="mm", bold=True)


def _sign(sheet: Sheet, at: Point, words: str) -> None:
    """A name on white, around its middle."""
    sheet.box((at[0] - 122, at[1] - 32, at[0] + 122, at[1] + 32), fill=WHITE, round_px=8)
    sheet.text(at, words, px=36, anchor="mm")


def five_sundays(sheet: Sheet, say: Say) -> None:
    """A month in a rota, all its Sundays marked."""
    left, top, right, _ = window(sheet, (60, 40, 940, 660), say("Plan für Lucie", "Rota for Lucie"))
    room = (right - left - 40) // 7
    days = say("Mo Di Mi Do Fr Sa So", "Mo Tu We Th Fr Sa Su").split()
    for column, day in enumerate(days):
        sheet.text((left + 20 + column * room + room // 2, top + 42), day, px=38, anchor="mm", bold=True)
    sheet.line((left + 20, top + 74), (right - 20, top + 74), colour=LINE, px=3)
    for date in range(1, 31):
        row, column = divmod(date + 5, 7)
        x, y = left + 20 + column * room + room // 2, top + 116 + row * 76
        sunday = column == len(days) - 1
        if sunday:
            sheet.box((x - 52, y - 32, x + 52, y + 32), fill=YELLOW, round_px=10)
        sheet.text((x, y), str(date), px=38, colour=INK if sunday else QUIET, anchor="mm", bold=sunday)


def same_message_again(sheet: Sheet, say: Say) -> None:
    """A screen with a number and „OK“; the number came three times."""
    left, top, right, bottom = monitor(sheet, (60, 40, 940, 660), fill=SCREEN)
    sheet.box((left + 40, top + 50, left + 450, bottom - 50), fill=WHITE, round_px=14)
    middle = left + 245
    sheet.text((middle, top + 170), "4711", px=110, colour=RUST, anchor="mm", bold=True)
    button(sheet, (middle - 110, bottom - 190, middle + 110, bottom - 90), "OK", px=52)
    x = right - 190
    sheet.text((x, top + 90), say("Letzte\nMeldungen", "Last\nmessages"), px=40, colour=GLOW, anchor="mm")
    for number, time in enumerate(("21:02", "21:07", "21:11")):
        sheet.text((x, top + 200 + number * 76), f"{time}  4711", px=44, colour=WHITE, anchor="mm", bold=True)


def display_and_thermometer(sheet: Sheet, say: Say) -> None:
    """The door of a cold room shows 4 degrees, a thermometer beside it 9."""
    sheet.box((80, 40, 560, 662), fill=GLOW, edge=QUIET, edge_px=10, round_px=10)
    sheet.box((160, 110, 480, 270), fill=SCREEN, round_px=14)
    sheet.text((320, 190), "4 °C", px=100, colour=WHITE, anchor="mm", bold=True)
    sheet.text((320, 340), say("Kühlraum", "Cold room"), px=44, anchor="mm")
    sheet.box((488, 400, 516, 560), fill=INK, round_px=14)
    sheet.box((640, 90, 900, 380), fill=WHITE, edge=INK, edge_px=8, round_px=40)
    sheet.box((670, 130, 870, 270), fill=SAND, round_px=10)
    sheet.text((770, 200), "9 °C", px=76, anchor="mm", bold=True)
    sheet.dot((770, 324), 20, fill=RUST)
    sheet.box((762, 380, 778, 580), fill=QUIET)
    sheet.area((762, 580), (778, 580), (770, 616), colour=QUIET)
    sheet.ground()


DRAWINGS: Final[Mapping[str, Callable[[Sheet, Say], None]]] = {
    "feuerwehr-meldungen": newest_on_top,
    "feuerwehr-checkliste": tape_in_the_van,
    "vorgabe-tour": there_and_back,
    "vorgabe-sonntage": five_sundays,
    "anlage-4711": same_message_again,
    "anlage-kuehlraum": display_and_thermometer,
}
