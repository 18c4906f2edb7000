"""What is the learner's alone: progress, kept sentences, the certificate, a case to pass on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.moving import Hindrance, Offered, Way
from bot.screens import keeping, moving, progress, sharing
from bot.screens.screen import Screen
from bot.texts.tongue import Tongue
from learning.choosing import UnitPage
from learning.keeping import Kept
from learning.progress import AreaProgress, Progress
from learning.session import UnitState
from tests.learning.builders import module, unit

SENTENCES: Final = (
    "Erst die Spur, dann die Zahl.",
    "Ein Ding, ein Name.",
    "Fragen kostet **wenig**.",
    "Grün ist eine Messung, kein Urteil.",
    "Erst die Aufgabe, dann vielleicht die KI.",
    "Was keiner liest, braucht keiner zu schreiben.",
    "Ein Muster ist noch kein Beweis.",
    "Wer fragt, führt mit.",
    "Die Ausnahme kennt, wer sie macht.",
)
STAND: Final = Progress(
    units_done=5,
    units_known=1,
    areas=(
        AreaProgress(area="daten", units=5, solid=4, shaky=2),
        AreaProgress(area="ki", units=1, solid=0, shaky=0),
    ),
)
AREAS: Final = {"daten": "Datenkompetenz", "ki": "Künstliche Intelligenz"}
PAGE: Final = UnitPage(
    module=module("daten-bestand", "lager"),
    unit=replace(
        unit("daten-bestand/0", trade="lager"), title="48 im System, 31 im Fach", problem="Wort " * 200
    ),
    state=None,
    foreign_trade=False,
)


def kept(count: int) -> tuple[Kept, ...]:
    return tuple(
        Kept(unit=unit(f"daten-bestand/{number}"), takeaway=SENTENCES[number % len(SENTENCES)])
        for number in range(count)
    )


def own_screens(to: Tongue) -> Iterator[tuple[str, Screen]]:
    yield "progress", progress.progress(to, STAND, AREAS, draws=True)
    finished = replace(STAND, finished=(PAGE.module,))
    yield "progress, a module finished", progress.progress(to, finished, AREAS, draws=True)
    nothing = Progress(units_done=0, units_known=0, areas=())
    yield "no progress", progress.progress(to, nothing, {}, draws=True)
    yield "no module finished", progress.no_certificate(to)
    yield "certificate not sent", progress.certificate_not_sent(to)
    yield "nothing kept", keeping.takeaways(to, (), page=0)
    yield "kept", keeping.takeaways(to, kept(8), page=0)
    yield "kept, second page", keeping.takeaways(to, kept(9), page=1)
    yield "kept, striking", keeping.takeaways(to, kept(9), page=0, striking=True)
    yield "a case before it begins", sharing.before(to, PAGE, trade_title="Lager")
    known = replace(PAGE, state=UnitState.DONE, foreign_trade=True)
    yield "a case of another trade, finished", sharing.before(to, known, trade_title="Lager")
    yield (
        "a case to forward",
        sharing.to_forward(to, PAGE, link="https://t.me/pausenbrot_bot?start=u-1a2b3c4d"),
    )
    yield "a case that is not here", sharing.not_here(to)
    yield "a stranger with a case", sharing.scan_first(to)
    yield from _moving(to)


def _moving(to: Tongue) -> Iterator[tuple[str, Screen]]:
    payload = "m-" + "8Zk3" * 5 + "Qx"
    ways = (
        Way(door="Telegram", link=f"https://t.me/pausenbrot_bot?start={payload}"),
        Way(door="Browser", link=f"https://lernen.firma.example/?start={payload}"),
    )
    yield "a link to another chat", moving.offer(to, Offered(ways=ways[:1], language=to.language))
    yield "links through two doors", moving.offer(to, Offered(ways=ways, language=to.language))
    yield "moved", moving.arrived(to, learns=True)
    yield "moved, without learning", moving.arrived(to, learns=False)
    yield "left", moving.left(to, operator="IHK & Partner, Musterstadt")
    for why in Hindrance:
        yield f"not moved: {why.name.lower()}", moving.hindrance(to, why)
