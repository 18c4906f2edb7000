"""What can somebody say to the bot? The table of contents: the first handler that fits, acts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.handlers.me import Me
from bot.handlers.other import Other
from bot.handlers.showing import Showing
from bot.handlers.start import Start
from bot.handlers.unit import Unit
from bot.handlers.wiring import Handler
from bot.lessons import Lessons
from bot.reception import Reception


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """The use cases that the handlers are given."""

    lessons: Lessons
    reception: Reception
    showing: Showing
    area_titles: Callable[[str], Mapping[str, str]]
    """language -> area id -> title"""


def routes(cases: Cases) -> list[Handler]:
    return [
        *Start(cases.reception, cases.showing).handlers(),
        *Me(cases.lessons, cases.reception, cases.showing, cases.area_titles).handlers(),
        *Unit(cases.lessons, cases.showing).handlers(),
        *Other(cases.reception, cases.showing).handlers(),
    ]
