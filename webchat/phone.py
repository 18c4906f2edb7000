"""How does the chat page see and move one person's chat over HTTP?

    GET  /                        a new person, sent on to the own page; ?start=<payload> is kept
    GET  /chat/<key>              the page
    GET  /chat/<key>/events       server-sent events: what changed since ?since=<revision>
    GET  /chat/<key>/state        the same once, as JSON
    GET  /chat/<key>/file/<id>    a picture or file of this server
    POST /chat/<key>/<deed>       start, send, tap, vote, block, unblock as JSON; upload as a form
    GET  /page/<file>             styles and script

A deed needs the header X-Webchat, which no other site can send without being asked first.
"""

import html
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from webchat.errors import ApiError
from webchat.parameters import Parameters, read
from webchat.people import Person
from webchat.view import changes
from webchat.world import World

PAGE: Final = Path(__file__).parent / "page"
INDEX: Final = (PAGE / "index.html").read_text(encoding="utf-8")
HEARTBEAT_S: Final = 15.0
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' blob:; connect-src 'self';"
        " base-uri 'none'; form-action 'none';"
        " frame-ancestors 'self' http://127.0.0.1:* http://localhost:*"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}

Newcomer = Callable[..., Person]
Deed = Callable[[Person, Parameters], Awaitable[object]]


class Phone:
    def __init__(self, world: World, people: Mapping[str, Person], *, newcomer: Newcomer | None) -> None:
        self._world: Final = world
        self._people: Final = people
        self._newcomer: Final = newcomer
        self._closed = False
        self.routes: Final[list[BaseRoute]] = [
            Route("/", self._door, methods=["GET"]),
            Route("/chat/{key}", self._page, methods=["GET"]),
            Route("/chat/{key}/events", self._events, methods=["GET"]),
            Route("/chat/{key}/state", self._state, methods=["GET"]),
            Route("/chat/{key}/file/{file_id}", self._file, methods=["GET"]),
            Route("/chat/{key}/{deed}", self._deed, methods=["POST"]),
            Mount("/page", StaticFiles(directory=PAGE)),
        ]

    def open(self) -> None:
        self._closed = False

    def close(self) -> None:
        """Ends the open event streams."""
        self._closed = True
        for person in self._people.values():
            person.chat.signal.fire()

    async def _door(self, request: Request) -> Response:
        if self._newcomer is None:
            return Response("This server opens chats by their own link.", 404)
        language = request.headers.get("accept-language", "de").partition(",")[0].partition(";")[0].strip()
        person = self._newcomer(language_code=language.partition("-")[0].lower()[:2] or "de")
        payload = request.query_params.get("start")
        query = "" if payload is None else "?" + urlencode({"start": payload})
        return RedirectResponse(f"/chat/{person.key}{query}", status_code=303)

    async def _page(self, request: Request) -> Response:
        person = self._person(request)
        if person is None:
            return Response("There is no such chat.", 404)
        return HTMLResponse(_index(person), headers=HEADERS)

    async def _state(self, request: Request) -> Response:
        person = self._person(request)
        if person is None:
            return Response(status_code=404)
        return JSONResponse(changes(self._world, person, since=_since(request)), headers=HEADERS)

    async def _events(self, request: Request) -> Response:
        person = self._person(request)
        if person is None:
            return Response(status_code=404)
        return StreamingResponse(
            self._stream(person, since=_since(request)),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    async def _stream(self, person: Person, *, since: int) -> AsyncIterator[str]:
        sent = since
        first = True
        while not self._closed:
            if first or person.revision > sent:
                change = changes(self._world, person, since=sent)
                sent = change["revision"]
                first = False
                yield f"id: {sent}\ndata: {json.dumps(change, ensure_ascii=False)}\n\n"
            elif not await person.chat.signal.wait(timeout_s=HEARTBEAT_S):
                yield ": still here\n\n"

    async def _file(self, request: Request) -> Response:
        file = self._world.files.by_id(request.path_params["file_id"])
        if self._person(request) is None or file is None:
            return Response(status_code=404)
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
        mime = _picture(file.data)
        if mime is None or file.kind not in {"photo", "sticker", "animation"}:
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
        return Response(file.data, media_type=mime or "application/octet-stream", headers=headers)

    async def _deed(self, request: Request) -> Response:
        person, deed = self._person(request), DEEDS.get(request.path_params["deed"])
        if person is None or deed is None:
            return JSONResponse({"ok": False, "error": "not found"}, status_code=404)
        if "x-webchat" not in request.headers:
            return JSONResponse({"ok": False, "error": "header X-Webchat is missing"}, status_code=403)
        try:
            await deed(person, await read(request))
        except (ApiError, ValueError, LookupError) as error:
            return JSONResponse({"ok": False, "error": str(error)}, status_code=400)
        return JSONResponse({"ok": True, "revision": person.revision})

    def _person(self, request: Request) -> Person | None:
        return self._people.get(request.path_params["key"])


def _index(person: Person) -> str:
    """The page speaks as the phone is set; without a setting it asks the browser."""
    language = html.escape(person.user.language_code or "")
    return INDEX.replace('<html lang="en">', f'<html lang="en" data-language="{language}">', 1)


def _since(request: Request) -> int:
    """Where a browser that lost the stream goes on, or where the page asks to begin."""
    raw = request.headers.get("last-event-id") or request.query_params.get("since", "")
    return int(raw) if raw.isdecimal() else -1


def _picture(data: bytes) -> str | None:
    """The type of a picture by its first bytes, so that no file can pretend to be a page."""
    heads = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
    for head, mime in heads.items():
        if data.startswith(head):
            return mime
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


async def _start(person: Person, parameters: Parameters) -> None:
    await person.start(parameters.text("payload"))


async def _send(person: Person, parameters: Parameters) -> None:
    await person.send(parameters.text("text"), reply_to=parameters.integer("reply_to") or None)


async def _tap(person: Person, parameters: Parameters) -> None:
    await person.tap_data(parameters.text("data"), message_id=parameters.integer("message_id"))


async def _vote(person: Person, parameters: Parameters) -> None:
    options: Any = parameters.json("options")
    await person.vote(parameters.integer("message_id"), [int(index) for index in options or []])


async def _upload(person: Person, parameters: Parameters) -> None:
    upload = parameters.upload("file")
    if upload is None or not upload.data:
        raise ValueError("a file is missing")
    caption = parameters.text("caption")
    if parameters.flag("as_photo") and _picture(upload.data):
        await person.send_file(upload.data, name=upload.name, kind="photo", caption=caption, mime=upload.mime)
    else:
        await person.send_file(upload.data, name=upload.name, caption=caption, mime=upload.mime)


async def _block(person: Person, parameters: Parameters) -> None:
    del parameters
    await person.block()


async def _unblock(person: Person, parameters: Parameters) -> None:
    del parameters
    await person.unblock()


DEEDS: Final[dict[str, Deed]] = {
    "start": _start,
    "send": _send,
    "tap": _tap,
    "vote": _vote,
    "upload": _upload,
    "block": _block,
    "unblock": _unblock,
}
