"""On to another chat: what the link does, and what both chats hear."""

from bot.texts.tongue import Tongue, escape


def other_chat(to: Tongue) -> str:
    """On a button."""
    return to._("Anderer Chat")


def what_happens(to: Tongue) -> str:
    return to._(
        "Du willst in einem anderen Chat weiterlernen? Öffne dort in den nächsten 30 Minuten diesen Link. "
        "Alles, was du gelernt hast, kommt mit. Danach ist es hier still."
    )


def warning(to: Tongue) -> str:
    return to._("<b>Gib den Link niemandem:</b> Wer ihn öffnet, lernt als du weiter.")


def arrived(to: Tongue) -> str:
    return to._("Hier geht es weiter. Alles ist mitgekommen. Der alte Chat ist jetzt still.")


def left(to: Tongue, *, operator: str) -> str:
    """The last word in the old chat."""
    return to._(
        "Du lernst jetzt in einem anderen Chat weiter. Hier bin ich still. Warst du das nicht? "
        "Dann hat jemand deinen Link geöffnet. Sag es dem Betriebsrat oder der Vertrauensperson. "
        "Den Server betreibt {operator}."
    ).format(operator=escape(operator))


def void(to: Tongue) -> str:
    """Never made, used, replaced or expired: the same words."""
    return to._(
        "Dieser Link gilt nicht mehr. Er hält 30 Minuten und nur einmal. "
        "Hol dir im alten Chat mit /umzug einen neuen."
    )


def taken(to: Tongue) -> str:
    return to._(
        "In diesem Chat gibt es schon einen eigenen Stand. Lösch ihn hier mit /loeschen und öffne den Link "
        "noch einmal. Oder öffne ihn in einem anderen Chat."
    )


def here(to: Tongue) -> str:
    return to._("Du bist schon hier. Öffne den Link in dem Chat, in dem du weiterlernen willst.")
