"""Deliveries out: in their place, never late, never to somebody who left."""

from datetime import timedelta

import pytest

from bot.clock import MovableClock
from bot.courier import Step
from contacts.model import Kind
from tests.bot.engine.conftest import Admit
from tests.bot.engine.small_bot import SmallBot
from webchat import ApiError, Person, Server


def from_bot(person: Person) -> list[str]:
    return [message.text for message in person.messages if message.from_bot]


async def test_a_nudge_arrives_without_a_sound_and_its_message_is_told(
    bot: SmallBot, admit: Admit, server: Server
) -> None:
    ayse = await admit()
    await bot.plan(ayse.user.id, "Drei Fragen", kind=Kind.NUDGE)
    await bot.courier.drain()
    assert from_bot(ayse) == ["Drei Fragen"]
    assert str(server.calls.of("sendMessage")[0].parameters["disable_notification"]).lower() == "true"
    assert [(kind, message) for _contact, kind, message in bot.sent] == [(Kind.NUDGE, ayse.last.message_id)]


async def test_an_answer_is_heard_and_told_to_nobody(bot: SmallBot, admit: Admit, server: Server) -> None:
    ayse = await admit()
    await bot.plan(ayse.user.id, "Antwort")
    await bot.courier.drain()
    assert "disable_notification" not in server.calls.of("sendMessage")[0].parameters
    assert bot.sent == []


async def test_nothing_is_sent_before_it_is_due_or_after_it_expired(
    bot: SmallBot, admit: Admit, clock: MovableClock
) -> None:
    ayse = await admit()
    await bot.plan(
        ayse.user.id, "Zu spät", valid_until=clock() + timedelta(hours=2), later=timedelta(hours=1)
    )
    await bot.plan(ayse.user.id, "Morgen", later=timedelta(days=1))
    await bot.courier.drain()
    assert from_bot(ayse) == []
    clock.advance_to(clock() + timedelta(hours=3))
    await bot.courier.drain()
    assert from_bot(ayse) == []
    clock.advance_to(clock() + timedelta(days=1))
    await bot.courier.drain()
    assert from_bot(ayse) == ["Morgen"]


async def test_a_new_nudge_takes_the_place_of_the_old_one(bot: SmallBot, admit: Admit) -> None:
    ayse = await admit()
    await bot.plan(ayse.user.id, "Gestern", kind=Kind.NUDGE)
    await bot.courier.drain()
    await bot.plan(ayse.user.id, "Heute", kind=Kind.NUDGE, replaces=ayse.last.message_id)
    await bot.courier.drain()
    assert from_bot(ayse) == ["Heute"]


async def test_an_old_nudge_that_can_no_longer_be_deleted_loses_its_buttons(
    bot: SmallBot, admit: Admit, server: Server
) -> None:
    ayse = await admit()
    await bot.plan(ayse.user.id, "Vorgestern", kind=Kind.NUDGE)
    await bot.courier.drain()
    server.faults.refuse(ApiError(400, "Bad Request: message can't be deleted"), method="deleteMessage")
    await bot.plan(ayse.user.id, "Heute", kind=Kind.NUDGE, replaces=ayse.last.message_id)
    await bot.courier.drain()
    assert [(m.text, m.buttons) for m in ayse.messages if m.from_bot] == [
        ("Vorgestern", ()),
        ("Heute", ("Antworten",)),
    ]


async def test_one_chat_gets_one_message_a_second_and_draining_waits_for_it(
    bot: SmallBot, admit: Admit, server: Server
) -> None:
    ayse = await admit()
    for text in ("eins", "zwei"):
        await bot.plan(ayse.user.id, text)
    await bot.courier.drain()
    first, second = server.calls.of("sendMessage")
    assert from_bot(ayse) == ["eins", "zwei"]
    assert second.started_s - first.started_s > 0.9


async def test_a_429_rests_the_lane_and_loses_nothing(bot: SmallBot, admit: Admit, server: Server) -> None:
    ayse, murat = await admit("ayse"), await admit("murat")
    server.faults.too_many_requests(1, method="sendMessage")
    await bot.plan(ayse.user.id, "eins")
    await bot.plan(murat.user.id, "zwei")
    await bot.courier.drain()
    await bot.courier.drain()
    assert (from_bot(ayse), from_bot(murat)) == (["eins"], ["zwei"])
    refused, next_one, _last = server.calls.of("sendMessage")
    assert next_one.started_s - refused.started_s > 0.9


@pytest.mark.parametrize(
    "error",
    [ApiError(403, "Forbidden: bot was blocked by the user"), ApiError(400, "Bad Request: chat not found")],
)
async def test_somebody_who_is_gone_gets_nothing_more(
    bot: SmallBot, admit: Admit, server: Server, error: ApiError
) -> None:
    ayse, murat = await admit("ayse"), await admit("murat")
    server.faults.refuse(error, method="sendMessage", chat_id=ayse.user.id)
    await bot.plan(ayse.user.id, "eins")
    await bot.plan(murat.user.id, "zwei")
    await bot.plan(ayse.user.id, "drei")
    await bot.courier.drain()
    assert (from_bot(ayse), from_bot(murat)) == ([], ["zwei"])


async def test_what_may_have_arrived_is_left_to_its_lease(
    bot: SmallBot, admit: Admit, server: Server
) -> None:
    ayse = await admit()
    server.faults.lose_answer(method="sendMessage")
    await bot.plan(ayse.user.id, "vielleicht")
    assert await bot.courier.step() is Step.TROUBLE
    assert await bot.courier.step() is Step.NOTHING
    async with bot.database.work() as work:
        rest_s = await work.outbox.rest(now=bot.clock())
    assert rest_s is not None
    assert rest_s > 1


async def test_a_refused_delivery_is_tried_later_and_holds_nobody_up(
    bot: SmallBot, admit: Admit, server: Server
) -> None:
    ayse, murat = await admit("ayse"), await admit("murat")
    server.faults.refuse(ApiError(400, "Bad Request: BUTTON_DATA_INVALID"), chat_id=ayse.user.id)
    await bot.plan(ayse.user.id, "eins")
    await bot.plan(murat.user.id, "zwei")
    await bot.courier.drain()
    assert (from_bot(ayse), from_bot(murat)) == ([], ["zwei"])
