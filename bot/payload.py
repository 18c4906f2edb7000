"""How is a screen kept until it can be sent? As JSON without anything that is not in the screen."""

import json
from dataclasses import asdict

from bot.screens.screen import Button, Picture, Screen


def encode(screen: Screen) -> str:
    return json.dumps(asdict(screen), ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> Screen:
    """The screen that was encoded.

    Raises:
        ValueError: the text is no encoded screen.

    """
    try:
        kept = json.loads(text)
        rows = tuple(tuple(Button(**button) for button in row) for row in kept["rows"])
        picture = Picture(**kept["picture"]) if kept["picture"] else None
        return Screen(html=kept["html"], rows=rows, picture=picture)
    except (KeyError, TypeError) as fault:
        raise ValueError("this delivery does not hold a screen") from fault
