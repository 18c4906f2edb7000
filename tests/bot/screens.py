"""Every screen of a learner's way, made from one small invented unit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from bot.callbacks import decode
from bot.screens import choosing, lesson, me, start, words
from bot.screens.screen import Screen
from bot.texts import me as me_texts
from bot.texts.start import Notice
from bot.texts.tongue import Tongue
from learning.calendar import Weekly
from learning.choosing import AreaPage, ModulePage, Overview, Part
from learning.enrolment import GuestCase
from learning.glossary import Glossary, Word
from learning.grading import grade
from learning.model import (
    Answer,
    Case,
    Chosen,
    DontKnow,
    ExpectedNumber,
    Match,
    Multiple,
    NumberEntry,
    Option,
    Order,
    Pair,
    PromptId,
    Question,
    QuestionKey,
    Reflect,
    Sequence,
    Single,
    Task,
    Typed,
    Unit,
    UnitKey,
)
from learning.paths import Suggestion, Why
from learning.session import Prompt, PromptState, SessionId, SessionKind, StepKind, UnitState
from learning.views import (
    ConfidenceView,
    EndView,
    FeedbackView,
    FollowUpView,
    MenuView,
    NotedView,
    Place,
    QuestionView,
    SectionView,
    TakeUpView,
    TryView,
    View,
)
from tests.bot.bench_screens import bench_screens
from tests.bot.company_screens import company_screens
from tests.bot.own_screens import own_screens
from tests.learning.builders import module

UNIT = UnitKey("probe-modul/fach")
PLACE = Place(session=SessionId(7), position=2)
NOTICE = Notice(operator="IHK Musterstadt, Musterstadt", operator_is_employer=False, via_telegram=True)
OWN_SERVER = Notice(operator="Lindner & Söhne, Musterstadt", operator_is_employer=True, via_telegram=False)

SINGLE = Single(
    options=(
        Option(text="Die Zahl ändern", right=False, feedback="Dann passt die Zahl. Der Grund bleibt."),
        Option(text="Erst die **Spur** ansehen", right=True, feedback="Ja: die Spur zeigt, was fehlt."),
        Option(
            text="Gleich fünfzig Stück nachbestellen", right=False, feedback="Noch fehlt vielleicht nichts."
        ),
    )
)
YES_NO = Single(
    options=(
        Option(text="Stimmt", right=False, feedback="Einer hat zehn Tage gewartet."),
        Option(text="Stimmt nicht", right=True, feedback="Der Einzelfall ärgert, nicht der Schnitt."),
    )
)
MULTIPLE = Multiple(
    options=(
        Option(text="Maß", right=True, feedback="Danach sucht man."),
        Option(text="Farbe", right=False, feedback="Die sieht man selbst."),
        Option(text="Norm", right=True, feedback="Die steht im Katalog."),
    )
)
NUMBER = NumberEntry(
    expected=(
        ExpectedNumber(value=Decimal("12.5"), tolerance=Decimal(0), right=True, feedback="25 durch 2."),
        ExpectedNumber(
            value=Decimal(25), tolerance=Decimal(0), right=False, feedback="Das ist noch das Ganze."
        ),
    )
)
ORDER = Order(items=("Zählen", "Spur ansehen", "Grund notieren"))
MATCH = Match(
    pairs=(
        Pair(left="M8", right="Gewinde"),
        Pair(left="40", right="Länge"),
        Pair(left="DIN 933", right="Norm"),
    ),
    headers=("Eintrag", "Feld"),
)
REFLECT = Reflect(model_answer="**Zweck**, Zugriff, Dauer.")


def case(task: Task) -> Case:
    return Case(name="", stem="Im System: **48**. Im Fach: 31.", hint="", task=task, explanation="")


def question(task: Task, *, cases: int = 1) -> Question:
    return Question(
        key=QuestionKey("probe-modul#frage"),
        unit=UNIT,
        title="Was tust du?",
        cases=(case(task),) * cases,
        version=1,
    )


def unit() -> Unit:
    return Unit(
        key=UNIT,
        title="48 im System, 31 im Fach",
        trade="lager",
        problem="Du brauchst **zehn**. Im Fach liegen 31.",
        insight="Eine Zahl ist eine Rechnung.\n\n> [!TIP]\n> Erst die Spur, dann die Zahl.",
        example="60 minus 12 sind 48.",
        try_task="Zähl heute ein Fach.\n\n> **Wenn** die Zahl nicht stimmt, **dann** frage ich nach.",
        leader_line="",
        pre=replace(question(SINGLE), is_pre=True),
        questions=(question(SINGLE),),
    )


def prompt(*picked: int, state: PromptState = PromptState.OPEN) -> Prompt:
    return Prompt(
        id=PromptId(4711),
        session=PLACE.session,
        position=PLACE.position,
        question=QuestionKey("probe-modul#frage"),
        case=0,
        state=state,
        picked=picked,
        tries=0,
        verdict=None,
        opened_on=date(2026, 11, 23),
    )


def asked(task: Task, order: tuple[int, ...], *picked: int) -> QuestionView:
    asks = question(task)
    return QuestionView(
        place=PLACE, prompt=prompt(*picked), question=asks, case=asks.cases[0], order=order, is_guess=False
    )


def answered(task: Task, answer: Answer, *, cases: int = 1, was_sure: bool | None = None) -> FeedbackView:
    asks = question(task, cases=cases)
    return FeedbackView(
        place=PLACE,
        prompt=PromptId(4711),
        question=asks,
        case=asks.cases[0],
        outcome=grade(asks, asks.cases[0], answer),
        returns=asks.is_scored,
        was_sure=was_sure,
    )


def tapped(*positions: int) -> Chosen:
    return Chosen(positions=frozenset(positions))


def views() -> Iterator[tuple[str, View]]:
    asks = question(SINGLE)
    yield "problem", SectionView(place=PLACE, kind=StepKind.PROBLEM, unit=unit(), foreign_trade=False)
    yield (
        "problem of another trade",
        SectionView(place=PLACE, kind=StepKind.PROBLEM, unit=unit(), foreign_trade=True),
    )
    yield "guess", replace(asked(SINGLE, (2, 0, 1)), is_guess=True)
    yield "guess noted", NotedView(place=PLACE, question=asks, case=asks.cases[0], picked="Die Zahl ändern")
    insight = SectionView(place=PLACE, kind=StepKind.INSIGHT, unit=unit(), foreign_trade=False, kept=False)
    yield "insight", insight
    yield "insight, kept", replace(insight, kept=True)
    yield (
        "guess taken up",
        TakeUpView(
            place=PLACE, unit=unit(), picked="Die Zahl ändern", reason="Der Grund bleibt.", right=False
        ),
    )
    yield "example", SectionView(place=PLACE, kind=StepKind.EXAMPLE, unit=unit(), foreign_trade=False)
    yield "single", asked(SINGLE, (2, 0, 1))
    yield "single, answered well", answered(SINGLE, tapped(1))
    yield "single, answered otherwise", answered(SINGLE, tapped(0), cases=2)
    yield "true or false", asked(YES_NO, (0, 1))
    yield "true or false, sure and otherwise", answered(YES_NO, tapped(0), was_sure=True)
    yield "several", asked(MULTIPLE, (0, 1, 2), 0)
    yield "several, answered otherwise", answered(MULTIPLE, tapped(0, 1))
    yield "number", asked(NUMBER, ())
    yield "number, answered otherwise", answered(NUMBER, Typed(text="25"))
    yield "number, don't know", answered(NUMBER, DontKnow())
    yield (
        "number, second try",
        replace(asked(SINGLE, (0, 1, 2)), is_second_try=True, note="Das ist noch das Ganze."),
    )
    yield "order", asked(ORDER, (2, 0, 1), 0)
    yield "order, answered otherwise", answered(ORDER, Sequence(positions=(1, 0, 2)))
    yield "match", asked(MATCH, (1, 2, 0), 0)
    yield "match, answered well", answered(MATCH, Sequence(positions=(0, 1, 2)))
    yield "reflect", asked(REFLECT, ())
    yield "reflect, compared", answered(REFLECT, DontKnow())
    yield (
        "how sure",
        ConfidenceView(
            prompt=prompt(0, state=PromptState.CONFIDENCE),
            question=asks,
            case=asks.cases[0],
            picked=("Die Zahl ändern",),
        ),
    )
    yield "try it", TryView(place=PLACE, unit=unit())
    yield "follow-up", FollowUpView(place=PLACE, unit=unit())
    yield "end", EndView(kind=SessionKind.NEW, asks_for_times=False, unit=UNIT)
    yield "end of a review", EndView(kind=SessionKind.REVIEW, asks_for_times=False)
    yield "end of the first unit", EndView(kind=SessionKind.NEW, asks_for_times=True, unit=UNIT)
    yield "menu", MenuView(resumable=True, unit=unit(), reviews=3)
    yield "menu without anything", MenuView(resumable=False, unit=None, reviews=0)


def screens(to: Tongue) -> Iterator[tuple[str, Screen]]:
    """Name and screen, in the order of a learner's way."""
    yield from _beginning(to)
    for name, view in views():
        yield name, lesson.of_view(view, to, trade_title="Lager")
    yield "stopped", lesson.stopped(to)
    yield from _hard_words(to)
    yield from _choosing(to)
    yield from _times(to)
    yield from _mine(to)
    yield from own_screens(to)
    yield from _nudges(to)
    yield from company_screens(to)
    yield from bench_screens(to)


def _choosing(to: Tongue) -> Iterator[tuple[str, Screen]]:
    areas = {"daten": "Datenkompetenz", "ki": "Künstliche Intelligenz"}
    made = module("daten-bestand", "lager", "alle", "lager")
    titles = ("48 im System, 31 im Fach", "Der Schnitt sagt: alles gut", "Wem hilft diese Zahl?")
    units = tuple(replace(one, title=title) for one, title in zip(made.units, titles, strict=True))
    stock = replace(made, title="Der Bestand stimmt nicht", area="daten", units=units)
    suggestions = tuple(
        Suggestion(module=stock, unit=one, why=why, advised_first=())
        for one, why in zip(units, (Why.TRADE, Why.EVERYWHERE, Why.FRESH), strict=True)
    )
    parts = (
        Part(id="daten", title="", units=19, done=4),
        Part(id="ki", title="", units=1, done=0),
    )
    yield (
        "choosing",
        choosing.overview(
            to, Overview(suggestions=suggestions, areas=parts), trade="Lager", areas=areas.__getitem__
        ),
    )
    yield (
        "choosing, all done",
        choosing.overview(
            to, Overview(suggestions=(), areas=parts[:1]), trade="Lager", areas=areas.__getitem__
        ),
    )
    page = AreaPage(area="daten", modules=(replace(parts[0], title=stock.title),) * 5)
    yield "choosing, an area", choosing.area(to, page, areas=areas.__getitem__)
    states = {
        units[0].key: UnitState.DONE,
        units[1].key: UnitState.STARTED,
        units[2].key: UnitState.KNOWN,
    }
    advised = ("Tabellen ohne Angst", "Sicher arbeiten im Alltag")
    yield (
        "choosing, a module",
        choosing.module(to, ModulePage(module=stock, states=states, advised_first=advised)),
    )
    yield "choosing, gone", choosing.gone(to)


def _hard_words(to: Tongue) -> Iterator[tuple[str, Screen]]:
    stock = Word(id="fach", word="Fach", says="Ein Platz im Regal.")
    system = Word(id="system", word="System", says="Das Programm, in dem steht, was da sein soll.")
    problem = SectionView(place=PLACE, kind=StepKind.PROBLEM, unit=unit(), foreign_trade=False)
    yield "problem with a hard word", words.with_words(lesson.of_view(problem, to), Glossary([stock]), to)
    (shown,) = words.explained([stock, system])
    yield "hard words explained", shown
    yield "no hard words in a bubble", words.nothing_to_explain(to)


def _beginning(to: Tongue) -> Iterator[tuple[str, Screen]]:
    guest = GuestCase(unit=unit())
    reason = guest.reason(0)
    assert reason is not None
    yield "guest case", start.guest_case(to, guest, code="jAbC")
    yield "guest reason", start.guest_reason(to, reason, code="jAbC", position=0)
    for name, notice, headcount in (("four things", NOTICE, 28), ("four things, own server", OWN_SERVER, 12)):
        yield (
            name,
            start.four_things(
                to,
                notice,
                version="0" * 12,
                headcount=headcount,
                reports=headcount >= 15,
                code="jAbC",
                position=0,
            ),
        )
    yield "long notice", start.long_notice(to, NOTICE)
    yield "declined", start.declined(to)
    yield "notice changed", start.notice_changed(to, NOTICE, version="0" * 12, headcount=28, reports=True)
    yield "notice outdated", start.notice_outdated(to)
    yield "stays out", start.stays_out(to)
    yield "already here", start.already_here(to)


def _times(to: Tongue) -> Iterator[tuple[str, Screen]]:
    plan = Weekly(days=frozenset(range(5)), at=time(5, 40), zone="Europe/Berlin", state="BY")
    yield "days", me.days(to, 0b0010101)
    yield "hours", me.hours(to, me.WEEKDAYS)
    yield "minutes", me.minutes(to, me.WEEKDAYS, 5)
    yield "times set", me.times_set(to, plan)
    yield "times", me.times(to, plan)
    yield "no nudges", me.no_nudges(to)
    yield "pause", me.pause(to, is_paused=True)
    yield "paused until", me.paused(to, date(2026, 12, 7))
    yield "paused", me.paused(to, None)
    yield "pause ended", me.pause_ended(to)


def _mine(to: Tongue) -> Iterator[tuple[str, Screen]]:
    yield "languages", me.languages(to)
    yield "language set", me.language_set(to)
    yield "my data", me.my_data(to, cards=12, units=3, counted=True)
    yield "my data, not a learner", me.my_data(to, cards=0, units=0, counted=None)
    yield "counted", me.counted(to, is_counted=True)
    yield "uncounted", me.counted(to, is_counted=False)
    yield "erase", me.erase(to)
    yield "erased", me.erased(to)
    yield "kept", me.kept(to)
    yield "only buttons", me.only_buttons(to)
    yield "only private", me.only_private(to)
    yield "unknown command", me.unknown_command(to)


def _nudges(to: Tongue) -> Iterator[tuple[str, Screen]]:
    yield "nudge to refresh", me.nudge_review(to, questions=3, minutes=2)
    yield "nudge to something new", me.nudge_unit(to, minutes=3)
    yield "nudge, later", me.nudge_later(to)
    yield "nudge, not today", me.nudge_not_today(to)
    yield "nudge, not this week", me.nudge_not_this_week(to)
    yield "farewell", me.farewell(to)


def drawn(screen: Screen) -> str:
    """Text as it is sent, then the rows of buttons."""
    rows = ["  ".join(f"[{button.text}]" for button in buttons) for buttons in screen.rows]
    return "\n".join((screen.html, *rows))


def document(to: Tongue) -> str:
    profile = (me_texts.bot_name(to), me_texts.bot_description(to), me_texts.bot_short_description(to))
    empty = "\n".join(("## the empty chat", *profile))
    return "\n\n".join((empty, *(f"## {name}\n{drawn(screen)}" for name, screen in screens(to)))) + "\n"


__all__ = ["decode", "document", "screens"]
