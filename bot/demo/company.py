"""Which company is it? An invented one, founded more than a year ago on the demo's clock."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.demo.timemachine import HOME
from bot.work import OperatorWork
from contacts.model import Company, Role
from reporting.company_check import Answers

COMPANY = "Lindner Kunststoff (erfunden)"
HEADCOUNT = 28
CHECKS = (
    (2, 1, 0, 1, 1, 2, 0, 1, 1, 2),
    (2, 2, 1, 1, 1, 2, 0, 1, 1, 2),
)
"""what the management said of it, then and nine weeks later: two things have moved"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """The deep-link payloads of the company."""

    join: str
    manager: str
    council: str
    trainer: str


async def found(work: OperatorWork, *, on: date) -> Company:
    return await work.companies.create(
        name=COMPANY,
        headcount=HEADCOUNT,
        zone=HOME.key,
        state="BY",
        language="de",
        trade="produktion",
        on=on,
    )


async def doors_of(work: OperatorWork, company: Company, *, opened_at: datetime) -> Doors:
    """The links are as if they had been made just before somebody opens them."""
    return Doors(
        join=await work.companies.join_code(company.id),
        manager=await work.companies.invite(company.id, Role.MANAGER, now=opened_at),
        council=await work.companies.invite(company.id, Role.COUNCIL, now=opened_at),
        trainer=await work.companies.invite(company.id, Role.TRAINER, now=opened_at),
    )


def answering(
    company: Company, states: tuple[int, ...], *, on: date
) -> Callable[[OperatorWork], Awaitable[None]]:
    """The ten questions, all at once."""

    async def act(work: OperatorWork) -> None:
        await work.checks.add(company.id, Answers(answered_on=on, states=states))

    return act
