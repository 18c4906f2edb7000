"""What does the chat page need to show, of all that changed since a revision?"""

from typing import Any, Final

from webchat.entities import Formatted, detected, utf16_slice
from webchat.keyboards import Button, ForceReply, ReplyKeyboard
from webchat.model import Media, Message, Other, PollCard
from webchat.people import Person
from webchat.world import World

EXCERPT: Final = 80  # UTF-16 units of a quoted message


def changes(world: World, person: Person, *, since: int) -> dict[str, Any]:
    """The head of the chat as it is, and its messages, deletions and answered taps after `since`."""
    chat = person.chat
    answer: dict[str, Any] = {
        "revision": chat.revision,
        "since": since,
        "bot": {
            "name": person.bot_name,
            "username": world.bot.username,
            "description": person.description,
        },
        "started": chat.started,
        "blocked": chat.blocked,
        "pinned": chat.pinned,
        "action": {"kind": chat.action, "revision": chat.action_revision} if chat.action else None,
        "commands": [{"name": name, "description": text} for name, text in person.commands],
        "keyboard": None,
        "placeholder": "",
        "messages": [message_view(world, person, m) for m in person.messages if m.revision > since],
        "deleted": [gone.message_id for gone in chat.deleted if gone.revision > since],
        "taps": [
            {
                "id": tap.query_id,
                "message_id": tap.message_id,
                "data": tap.data,
                "answered": tap.answered,
                "text": tap.text,
                "alert": tap.alert,
                "url": tap.url,
            }
            for tap in chat.taps.values()
            if tap.revision > since
        ],
    }
    match chat.keyboard:
        case ReplyKeyboard(rows=rows, placeholder=placeholder):
            answer |= {"keyboard": [list(row) for row in rows], "placeholder": placeholder}
        case ForceReply(placeholder=placeholder):
            answer["placeholder"] = placeholder
        case None:
            pass
    return answer


def message_view(world: World, person: Person, message: Message) -> dict[str, Any]:
    body = _visible(message)
    view: dict[str, Any] = {
        "id": message.message_id,
        "mine": not message.from_bot,
        "text": body.text,
        "entities": [entity.as_json() for entity in body.entities],
        "date": message.date.isoformat(),
        "edited": message.edited_at is not None,
        "silent": message.silent,
        "rows": [[_button(button) for button in row] for row in message.rows],
    }
    if message.forwarded_from is not None:
        view["forwarded_from"] = message.forwarded_from
    quoted = None if message.reply_to is None else person.chat.messages.get(message.reply_to)
    if quoted is not None:
        view["quoted"] = {"id": quoted.message_id, "text": utf16_slice(quoted.text, 0, EXCERPT)}
    match message.content:
        case Media(file=file, caption_above=above, spoiler=spoiler):
            view["file"] = {
                "url": f"/chat/{person.key}/file/{file.file_id}",
                "kind": file.kind,
                "name": file.name,
                "bytes": len(file.data),
                "width": file.width,
                "height": file.height,
                "caption_above": above,
                "spoiler": spoiler,
            }
        case PollCard():
            view["poll"] = _poll(world, person, message)
        case Other(field=field):
            view["other"] = field
        case _:
            pass
    return view


def _visible(message: Message) -> Formatted:
    """A phone hides what a deep link carries."""
    if not message.from_bot and message.text.startswith("/start "):
        return detected(Formatted(text="/start"))
    return message.formatted


def _button(button: Button) -> dict[str, Any]:
    view: dict[str, Any] = {"text": button.text, "style": button.style}
    if button.data is not None:
        view["data"] = button.data
    if button.url is not None:
        view["url"] = button.url
    for name, value in button.other:
        if name == "copy_text" and isinstance(value, dict):
            view["copy"] = str(value.get("text") or "")
    return view


def _poll(world: World, person: Person, message: Message) -> dict[str, Any]:
    """Counts, the right answers and the explanation show once the person has voted or the poll is closed."""
    poll = person.poll(message)
    closed = poll.closed(world.now())
    mine = poll.votes.get(person.id)
    shown = closed or mine is not None
    return {
        "question": poll.question.text,
        "description": poll.description.text if poll.description else "",
        "options": [option.text for option in poll.options],
        "counts": poll.counts() if shown else None,
        "voters": len(poll.votes),
        "quiz": poll.kind == "quiz",
        "anonymous": poll.anonymous,
        "multiple": poll.multiple,
        "closed": closed,
        "mine": list(mine or ()),
        "voted": mine is not None,
        "may_revote": poll.revoting and not closed,
        "correct": list(poll.correct) if shown else [],
        "explanation": poll.explanation.text if shown and poll.explanation else "",
    }
