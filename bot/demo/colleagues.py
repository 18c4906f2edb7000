"""Who else learns there? Twenty-six invented people without a phone, and the weeks in which they came.

They exist so that sums are sums. Whether somebody comes in a week is neither drawn nor decided: it is read
from a hash of the person and the week, so every demo has the same year.
"""

from datetime import date, timedelta
from hashlib import sha256
from typing import Final

from bot.demo.company import HEADCOUNT
from bot.demo.timemachine import HOME
from bot.work import Work
from contacts.model import Company, Role
from learning.card import Card, Memory
from learning.model import LearnerId, QuestionKey
from reporting.periods import WEEK

COLLEAGUES: Final = HEADCOUNT - 2
"""everybody but Ayşe and Tom; the others lead and watch, and learn beside it or not"""
FIRST_CHAT: Final = 720_000_001
"""chats that no server knows: nobody is ever written to, since nobody has chosen times"""
LEAST_KEEN, MOST_KEEN = 0.3, 0.95
"""chance of a week of whoever comes least and most; on average about 55 of 100 of all heads"""
SLOW_WEEKS: Final = {31: 0.75, 32: 0.6, 33: 0.5, 34: 0.6, 35: 0.75, 52: 0.4, 53: 0.3, 1: 0.5}
"""ISO week -> share that is not on holiday: August, and between the years"""
RISE_A_YEAR: Final = 0.08
QUESTIONS: Final = tuple(
    map(
        QuestionKey,
        (
            "grundlagen-sicherheit#wem-gehoert-die-seite",
            "grundlagen-sicherheit#paket-sms",
            "mensch-anlage#was-misst-sie",
            "mensch-anlage#strichliste",
            "daten-bestand#luecke-rechnen",
            "daten-bestand#guter-name",
            "agil-board#was-zuerst",
            "agil-board#zweites-rot",
        ),
    )
)
ANSWERED_A_WEEK: Final = 2


class Colleagues:
    def __init__(self, learners: tuple[LearnerId, ...], *, since: date) -> None:
        self._learners = learners
        self._since = since
        self._next = since
        """Monday of the first week that nobody has lived yet"""

    def have_lived(self, week: date) -> bool:
        return week < self._next

    async def live(self, work: Work, *, until: date) -> None:
        """All weeks up to the one that begins on this Monday: who came answered something."""
        weeks = [self._next + WEEK * number for number in range((until - self._next) // WEEK + 1)]
        for person, learner in enumerate(self._learners):
            study = work.study(learner)
            answered: dict[QuestionKey, Card] = {}
            for week in weeks:
                if comes(person, week, since=self._since):
                    await study.mark_week(on=week)
                    answered |= _cards_of(person, week, since=self._since)
            for card in answered.values():
                await study.save_card(card)
        self._next = max(self._next, until + WEEK)


async def hire(work: Work, company: Company, *, on: date) -> Colleagues:
    learners = []
    for person in range(COLLEAGUES):
        contact = await work.people.admit(
            FIRST_CHAT + person, company=company.id, role=Role.LEARNER, language="de"
        )
        learner = await work.enrolment.enrol(
            contact.id,
            company=company.id,
            language="de",
            zone=HOME.key,
            trade=company.trade,
            counted=True,
            consent="demo",
            on=on,
        )
        learners.append(learner)
    return Colleagues(tuple(learners), since=on)


def comes(person: int, week: date, *, since: date) -> bool:
    """Whether this colleague answers anything in that week; `since` is when everybody began."""
    keen = LEAST_KEEN + (MOST_KEEN - LEAST_KEEN) * chance("keen", person)
    rise = 1 + RISE_A_YEAR * ((week - since) / timedelta(days=365) - 0.5)
    inclination = keen * rise * SLOW_WEEKS.get(week.isocalendar().week, 1.0)
    return chance("comes", person, week) < inclination


def chance(*subjects: object) -> float:
    """Between 0 and 1, always the same for the same subjects."""
    digest = sha256("|".join(map(str, subjects)).encode()).digest()
    return int.from_bytes(digest[:8]) / 2**64


def _cards_of(person: int, week: date, *, since: date) -> dict[QuestionKey, Card]:
    """The longer somebody has been here, the firmer it sits."""
    cards = {}
    for number in range(ANSWERED_A_WEEK):
        question = QUESTIONS[int(len(QUESTIONS) * chance("question", person, week, number))]
        repetitions = 1 + (week - since) // (8 * WEEK)
        memory = Memory(
            stability_days=3.0 * 2**repetitions, difficulty=5.0, last_on=week, repetitions=repetitions
        )
        cards[question] = Card(
            question=question, version=1, case=0, memory=memory, first_right=True, shown_on=week
        )
    return cards
