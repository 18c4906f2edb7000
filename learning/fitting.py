"""Does this answer fit the task at all?

A button of another showing or a forged one must not be graded as if it meant something.
"""

from learning.model import (
    Answer,
    Chosen,
    DontKnow,
    Match,
    Multiple,
    NumberEntry,
    Order,
    Reflect,
    Scenario,
    Sequence,
    Single,
    Task,
    TextEntry,
    Typed,
)


def chosen_positions(task: Single | Multiple | Scenario, answer: Answer) -> tuple[int, ...]:
    """
    The options chosen, in the order of the source; empty for "don't know".

    Raises: ValueError for another kind of answer, unknown positions, or not one where one is due.
    """
    if isinstance(answer, DontKnow):
        return ()
    if not isinstance(answer, Chosen):
        raise misfit(task, answer)
    count = len(task.branches if isinstance(task, Scenario) else task.options)
    beyond = sorted(position for position in answer.positions if not 0 <= position < count)
    if beyond:
        raise ValueError(f"positions {beyond} do not exist: there are {count} options, the first is 0")
    if not isinstance(task, Multiple) and len(answer.positions) != 1:
        raise ValueError(f"{type(task).__name__} takes one position, not {len(answer.positions)}")
    return tuple(sorted(answer.positions))


def arranged_positions(task: Order | Match, answer: Answer) -> tuple[int, ...]:
    """
    Every position once, as arranged; empty for "don't know".

    Raises: ValueError for another kind of answer, or if positions are missing, repeated or do not exist.
    """
    if isinstance(answer, DontKnow):
        return ()
    if not isinstance(answer, Sequence):
        raise misfit(task, answer)
    count = len(task.items if isinstance(task, Order) else task.pairs)
    if sorted(answer.positions) != list(range(count)):
        raise ValueError(f"{list(answer.positions)} is no arrangement of the positions 0 to {count - 1}")
    return answer.positions


def typed_text(task: NumberEntry | TextEntry, answer: Answer) -> str | None:
    """
    What was typed; None for "don't know".

    Raises: ValueError for another kind of answer.
    """
    match answer:
        case Typed(text=text):
            return text
        case DontKnow():
            return None
        case _:
            raise misfit(task, answer)


def expect_comparison(task: Reflect, answer: Answer) -> None:
    """
    A reflection is compared with the model answer: a rating or none at all, its positions don't matter.

    Raises: ValueError for another kind of answer.
    """
    if not isinstance(answer, Chosen | DontKnow):
        raise misfit(task, answer)


def misfit(task: Task, answer: Answer) -> ValueError:
    """Names both kinds and nothing that was given: a typed text must not reach a log."""
    return ValueError(f"{type(answer).__name__} is no answer to {type(task).__name__}")
