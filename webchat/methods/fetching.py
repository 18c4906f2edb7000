"""Fetching updates, and having them delivered instead."""

import re
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from webchat.errors import SECRET_CHARACTERS, SECRET_TOO_LONG, WEBHOOK_URL, refused
from webchat.methods.sending import Method
from webchat.parameters import Parameters
from webchat.world import World

SECRET: Final = re.compile(r"[A-Za-z0-9_-]*")
MAX_SECRET: Final = 256
CONNECTIONS: Final = range(1, 101)
DEFAULT_CONNECTIONS: Final = 40


async def get_updates(world: World, parameters: Parameters) -> Sequence[dict[str, Any]]:
    if not world.updates.has_webhook:
        world.updates.allow(parameters.json("allowed_updates"))
    return await world.updates.fetch(
        offset=parameters.integer("offset"),
        limit=parameters.integer("limit", 100),
        timeout_s=parameters.integer("timeout"),
        now=world.now(),
    )


async def set_webhook(world: World, parameters: Parameters) -> bool:
    """As a local server does it: any http or https address and any port will do."""
    url, secret = parameters.text("url").strip(), parameters.text("secret_token")
    if len(secret) > MAX_SECRET:
        raise refused(SECRET_TOO_LONG)
    if not SECRET.fullmatch(secret):
        raise refused(SECRET_CHARACTERS)
    connections = parameters.integer("max_connections", DEFAULT_CONNECTIONS)
    if url:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise refused(WEBHOOK_URL)
    world.updates.allow(parameters.json("allowed_updates"))
    _forget_if_asked(world, parameters)
    await world.webhook.set(
        url=url,
        secret=secret,
        connections=connections if connections in CONNECTIONS else DEFAULT_CONNECTIONS,
    )
    return True


async def delete_webhook(world: World, parameters: Parameters) -> bool:
    _forget_if_asked(world, parameters)
    await world.webhook.set(url="", secret="", connections=DEFAULT_CONNECTIONS)
    return True


def _forget_if_asked(world: World, parameters: Parameters) -> None:
    if parameters.flag("drop_pending_updates"):
        world.updates.waiting.clear()


async def get_webhook_info(world: World, parameters: Parameters) -> dict[str, Any]:
    del parameters
    answer = world.webhook.as_json() | {"pending_update_count": len(world.updates.waiting)}
    if world.updates.allowed:
        answer["allowed_updates"] = list(world.updates.allowed)
    return answer


METHODS: Final[dict[str, Method]] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
