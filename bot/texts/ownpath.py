"""My way: what decides which cases come first, and how to change it."""

from bot.texts.tongue import Tongue


def title(to: Tongue) -> str:
    return to._("Mein Weg")


def line(to: Tongue, *, name: str, value: str) -> str:
    return to._("{name}: {value}").format(name=name, value=value)


def trade(to: Tongue) -> str:
    return to._("Branche")


def wish(to: Tongue) -> str:
    return to._("Wunsch")


def roles(to: Tongue) -> str:
    return to._("Aufgaben")


def levels(to: Tongue) -> str:
    return to._("Stufen")


def none_yet(to: Tongue) -> str:
    return to._("noch offen")


def several(to: Tongue, count: int) -> str:
    return to.n_("{count} gewählt", "{count} gewählt", count).format(count=to.number(count))


def private(to: Tongue) -> str:
    return to._("Das gehört dir. Dein Betrieb bekommt nichts davon, und es steht in keinem Bericht.")


def which_trade(to: Tongue) -> str:
    return to._("In welcher Branche arbeitest du?")


def which_wish(to: Tongue) -> str:
    return to._("Was möchtest du zuerst?")


def no_wish(to: Tongue) -> str:
    return to._("Kein Wunsch")


def which_roles(to: Tongue) -> str:
    return to._("Was passt zu deiner Arbeit? Tipp alles an, dann „Fertig“.")


def which_levels(to: Tongue) -> str:
    return to._("Welches Thema möchtest du ändern?")


def which_level(to: Tongue, area: str) -> str:
    return to._("<b>{area}</b>\nWelche Stufe passt zu dir?").format(area=area)


def check(to: Tongue) -> str:
    return to._("Check machen")


def check_on(to: Tongue) -> str:
    return to._("Weiter mit dem Check")


def check_result(to: Tongue) -> str:
    return to._("Mein Ergebnis")


def check_anew(to: Tongue) -> str:
    return to._("Check neu machen")


def back(to: Tongue) -> str:
    return to._("Zurück")
