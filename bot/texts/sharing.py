"""A case before it begins, and a case for somebody else."""

from bot.texts.tongue import Tongue


def about_minutes(to: Tongue, minutes: int) -> str:
    return to.n_("Etwa {minutes} Minute.", "Etwa {minutes} Minuten.", minutes).format(
        minutes=to.number(minutes)
    )


def go(to: Tongue) -> str:
    return to._("Los")


def pass_on(to: Tongue) -> str:
    return to._("Weitergeben")


def to_forward(to: Tongue, *, unit: str, minutes: int, link: str) -> str:
    """The same for everybody, whoever passes it on; nothing of how it went."""
    return to.n_(
        "<b>{unit}</b>\nEin kurzer Fall aus der Arbeit, etwa {minutes} Minute:\n{link}",
        "<b>{unit}</b>\nEin kurzer Fall aus der Arbeit, etwa {minutes} Minuten:\n{link}",
        minutes,
    ).format(unit=unit, minutes=to.number(minutes), link=link)


def forward_it(to: Tongue) -> str:
    return to._("Die Nachricht kannst du weiterleiten. Von dir steht nichts darin.")


def only_in_the_company(to: Tongue) -> str:
    return to._("Diesen Fall können nur Leute aus deinem Betrieb öffnen.")


def not_here(to: Tongue) -> str:
    """Of a case that never was, is no more, or belongs to another company: the same words."""
    return to._("Diesen Fall gibt es hier nicht. Andere findest du unter /themen.")


def scan_first(to: Tongue) -> str:
    """To somebody who is not known: the link holds no code of a company."""
    return to._(
        "Schön, dass dir jemand einen Fall schickt. Dafür brauchst du zuerst den Code vom Aushang "
        "in deinem Betrieb. Scanne ihn, und tipp danach noch einmal auf den Link."
    )
