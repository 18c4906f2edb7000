"""Start a Bot API server with a chat page: `python -m webchat --port 8081`."""

import argparse
import asyncio

from webchat.server import Server
from webchat.serving import http_server, listening


def main() -> None:
    asked = argparse.ArgumentParser(prog="webchat", description=__doc__)
    asked.add_argument("--host", default="127.0.0.1")
    asked.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    asked.add_argument("--token", help="<digits>:<letters>; invented when missing")
    asked.add_argument("--name", default="Bot", help="the bot's name until it sets one itself")
    asked.add_argument("--username", default="webchat_bot", help="the bot's name in links, without @")
    options = asked.parse_args()
    asyncio.run(
        run(
            Server(token=options.token, bot_name=options.name, bot_username=options.username),
            host=options.host,
            port=options.port,
        )
    )


async def run(server: Server, *, host: str, port: int) -> None:
    """Until a signal ends it; says first where bots and people find it."""
    with listening(host, port) as listener:
        base = f"http://{host}:{listener.getsockname()[1]}"
        print(f"Chat page    {base}/", flush=True)  # noqa: T201 - the program's own output
        print(f"Bot API      {base}/bot<token>/<method>", flush=True)  # noqa: T201
        print(f"Token        {server.token}", flush=True)  # noqa: T201
        try:
            await http_server(server, takes_signals=True).serve(sockets=[listener])
        finally:
            await server.aclose()


if __name__ == "__main__":
    main()
