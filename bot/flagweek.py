"""What happens with a week's flags when it is over? Its trainers get one text, and one only.

The text is made of counts and sentences, see contacts.voices: who said it and when is not in it, and its
order follows from its content. All of it for one company in one transaction: after a crash it has happened,
or it happens anew.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime

from bot.libraries import Libraries
from bot.mondays import Mondays
from bot.payload import encode
from bot.screens import voices as screens
from bot.screens.screen import Screen
from bot.spots import spot
from bot.texts.tongue import speak
from bot.work import Begin, Work
from contacts.model import DIGEST_HOUR, Company, Kind
from contacts.voices import Voiced, Waiting
from reporting.periods import WEEK, monday_of


class FlagWeek:
    def __init__(
        self,
        *,
        begin: Begin,
        look: Callable[[], AbstractAsyncContextManager[Work]],
        libraries: Libraries,
        mondays: Mondays,
        clock: Callable[[], datetime],
    ) -> None:
        self._begin = begin
        self._look = look
        self._libraries = libraries
        self._mondays = mondays
        self._clock = clock

    async def step(self) -> bool:
        """Tells the trainers of one company; False if there is none to be told."""
        now = self._clock()
        async with self._look() as work:
            due = [one.company for one in await work.voices.waiting() if self._is_due(one, now)]
        if not due:
            return False
        async with self._begin() as work:
            await self._tell(work, due[0], now)
        return True

    def _is_due(self, waiting: Waiting, now: datetime) -> bool:
        """Once a week, from Monday on, while there is a morning left to send it at."""
        week = _ended(waiting.company, now)
        return (
            waiting.oldest <= week
            and (waiting.closed is None or waiting.closed < week)
            and self._at(waiting.company, now) is not None
        )

    async def _tell(self, work: Work, company: Company, now: datetime) -> None:
        week, due_at = _ended(company, now), self._at(company, now)
        if due_at is None or not await work.voices.close_week(company.id, week):
            return
        said = await work.voices.collect(company.id, through=week)
        made: dict[str, Sequence[Screen]] = {}
        for trainer in await work.voices.trainers(company.id) if said else ():
            language = trainer.language
            if language not in made:
                made[language] = await self._pages(work, company, said, language, week=week)
            for number, page in enumerate(made[language], start=1):
                await work.outbox.plan(
                    trainer.contact,
                    Kind.FLAGS,
                    dedup=f"flags:{company.id}:{week.isoformat()}:{number}:{trainer.contact}",
                    payload=encode(page),
                    due_at=due_at,
                )

    async def _pages(
        self, work: Work, company: Company, said: Sequence[Voiced], language: str, *, week: date
    ) -> Sequence[Screen]:
        library = await self._libraries.of(work, company.id)
        return screens.week(
            speak(language),
            company=company.name,
            company_id=company.id,
            until=week + WEEK - date.resolution,
            said=[(spot(library, one.subject, language), one) for one in said],
        )

    def _at(self, company: Company, now: datetime) -> datetime | None:
        week = _ended(company, now) + WEEK
        return self._mondays.due_at(company, week, DIGEST_HOUR, now=now)


def _ended(company: Company, now: datetime) -> date:
    """Monday of the last week that is over there."""
    return monday_of(now.astimezone(company.timezone).date()) - WEEK
