"""What is said where a text comes in another language than the reader's? Nothing where it does not.

Cases, lines for Mondays and documents are written in German and English; an interface has more languages.
"""

from bot.texts.tongue import Tongue


def case(to: Tongue, language: str, *, has_words: bool) -> str:
    """Above a case; `has_words`: a button below it explains hard words."""
    if language == to.language:
        return ""
    known = {"de": to._("Diesen Fall gibt es auf Deutsch."), "en": to._("Diesen Fall gibt es auf Englisch.")}
    said = known.get(language) or to._("Diesen Fall gibt es in einer anderen Sprache.")
    words = to._("Schwere Wörter erklärt die Taste unten.")
    return f"{said} {words}" if has_words else said


def lines(to: Tongue, language: str) -> str:
    """Beside sentences of the edition or of a company's check, in a digest or alone."""
    if language == to.language:
        return ""
    if language == "en":
        return to._("Aussagen und Fragen stehen hier auf Englisch.")
    return to._("Aussagen und Fragen stehen hier auf Deutsch.")


def own_sentence(to: Tongue, language: str) -> str:
    """To a trainer who writes a sentence into a unit."""
    if language == to.language:
        return ""
    if language == "en":
        return to._("Der Fall ist auf Englisch. Schreib deinen Satz am besten auch so.")
    return to._("Der Fall ist auf Deutsch. Schreib deinen Satz am besten auch so.")


def interview(to: Tongue, language: str) -> str:
    """To a trainer whose answers become a unit."""
    if language == to.language:
        return ""
    if language == "en":
        return to._("Deine Einheit wird auf Englisch. Antworte bitte auf Englisch.")
    return to._("Deine Einheit wird auf Deutsch. Antworte bitte auf Deutsch.")


def papers(to: Tongue) -> str:
    """Above documents, which are written in German alone."""
    return to._("Die Unterlagen gibt es nur auf Deutsch.") if to.language != "de" else ""


def data(to: Tongue, language: str) -> str:
    """Above the list of what is stored."""
    return to._("Diese Liste gibt es auf Deutsch und auf Englisch.") if language != to.language else ""
