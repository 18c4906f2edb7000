"""What a trainer reads who gives the company's own modules to others, and what the changelog says of it."""

from collections.abc import Sequence

from bot.texts.tongue import Tongue, escape


def title(to: Tongue) -> str:
    return to._(
        "<b>Paket weitergeben</b>\nAlle veröffentlichten eigenen Module in einer Datei. "
        "Wer sie bekommt, sieht, von wem sie ist, und merkt, wenn jemand etwas geändert hat."
    )


def facts(to: Tongue, *, name: str, version: int, licence: str) -> str:
    return to._("<code>{name}</code>, Fassung {version} · Lizenz {licence}").format(
        name=escape(name), version=version, licence=escape(licence)
    )


def left_out(to: Tongue, titles: Sequence[str]) -> str:
    return to._("Nicht dabei, weil von anderen: {titles}").format(titles=escape(to.list(titles)))


def own_fingerprint(to: Tongue, fingerprint: str) -> str:
    return to._(
        "Eure Unterschrift: <code>{fingerprint}</code>\n"
        "Fragt jemand, ob das Paket echt ist, lies ihm das vor."
    ).format(fingerprint=fingerprint)


def notes_too(to: Tongue, count: int) -> str:
    return to.n_(
        "Dazu habt ihr {count} Satz „Bei uns“. Darin können Namen und Orte stehen. Er bleibt hier, "
        "außer du gibst ihn mit.",
        "Dazu habt ihr {count} Sätze „Bei uns“. Darin können Namen und Orte stehen. Sie bleiben hier, "
        "außer du gibst sie mit.",
        count,
    ).format(count=count)


def fetch(to: Tongue) -> str:
    return to._("Paket holen")


def without_notes(to: Tongue) -> str:
    return to._("Ohne unsere Sätze")


def with_notes(to: Tongue) -> str:
    return to._("Mit unseren Sätzen")


def nothing_to_give(to: Tongue) -> str:
    return to._("Noch ist kein eigenes Modul veröffentlicht. Dann gibt es nichts zum Abgeben.")


def no_key(to: Tongue) -> str:
    return to._(
        "Unterschreiben geht gerade nicht: Der Schlüssel auf dem Server lässt sich nicht lesen. "
        "Sag es dem, der den Server betreibt."
    )


def given(to: Tongue, *, name: str, version: int) -> str:
    return to._("{title}, Fassung {version}. Gib die Datei weiter, wie sie ist.").format(
        title=escape(name), version=version
    )


def first_edition(to: Tongue) -> str:
    return to._("Erste Ausgabe")


def change_new(to: Tongue, titles: Sequence[str]) -> str:
    return to._("Neu: {titles}.").format(titles=to.list(titles))


def change_changed(to: Tongue, titles: Sequence[str]) -> str:
    return to._("Geändert: {titles}.").format(titles=to.list(titles))


def change_gone(to: Tongue, modules: Sequence[str]) -> str:
    return to._("Nicht mehr dabei: {titles}.").format(titles=to.list(modules))


def change_notes(to: Tongue) -> str:
    return to._("Andere Sätze „Bei uns“.")
