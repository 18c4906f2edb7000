"""Every screen about a company: its check, the stop, the log, what is kept, and what is behind a digest."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from bot.papers.catalogue import kinds, written_in
from bot.screens import check, company, digest, me
from bot.screens import round as rounds
from bot.screens.screen import Screen
from bot.texts import digest as digest_texts
from bot.texts.tongue import Tongue
from contacts.model import LinkFault, Role
from reporting.company_check import Answers
from reporting.model import Digested
from reporting.ports import Halt
from tests.bot.digests import shelf

NAME = "Lindner & Söhne"
COMPANY = 4711
FIRST = Answers(answered_on=date(2026, 9, 21), states=(1, 1, 0, 2, 1, 2, 1, 3, 1, 1))
SECOND = Answers(answered_on=date(2026, 11, 23), states=(1, 2, 1, 2, 1, 2, 1, 3, 1, 1))
MONDAY = date(2026, 11, 30)


def company_screens(to: Tongue) -> Iterator[tuple[str, Screen]]:
    """Name and screen."""
    yield from _joining(to)
    yield from _check(to)
    yield from _digest(to)
    yield from _halts(to)
    yield "log", company.log(to, company=NAME, entries=1234, proof="7f3a-91c2-e04b", is_broken=False)
    yield "log, empty", company.log(to, company=NAME, entries=0, proof="", is_broken=False)
    yield "log, changed", company.log(to, company=NAME, entries=1, proof="7f3a-91c2-e04b", is_broken=True)
    yield "papers", company.papers(to, company=NAME, company_id=COMPANY)
    personal, others = company.stored(to, kinds(to.language), written_in=written_in(to.language))
    yield "stored", personal
    yield "stored of nobody", others
    yield "not for you", company.not_for_you(to)
    yield "not learning", company.not_learning(to)
    yield "reminder", company.reminder(to, date(2027, 12, 1))
    yield "kept for a year", company.kept_for_a_year(to)


def _joining(to: Tongue) -> Iterator[tuple[str, Screen]]:
    for role in (Role.MANAGER, Role.TRAINER, Role.COUNCIL):
        yield f"joined as {role}", company.welcome(to, role, NAME)
    soon = {"digest_on": MONDAY, "rows": digest.hour_rows(to, COMPANY)}
    yield "joined, figures", company.welcome(to, Role.MANAGER, NAME, figures_on=date(2027, 2, 1), **soon)  # type: ignore[arg-type]
    yield "joined, no figures", company.welcome(to, Role.COUNCIL, NAME, **soon)  # type: ignore[arg-type]
    for fault in LinkFault:
        yield f"link {fault}", company.link_fault(to, fault)
    yield "stranger", company.stranger(to)
    for roles in ({Role.LEARNER}, {Role.MANAGER}, {Role.COUNCIL}, {Role.TRAINER}):
        yield f"help for {', '.join(roles)}", me.help_screen(to, frozenset(roles))


def _check(to: Tongue) -> Iterator[tuple[str, Screen]]:
    questions, written_in = shelf().check(to.language), shelf().written_in(to.language)

    def ask(*given: int) -> Screen:
        return check.question(to, company_id=COMPANY, questions=questions, given=given, written_in=written_in)

    def stand(*answers: Answers, may_answer: bool = True) -> Screen:
        return check.stand(
            to,
            company=NAME,
            company_id=COMPANY,
            questions=questions,
            written_in=written_in,
            answers=answers,
            modules=shelf().titles(("daten",), to.language) if answers else (),
            may_answer=may_answer,
            today=MONDAY,
        )

    yield "check, not made", stand()
    yield "check, not made, employee", stand(may_answer=False)
    yield "check, first question", ask()
    yield "check, last question", ask(*SECOND.states[:-1])
    yield "check, due again", stand(FIRST)
    yield "check, both states", stand(FIRST, SECOND)
    yield "check, nothing moved", stand(FIRST, Answers(answered_on=MONDAY, states=FIRST.states))
    yield "check, read by an employee", stand(SECOND, may_answer=False)
    yield "check, no gap", stand(Answers(answered_on=MONDAY, states=(3,) * 10))
    yield "check, delete", check.delete(to, COMPANY)
    yield "check, deleted", check.deleted(to)


def _digest(to: Tongue) -> Iterator[tuple[str, Screen]]:
    made = Digested(week=MONDAY, day=MONDAY, language=to.language, html="…", picture=b"", picture_text="")
    weeks = (date(2026, 12, 7), MONDAY, date(2026, 11, 23))
    yield "digest", digest.digest(to, made, company=COMPANY, figures_come=True)
    yield "digest, no figures ever", digest.digest(to, made, company=COMPANY, figures_come=False)
    yield "digest, read by an employee", digest.reading(to, made, company=COMPANY, weeks=weeks)
    yield "what helps", Screen(html=digest_texts.helps(to))
    yield "with other companies", Screen(html=digest_texts.together(to))
    yield "none yet", Screen(html=digest_texts.no_digest_yet(to, NAME, MONDAY))
    yield "hour of the digest", digest.hours(to, COMPANY, 6)
    yield "hour set", digest.hour_set(to, 9)
    case = shelf().rounds(to.language)[0]
    yield "case for the round", rounds.case(to, case, place=0, company=COMPANY, week=105_000)
    yield "solution", rounds.solution(to, case, place=0)


def _halts(to: Tongue) -> Iterator[tuple[str, Screen]]:
    def stand(halt: Halt | None, *, may_stop: bool) -> Screen:
        return company.halt_stand(to, company=NAME, company_id=COMPANY, halt=halt, may_stop=may_stop)

    def stopped(*, council: bool = False, management: bool = False) -> Halt:
        since = datetime(2026, 11, 30, 9, tzinfo=UTC)
        return Halt(since=since, council_agrees=council, management_agrees=management)

    yield "reports run, council", stand(None, may_stop=True)
    yield "reports run, management", stand(None, may_stop=False)
    yield "halted", stand(stopped(), may_stop=True)
    yield "halted, council agrees", stand(stopped(council=True), may_stop=False)
    yield "halted, management agrees", stand(stopped(management=True), may_stop=True)
    yield "goes on after all", company.halt_kept(to)
    yield "note of a halt", company.halted_note(to, NAME)
    yield "note of going on", company.resumed_note(to, NAME)
