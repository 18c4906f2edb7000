"""What managers, councils and everybody else can ask about the company: its check, the log, the stop."""

from collections.abc import Sequence
from datetime import date

from bot.texts.tongue import Tongue, escape


def not_for_you(to: Tongue) -> str:
    return to._("Das gehört zu einer anderen Aufgabe im Betrieb. Was alle lesen können: /firmensicht")


def not_learning(to: Tongue) -> str:
    return to._(
        "Du lernst hier noch nicht mit. Scanne den Code vom Aushang, dann zeige ich dir einen Fall. "
        "Alles andere steht unter /hilfe."
    )


def nothing_sent(to: Tongue, company: str) -> str:
    return to._("<b>Firmensicht · {company}</b>").format(company=escape(company))


# --- the company's own check --------------------------------------------------------------------


def check_title(to: Tongue, company: str) -> str:
    return to._("<b>Betriebs-Check · {company}</b>").format(company=escape(company))


def check_intro(to: Tongue) -> str:
    return to._(
        "Zehn Fragen an den Betrieb, etwa fünf Minuten. Es geht um Abläufe, um keine Person. "
        "Alle im Betrieb können das Ergebnis lesen."
    )


def check_none(to: Tongue) -> str:
    return to._("Den Betriebs-Check hat noch niemand gemacht. Das kann die Leitung.")


def check_begin(to: Tongue) -> str:
    return to._("Betriebs-Check beginnen")


def check_again(to: Tongue) -> str:
    return to._("Noch einmal machen")


def check_delete(to: Tongue) -> str:
    return to._("Ergebnis löschen")


def check_delete_sure(to: Tongue) -> str:
    return to._("Soll ich das Ergebnis löschen? In schon verschickten Berichten bleibt es stehen.")


def check_delete_yes(to: Tongue) -> str:
    return to._("Ja, löschen")


def check_deleted(to: Tongue) -> str:
    return to._("Erledigt. Vom Betriebs-Check ist nichts mehr da.")


def check_question(to: Tongue, *, number: int, of: int, title: str, question: str) -> str:
    return to._("{number} von {of} · {title}\n<b>{question}</b>").format(
        number=number, of=of, title=escape(title), question=escape(question)
    )


def check_option(letter: str, state: str) -> str:
    return f"<b>{letter}</b>  {escape(state)}"


def check_back(to: Tongue) -> str:
    return to._("Zurück")


def check_result(to: Tongue, day: date) -> str:
    return to._("Stand vom {day}:").format(day=to.day(day))


def check_strength(to: Tongue, said: str) -> str:
    return to._("<b>Läuft schon:</b> {said}").format(said=escape(said))


def check_gap(to: Tongue, said: str) -> str:
    return to._("<b>Da geht mehr:</b> {said}").format(said=escape(said))


def check_project(to: Tongue, title: str, steps: Sequence[str]) -> str:
    head = to._("<b>Ein Vorhaben für vier Wochen:</b> {title}").format(title=escape(title))
    return "\n".join((head, *(f"{number}. {escape(step)}" for number, step in enumerate(steps, 1))))


def check_modules(to: Tongue, titles: Sequence[str]) -> str:
    quoted = [to._("„{title}“").format(title=escape(title)) for title in titles]
    return to._("Dazu passt: {titles}.").format(titles=to.list(quoted))


def check_without_gap(to: Tongue) -> str:
    return to._("Überall ist schon viel da. Fragt euch, was als Nächstes leichter werden soll.")


def check_compared(to: Tongue, before: date) -> str:
    return to._("<b>Gegenüber {day}:</b>").format(day=to.short_day(before))


def check_moved(to: Tongue, *, title: str, before: str, after: str) -> str:
    return to._("• {title}: „{before}“ → „{after}“").format(
        title=escape(title), before=escape(before), after=escape(after)
    )


def check_unmoved(to: Tongue) -> str:
    return to._("Noch ist alles wie zuvor. Acht Wochen sind kurz.")


def check_due(to: Tongue) -> str:
    return to._("Der letzte Check ist acht Wochen her. Magst du sehen, was sich bewegt hat?")


# --- the log ------------------------------------------------------------------------------------


def log(to: Tongue, company: str, *, entries: int, proof: str) -> str:
    said = to.n_(
        "<b>Protokoll · {company}</b>\n{entries} Eintrag, Prüfwert {proof}.",
        "<b>Protokoll · {company}</b>\n{entries} Einträge, Prüfwert {proof}.",
        entries,
    )
    return said.format(company=escape(company), entries=to.number(entries), proof=proof)


def log_is_empty(to: Tongue, company: str) -> str:
    return to._(
        "<b>Protokoll · {company}</b>\nNoch hat keine Zahl und kein Bericht das Haus verlassen."
    ).format(company=escape(company))


def log_explained(to: Tongue) -> str:
    return to._(
        "Jede Zahl und jeder Bericht, die das Haus verlassen haben, mit verbrauchtem Schutzbudget. "
        "Vergleich den Prüfwert mit dem in einem alten Bericht: er muss in der Datei stehen. "
        "Nachrechnen kann, wer den Server betreibt: pausenbrot audit verify --expect"
    )


def log_is_broken(to: Tongue) -> str:
    return to._("<b>Achtung:</b> Das Protokoll passt nicht zu dem, was gespeichert ist.")


# --- the stop -----------------------------------------------------------------------------------


def halt_running(to: Tongue, company: str) -> str:
    return to._(
        "<b>Berichte · {company}</b>\nBerichte laufen. Du kannst sie anhalten: ab sofort keine Zahl und kein "
        "Wochenbericht mehr. Lernen geht weiter. Wieder starten können nur beide Seiten zusammen."
    ).format(company=escape(company))


def halt_not_yours(to: Tongue, company: str) -> str:
    return to._(
        "<b>Berichte · {company}</b>\nBerichte laufen. "
        "Anhalten kann sie der Betriebsrat oder die Vertrauensperson."
    ).format(company=escape(company))


def halt_stands(to: Tongue, company: str) -> str:
    return to._(
        "<b>Berichte · {company}</b>\nAlles steht. Was in dieser Zeit geschieht, wird nie ausgewertet."
    ).format(company=escape(company))


def halt_agreed(to: Tongue, *, council: bool, management: bool) -> str:
    if council:
        return to._("Der Betriebsrat will wieder starten. Es fehlt noch die Leitung.")
    if management:
        return to._(
            "Die Leitung will wieder starten. Es fehlt noch der Betriebsrat oder die Vertrauensperson."
        )
    return to._("Wieder starten können Betriebsrat und Leitung nur zusammen.")


def halt_now(to: Tongue) -> str:
    return to._("Ja, alles anhalten")


def halt_keep(to: Tongue) -> str:
    return to._("Nein, weiterlaufen lassen")


def halt_go_on(to: Tongue) -> str:
    return to._("Wieder starten")


def halt_kept(to: Tongue) -> str:
    return to._("Gut, es läuft weiter.")


def halted(to: Tongue, company: str) -> str:
    return to._(
        "Die Berichte von {company} sind angehalten. Ab jetzt verlässt keine Zahl den Server. "
        "Wieder starten: /anhalten, beide Seiten zusammen."
    ).format(company=escape(company))


def resumed(to: Tongue, company: str) -> str:
    return to._(
        "Beide Seiten wollen weiter: Die Berichte von {company} laufen wieder. "
        "Die Zeit dazwischen wird nie ausgewertet."
    ).format(company=escape(company))


def view_while_halted(to: Tongue) -> str:
    return to._("Zurzeit gibt es keine Berichte: sie sind angehalten.")


# --- documents and data -------------------------------------------------------------------------


def papers(to: Tongue, company: str) -> str:
    return to._(
        "Die Unterlagen für {company}, geschrieben aus den Einstellungen, die gerade gelten. "
        "Ein Entwurf, keine Rechtsberatung. Gibt es bei euch einen Betriebsrat?"
    ).format(company=escape(company))


def with_council(to: Tongue) -> str:
    return to._("Ja, mit Betriebsrat")


def without_council(to: Tongue) -> str:
    return to._("Nein, Vertrauensperson")


def stored_title(to: Tongue) -> str:
    return to._("<b>Was über Personen gespeichert wird</b>")


def stored_of_nobody(to: Tongue) -> str:
    return to._("<b>Was sonst gespeichert wird, ohne Person</b>")


def stored_kind(to: Tongue, *, title: str, what: str, purpose: str, place: str, life: str) -> str:
    return to._(
        "<b>{title}</b>\n{what}\n<i>Wozu:</i> {purpose}\n<i>Wo:</i> {place}\n<i>Wie lange:</i> {life}"
    ).format(
        title=escape(title),
        what=escape(what),
        purpose=escape(purpose),
        place=escape(place),
        life=escape(life),
    )


# --- after a year without learning --------------------------------------------------------------


def reminder(to: Tongue, until: date) -> str:
    return to._(
        "Du warst ein Jahr nicht hier. Am {day} lösche ich deinen Lernstand. "
        "Wenn er bleiben soll, tipp hier oder lerne weiter."
    ).format(day=to.day(until))


def keep_me(to: Tongue) -> str:
    return to._("Alles behalten")


def kept_for_a_year(to: Tongue) -> str:
    return to._("Gut, alles bleibt noch ein Jahr.")


# --- joining ------------------------------------------------------------------------------------


def first_digest(to: Tongue, day: date) -> str:
    return to._("Der erste Wochenbericht kommt am {day}.").format(day=to.day(day))


def first_figures(to: Tongue, day: date) -> str:
    return to._("Zahlen stehen darin erst ab {day}, vorher wären sie zu ungenau.").format(
        day=to.short_day(day)
    )


def which_hour(to: Tongue) -> str:
    return to._("Um wie viel Uhr passt es dir?")


def no_figures(to: Tongue) -> str:
    return to._("Zahlen wird er nicht haben: so wenige Leute verriete jede Zahl.")
