"""Who voted for what, and what does a poll show to whom?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from webchat.entities import Formatted
from webchat.model import User


@dataclass(slots=True, kw_only=True)
class Poll:
    """Mutable: votes come in and it closes."""

    id: str
    question: Formatted
    options: tuple[Formatted, ...]
    kind: Literal["regular", "quiz"]
    anonymous: bool
    multiple: bool
    revoting: bool
    correct: tuple[int, ...]
    """Indices of the right options, increasing; empty in a regular poll."""
    explanation: Formatted | None
    description: Formatted | None
    created_at: datetime
    open_period_s: int | None
    close_at: datetime | None
    stopped: bool = False
    votes: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """User id to the chosen indices; whoever took the vote back is not in it."""

    def closed(self, now: datetime) -> bool:
        return self.stopped or (self.close_at is not None and now >= self.close_at)

    def persistent_id(self, index: int) -> str:
        return f"{self.id}-{index}"

    def counts(self) -> list[int]:
        return [sum(index in chosen for chosen in self.votes.values()) for index in range(len(self.options))]

    def as_json(self, now: datetime) -> dict[str, Any]:
        """As the bot that sent it sees it."""
        answer: dict[str, Any] = {
            "id": self.id,
            "question": self.question.text,
            "options": [
                self._option_json(index, option, count)
                for index, (option, count) in enumerate(zip(self.options, self.counts(), strict=True))
            ],
            "total_voter_count": len(self.votes),
            "is_closed": self.closed(now),
            "is_anonymous": self.anonymous,
            "type": self.kind,
            "allows_multiple_answers": self.multiple,
            "allows_revoting": self.revoting,
            "members_only": False,
        }
        if self.kind == "quiz":
            answer["correct_option_ids"] = list(self.correct)
            answer["correct_option_id"] = self.correct[0]
        for name, formatted in (("explanation", self.explanation), ("description", self.description)):
            if formatted is not None:
                answer[name] = formatted.text
                answer[f"{name}_entities"] = [entity.as_json() for entity in formatted.entities]
        if self.open_period_s is not None:
            answer["open_period"] = self.open_period_s
        if self.close_at is not None:
            answer["close_date"] = int(self.close_at.timestamp())
        return answer

    def _option_json(self, index: int, option: Formatted, count: int) -> dict[str, Any]:
        answer: dict[str, Any] = {
            "persistent_id": self.persistent_id(index),
            "text": option.text,
            "voter_count": count,
        }
        if option.entities:
            answer["text_entities"] = [entity.as_json() for entity in option.entities]
        return answer

    def vote_json(self, user: User) -> Mapping[str, Any]:
        """The update poll_answer."""
        chosen = self.votes.get(user.id, ())
        return {
            "poll_id": self.id,
            "user": user.as_json(),
            "option_ids": list(chosen),
            "option_persistent_ids": [self.persistent_id(index) for index in chosen],
        }


def closing_time(
    *, created_at: datetime, open_period_s: int | None, close_date: int | None
) -> datetime | None:
    """Aware, in the zone of `created_at`."""
    if open_period_s is not None:
        return created_at + timedelta(seconds=open_period_s)
    if close_date is not None:
        return datetime.fromtimestamp(close_date, tz=created_at.tzinfo)
    return None
