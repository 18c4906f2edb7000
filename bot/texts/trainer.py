"""What a trainer reads: the bench, drafts, what learners will notice, and "bei uns"."""

from collections.abc import Sequence
from datetime import date

from bot.texts.tongue import Tongue, escape

# --- the bench ----------------------------------------------------------------------------------


def home(to: Tongue, company: str) -> str:
    return to._("<b>Werkbank · {company}</b>").format(company=escape(company))


def home_first(to: Tongue) -> str:
    return to._(
        "Am schnellsten geht ein Satz von euch zu einem Fall, den es schon gibt. Tipp auf „Bei uns ergänzen“."
    )


def home_files(to: Tongue) -> str:
    return to._(
        "Module schreibst du als Datei: Schick mir .md oder .zip, einfach in diesen Chat. "
        "Ich sage dir, was noch fehlt."
    )


def home_state(to: Tongue, *, modules: int, notes: int) -> str:
    own = to.n_("{count} eigenes Modul", "{count} eigene Module", modules).format(count=modules)
    said = to.n_("{count} Satz von euch", "{count} Sätze von euch", notes).format(count=notes)
    return to._("Bisher: {modules}, {notes}.").format(modules=own, notes=said)


def orphans(to: Tongue, units: Sequence[str]) -> str:
    return to._("Diese Fälle gibt es nicht mehr, euer Satz dazu ist noch da: {units}").format(
        units=escape(to.list(units))
    )


def add_note(to: Tongue) -> str:
    return to._("🏠 Bei uns ergänzen")


def own_modules(to: Tongue) -> str:
    return to._("Eigene Module")


def interview(to: Tongue) -> str:
    return to._("Erzählen statt schreiben")


def interview_on(to: Tongue) -> str:
    return to._("Weiter erzählen")


def which_company(to: Tongue) -> str:
    return to._(
        "Du schreibst für mehrere Betriebe. Öffne /trainer, tipp beim richtigen auf „Eigene Module“ "
        "und schick die Datei dann noch einmal."
    )


def back(to: Tongue) -> str:
    return to._("Zur Werkbank")


# --- own modules --------------------------------------------------------------------------------


def modules_title(to: Tongue) -> str:
    return to._("<b>Eigene Module</b>")


def no_modules(to: Tongue) -> str:
    return to._(
        "Noch keines. Schick mir eine Datei, oder erzähl mir einen Fall. Ein ausgefülltes Beispiel zum "
        "Überschreiben bekommst du unten."
    )


def sample(to: Tongue) -> str:
    return to._("Beispiel holen")


def sample_caption(to: Tongue) -> str:
    return to._(
        "Zwei Dateien: der Text und die Fragen. Überschreib sie, behalte die Form, und schick sie mir zurück."
    )


def state_published(to: Tongue) -> str:
    return to._("veröffentlicht")


def state_draft(to: Tongue) -> str:
    return to._("Entwurf")


def state_withdrawn(to: Tongue) -> str:
    return to._("zurückgenommen")


def and_draft(to: Tongue) -> str:
    return to._("neuer Entwurf")


def module_gone(to: Tongue) -> str:
    return to._("Das ist nicht mehr da. Hier geht es weiter: /trainer")


def version_number(to: Tongue, number: int) -> str:
    return to._("Fassung {number}").format(number=number)


def draft_of(to: Tongue, number: int, made_on: date) -> str:
    return to._("Entwurf {number} vom {day}").format(number=number, day=to.short_day(made_on))


def languages(to: Tongue, names: Sequence[str]) -> str:
    return to._("Sprachen: {languages}").format(languages=to.list(names))


def stale(to: Tongue, names: Sequence[str]) -> str:
    return to._("Die Übersetzung ist älter als der deutsche Text: {languages}").format(
        languages=to.list(names)
    )


def clean(to: Tongue) -> str:
    return to._("✓ Alles in Ordnung.")


def errors_left(to: Tongue, count: int) -> str:
    return to.n_(
        "Noch {count} Fehler. So lange bleibt es ein Entwurf.",
        "Noch {count} Fehler. So lange bleibt es ein Entwurf.",
        count,
    ).format(count=count)


def moved(to: Tongue) -> str:
    return to._("Inzwischen wurde eine neuere Fassung veröffentlicht. Lies noch einmal, was sich ändert.")


def look(to: Tongue, title: str) -> str:
    return to._("Ansehen: {title}").format(title=title)


def publish(to: Tongue) -> str:
    return to._("Veröffentlichen")


def keep_draft(to: Tongue) -> str:
    return to._("Entwurf behalten")


def discard(to: Tongue) -> str:
    return to._("Verwerfen")


def withdraw(to: Tongue) -> str:
    return to._("Zurücknehmen")


def restore(to: Tongue) -> str:
    return to._("Wieder veröffentlichen")


def fetch(to: Tongue) -> str:
    return to._("Datei holen")


def older(to: Tongue) -> str:
    return to._("Frühere Fassungen")


def figures(to: Tongue) -> str:
    return to._("Wie schwer ist das?")


def to_module(to: Tongue) -> str:
    return to._("Zum Modul")


def published(to: Tongue, title: str) -> str:
    return to._(
        "✓ <b>{title}</b> ist veröffentlicht. Deine Leute bekommen es, sobald sie das nächste Mal lernen."
    ).format(title=escape(title))


def not_published(to: Tongue) -> str:
    return to._("Noch nichts veröffentlicht. So steht es jetzt:")


def kept(to: Tongue) -> str:
    return to._("Der Entwurf bleibt hier liegen. Du findest ihn unter /trainer.")


def discarded(to: Tongue) -> str:
    return to._("Der Entwurf ist weg. Was veröffentlicht war, bleibt.")


def withdrawn(to: Tongue) -> str:
    return to._("Zurückgenommen. Niemand bekommt es mehr, keine Frage kommt wieder. Verloren ist nichts.")


def restored(to: Tongue) -> str:
    return to._("Wieder da. Wer es schon kannte, macht weiter, wo er war.")


def file_caption(to: Tongue) -> str:
    return to._("Genau so, wie es hier liegt.")


# --- what was sent ------------------------------------------------------------------------------


def refused(to: Tongue) -> str:
    return to._("Damit kann ich nichts anfangen. Behalten habe ich nichts.")


def too_large(to: Tongue, megabytes: int) -> str:
    return to._("Die Datei ist zu groß. Ich nehme bis zu {count} MB.").format(count=megabytes)


def not_fetched(to: Tongue) -> str:
    return to._("Die Datei kam nicht an. Schick sie bitte noch einmal.")


def findings_title(to: Tongue, *, errors: int, hints: int) -> str:
    wrong = to.n_("{count} Fehler", "{count} Fehler", errors).format(count=errors)
    said = to.n_("{count} Hinweis", "{count} Hinweise", hints).format(count=hints)
    return to._("<b>{errors}, {hints}</b>").format(errors=wrong, hints=said)


def line_in(to: Tongue, line: int) -> str:
    return to._("Zeile {line}").format(line=line)


def all_findings(to: Tongue, count: int) -> str:
    return to._("Alle {count} stehen in der Datei.").format(count=count)


def notes_taken(to: Tongue, count: int) -> str:
    return to.n_(
        "✓ {count} Satz „Bei uns“ übernommen. Deine Leute sehen ihn ab jetzt.",
        "✓ {count} Sätze „Bei uns“ übernommen. Deine Leute sehen sie ab jetzt.",
        count,
    ).format(count=count)


# --- what learners will notice ------------------------------------------------------------------


def notice_title(to: Tongue) -> str:
    return to._("<b>Was deine Leute merken</b>")


def notice_of(to: Tongue, language: str) -> str:
    return to._("<b>Was deine Leute merken · {language}</b>").format(language=language)


def notice_first(to: Tongue, *, units: int, questions: int) -> str:
    new_units = to.n_("{count} neuer Fall", "{count} neue Fälle", units).format(count=units)
    asked = to.n_("{count} Frage", "{count} Fragen", questions).format(count=questions)
    return to._("Ein neues Modul: {units} mit {questions}.").format(units=new_units, questions=asked)


def notice_typos(to: Tongue, count: int) -> str:
    return to.n_(
        "{count} kleine Änderung: Niemand merkt etwas.",
        "{count} kleine Änderungen: Niemand merkt etwas.",
        count,
    ).format(count=count)


def notice_nothing(to: Tongue) -> str:
    return to._("Gar nichts: Kein Wort ist anders.")


def notice_meaning(to: Tongue, ids: Sequence[str]) -> str:
    return to._(
        "Andere Bedeutung: {questions}. Alle, die sie kennen, werden noch einmal gefragt. "
        "Was sie wissen, bleibt gezählt."
    ).format(questions=escape(to.list(ids)))


def notice_untouched(to: Tongue, ids: Sequence[str]) -> str:
    return to._(
        "Davon ist in {questions} kein Wort anders. Gefragt wird trotzdem: Das Quiz hat eine neue Version."
    ).format(questions=escape(to.list(ids)))


def notice_rewritten(to: Tongue, ids: Sequence[str]) -> str:
    return to._("Neuer Text: {units}. Wer damit fertig ist, bekommt ihn nicht noch einmal.").format(
        units=escape(to.list(ids))
    )


def notice_new_units(to: Tongue, ids: Sequence[str]) -> str:
    return to._("Neu: {units}.").format(units=escape(to.list(ids)))


def notice_gone_units(to: Tongue, ids: Sequence[str]) -> str:
    return to._("Fällt weg: {units}. Wer gerade darin ist, kommt noch zu Ende.").format(
        units=escape(to.list(ids))
    )


def notice_new_questions(to: Tongue, ids: Sequence[str]) -> str:
    return to._("Neue Fragen: {questions}.").format(questions=escape(to.list(ids)))


def notice_gone_questions(to: Tongue, ids: Sequence[str]) -> str:
    return to._("Diese Fragen kommen nicht wieder: {questions}.").format(questions=escape(to.list(ids)))


def notice_new_cases(to: Tongue, ids: Sequence[str]) -> str:
    return to._("Ein weiterer Fall: {questions}.").format(questions=escape(to.list(ids)))


# --- preview ------------------------------------------------------------------------------------


def preview_begins(to: Tongue) -> str:
    return to._(
        "So sehen es deine Leute. Probier ruhig alles aus, hier zählt nichts. Zurück geht es mit /trainer."
    )


def preview_over(to: Tongue) -> str:
    return to._("Das war die Vorschau. Gespeichert ist davon nichts.")


# --- bei uns ------------------------------------------------------------------------------------


def notes_title(to: Tongue) -> str:
    return to._("<b>Bei uns ergänzen</b>")


def which_module(to: Tongue) -> str:
    return to._("Zu welchem Modul? 🏠 heißt: Da steht schon etwas von euch.")


def which_unit(to: Tongue) -> str:
    return to._("Zu welchem Fall?")


def local(to: Tongue, words: str) -> str:
    """`words` are markup already."""
    return to._("🏠 <b>Bei uns:</b> {words}").format(words=words)


def write_note(to: Tongue) -> str:
    return to._(
        "Schreib jetzt einen Satz: Wie heißt das bei euch? Wen fragt man? Höchstens 40 Wörter. "
        "Davor steht schon „Bei uns:“. Nenn lieber eine Stelle als einen Namen."
    )


def write_problem(to: Tongue) -> str:
    return to._(
        "Schreib jetzt, wie es bei euch war: Was ist passiert, mit welchen Zahlen? Höchstens 110 Wörter, "
        "ohne Namen. Der Text ersetzt den Anfang von diesem Fall."
    )


def note_waits(to: Tongue) -> str:
    return to._("So sehen es deine Leute nach der Einsicht:")


def problem_waits(to: Tongue) -> str:
    return to._("So beginnt der Fall dann bei euch:")


def note_saved(to: Tongue) -> str:
    return to._("✓ Veröffentlicht. Deine Leute sehen es, sobald sie zu diesem Fall kommen.")


def note_removed(to: Tongue) -> str:
    return to._("Weg. Der Fall ist wieder wie für alle.")


def note_now(to: Tongue) -> str:
    return to._("Bisher steht bei euch:")


def write_again(to: Tongue) -> str:
    return to._("Anders schreiben")


def change_problem(to: Tongue) -> str:
    return to._("Eigenen Anfang schreiben")


def remove_note(to: Tongue, *, both: bool) -> str:
    return to._("Beides löschen") if both else to._("Löschen")


def other_modules(to: Tongue) -> str:
    return to._("Andere Module")


def change_more(to: Tongue) -> str:
    return to._("Noch etwas ändern")


def tell_anew(to: Tongue) -> str:
    return to._("Neu anfangen")


def renewed(to: Tongue, number: int) -> str:
    return to._("Entwurf {number} ist da. Weiter an derselben Stelle:").format(number=number)


def cancel(to: Tongue) -> str:
    return to._("Abbrechen")


def cancelled(to: Tongue) -> str:
    return to._("Abgebrochen. Es bleibt, wie es war.")


def another_note(to: Tongue) -> str:
    return to._("Noch einen Satz")


def note_files(to: Tongue) -> str:
    return to._("Sätze als Datei")
