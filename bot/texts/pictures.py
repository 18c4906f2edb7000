"""On pictures, and instead of them for those who listen."""

from collections.abc import Sequence
from datetime import time

from bot.texts.tongue import Tongue

# --- figures ------------------------------------------------------------------------------------


def company(to: Tongue, name: str, *, headcount: int) -> str:
    return to._("{company} · {headcount} Beschäftigte").format(company=name, headcount=to.number(headcount))


def in_a_week(to: Tongue) -> str:
    return to._("Dabei in einer Woche")


def in_all_areas(to: Tongue) -> str:
    return to._("Was sitzt (alle Bereiche)")


def about(to: Tongue, percent: int, *, low: int, high: int) -> str:
    return to._("rund {percent} von 100 ({low} bis {high})").format(percent=percent, low=low, high=high)


def what_the_bar_shows(to: Tongue) -> str:
    return to._("Der Balken zeigt, wo die Zahl wahrscheinlich liegt.")


def company_in_words(to: Tongue, name: str, *, headcount: int) -> str:
    return to._("Zahlen für {company}, über alle {headcount} Beschäftigten zusammen.").format(
        company=name, headcount=to.number(headcount)
    )


def week_in_words(to: Tongue, percent: int, *, low: int, high: int) -> str:
    return to._(
        "In einer Woche sind rund {percent} von 100 dabei, wahrscheinlich zwischen {low} und {high}."
    ).format(percent=percent, low=low, high=high)


def all_areas_in_words(to: Tongue, percent: int, *, low: int, high: int) -> str:
    return to._(
        "In allen Bereichen zusammen sitzen rund {percent} von 100 Fragen, "
        "wahrscheinlich zwischen {low} und {high}."
    ).format(percent=percent, low=low, high=high)


def area_in_words(to: Tongue, area: str, percent: int, *, low: int, high: int) -> str:
    return to._(
        "Im Bereich {area} sitzen rund {percent} von 100 Fragen, wahrscheinlich zwischen {low} und {high}."
    ).format(area=area, percent=percent, low=low, high=high)


# --- the case for the round ---------------------------------------------------------------------


def for_the_round(to: Tongue) -> str:
    return to._("Fall für die Runde")


def hands_up(to: Tongue) -> str:
    return to._("Erst nachdenken, dann Hand hoch.")


def fits(to: Tongue, letters: Sequence[str]) -> str:
    return to._("Es passt: {letters}").format(letters=to.list(letters))


def to_remember(to: Tongue) -> str:
    return to._("Zum Merken")


# --- fourteen days ------------------------------------------------------------------------------


def from_to(to: Tongue, starts: time, ends: time) -> str:
    return f"{to.clock(starts)} – {to.clock(ends)}"
