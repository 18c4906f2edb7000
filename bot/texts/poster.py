"""The poster at work: only sentences that are true for this company."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.texts.tongue import Tongue

SMALLEST_GROUP = 15
"""Heads from which on a company gets figures at all; below, a figure could point at somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    lead: str
    """one word or three, printed bold, with its full stop"""
    text: str


def title(to: Tongue) -> str:
    return to._("Drei Minuten für dich")


def lead(to: Tongue) -> str:
    return to._("Kurze Fälle aus der Arbeit, auf dem Handy.\nLesen, entscheiden, ausprobieren.")


def scan(to: Tongue) -> str:
    return to._("Scannen, „Start“ tippen, einen Fall testen.\nPausenbrot speichert dabei nichts.")


def promises(to: Tongue, *, headcount: int) -> tuple[Promise, ...]:
    return (
        Promise(
            lead=to._("Freiwillig."),
            text=to._("Niemand fragt dich, ob du mitmachst. Niemand darf dein Handy sehen wollen."),
        ),
        Promise(lead=to._("Nichts über dich."), text=_figures(to, headcount)),
        Promise(
            lead=to._("Arbeitszeit."),
            text=to._("Die drei Minuten sind bezahlt. Deine Pause bleibt deine Pause."),
        ),
        Promise(lead=to._("Sicher."), text=to._("Nie an der laufenden Maschine, nie am Steuer.")),
    )


def _figures(to: Tongue, headcount: int) -> str:
    if headcount < SMALLEST_GROUP:
        return to._("Der Betrieb bekommt keine Zahlen.")
    return to._(
        "Der Betrieb bekommt nur grobe Zahlen über alle {headcount} zusammen. Du siehst dieselben."
    ).format(headcount=to.number(headcount))


def second_code(to: Tongue, *, first: str, second: str) -> str:
    """The doors by their names, "Telegram" and "Browser"."""
    return to._("Kein {first}? Nimm den zweiten Code: {second}.").format(first=first, second=second)


def server(to: Tongue, *, operator: str, operator_is_employer: bool) -> str:
    if operator_is_employer:
        return to._("Den Server betreibt dein Betrieb. Wer ihn betreut, kommt an die Daten.")
    return to._("Server: {operator}, nicht dein Betrieb.").format(operator=operator)


def questions(to: Tongue, contact: str) -> str:
    return to._("Fragen: {contact}.").format(contact=contact.rstrip("."))


def signatures(to: Tongue, *, council: bool) -> Sequence[str]:
    management = to._("Unterschrift Geschäftsleitung")
    return (to._("Unterschrift Betriebsrat"), management) if council else (management,)
