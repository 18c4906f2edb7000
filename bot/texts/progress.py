"""How far somebody has come: in sentences, on the picture beside them, and on the certificate's button."""

from bot.texts.tongue import Tongue


def title(to: Tongue) -> str:
    return to._("<b>Dein Stand</b> (nur für dich)")


def empty(to: Tongue) -> str:
    return to._("Noch ist alles offen. Fang mit /lernen an.")


def solved(to: Tongue, units: int) -> str:
    return to.n_("{units} Fall gelöst.", "{units} Fälle gelöst.", units).format(units=to.number(units))


def area(to: Tongue, name: str, *, units: int, solid: int, shaky: int) -> str:
    """What there is none of is not said."""
    parts = [
        (units, cases(to, units)),
        (solid, sits(to, solid)),
        (shaky, wobbles(to, shaky)),
    ]
    return f"{name}: {', '.join(said for count, said in parts if count)}"


def cases(to: Tongue, units: int) -> str:
    return to.n_("{units} Fall", "{units} Fälle", units).format(units=to.number(units))


def sits(to: Tongue, questions: int) -> str:
    return to.n_("{questions} Frage sitzt", "{questions} Fragen sitzen", questions).format(
        questions=to.number(questions)
    )


def wobbles(to: Tongue, questions: int) -> str:
    return to.n_("{questions} Frage wackelt", "{questions} Fragen wackeln", questions).format(
        questions=to.number(questions)
    )


# --- the picture --------------------------------------------------------------------------------


def picture_title(to: Tongue) -> str:
    return to._("Dein Stand")


def picture_sits(to: Tongue) -> str:
    return to._("sitzt")


def picture_wobbles(to: Tongue) -> str:
    return to._("wackelt, kommt noch einmal")


def takeaways(to: Tongue) -> str:
    return to._("Merkzettel")


def certificate(to: Tongue) -> str:
    return to._("Bescheinigung")
