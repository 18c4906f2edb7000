"""Aiken, the plainest format: a line that asks, lines "A. ...", a line "ANSWER: B"."""
