"""The digest of a Monday: what runs, where there is more to gain, figures last."""

from collections.abc import Sequence
from datetime import date

from bot.texts.tongue import Tongue, escape


def title(to: Tongue, company: str) -> str:
    return to._("<b>Wochenbericht · {company}</b>").format(company=escape(company))


# --- one strength, one gap ----------------------------------------------------------------------


def most_practised(to: Tongue, area: str) -> str:
    return to._("<b>Hier wurde am meisten geübt:</b> {area}").format(area=escape(area))


def least_practised(to: Tongue, area: str) -> str:
    return to._("<b>Hier wurde am wenigsten geübt:</b> {area}").format(area=escape(area))


def runs_already(to: Tongue, said: str) -> str:
    return to._("<b>Läuft schon:</b> {said} <i>(aus dem Betriebs-Check)</i>").format(said=escape(said))


def more_to_gain(to: Tongue, said: str) -> str:
    return to._("<b>Da geht mehr:</b> {said} <i>(aus dem Betriebs-Check)</i>").format(said=escape(said))


def theme(to: Tongue, name: str) -> str:
    return to._("<b>Thema der Woche:</b> {name}").format(name=escape(name))


def often_runs(to: Tongue, said: str) -> str:
    return to._("<b>Läuft oft schon:</b> {said}").format(said=escape(said))


def often_more_to_gain(to: Tongue, said: str) -> str:
    return to._("<b>Da geht oft mehr:</b> {said}").format(said=escape(said))


# --- for the round ------------------------------------------------------------------------------


def question(to: Tongue, said: str) -> str:
    return to._("<b>Frage für die Runde:</b> „{said}“").format(said=escape(said))


def leader(to: Tongue, said: str) -> str:
    return to._("<b>Für die Leitung:</b> {said}").format(said=escape(said))


def new_module(to: Tongue, title: str, minutes: int) -> str:
    said = to.n_(
        "<b>Neu:</b> „{title}“, {minutes} Minute. Lies es auch.",
        "<b>Neu:</b> „{title}“, {minutes} Minuten. Lies es auch.",
        minutes,
    )
    return said.format(title=escape(title), minutes=to.number(minutes))


# --- figures ------------------------------------------------------------------------------------


def figures(to: Tongue, said: str) -> str:
    return to._("<b>Zahlen:</b> {said}").format(said=said)


def participation(to: Tongue, *, percent: int, low: int, high: int) -> str:
    return to._("In einer Woche sind rund {percent} von 100 dabei, wohl {low}–{high}.").format(
        percent=percent, low=low, high=high
    )


def everybody_counts(to: Tongue, headcount: int) -> str:
    return to._("Alle {headcount} zählen mit, auch wer Urlaub hat oder nicht will.").format(
        headcount=to.number(headcount)
    )


def halves(to: Tongue, *, recent: int, older: int) -> str:
    return to._("Halb zählen die letzten {recent} Wochen, halb die {older} davor.").format(
        recent=recent, older=older
    )


def mean_of(to: Tongue, weeks: int) -> str:
    return to._("Gemittelt über die letzten {weeks} Wochen.").format(weeks=weeks)


def mastery(to: Tongue, *, percent: int, low: int, high: int) -> str:
    return to._("Vom Begonnenen sitzen rund {percent} von 100, wohl {low}–{high}.").format(
        percent=percent, low=low, high=high
    )


def little_time(to: Tongue) -> str:
    return to._("Ist es wenig, fehlt meist die Zeit. Dann hilf mit drei Minuten.")


def noticeable(to: Tongue, points: int) -> str:
    return to._("Änderungen sehe ich erst ab etwa {points} von 100.").format(points=points)


def went_up(to: Tongue) -> str:
    return to._("Im letzten halben Jahr waren mehr dabei als davor.")


def went_down(to: Tongue) -> str:
    return to._("Im letzten halben Jahr waren weniger dabei als davor. Frag, ob die Zeit reicht.")


def no_change(to: Tongue) -> str:
    return to._("Gegenüber dem halben Jahr davor: nichts zu erkennen.")


def of_network(to: Tongue, name: str, headcount: int) -> str:
    return to._("Alle {headcount} aus {name} zählen mit, auch wer Urlaub hat oder nicht will.").format(
        name=escape(name), headcount=to.number(headcount)
    )


def in_network(to: Tongue, percent: int) -> str:
    return to._("In eurem Netzwerk sind es rund {percent}.").format(percent=percent)


def figures_later(to: Tongue, headcount: int, first_on: date) -> str:
    return to._(
        "noch keine. Bei {headcount} Leuten sind sie erst ab {day} genau genug. "
        "Vorher wären sie mehr Zufall als Auskunft."
    ).format(headcount=to.number(headcount), day=to.short_day(first_on))


def figures_next(to: Tongue, next_on: date) -> str:
    return to._("die nächsten am {day}.").format(day=to.short_day(next_on))


def figures_never(to: Tongue, headcount: int) -> str:
    return to._(
        "keine, und das bleibt so. Bei {headcount} Leuten verrät jede Zahl etwas über Einzelne. "
        "Frag in der Runde, was jemand probiert hat. "
        "Oder schließt euch zusammen: ab 30 Leuten gibt es gemeinsame Zahlen."
    ).format(headcount=to.number(headcount))


def figures_unwanted(to: Tongue) -> str:
    return to._("keine. So hat es der Betrieb festgelegt.")


def change_ahead(to: Tongue, from_on: date, said: Sequence[str]) -> str:
    return to._("<b>Ab {day} gilt:</b> {said}.").format(day=to.short_day(from_on), said=to.list(said))


def next_headcount(to: Tongue, headcount: int) -> str:
    return to.n_("{headcount} Beschäftigter", "{headcount} Beschäftigte", headcount).format(
        headcount=to.number(headcount)
    )


def next_budget(to: Tongue) -> str:
    return to._("strengerer Schutz der Zahlen")


def next_unit(to: Tongue, name: str) -> str:
    return to._("Zahlen von {name}").format(name=escape(name))


def last_line(to: Tongue, proof: str) -> str:
    return to._("Das hier lesen alle im Betrieb: /firmensicht · Prüfwert {proof}").format(proof=proof)


# --- buttons and what is behind them ------------------------------------------------------------


def picture_for_the_round(to: Tongue) -> str:
    return to._("Bild für die Runde")


def what_helps(to: Tongue) -> str:
    return to._("Was hilft meinem Team?")


def company_check(to: Tongue) -> str:
    return to._("Betriebs-Check")


def other_companies(to: Tongue) -> str:
    return to._("Andere Betriebe")


def helps(to: Tongue) -> str:
    """Nothing here asks who learns: a leader can give time, ask, and go first."""
    return "\n".join(
        (
            to._("<b>Was hilft einem Team?</b>"),
            to._("• Drei Minuten geben, die wirklich frei sind. Sie sind Arbeitszeit."),
            to._("• Selbst einen Fall lesen und erzählen, was du getippt hast. Auch, wenn es daneben lag."),
            to._(
                "• In der Runde fragen: „Was hat diese Woche jemand probiert?“ Wer nichts sagt, sagt nichts."
            ),
            to._("• Nie fragen, wer mitmacht. Nie ein Handy sehen wollen."),
        )
    )


def together(to: Tongue) -> str:
    return "\n".join(
        (
            to._("<b>Mit anderen Betrieben</b>"),
            to._(
                "Kleine Betriebe können gemeinsam Zahlen bekommen, ab 30 Leuten zusammen. "
                "Niemand sieht dann einen einzelnen Betrieb."
            ),
            to._(
                "Das richtet ein, wer den Server betreibt: pausenbrot network. "
                "Es gilt ab dem nächsten Halbjahr."
            ),
        )
    )


def solution(to: Tongue) -> str:
    return to._("Auflösung")


def vote_by_hand(to: Tongue) -> str:
    return to._("Zeig das Bild in der Runde. Stimmt mit der Hand ab: A, B oder C. Gespeichert wird nichts.")


def no_case(to: Tongue) -> str:
    return to._("Gerade habe ich kein Bild für die Runde.")


# --- asked for again ----------------------------------------------------------------------------


def no_digest_yet(to: Tongue, company: str, first_on: date) -> str:
    return to._("{company} hat noch keinen Wochenbericht. Der erste kommt am {day}.").format(
        company=escape(company), day=to.day(first_on)
    )


def week_before(to: Tongue) -> str:
    return to._("Woche davor")


def week_after(to: Tongue) -> str:
    return to._("Woche danach")


def when_it_comes(to: Tongue, hour: str) -> str:
    return to._("Der Wochenbericht kommt montags um {hour}, an Feiertagen am Tag danach.").format(hour=hour)


def other_hour(to: Tongue) -> str:
    return to._("Um wie viel Uhr soll er kommen?")
