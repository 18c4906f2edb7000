"""What do managers, trainers, works councils and strangers see? Nothing here can reach learning."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from bot import callbacks
from bot.callbacks import encode
from bot.screens.prose import italic, joined
from bot.screens.screen import Button, Screen, column, row
from bot.texts import company as about
from bot.texts import foreign
from bot.texts import start as texts
from bot.texts.tongue import Tongue, speak
from contacts.model import LinkFault, Role
from reporting.ports import Halt


class Stored(Protocol):
    """A kind of data, as /gespeichert explains it."""

    @property
    def is_personal(self) -> bool: ...
    @property
    def title(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def life(self) -> str: ...


def welcome(
    to: Tongue,
    role: Role,
    company: str,
    *,
    digest_on: date | None = None,
    figures_on: date | None = None,
    rows: tuple[tuple[Button, ...], ...] = (),
) -> Screen:
    """`digest_on`: day of the next digest, for those who get it; `figures_on`: of the first with figures;
    `rows`: the hours to choose from.
    """
    outlook = ""
    if digest_on is not None:
        figures = about.first_figures(to, figures_on) if figures_on else about.no_figures(to)
        outlook = f"{about.first_digest(to, digest_on)} {figures} {about.which_hour(to)}"
    match role:
        case Role.MANAGER:
            return Screen(html=joined(texts.role_manager(to, company), outlook), rows=rows)
        case Role.TRAINER:
            return Screen(html=texts.role_trainer(to, company))
        case Role.COUNCIL:
            return Screen(html=joined(texts.role_council(to, company), outlook), rows=rows)
        case Role.LEARNER:
            return Screen(html=texts.already_here(to))


def link_fault(to: Tongue, fault: LinkFault) -> Screen:
    match fault:
        case LinkFault.UNKNOWN:
            return Screen(html=texts.link_unknown(to))
        case LinkFault.USED:
            return Screen(html=texts.link_used(to))
        case LinkFault.EXPIRED:
            return Screen(html=texts.link_expired(to))


def stranger(to: Tongue) -> Screen:
    return Screen(html=texts.stranger(to))


def not_learning(to: Tongue) -> Screen:
    return Screen(html=about.not_learning(to))


def not_for_you(to: Tongue) -> Screen:
    return Screen(html=about.not_for_you(to))


# --- the stop -----------------------------------------------------------------------------------


def halt_stand(to: Tongue, *, company: str, company_id: int, halt: Halt | None, may_stop: bool) -> Screen:
    def button(text: str, step: str) -> Button:
        return Button(text=text, data=encode(callbacks.HaltStep(company_id, step)))

    if halt is not None:
        agreed = about.halt_agreed(to, council=halt.council_agrees, management=halt.management_agrees)
        return Screen(
            html=joined(about.halt_stands(to, company), agreed),
            rows=column(button(about.halt_go_on(to), "go")),
        )
    if not may_stop:
        return Screen(html=about.halt_not_yours(to, company))
    return Screen(
        html=about.halt_running(to, company),
        rows=column(button(about.halt_keep(to), "keep"), button(about.halt_now(to), "halt")),
    )


def halt_kept(to: Tongue) -> Screen:
    return Screen(html=about.halt_kept(to))


def halted_note(to: Tongue, company: str) -> Screen:
    return Screen(html=about.halted(to, company))


def resumed_note(to: Tongue, company: str) -> Screen:
    return Screen(html=about.resumed(to, company))


# --- the log, the documents, the data -----------------------------------------------------------


def log(to: Tongue, *, company: str, entries: int, proof: str, is_broken: bool) -> Screen:
    head = (
        about.log(to, company, entries=entries, proof=proof) if entries else about.log_is_empty(to, company)
    )
    broken = about.log_is_broken(to) if is_broken else ""
    return Screen(html=joined(head, broken, about.log_explained(to)))


def papers(to: Tongue, *, company: str, company_id: int) -> Screen:
    with_council = Button(text=about.with_council(to), data=encode(callbacks.PapersFor(company_id, 1)))
    without = Button(text=about.without_council(to), data=encode(callbacks.PapersFor(company_id, 0)))
    said = joined(about.papers(to, company), italic(foreign.papers(to)))
    return Screen(html=said, rows=column(with_council, without))


def stored(to: Tongue, kinds: Iterable[Stored], *, written_in: str) -> tuple[Screen, Screen]:
    """What is kept of a person, then what is kept of nobody, in the language of the list."""
    of = speak(written_in)
    note = italic(foreign.data(to, written_in))
    told: dict[bool, list[str]] = {True: [note, about.stored_title(of)], False: [about.stored_of_nobody(of)]}
    for kind in kinds:
        told[kind.is_personal].append(
            about.stored_kind(
                of, title=kind.title, what=kind.what, purpose=kind.purpose, place=kind.place, life=kind.life
            )
        )
    return Screen(html=joined(*told[True])), Screen(html=joined(*told[False]))


# --- after a year without learning --------------------------------------------------------------


def reminder(to: Tongue, until: date) -> Screen:
    keep = Button(text=about.keep_me(to), data=encode(callbacks.KeepMe()))
    return Screen(html=about.reminder(to, until), rows=(row(keep),))


def kept_for_a_year(to: Tongue) -> Screen:
    return Screen(html=about.kept_for_a_year(to))
