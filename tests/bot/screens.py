"""Every screen of a learner's way, made from one small invented unit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.callbacks import decode
from bot.screens import choosing, lesson, me, searching, start, words
from bot.screens.screen import Screen
from bot.texts import me as me_texts
from bot.texts.start import Notice
from bot.texts.tongue import Tongue
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
    Level,
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
from learning.offering import CheckOffer
from learning.paths import Suggestion, Why
from learning.readiness import StepUp
from learning.searching import Hit
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
    WorthItView,
)
from tests.bot.bench_screens import bench_screens
from tests.bot.company_screens import company_screens
from tests.bot.own_screens import own_screens
from tests.bot.path_screens import path_screens
from tests.bot.time_screens import time_screens
from tests.edition import whole_edition
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


def written(view: View, language: str) -> View:
    """The same as if its case were in this language."""
    match view:
        case SectionView(unit=of) | TakeUpView(unit=of) | TryView(unit=of) | FollowUpView(unit=of):
            return replace(view, unit=replace(of, language=language))
        case QuestionView(question=asks) | NotedView(question=asks):
            return replace(view, question=replace(asks, language=language))
        case ConfidenceView(question=asks) | FeedbackView(question=asks):
            return replace(view, question=replace(asks, language=language))
        case _:
            return view


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
    yield "test-out", replace(asked(SINGLE, (2, 0, 1)), test=(1, 2))
    yield "test-out, not passed", WorthItView(place=PLACE, unit=unit())
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
    yield (
        "end, the check offered",
        EndView(kind=SessionKind.NEW, asks_for_times=False, unit=UNIT, offer=CheckOffer(again=False)),
    )
    yield (
        "end, the check offered again",
        EndView(kind=SessionKind.NEW, asks_for_times=False, unit=UNIT, offer=CheckOffer(again=True)),
    )
    step = StepUp(area="daten", level=Level.INTERMEDIATE)
    yield (
        "end, a next level",
        EndView(kind=SessionKind.NEW, asks_for_times=False, unit=UNIT, offer=step),
    )
    yield "menu after a test-out", MenuView(resumable=False, unit=unit(), reviews=0, knew=True)
    yield "menu", MenuView(resumable=True, unit=unit(), reviews=3)
    yield "menu without anything", MenuView(resumable=False, unit=None, reviews=0)


def screens(to: Tongue) -> Iterator[tuple[str, Screen]]:
    """Name and screen, in the order of a learner's way. Cases are in German and English alone."""
    yield from _beginning(to)
    for name, view in views():
        yield (
            name,
            lesson.of_view(written(view, cases_of(to)), to, trade_title="Lager", area_title=_data_area(to)),
        )
    yield "stopped", lesson.stopped(to)
    yield from _hard_words(to)
    yield from _choosing(to)
    yield from time_screens(to)
    yield from path_screens(to)
    yield from _searching(to)
    yield from _mine(to)
    yield from own_screens(to)
    yield from company_screens(to)
    yield from bench_screens(to)


def cases_of(to: Tongue) -> str:
    return "en" if to.language == "en" else "de"


def _choosing(to: Tongue) -> Iterator[tuple[str, Screen]]:
    terms = whole_edition().taxonomy
    areas = {area.id: area.title(to.language) for area in terms.areas}
    trade = next(one.title(to.language) for one in terms.trades if one.id == "lager")
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
            to, Overview(suggestions=suggestions, areas=parts), trade=trade, areas=areas.__getitem__
        ),
    )
    yield (
        "choosing, all done",
        choosing.overview(
            to, Overview(suggestions=(), areas=parts[:1]), trade=trade, areas=areas.__getitem__
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


def _searching(to: Tongue) -> Iterator[tuple[str, Screen]]:
    made = module("daten-bestand", "lager", "alle", "lager")
    titles = ("48 Dichtungen im System, 31 im Fach", "Der Schnitt sagt: alles gut", "Wem hilft diese Zahl?")
    tip = "Das System rechnet.\n\n> [!TIP]\n> Erst die Spur, dann die Zahl."
    units = [replace(one, title=title, insight=tip) for one, title in zip(made.units, titles, strict=True)]
    hits = (
        Hit(unit=units[0], state=UnitState.DONE, is_kept=True),
        Hit(unit=units[1], state=None, is_kept=False),
        Hit(unit=units[2], state=UnitState.STARTED, is_kept=False),
    )
    yield "search, asked", searching.ask(to, is_answering=False)
    yield "search, asked while a question waits", searching.ask(to, is_answering=True)
    yield "search, found", searching.found(to, hits)
    yield "search, nothing found", searching.found(to, ())


def _hard_words(to: Tongue) -> Iterator[tuple[str, Screen]]:
    stock = Word(id="fach", word="Fach", says="Ein Platz im Regal.")
    system = Word(id="system", word="System", says="Das Programm, in dem steht, was da sein soll.")
    of = cases_of(to)
    problem = SectionView(
        place=PLACE, kind=StepKind.PROBLEM, unit=replace(unit(), language=of), foreign_trade=False
    )
    shown = lesson.of_view(problem, to)
    glossary = Glossary([stock])
    yield (
        "problem with a hard word",
        words.with_words(shown, glossary, to, written_in=of, begins=True),
    )
    (shown,) = words.explained([stock, system], to)
    yield "hard words explained", shown
    yield "no hard words in a bubble", words.nothing_to_explain(to)


def _beginning(to: Tongue) -> Iterator[tuple[str, Screen]]:
    of = cases_of(to)
    guest = GuestCase(unit=replace(unit(), language=of))
    reason = guest.reason(0)
    assert reason is not None
    for name, listed in (("guest case", False), ("guest case, languages", True)):
        case = start.guest_case(to, guest, code="jAbC", lists_languages=listed)
        intro = start.hello(to)
        yield name, words.with_words(case, Glossary(), to, written_in=of, begins=True, intro=intro)
    yield "guest reason", start.guest_reason(to, guest, reason, code="jAbC", position=0)
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


def _mine(to: Tongue) -> Iterator[tuple[str, Screen]]:
    cases = () if to.language in {"de", "en"} else ("de", "en")
    yield "languages", me.languages(to, cases=cases)
    yield "language set", me.language_set(to, cases=cases)
    yield "cases in English", me.reading_set(to, "en")
    yield "cases in German", me.reading_set(to, "de")
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


def _data_area(to: Tongue) -> str:
    area = whole_edition().taxonomy.area("daten")
    assert area is not None, "the edition has it"
    return area.title(to.language)


def drawn(screen: Screen) -> str:
    """Text as it is sent, then the rows of buttons."""
    rows = ["  ".join(f"[{button.text}]" for button in buttons) for buttons in screen.rows]
    return "\n".join((screen.html, *rows))


def document(to: Tongue) -> str:
    profile = (me_texts.bot_name(to), me_texts.bot_description(to), me_texts.bot_short_description(to))
    empty = "\n".join(("## the empty chat", *profile))
    return "\n\n".join((empty, *(f"## {name}\n{drawn(screen)}" for name, screen in screens(to)))) + "\n"


__all__ = ["decode", "document", "screens"]
