"""What does the demo's page ask for? The phones are webchat's own pages; the rest is here."""

import asyncio
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.demo.stage import Stage
from bot.demo.timemachine import TARGETS

PAGE = Path(__file__).parent / "page"
SIGN = "X-Pausenbrot-Demo"
"""a header that no other site can send without being asked first"""


class Pages:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._one_at_a_time = asyncio.Lock()
        self.app = Starlette(
            routes=[
                Route("/", self._page),
                Route("/demo/state", self._state),
                Route("/demo/step/{name}", self._step, methods=["POST"]),
                Route("/demo/reset", self._reset, methods=["POST"]),
                Mount("/demo", StaticFiles(directory=PAGE)),
                Mount("/", stage),
            ]
        )

    async def open(self, address: str) -> None:
        """Whoever looks in before the curtain rises, waits."""
        async with self._one_at_a_time:
            await self._stage.open(address)

    async def close(self) -> None:
        """Whatever is being built is finished first, so that nothing of it is left behind."""
        async with self._one_at_a_time:
            await self._stage.close()

    async def _page(self, _request: Request) -> Response:
        return FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-store"})

    async def _state(self, _request: Request) -> Response:
        async with self._one_at_a_time:
            return JSONResponse(await self._stage.state())

    async def _step(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in TARGETS or SIGN not in request.headers:
            return Response(status_code=404)
        async with self._one_at_a_time:
            sent = await self._stage.step(name)
            return JSONResponse(await self._stage.state() | {"sent": sent})

    async def _reset(self, request: Request) -> Response:
        if SIGN not in request.headers:
            return Response(status_code=404)
        async with self._one_at_a_time:
            await self._stage.reset()
            return JSONResponse(await self._stage.state())
