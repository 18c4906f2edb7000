"""The role card: six questions, and the page that comes of them."""

from dataclasses import dataclass

from bot.texts.tongue import Tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleQuestion:
    heading: str
    """on the card"""
    ask: str
    """in the chat"""
    example: str


def questions(to: Tongue) -> tuple[RoleQuestion, ...]:
    """In the order of the card."""
    return (
        RoleQuestion(
            heading=to._("Dafür bin ich da"),
            ask=to._("Wofür bist du da?"),
            example=to._("Dass jede Palette am Morgen am richtigen Tor steht."),
        ),
        RoleQuestion(
            heading=to._("Das entscheide ich allein"),
            ask=to._("Was entscheidest du allein?"),
            example=to._("Welche Lieferung zuerst dran ist. Wann ich die Anlage anhalte."),
        ),
        RoleQuestion(
            heading=to._("Das stimme ich ab"),
            ask=to._("Was stimmst du ab, und mit wem?"),
            example=to._("Überstunden mit der Schichtleitung. Neues Werkzeug mit dem Einkauf."),
        ),
        RoleQuestion(
            heading=to._("Das kann ich, das lerne ich gerade"),
            ask=to._("Was kannst du, und was lernst du gerade?"),
            example=to._("Ich kann Stapler und Wareneingang. Ich lerne das neue Lagerprogramm."),
        ),
        RoleQuestion(
            heading=to._("Das fällt weg, das kommt dazu"),
            ask=to._("Was fällt weg, und was kommt dazu?"),
            example=to._("Weg fallen die Zettel am Regal. Dazu kommt das Tablet."),
        ),
        RoleQuestion(
            heading=to._("Gilt bis"),
            ask=to._("Bis wann gilt die Karte?"),
            example=to._("Bis Ende März. Dann schaue ich sie neu an."),
        ),
    )


def title(to: Tongue) -> str:
    return to._("Rollenkarte")


def intro(to: Tongue) -> str:
    return to._(
        "Ein Blatt über deine Rolle, nur für dich. Sechs Fragen, ein paar Worte reichen.\n"
        "Davon speichere ich nichts, auch nicht zwischendurch. Deine Worte stehen nur in diesem Chat.\n"
        "Was du jetzt schreibst, lese ich als Antwort. Abbrechen geht jederzeit."
    )


def step(to: Tongue, number: int, *, of: int) -> str:
    return to._("Frage {number} von {all}").format(number=to.number(number), all=to.number(of))


def example(to: Tongue, text: str) -> str:
    return to._("Zum Beispiel: {example}").format(example=text)


def too_long(to: Tongue, longest: int) -> str:
    return to._(
        "Das sind mehr als {longest} Zeichen, so passt es nicht auf das Blatt. Magst du es kürzer schreiben?"
    ).format(longest=to.number(longest))


def cancel(to: Tongue) -> str:
    return to._("Abbrechen")


def cancelled(to: Tongue) -> str:
    return to._("Gut, abgebrochen. Bei mir bleibt davon nichts.")


def yours(to: Tongue) -> str:
    return to._("Die Karte gehört dir. Bei mir ist davon nichts gespeichert.")


def not_sent(to: Tongue) -> str:
    return to._("Die Datei kam nicht durch. Deine Antworten sind noch da, eine Stunde lang.")


def once_more(to: Tongue) -> str:
    return to._("Noch einmal schicken")


def file_name(to: Tongue) -> str:
    return to._("Rollenkarte.docx")


def whose(to: Tongue) -> str:
    return to._("Diese Karte gehört mir. Ich entscheide, wer sie liest.")
