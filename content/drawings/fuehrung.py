"""Pictures of the area fuehrung: pairs of bars, a tally, a range, a board, a notebook."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from content.drawings.sheet import (
    BLUE,
    LINE,
    QUIET,
    RUST,
    SAND,
    WHITE,
    WOOD,
    YELLOW,
    Box,
    Point,
    Say,
    Sheet,
)
from content.drawings.things import Chart, slip


def panel(
    sheet: Sheet, box: Box, title: str, bars: Sequence[tuple[str, float]], *, high: float, colour: str
) -> None:
    """Bars from zero with their values above them, and what they count over all."""
    sheet.text(((box[0] + box[2]) // 2, box[1] - 60), title, px=44, colour=colour, anchor="mm", bold=True)
    chart = Chart(sheet=sheet, box=box, low=0, high=high)
    chart.bars(bars, shown=True, colours=(colour,), px=42)
    chart.axis(())


def reported_by_whom(sheet: Sheet, say: Say) -> None:
    """Mistakes of two shifts: those they reported and those customers reported."""
    sheet.text(
        (500, 66), say("Fehler in einem Monat", "Mistakes in one month"), px=50, anchor="mm", bold=True
    )
    early, late = say("Früh", "Early"), say("Spät", "Late")
    own = say("selbst gemeldet", "self-reported")
    panel(sheet, (60, 210, 470, 600), own, [(early, 9), (late, 0)], high=10, colour=BLUE)
    others = say("vom Kunden", "by customers")
    panel(sheet, (530, 210, 940, 600), others, [(early, 2), (late, 7)], high=10, colour=RUST)


def calls_and_orders(sheet: Sheet, say: Say) -> None:
    """Calls double from March to May, orders fall."""
    march, may = say("März", "March"), say("Mai", "May")
    calls, orders = say("Anrufe", "Calls"), say("Aufträge", "Orders")
    panel(sheet, (60, 160, 470, 600), calls, [(march, 200), (may, 400)], high=440, colour=BLUE)
    panel(sheet, (530, 160, 940, 600), orders, [(march, 10), (may, 8)], high=11, colour=RUST)


def tally_of_questions(sheet: Sheet, say: Say) -> None:
    """A slip with marks: more than half of the questions were about cheap parts."""
    slip(sheet, (60, 60, 940, 640))
    sheet.text((110, 132), say("Fragen diese Woche", "Questions this week"), px=48, anchor="lm", bold=True)
    sheet.line((110, 180), (890, 180), colour=LINE, px=3)
    sheet.text((110, 240), say("Teile unter 50 Euro", "Parts below 50 euros"), px=42, anchor="lm")
    _marks(sheet, (110, 280), 14)
    sheet.text((110, 440), say("alles andere", "everything else"), px=42, anchor="lm")
    _marks(sheet, (110, 480), 9)


def _marks(sheet: Sheet, at: Point, count: int) -> None:
    """Strokes from the left, every fifth across the four before it."""
    left, top = at
    for number in range(count):
        x = left + 20 + number // 5 * 250 + number % 5 * 46
        if number % 5 == 4:
            sheet.line((x - 210, top + 76), (x - 14, top + 14), px=7)
        else:
            sheet.line((x, top), (x, top + 90), px=7)


def range_of_the_digest(sheet: Sheet, say: Say) -> None:
    """A line from 0 to 100 with a range from 30 to 50, and the value of last month within it."""
    sheet.text((500, 110), say("Wochenbericht", "Weekly digest"), px=50, anchor="mm", bold=True)
    y = 400

    def x(value: int) -> int:
        return 90 + round(value * 8.2)

    sheet.box((x(30), y - 50, x(50), y + 50), fill=YELLOW, round_px=10)
    sheet.line((x(0), y), (x(100), y), px=6)
    for value in (0, 100):
        sheet.line((x(value), y - 24), (x(value), y + 24), px=6)
        sheet.text((x(value), y + 58), str(value), px=40, colour=QUIET, anchor="mm")
    sheet.text((x(30) - 16, y - 40), "30", px=40, anchor="rm")
    sheet.text((x(50) + 16, y - 40), "50", px=40, anchor="lm")
    sheet.line((x(40), y), (x(40), 290), colour=BLUE, px=4)
    sheet.dot((x(40), y), 18, fill=BLUE)
    sheet.text(
        (x(40), 252), say("rund 40 von 100", "about 40 of 100"), px=48, colour=BLUE, anchor="mm", bold=True
    )
    sheet.line((x(45), y), (x(45), 520), colour=QUIET, px=4)
    sheet.dot((x(45), y), 14, fill=QUIET)
    sheet.text((x(45), 560), say("letzter Monat: 45", "last month: 45"), px=42, colour=QUIET, anchor="mm")


def who_can_do_what(sheet: Sheet, say: Say) -> None:
    """A board of four places and three names with magnets; one of the three is away."""
    sheet.box((50, 130, 950, 650), fill=WOOD, round_px=12)
    sheet.box((64, 144, 936, 636), fill=WHITE)
    columns = {"Ali": 470, "Uwe": 650, "Kim": 830}
    for name, x in columns.items():
        sheet.text((x, 192), name, px=44, anchor="mm", bold=True)
    rows = (
        (say("Säge", "Saw"), ("Ali", "Uwe", "Kim")),
        (say("Ofen", "Oven"), ("Uwe",)),
        (say("Lack", "Paint"), ("Ali", "Kim")),
        (say("Prüfung", "Inspection"), ("Uwe",)),
    )
    for number, (place, names) in enumerate(rows):
        y = 290 + number * 98
        sheet.line((64, y - 49), (936, y - 49), colour=LINE, px=3)
        sheet.text((104, y), place, px=44, anchor="lm")
        for name in names:
            sheet.dot((columns[name], y), 26, fill=BLUE)
    slip(sheet, (510, 54, 790, 138), say("fehlt heute", "missing today"), px=38, fill=YELLOW)


def notebook(sheet: Sheet, say: Say) -> None:
    """An open notebook: a line of writing, an arrow without a number, an empty page."""
    sheet.box((60, 90, 940, 620), fill=WOOD, round_px=14)
    for left, right in ((78, 498), (502, 922)):
        sheet.box((left, 106, right, 604), fill=WHITE, round_px=8)
        for y in range(190, 600, 70):
            sheet.line((left + 30, y), (right - 30, y), colour=SAND, px=3)
    sheet.line((500, 106), (500, 604), colour=LINE, px=4)
    sheet.line((420, 225), (200, 225), colour=RUST, px=12)
    sheet.area((160, 225), (214, 193), (214, 257), colour=RUST)
    sheet.text((112, 269), say("Wie immer,\nnur links\nmehr.", "As always,\njust more\nleft."), px=56)


DRAWINGS: Final[Mapping[str, Callable[[Sheet, Say], None]]] = {
    "null-gemeldet": reported_by_whom,
    "alle-fragen-mich": tally_of_questions,
    "anrufe-je-auftrag": calls_and_orders,
    "wochenbericht": range_of_the_digest,
    "plaetze-still": who_can_do_what,
    "nur-horst": notebook,
}
