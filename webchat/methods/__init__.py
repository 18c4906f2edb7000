"""Which methods of the Bot API does this server answer? All others get 404 Not Found, as at Telegram."""

from typing import Final

from webchat.methods import edits, fetching, media, messages, profile, surveys
from webchat.methods.sending import Method

METHODS: Final[dict[str, Method]] = {
    name.lower(): method
    for module in (fetching, messages, media, edits, surveys, profile)
    for name, method in module.METHODS.items()
}
