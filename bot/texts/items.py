"""How hard the questions of a module are, for trainers."""

from bot.texts.tongue import Tongue
from reporting.items import Difficulty


def title(to: Tongue) -> str:
    return to._("<b>Wie schwer die Fragen sind</b>")


def difficulty(to: Tongue, value: Difficulty) -> str:
    match value:
        case Difficulty.EASY:
            return to._("leicht")
        case Difficulty.FITTING:
            return to._("passend")
        case Difficulty.HARD:
            return to._("schwierig")


def unclear(to: Tongue) -> str:
    """Of a question with an idle option and no level yet."""
    return to._("noch nicht klar")


def question(name: str, level: str) -> str:
    """`name` is markup."""
    return f"<b>{level}</b> · {name}"


def dead(to: Tongue, option: str) -> str:
    """`option` is markup."""
    return to._("Kaum jemand tippt: „{option}“").format(option=option)


def without_level(to: Tongue, count: int) -> str:
    said = to.n_(
        "Bei {count} Frage: noch zu wenig Antworten.",
        "Bei {count} Fragen: noch zu wenig Antworten.",
        count,
    )
    return said.format(count=to.number(count))


def own_module(to: Tongue) -> str:
    return to._("In eigenen Modulen wird nichts gezählt. Was auffällt, sagen dir die Meldungen.")


def explained(to: Tongue) -> str:
    return to._(
        "Leicht: Beim ersten Mal liegen mindestens 85 von 100 richtig. Schwierig: höchstens 50. "
        "Gezählt wird in allen Betrieben zusammen und nach dem Quartal einmal verrauscht. "
        "Deshalb braucht eine Frage meist einige hundert Antworten."
    )
