"""What is mine: times, pause, language, data, the way out, and help."""

from datetime import date, time

from bot.texts.tongue import LANGUAGES, Tongue

# --- times --------------------------------------------------------------------------------------


def shall_i_write(to: Tongue) -> str:
    return to._(
        "Soll ich mich melden? Höchstens einmal am Arbeitstag, höchstens viermal in der Woche, ohne Ton."
    )


def monday_to_friday(to: Tongue) -> str:
    return to._("Montag bis Freitag")


def monday_to_saturday(to: Tongue) -> str:
    return to._("Montag bis Samstag")


def other_days(to: Tongue) -> str:
    return to._("Andere Tage")


def i_come_myself(to: Tongue) -> str:
    return to._("Nein, ich komme selbst")


def which_days(to: Tongue) -> str:
    return to._("An welchen Tagen arbeitest du? Tipp sie an, dann „Fertig“.")


def which_hour(to: Tongue) -> str:
    return to._("Um welche Stunde passt es? Deine Pause bleibt deine Pause.")


def which_minute(to: Tongue) -> str:
    return to._("Und genauer?")


def times_set(to: Tongue, days: list[str], at: time) -> str:
    return to._("Gut. {days} um {clock}, ohne Ton, an Feiertagen nie. Ändern geht mit /zeiten.").format(
        days=to.list(days), clock=to.clock(at)
    )


def no_nudges(to: Tongue) -> str:
    return to._("Gut, ich schreibe dir nicht. Du findest alles mit /lernen.")


def times_now(to: Tongue, days: list[str], at: time) -> str:
    return to._("Ich melde mich {days} um {clock}, höchstens viermal in der Woche.").format(
        days=to.list(days), clock=to.clock(at)
    )


def times_never(to: Tongue) -> str:
    return to._("Ich schreibe dir nicht von selbst.")


# --- pause --------------------------------------------------------------------------------------


def pause_how_long(to: Tongue) -> str:
    return to._("Wie lange soll ich still sein? Lernen kannst du trotzdem.")


def pause_days(to: Tongue, days: int) -> str:
    weeks = days // 7
    return to.n_("{weeks} Woche", "{weeks} Wochen", weeks).format(weeks=weeks)


def pause_open(to: Tongue) -> str:
    return to._("Bis ich mich melde")


def pause_end(to: Tongue) -> str:
    return to._("Pause beenden")


def paused_until(to: Tongue, until: date) -> str:
    return to._("Gut. Ich bin still bis {day}.").format(day=to.day(until))


def paused(to: Tongue) -> str:
    return to._("Gut. Ich bin still, bis du die Pause mit /pause beendest.")


def pause_ended(to: Tongue) -> str:
    return to._("Schön. Ich melde mich wieder zu deinen Zeiten.")


# --- language -----------------------------------------------------------------------------------


def which_language(to: Tongue) -> str:
    return to._("Welche Sprache?")


def language_set(to: Tongue) -> str:
    return to._("Ab jetzt schreibe ich {language}.").format(language=LANGUAGES[to.language])


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
