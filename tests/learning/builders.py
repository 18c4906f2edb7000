"""Short words for the values that the tests of the core need."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from learning.calendar import WEEKLY_CAP, WINDOW, AfterStart, Timetable
from learning.calm import Calm
from learning.card import Card, Memory
from learning.model import (
    Case,
    ExpectedNumber,
    ExpectedText,
    LearnerId,
    Level,
    Module,
    ModuleId,
    NumberEntry,
    Option,
    Question,
    QuestionKey,
    Single,
    Status,
    Task,
    TextEntry,
    Unit,
    UnitKey,
)
from learning.rota import Shift, Span, by_weeks
from learning.session import Learner


def option(text: str, *, right: bool = False) -> Option:
    return Option(text=text, right=right, feedback=f"because of {text}")


def options(marked: str) -> tuple[Option, ...]:
    """The words of "a B c"; one in capitals is right."""
    return tuple(option(word, right=word.isupper()) for word in marked.split())


def number(value: str, *, tolerance: str = "0", right: bool = True) -> ExpectedNumber:
    return ExpectedNumber(
        value=Decimal(value), tolerance=Decimal(tolerance), right=right, feedback=f"because of {value}"
    )


def text(value: str, *, right: bool = True) -> ExpectedText:
    return ExpectedText(value=value, right=right, feedback=f"because of {value}")


def numbers(*expected: ExpectedNumber) -> NumberEntry:
    return NumberEntry(expected=expected)


def texts(*expected: ExpectedText) -> TextEntry:
    return TextEntry(expected=expected)


def case(task: Task, *, name: str = "") -> Case:
    return Case(name=name, stem="", hint="", task=task, explanation="")


SINGLE_CASE = case(Single(options=options("a B c")))


def question(*cases: Case, key: str = "daten#q", is_pre: bool = False, version: int = 1) -> Question:
    return Question(
        key=QuestionKey(key),
        unit=UnitKey("daten/u"),
        title="What now?",
        cases=cases or (SINGLE_CASE,),
        version=version,
        is_pre=is_pre,
    )


def card(
    key: str, *, days: float | None = None, last_on: date, shown: int = 0, shown_on: date | None = None
) -> Card:
    """A card whose memory holds for so many days; without days it was never graded."""
    memory = days and Memory(stability_days=days, difficulty=5, last_on=last_on, repetitions=1)
    return Card(
        question=QuestionKey(key),
        version=1,
        case=shown,
        memory=memory or None,
        first_right=True if memory else None,
        shown_on=shown_on,
    )


def unit(key: str, *, trade: str = "alle") -> Unit:
    return Unit(
        key=UnitKey(key),
        title=key,
        trade=trade,
        problem="",
        insight="",
        example="",
        try_task="",
        leader_line="",
        pre=question(is_pre=True),
        questions=(),
    )


def module(
    name: str,
    *trades: str,
    area: str = "daten",
    roles: tuple[str, ...] = (),
    level: Level = Level.BASIC,
    status: Status = Status.PUBLISHED,
    after: tuple[str, ...] = (),
) -> Module:
    """A module with one unit per trade, named m/0, m/1, ..."""
    return Module(
        id=ModuleId(name),
        version=1,
        language="de",
        title=name,
        summary="",
        area=area,
        topic="",
        level=level,
        roles=roles,
        status=status,
        units=tuple(unit(f"{name}/{i}", trade=trade) for i, trade in enumerate(trades or ("alle",))),
        prerequisites=tuple(ModuleId(other) for other in after),
    )


A_MONDAY = date(2026, 1, 5)
WORKDAYS = frozenset(range(5))


def weekly(
    at: str = "05:40",
    *,
    days: frozenset[int] = WORKDAYS,
    zone: str = "Europe/Berlin",
    state: str = "BY",
    weekly_cap: int = WEEKLY_CAP,
) -> Timetable:
    """Two hours on the same days every week, in which a message may come at once."""
    starts = time.fromisoformat(at)
    ends = (datetime.combine(A_MONDAY, starts) + WINDOW).time()
    return Timetable(
        pattern=by_weeks([Shift.DAY], monday=A_MONDAY, days=days),
        spans=((Shift.DAY, Span(starts=starts, ends=ends)),),
        moment=AfterStart(timedelta()),
        zone=zone,
        state=state,
        weekly_cap=weekly_cap,
    )


def somebody(
    *, trade: str = "lager", language: str = "de", wish: str | None = None, roles: tuple[str, ...] = ()
) -> Learner:
    return Learner(
        id=LearnerId(1),
        language=language,
        zone="Europe/Berlin",
        trade=trade,
        plan=None,
        pause=None,
        calm=Calm(sent_in_week=0, last_sent_at=None, ignored=0, quiet=False),
        next_slot=None,
        counted=True,
        nudge_message=None,
        wish=wish,
        roles=frozenset(roles),
    )
