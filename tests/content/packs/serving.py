"""A small real server on loopback: what a test says is what it answers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    """Content-Length is written unless one is given"""


@dataclass(slots=True, kw_only=True)
class Served:
    address: str
    """http://127.0.0.1:49152"""
    answers: dict[str, Answer]
    """by path; 404 for any other"""
    asked: list[str]
    silent: set[str]
    """paths that are never answered"""


@contextmanager
def serving(answers: Mapping[str, Answer] | None = None) -> Iterator[Served]:
    is_over = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            if self.path in served.silent:
                is_over.wait()
                return
            answer = served.answers.get(self.path, Answer(status=404))
            self.send_response(answer.status)
            for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Tests are quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Served(
        address=f"http://127.0.0.1:{server.server_port}", answers=dict(answers or {}), asked=[], silent=set()
    )
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield served
    finally:
        is_over.set()
        server.shutdown()
        thread.join()
        server.server_close()
