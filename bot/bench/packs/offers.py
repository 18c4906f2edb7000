"""What did a trainer read of a network's list, and which packs of it does the company hear of?"""

import json
from dataclasses import replace
from typing import Final

from bot.bench.door import Bench
from bot.bench.packs.records import Announced, announced_text, installed
from bot.bench.packs.values import OfferLine, Offers
from bot.subjects import short
from contacts.packs import KeptPack, Subscribed
from contacts.workshop import Writing, WritingKind
from content.packs.folder import Offer
from content.packs.manifest import Change
from content.packs.origin import parse_key

SHOWN_CHANGES: Final = 5
AT_ONCE: Final = 20
"""packs in one bubble"""


async def offers_seen(bench: Bench, token: int) -> tuple[str, str, tuple[Offer, ...]] | None:
    """Source, key and offers of the list that she read last; None if the button is of another one."""
    writing = await bench.work.writings.find(bench.contact.id, bench.company.id, WritingKind.SUBSCRIPTION)
    if writing is None or not writing.state or writing.company != bench.company.id:
        return None
    key, offers = read_state(writing.state)
    return (writing.subject, key, offers) if token_of(writing.subject, key) == token else None


async def offers_page(
    bench: Bench, source: str, key: str, offers: tuple[Offer, ...], *, first: int = 0
) -> Offers:
    """As many as fit into one bubble, from one of them on."""
    packs = {one.name: one for one in await bench.work.packs.all(bench.company.id)}
    subscribed = await bench.work.packs.subscriptions(bench.company.id)
    agreed = next((one.key for one in subscribed if one.source == source), key)
    return Offers(
        company=bench.company,
        source=source,
        fingerprint=parse_key(key).fingerprint if key else "",
        is_other_key=agreed != key,
        lines=tuple(
            OfferLine(
                name=offer.name,
                title=offer.title,
                version=offer.version,
                here=here.version if (here := installed(packs.get(offer.name))) else 0,
                is_chosen=agreed == key and offer.name in packs and packs[offer.name].source == source,
            )
            for offer in offers[first : first + AT_ONCE]
        ),
        first=first,
        count=len(offers),
        token=token_of(source, key),
    )


async def choose(bench: Bench, source: str, key: str, offer: Offer) -> None:
    """The company hears of newer versions of it from now on, from there alone."""
    packs, company, today = bench.work.packs, bench.company.id, bench.today
    kept = await packs.of(company, offer.name) or KeptPack(name=offer.name)
    told = Announced(version=offer.version, changes=offer.changelog[:SHOWN_CHANGES])
    fresh = replace(kept, source=source, offered=announced_text(told), title=kept.title or offer.title)
    await packs.save(company, fresh)
    await packs.subscribe(company, Subscribed(source=source, key=key, asked_on=today, looked_on=today))
    if kept.source != source:
        await _forget_unused(bench, kept.source)


async def unchoose(bench: Bench, source: str, offer: Offer) -> None:
    """What was taken of it stays."""
    kept = await bench.work.packs.of(bench.company.id, offer.name)
    if kept is not None and kept.source == source:
        await bench.work.packs.save(bench.company.id, replace(kept, source="", offered=""))
        await _forget_unused(bench, source)


async def _forget_unused(bench: Bench, source: str) -> None:
    """Nobody asks there for nothing."""
    packs = await bench.work.packs.all(bench.company.id)
    if source and not any(one.source == source for one in packs):
        await bench.work.packs.unsubscribe(bench.company.id, source)


def token_of(source: str, key: str) -> int:
    return short(f"{source}\n{key}")


def address_writing(bench: Bench, source: str, state: str) -> Writing:
    return Writing(
        contact=bench.contact.id,
        company=bench.company.id,
        kind=WritingKind.SUBSCRIPTION,
        subject=source,
        state=state,
        since=bench.today,
    )


def state_text(key: str, offers: tuple[Offer, ...]) -> str:
    listed = [
        {
            "name": one.name,
            "title": one.title,
            "version": one.version,
            "changes": [[change.version, change.text] for change in one.changelog[:SHOWN_CHANGES]],
        }
        for one in offers
    ]
    return json.dumps({"key": key, "offers": listed}, ensure_ascii=False)


def read_state(text: str) -> tuple[str, tuple[Offer, ...]]:
    read = json.loads(text)
    offers = tuple(
        Offer(
            name=one["name"],
            title=one["title"],
            version=one["version"],
            file="",
            sha256="",
            changelog=tuple(Change(version=version, text=said) for version, said in one["changes"]),
        )
        for one in read["offers"]
    )
    return read["key"], offers
