"""The readiness check, private and in one's own time; and what is offered at the end of a session."""

from bot.texts.tongue import Tongue
from learning.model import Level


def no_check(to: Tongue) -> str:
    return to._("Einen Check gibt es hier nicht. Mit /themen suchst du dir etwas aus.")


def invitation(to: Tongue, questions: int) -> str:
    return to._(
        "Wo stehst du? {questions} Fragen, etwa drei Minuten. Danach weiß ich, welche Fälle zu dir passen. "
        "Dein Betrieb bekommt davon nichts. Du kannst jede Frage auslassen und jederzeit aufhören."
    ).format(questions=to.number(questions))


def invitation_again(to: Tongue, questions: int) -> str:
    return to._(
        "Magst du sehen, was sich getan hat? {questions} Fragen wie beim letzten Mal. "
        "Der Vergleich ist für dich allein, dein Betrieb bekommt ihn nicht."
    ).format(questions=to.number(questions))


def offer(to: Tongue) -> str:
    return to._(
        "Vier Fragen zu deiner Arbeit, und ich finde Fälle, die passen. Dein Betrieb bekommt davon nichts."
    )


def offer_again(to: Tongue) -> str:
    return to._("Der Check ist acht Wochen her. Magst du sehen, was sich getan hat? Das ist für dich allein.")


def offer_level(to: Tongue, *, area: str, level: str) -> str:
    return to._("{area}: Da passt bei dir fast alles. Magst du dort die nächste Stufe, „{level}“?").format(
        area=area, level=level
    )


def begin(to: Tongue) -> str:
    return to._("Los geht’s")


def do_it(to: Tongue) -> str:
    return to._("Check machen")


def no_thanks(to: Tongue) -> str:
    return to._("Nein, danke")


def not_now(to: Tongue) -> str:
    return to._("Jetzt nicht")


def yes_please(to: Tongue) -> str:
    return to._("Ja, gern")


def stay_so(to: Tongue) -> str:
    return to._("Bleib so")


def declined(to: Tongue) -> str:
    return to._("Gut, ich frage nicht mehr danach. Mit /check geht es trotzdem, wann du magst.")


def stopped(to: Tongue) -> str:
    return to._("Gut. Mit /check geht es hier weiter, wann du magst.")


def level_taken(to: Tongue) -> str:
    return to._("Gut. Ab jetzt kommt dort die nächste Stufe. Ändern geht mit /weg.")


def level_kept(to: Tongue) -> str:
    return to._("Gut, es bleibt, wie es ist. Ändern geht mit /weg.")


def number(to: Tongue, *, number: int, of: int) -> str:
    return to._("Frage {number} von {of}").format(number=to.number(number), of=to.number(of))


def back(to: Tongue) -> str:
    return to._("Zurück")


def best(to: Tongue, area: str) -> str:
    return to._("Das läuft schon: <b>{area}</b>.").format(area=area)


def beginning(to: Tongue) -> str:
    return to._("Du fängst gerade an. Das ist ein guter Zeitpunkt.")


def nothing_said(to: Tongue) -> str:
    return to._("Du hast die Fragen ausgelassen, und das ist in Ordnung.")


def area_level(to: Tongue, *, area: str, level: str) -> str:
    return to._("{area}: {level}").format(area=area, level=level)


def area_as_before(to: Tongue, *, area: str, level: str) -> str:
    return to._("{area}: {level}, wie damals").format(area=area, level=level)


def area_moved(to: Tongue, *, area: str, before: str, now: str) -> str:
    return to._("{area}: {now}, damals {before}").format(area=area, before=before, now=now)


def looks_closer(to: Tongue) -> str:
    return to._("Wer mehr weiß, sieht genauer hin.")


def more(to: Tongue, count: int) -> str:
    return to.n_("Noch eine, wenn du magst", "Noch {count}, wenn du magst", count).format(
        count=to.number(count)
    )


def these_fit(to: Tongue) -> str:
    return to._("Das passt jetzt zu dir:")


def nothing_left(to: Tongue) -> str:
    return to._("Du hast schon alles gesehen. Mit /themen liest du nach.")


def level(to: Tongue, which: Level) -> str:
    match which:
        case Level.BASIC:
            return to._("Starten")
        case Level.INTERMEDIATE:
            return to._("Anwenden")
        case Level.ADVANCED:
            return to._("Gestalten")
