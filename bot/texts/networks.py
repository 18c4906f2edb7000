"""What a trainer reads about networks that offer packs: what there is, what is new, what is amiss."""

from collections.abc import Sequence
from datetime import date

from bot.texts.tongue import Tongue, escape

# --- all of it ----------------------------------------------------------------------------------


def title(to: Tongue) -> str:
    return to._("<b>Pakete von anderen</b>")


def none(to: Tongue) -> str:
    return to._(
        "Noch keines. Ein Paket bringt Module von anderen mit, etwa von eurer Kammer. "
        "Schick mir die Datei, oder abonniere ein Netzwerk."
    )


def pack_line(to: Tongue, *, name: str, version: int) -> str:
    if not version:
        return to._("• {title}, noch nicht übernommen").format(title=escape(name))
    return to._("• {title}, Fassung {version}").format(title=escape(name), version=version)


def waiting(to: Tongue, version: int) -> str:
    return to._("Fassung {version} liegt bereit").format(version=version)


def drafts(to: Tongue, count: int) -> str:
    return to.n_("{count} Entwurf", "{count} Entwürfe", count).format(count=count)


def subscriptions(to: Tongue) -> str:
    return to._("<b>Abos</b>")


def source_line(to: Tongue, host: str, titles: Sequence[str]) -> str:
    return to._("• {host}: {titles}").format(host=escape(host), titles=escape(to.list(titles)))


def silent_since(to: Tongue, day: date) -> str:
    return to._("zuletzt erreicht am {day}").format(day=to.short_day(day))


def subscribe(to: Tongue) -> str:
    return to._("Neues Abo")


def leave(to: Tongue) -> str:
    return to._("Abo beenden")


def left(to: Tongue) -> str:
    return to._("Beendet. Was ihr übernommen habt, bleibt.")


# --- a new one ----------------------------------------------------------------------------------


def which_address(to: Tongue) -> str:
    return to._(
        "Schick mir die Adresse, unter der das Netzwerk seine Pakete anbietet. Sie beginnt mit https://."
    )


def or_one_of(to: Tongue) -> str:
    return to._("Oder tipp auf eine von diesen:")


def no_address(to: Tongue) -> str:
    return to._("Das ist keine Adresse. Sie beginnt mit https://, etwa https://packs.example/lager")


def not_allowed(to: Tongue) -> str:
    return to._("Von dort darf ich nichts holen. Frag den, der den Server betreibt.")


def unusable(to: Tongue, message: str) -> str:
    return to._("Das hat nicht geklappt. {message}").format(message=escape(message))


def unreadable(to: Tongue) -> str:
    return to._("Die Liste dort ist nicht zu gebrauchen. Frag beim Netzwerk nach.")


def offers(to: Tongue, host: str) -> str:
    return to._("<b>{host}</b> bietet an:").format(host=escape(host))


def offers_nothing(to: Tongue, host: str) -> str:
    return to._("<b>{host}</b> bietet gerade nichts an.").format(host=escape(host))


def offer(to: Tongue, *, name: str, version: int, here: int) -> str:
    if here:
        return to._("• {title}, Fassung {version}, ihr habt {here}").format(
            title=escape(name), version=version, here=here
        )
    return to._("• {title}, Fassung {version}").format(title=escape(name), version=version)


def signed(to: Tongue, fingerprint: str) -> str:
    return to._(
        "Die Liste ist unterschrieben: <code>{fingerprint}</code>\n"
        "Vergleiche diese Zeichen mit denen, die dir das Netzwerk genannt hat."
    ).format(fingerprint=fingerprint)


def unsigned(to: Tongue) -> str:
    return to._("Die Liste ist nicht unterschrieben. Wer an den Server kommt, kann sie ändern.")


def other_key(to: Tongue) -> str:
    return to._(
        "⚠ Das ist ein anderer Schlüssel als der, den ihr kennt. Frag dort nach, bevor du etwas antippst."
    )


def choose(to: Tongue) -> str:
    return to._(
        "Tipp an, wovon du hören willst. Kommt eine neue Fassung, sage ich es dir. "
        "Von selbst ändert sich nichts."
    )


def further(to: Tongue) -> str:
    return to._("Weitere")


def read_again(to: Tongue) -> str:
    return to._("Diese Liste ist zu alt. Öffne sie noch einmal.")


# --- news ---------------------------------------------------------------------------------------


def news(to: Tongue, company: str, host: str) -> str:
    return to._("<b>{company}</b>\nNeues von {host}:").format(company=escape(company), host=escape(host))


def update(to: Tongue, *, name: str, version: int, here: int) -> str:
    if here:
        return to._("<b>{title}</b>, Fassung {version}. Ihr habt {here}.").format(
            title=escape(name), version=version, here=here
        )
    return to._("<b>{title}</b>, Fassung {version}. Ihr habt es noch nicht.").format(
        title=escape(name), version=version
    )


def your_choice(to: Tongue) -> str:
    return to._("Bei euch ändert sich nichts, bevor du es übernimmst und veröffentlichst.")


def not_now(to: Tongue) -> str:
    return to._("Diesmal nicht")


def until_next(to: Tongue) -> str:
    return to._("Gut. Ich melde mich bei der nächsten Fassung. Diese findest du unter /trainer.")


def silent(to: Tongue, company: str, host: str, since: date) -> str:
    return to._(
        "<b>{company}</b>\n{host} war zuletzt am {day} zu erreichen. Ich frage weiter jeden Tag. "
        "Stimmt die Adresse nicht mehr, beende das Abo."
    ).format(company=escape(company), host=escape(host), day=to.short_day(since))


def key_changed(to: Tongue, company: str, host: str) -> str:
    return to._(
        "<b>{company}</b>\nDie Liste von {host} ist jetzt anders unterschrieben als bisher. "
        "Ich nehme von dort nichts, bis du den neuen Schlüssel geprüft hast. Frag dort nach."
    ).format(company=escape(company), host=escape(host))


def see_list(to: Tongue) -> str:
    return to._("Liste ansehen")


def no_longer_offered(to: Tongue) -> str:
    return to._("Das wird dort nicht mehr angeboten.")
