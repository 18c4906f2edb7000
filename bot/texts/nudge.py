"""The one message that opens a session: length and kind only, since a lock screen shows it."""

from datetime import date

from bot.texts.tongue import Tongue


def review(to: Tongue, *, questions: int, minutes: int) -> str:
    count = to.n_("Eine kurze Frage", "{questions} kurze Fragen", questions).format(questions=questions)
    time = to.n_("etwa eine Minute", "etwa {minutes} Minuten", minutes).format(minutes=minutes)
    return to._("Hallo. {count}, {time}. Nur, wenn du gerade sicher stehst.").format(count=count, time=time)


def unit(to: Tongue, *, minutes: int) -> str:
    time = to.n_("etwa eine Minute", "etwa {minutes} Minuten", minutes).format(minutes=minutes)
    return to._("Hallo. Ein neuer Fall, {time}. Nur, wenn du gerade sicher stehst.").format(time=time)


def go(to: Tongue) -> str:
    return to._("Los geht’s")


def later_today(to: Tongue) -> str:
    return to._("Später heute")


def not_today(to: Tongue) -> str:
    return to._("Heute nicht")


def not_this_week(to: Tongue) -> str:
    return to._("Diese Woche nicht")


def stays_here(to: Tongue) -> str:
    return to._("Gut. Die Nachricht bleibt hier. Tipp, wenn es passt.")


def see_you_next_shift(to: Tongue) -> str:
    return to._("Gut. Ich melde mich in der nächsten Schicht.")


def see_you_next_week(to: Tongue) -> str:
    return to._("Gut. Diese Woche bin ich still.")


def plan_ends(to: Tongue, unknown_from: date) -> str:
    return to._(
        "Ab {day} kenne ich deinen Plan nicht. Dann bin ich still. "
        "Drei Minuten gehen auch jetzt, wenn du gerade sicher stehst."
    ).format(day=to.near_day(unknown_from))


def enter_days(to: Tongue) -> str:
    return to._("Tage eintragen")


def farewell(to: Tongue) -> str:
    return to._(
        "Ich bin jetzt still. Wenn du wieder magst, tipp hier. Es wartet kein Berg, nur drei Minuten."
    )


def learn_on(to: Tongue) -> str:
    return to._("Weiter lernen")


def other_time(to: Tongue) -> str:
    return to._("Andere Zeit")
