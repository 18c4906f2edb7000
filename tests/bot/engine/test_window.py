from random import Random  # noqa: TID251 - hypothesis hands it in

from hypothesis import given
from hypothesis import strategies as st

from bot.window import Window


def test_the_first_question_asks_for_everything() -> None:
    assert Window().offset == 0


def test_the_oldest_unfinished_update_holds_the_offset() -> None:
    window = Window()
    window.admit((7, 8, 9))
    window.finish(8)
    window.finish(9)
    assert window.offset == 7
    window.finish(7)
    assert window.offset == 10


def test_an_update_that_comes_again_is_not_new() -> None:
    window = Window()
    assert window.admit((7, 8)) == (7, 8)
    window.finish(8)
    assert window.admit((7, 8, 9)) == (9,)


def test_what_is_held_back_is_said_once() -> None:
    window = Window()
    window.admit((7, 8))
    window.finish(8)
    assert window.held() == (8,)
    assert window.held() == ()


def test_what_the_next_poll_confirms_needs_no_word() -> None:
    window = Window()
    window.admit((7,))
    window.finish(7)
    assert window.held() == ()


def test_after_a_quiet_week_the_ids_may_start_lower() -> None:
    window = Window()
    window.admit((900,))
    window.finish(900)
    assert window.admit((5, 6)) == (5, 6)
    window.finish(5)
    window.finish(6)
    assert window.offset == 7


@given(st.randoms(use_true_random=False))
def test_in_whatever_order_they_finish_each_is_new_once_and_none_is_confirmed_early(chance: Random) -> None:
    window = Window()
    waiting, unfinished = list(range(1, 40)), set[int]()
    seen: list[int] = []
    while waiting or unfinished:
        offset = window.offset
        assert not [one for one in unfinished if one < offset]
        waiting = [one for one in waiting if one >= offset]
        new = window.admit(waiting[:10])
        seen += new
        unfinished.update(new)
        for one in chance.sample(
            sorted(unfinished), k=chance.randint(min(1, len(unfinished)), len(unfinished))
        ):
            window.finish(one)
            unfinished.discard(one)
    assert seen == list(range(1, 40))
