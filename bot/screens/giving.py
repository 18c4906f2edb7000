"""How does it look when a company gives its own modules to others?"""

from bot.bench.packs.values import Changes, Giving
from bot.screens.prose import joined
from bot.screens.screen import Button, Screen, column
from bot.screens.trainer import at
from bot.texts import giving as texts
from bot.texts import packs as pack_texts
from bot.texts.tongue import Tongue

WITHOUT_NOTES = 0
WITH_NOTES = 1


def asked(to: Tongue, found: Giving) -> Screen:
    company = found.company.id
    without = Button(
        text=texts.without_notes(to) if found.notes else texts.fetch(to),
        data=at("pack.make", company, number=WITHOUT_NOTES),
    )
    too = Button(text=texts.with_notes(to), data=at("pack.make", company, number=WITH_NOTES))
    return Screen(
        html=joined(
            texts.title(to),
            "\n".join(
                (
                    texts.facts(to, name=found.name, version=found.version, licence=found.licence),
                    pack_texts.modules(to, found.modules),
                )
            ),
            texts.left_out(to, found.left_out) if found.left_out else "",
            texts.own_fingerprint(to, found.fingerprint),
            texts.notes_too(to, found.notes) if found.notes else "",
        ),
        rows=column(without, *([too] if found.notes else []), back(to, company)),
    )


def back(to: Tongue, company: int) -> Button:
    return Button(text=pack_texts.own_modules(to), data=at("list", company))


def changelog(to: Tongue, found: Changes) -> str:
    """One sentence or a few; empty lists are not mentioned."""
    if found.is_first:
        return texts.first_edition(to)
    said = [
        texts.change_new(to, found.new) if found.new else "",
        texts.change_changed(to, found.changed) if found.changed else "",
        texts.change_gone(to, found.gone) if found.gone else "",
    ]
    return " ".join(one for one in said if one) or texts.change_notes(to)
