"""When somebody works and when a message suits: shifts, days, hours, pauses."""

from datetime import date

from bot.texts.tongue import Tongue


def shift(to: Tongue, name: str) -> str:
    """What a shift is called on buttons, in lists and on pictures; a day that nobody knows is named too."""
    names = {
        "early": to._("Früh"),
        "late": to._("Spät"),
        "night": to._("Nacht"),
        "day": to._("Tag"),
        "free": to._("Frei"),
    }
    return names.get(name) or to._("nicht bekannt")


def day_name(to: Tongue, day: date) -> str:
    """Mo 7.9."""
    return to._("{weekday} {day}").format(weekday=to.weekday(day.weekday()), day=to.numeric_day(day))


def painted(to: Tongue, day: date, name: str) -> str:
    return to._("{day} {shift}").format(day=day_name(to, day), shift=name)


# --- which plan ---------------------------------------------------------------------------------


def shall_i_write(to: Tongue) -> str:
    return to._(
        "Soll ich mich melden? Höchstens einmal je Schicht, höchstens viermal in der Woche, ohne Ton."
    )


def day_shift(to: Tongue) -> str:
    return to._("Tagschicht")


def two_shifts(to: Tongue) -> str:
    return to._("Früh und spät")


def three_shifts(to: Tongue) -> str:
    return to._("Früh, spät, Nacht")


def own_hours(to: Tongue) -> str:
    return to._("Gleitzeit, Teilzeit")


def changing(to: Tongue) -> str:
    return to._("Mein Plan wechselt")


def other_rhythm(to: Tongue) -> str:
    return to._("Anderer Rhythmus")


def i_come_myself(to: Tongue) -> str:
    return to._("Nein, ich komme selbst")


def monday_to_friday(to: Tongue) -> str:
    return to._("Montag bis Freitag")


def monday_to_saturday(to: Tongue) -> str:
    return to._("Montag bis Samstag")


def other_days(to: Tongue) -> str:
    return to._("Andere Tage")


def which_days(to: Tongue) -> str:
    return to._("An welchen Tagen arbeitest du? Tipp sie an, dann „Fertig“.")


def when_begins_shift(to: Tongue) -> str:
    return to._("Um welche Stunde fängt deine Schicht an?")


def which_hour(to: Tongue) -> str:
    return to._("Um welche Stunde passt es? Deine Pause bleibt deine Pause.")


def which_minute(to: Tongue) -> str:
    return to._("Und genauer?")


def this_week(to: Tongue) -> str:
    return to._("Was hast du diese Woche?")


def next_week(to: Tongue) -> str:
    return to._("Und nächste Woche?")


def when_begins_early(to: Tongue) -> str:
    return to._("Wann fängt die Frühschicht an? Die anderen rechne ich acht Stunden weiter.")


def which_rhythm(to: Tongue) -> str:
    return to._("Tipp deine Tage der Reihe nach an, ab heute. Wenn es von vorn losgeht, tipp „Fertig“.")


def rhythm_so_far(to: Tongue, days: list[str]) -> str:
    return to._("Bisher: {days}").format(days=to.beside(days))


def rest_of_week(to: Tongue) -> str:
    return to._("Bis Freitag so, dann frei")


def take_back(to: Tongue) -> str:
    return to._("Einen Tag zurück")


def back(to: Tongue) -> str:
    return to._("Zurück")


def rhythm_done(to: Tongue, days: int) -> str:
    return to.n_("Fertig, nach {days} Tag", "Fertig, nach {days} Tagen", days).format(days=days)


# --- silence ------------------------------------------------------------------------------------


def no_nudges(to: Tongue) -> str:
    return to._("Gut, ich schreibe dir nicht. Du findest alles mit /lernen.")


def times_never(to: Tongue) -> str:
    return to._("Ich schreibe dir nicht von selbst.")


def pause_how_long(to: Tongue) -> str:
    return to._("Wie lange soll ich still sein? Lernen kannst du trotzdem.")


def pause_days(to: Tongue, days: int) -> str:
    weeks = days // 7
    return to.n_("{weeks} Woche", "{weeks} Wochen", weeks).format(weeks=weeks)


def pause_until(to: Tongue) -> str:
    return to._("Bis zu einem Tag")


def pause_open(to: Tongue) -> str:
    return to._("Bis ich mich melde")


def pause_end(to: Tongue) -> str:
    return to._("Pause beenden")


def last_silent_day(to: Tongue) -> str:
    return to._("Welcher Tag ist der letzte, an dem ich still bin?")


def later_days(to: Tongue) -> str:
    return to._("Spätere Tage")


def paused_until(to: Tongue, until: date) -> str:
    return to._("Gut. Ich bin still bis {day}.").format(day=to.near_day(until))


def paused(to: Tongue) -> str:
    return to._("Gut. Ich bin still, bis du die Pause mit /pause beendest.")


def pause_ended(to: Tongue) -> str:
    return to._("Schön. Ich melde mich wieder zu deinen Zeiten.")
