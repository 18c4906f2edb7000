"""How do times, pause, language, data and the way out look?"""

from datetime import date, time

from bot import callbacks
from bot.callbacks import encode
from bot.screens.prose import joined
from bot.screens.screen import Button, Screen, column, row
from bot.texts import me as texts
from bot.texts import menu, nudge, start, unit
from bot.texts.tongue import LANGUAGES, Tongue
from contacts.model import Role
from learning.calendar import Never, Plan, Weekly

WEEKDAYS = 0b0011111
WEEKDAYS_AND_SATURDAY = 0b0111111
MINUTES = (0, 10, 20, 30, 40, 50)
PAUSES = (7, 14, 28)
FOREVER = 999


def ask_for_times(to: Tongue, *, intro: str = "") -> Screen:
    return Screen(
        html=joined(intro, texts.shall_i_write(to)),
        rows=column(
            Button(text=texts.monday_to_friday(to), data=encode(callbacks.Hour(WEEKDAYS))),
            Button(text=texts.monday_to_saturday(to), data=encode(callbacks.Hour(WEEKDAYS_AND_SATURDAY))),
            Button(text=texts.other_days(to), data=encode(callbacks.Days(0))),
            Button(text=texts.i_come_myself(to), data=encode(callbacks.ComeMyself())),
        ),
    )


def days(to: Tongue, mask: int) -> Screen:
    toggles = [
        Button(
            text=f"{'☑' if mask & 1 << day else '☐'} {to.weekday(day)}",
            data=encode(callbacks.Days(mask ^ 1 << day)),
        )
        for day in range(7)
    ]
    done = Button(text=unit.finished(to), data=encode(callbacks.Hour(mask)))
    rows = (row(*toggles[:4]), row(*toggles[4:]))
    return Screen(html=texts.which_days(to), rows=(*rows, row(done)) if mask else rows)


def hours(to: Tongue, mask: int) -> Screen:
    buttons = [Button(text=str(hour), data=encode(callbacks.Minute(mask, hour))) for hour in range(24)]
    return Screen(html=texts.which_hour(to), rows=tuple(tuple(buttons[n : n + 6]) for n in range(0, 24, 6)))


def minutes(to: Tongue, mask: int, hour: int) -> Screen:
    buttons = [
        Button(text=to.clock(time(hour, minute)), data=encode(callbacks.Times(mask, hour * 60 + minute)))
        for minute in MINUTES
    ]
    return Screen(html=texts.which_minute(to), rows=(row(*buttons[:3]), row(*buttons[3:])))


def times_set(to: Tongue, plan: Weekly) -> Screen:
    more = Button(text=unit.something_else(to), data=encode(callbacks.Menu()))
    return Screen(html=texts.times_set(to, _names(to, plan), plan.at), rows=(row(more),))


def no_nudges(to: Tongue) -> Screen:
    return Screen(html=texts.no_nudges(to))


def times(to: Tongue, plan: Plan | None) -> Screen:
    return ask_for_times(to, intro=_times_now(to, plan))


def _times_now(to: Tongue, plan: Plan | None) -> str:
    match plan:
        case Weekly():
            return texts.times_now(to, _names(to, plan), plan.at)
        case Never():
            return texts.times_never(to)
        case None:
            return ""


def _names(to: Tongue, plan: Weekly) -> list[str]:
    return [to.weekday(day) for day in sorted(plan.days)]


def pause(to: Tongue, *, is_paused: bool) -> Screen:
    buttons = [
        Button(text=texts.pause_days(to, length), data=encode(callbacks.PauseFor(length)))
        for length in PAUSES
    ]
    buttons.append(Button(text=texts.pause_open(to), data=encode(callbacks.PauseFor(FOREVER))))
    if is_paused:
        buttons.append(Button(text=texts.pause_end(to), data=encode(callbacks.PauseFor(0))))
    return Screen(html=texts.pause_how_long(to), rows=column(*buttons))


def paused(to: Tongue, until: date | None) -> Screen:
    return Screen(html=texts.paused_until(to, until) if until else texts.paused(to))


def pause_ended(to: Tongue) -> Screen:
    return Screen(html=texts.pause_ended(to))


def languages(to: Tongue) -> Screen:
    buttons = (Button(text=name, data=encode(callbacks.Speak(code))) for code, name in LANGUAGES.items())
    return Screen(html=texts.which_language(to), rows=column(*buttons))


def language_set(to: Tongue) -> Screen:
    return Screen(html=texts.language_set(to))


def my_data(to: Tongue, *, cards: int, units: int, counted: bool | None) -> Screen:
    """`counted` is None for somebody who does not learn here."""
    if counted is None:
        return Screen(html=texts.my_data(to))
    toggle = (
        Button(text=texts.dont_count_me(to), data=encode(callbacks.Counted(0)))
        if counted
        else Button(text=texts.count_me(to), data=encode(callbacks.Counted(1)))
    )
    summary = texts.my_data_summary(to, cards=cards, units=units, counted=counted)
    return Screen(html=joined(texts.my_data(to), summary), rows=(row(toggle),))


def counted(to: Tongue, *, is_counted: bool) -> Screen:
    return Screen(html=texts.counted(to) if is_counted else texts.uncounted(to))


def erase(to: Tongue) -> Screen:
    return Screen(
        html=texts.erase_sure(to),
        rows=column(
            Button(text=texts.erase_no(to), data=encode(callbacks.Erase(0))),
            Button(text=texts.erase_yes(to), data=encode(callbacks.Erase(2))),
        ),
    )


def erased(to: Tongue) -> Screen:
    return Screen(html=texts.erased(to))


def kept(to: Tongue) -> Screen:
    return Screen(html=texts.kept(to))


def privacy(to: Tongue, notice: start.Notice) -> Screen:
    return Screen(html=start.long_notice(to, notice))


def help_screen(to: Tongue, roles: frozenset[Role]) -> Screen:
    return Screen(html=menu.help_text(to, roles))


def only_buttons(to: Tongue) -> Screen:
    return Screen(html=texts.only_buttons(to))


def only_private(to: Tongue) -> Screen:
    return Screen(html=texts.only_private(to))


def unknown_command(to: Tongue) -> Screen:
    return Screen(html=texts.unknown_command(to))


# --- the nudge ----------------------------------------------------------------------------------


def nudge_review(to: Tongue, *, questions: int, minutes: int) -> Screen:
    return _nudge(to, nudge.review(to, questions=questions, minutes=minutes))


def nudge_unit(to: Tongue, *, minutes: int) -> Screen:
    return _nudge(to, nudge.unit(to, minutes=minutes))


def _nudge(to: Tongue, text: str) -> Screen:
    def button(label: str, choice: str) -> Button:
        return Button(text=label, data=encode(callbacks.NudgeReply(choice)))

    return Screen(
        html=text,
        rows=(
            row(Button(text=nudge.go(to), data=encode(callbacks.Resume()))),
            row(button(nudge.later_today(to), "later"), button(nudge.not_today(to), "today")),
            row(button(nudge.not_this_week(to), "week")),
        ),
    )


def nudge_later(to: Tongue) -> Screen:
    go = Button(text=nudge.go(to), data=encode(callbacks.Resume()))
    return Screen(html=nudge.stays_here(to), rows=(row(go),))


def nudge_not_today(to: Tongue) -> Screen:
    return Screen(html=nudge.see_you_next_day(to))


def nudge_not_this_week(to: Tongue) -> Screen:
    return Screen(html=nudge.see_you_next_week(to))


def farewell(to: Tongue) -> Screen:
    return Screen(
        html=nudge.farewell(to),
        rows=column(
            Button(text=nudge.learn_on(to), data=encode(callbacks.Resume())),
            Button(text=nudge.other_time(to), data=encode(callbacks.Days(0))),
        ),
    )
