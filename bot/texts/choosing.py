"""Looking around: suggestions with their reasons, areas, modules, cases."""

from bot.texts.tongue import Tongue
from learning.paths import Why


def overview(to: Tongue) -> str:
    return to._("Such dir etwas aus. Gesperrt ist hier nichts.")


def all_done(to: Tongue) -> str:
    return to._("Du hast alles gesehen. Such dir aus, was du noch einmal lesen magst.")


def suggested(to: Tongue, *, number: int, unit: str, why: str) -> str:
    return to._("{number}. <b>{unit}</b>\n{why}").format(number=to.number(number), unit=unit, why=why)


def why(to: Tongue, reason: Why, *, trade: str) -> str:
    """`trade` is the learner's own."""
    match reason:
        case Why.WISH:
            return to._("Das hast du dir gewünscht.")
        case Why.OWN:
            return to._("Das ist aus deinem Betrieb.")
        case Why.ROLE:
            return to._("Das passt zu deiner Aufgabe.")
        case Why.TRADE:
            return to._("Ein Fall aus: {trade}.").format(trade=trade)
        case Why.EVERYWHERE:
            return to._("Das gibt es überall.")
        case Why.LEVEL:
            return to._("Das ist gut für den Anfang.")
        case Why.FRESH:
            return to._("Das ist neu für dich.")
        case Why.OPEN:
            return to._("Hier ist für dich am meisten drin.")
        case Why.SHORT:
            return to._("Das geht am schnellsten.")


def minutes(to: Tongue, *, number: int, minutes: int) -> str:
    return to.n_("{number} · {minutes} Minute", "{number} · {minutes} Minuten", minutes).format(
        number=to.number(number), minutes=to.number(minutes)
    )


def choose_myself(to: Tongue) -> str:
    return to._("Selbst aussuchen")


def by_area(to: Tongue) -> str:
    return to._("Oder nach Themen:")


def part(to: Tongue, *, letter: str, title: str, done: int, units: int) -> str:
    """A line of a list, and how far somebody has come."""
    if done == 0:
        return to.n_("{letter}  {title}, {units} Fall", "{letter}  {title}, {units} Fälle", units).format(
            letter=letter, title=title, units=to.number(units)
        )
    return to._("{letter}  {title}, {done} von {units}").format(
        letter=letter, title=title, done=to.number(done), units=to.number(units)
    )


def which_module(to: Tongue) -> str:
    return to._("Welches Modul?")


def which_case(to: Tongue) -> str:
    return to._("Welcher Fall?")


def advised(to: Tongue, titles: str) -> str:
    return to._("Baut auf: {titles}. Du kannst auch gleich hier anfangen.").format(titles=titles)


def finished(to: Tongue) -> str:
    return to._("fertig")


def known(to: Tongue) -> str:
    return to._("kannst du schon")


def begun(to: Tongue) -> str:
    return to._("angefangen")


def back(to: Tongue) -> str:
    return to._("Zurück")


def gone(to: Tongue) -> str:
    return to._("Das gibt es nicht mehr. Such dir etwas anderes aus.")
