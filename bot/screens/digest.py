"""How does a digest look, and what is behind its buttons? Nothing here can reach learning."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot import callbacks
from bot.callbacks import encode
from bot.screens.prose import italic
from bot.screens.screen import Button, Picture, Screen, column, row
from bot.texts import digest as texts
from bot.texts import foreign
from bot.texts.tongue import Tongue
from contacts.model import DIGEST_HOURS
from reporting.digest import Digest, Finding, Later, Never, Shown, Source
from reporting.model import Digested, Unit
from reporting.periods import next_half

LITTLE = 40
"""percent; below, the digest speaks of time"""
DIGEST_PICTURE = "digest"
"""first part of the address of a digest's picture"""

Titles = Mapping[str, str]
"""report area -> title in the reader's language"""


def digest_html(to: Tongue, digest: Digest, *, area_titles: Titles, proof: str, written_in: str) -> str:
    """The text, the same for everybody who reads this language; `written_in` is that of its lines."""
    note = italic(foreign.lines(to, written_in))
    said = [
        texts.title(to, digest.company),
        *_strength_and_gap(to, digest, area_titles),
        texts.question(to, digest.question),
        texts.leader(to, digest.leader),
        *(texts.new_module(to, note.title, note.minutes) for note in digest.new),
        texts.figures(to, _figures(to, digest)),
        *_ahead(to, digest),
        *([note] if note else []),
        texts.last_line(to, proof),
    ]
    return "\n".join(said)


def digest(to: Tongue, made: Digested, *, company: int, figures_come: bool) -> Screen:
    """As it was stored, with the buttons that every digest has."""
    third = (
        Button(text=texts.what_helps(to), data=encode(callbacks.DigestTopic(company, "helps")))
        if figures_come
        else Button(text=texts.other_companies(to), data=encode(callbacks.DigestTopic(company, "together")))
    )
    buttons = column(
        Button(
            text=texts.picture_for_the_round(to),
            data=encode(callbacks.RoundPicture(company, number_of(made.week))),
        ),
        third,
        Button(text=texts.company_check(to), data=encode(callbacks.CheckShow(company))),
    )
    return Screen(html=made.html, rows=buttons, picture=picture(made, company=company))


def reading(to: Tongue, made: Digested, *, company: int, weeks: Sequence[date]) -> Screen:
    """The same bytes for every employee, with a way through the weeks; `weeks` are the newest first."""
    place = weeks.index(made.week)
    ways = []
    if place + 1 < len(weeks):
        ways.append(_week(texts.week_before(to), company, weeks[place + 1]))
    if place > 0:
        ways.append(_week(texts.week_after(to), company, weeks[place - 1]))
    check = Button(text=texts.company_check(to), data=encode(callbacks.CheckShow(company)))
    rows = (tuple(ways), row(check)) if ways else (row(check),)
    return Screen(html=made.html, rows=rows, picture=picture(made, company=company))


def picture(made: Digested, *, company: int) -> Picture | None:
    if not made.picture:
        return None
    path = f"{DIGEST_PICTURE}/{company}/{made.week.isoformat()}/{made.language}.png"
    return Picture(path=path, description=made.picture_text, stands_alone=True)


def number_of(week: date) -> int:
    """Of a week in a button: weeks since the first Monday of the calendar."""
    return week.toordinal() // 7


def week_of(number: int) -> date | None:
    """None for a number that no week has."""
    try:
        return date.fromordinal(number * 7 + 1)
    except (ValueError, OverflowError):
        return None


def hours(to: Tongue, company: int, hour: int) -> Screen:
    said = texts.when_it_comes(to, to.hour(hour)), texts.other_hour(to)
    return Screen(html="\n".join(said), rows=hour_rows(to, company))


def hour_rows(to: Tongue, company: int) -> tuple[tuple[Button, ...], ...]:
    buttons = tuple(
        Button(text=to.hour(one), data=encode(callbacks.DigestHour(company, one))) for one in DIGEST_HOURS
    )
    return buttons[:3], buttons[3:]


def hour_set(to: Tongue, hour: int) -> Screen:
    return Screen(html=texts.when_it_comes(to, to.hour(hour)))


def _week(text: str, company: int, week: date) -> Button:
    return Button(text=text, data=encode(callbacks.DigestWeek(company, number_of(week))))


def _strength_and_gap(to: Tongue, digest: Digest, area_titles: Titles) -> list[str]:
    found = [
        _finding(to, digest.strength, area_titles, is_strength=True),
        _finding(to, digest.gap, area_titles, is_strength=False),
    ]
    if Source.THEME in {digest.strength.source, digest.gap.source}:
        found.insert(0, texts.theme(to, digest.theme.theme))
    return found


def _finding(to: Tongue, finding: Finding, area_titles: Titles, *, is_strength: bool) -> str:
    match finding.source, is_strength:
        case Source.FIGURES, True:
            return texts.most_practised(to, area_titles[finding.text])
        case Source.FIGURES, False:
            return texts.least_practised(to, area_titles[finding.text])
        case Source.CHECK, True:
            return texts.runs_already(to, finding.text)
        case Source.CHECK, False:
            return texts.more_to_gain(to, finding.text)
        case _, True:
            return texts.often_runs(to, finding.text)
        case _:
            return texts.often_more_to_gain(to, finding.text)


def _figures(to: Tongue, digest: Digest) -> str:
    unit, numbers = digest.unit, digest.numbers
    match numbers:
        case Never():
            return _never(to, unit)
        case Later(first_on=first_on, has_begun=True):
            return texts.figures_next(to, first_on)
        case Later(first_on=first_on):
            return texts.figures_later(to, unit.headcount, first_on)
        case Shown():
            said = _values(to, numbers), _meaning(to, digest, numbers)
            return "\n".join(" ".join(sentences) for sentences in said)


def _never(to: Tongue, unit: Unit) -> str:
    return texts.figures_never(to, unit.headcount) if unit.budget > 0 else texts.figures_unwanted(to)


def _values(to: Tongue, shown: Shown) -> list[str]:
    """The areas stand in the picture and in its text: sixty seconds are short."""
    said = []
    if one := shown.participation:
        said.append(texts.participation(to, percent=one.percent, low=one.low, high=one.high))
    if shown.mastery:
        one = shown.mastery.overall
        said.append(texts.mastery(to, percent=one.percent, low=one.low, high=one.high))
    return said


def _meaning(to: Tongue, digest: Digest, shown: Shown) -> list[str]:
    """Whom the figures are about, which time, and how large a change would have stood out."""
    unit, part = digest.unit, shown.participation
    everybody = texts.everybody_counts(to, unit.headcount)
    said = [texts.of_network(to, unit.name, unit.headcount) if unit.is_network else everybody]
    if part is not None and part.weeks is not None:
        recent, older = part.weeks
        said.append(texts.halves(to, recent=recent, older=older) if older else texts.mean_of(to, recent))
    if digest.network is not None:
        said.append(texts.in_network(to, digest.network.percent))
    if part is not None and part.percent < LITTLE:
        said.append(texts.little_time(to))
    elif shown.arrow is not None:
        told = {1: texts.went_up, -1: texts.went_down, 0: texts.no_change}
        said.append(told[shown.arrow.direction](to))
    return [*said, texts.noticeable(to, shown.noticeable)]


def _ahead(to: Tongue, digest: Digest) -> list[str]:
    """What will change at the half-year is told to everybody before."""
    pending, said = digest.pending, []
    if pending.headcount is not None:
        said.append(texts.next_headcount(to, pending.headcount))
    if pending.budget is not None:
        said.append(texts.next_budget(to))
    if pending.unit is not None:
        said.append(texts.next_unit(to, pending.unit))
    return [texts.change_ahead(to, next_half(digest.week), said)] if said else []
