"""What does a Bot API server answer? A second door that knows only the Bot API.

A server for one bot, in memory, with a chat page for its people. Any bot library talks to it when it is given
the server's address as the Bot API's root:

    server = Server(token="7001001:abc", now=clock.now)
    async with serve(server) as base_url:                 # http://127.0.0.1:<free port>
        # python-telegram-bot: builder.base_url(f"{base_url}/bot").base_file_url(f"{base_url}/file/bot")
        # aiogram: AiohttpSession(api=TelegramAPIServer.from_base(base_url))
        ayse = server.person(first_name="Ayşe", language_code="de", key="ayse")   # page: /chat/ayse
        await ayse.start("join-abc")                      # opens the deep link and taps Start
        message = await ayse.sees("Hallo")                # waits for it: text, entities, html, buttons, photo
        tap = await ayse.tap("Weiter")                    # by text or data, on the newest message that has it
        await ayse.answered(tap)                          # what answerCallbackQuery said
        revision = ayse.revision
        await ayse.changed(revision)                      # the next visible change
        await ayse.until(lambda me: len(me.answers) == 3)

A person also can `send`, `edit`, `delete`, `send_document`, `send_photo`, `send_voice`, `send_sticker`,
`send_other`, `tap_data` (made-up or old button data), `vote`, `block`, `unblock`, `clear_history`; and sees
`messages`, `answers`, `last`, `keyboard`, `commands`, `description`, `bot_name`. `server.group()` gives a
group.

`server.faults` orders faults: `too_many_requests(retry_after_s)`, `refuse(ApiError)`, `lose_answer()`,
`latency(seconds)`. `server.calls` is the log of every call with its parameters, answer, instant and calls in
flight. All of it belongs to the event loop that serves.
"""

from webchat.calls import Call, Calls
from webchat.chats import Tap
from webchat.entities import Entity, Formatted
from webchat.errors import ApiError, too_many_requests
from webchat.faults import Faults
from webchat.files import StoredFile
from webchat.groups import Group
from webchat.keyboards import Button
from webchat.model import Message, User
from webchat.people import Person
from webchat.server import Server
from webchat.serving import serve

__all__ = [
    "ApiError",
    "Button",
    "Call",
    "Calls",
    "Entity",
    "Faults",
    "Formatted",
    "Group",
    "Message",
    "Person",
    "Server",
    "StoredFile",
    "Tap",
    "User",
    "serve",
    "too_many_requests",
]
