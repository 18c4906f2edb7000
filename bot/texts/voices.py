"""Flags: what a learner says of the material, what trainers get of it, and what comes back."""

from datetime import date

from bot.texts.tongue import Tongue, escape
from contacts.voices import FlagKind


def flag(to: Tongue) -> str:
    return to._("⚑ Rückmeldung")


def kind(to: Tongue, which: FlagKind) -> str:
    match which:
        case FlagKind.WRONG:
            return to._("Stimmt nicht")
        case FlagKind.UNCLEAR:
            return to._("Unklar")
        case FlagKind.UNFITTING:
            return to._("Passt nicht zu uns")
        case FlagKind.HELPED:
            return to._("Hat mir geholfen")


def chosen(label: str) -> str:
    return f"✓ {label}"


# --- a flag -------------------------------------------------------------------------------------


def ask(to: Tongue, title: str) -> str:
    return to._("Zur Frage „{title}“: Was magst du sagen? Es geht ohne Namen.").format(title=escape(title))


def ask_of_unit(to: Tongue, title: str) -> str:
    return to._("Zur ganzen Einheit „{title}“: Was magst du sagen? Es geht ohne Namen.").format(
        title=escape(title)
    )


def thanks(to: Tongue, said: str) -> str:
    return to._("Danke. Notiert: <b>{said}</b>.").format(said=escape(said))


def who_reads(to: Tongue) -> str:
    return to._(
        "Das geht ohne Namen an eure Trainerinnen und Trainer: einmal in der Woche, gesammelt und gemischt, "
        "ohne Tag und Uhrzeit. Damit ihre Antwort zu dir findet, bleibt bis dahin gespeichert, dass es von "
        "dir war, höchstens 90 Tage. Zu sehen bekommen sie das nie."
    )


def nobody_reads(to: Tongue) -> str:
    return to._(
        "Noch liest das niemand: Bei euch ist keine Trainerin und kein Trainer angemeldet. Kommt jemand "
        "dazu, geht es ohne Namen und gesammelt dorthin. Nach 90 Tagen wird es gelöscht."
    )


def add_words(to: Tongue) -> str:
    return to._("Einen Satz dazu")


def take_back(to: Tongue) -> str:
    return to._("Zurücknehmen")


def taken_back(to: Tongue) -> str:
    return to._(
        "Zurückgenommen. Nur ein Satz, den du schon gesendet hast, bleibt: Von wem er ist, steht nirgends."
    )


def taken_back_late(to: Tongue) -> str:
    return to._("Mitgezählt und weitergegeben ist es schon. Dass es von dir war, ist jetzt gelöscht.")


def nothing_in_preview(to: Tongue) -> str:
    return to._("In der Vorschau geht keine Rückmeldung hinaus.")


# --- a sentence ---------------------------------------------------------------------------------


def write(to: Tongue, longest: int) -> str:
    return to._(
        "Schreib mir den Satz in einer Nachricht, höchstens {longest} Zeichen. Ich zeige ihn dir, und erst "
        "mit „So senden“ wird er gespeichert. Lass Namen weg. Auch die Art zu schreiben kann verraten, von "
        "wem etwas ist."
    ).format(longest=to.number(longest))


def never_mind(to: Tongue) -> str:
    return to._("Doch nicht")


def word_for_word(to: Tongue) -> str:
    return to._("So kommt es an, Wort für Wort:")


def about_remark(to: Tongue, title: str, said: str) -> str:
    return to._(
        "Zu „{title}“: {said}. Von wem es ist, wird nicht gespeichert. Darum kann ich es danach nicht "
        "zurückholen."
    ).format(title=escape(title), said=escape(said))


def send(to: Tongue) -> str:
    return to._("So senden")


def do_not_send(to: Tongue) -> str:
    return to._("Nicht senden")


def remark_kept(to: Tongue) -> str:
    return to._("Danke. Der Satz geht mit den anderen Rückmeldungen dieser Woche hinaus, gemischt.")


def remark_kept_unread(to: Tongue) -> str:
    return to._("Danke. Der Satz wartet höchstens 90 Tage, bis ihn bei euch jemand lesen kann.")


def nothing_sent(to: Tongue) -> str:
    return to._("Gut. Nichts gesendet, nichts gespeichert.")


def too_long(to: Tongue, *, characters: int, longest: int) -> str:
    return to._("Das sind {characters} Zeichen, {longest} passen hinein. Schreib es bitte kürzer.").format(
        characters=to.number(characters), longest=to.number(longest)
    )


# --- what comes back ----------------------------------------------------------------------------


def answer_to(to: Tongue, title: str) -> str:
    return to._("<b>Antwort auf deine Rückmeldung</b>\nZu „{title}“:").format(title=escape(title))


# --- for trainers -------------------------------------------------------------------------------


def week_title(to: Tongue, company: str) -> str:
    return to._("<b>Rückmeldungen · {company}</b>").format(company=escape(company))


def week_intro(to: Tongue, until: date) -> str:
    return to._("Bis {day}, gesammelt und gemischt. Wer und wann steht hier nicht.").format(
        day=to.short_day(until)
    )


def page(to: Tongue, *, number: int, of: int) -> str:
    return to._("Teil {number} von {of}").format(number=number, of=of)


def subject(number: int, title: str) -> str:
    return f"<b>{number}. {escape(title)}</b>"


def within(*titles: str) -> str:
    return escape(" · ".join(titles))


def line(to: Tongue, *, path: str, line: int) -> str:
    return to._("<code>{path}</code>, Zeile {line}").format(path=escape(path), line=line)


def count(to: Tongue, *, number: int, said: str) -> str:
    return to._("{number} × {said}").format(number=to.number(number), said=escape(said))


def sentence(to: Tongue, *, words: str, said: str) -> str:
    return to._("„{words}“ ({said})").format(words=escape(words), said=escape(said))


def answer_number(to: Tongue, number: int) -> str:
    return to._("Antwort zu {number}").format(number=number)


def write_answer(to: Tongue, title: str, longest: int) -> str:
    return to._(
        "Schreib deine Antwort zu „{title}“ in einer Nachricht, höchstens {longest} Zeichen. Alle, die dazu "
        "etwas gemeldet haben, lesen sie bei ihrer nächsten Sitzung."
    ).format(title=escape(title), longest=to.number(longest))


def about_answer(to: Tongue, title: str) -> str:
    return to._("Zu „{title}“, an alle, die dazu etwas gemeldet haben.").format(title=escape(title))


def answer_sent(to: Tongue) -> str:
    return to._("Gesendet. Wer dazu etwas gemeldet hat, liest es bei der nächsten Sitzung.")


def subject_gone(to: Tongue) -> str:
    return to._("Das gibt es nicht mehr. Eine Antwort käme nicht an.")
