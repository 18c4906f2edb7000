"""In which order are options shown? The prompt's id decides, so a replay shows the same order."""

import hashlib

from learning.model import Match, Multiple, Order, PromptId, Single, Task


def display_order(task: Task, prompt: PromptId) -> tuple[int, ...]:
    """Positions in the source, in the order of display; for a match those of the right sides.

    Two options are true and false and stay; items to be ordered never stand in their right order.
    """
    match task:
        case Single(options=options, keep_order=keep) | Multiple(options=options, keep_order=keep):
            keeps = keep or len(options) == 2
            return tuple(range(len(options))) if keeps else _shuffled(len(options), prompt)
        case Order(items=items):
            order = _shuffled(len(items), prompt)
            return order if order != tuple(range(len(items))) else order[::-1]
        case Match(pairs=pairs):
            return _shuffled(len(pairs), prompt)
        case _:
            return ()


def _shuffled(count: int, seed: int) -> tuple[int, ...]:
    def lot(position: int) -> bytes:
        return hashlib.sha256(f"{seed}:{position}".encode()).digest()

    return tuple(sorted(range(count), key=lot))
