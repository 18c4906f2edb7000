"""The command menu and the help: what this person can ask for, in each of their roles."""

from bot.texts.tongue import Tongue
from contacts.model import Role

Command = tuple[str, str]
"""name and description"""


def commands(to: Tongue, roles: frozenset[Role]) -> tuple[Command, ...]:
    """First what belongs to the roles, then what is there for everybody."""
    found: list[Command] = []
    if Role.LEARNER in roles:
        found += _of_learners(to)
    if roles & {Role.MANAGER, Role.COUNCIL}:
        found += _of_both_sides(to)
    if Role.MANAGER in roles:
        found.append((to._("betriebscheck"), to._("Zehn Fragen an den Betrieb")))
    if Role.COUNCIL in roles:
        found += _of_councils(to)
    if Role.TRAINER in roles:
        found.append((to._("trainer"), to._("Deine Werkbank")))
    return (*found, *_of_everybody(to))


def help_text(to: Tongue, roles: frozenset[Role]) -> str:
    first = to._("Drei Minuten für dich. Nie an der laufenden Maschine, nie am Steuer.")
    lines = [to.begins(f"{to.apart(f'/{name}')} · {text}") for name, text in commands(to, roles)]
    return "\n".join((*([first, ""] if Role.LEARNER in roles else []), *lines))


def _of_learners(to: Tongue) -> tuple[Command, ...]:
    return (
        (to._("lernen"), to._("Weiter lernen")),
        (to._("suche"), to._("Schnell etwas nachsehen")),
        (to._("themen"), to._("Selbst aussuchen")),
        (to._("fortschritt"), to._("Was sitzt, was wackelt")),
        (to._("weg"), to._("Branche, Wunsch und Stufen")),
        (to._("check"), to._("Wo du stehst, nur für dich")),
        (to._("merkzettel"), to._("Deine gemerkten Sätze")),
        (to._("zeiten"), to._("Wann ich mich melde")),
        (to._("pause"), to._("Eine Weile still sein")),
    )


def _of_both_sides(to: Tongue) -> tuple[Command, ...]:
    return (
        (to._("wochenbericht"), to._("Den Bericht noch einmal lesen")),
        (to._("uhrzeit"), to._("Wann der Bericht kommt")),
        (to._("anhalten"), to._("Berichte anhalten oder starten")),
    )


def _of_councils(to: Tongue) -> tuple[Command, ...]:
    return (
        (to._("protokoll"), to._("Alles, was das Haus verließ")),
        (to._("unterlagen"), to._("Vereinbarung und Nachweise")),
    )


def _of_everybody(to: Tongue) -> tuple[Command, ...]:
    return (
        (to._("firmensicht"), to._("Was der Betrieb sieht")),
        (to._("rollenkarte"), to._("Deine Aufgabe auf einer Seite")),
        (to._("sprache"), to._("Sprache wechseln")),
        (to._("gespeichert"), to._("Welche Daten, wozu, wie lange")),
        (to._("meinedaten"), to._("Alles, was gespeichert ist")),
        (to._("umzug"), to._("In einem anderen Chat weiter")),
        (to._("loeschen"), to._("Alles löschen")),
        (to._("datenschutz"), to._("Was gespeichert wird und wozu")),
        (to._("hilfe"), to._("Was ich kann")),
    )
