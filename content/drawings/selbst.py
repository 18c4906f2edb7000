"""Pictures of the area selbst: clocks, a list, a phone, a till, a flowerpot."""

from collections.abc import Callable, Mapping
from math import cos, pi, sin
from typing import Final

from content.drawings.sheet import (
    GLOW,
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
from content.drawings.things import button, monitor, phone, slip


def clock(sheet: Sheet, at: Point, radius: int, *, hour: int, minute: int) -> None:
    """A round clock on a wall."""

    def place(turn: float, far: float) -> Point:
        return (
            round(at[0] + sin(turn * 2 * pi) * far * radius),
            round(at[1] - cos(turn * 2 * pi) * far * radius),
        )

    sheet.dot(at, radius, fill=WHITE, edge=INK, edge_px=8)
    for mark in range(12):
        sheet.line(place(mark / 12, 0.76), place(mark / 12, 0.86), colour=QUIET, px=5)
    sheet.line(at, place((hour + minute / 60) / 12, 0.46), px=9)
    sheet.line(at, place(minute / 60, 0.68), px=6)
    sheet.dot(at, 9)


def nine_things(sheet: Sheet, say: Say) -> None:
    """A list with nine things, one of them begun, and a clock at half past two."""
    slip(sheet, (60, 50, 640, 650))
    sheet.text((110, 116), say("Spätdienst", "Late shift"), px=46, anchor="lm", bold=True)
    words = (
        say("Tochter anrufen", "Call a daughter"),
        say("Wäsche", "Laundry"),
        say("Schrank Herr Yilmaz", "Mr Yilmaz’s wardrobe"),
    )
    sheet.box((96, 219, 610, 267), fill=YELLOW, round_px=8)
    for row in range(9):
        y = 192 + row * 51
        sheet.box((110, y - 17, 144, y + 17), fill=WHITE, edge=INK, edge_px=3, round_px=4)
        if row < len(words):
            sheet.text((168, y), words[row], px=38, anchor="lm")
        else:
            sheet.box((168, y - 7, 330 + row * 83 % 210, y + 7), fill=LINE, round_px=7)
    clock(sheet, (815, 350), 125, hour=2, minute=30)


def late_message(sheet: Sheet, say: Say) -> None:
    """The dark screen of a phone at 22:40, with one message."""
    left, top, right, bottom = phone(sheet, (285, 42, 715, 658))
    sheet.box((left, top, right, bottom), fill=SCREEN, round_px=12)
    sheet.text((500, 180), "22:40", px=110, colour=GLOW, anchor="mm")
    sheet.box((left + 20, 282, right - 20, 530), fill=WHITE, round_px=24)
    words = say(
        "Hast du die\nPreise für Weber?\nNur kurz.", "Have you got\nthe prices\nfor Weber?\nJust quickly."
    )
    sheet.text((500, 406), words, px=40, anchor="mm")


def locked_till(sheet: Sheet, say: Say) -> None:
    """The screen of a till that refuses, a packed kettle with its receipt, a clock at ten to eight."""
    left, top, right, bottom = monitor(sheet, (50, 60, 600, 600))
    sheet.text((left + 36, top + 34), say("Rückgabe", "Return"), px=46, bold=True)
    sheet.text((left + 36, top + 116), say("Wasserkocher", "Kettle"), px=42)
    sheet.text((left + 36, top + 182), say("Frist: Freitag", "Time limit: Friday"), px=42)
    button(
        sheet, (left + 36, top + 280, right - 36, bottom - 50), say("Gesperrt", "Blocked"), px=48, fill=RUST
    )
    clock(sheet, (815, 165), 105, hour=7, minute=50)
    sheet.text((815, 306), say("Samstag", "Saturday"), px=40, anchor="mm")
    _packed_kettle(sheet, (672, 390, 882, 600))
    sheet.box((896, 500, 952, 600), fill=WHITE, edge=LINE, edge_px=3)
    for y in (520, 540, 560):
        sheet.line((908, y), (940, y), colour=QUIET, px=4)
    sheet.box((0, 600, 1000, 640), fill=WOOD)


def _packed_kettle(sheet: Sheet, box: Box) -> None:
    left, top, right, bottom = box
    middle = (left + right) // 2
    sheet.box(box, fill=SAND, edge=WOOD, edge_px=3, round_px=4)
    sheet.area(
        (middle - 36, top + 70),
        (middle + 30, top + 70),
        (middle + 44, bottom - 40),
        (middle - 50, bottom - 40),
        colour=WOOD,
    )
    sheet.area((middle - 36, top + 74), (middle - 68, top + 74), (middle - 42, top + 116), colour=WOOD)
    sheet.line(
        (middle + 28, top + 80),
        (middle + 76, top + 80),
        (middle + 76, top + 146),
        (middle + 36, top + 146),
        colour=WOOD,
        px=10,
    )
    sheet.box((middle - 14, top + 54, middle + 10, top + 66), fill=WOOD, round_px=4)


def pot_on_the_lid(sheet: Sheet, say: Say) -> None:
    """A box of cards with a flowerpot on its lid, beside it a screen with a field to search in."""
    sheet.ground(640)
    sheet.box((80, 420, 440, 640), fill=SAND, edge=WOOD, edge_px=4)
    sheet.box((64, 372, 456, 428), fill=WOOD, round_px=6)
    sheet.box((170, 490, 350, 570), fill=WHITE, edge=WOOD, edge_px=3, round_px=4)
    sheet.text((260, 530), say("A bis Z", "A to Z"), px=42, anchor="mm")
    _pot(sheet, foot=(260, 372))
    left, top, right, _ = monitor(sheet, (520, 190, 950, 640))
    sheet.text((left + 40, top + 92), "Name", px=44)
    sheet.box((left + 40, top + 160, right - 40, top + 230), fill=GLOW, edge=QUIET, edge_px=3, round_px=8)
    sheet.line((left + 62, top + 174), (left + 62, top + 216), px=4)


def _pot(sheet: Sheet, *, foot: Point) -> None:
    """With a plant in it, standing on `foot`."""
    x, y = foot
    for tip, side in (((-126, -230), 24), ((-52, -300), 20), ((44, -312), 20), ((124, -236), 24)):
        middle = (x + tip[0] // 2, y + (tip[1] - 110) // 2)
        sheet.area(
            (x, y - 110),
            (middle[0] - side, middle[1]),
            (x + tip[0], y + tip[1]),
            (middle[0] + side, middle[1]),
            colour=GREEN,
        )
    sheet.area((x - 74, y - 110), (x + 74, y - 110), (x + 52, y), (x - 52, y), colour=RUST)
    sheet.box((x - 86, y - 136, x + 86, y - 100), fill=RUST, round_px=6)


DRAWINGS: Final[Mapping[str, Callable[[Sheet, Say], None]]] = {
    "drei-von-neun": nine_things,
    "nach-feierabend": late_message,
    "allein-entscheiden": locked_till,
    "alte-gewohnheit": pot_on_the_lid,
}
