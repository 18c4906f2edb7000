import asyncio

from bot.lanes import Lanes


async def test_one_persons_work_keeps_its_order_and_another_does_not_wait() -> None:
    done: list[str] = []
    gate, other = asyncio.Event(), asyncio.Event()

    async def work(item: str) -> None:
        if item == "ayse 1":
            await gate.wait()
        done.append(item)
        other.set()

    lanes: Lanes[str] = Lanes(work)
    for who, item in (("ayse", "ayse 1"), ("ayse", "ayse 2"), ("murat", "murat 1")):
        lanes.add(who, item)
    await other.wait()
    assert done == ["murat 1"]
    gate.set()
    await lanes.empty()
    assert done == ["murat 1", "ayse 1", "ayse 2"]


async def test_no_more_are_at_work_than_there_is_room() -> None:
    at_work, most = 0, 0

    async def work(_item: int) -> None:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        await asyncio.sleep(0)
        at_work -= 1

    lanes: Lanes[int] = Lanes(work, parallel=3)
    for number in range(20):
        lanes.add(number, number)
    await lanes.empty()
    assert most == 3
