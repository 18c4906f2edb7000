"""What is mine: language, data, the way out, and help."""

from bot.texts.tongue import LANGUAGES, Tongue

# --- language -----------------------------------------------------------------------------------


def which_language(to: Tongue) -> str:
    return to._("Welche Sprache?")


def language_set(to: Tongue) -> str:
    return to._("Ab jetzt schreibe ich {language}.").format(language=LANGUAGES[to.language])


def cases_in(to: Tongue) -> str:
    """To somebody in whose own language no case is written."""
    return to._("Die Fälle gibt es auf Deutsch und auf Englisch.")


def cases_in_language(to: Tongue, language: str) -> str:
    """On a button; "de" or "en"."""
    return to._("Fälle auf Englisch") if language == "en" else to._("Fälle auf Deutsch")


def reading_set(to: Tongue, language: str) -> str:
    if language == "en":
        return to._("Gut. Fälle kommen ab jetzt auf Englisch, wo es sie gibt.")
    return to._("Gut. Fälle kommen ab jetzt auf Deutsch.")


# --- data ---------------------------------------------------------------------------------------


def my_data(to: Tongue) -> str:
    return to._("Das ist alles, was über dich gespeichert ist. Die Datei gehört dir.")


def my_data_summary(to: Tongue, *, cards: int, units: int, counted: bool) -> str:
    lines = [
        to.n_("{cards} Frage mit Lernstand", "{cards} Fragen mit Lernstand", cards).format(cards=cards),
        to.n_("{units} Einheit begonnen", "{units} Einheiten begonnen", units).format(units=units),
        to._("Du zählst in den groben Zahlen mit.") if counted else to._("Du zählst in keiner Zahl mit."),
    ]
    return "\n".join(lines)


def count_me(to: Tongue) -> str:
    return to._("Zähl mich mit")


def dont_count_me(to: Tongue) -> str:
    return to._("Zähl mich nicht mit")


def counted(to: Tongue) -> str:
    return to._("Gut. Du zählst wieder mit.")


def uncounted(to: Tongue) -> str:
    return to._("Gut. Du zählst ab jetzt in keiner Zahl mit.")


def erase_sure(to: Tongue) -> str:
    return to._(
        "Soll ich alles über dich löschen? Dein Lernstand ist dann sofort weg, in Sicherungen nach 14 Tagen."
    )


def erase_yes(to: Tongue) -> str:
    return to._("Ja, alles löschen")


def erase_no(to: Tongue) -> str:
    return to._("Nein, behalten")


def erased(to: Tongue) -> str:
    return to._(
        "Erledigt. Ich weiß nichts mehr von dir. Die Nachrichten in diesem Chat kannst du selbst löschen."
    )


def kept(to: Tongue) -> str:
    return to._("Gut, alles bleibt, wie es ist.")


# --- the unexpected --------------------------------------------------------------------


def only_buttons(to: Tongue) -> str:
    return to._("Das lese ich nicht. Tipp auf eine Taste oder schreib /lernen.")


def only_private(to: Tongue) -> str:
    return to._("Ich lerne nur mit dir allein. Schreib mir im eigenen Chat.")


def unknown_command(to: Tongue) -> str:
    return to._("Diesen Befehl kenne ich nicht. /hilfe zeigt, was geht.")


def apology(to: Tongue, code: str) -> str:
    return to._("Da ging etwas schief. Nichts ist verloren. Versuch es noch einmal. (Code {code})").format(
        code=code
    )


# --- the empty chat -----------------------------------------------------------------------------


def bot_name(to: Tongue) -> str:
    return to._("Pausenbrot")


def bot_description(to: Tongue) -> str:
    return to._(
        "Kurze Fälle aus der Arbeit. Drei Minuten, wenn du willst. "
        "Dein Betrieb sieht nicht, was du antwortest. "
        "Teste erst einen Fall. Pausenbrot speichert dabei nichts."
    )


def bot_short_description(to: Tongue) -> str:
    return to._("Kurze Fälle aus der Arbeit. Drei Minuten, wenn du willst.")
