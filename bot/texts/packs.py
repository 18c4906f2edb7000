"""What a trainer reads about packs of modules: what one is, what it would change, and what was done."""

from collections.abc import Sequence

from bot.texts.tongue import Tongue, escape

# --- ways in ------------------------------------------------------------------------------------


def packs(to: Tongue) -> str:
    return to._("Pakete von anderen")


def give(to: Tongue) -> str:
    return to._("Paket weitergeben")


def all_packs(to: Tongue) -> str:
    return to._("Alle Pakete")


def own_modules(to: Tongue) -> str:
    return to._("Eigene Module")


# --- what a pack says of itself -----------------------------------------------------------------


def title(to: Tongue, name: str) -> str:
    return to._("<b>Paket: {title}</b>").format(title=escape(name))


def facts(to: Tongue, *, version: int, licence: str) -> str:
    return to._("Fassung {version} · Lizenz {licence}").format(version=version, licence=escape(licence))


def origin(to: Tongue, name: str) -> str:
    return to._("Von, nach eigener Angabe: {name}").format(name=escape(name))


def signed_as_before(to: Tongue) -> str:
    return to._("✓ Unterschrieben mit demselben Schlüssel wie die Fassung, die ihr habt.")


def signed_known(to: Tongue, name: str) -> str:
    return to._("✓ Unterschrieben. Den Schlüssel kennt ihr von {name}.").format(name=escape(name))


def signed_unknown(to: Tongue, fingerprint: str) -> str:
    return to._(
        "Unterschrieben, aber den Schlüssel kennt ihr noch nicht: <code>{fingerprint}</code>\n"
        "Lass dir diese Zeichen am Telefon vorlesen und vergleiche."
    ).format(fingerprint=fingerprint)


def unsigned(to: Tongue) -> str:
    return to._("Nicht unterschrieben. Jeder kann es gemacht haben.")


def changes(to: Tongue) -> str:
    return to._("Was neu ist:")


def change(_to: Tongue, *, version: int, text: str) -> str:
    return f"{version}: {escape(text)}"


# --- what it would do here ----------------------------------------------------------------------


def added(to: Tongue, titles: Sequence[str]) -> str:
    return to._("Kommt dazu: {titles}").format(titles=escape(to.list(titles)))


def replaced(to: Tongue, titles: Sequence[str]) -> str:
    return to._("Ändert sich: {titles}").format(titles=escape(to.list(titles)))


def replaced_edited(to: Tongue, titles: Sequence[str]) -> str:
    return to._(
        "Ändert sich, obwohl ihr selbst daran geschrieben habt: {titles}. "
        "Eure Fassung bleibt unter „Frühere Fassungen“."
    ).format(titles=escape(to.list(titles)))


def same(to: Tongue, count: int) -> str:
    return to.n_("{count} Modul ist schon so da.", "{count} Module sind schon so da.", count).format(
        count=count
    )


def renamed(to: Tongue) -> str:
    return to._("Diese Namen sind hier schon vergeben, darum heißen sie anders:")


def renamed_one(to: Tongue, name: str, here: str) -> str:
    return to._("<code>{name}</code> heißt hier <code>{here}</code>").format(
        name=escape(name), here=escape(here)
    )


def warnings(to: Tongue, count: int) -> str:
    return to.n_("Die Prüfung hat {count} Hinweis.", "Die Prüfung hat {count} Hinweise.", count).format(
        count=count
    )


def notes_stay(to: Tongue) -> str:
    return to._("Eure Sätze „Bei uns“ bleiben alle.")


def orphaned(to: Tongue, units: Sequence[str]) -> str:
    return to._("Diese Fälle fallen weg, euer Satz dazu bleibt aufgehoben: {units}").format(
        units=escape(to.list(units))
    )


def brings_notes(to: Tongue, count: int) -> str:
    return to.n_(
        "Es bringt {count} Satz „Bei uns“ mit. Ich frage dich danach, ob ihr ihn wollt.",
        "Es bringt {count} Sätze „Bei uns“ mit. Ich frage dich danach, ob ihr sie wollt.",
        count,
    ).format(count=count)


def only_drafts(to: Tongue) -> str:
    return to._("Übernehmen heißt: Es werden Entwürfe. Deine Leute merken noch nichts.")


def take(to: Tongue) -> str:
    return to._("Als Entwürfe übernehmen")


def drop(to: Tongue) -> str:
    return to._("Nicht übernehmen")


def dropped(to: Tongue) -> str:
    return to._("Gut, nichts wurde übernommen.")


def gone(to: Tongue) -> str:
    return to._("Dieses Paket habe ich nicht mehr. Schick es noch einmal, oder öffne /trainer.")


def late(to: Tongue) -> str:
    return to._("Inzwischen hat sich hier etwas geändert. So sieht es jetzt aus:")


def own(to: Tongue) -> str:
    return to._("Das habt ihr selbst gepackt. Zu übernehmen gibt es nichts.")


def taken_before(to: Tongue) -> str:
    return to._("Das habt ihr schon übernommen.")


def to_pack(to: Tongue) -> str:
    return to._("Zum Paket")


# --- doubts and refusals ------------------------------------------------------------------------


def older(to: Tongue, version: int) -> str:
    return to._("Es ist älter als Fassung {version}, die ihr habt.").format(version=version)


def signature_lost(to: Tongue) -> str:
    return to._("Die Fassung, die ihr habt, war unterschrieben. Diese ist es nicht.")


def other_key(to: Tongue) -> str:
    return to._("Die Fassung, die ihr habt, hat jemand anderes unterschrieben.")


def other_origin(to: Tongue, before: str) -> str:
    return to._("Bisher kam es, nach eigener Angabe, von jemand anderem: {name}.").format(name=escape(before))


def careful(to: Tongue, concern: str) -> str:
    """`concern` is a sentence already."""
    return to._("⚠ {concern}").format(concern=concern)


def are_you_sure(to: Tongue, name: str) -> str:
    return to._("<b>{title}</b> trotzdem übernehmen? Frag im Zweifel dort nach, woher du es hast.").format(
        title=escape(name)
    )


def anyway(to: Tongue) -> str:
    return to._("Trotzdem übernehmen")


def refused(to: Tongue) -> str:
    return to._("Dieses Paket nehme ich nicht an. Behalten habe ich nichts.")


def own_folder(to: Tongue) -> str:
    return to._("Ist es dein eigener Ordner und kein Paket? Dann schick ihn ohne pack.yaml.")


# --- what was taken -----------------------------------------------------------------------------


def taken(to: Tongue) -> str:
    return to._("✓ Übernommen. Deine Leute merken davon erst, wenn du veröffentlichst.")


def version_here(to: Tongue, *, version: int, origin: str) -> str:
    return to._("Ihr habt Fassung {version}, von {origin}.").format(version=version, origin=escape(origin))


def not_here(to: Tongue) -> str:
    return to._("Abonniert und noch nicht übernommen.")


def key_here(to: Tongue, fingerprint: str) -> str:
    return to._("Unterschrieben: <code>{fingerprint}</code>").format(fingerprint=fingerprint)


def modules(to: Tongue, titles: Sequence[str]) -> str:
    return to._("Module: {titles}").format(titles=escape(to.list(titles)))


def drafts(to: Tongue, titles: Sequence[str]) -> str:
    return to._("Entwürfe: {titles}").format(titles=escape(to.list(titles)))


def faulty(to: Tongue, titles: Sequence[str]) -> str:
    return to._("Noch Fehler in: {titles}. Bis dahin bleibt alles ein Entwurf.").format(
        titles=escape(to.list(titles))
    )


def stays_withdrawn(to: Tongue, titles: Sequence[str]) -> str:
    return to._("Bleibt zurückgenommen, bis du es selbst veröffentlichst: {titles}").format(
        titles=escape(to.list(titles))
    )


def waits(to: Tongue, version: int) -> str:
    return to._("Fassung {version} liegt bereit.").format(version=version)


def publish_all(to: Tongue, count: int) -> str:
    return to.n_("Das Modul veröffentlichen", "Alle {count} veröffentlichen", count).format(count=count)


def published(to: Tongue) -> str:
    return to._("✓ Veröffentlicht. Deine Leute bekommen es, sobald sie das nächste Mal lernen.")


def not_published(to: Tongue) -> str:
    return to._("Noch nichts veröffentlicht. So steht es jetzt:")


def see_notes(to: Tongue, count: int) -> str:
    return to.n_("{count} Satz ansehen", "{count} Sätze ansehen", count).format(count=count)


def view(to: Tongue, name: str) -> str:
    return to._("Ansehen: {title}").format(title=name)


# --- sentences of others ------------------------------------------------------------------------


def notes_title(to: Tongue, name: str) -> str:
    return to._(
        "<b>Sätze aus {title}</b>\nSo heißt es dort, wo das Paket herkommt. Ihr selbst sagt dazu noch "
        "nichts. Lies, ob es bei euch stimmt."
    ).format(title=escape(name))


def no_notes(to: Tongue) -> str:
    return to._("Da ist kein Satz mehr, der euch fehlt.")


def note(_to: Tongue, *, unit: str, language: str, words: str) -> str:
    """`words` are markup already."""
    return f"<b>{escape(unit)}</b> ({language})\n{words}"


def take_notes(to: Tongue) -> str:
    return to._("Sätze übernehmen")


def leave_notes(to: Tongue) -> str:
    return to._("Ohne diese Sätze")


def notes_taken(to: Tongue, count: int) -> str:
    return to.n_(
        "✓ {count} Satz übernommen. Deine Leute sehen ihn ab jetzt.",
        "✓ {count} Sätze übernommen. Deine Leute sehen sie ab jetzt.",
        count,
    ).format(count=count)
