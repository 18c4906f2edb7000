"""Pictures of the area grundlagen: where an input goes, what changes at work."""

from collections.abc import Callable, Mapping
from math import cos, radians, sin
from typing import Final

from content.drawings.sheet import (
    BLUE,
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
    Point,
    Say,
    Sheet,
)
from content.drawings.things import bubble, button, monitor, phone, window


def saved_not_sent(sheet: Sheet, say: Say) -> None:
    """A phone that says „done“ and, small, „1 pending“; the office has nothing."""
    left, top, right, bottom = phone(sheet, (60, 40, 460, 660))
    middle = (left + right) // 2
    sheet.text((left + 24, top + 48), say("Kein Netz", "No network"), px=36, colour=QUIET, anchor="lm")
    _signal(sheet, (right - 92, top + 66))
    sheet.box((left + 24, top + 106, right - 24, top + 396), fill=GLOW, edge=LINE, edge_px=3, round_px=16)
    sheet.text((middle, top + 160), say("Bericht", "Report"), px=40, anchor="mm")
    sheet.tick((middle, top + 240), size=90)
    sheet.text((middle, top + 340), say("fertig", "done"), px=60, colour=GREEN, anchor="mm", bold=True)
    _cloud(sheet, (left + 70, bottom - 62))
    sheet.text((left + 124, bottom - 62), say("1 ausstehend", "1 pending"), px=34, colour=QUIET, anchor="lm")
    sheet.dashes((476, 330), (624, 330))
    sheet.cross((550, 330), size=50)
    screen = monitor(sheet, (630, 190, 960, 500))
    sheet.text((795, 130), say("Büro", "Office"), px=44, anchor="mm", bold=True)
    sheet.text(
        (795, (screen[1] + screen[3]) // 2),
        say("kein\nBericht", "no\nreport"),
        px=40,
        colour=QUIET,
        anchor="mm",
    )


def way_to_the_net(sheet: Sheet, say: Say) -> None:
    """Device, Wi-Fi and router in a house, line and service outside."""
    sheet.area((40, 220), (310, 70), (580, 220), colour=SAND)
    sheet.box((64, 220, 556, 600), fill=WHITE, edge=SAND, edge_px=6)
    sheet.text((310, 174), say("im Haus", "in the house"), px=38, anchor="mm")
    for words, x in (
        (say("Gerät", "device"), 145),
        (say("WLAN", "Wi-Fi"), 310),
        (say("Router", "router"), 465),
        (say("Leitung", "line"), 690),
        (say("Dienst", "service"), 875),
    ):
        sheet.text((x, 540), words, px=40, anchor="mm")
    _card_reader(sheet, (145, 380))
    _waves(sheet, (265, 400))
    sheet.line((515, 410), (800, 410), colour=INK, px=8)
    sheet.box((415, 380, 515, 440), fill=SCREEN, round_px=10)
    sheet.line((435, 380), (435, 320), colour=SCREEN, px=8)
    sheet.line((495, 380), (495, 320), colour=SCREEN, px=8)
    for y in (270, 350, 430):
        sheet.box((800, y, 950, y + 68), fill=BLUE, round_px=8)
        sheet.dot((828, y + 34), 9, fill=GLOW)
        sheet.line((860, y + 34), (926, y + 34), colour=GLOW, px=6)


def asked_at_night(sheet: Sheet, say: Say) -> None:
    """A chat with three messages of a customer and no answer."""
    left, top, right, _ = phone(sheet, (230, 40, 770, 660))
    sheet.box((left, top, right, top + 68), fill=SCREEN)
    sheet.text((left + 28, top + 34), say("Kunde", "Customer"), px=38, colour=GLOW, anchor="lm")
    x, y = left + 24, top + 80
    for time, words, width in (
        (
            say("23:04", "11.04 pm"),
            say("Habt ihr das Blau auch\nim großen Eimer?", "Do you have the blue\nin the big bucket too?"),
            430,
        ),
        (say("23:31", "11.31 pm"), say("Hallo??", "Hello??"), 180),
        (
            say("7:15", "7.15 am"),
            say("Egal, schon woanders\nbestellt.", "Never mind, bought\nit elsewhere."),
            430,
        ),
    ):
        height = 108 if "\n" in words else 62
        sheet.text((x, y), time, px=34, colour=QUIET)
        bubble(sheet, (x, y + 44, x + width, y + 44 + height), words)
        y += height + 56


def role_card(sheet: Sheet, say: Say) -> None:
    """A page with six parts, two of them filled in."""
    sheet.box((150, 40, 850, 660), fill=WHITE, edge=LINE, edge_px=3)
    sheet.text((200, 92), say("Rollenkarte", "Role card"), px=50, colour=SCREEN, anchor="lm", bold=True)
    alone = say("Das entscheide ich allein", "This I decide alone")
    rework = say("Welche Form wir nacharbeiten", "Which mould we rework")
    comes = say("Das fällt weg, das kommt dazu", "This goes, this comes")
    camera = say("Neu ist die Kamera", "The camera is new")
    y = 146
    for part in (None, (alone, rework), None, None, (comes, camera), None):
        if part:
            sheet.text((200, y), part[0], px=36, colour=SCREEN, bold=True)
            sheet.text((200, y + 48), part[1], px=40)
            y += 116
        else:
            sheet.box((200, y + 8, 400, y + 20), fill=LINE, round_px=6)
            sheet.line((200, y + 50), (800, y + 50), colour=LINE, px=2)
            y += 64


def urgent_mail(sheet: Sheet, say: Say) -> None:
    """A mail with a logo, a last day and a button to pay."""
    window(sheet, (80, 40, 920, 660), say("Posteingang, Fr 15:30", "Inbox, Fri 3.30 pm"))
    _gear(sheet, (184, 190))
    sheet.text((270, 190), say("Metallbau Kern", "Kern Metal"), px=44, anchor="lm", bold=True)
    sheet.line((120, 272), (880, 272), colour=LINE, px=3)
    sheet.text((120, 300), say("Mahnung", "Payment reminder"), px=56, bold=True)
    sheet.text((120, 386), say("Letzte Frist: heute", "Last day: today"), px=48, colour=RUST, bold=True)
    button(sheet, (280, 500, 720, 610), say("Jetzt zahlen", "Pay now"), px=52)


def letter_at_the_edge(sheet: Sheet, say: Say) -> None:
    """A photo of a bathroom in a chat; on the window sill lies a letter."""
    left, top, right, bottom = window(sheet, (60, 40, 940, 660), say("Familie", "Family"))
    photo = (left + 24, top + 24, right - 24, bottom - 24)
    sheet.box(photo, fill=GLOW)
    for x in range(photo[0], photo[2], 76):
        sheet.line((x, photo[1]), (x, photo[3]), colour=WHITE, px=4)
    for y in range(photo[1], photo[3], 76):
        sheet.line((photo[0], y), (photo[2], y), colour=WHITE, px=4)
    _shower(sheet, (160, photo[3]))
    _basin(sheet, (440, photo[3]))
    sheet.box((640, photo[1] + 20, photo[2], 440), fill=WHITE, edge=WOOD, edge_px=10)
    sheet.line((766, photo[1] + 24), (766, 436), colour=WOOD, px=8)
    sheet.box((610, 570, photo[2], 594), fill=WOOD)
    sheet.box((650, 330, 890, 570), fill=WHITE, edge=LINE, edge_px=4)
    sheet.text((770, 394), say("Praxis\nDr. Lind", "Dr Lind’s\nsurgery"), px=42, anchor="mm", bold=True)
    for y in (470, 500, 530):
        sheet.line((680, y), (860, y), colour=QUIET, px=5)


def _gear(sheet: Sheet, at: Point) -> None:
    """A wheel with eight teeth, around its middle."""
    x, y = at
    for angle in range(0, 360, 45):
        tooth = (round(x + 54 * cos(radians(angle))), round(y + 54 * sin(radians(angle))))
        sheet.line(at, tooth, colour=BLUE, px=20)
    sheet.dot(at, 42, fill=BLUE)
    sheet.dot(at, 18, fill=WHITE)


def _shower(sheet: Sheet, foot: Point) -> None:
    """A head on a pipe above a tray; `foot` is the middle of the tray, below."""
    x, y = foot
    sheet.box((x - 50, y - 30, x + 130, y), fill=WHITE, edge=QUIET)
    sheet.line((x - 30, y - 30), (x - 30, y - 400), (x + 60, y - 400), (x + 60, y - 370), colour=QUIET, px=10)
    sheet.box((x + 16, y - 370, x + 104, y - 350), fill=QUIET, round_px=8)


def _basin(sheet: Sheet, foot: Point) -> None:
    """On a stand, with a tap and a round mirror above it."""
    x, y = foot
    sheet.box((x - 28, y - 150, x + 28, y), fill=WHITE, edge=QUIET)
    sheet.box((x - 110, y - 220, x + 110, y - 140), fill=WHITE, edge=QUIET, round_px=30)
    sheet.line((x, y - 220), (x, y - 266), (x + 36, y - 266), (x + 36, y - 250), colour=QUIET, px=10)
    sheet.dot((x, y - 380), 80, fill=WHITE, edge=QUIET, edge_px=6)


def _signal(sheet: Sheet, at: Point) -> None:
    """Four empty bars, crossed out; `at` is their foot on the left."""
    x, y = at
    for number in range(4):
        sheet.box((x + number * 18, y - 12 - number * 9, x + number * 18 + 12, y), edge=QUIET, edge_px=2)
    sheet.line((x - 2, y + 2), (x + 70, y - 42), colour=RUST, px=5)


def _cloud(sheet: Sheet, at: Point) -> None:
    """Grey, around its middle, with an arrow upwards."""
    x, y = at
    for dx, dy, radius in ((-24, 8, 16), (-4, -6, 24), (24, 6, 18)):
        sheet.dot((x + dx, y + dy), radius, fill=LINE)
    sheet.box((x - 24, y + 2, x + 24, y + 24), fill=LINE)
    sheet.arrow((x, y + 20), (x, y - 18), colour=WHITE, px=5)


def _card_reader(sheet: Sheet, at: Point) -> None:
    """Around its middle."""
    x, y = at
    sheet.box((x - 52, y - 80, x + 52, y + 80), fill=INK, round_px=14)
    sheet.box((x - 38, y - 64, x + 38, y - 14), fill=GLOW, round_px=4)
    for row in range(3):
        for column in (-1, 0, 1):
            sheet.box(
                (x + column * 26 - 9, y + 6 + row * 24, x + column * 26 + 9, y + 20 + row * 24), fill=QUIET
            )


def _waves(sheet: Sheet, at: Point) -> None:
    """Three arcs to the right of a dot."""
    x, y = at
    sheet.dot((x, y), 9, fill=BLUE)
    for radius in (36, 66, 96):
        arc = [
            (round(x + radius * cos(radians(angle))), round(y + radius * sin(radians(angle))))
            for angle in range(-40, 41, 5)
        ]
        sheet.line(*arc, colour=BLUE, px=8)


DRAWINGS: Final[Mapping[str, Callable[[Sheet, Say], None]]] = {
    "ablauf-synchronisieren": saved_not_sent,
    "ablauf-netz-weg": way_to_the_net,
    "wandel-nachts-bestellt": asked_at_night,
    "wandel-rollenkarte": role_card,
    "sicherheit-mahnung": urgent_mail,
    "sicherheit-foto": letter_at_the_edge,
}
