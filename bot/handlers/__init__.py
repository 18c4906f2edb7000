"""What can somebody say to the bot? The table of contents: the first handler that fits, acts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.handlers.audience import Audience
from bot.handlers.council import Council
from bot.handlers.insight import Insight
from bot.handlers.manager import Manager
from bot.handlers.me import Me
from bot.handlers.other import Other
from bot.handlers.rolecard import RoleCardTalk
from bot.handlers.showing import Showing
from bot.handlers.start import Start
from bot.handlers.unit import Unit
from bot.handlers.wiring import Handler
from bot.lessons import Lessons
from bot.material import Material
from bot.reception import Reception
from bot.reports import Reports
from bot.rolecards import RoleCards


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """The use cases that the handlers are given."""

    lessons: Lessons
    reception: Reception
    showing: Showing
    area_titles: Callable[[str], Mapping[str, str]]
    """language -> area id -> title"""
    reports: Reports
    material: Material
    role_cards: RoleCards


def routes(cases: Cases) -> list[Handler]:
    about = (cases.reports, Audience(cases.reports), cases.material)
    return [
        *Start(cases.reception, cases.reports, cases.showing).handlers(),
        *Me(
            cases.lessons, cases.reception, cases.showing, cases.area_titles, cases.role_cards.drop
        ).handlers(),
        *Insight(*about).handlers(),
        *Manager(*about).handlers(),
        *Council(*about).handlers(),
        *RoleCardTalk(cases.role_cards, cases.reception).handlers(),
        *Unit(cases.lessons, cases.showing).handlers(),
        *Other(cases.reception, cases.showing).handlers(),
    ]
