"""Looking something up: what is asked, what was found, and what to do where nothing was."""

from bot.texts.tongue import Tongue


def ask(to: Tongue) -> str:
    return to._("Was suchst du? Schreib ein paar Wörter.")


def ask_at_once(to: Tongue) -> str:
    """While a question waits for typing: the next words are its answer."""
    return to._(
        "Gerade wartet noch eine Frage auf deine Antwort. "
        "Schreib alles in eine Nachricht, zum Beispiel: <code>/suche Handy weg</code>"
    )


def found(to: Tongue) -> str:
    return to._("Das könnte helfen:")


def kept(to: Tongue) -> str:
    return to._("auf deinem Merkzettel")


def nothing(to: Tongue) -> str:
    return to._(
        "Dazu habe ich nichts gefunden. Versuch ein anderes Wort, oder schau unter /themen. "
        "Was du suchst, merke ich mir nicht."
    )
