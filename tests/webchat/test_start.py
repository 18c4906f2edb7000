"""Does `python -m webchat` start, say where it is, serve a newcomer and stop when asked?"""

import asyncio
import re
import signal
import sys

import httpx


async def test_the_command_serves_a_newcomer_until_it_is_stopped() -> None:
    arguments = ("-m", "webchat", "--port", "0", "--token", "7001001:test_token", "--name", "Muster")
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    said = [(await process.stdout.readline()).decode() for _ in range(3)]
    found = re.search(r"http://127\.0\.0\.1:\d+", said[0])
    assert found is not None
    assert "7001001:test_token" in said[2]
    async with httpx.AsyncClient(base_url=found.group(), trust_env=False) as http:
        assert (await http.get("/bot7001001:test_token/getMe")).json()["result"]["first_name"] == "Muster"
        door = await http.get("/?start=abc", headers={"Accept-Language": "tr-TR,tr;q=0.9"})
        assert re.fullmatch(r"/chat/[\w-]{16}\?start=abc", door.headers["location"])
        page = await http.get(door.headers["location"])
        assert "frame-ancestors" in page.headers["content-security-policy"]
        state = (await http.get(door.headers["location"].partition("?")[0] + "/state")).json()
        assert state["bot"]["name"] == "Muster"
        assert (await http.get("/chat/unknown")).status_code == 404
        forged = await http.post(door.headers["location"].partition("?")[0] + "/start", json={})
        assert forged.status_code == 403
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(5):
        await process.wait()
