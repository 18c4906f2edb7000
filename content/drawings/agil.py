"""Pictures of the area agil: notes, a board, a time line, a table of ticks, a form, pairs of bars."""

from collections.abc import Callable, Mapping
from typing import Final

from content.drawings.sheet import BLUE, GREEN, INK, LINE, QUIET, RUST, SAND, WHITE, Say, Sheet
from content.drawings.things import Chart, board, bubble, slip


def morning_round(sheet: Sheet, say: Say) -> None:
    """Eleven times yesterday from seven to a quarter to eight, then a question about today."""
    left, width = 60, 80
    sheet.text((left, 130), "7:00", px=48, anchor="lm", bold=True)
    sheet.text((left + 11 * width, 130), "7:45", px=48, anchor="rm", bold=True)
    for number in range(11):
        x = left + number * width
        sheet.box((x + 3, 180, x + width - 3, 290), fill=SAND, edge=LINE, edge_px=3, round_px=8)
    sheet.line((left + 4, 314), (left + 4, 332), (936, 332), (936, 314), colour=QUIET, px=4)
    sheet.text((500, 376), say("elfmal gestern", "eleven times yesterday"), px=44, anchor="mm")
    words = say("Und wo fange ich heute an?", "And where do I start today?")
    bubble(sheet, (300, 480, 940, 600), words, px=42, mine=True)


def bikes(sheet: Sheet, say: Say) -> None:
    """Four bikes and what has been done to each: one, two or three ticks."""
    sheet.box((50, 60, 950, 640), fill=WHITE, edge=LINE, edge_px=4, round_px=10)
    columns = (430, 620, 810)
    heads = (say("heil", "fixed"), say("Probe", "ride"), say("Anruf", "call"))
    for x, head in zip(columns, heads, strict=True):
        sheet.text((x, 118), head, px=44, anchor="mm", bold=True)
    rows = (
        (say("rot", "red"), RUST, 2),
        (say("blau", "blue"), BLUE, 3),
        (say("grün", "green"), GREEN, 1),
        (say("grau", "grey"), QUIET, 2),
    )
    for number, (name, colour, ticks) in enumerate(rows):
        y = 234 + number * 116
        sheet.line((50, y - 58), (950, y - 58), colour=LINE, px=3)
        sheet.dot((120, y), 26, fill=colour)
        sheet.text((176, y), name, px=44, anchor="lm")
        for x in columns[:ticks]:
            sheet.tick((x, y), size=50, colour=INK)


def five_whys(sheet: Sheet, say: Say) -> None:
    """A form with five fields that ends at a name, beside it a plan that lacks a pump."""
    slip(sheet, (40, 60, 560, 650), taped=False)
    for number in range(5):
        y = 80 + number * 98
        last = number == 4
        sheet.text((70, y), say("Warum?", "Why?"), px=36, colour=QUIET)
        sheet.box((70, y + 46, 530, y + (160 if last else 88)), edge=LINE, edge_px=3, round_px=6)
        if last:
            words = say("Weil Yusuf nicht\ngeschmiert hat.", "Because Yusuf did\nnot grease it.")
            sheet.text((90, y + 103), words, px=38, anchor="lm")
        else:
            sheet.box((90, y + 60, 280 + number * 77 % 170, y + 74), fill=LINE, round_px=7)
    slip(sheet, (600, 140, 960, 560))
    sheet.text((630, 205), say("Schmierplan", "Greasing plan"), px=40, anchor="lm", bold=True)
    for place, pump in enumerate((1, 2, 4)):
        sheet.text((630, 300 + place * 90), say(f"Pumpe {pump}", f"Pump {pump}"), px=42, anchor="lm")
        sheet.line((630, 340 + place * 90), (930, 340 + place * 90), colour=LINE, px=3)


def reports_and_damage(sheet: Sheet, say: Say) -> None:
    """Over three months more is reported, and damage falls."""
    months = (say("Feb", "Feb"), say("April", "April"), say("Juni", "June"))
    sides = (
        ((60, 160, 470, 600), say("gemeldet", "reported"), (3, 11, 12), BLUE),
        ((530, 160, 940, 600), say("Schaden", "damage"), (4, 4, 1), RUST),
    )
    for box, title, values, colour in sides:
        sheet.text(((box[0] + box[2]) // 2, 100), title, px=46, colour=colour, anchor="mm", bold=True)
        chart = Chart(sheet=sheet, box=box, low=0, high=13)
        chart.bars(list(zip(months, values, strict=True)), shown=True, colours=(colour,), px=42)
        chart.axis(())


def six_urgent_notes(sheet: Sheet, say: Say) -> None:
    """Six notes of one size on a wall, the same red word on each."""
    for number in range(6):
        left, top = 60 + number % 3 * 310, 80 + number // 3 * 300
        slip(sheet, (left, top, left + 260, top + 250))
        words = say("EILT", "URGENT")
        sheet.text((left + 130, top + 88), words, px=50, colour=RUST, anchor="mm", bold=True)
        for line in range(2):
            y = top + 158 + line * 40
            sheet.box((left + 40, y - 7, left + 220 - (number + line) % 3 * 40, y + 7), fill=LINE, round_px=7)


def running_and_waiting(sheet: Sheet, say: Say) -> None:
    """A board of two columns: one card is running, five wait."""
    running, waiting = say("läuft", "running"), say("wartet auf", "waiting for")
    board(sheet, (60, 60, 940, 640), [(running, [""]), (waiting, [""] * 5)], px=44)


DRAWINGS: Final[Mapping[str, Callable[[Sheet, Say], None]]] = {
    "alles-dringend": six_urgent_notes,
    "wo-haengt-es": running_and_waiting,
    "morgenrunde": morning_round,
    "wie-viele-fertig": bikes,
    "fuenfmal-warum": five_whys,
    "mehr-meldungen": reports_and_damage,
}
