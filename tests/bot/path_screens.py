"""The screens of the readiness check and of my way."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.screens import ownpath, readiness
from bot.screens.ownpath import Names
from bot.screens.screen import Screen
from bot.texts.tongue import Tongue
from learning.model import Level
from learning.ownpath import Asked, Invitation, Result, Way
from learning.paths import Suggestion, Why
from learning.selfcheck import RatedQuestion, Rating, Route, RoutingQuestion, SelfCheck, SelfCheckPart
from tests.learning.builders import module, somebody

AREAS: Mapping[str, str] = {
    "grundlagen": "Digitales Grundverständnis",
    "daten": "Datenkompetenz",
    "ki": "Künstliche Intelligenz",
}
ROLES: Mapping[str, str] = {
    "replaced": "Technik ersetzt meine Arbeit",
    "supervising": "Ich überwache Anlagen",
    "steered": "Ein System sagt, was ich tue",
}
NAMES = Names(trades={"lager": "Lager und Logistik", "bau": "Bau"}, areas=AREAS, roles=ROLES)
ROLE = RoutingQuestion(
    id="rolle",
    title="Was passt zu deiner Arbeit?",
    stem="Wähl alles, was passt.",
    routes=tuple(Route(text=text, role=role, area="") for role, text in ROLES.items()),
    takes_several=True,
)
WISH = RoutingQuestion(
    id="wunsch",
    title="Womit möchtest du anfangen?",
    stem="",
    routes=(
        Route(text="Zahlen verstehen", role="", area="daten"),
        Route(text="Egal, schlag mir etwas vor", role="", area=""),
    ),
    takes_several=False,
)
RATED = RatedQuestion(
    id="daten",
    title="Eine Zahl aus dem Betrieb kam dir komisch vor. Und dann?",
    stem="Denk an das letzte Mal.",
    area="daten",
    ratings=(
        Rating(text="Gewundert, nichts gesagt", points=1),
        Rating(text="Nicht weiter beachtet", points=0),
        Rating(text="Gefragt, was da gezählt wird", points=2),
        Rating(text="Selbst gezählt und gesucht", points=3),
    ),
    skip_text="Betrifft mich nicht",
)
CHECK = SelfCheck(
    id="reifegrad",
    version=1,
    language="de",
    title="Wo stehe ich?",
    parts=(SelfCheckPart(id="zuerst", title="", questions=(ROLE, WISH, RATED)),),
)


def path_screens(to: Tongue) -> Iterator[tuple[str, Screen]]:
    yield from _check(to)
    yield from _way(to)


def _check(to: Tongue) -> Iterator[tuple[str, Screen]]:
    yield "check, none here", readiness.no_check(to)
    yield "check, invitation", readiness.invitation(to, Invitation(questions=4, again=False))
    yield "check, invitation again", readiness.invitation(to, Invitation(questions=4, again=True))
    for number, question in enumerate(CHECK.questions, start=1):
        picked = (2,) if question is ROLE else ()
        asked = Asked(question=question, number=number, of=4, picked=picked)
        yield f"check, question {number}", readiness.asked(to, asked)
    yield "check, stopped", readiness.stopped(to)
    yield "check, declined", readiness.declined(to)
    result = Result(
        best="daten",
        levels={"grundlagen": Level.BASIC, "daten": Level.INTERMEDIATE},
        before={},
        suggestions=_suggestions(),
        more=8,
        trade="lager",
    )
    yield "check, result", readiness.result(to, result, areas=AREAS)
    yield "check, suggestions", readiness.suggestions(to, result, trade="Lager und Logistik")
    compared = replace(
        result,
        levels={**result.levels, "ki": Level.BASIC},
        before={"grundlagen": Level.BASIC, "daten": Level.BASIC, "ki": Level.INTERMEDIATE},
        more=1,
    )
    yield "check, then and now", readiness.result(to, compared, areas=AREAS)
    beginning = replace(result, best=None, more=0)
    yield "check, at the beginning", readiness.result(to, beginning, areas=AREAS)
    nothing = replace(beginning, levels={}, suggestions=())
    yield "check, all left out", readiness.result(to, nothing, areas=AREAS)
    yield "check, nothing left", readiness.suggestions(to, nothing, trade="Lager und Logistik")
    yield "next level taken", readiness.level_answered(to, takes=True)
    yield "next level not taken", readiness.level_answered(to, takes=False)


def _suggestions() -> tuple[Suggestion, ...]:
    titles = ("48 im System, 31 im Fach", "Der Schnitt sagt: alles gut", "Wem hilft diese Zahl?")
    made = module("daten-bestand", "lager", "alle", "lager")
    return tuple(
        Suggestion(module=made, unit=replace(one, title=title), why=why, advised_first=())
        for one, title, why in zip(made.units, titles, (Why.WISH, Why.OPEN, Why.SHORT), strict=True)
    )


def _way(to: Tongue) -> Iterator[tuple[str, Screen]]:
    person = somebody()
    empty = Way(person=person, areas=tuple(AREAS), check=CHECK, is_begun=False, is_finished=False)
    yield "my way, nothing yet", ownpath.show(to, empty, NAMES)
    full = replace(
        empty,
        person=replace(
            person,
            wish="ki",
            roles=frozenset({"replaced", "steered"}),
            levels={"daten": Level.INTERMEDIATE, "ki": Level.BASIC},
        ),
        is_finished=True,
    )
    yield "my way", ownpath.show(to, full, NAMES)
    everything = replace(full.person, roles=frozenset(ROLES))
    many = replace(full, person=everything, is_finished=False, is_begun=True)
    yield "my way, several roles", ownpath.show(to, many, NAMES)
    yield "my way, without a check", ownpath.show(to, replace(empty, check=None), replace(NAMES, roles={}))
    yield "my way, trade", ownpath.trades(to, NAMES)
    yield "my way, wish", ownpath.wishes(to, full, NAMES)
    yield "my way, roles", ownpath.roles(to, NAMES, 0b101)
    yield "my way, levels", ownpath.levels(to, full, NAMES)
    yield "my way, a level", ownpath.level(to, full, NAMES, "daten")
