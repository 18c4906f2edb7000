"""The list of takeaways, in German "Merkzettel": keep, look, strike."""

from bot.texts.tongue import Tongue


def keep(to: Tongue) -> str:
    return to._("Merken")


def unkeep(to: Tongue) -> str:
    """Under an insight whose takeaway is on the list."""
    return to._("Vom Merkzettel streichen")


def is_kept(to: Tongue) -> str:
    return to._("Gemerkt. Der Satz steht jetzt auf deinem /merkzettel.")


def is_struck(to: Tongue) -> str:
    return to._("Gestrichen.")


def title(to: Tongue) -> str:
    return to._("<b>Dein Merkzettel</b> (nur für dich)")


def empty(to: Tongue) -> str:
    return to._(
        "Noch ist dein Merkzettel leer. Tipp unter einem Satz mit 💡 auf „Merken“, dann steht er hier."
    )


def tap_a_number(to: Tongue) -> str:
    return to._("Tipp auf eine Nummer, dann siehst du den Fall dazu.")


def which_to_strike(to: Tongue) -> str:
    return to._("Welcher Satz kann weg?")


def strike(to: Tongue) -> str:
    return to._("Streichen")


def done(to: Tongue) -> str:
    return to._("Fertig")


def newer(to: Tongue) -> str:
    return to._("Neuere")


def older(to: Tongue) -> str:
    return to._("Ältere")
