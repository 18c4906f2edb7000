"""Pictures of the area daten: shelves, charts, tables."""

from collections.abc import Callable, Mapping
from math import cos, pi, sin
from typing import Final

from content.drawings.sheet import (
    BLUE,
    GREEN,
    INK,
    LINE,
    QUIET,
    RUST,
    SAND,
    SCREEN,
    WHITE,
    WOOD,
    YELLOW,
    Box,
    Point,
    Say,
    Sheet,
)
from content.drawings.things import Chart, monitor, phone, search_field, slip, table, window


def _work_days(say: Say) -> list[str]:
    return say("Mo Di Mi Do Fr", "Mon Tue Wed Thu Fri").split()


def three_spellings(sheet: Sheet, say: Say) -> None:
    """A search without a match above a list in which the bolt stands three times."""
    search_field(sheet, (60, 50, 940, 150))
    sheet.text((184, 100), say("M8x40 verzinkt", "M8x40 galvanised"), px=46, anchor="lm")
    sheet.text((184, 204), say("Kein Treffer", "No match"), px=44, colour=RUST, anchor="lm", bold=True)
    window(sheet, (60, 280, 940, 650), say("Im System", "In the system"))
    spellings = (say("Schr. M8*40 vz", "Blt M8*40 gv"), "M 8 x 40", say("Schraube 8/40", "Bolt 8/40"))
    for number, spelling in enumerate(spellings):
        y = 404 + 96 * number
        sheet.text((184, y), spelling, px=46, anchor="lm")
        if number:
            sheet.line((184, y - 48), (880, y - 48), colour=LINE, px=3)


def average_of_nobody(sheet: Sheet, say: Say) -> None:
    """Five deliveries as bars; the line of their average meets the end of none."""
    sheet.text((60, 80), say("Lieferung in Tagen", "Delivery in days"), px=46, anchor="lm", bold=True)
    zero, day_px = 350, 44
    deliveries = (
        (say("Herd", "Cooker"), 2),
        (say("Kühltruhe", "Freezer"), 3),
        (say("Trockner", "Dryer"), 2),
        (say("Spülmaschine", "Dishwasher"), 1),
        (say("Waschmaschine", "Washing machine"), 12),
    )
    for number, (name, days) in enumerate(deliveries):
        y, end = 232 + 92 * number, zero + days * day_px
        sheet.text((zero - 20, y), name, px=36, anchor="rm")
        sheet.box((zero, y - 30, end, y + 30), fill=BLUE)
        sheet.text((end + 12, y), str(days), px=38, anchor="lm", bold=True)
    sheet.line((zero, 190), (zero, 642), px=4)
    average = zero + 4 * day_px
    sheet.dashes((average, 190), (average, 642), colour=RUST, px=6)
    sheet.text((average, 156), say("Schnitt: 4", "Average: 4"), px=38, colour=RUST, anchor="mm", bold=True)


def cut_axis(sheet: Sheet, say: Say) -> None:
    """Two bars on an axis that begins at 90."""
    sheet.text((500, 70), say("Umsatz verdoppelt", "Sales doubled"), px=60, anchor="mm", bold=True)
    sheet.text((60, 120), say("in 1000 Euro", "in 1000 euros"), px=34)
    chart = Chart(sheet=sheet, box=(180, 190, 900, 600), low=90, high=110)
    chart.axis([(value, str(value)) for value in (90, 95, 100, 105, 110)])
    chart.bars([(say("Mai", "May"), 100), (say("Juni", "June"), 110)])


def two_axes(sheet: Sheet, say: Say) -> None:
    """The same line twice, on an axis up to 200 and on one up to 20."""
    sheet.text((500, 70), say("Neue Kunden", "New customers"), px=52, anchor="mm", bold=True)
    _year_of_a_shop(sheet, say, (130, 240, 470, 590), name=say("Laden links", "Left shop"), high=200)
    _year_of_a_shop(sheet, say, (610, 240, 950, 590), name=say("Laden rechts", "Right shop"), high=20)


def _year_of_a_shop(sheet: Sheet, say: Say, box: Box, *, name: str, high: int) -> None:
    left, top, right, bottom = box
    sheet.text(((left + right) // 2, top - 60), name, px=38, anchor="mm")
    chart = Chart(sheet=sheet, box=box, low=0, high=high)
    chart.axis([(value, str(value)) for value in (0, high // 2, high)])
    chart.curve([high * part / 100 for part in (0, 14, 30, 52, 63, 84, 100)])
    sheet.text((left, bottom + 18), say("Januar", "January"), px=34)
    sheet.text((right, bottom + 18), say("Dezember", "December"), px=34, anchor="rt")


def grown_sack(sheet: Sheet, say: Say) -> None:
    """A sack, and one twice as high and twice as wide."""
    sheet.text((500, 70), say("Doppelt so viel Erde", "Twice as much soil"), px=56, anchor="mm", bold=True)
    sheet.ground(600)
    _sack(sheet, (270, 600), size=50)
    _sack(sheet, (680, 600), size=100)
    sheet.text((270, 640), say("letztes Jahr", "last year"), px=40, anchor="mm")
    sheet.text((680, 640), say("dieses Jahr", "this year"), px=40, anchor="mm")


def _sack(sheet: Sheet, foot: Point, *, size: int) -> None:
    """Around the middle of its foot, 3 sizes wide and 4 sizes high."""
    x, y = foot
    half, fold = size * 3 // 2, size // 2
    sheet.box((x - half, y - 3 * size, x + half, y), fill=WOOD, round_px=fold)
    sheet.area(
        (x - size, y - 4 * size),
        (x + size, y - 4 * size),
        (x + fold, y - size * 7 // 2),
        (x + size, y - size * 14 // 5),
        (x - size, y - size * 14 // 5),
        (x - fold, y - size * 7 // 2),
        colour=WOOD,
    )
    sheet.line((x - fold, y - size * 7 // 2), (x + fold, y - size * 7 // 2), colour=SAND, px=size // 8)


def lonely_dot(sheet: Sheet, say: Say) -> None:
    """Ten hooks; nine hold about 50, the seventh 31."""
    chart = Chart(sheet=sheet, box=(130, 120, 950, 560), low=0, high=60)
    sheet.text((60, 40), say("hält", "holds"), px=38)
    chart.axis([(value, str(value)) for value in (0, 20, 40, 60)])
    hooks = (50, 49, 51, 50, 52, 48, 31, 50, 49, 51)
    places = chart.dots(hooks, colours=[RUST if value == min(hooks) else BLUE for value in hooks], radius=15)
    for number, (x, _) in enumerate(places, 1):
        sheet.text((x, 586), str(number), px=34, colour=QUIET, anchor="mm")
    sheet.text((540, 640), say("Haken", "Hook"), px=38, anchor="mm")
    alone = places[hooks.index(min(hooks))]
    sheet.dot(alone, 36, fill=None, edge=RUST)
    sheet.text((alone[0] + 60, alone[1]), "?", px=52, colour=RUST, anchor="mm", bold=True)


def one_star(sheet: Sheet, say: Say) -> None:
    """A phone with a review of one star and an empty field for the reply."""
    left, top, right, bottom = phone(sheet, (280, 30, 720, 670))
    sheet.text((500, top + 40), "21:30", px=36, colour=QUIET, anchor="mm")
    for number in range(5):
        _star(sheet, (left + 64 + 70 * number, top + 130), fill=YELLOW if number == 0 else WHITE)
    verdict = say("Kam zu spät.\nNie wieder.", "Came too late.\nNever again.")
    sheet.text((left + 34, top + 195), verdict, px=44)
    sheet.line((left, bottom - 190), (right, bottom - 190), colour=LINE, px=3)
    sheet.box((left + 28, bottom - 140, right - 28, bottom - 50), edge=BLUE, round_px=16)
    sheet.line((left + 54, bottom - 118), (left + 54, bottom - 72), px=4)
    sheet.text((left + 70, bottom - 95), say("Antwort …", "Reply …"), px=38, colour=QUIET, anchor="lm")


def _star(sheet: Sheet, at: Point, *, fill: str, radius: int = 32) -> None:
    rays = [(radius if corner % 2 == 0 else radius * 0.42, corner * pi / 5) for corner in range(10)]
    corners = [(round(at[0] + far * sin(turn)), round(at[1] - far * cos(turn))) for far, turn in rays]
    sheet.area(*corners, colour=fill)
    sheet.line(*corners, corners[0], colour=QUIET, px=3)


def sheet_on_the_bin(sheet: Sheet, say: Say) -> None:
    """A list on a bin: cooked, eaten, binned. Only Monday has begun."""
    sheet.area((90, 100), (910, 100), (875, 660), (125, 660), colour=QUIET)
    sheet.box((50, 50, 950, 112), fill=INK, round_px=20)
    sheet.ground()
    slip(sheet, (150, 170, 850, 600))
    head = [say("Tag", "Day"), say("gekocht", "cooked"), say("gegessen", "eaten"), say("weg", "binned")]
    monday, *others = _work_days(say)
    rows = [head, [monday, "90", "52", ""], *([day, "", "", ""] for day in others)]
    table(sheet, (165, 208, 835, 580), rows, widths=(11, 18, 21, 17), px=34, numbers=(1, 2, 3))


def quiet_fridays(sheet: Sheet, say: Say) -> None:
    """A log without a date, and a calendar in which the pump failed on two of five Fridays."""
    sheet.text((230, 90), say("Wartungsbuch", "Service log"), px=40, anchor="mm", bold=True)
    sheet.box((50, 140, 410, 560), fill=WHITE, edge=WOOD, round_px=8)
    for y in (230, 320, 410, 500):
        sheet.text((80, y - 8), say("Pumpe repariert.", "Pump repaired."), px=38, anchor="lb")
        sheet.line((80, y), (380, y), colour=LINE, px=3)
    sheet.text((710, 90), say("Kalender", "Calendar"), px=40, anchor="mm", bold=True)
    table(sheet, (470, 140, 950, 560), [[""] * 5 for _ in range(6)])
    for column, day in enumerate(_work_days(say)):
        sheet.text((518 + 96 * column, 175), day, px=34, anchor="mm", bold=True)
    for week, failed in enumerate((False, True, False, False, True)):
        (sheet.cross if failed else sheet.tick)((902, 245 + 70 * week), size=38)
    sheet.cross((490, 620), size=34)
    sheet.text((525, 620), say("steht", "stopped"), px=38, anchor="lm")
    sheet.tick((745, 620), size=34)
    sheet.text((780, 620), say("läuft", "running"), px=38, anchor="lm")


def running_times(sheet: Sheet, say: Say) -> None:
    """A week of a machine: three days of 16 hours, two of 8."""
    window(sheet, (40, 40, 960, 660), say("Eure Anlage", "Your machine"))
    for number, (day, end) in enumerate(zip(_work_days(say), (22, 22, 22, 14, 14), strict=True)):
        y = 132 + 60 * number
        sheet.text((76, y + 22), day, px=38, anchor="lm")
        sheet.box((180, y, 900, y + 44), fill=SAND)
        sheet.box((180 + 6 * 30, y, 180 + end * 30, y + 44), fill=GREEN)
    for hour in (0, 6, 12, 18, 24):
        sheet.text((180 + hour * 30, 452), str(hour), px=34, colour=QUIET, anchor="mm")
    for x, colour, words in ((180, GREEN, say("läuft", "running")), (480, SAND, say("steht", "stopped"))):
        sheet.box((x, 500, x + 44, 544), fill=colour)
        sheet.text((x + 62, 522), words, px=38, anchor="lm")
    sheet.text((180, 602), say("Sekunden je Teil: 42", "Seconds per part: 42"), px=42, anchor="lm", bold=True)


def slow_after_break(sheet: Sheet, say: Say) -> None:
    """A curve on a screen that falls after the break at nine."""
    monitor(sheet, (60, 40, 940, 670))
    title = say("Pakete je Stunde, gestern", "Parcels per hour, yesterday")
    sheet.text((500, 105), title, px=44, anchor="mm", bold=True)
    chart = Chart(sheet=sheet, box=(140, 200, 860, 510), low=0, high=100)
    sheet.box((572, 200, 612, 510), fill=SAND)
    sheet.text((592, 172), say("Pause", "Break"), px=36, colour=QUIET, anchor="mm")
    chart.axis([])
    chart.curve([76, 84, 88, 83, 88, 85, 82, 46, 42, 48, 74], colour=BLUE, px=9)
    for hour in range(6, 12):
        sheet.text((140 + (hour - 6) * 144, 545), str(hour), px=36, colour=QUIET, anchor="mm")


def own_tally(sheet: Sheet, say: Say) -> None:
    """A notebook with marks for each day, most of them on Monday."""
    sheet.box((140, 50, 860, 650), fill=WHITE, edge=WOOD, round_px=16)
    for number, (day, count) in enumerate(zip(_work_days(say), (5, 2, 2, 1, 2), strict=True)):
        y = 162 + 106 * number
        sheet.dot((140, y - 36), 16, fill=WOOD)
        sheet.text((200, y - 36), day, px=44, anchor="lm")
        _tally(sheet, (330, y - 36), count)
        sheet.line((190, y), (820, y), colour=LINE, px=3)
    sheet.text((490, 126), say("neues Blech?", "new sheet metal?"), px=38, colour=BLUE, anchor="lm")


def _tally(sheet: Sheet, at: Point, count: int) -> None:
    """Up to five marks from the left; the fifth crosses the others out."""
    x, y = at
    for number in range(min(count, 4)):
        sheet.line((x + 30 * number, y - 26), (x + 30 * number, y + 26), px=7)
    if count > 4:
        sheet.line((x - 22, y + 20), (x + 112, y - 20), px=7)


def four_words(sheet: Sheet, say: Say) -> None:
    """A folder under a cup; four slips with a word each stick out of it."""
    words = say("Zweck Zugriff Löschung Leistung", "purpose access deletion performance")
    for number, word in enumerate(words.split()):
        top = 110 + 125 * number
        sheet.box((600, top, 940, top + 90), fill=YELLOW, round_px=6)
        sheet.text((684, top + 45), word, px=40, anchor="lm")
    sheet.box((60, 60, 654, 640), fill=BLUE, round_px=16)
    sheet.line((105, 60), (105, 640), colour=SCREEN, px=4)
    sheet.box((148, 120, 610, 290), fill=WHITE, round_px=8)
    title = say("Betriebs-\nvereinbarung IT", "Works\nagreement IT")
    sheet.text((379, 205), title, px=48, anchor="mm", bold=True)
    sheet.line((464, 470), (554, 430), colour=WHITE, px=34)
    sheet.dot((379, 470), 120, fill=WHITE)
    sheet.dot((379, 470), 98, fill=WOOD)


DRAWINGS: Final[Mapping[str, Callable[[Sheet, Say], None]]] = {
    "schreibweisen": three_spellings,
    "mittelwert": average_of_nobody,
    "achse": cut_axis,
    "zwei-raender": two_axes,
    "der-sack": grown_sack,
    "wert-streichen": lonely_dot,
    "ein-stern": one_star,
    "montags-weggeworfen": sheet_on_the_bin,
    "pumpe-freitags": quiet_fridays,
    "kunde-will-daten": running_times,
    "wer-sieht-das": slow_after_break,
    "eigene-zahlen": own_tally,
    "vereinbarung": four_words,
}
