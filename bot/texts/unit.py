"""A unit and its questions: from the first bubble to the last."""

from bot.texts.tongue import Tongue


def onward(to: Tongue) -> str:
    return to._("Weiter")


def later(to: Tongue) -> str:
    return to._("Später weiter")


def stopped(to: Tongue) -> str:
    return to._("Gut, hier geht es später weiter. Tipp auf „Weiter“ oder schreib /lernen.")


def hard_words(to: Tongue, count: int) -> str:
    return to._("Wörter ({count})").format(count=to.number(count))


def no_words_left(to: Tongue) -> str:
    return to._("Zu diesem Text habe ich keine Wörter mehr.")


def known(to: Tongue) -> str:
    return to._("Kann ich schon")


def test_out(to: Tongue, *, number: int, of: int) -> str:
    return to.n_(
        "Ein kurzer Test. Passt es gleich, lasse ich diese Einheit aus.",
        "Ein kurzer Test, {number} von {of}. Passt alles gleich, lasse ich diese Einheit aus.",
        of,
    ).format(number=to.number(number), of=to.number(of))


def leave_out(to: Tongue) -> str:
    return to._("Trotzdem auslassen")


def worth_it(to: Tongue, minutes: int) -> str:
    return to.n_(
        "Dann lohnt sich der Fall. Er dauert etwa {minutes} Minute.",
        "Dann lohnt sich der Fall. Er dauert etwa {minutes} Minuten.",
        minutes,
    ).format(minutes=to.number(minutes))


def knew_it(to: Tongue) -> str:
    return to._("Stimmt, das kannst du schon. Ich frage nur noch selten danach.")


def foreign_trade(to: Tongue, trade: str) -> str:
    return to._("Ein Fall aus: {trade}. Das Muster gibt es überall.").format(trade=trade)


def guess_first(to: Tongue) -> str:
    return to._("Was würdest du tun? Das zählt nicht.")


def noted(to: Tongue, option: str) -> str:
    return to._("Gemerkt: {option}").format(option=option)


def take_up(to: Tongue, option: str) -> str:
    return to._("Du hattest „{option}“ getippt:").format(option=option)


def example(to: Tongue) -> str:
    return to._("Ein Beispiel")


def pick_several(to: Tongue, done: str) -> str:
    """`done` is what the button says, which may speak another language."""
    return to._("Tipp alles an, was passt. Dann „{done}“.").format(done=done)


def finished(to: Tongue) -> str:
    return to._("Fertig")


def type_number(to: Tongue) -> str:
    return to._("Schreib mir die Zahl.")


def type_text(to: Tongue) -> str:
    return to._("Schreib mir die Antwort.")


def dont_know(to: Tongue) -> str:
    return to._("Weiß nicht")


def tap_in_order(to: Tongue) -> str:
    return to._("Tipp der Reihe nach: Was kommt zuerst?")


def so_far(to: Tongue) -> str:
    return to._("Bisher:")


def start_over(to: Tongue) -> str:
    return to._("Von vorn")


def match_which(to: Tongue, left: str) -> str:
    return to._("Was gehört zu <b>{left}</b>?").format(left=left)


def think_first(to: Tongue) -> str:
    return to._("Antworte kurz in Gedanken.")


def compare(to: Tongue) -> str:
    return to._("Vergleichen")


def one_answer(to: Tongue) -> str:
    return to._("So könnte es klingen:")


def skip(to: Tongue) -> str:
    return to._("Überspringen")


def how_sure(to: Tongue) -> str:
    return to._("Wie sicher bist du?")


def sure(to: Tongue) -> str:
    return to._("Ziemlich sicher")


def unsure(to: Tongue) -> str:
    return to._("Eher unsicher")


def was_sure_and_right(to: Tongue) -> str:
    return to._("Du warst sicher, und es passt.")


def was_sure_and_wrong(to: Tongue) -> str:
    return to._("Du warst sicher. Genau solche Fälle bleiben gut im Kopf.")


def was_unsure_and_right(to: Tongue) -> str:
    return to._("Du warst unsicher, und es passt. Darauf kannst du bauen.")


def was_unsure_and_wrong(to: Tongue) -> str:
    return to._("Du hast gemerkt, dass hier etwas offen ist. Das hilft.")


def you(to: Tongue, answer: str) -> str:
    return to._("Du: <b>{answer}</b>").format(answer=answer)


def you_ordered(to: Tongue) -> str:
    return to._("Du:")


def it_fits(to: Tongue) -> str:
    return to._("Das passt.")


def fits(to: Tongue, answer: str) -> str:
    return to._("Es passt: <b>{answer}</b>").format(answer=answer)


def fits_in_order(to: Tongue) -> str:
    return to._("So passt es:")


def spelling(to: Tongue, answer: str) -> str:
    return to._("Geschrieben wird es: <b>{answer}</b>").format(answer=answer)


def second_try(to: Tongue) -> str:
    return to._("Noch ein Versuch. Welche Antwort passt?")


def comes_back(to: Tongue) -> str:
    return to._("Der Fall kommt mit anderen Angaben noch einmal.")


def comes_back_same(to: Tongue) -> str:
    return to._("Diese Frage kommt noch einmal.")


def withdrawn(to: Tongue) -> str:
    return to._("Diese Frage ist schon vorbei. Weiter geht es mit /lernen.")


def old_button(to: Tongue) -> str:
    return to._("Das ist schon erledigt. Weiter geht es unten.")


def try_it(to: Tongue) -> str:
    return to._("Probier ich aus")


def not_now(to: Tongue) -> str:
    return to._("Passt gerade nicht")


def how_did_it_go(to: Tongue) -> str:
    return to._("Das wolltest du ausprobieren. Wie war’s? Die Antwort bleibt hier.")


def worked(to: Tongue) -> str:
    return to._("Hat geklappt")


def not_yet(to: Tongue) -> str:
    return to._("Noch nicht")


def unfitting(to: Tongue) -> str:
    return to._("Passt bei uns nicht")


def end_of_unit(to: Tongue) -> str:
    return to._("Das war’s für diesmal. Bis zum nächsten Fall.")


def first_done(to: Tongue) -> str:
    return to._("Das war dein erster Fall.")


def something_else(to: Tongue) -> str:
    return to._("Noch etwas")


def menu(to: Tongue) -> str:
    return to._("Was magst du machen?")


def menu_empty(to: Tongue) -> str:
    return to._(
        "Gerade gibt es nichts zu tun. Du hast alles gesehen, und nichts wackelt. "
        "Ich melde mich, wenn etwas wiederkommt."
    )


def resume(to: Tongue) -> str:
    return to._("Weiter, wo du warst")


def begin_new(to: Tongue, minutes: int) -> str:
    return to.n_("Neues, etwa {minutes} Minute", "Neues, etwa {minutes} Minuten", minutes).format(
        minutes=minutes
    )


def begin_review(to: Tongue, minutes: int) -> str:
    return to.n_("Auffrischen, {minutes} Minute", "Auffrischen, {minutes} Minuten", minutes).format(
        minutes=minutes
    )
