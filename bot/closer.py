"""What happens when a week is over? Numbers are drawn once, a digest is stored, its deliveries are planned.

All of it for one unit in one transaction: after a crash it has happened, or it happens anew with the very
same numbers, since the ledger keeps what was drawn.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial

from bot.books import BeginReport, ReportWork
from bot.mondays import Mondays, dedup
from bot.payload import encode
from bot.pictures.figures import figures_picture, figures_text, lettered_in
from bot.screens import digest as screens
from bot.shelf import Shelf
from bot.texts.tongue import LANGUAGES, speak
from contacts.model import Company, CompanyId, Kind
from reporting import chain
from reporting.closing import begins_at, close_week
from reporting.digest import Digest, Shown, compose
from reporting.model import Digested, Release, Unit
from reporting.periods import WEEK
from reporting.ports import Draw
from reporting.privacy import plan_of


class Closer:
    def __init__(
        self, *, begin: BeginReport, shelf: Shelf, clock: Callable[[], datetime], draw: Draw, mondays: Mondays
    ) -> None:
        self._begin = begin
        self._shelf = shelf
        self._clock = clock
        self._draw = draw
        self._mondays = mondays
        self._since: Mapping[str, date] | None = None
        """module -> first day on which it was offered here, once it is known"""

    async def step(self) -> bool:
        """Closes the weeks of one unit that have ended; False if every week of every unit is closed."""
        now = self._clock()
        async with self._begin() as work:
            opened = await work.units.next_open(now=now)
            if opened is None:
                return False
            unit, week = opened.unit, opened.closed + WEEK
            while begins_at(week + WEEK, unit.zone) <= now:
                drawn = await close_week(work, unit, week, modules=self._shelf.modules, draw=self._draw)
                unit = await work.units.get(unit.id)
                await _note_releases(work, unit, drawn)
                week += WEEK
            since = self._since or await self._note_offers(work, now)
            for member in await work.units.members(unit.id):
                company = await work.companies.get(CompanyId(member))
                if company is not None and await work.halts.present(company.id) is None:
                    await self._publish(work, company, unit, week, now, since=since)
        # what is offered changes with the program alone: asked once in the life of a process
        self._since = since
        return True

    async def _note_offers(self, work: ReportWork, now: datetime) -> Mapping[str, date]:
        await work.offers.note(self._shelf.offered, on=now.date())
        return await work.offers.since()

    async def _publish(
        self,
        work: ReportWork,
        company: Company,
        unit: Unit,
        week: date,
        now: datetime,
        *,
        since: Mapping[str, date],
    ) -> None:
        """The digest of the Monday that has begun, in every language, and its deliveries."""
        if week in await work.digests.weeks(company.id):
            return
        checks = await work.checks.of(company.id)
        siblings = await work.units.siblings(company.id)
        composed = partial(
            compose,
            company=company.name,
            unit=unit,
            week=week,
            releases=await work.releases.of(unit.id),
            answers=checks[-1] if checks else None,
            siblings=[await work.releases.of(sibling.id) for sibling in siblings],
            pending=await work.units.pending(company.id),
        )
        day = self._mondays.first_workday(company, week)
        proof = chain.proof(await work.journal.head(company.id))
        made = {}
        for language in LANGUAGES:
            digest = composed(sheets=self._shelf.sheets(language, since=since))
            made[language] = self._written(digest, language, day=day, proof=proof)
            # a picture takes a moment: whoever taps meanwhile comes in between
            await asyncio.sleep(0)
            await work.digests.add(company.id, made[language])
        sent = await self._plan(work, company, made, now=now, figures_come=bool(plan_of(unit).sigmas))
        await work.journal.append(company.id, *map(chain.digest_facts, made.values()), *sent)

    def _written(self, digest: Digest, language: str, *, day: date, proof: str) -> Digested:
        to, titles = speak(language), self._shelf.area_titles(language)
        picture, said = b"", ""
        if isinstance(digest.numbers, Shown):
            # a network's figures stand under its own name
            name = digest.unit.name if digest.unit.is_network else digest.company
            heads, shown = digest.unit.headcount, digest.numbers
            drawn_in = lettered_in(language)
            picture = figures_picture(
                speak(drawn_in),
                company=name,
                headcount=heads,
                shown=shown,
                area_titles=self._shelf.area_titles(drawn_in),
            )
            said = figures_text(to, company=name, headcount=heads, shown=shown, area_titles=titles)
        html = screens.digest_html(
            to, digest, area_titles=titles, proof=proof, written_in=self._shelf.written_in(language)
        )
        return Digested(
            week=digest.week, day=day, language=language, html=html, picture=picture, picture_text=said
        )

    async def _plan(
        self,
        work: ReportWork,
        company: Company,
        made: dict[str, Digested],
        *,
        now: datetime,
        figures_come: bool,
    ) -> list[dict[str, object]]:
        """What the log says of it: to which roles, in which languages."""
        sent: dict[str, set[str]] = {}
        for recipient in await work.people.recipients(company.id):
            digest = made.get(recipient.language, made["de"])
            due_at = self._mondays.due_at(company, digest.week, recipient.hour, now=now)
            if due_at is None:
                continue
            screen = screens.digest(
                speak(digest.language), digest, company=company.id, figures_come=figures_come
            )
            await work.outbox.plan(
                recipient.contact,
                Kind.DIGEST,
                dedup=dedup(company.id, digest.week, recipient.contact),
                payload=encode(screen),
                due_at=due_at,
                valid_until=begins_at(digest.week + WEEK, company.zone),
            )
            sent.setdefault(recipient.role.value, set()).add(digest.language)
        monday = next(iter(made.values())).week.isoformat()
        return [
            {"kind": "sent", "week": monday, "role": role, "languages": sorted(languages)}
            for role, languages in sorted(sent.items())
        ]


async def _note_releases(work: ReportWork, unit: Unit, drawn: Sequence[Release]) -> None:
    """In the log of every company whose people were in it."""
    for member in await work.units.members(unit.id) if drawn else ():
        await work.journal.append(member, *map(chain.release_facts, drawn))
