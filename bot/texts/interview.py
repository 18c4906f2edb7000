"""The interview: what is asked, what helps, and what is said when something does not fit yet.

All examples tell one story, so that the whole of them is an example of an interview.
"""

from dataclasses import dataclass
from typing import Literal

from bot.texts.tongue import Tongue, escape
from content.interview.complaint import Complaint, Wrong
from content.interview.steps import IN_INSIGHT, StepId


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    label: str
    """in the list of what was said"""
    ask: str
    example: str = ""
    """empty where there are buttons"""


def askings(to: Tongue) -> dict[StepId, Asking]:
    return {**_case(to), **_insight(to), **_second_case(to), **_frame(to)}


def _case(to: Tongue) -> dict[StepId, Asking]:
    return {
        StepId.PROBLEM: Asking(
            label=to._("Was passiert ist"),
            ask=to._("Was ist passiert? Erzähl von einem Moment, mit Zahlen, als wäre ich dabei."),
            example=to._(
                "Montag, halb acht. Du brauchst das Messgerät, der Koffer ist leer. "
                "Auf der Liste stehen drei Namen."
            ),
        ),
        StepId.ALMOST: Asking(
            label=to._("Fast getan"),
            ask=to._("Was wolltest du zuerst tun? Und was wäre der Haken daran?"),
            example=to._("Ein neues bestellen. Das kostet viel, und das alte liegt irgendwo."),
        ),
        StepId.ALMOST_COST: Asking(
            label=to._("Fast getan: der Haken"),
            ask=to._("Und was wäre der Haken daran?"),
            example=to._("Das kostet viel, und das alte liegt irgendwo."),
        ),
        StepId.OTHERS: Asking(
            label=to._("Was andere tun"),
            ask=to._("Was machen andere da oft? Und was ist der Haken?"),
            example=to._("Alle drei anrufen. Das ist gründlich, nur suchen dann vier Leute."),
        ),
        StepId.OTHERS_COST: Asking(
            label=to._("Was andere tun: der Haken"),
            ask=to._("Und was ist der Haken?"),
            example=to._("Das ist gründlich, nur suchen dann vier Leute."),
        ),
        StepId.ADVICE: Asking(
            label=to._("Dein Rat"),
            ask=to._("Was rätst du? Und warum hilft das?"),
            example=to._("Den letzten Namen fragen. Nur er weiß, wo es hingegangen ist."),
        ),
        StepId.ADVICE_WHY: Asking(
            label=to._("Dein Rat: der Grund"),
            ask=to._("Und warum hilft das?"),
            example=to._("Nur er weiß, wo es hingegangen ist."),
        ),
    }


def _insight(to: Tongue) -> dict[StepId, Asking]:
    return {
        StepId.BEHIND: Asking(
            label=to._("Was dahintersteckt"),
            ask=to._("Was steckt dahinter? Warum passiert das immer wieder?"),
            example=to._("Die Liste sagt, wer etwas geholt hat. Das Weitergeben schreibt keiner auf."),
        ),
        StepId.SIGNAL: Asking(
            label=to._("Ich merke es, wenn …"),
            ask=to._("Woran erkennst du es heute rechtzeitig? Sag den Satz zu Ende: „Ich merke es, wenn …“"),
            example=to._("… ein Gerät zweimal weitergegeben wird"),
        ),
        StepId.HARMLESS: Asking(
            label=to._("Harmlos ist es, wenn …"),
            ask=to._("Was sieht ähnlich aus und ist harmlos? „Harmlos ist es, wenn …“ Und warum?"),
            example=to._("… ein Gerät in der Prüfung ist. Das Datum hängt am Schrank."),
        ),
        StepId.HARMLESS_WHY: Asking(
            label=to._("Harmlos: der Grund"),
            ask=to._("Und warum ist das harmlos?"),
            example=to._("Das Datum hängt am Schrank."),
        ),
        StepId.MERKSATZ: Asking(
            label=to._("Merksatz"),
            ask=to._("Welcher eine Satz soll hängen bleiben? Höchstens neun Wörter."),
            example=to._("Wer weitergibt, schreibt es auf."),
        ),
        StepId.THEN: Asking(
            label=to._("Dann …"),
            ask=to._("Was tust du, wenn du das Zeichen siehst? Sag den Satz zu Ende: „Dann …“"),
            example=to._("… frage ich, wer es zuletzt hatte"),
        ),
        StepId.TASK: Asking(
            label=to._("Heute ausprobieren"),
            ask=to._("Was kann man davon heute in fünf Minuten ausprobieren?"),
            example=to._("Sieh nach, welches Gerät am längsten unterwegs ist."),
        ),
    }


def _second_case(to: Tongue) -> dict[StepId, Asking]:
    cost = to._("Und was ist der Haken?")
    return {
        StepId.ELSEWHERE: Asking(
            label=to._("Zweiter Fall"),
            ask=to._("Wo gibt es das noch, ganz woanders? Erzähl einen zweiten Fall."),
            example=to._("Im Büro fehlt der Schlüssel zum Archiv. Im Buch steht seit Mai derselbe Eintrag."),
        ),
        StepId.THERE_ALMOST: Asking(
            label=to._("Zweiter Fall: liegt nahe"),
            ask=to._("Was liegt dort nahe und hilft wenig? Und was ist der Haken?"),
            example=to._("Das Schloss tauschen. Dann ist es sicher, aber alle brauchen neue Schlüssel."),
        ),
        StepId.THERE_ALMOST_COST: Asking(
            label=to._("Liegt nahe: der Haken"),
            ask=cost,
            example=to._("Dann ist es sicher, aber alle brauchen neue Schlüssel."),
        ),
        StepId.THERE_OTHERS: Asking(
            label=to._("Zweiter Fall: machen andere"),
            ask=to._("Was machen andere dort oft? Und was ist der Haken?"),
            example=to._(
                "Eine Mail an alle. Die ist schnell geschrieben, und jeder denkt, er ist nicht gemeint."
            ),
        ),
        StepId.THERE_OTHERS_COST: Asking(
            label=to._("Machen andere: der Preis"),
            ask=cost,
            example=to._("Die ist schnell geschrieben, und jeder denkt, er ist nicht gemeint."),
        ),
        StepId.THERE_ADVICE: Asking(
            label=to._("Zweiter Fall: dein Rat"),
            ask=to._("Was rätst du dort? Und warum hilft das?"),
            example=to._("Nach dem Eintrag vom Mai fragen. Dort ist die Spur noch am frischesten."),
        ),
        StepId.THERE_ADVICE_WHY: Asking(
            label=to._("Rat im zweiten Fall: Grund"),
            ask=to._("Und warum hilft das?"),
            example=to._("Dort ist die Spur noch am frischesten."),
        ),
        StepId.STEPS: Asking(
            label=to._("Schritte"),
            ask=to._("Wie gehst du vor? Nenn mir drei bis fünf Schritte, jeden in einer Zeile."),
            example=to._("Liste ansehen\nDen letzten Namen fragen\nDas Weitergeben eintragen"),
        ),
    }


def _frame(to: Tongue) -> dict[StepId, Asking]:
    return {
        StepId.TRADE: Asking(label=to._("Branche"), ask=to._("Wo spielt dein Fall?")),
        StepId.TITLE: Asking(
            label=to._("Titel"),
            ask=to._("Wie heißt der Fall in einer Zeile?"),
            example=to._("Der Koffer ist leer, drei Namen auf der Liste"),
        ),
        StepId.AREA: Asking(label=to._("Bereich"), ask=to._("Zu welchem Bereich passt es am besten?")),
        StepId.TOPIC: Asking(label=to._("Thema"), ask=to._("Zu welchem Thema passt es am besten?")),
        StepId.LEVEL: Asking(label=to._("Stufe"), ask=to._("Wie viel weiß jemand schon, der das liest?")),
    }


def intro(to: Tongue) -> str:
    return to._(
        "Erzähl mir einen Fall, ich mache daraus eine kurze Einheit. Das dauert etwa zehn Minuten.\n"
        "Du kannst tippen oder diktieren und jederzeit aufhören. Namen von Menschen lässt du bitte weg."
    )


def progress(to: Tongue, number: int, *, of: int) -> str:
    return to._("Frage {number} von {all}").format(number=to.number(number), all=to.number(of))


def example(to: Tongue, text: str) -> str:
    return to._("Zum Beispiel: {example}").format(example=text)


def so_far(to: Tongue, text: str) -> str:
    return to._("Bisher: {text}").format(text=escape(text))


def proposed(to: Tongue, text: str) -> str:
    return to._("Mein Vorschlag: {text}").format(text=escape(text))


def take_proposal(to: Tongue) -> str:
    return to._("Vorschlag nehmen")


def back(to: Tongue) -> str:
    return to._("Zurück")


def keep(to: Tongue) -> str:
    return to._("So lassen")


def stop(to: Tongue) -> str:
    return to._("Aufhören und behalten")


def stopped(to: Tongue) -> str:
    return to._("Gut, ich behalte alles bis hierher. Du kannst jederzeit weitermachen.")


def finished(to: Tongue, title: str) -> str:
    return to._("Geschafft. Aus deinem Fall ist eine Einheit geworden: <b>{title}</b>").format(
        title=escape(title)
    )


def unfinished(to: Tongue) -> str:
    return to._("Fast fertig. Das passt noch nicht:")


def could_be_better(to: Tongue) -> str:
    return to._("So wird es noch leichter zu lesen:")


def what_to_change(to: Tongue) -> str:
    return to._("Magst du etwas ändern? Tipp auf die Nummer.")


def complaint(to: Tongue, found: Complaint) -> str:
    """One or two sentences: what is wrong, and what helps."""
    other = escape(found.other)
    match found.wrong:
        case Wrong.EMPTY:
            return to._("Da kam kein Text an. Ein paar Worte reichen.")
        case Wrong.WORDLESS:
            return to._("Das kann ich noch nicht lesen. Sag es mir in Worten.")
        case Wrong.SEVERAL_SENTENCES:
            return to._("Hier reicht ein Satz. Welcher ist der wichtigste?")
        case Wrong.SIMILAR:
            return to._("Das klingt fast wie „{other}“. Was ist hier anders?").format(other=other)
        case Wrong.GIVES_AWAY:
            return to._("„Alle“ oder „keine davon“ verrät die Lösung. Nenn eine Sache, die jemand tut.")
        case Wrong.PRINTED:
            return _printed(to, found, other)
        case Wrong.NOT_OFFERED:
            return to._("Das finde ich nicht. Tipp bitte auf einen Knopf.")
        case Wrong.UNWRITTEN:
            return to._("Hier steht noch TODO. Was soll da stehen?")
        case Wrong.NOT_PERSONAL:
            return to._("Sag es mit „ich“: „… frage ich nach“. So wird es dein Vorsatz.")
        case Wrong.NEEDED:
            return to._("Das brauche ich noch. Sonst fehlt der Einheit etwas.")
        case Wrong.NOTHING_OPEN:
            return to._("Hier ist gerade nichts offen.")
        case Wrong.FOUND:
            return other
        case measured:
            said = _measured(to, measured, found.count)
            return said.format(count=to.number(found.count), limit=to.number(found.limit))


_Measured = Literal[
    Wrong.TOO_LONG, Wrong.TOO_WORDY, Wrong.TOO_SHORT, Wrong.STANDS_OUT, Wrong.FEW_STEPS, Wrong.MANY_STEPS
]


def _measured(to: Tongue, wrong: _Measured, count: int) -> str:
    match wrong:
        case Wrong.TOO_LONG:
            return to._("Das sind {count} Zeichen, höchstens {limit}. Was kann weg?")
        case Wrong.TOO_WORDY:
            return to._("Das sind {count} Wörter, höchstens {limit}. Was kann weg?")
        case Wrong.TOO_SHORT:
            return to._("Das ist noch knapp. Mindestens {limit} Wörter brauche ich.")
        case Wrong.STANDS_OUT:
            return to._(
                "Dein Rat hat {count} Zeichen und ist viel länger als die anderen. "
                "Mit höchstens {limit} verrät er sich nicht."
            )
        case Wrong.FEW_STEPS:
            return to.n_(
                "Ich lese {count} Schritt, mindestens {limit} brauche ich. Schreib jeden in eine Zeile.",
                "Ich lese {count} Schritte, mindestens {limit} brauche ich. Schreib jeden in eine Zeile.",
                count,
            )
        case Wrong.MANY_STEPS:
            return to._("Ich lese {count} Schritte, höchstens {limit} passen. Welche gehören zusammen?")


def _printed(to: Tongue, found: Complaint, mark: str) -> str:
    if found.step in IN_INSIGHT:
        said = to._("Hier steht „{mark}“. Der Satz soll auch anderswo stimmen, sag es bitte ohne.")
    else:
        said = to._("„{mark}“ steht schon in dem, was dahintersteckt. Nimm hier etwas anderes.")
    return said.format(mark=mark)


def make(to: Tongue) -> str:
    return to._("Daraus ein Modul machen")


def nothing_told(to: Tongue) -> str:
    return to._("Da ist nichts mehr begonnen. Neu anfangen kannst du unter /trainer.")
