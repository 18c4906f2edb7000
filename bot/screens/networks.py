"""How do subscriptions look, and what do trainers get when a network has something new?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.bench.packs.values import (
    Beginning,
    NoAddress,
    NotAllowed,
    OfferLine,
    Offers,
    Overview,
    PackLine,
    Refused,
    SourceFault,
    SourceLine,
    Unreachable,
)
from bot.callbacks import Bench, encode
from bot.packsources import host_of
from bot.screens.prose import joined
from bot.screens.screen import Button, Screen, column, row
from bot.screens.trainer import at, cut, listed
from bot.texts import networks as texts
from bot.texts import packs as pack_texts
from bot.texts import trainer as trainer_texts
from bot.texts.tongue import Tongue
from content.packs.manifest import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A newer version of one pack."""

    name: str
    title: str
    version: int
    here: int
    """0: nothing of it was taken"""
    changes: tuple[Change, ...]
    """since the version here, newest first; may be empty"""


# --- all of it ----------------------------------------------------------------------------------


def overview(to: Tongue, found: Overview, *, said: str = "") -> Screen:
    company = found.company.id
    lines = [_pack_line(to, one) for one in found.packs]
    sources = [_source_line(to, one) for one in found.sources]
    rows = [row(Button(text=cut(one.title), data=at("pack.one", company, one.name))) for one in found.packs]
    for one in found.sources:
        look = Button(text=cut(host_of(one.source)), data=at("pack.open", company, one.source))
        rows.append(row(look, Button(text=texts.leave(to), data=at("pack.leave", company, one.source))))
    if found.may_subscribe:
        rows.append(row(Button(text=texts.subscribe(to), data=at("pack.new", company))))
    rows.append(row(Button(text=pack_texts.own_modules(to), data=at("list", company))))
    return Screen(
        html=joined(
            said,
            texts.title(to),
            "\n".join(lines) or texts.none(to),
            "\n".join((texts.subscriptions(to), *sources)) if sources else "",
        ),
        rows=tuple(rows),
    )


def _pack_line(to: Tongue, one: PackLine) -> str:
    parts = [texts.pack_line(to, name=one.title, version=one.version)]
    if one.drafts:
        parts.append(texts.drafts(to, one.drafts))
    if one.offered:
        parts.append(texts.waiting(to, one.offered))
    return to.beside(parts)


def _source_line(to: Tongue, one: SourceLine) -> str:
    line = texts.source_line(to, host_of(one.source), one.titles)
    return f"{line} ({texts.silent_since(to, one.silent_since)})" if one.silent_since else line


# --- a new one ----------------------------------------------------------------------------------


def begun(to: Tongue, found: Beginning | NotAllowed) -> Screen:
    if isinstance(found, NotAllowed):
        return Screen(html=texts.not_allowed(to))
    company = found.company.id
    return Screen(
        html=joined(texts.which_address(to), texts.or_one_of(to) if found.listed else ""),
        rows=column(
            *(Button(text=cut(host_of(one)), data=at("pack.open", company, one)) for one in found.listed),
            Button(text=trainer_texts.cancel(to), data=at("cancel", company)),
        ),
    )


def fault(to: Tongue, found: SourceFault, company: int) -> Screen:
    return Screen(html=_fault(to, found), rows=(row(back(to, company)),))


def _fault(to: Tongue, found: SourceFault) -> str:
    match found:
        case NoAddress():
            return texts.no_address(to)
        case NotAllowed():
            return texts.not_allowed(to)
        case Unreachable(message=message):
            return texts.unusable(to, message)
        case Refused(findings=findings):
            return joined(texts.unreadable(to), listed(to, findings))


def offers(to: Tongue, found: Offers) -> Screen:
    host = host_of(found.source)
    lines = [texts.offer(to, name=one.title, version=one.version, here=one.here) for one in found.lines]
    return Screen(
        html=joined(
            "\n".join((texts.offers(to, host), *lines)) if lines else texts.offers_nothing(to, host),
            texts.signed(to, found.fingerprint) if found.fingerprint else texts.unsigned(to),
            texts.other_key(to) if found.is_other_key else "",
            texts.choose(to) if lines else "",
        ),
        rows=column(*_offer_buttons(to, found)),
    )


def _offer_buttons(to: Tongue, found: Offers) -> Iterator[Button]:
    company = found.company.id
    for one in found.lines:
        yield _choice(found, one)
        if one.is_chosen and one.here < one.version:
            yield Button(text=cut(pack_texts.view(to, one.title)), data=at("pack.view", company, one.name))
    after = found.first + len(found.lines)
    if after < found.count:
        yield Button(text=texts.further(to), data=encode(Bench("pack.more", company, after, found.token)))
    yield back(to, company)


def _choice(found: Offers, one: OfferLine) -> Button:
    sign, topic = ("✓", "pack.unpick") if one.is_chosen else ("＋", "pack.pick")
    return Button(text=cut(f"{sign} {one.title}"), data=at(topic, found.company.id, one.name, found.token))


def back(to: Tongue, company: int) -> Button:
    return Button(text=pack_texts.all_packs(to), data=at("pack.home", company))


# --- news ---------------------------------------------------------------------------------------


def news(to: Tongue, *, company: str, company_id: int, source: str, updates: Sequence[News]) -> Screen:
    return Screen(
        html=joined(
            texts.news(to, company, host_of(source)),
            *("\n".join(_update(to, one)) for one in updates),
            texts.your_choice(to),
        ),
        rows=column(
            *(
                Button(text=cut(pack_texts.view(to, one.title)), data=at("pack.view", company_id, one.name))
                for one in updates
            ),
            Button(text=texts.not_now(to), data=at("pack.later", company_id)),
        ),
    )


def _update(to: Tongue, one: News) -> Iterable[str]:
    yield texts.update(to, name=one.title, version=one.version, here=one.here)
    for change in one.changes:
        yield pack_texts.change(to, version=change.version, text=change.text)


def silent(to: Tongue, *, company: str, company_id: int, source: str, since: date) -> Screen:
    return Screen(html=texts.silent(to, company, host_of(source), since), rows=(row(back(to, company_id)),))


def key_changed(to: Tongue, *, company: str, company_id: int, source: str) -> Screen:
    look = Button(text=texts.see_list(to), data=at("pack.open", company_id, source))
    return Screen(
        html=texts.key_changed(to, company, host_of(source)), rows=column(look, back(to, company_id))
    )
