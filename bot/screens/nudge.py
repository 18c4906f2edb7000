"""How do the messages look that the bot sends of its own accord, and what follows a reply to one?"""

from datetime import date

from bot import callbacks
from bot.callbacks import encode
from bot.screens.screen import Button, Screen, column, row
from bot.texts import nudge as texts
from bot.texts.tongue import Tongue


def review(to: Tongue, *, questions: int, minutes: int) -> Screen:
    return _nudge(to, texts.review(to, questions=questions, minutes=minutes))


def unit(to: Tongue, *, minutes: int) -> Screen:
    return _nudge(to, texts.unit(to, minutes=minutes))


def _nudge(to: Tongue, text: str) -> Screen:
    return Screen(
        html=text,
        rows=(
            row(_go(to)),
            row(_reply(texts.later_today(to), "later"), _reply(texts.not_today(to), "today")),
            row(_reply(texts.not_this_week(to), "week")),
        ),
    )


def plan_ends(to: Tongue, unknown_from: date) -> Screen:
    enter = Button(text=texts.enter_days(to), data=encode(callbacks.PlanPage("days")))
    return Screen(html=texts.plan_ends(to, unknown_from), rows=column(enter, _go(to)))


def later(to: Tongue) -> Screen:
    return Screen(html=texts.stays_here(to), rows=(row(_go(to)),))


def not_today(to: Tongue) -> Screen:
    return Screen(html=texts.see_you_next_shift(to))


def not_this_week(to: Tongue) -> Screen:
    return Screen(html=texts.see_you_next_week(to))


def farewell(to: Tongue) -> Screen:
    return Screen(
        html=texts.farewell(to),
        rows=column(
            Button(text=texts.learn_on(to), data=encode(callbacks.Resume())),
            Button(text=texts.other_time(to), data=encode(callbacks.PlanPage("view"))),
        ),
    )


def _go(to: Tongue) -> Button:
    return Button(text=texts.go(to), data=encode(callbacks.Resume()))


def _reply(label: str, choice: str) -> Button:
    return Button(text=label, data=encode(callbacks.NudgeReply(choice)))
