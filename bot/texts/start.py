"""The empty chat, the guest case, the four things, and the roles."""

import hashlib
from dataclasses import dataclass

from bot.texts.tongue import Tongue, escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is true on this server and must be said before anything is kept."""

    operator: str
    """name and place"""
    operator_is_employer: bool
    via_telegram: bool
    """False where the chat runs on the own server"""


def hello_guest(to: Tongue) -> str:
    return to._("Hallo. Hier ist ein Fall. Noch speichere ich nichts.")


def other_language(to: Tongue) -> str:
    return to._("Andere Sprache")


def you_picked(to: Tongue, option: str) -> str:
    return to._("Du: {option}").format(option=option)


def guest_outlook(to: Tongue) -> str:
    return to._("Woran du das merkst, steht im nächsten Schritt.")


def four_things(to: Tongue, notice: Notice, *, headcount: int, reports: bool) -> str:
    """The notice in short; its wording and the operator are what people agree to."""
    return "\n".join(
        (
            to._("Ab jetzt merke ich mir etwas. Vier Dinge dazu:"),
            to._(
                "<b>Was?</b> Dein Lernstand, deine Sprache, deine Zeiten und was du mir angibst. "
                "Kein Name, keine Telefonnummer."
            ),
            _who(to, headcount=headcount, reports=reports),
            _honestly(to, notice),
            to._(
                "<b>Freiwillig:</b> Aufhören geht immer. /loeschen löscht alles sofort, "
                "in Sicherungen nach 14 Tagen."
            ),
        )
    )


def _who(to: Tongue, *, headcount: int, reports: bool) -> str:
    if reports:
        return to._(
            "<b>Wer?</b> Dein Betrieb bekommt nichts über dich, nur grobe Zahlen über alle {headcount} "
            "zusammen. Du siehst dieselben: /firmensicht"
        ).format(headcount=to.number(headcount))
    return to._("<b>Wer?</b> Dein Betrieb bekommt nichts über dich und keine Zahlen.")


def _honestly(to: Tongue, notice: Notice) -> str:
    if notice.operator_is_employer:
        said = to._(
            "<b>Ehrlich:</b> Den Server betreibt dein Betrieb: {operator}. "
            "Wer ihn betreut, kommt an die Daten."
        )
    else:
        said = to._(
            "<b>Ehrlich:</b> Wer den Server betreibt, kommt an die Daten. Das ist {operator}, "
            "nicht dein Betrieb."
        )
    said = said.format(operator=escape(notice.operator))
    telegram = to._("Auch Telegram kann mitlesen.")  # found by the extraction only outside of an f-string
    return f"{said} {telegram}" if notice.via_telegram else said


REFUSED = "refused"
"""kept in place of a version by whoever said no to a changed notice"""


def consent_version(source: Tongue, notice: Notice) -> str:
    """12 hex digits that change with every word of the notice and with the operator, not with headcounts."""
    wording = (
        four_things(source, notice, headcount=0, reports=True),
        four_things(source, notice, headcount=0, reports=False),
        long_notice(source, notice),
    )
    return hashlib.sha256("\n".join(wording).encode()).hexdigest()[:12]


def agree(to: Tongue) -> str:
    return to._("Einverstanden")


def agree_uncounted(to: Tongue) -> str:
    return to._("Ja, aber zähl mich nicht mit")


def read_more(to: Tongue) -> str:
    return to._("Genauer lesen")


def no_thanks(to: Tongue) -> str:
    return to._("Nein, danke")


def declined(to: Tongue) -> str:
    return to._("Gut. Ich habe nichts gespeichert. Der Code am Aushang bleibt für dich offen.")


def stays_out(to: Tongue) -> str:
    return to._("Gut. Dann ruht alles. /loeschen löscht sofort, was gespeichert ist.")


def notice_changed(to: Tongue) -> str:
    return to._("Der Text zum Datenschutz hat sich geändert. Bitte lies ihn noch einmal.")


def long_notice(to: Tongue, notice: Notice) -> str:
    """The long text behind "Genauer lesen" and /datenschutz."""
    return "\n\n".join(
        (
            to._("<b>Was gespeichert wird</b>"),
            to._(
                "Deine Chat-Nummer, verschlüsselt. Zu jeder Frage: wie fest sie sitzt, der letzte Tag, "
                "wie oft du sie hattest. "
                "Deine Sprache, deine Tage und Zeiten. Welche Einheiten du hattest, "
                "was du ausprobieren wolltest und was auf deinem Merkzettel steht."
            ),
            to._(
                "Wenn du den Check machst oder deinen Weg festlegst: was du dort wählst, also Branche, "
                "Wunsch, Aufgaben, Stufen und die Antworten der letzten Runde. Nichts davon geht in eine "
                "Zahl oder einen Bericht ein."
            ),
            to._(
                "Nicht gespeichert: Name, Telefonnummer, was du tippst, wann du zuletzt da warst. "
                "Ausnahme: ein Satz an die Trainerin oder den Trainer, "
                "den du selbst sendest, ohne deinen Namen. "
                "Was du zu einer Frage meldest, bleibt höchstens 90 Tage, bis die Antwort da ist. "
                "Deine letzte Antwort bleibt höchstens einen Tag, "
                "damit nach einem Absturz nichts doppelt zählt."
            ),
            to._(
                "Wenn du mitzählst: ein Haken, dass du in dieser Woche gelernt hast. "
                "Er ist weg, sobald die Woche in einer groben Zahl steckt. "
                "Nach zwölf Monaten ohne Lernen erinnere ich dich, nach dreizehn lösche ich alles."
            ),
            to._(
                "Wenn du mitzählst, kommt deine erste Antwort auf eine Frage in einen Zähler "
                "ohne Namen und ohne Betrieb. "
                "Trainerinnen und Trainer sehen daraus nur: leicht, passend oder schwierig, "
                "und welche Antwort kaum jemand tippt. "
                "Bis zum Ende des Quartals merke ich mir, wie viele Antworten von dir gezählt sind."
            ),
            to._("<b>Wozu</b>"),
            to._(
                "Damit Fragen wiederkommen, kurz bevor du sie vergisst. Nur dafür. "
                "Die Grundlage ist deine Einwilligung. Du kannst sie jederzeit zurücknehmen."
            ),
            to._("<b>Wer es sieht</b>"),
            _honestly(to, notice),
            to._("Niemand darf dein Handy oder deinen Fortschritt sehen wollen."),
            to._("<b>Deine Rechte</b>"),
            to._(
                "/meinedaten gibt dir alles als Datei. /loeschen löscht alles sofort. "
                "Sicherungen werden nach 14 Tagen überschrieben. Beschwerden nimmt jede Aufsichtsbehörde "
                "für den Datenschutz an."
            ),
        )
    )


def link_unknown(to: Tongue) -> str:
    return to._("Diesen Code gibt es nicht oder nicht mehr. Frag im Betrieb nach dem neuen Aushang.")


def link_used(to: Tongue) -> str:
    return to._("Dieser Link wurde schon benutzt. Er gilt nur einmal. Bitte um einen neuen.")


def link_expired(to: Tongue) -> str:
    return to._("Dieser Link ist abgelaufen. Bitte um einen neuen.")


def stranger(to: Tongue) -> str:
    return to._(
        "Ich kenne dich noch nicht. Scanne den Code vom Aushang in deinem Betrieb. "
        "Dann zeige ich dir einen Fall."
    )


def already_here(to: Tongue) -> str:
    return to._("Du bist schon dabei. Weiter geht es mit /lernen.")


def role_manager(to: Tongue, company: str) -> str:
    return to._(
        "Du bist jetzt als Leitung von {company} dabei. Du siehst hier nie eine einzelne Person. "
        "Fang mit dem /betriebscheck an: zehn Fragen an den Betrieb. "
        "Zum Mitlernen: Scanne den Code vom Aushang."
    ).format(company=escape(company))


def role_trainer(to: Tongue, company: str) -> str:
    return to._(
        "Du bist jetzt als Trainerin oder Trainer von {company} dabei. Mit /trainer öffnest du deine "
        "Werkbank. Fang mit einem Satz von euch an: Das dauert eine Minute."
    ).format(company=escape(company))


def role_council(to: Tongue, company: str) -> str:
    return to._(
        "Du bist jetzt als Betriebsrat oder Vertrauensperson von {company} dabei. "
        "Du bekommst denselben Wochenbericht wie die Leitung. /protokoll zeigt, was das Haus verließ. "
        "Mit /anhalten stoppst du alles."
    ).format(company=escape(company))
