"""The certificate that only the learner can make: what was learned, no name, no result."""

from bot.texts.tongue import Tongue

HALF_HOURS_FROM = 90
"""minutes; below, time is said in minutes"""
STEP = 5
"""minutes to which a short time is rounded: it is an estimate"""


def file_name(to: Tongue) -> str:
    return to._("Bescheinigung.pdf")


def yours(to: Tongue) -> str:
    """Below the file."""
    return to._(
        "Diese Bescheinigung gehört dir. Sie geht an niemanden sonst, und ich merke mir nichts davon. "
        "Deinen Namen kannst du selbst hineinschreiben."
    )


def not_yet(to: Tongue) -> str:
    return to._(
        "Dafür braucht es ein Modul, das du ganz durch hast. Unter /themen siehst du, was noch fehlt."
    )


def not_sent(to: Tongue) -> str:
    return to._("Die Datei kam nicht durch. Du kannst sie gleich noch einmal holen.")


def once_more(to: Tongue) -> str:
    return to._("Noch einmal schicken")


# --- on paper -----------------------------------------------------------------------------------


def title(to: Tongue) -> str:
    return to._("Bescheinigung")


def name(to: Tongue) -> str:
    return to._("Name:")


def intro(to: Tongue, month: str) -> str:
    return to._(
        "Diese Module sind abgeschlossen. Gelernt wurde mit Pausenbrot, in kurzen Fällen aus der Arbeit. "
        "Stand: {month}."
    ).format(month=month)


def units(to: Tongue, count: int) -> str:
    return to.n_("{count} Lerneinheit", "{count} Lerneinheiten", count).format(count=to.number(count))


def modules(to: Tongue, count: int) -> str:
    return to.n_("{count} Modul", "{count} Module", count).format(count=to.number(count))


def time(to: Tongue, minutes: int) -> str:
    """About how long: minutes in steps of five, from an hour and a half on half hours."""
    if minutes < HALF_HOURS_FROM:
        rounded = max(STEP, round(minutes / STEP) * STEP)
        return to.n_("etwa {minutes} Minute", "etwa {minutes} Minuten", rounded).format(
            minutes=to.number(rounded)
        )
    halves = round(minutes / 30)
    hours = to.decimal(f"{halves / 2:g}")
    return to.n_("etwa {hours} Stunde", "etwa {hours} Stunden", -(-halves // 2)).format(hours=hours)


def extent(*, units_said: str, time_said: str) -> str:
    return f"{units_said}, {time_said}."


def in_all(to: Tongue, *, modules_said: str, units_said: str, time_said: str) -> str:
    return to._("Zusammen: {modules}, {units}, {time}.").format(
        modules=modules_said, units=units_said, time=time_said
    )


def learned(to: Tongue) -> str:
    return to._("Daraus gelernt:")


def ai_literacy(to: Tongue) -> str:
    """Source: Regulation (EU) 2024/1689, Article 4."""
    return to._(
        "Dieser Bereich betrifft KI-Kompetenz im Sinn von Artikel 4 der KI-Verordnung, "
        "Verordnung (EU) 2024/1689. Festgehalten ist, was gelernt wurde. "
        "Ob ein Betrieb seine Pflichten aus der Verordnung erfüllt, lässt sich daraus nicht ablesen."
    )


def about(to: Tongue) -> str:
    return to._("Zu diesem Blatt")


def how_made(to: Tongue) -> str:
    return to._(
        "Wer gelernt hat, hat dieses Blatt selbst erstellt. Es enthält keine Ergebnisse und keine Nummer. "
        "Nirgends ist gespeichert, dass es das Blatt gibt. "
        "Die Zeiten sind aus der Länge der Texte und der Zahl der Fragen geschätzt."
    )


def nobody_may_ask(to: Tongue) -> str:
    return to._("Niemand darf diese Bescheinigung verlangen.")


def page(to: Tongue, *, number: str, of: str) -> str:
    return to._("Seite {number} von {pages}").format(number=number, pages=of)
