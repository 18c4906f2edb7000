"""Builds the edition ahead of the first start: `python -m content`, for an image that stays read-only."""

from content import EDITION
from content.library import load

load(EDITION)
