"""What is fetched from an address, and where does nobody even ask?"""

from collections.abc import Iterator

import pytest

from content.packs.fetch import Reach, UnreachableError, fetch, is_address
from tests.content.packs.serving import Answer, Served, serving

NEAR = Reach(may_be_private=True, largest_bytes=1000)
FAR = Reach(largest_bytes=1000)


@pytest.fixture
def server() -> Iterator[Served]:
    with serving({"/da": Answer(body=b"x" * 1000)}) as served:
        yield served


def _moved(address: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": address})


async def test_what_lies_there_is_fetched(server: Served) -> None:
    assert await fetch(f"{server.address}/da", NEAR) == b"x" * 1000


async def test_what_is_missing_is_a_fault_unless_it_may_be(server: Served) -> None:
    assert await fetch(f"{server.address}/fort", NEAR, may_be_missing=True) is None
    with pytest.raises(UnreachableError, match="404"):
        await fetch(f"{server.address}/fort", NEAR)


async def test_more_than_announced_or_allowed_is_not_read(server: Served) -> None:
    server.answers["/gross"] = Answer(body=b"x", headers={"Content-Length": "1001"})
    server.answers["/endlos"] = Answer(body=b"x" * 5000, headers={"Content-Length": ""})
    for path in ("/gross", "/endlos"):
        with pytest.raises(UnreachableError, match="größer als 1 kB"):
            await fetch(server.address + path, NEAR)


async def test_less_than_announced_is_a_fault(server: Served) -> None:
    server.answers["/kurz"] = Answer(body=b"x", headers={"Content-Length": "9"})
    with pytest.raises(UnreachableError, match="nicht erreichbar"):
        await fetch(f"{server.address}/kurz", NEAR)


async def test_what_is_compressed_on_the_way_is_not_taken(server: Served) -> None:
    server.answers["/gz"] = Answer(body=b"x", headers={"Content-Encoding": "gzip"})
    with pytest.raises(UnreachableError, match="Server antwortet"):
        await fetch(f"{server.address}/gz", NEAR)


async def test_a_server_that_never_answers_is_left(server: Served) -> None:
    server.silent.add("/still")
    reach = Reach(may_be_private=True, largest_bytes=10, within_s=0.05)
    with pytest.raises(UnreachableError, match="antwortet nicht"):
        await fetch(f"{server.address}/still", reach)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_at_the_same_place_is_followed(server: Served, status: int) -> None:
    server.answers["/alt"] = _moved("/da", status)
    assert await fetch(f"{server.address}/alt", NEAR) == b"x" * 1000


async def test_a_circle_is_left(server: Served) -> None:
    server.answers["/a"], server.answers["/b"] = _moved("/b"), _moved("/a")
    with pytest.raises(UnreachableError, match="zu oft"):
        await fetch(f"{server.address}/a", NEAR)
    assert server.asked == ["/a", "/b", "/a", "/b"]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("file:///etc/passwd", "Rechner"),
        ("ftp://8.8.8.8/x", "https"),
        ("http://8.8.8.8/x", "https"),
        ("https://10.0.0.1/x", "internen Netz"),
        ("https://192.168.1.1/x", "internen Netz"),
        ("https://169.254.169.254/x", "internen Netz"),
        ("https://[::1]/x", "internen Netz"),
        ("https://[::ffff:10.0.0.1]/x", "internen Netz"),
        ("https://[fe80::1]/x", "internen Netz"),
        ("https://0.0.0.0/x", "internen Netz"),
        ("https://name:geheim@8.8.8.8/x", "Kennwort"),
        ("http://[::1/x", "nicht erreichbar"),
    ],
)
async def test_a_redirect_to_elsewhere_is_not_followed(server: Served, target: str, words: str) -> None:
    server.answers["/alt"] = _moved(target)
    with pytest.raises(UnreachableError, match=words) as fault:
        await fetch(f"{server.address}/alt", NEAR)
    assert "geheim" not in str(fault.value)


async def test_a_redirect_to_another_port_of_the_own_machine_is_not_followed(server: Served) -> None:
    with serving({"/innen": Answer(body=b"geheim")}) as inside:
        server.answers["/alt"] = _moved(f"{inside.address}/innen")
        with pytest.raises(UnreachableError, match="internen Netz"):
            await fetch(f"{server.address}/alt", NEAR)
        assert inside.asked == []


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:{port}/da", "http://localhost:{port}/da", "https://127.0.0.1:{port}/da"]
)
async def test_an_address_from_a_chat_never_leads_inside(server: Served, address: str) -> None:
    with pytest.raises(UnreachableError, match="internen Netz"):
        await fetch(address.format(port=server.address.rsplit(":", 1)[1]), FAR)
    assert server.asked == []


@pytest.mark.parametrize("address", ["http://10.0.0.1/x", "http://8.8.8.8/x"])
async def test_without_https_nobody_is_asked_but_the_own_machine(address: str) -> None:
    with pytest.raises(UnreachableError, match="nur über https"):
        await fetch(address, NEAR)


async def test_what_is_no_address_is_said_to_be_none() -> None:
    with pytest.raises(UnreachableError, match="keine Adresse"):
        await fetch("https://[::1/x", NEAR)


async def test_a_closed_door_is_a_fault_in_words() -> None:
    with serving() as served:
        address = served.address
    with pytest.raises(UnreachableError, match="nicht erreichbar"):
        await fetch(f"{address}/da?geheim", NEAR)


@pytest.mark.parametrize(
    ("text", "expected"), [("https://a.de/x", True), ("HTTP://a", True), ("./x.zip", False), ("C:\\x", False)]
)
def test_an_address_is_told_from_a_path(text: str, expected: bool) -> None:
    assert is_address(text) is expected
