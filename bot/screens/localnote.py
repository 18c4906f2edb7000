"""How does "bei uns" look, to the trainer who writes it and to the learner who reads it?"""

from bot.bench.notes import stamp_of
from bot.bench.values import Difficulty, Faulty, NotePage, Shelf, Units
from bot.screens.items import items_html
from bot.screens.prose import joined, markup, without_pictures
from bot.screens.screen import Button, Screen, column, row
from bot.screens.trainer import at, cut
from bot.screens.written import tongue_of
from bot.texts import foreign
from bot.texts import trainer as texts
from bot.texts.networks import further
from bot.texts.tongue import Tongue, escape

HOUSE = "🏠 "
PAGE = 12
"""modules on one screen"""


def shelf(to: Tongue, found: Shelf, *, first: int = 0) -> Screen:
    company = found.company.id
    shown = list(found.modules.items())[first : first + PAGE]
    rest = len(found.modules) > first + PAGE
    return Screen(
        html=joined(texts.notes_title(to), texts.which_module(to)),
        rows=column(
            *(
                Button(
                    text=cut(f"{HOUSE if module in found.noted else ''}{title}"),
                    data=at("units", company, module),
                )
                for module, title in shown
            ),
            *([Button(text=further(to), data=at("notes", company, number=first + PAGE))] if rest else []),
            Button(text=texts.back(to), data=at("home", company)),
        ),
    )


def units(to: Tongue, found: Units) -> Screen:
    company = found.company.id
    return Screen(
        html=joined(f"<b>{escape(found.module.title)}</b>", texts.which_unit(to)),
        rows=column(
            *(
                Button(
                    text=cut(f"{HOUSE if unit.key in found.noted else ''}{unit.title}"),
                    data=at("note", company, unit.key),
                )
                for unit in found.module.units
            ),
            Button(text=texts.figures(to), data=at("items", company, found.module.id)),
            Button(text=texts.other_modules(to), data=at("notes", company)),
        ),
    )


def difficulty(to: Tongue, found: Difficulty) -> Screen:
    back = Button(text=texts.to_module(to), data=at("units", found.company.id, found.module.id))
    return Screen(html=items_html(to, found.module, found.levels), rows=(row(back),))


def write(to: Tongue, page: NotePage) -> Screen:
    """Asks for the words; the insight stands above, so that they fit to it."""
    unit, company = page.unit, page.company.id
    if page.is_problem:
        asked = joined(_quoted(without_pictures(unit.problem)), texts.write_problem(to))
    else:
        asked = joined(_quoted(without_pictures(unit.insight)), _now(to, page), texts.write_note(to))
    return Screen(
        html=joined(f"<b>{escape(unit.title)}</b>", asked, foreign.own_sentence(to, unit.language)),
        rows=column(
            *([] if page.is_problem else _others(to, page)),
            Button(text=texts.cancel(to), data=at("cancel", company)),
        ),
    )


def waiting(to: Tongue, page: NotePage) -> Screen:
    """What was typed, as learners will see it."""
    company, key = page.company.id, page.unit.key
    if page.is_problem:
        shown = joined(texts.problem_waits(to), f"<b>{escape(page.unit.title)}</b>", markup(page.waiting))
    else:
        shown = joined(texts.note_waits(to), texts.local(tongue_of(page.unit), markup(page.waiting)))
    again = "problem" if page.is_problem else "note"
    stamp = stamp_of(page.waiting, is_problem=page.is_problem)
    return Screen(
        html=shown,
        rows=column(
            Button(
                text=texts.publish(to),
                data=at("accept", company, key, stamp),
            ),
            Button(text=texts.write_again(to), data=at(again, company, key)),
            Button(text=texts.cancel(to), data=at("cancel", company)),
        ),
    )


def saved(to: Tongue, page: NotePage, *, said: str) -> Screen:
    company, key = page.company.id, page.unit.key
    return Screen(
        html=said,
        rows=(
            row(Button(text=cut(texts.look(to, page.unit.title)), data=at("look", company, key))),
            row(Button(text=texts.another_note(to), data=at("notes", company))),
            row(Button(text=texts.back(to), data=at("home", company))),
        ),
    )


def faulty(to: Tongue, found: Faulty, *, company: int) -> Screen:
    return Screen(
        html="\n".join(escape(sentence) for sentence in found.sentences),
        rows=column(Button(text=texts.cancel(to), data=at("cancel", company))),
    )


def _now(to: Tongue, page: NotePage) -> str:
    """What learners see already."""
    said = [texts.local(tongue_of(page.unit), markup(page.note))] if page.note else []
    own = [_quoted(without_pictures(page.problem))] if page.problem else []
    return joined(texts.note_now(to), *said, *own) if said or own else ""


def _others(to: Tongue, page: NotePage) -> list[Button]:
    company, key = page.company.id, page.unit.key
    found = [
        Button(text=cut(texts.look(to, page.unit.title)), data=at("look", company, key)),
        Button(text=texts.change_problem(to), data=at("problem", company, key)),
    ]
    if page.note or page.problem:
        found.append(
            Button(
                text=texts.remove_note(to, both=bool(page.note and page.problem)),
                data=at("remove", company, key),
            )
        )
    return found


def _quoted(html: str) -> str:
    return f"<blockquote>{html}</blockquote>" if "<blockquote" not in html else html
