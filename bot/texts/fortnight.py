"""The next fourteen days, and what can be changed about a day, a shift, or the moment of a message."""

from datetime import date, time

from bot.texts.times import day_name
from bot.texts.tongue import Tongue

# --- the next fourteen days ---------------------------------------------------------------------


def fortnight_title(to: Tongue) -> str:
    return to._("<b>Deine nächsten 14 Tage</b>")


def day_worked(to: Tongue, day: date, which: str, starts: time, ends: time) -> str:
    return to._("{day} {shift}, {starts} bis {ends}").format(
        day=day_name(to, day), shift=which, starts=to.clock(starts), ends=to.clock(ends)
    )


def day_free(to: Tongue, day: date) -> str:
    return to._("{day} frei").format(day=day_name(to, day))


def day_holiday(to: Tongue, day: date) -> str:
    return to._("{day} Feiertag, frei").format(day=day_name(to, day))


def when_i_write(to: Tongue, moment: str, cap: int) -> str:
    times = to.n_("höchstens {cap}-mal in der Woche", "höchstens {cap}-mal in der Woche", cap).format(cap=cap)
    return to._("Ich melde mich {moment}, {times}, ohne Ton.").format(moment=moment, times=times)


def moment_after_start(to: Tongue, minutes: int) -> str:
    if minutes == 0:
        return to._("am Anfang")
    return to._("{duration} nach dem Start").format(duration=duration(to, minutes))


def moment_before_handover(to: Tongue, minutes: int) -> str:
    return to._("{duration} vor der Übergabe").format(duration=duration(to, minutes))


def moment_own(to: Tongue, times: list[str]) -> str:
    return to._("zu deiner Zeit ({times})").format(times=to.list(times))


def own_time(to: Tongue, which: str, at: time) -> str:
    return to._("{shift} {clock}").format(shift=which, clock=to.clock(at))


def duration(to: Tongue, minutes: int) -> str:
    if minutes % 60 == 0 and minutes:
        hours = minutes // 60
        return to.n_("{hours} Stunde", "{hours} Stunden", hours).format(hours=hours)
    return to.n_("{minutes} Minute", "{minutes} Minuten", minutes).format(minutes=minutes)


def known_until(to: Tongue, day: date) -> str:
    return to._("Ich kenne deinen Plan bis {day}. Danach bin ich still.").format(day=to.near_day(day))


def nothing_known(to: Tongue) -> str:
    return to._("Noch kenne ich keinen Tag. Bis dahin bin ich still.")


def paused_meanwhile(to: Tongue) -> str:
    return to._("Gerade ist Pause. /pause beendet sie.")


def fits(to: Tongue) -> str:
    return to._("Passt so")


def today_free(to: Tongue) -> str:
    return to._("Heute frei")


def today_swapped(to: Tongue) -> str:
    return to._("Heute getauscht")


def change_days(to: Tongue) -> str:
    return to._("Tage ändern")


def begin_and_end(to: Tongue) -> str:
    return to._("Beginn und Ende")


def when_in_shift(to: Tongue) -> str:
    return to._("Wann ich schreibe")


def how_often(to: Tongue) -> str:
    return to._("Wie oft")


def holidays(to: Tongue) -> str:
    return to._("Feiertage")


def other_plan(to: Tongue) -> str:
    return to._("Anderer Plan")


def settled(to: Tongue, day: date, at: time) -> str:
    return to._(
        "Gut. Frühestens am {day} um {clock} melde ich mich, ohne Ton. Ändern geht mit /zeiten."
    ).format(day=to.near_day(day), clock=to.clock(at))


def settled_silent(to: Tongue) -> str:
    return to._("Gut. Zurzeit melde ich mich nicht. Ändern geht mit /zeiten.")


# --- single days --------------------------------------------------------------------------------


def paint_days(to: Tongue, hand: str) -> str:
    return to._(
        "Gewählt: {shift}. Tipp die Tage an, an denen du das hast. Noch einmal tippen nimmt es zurück."
    ).format(shift=hand)


def unknown_days_are_silent(to: Tongue) -> str:
    return to._("An Tagen, die ich nicht kenne, bin ich still.")


def in_the_hand(to: Tongue, name: str) -> str:
    return to._("● {shift}").format(shift=name)


def unpainted(to: Tongue, day: date) -> str:
    return to._("{day} ?").format(day=day_name(to, day))


def like_last_week(to: Tongue) -> str:
    return to._("Wie letzte Woche")


def from_a_file(to: Tongue) -> str:
    return to._("Aus einer Datei (.ics)")


def i_am_here(to: Tongue) -> str:
    return to._("Ich bin jetzt da")


def send_a_file(to: Tongue) -> str:
    return to._(
        "Schick mir die Kalender-Datei, sie endet auf .ics. Ich lese nur, wann du arbeitest. "
        "Namen und Orte darin lese ich nicht. Die Datei behalte ich nicht."
    )


def file_read(to: Tongue, days: int) -> str:
    return to.n_(
        "{days} Schicht übernommen. Die Datei ist wieder weg.",
        "{days} Schichten übernommen. Die Datei ist wieder weg.",
        days,
    ).format(days=days)


def file_without_days(to: Tongue) -> str:
    return to._(
        "In der Datei steht keine Schicht mit Uhrzeit in den nächsten zwei Monaten. "
        "Schick mir eine neuere, oder tipp die Tage an."
    )


def file_unreadable(to: Tongue) -> str:
    return to._(
        "Diese Kalender-Datei kann ich nicht lesen. Speichere den Plan neu als .ics, oder tipp die Tage an."
    )


def file_not_fetched(to: Tongue) -> str:
    return to._("Die Datei kam nicht an. Schick sie noch einmal, oder tipp die Tage an.")


def file_too_large(to: Tongue) -> str:
    return to._("Diese Datei ist zu groß. Ich lese sie bis 1 MB. Oder tipp die Tage an.")


def swapped_to(to: Tongue) -> str:
    return to._("Was hast du heute?")


# --- the shift and the moment -------------------------------------------------------------------


def which_shift(to: Tongue) -> str:
    return to._("Um welche Schicht geht es?")


def shift_begins(to: Tongue, which: str) -> str:
    return to._("{shift}: Um welche Stunde geht es los?").format(shift=which)


def shift_lasts(to: Tongue, which: str, starts: time) -> str:
    return to._("{shift} ab {clock}. Wie lange?").format(shift=which, clock=to.clock(starts))


def hours_long(to: Tongue, minutes: int) -> str:
    hours = minutes / 60
    return to._("{hours} Stunden").format(hours=to.decimal(f"{hours:g}"))


def which_moment(to: Tongue) -> str:
    return to._("Wann in der Schicht passt es? Deine Pause bleibt deine Pause.")


def own_moment(to: Tongue) -> str:
    return to._("Eigene Zeit")


def which_own_hour(to: Tongue, which: str) -> str:
    return to._("{shift}: Um welche Stunde passt es?").format(shift=which)


def which_cap(to: Tongue, cap: int) -> str:
    return to._("Wie oft höchstens in der Woche? Jetzt: {cap}-mal. Du entscheidest.").format(cap=cap)


def cap(to: Tongue, times: int) -> str:
    return to.n_("{times}-mal", "{times}-mal", times).format(times=times)


def work_on_holidays(to: Tongue) -> str:
    return to._("Arbeitest du auch an Feiertagen?")


def holidays_worked(to: Tongue) -> str:
    return to._("Ja, wie sonst auch")


def holidays_off(to: Tongue) -> str:
    return to._("Nein, da habe ich frei")
