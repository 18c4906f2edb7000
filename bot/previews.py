"""Who looks at a unit just now, exactly as learners get it? In memory: a preview ends with the process."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from contacts.model import Company, CompanyId
from learning import practice, show
from learning.calm import Calm
from learning.desk import Desk
from learning.model import LearnerId, Unit
from learning.ports import Library
from learning.session import Learner
from learning.trial import TrialStudy
from learning.views import View

KEPT: Final = 100
"""previews at once; the one that was not looked at for longest ends"""
NOBODY: Final = LearnerId(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    study: TrialStudy
    library: Library
    learner: Learner
    company: CompanyId
    """for whose trainer alone"""
    module: str


class Previews:
    def __init__(self, *, clock: Callable[[], datetime], draw_id: Callable[[], int]) -> None:
        self._clock = clock
        self._draw_id = draw_id
        self._open: OrderedDict[int, Preview] = OrderedDict()
        """by chat"""

    async def begin(
        self, chat_id: int, unit: Unit, *, library: Library, company: Company, language: str
    ) -> View:
        learner = Learner(
            id=NOBODY,
            language=language,
            zone=company.zone,
            trade=unit.trade,
            plan=None,
            pause=None,
            calm=Calm(sent_in_week=0, last_sent_at=None, ignored=0, quiet=False),
            next_slot=None,
            counted=False,
            nudge_message=None,
        )
        self._open[chat_id] = Preview(
            study=TrialStudy(learner),
            library=library,
            learner=learner,
            company=company.id,
            module=unit.key.split("/", maxsplit=1)[0],
        )
        if len(self._open) > KEPT:
            self._open.popitem(last=False)
        desk = self.desk(chat_id)
        assert desk is not None, "just opened"
        return await practice.begin_preview(desk, unit)

    def of(self, chat_id: int) -> Preview | None:
        """What this chat looks at."""
        return self._open.get(chat_id)

    def desk(self, chat_id: int) -> Desk | None:
        """None if this chat looks at nothing."""
        preview = self._open.get(chat_id)
        if preview is None:
            return None
        self._open.move_to_end(chat_id)
        today = self._clock().astimezone(ZoneInfo(preview.learner.zone)).date()
        return Desk(
            study=preview.study,
            library=preview.library,
            learner=preview.learner,
            today=today,
            draw_id=self._draw_id,
        )

    async def renew(self, chat_id: int, *, library: Library) -> View | None:
        """The present bubble with the texts as they are now; None if this chat looks at nothing."""
        preview = self._open.get(chat_id)
        if preview is None:
            return None
        self._open[chat_id] = replace(preview, library=library)
        desk = self.desk(chat_id)
        assert desk is not None, "still open"
        return await show.current(desk)

    def end(self, chat_id: int) -> None:
        self._open.pop(chat_id, None)
