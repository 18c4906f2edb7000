"""How does a server run on a port of this machine inside an event loop that is already running?"""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from types import FrameType
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from webchat.server import Server

GRACE_S: Final = 2


class HttpServer(uvicorn.Server):
    """uvicorn that first ends what waits, so that stopping takes no longer than the answers under way."""

    def __init__(self, config: uvicorn.Config, server: Server, *, takes_signals: bool) -> None:
        super().__init__(config)
        self._server: Final = server
        self._takes_signals: Final = takes_signals

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        if self._takes_signals:
            with super().capture_signals():
                yield
        else:
            yield

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._server.end_waiting()
        super().handle_exit(sig, frame)


def http_server(server: Server, *, app: ASGIApp | None = None, takes_signals: bool) -> HttpServer:
    config = uvicorn.Config(
        app or server.app,
        log_level="warning",
        access_log=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=GRACE_S,
    )
    return HttpServer(config, server, takes_signals=takes_signals)


def listening(host: str, port: int) -> socket.socket:
    """A socket that names its protocol: without it asyncio leaves Nagle's algorithm on, and every answer is
    40 ms late.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


@contextlib.asynccontextmanager
async def serve(
    server: Server, *, host: str = "127.0.0.1", port: int = 0, app: ASGIApp | None = None
) -> AsyncIterator[str]:
    """The base URL, for example http://127.0.0.1:34567, while the server answers there.

    Args:
        server: what answers.
        host: the address to listen on.
        port: 0 takes a free one.
        app: served in place of `server.app`, which it should contain: a demo adds pages of its own around it.

    """
    with listening(host, port) as listener:
        server.begin_waiting()
        running = http_server(server, app=app, takes_signals=False)
        task = asyncio.create_task(running.serve(sockets=[listener]))
        try:
            yield f"http://{host}:{listener.getsockname()[1]}"
        finally:
            await server.aclose()
            running.should_exit = True
            await task
