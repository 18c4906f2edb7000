"""The bot's names, descriptions and commands, and what it may know of chats."""

import re
from collections.abc import Callable
from typing import Any, Final

from webchat.errors import LANGUAGE_INVALID, refused
from webchat.methods.sending import Method, named_chat, target
from webchat.parameters import Parameters, each_object
from webchat.profile import DEFAULT, Command, Profile, Scope
from webchat.world import World

COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE: Final = re.compile(r"([a-z]{2})?")
MAX_COMMANDS: Final = 100
MAX_COMMAND_DESCRIPTION: Final = 256
SCOPES: Final = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)
BOT_RIGHTS: Final = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_guest_queries": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
    "has_topics_enabled": False,
    "allows_users_to_create_topics": False,
    "can_manage_bots": False,
    "supports_join_request_queries": False,
}


async def get_me(world: World, parameters: Parameters) -> dict[str, Any]:
    del parameters
    return world.bot.as_json() | {"first_name": world.profile.name("")} | BOT_RIGHTS


def _language(parameters: Parameters) -> str:
    code = parameters.text("language_code")
    if not LANGUAGE.fullmatch(code):
        raise refused(LANGUAGE_INVALID)
    return code


def _setter(name: str, *, limit: int, too_long: str, of: Callable[[Profile], dict[str, str]]) -> Method:
    async def set_text(world: World, parameters: Parameters) -> bool:
        language = _language(parameters)
        text = parameters.text(name).strip()
        if len(text) > limit:
            raise refused(too_long)
        texts = of(world.profile)
        if text:
            texts[language] = text
        else:
            texts.pop(language, None)
        show_everybody(world)
        return True

    return set_text


def _getter(name: str, *, of: Callable[[Profile], Callable[[str], str]]) -> Method:
    async def get_text(world: World, parameters: Parameters) -> dict[str, str]:
        return {name: of(world.profile)(_language(parameters))}

    return get_text


def show_everybody(world: World) -> None:
    """The open chat pages show the bot's name, description and commands anew."""
    for chat in world.chats.values():
        chat.menu_revision = chat.touch()


def _scope(parameters: Parameters) -> Scope:
    raw = parameters.json("scope")
    if raw is None:
        return DEFAULT
    kind = raw.get("type") if isinstance(raw, dict) else None
    if kind not in SCOPES:
        raise refused("can't parse BotCommandScope: unsupported type specified")
    chat_id = raw.get("chat_id")
    if kind in {"chat", "chat_administrators", "chat_member"}:
        if not str(chat_id or "").lstrip("-").isdecimal():
            raise refused("can't parse BotCommandScope: chat not found")
        return str(kind), int(str(chat_id)), int(raw.get("user_id") or 0)
    return str(kind), 0, 0


async def set_my_commands(world: World, parameters: Parameters) -> bool:
    scope, language = _scope(parameters), _language(parameters)
    if scope[1]:
        world.known_chat(scope[1])
    listed = parameters.json("commands")
    if not isinstance(listed, list):
        raise refused("expected an Array of BotCommand")
    if len(listed) > MAX_COMMANDS:
        raise refused("BOT_COMMANDS_TOO_MUCH")
    commands = tuple(_command(item) for item in each_object(listed))
    if commands:
        world.profile.commands[scope, language] = commands
    else:
        world.profile.commands.pop((scope, language), None)
    show_everybody(world)
    return True


def _command(item: dict[str, Any]) -> Command:
    name = str(item.get("command") or "").strip().removeprefix("/")
    description = str(item.get("description") or "").strip()
    if not COMMAND.fullmatch(name):
        raise refused("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= MAX_COMMAND_DESCRIPTION:
        raise refused("BOT_COMMAND_DESCRIPTION_INVALID")
    return Command(name=name, description=description)


async def get_my_commands(world: World, parameters: Parameters) -> list[dict[str, Any]]:
    found = world.profile.commands.get((_scope(parameters), _language(parameters)), ())
    return [command.as_json() for command in found]


async def delete_my_commands(world: World, parameters: Parameters) -> bool:
    world.profile.commands.pop((_scope(parameters), _language(parameters)), None)
    show_everybody(world)
    return True


async def set_chat_menu_button(world: World, parameters: Parameters) -> bool:
    button = parameters.json("menu_button")
    world.profile.menu_buttons[parameters.integer("chat_id")] = (
        button if isinstance(button, dict) else {"type": "default"}
    )
    return True


async def get_chat_menu_button(world: World, parameters: Parameters) -> dict[str, Any]:
    buttons = world.profile.menu_buttons
    return buttons.get(parameters.integer("chat_id")) or buttons.get(0) or {"type": "commands"}


async def get_chat(world: World, parameters: Parameters) -> dict[str, Any]:
    chat = target(world, parameters)
    answer = chat.as_json() | {
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    pinned = None if chat.pinned is None else chat.messages.get(chat.pinned)
    return answer if pinned is None else answer | {"pinned_message": world.message_json(pinned)}


async def get_chat_member(world: World, parameters: Parameters) -> dict[str, Any]:
    target(world, parameters)
    user_id = parameters.integer("user_id")
    people = [chat.user for chat in world.chats.values() if chat.user is not None]
    for user in (world.bot, *people):
        if user.id == user_id:
            return {"status": "member", "user": user.as_json()}
    raise refused("member not found")


async def get_chat_member_count(world: World, parameters: Parameters) -> int:
    target(world, parameters)
    return 2


async def get_user_profile_photos(world: World, parameters: Parameters) -> dict[str, Any]:
    """Nobody here has a picture."""
    world.known_chat(named_chat(parameters, "user_id"))
    return {"total_count": 0, "photos": []}


async def acknowledge(world: World, parameters: Parameters) -> bool:
    """logOut, close, setMessageReaction: accepted, without an effect in the chat."""
    del world, parameters
    return True


METHODS: Final[dict[str, Method]] = {
    "getMe": get_me,
    "setMyName": _setter("name", limit=64, too_long="BOT_TITLE_INVALID", of=lambda profile: profile.names),
    "getMyName": _getter("name", of=lambda profile: profile.name),
    "setMyDescription": _setter(
        "description", limit=512, too_long="BOT_DESCRIPTION_INVALID", of=lambda profile: profile.descriptions
    ),
    "getMyDescription": _getter("description", of=lambda profile: profile.description),
    "setMyShortDescription": _setter(
        "short_description",
        limit=120,
        too_long="BOT_ABOUT_INVALID",
        of=lambda profile: profile.short_descriptions,
    ),
    "getMyShortDescription": _getter("short_description", of=lambda profile: profile.short_description),
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "getUserProfilePhotos": get_user_profile_photos,
    "setMessageReaction": acknowledge,
    "logOut": acknowledge,
    "close": acknowledge,
}
