"""What lies at this address, if it is safe to ask there?

Only https, with certificates checked; plain http for the own machine alone. A redirect may not lead into
the network that the program stands in: an address from outside must not become a question to a router.
That holds for the first address too, unless whoever gives it runs the server.
"""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final

import httpx

MOST_REDIRECTS: Final = 3
STEP_TIMEOUT_S: Final = 10.0
"""for each of connecting, sending and the next bytes"""
WHOLE_TIMEOUT_S: Final = 60.0
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


class UnreachableError(Exception):
    """Nothing usable lies at this address; the text says why, in German."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far an address may lead."""

    may_be_private: bool = False
    """the own machine and the own network too; for addresses that the operator of the server gives"""
    largest_bytes: int
    within_s: float = WHOLE_TIMEOUT_S


def is_address(text: str) -> bool:
    """Is this an address rather than a path?"""
    return text.casefold().startswith(("https://", "http://"))


async def fetch(address: str, reach: Reach, *, may_be_missing: bool = False) -> bytes | None:
    """The bytes at an address; None if the server has nothing there and that is expected.

    Raises: UnreachableError
    """
    with _in_german(address):
        async with asyncio.timeout(reach.within_s):
            url = httpx.URL(address)
            first = url
            for _ in range(MOST_REDIRECTS + 1):
                is_first = _origin(url) == _origin(first)
                await _judge(url, may_be_private=reach.may_be_private and is_first)
                answer = await _asked(url, reach.largest_bytes, may_be_missing=may_be_missing)
                if not isinstance(answer, httpx.URL):
                    return answer
                url = answer
    raise UnreachableError(f"{_shown(address)} leitet zu oft weiter. Nimm die Adresse der Datei selbst.")


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _shown(address: str) -> str:
    """Without what may be secret in it: name, password and question."""
    return address.split("?", 1)[0].rsplit("@", 1)[-1][:200]


@contextmanager
def _in_german(address: str) -> Iterator[None]:
    shown = _shown(address)
    try:
        yield
    except (TimeoutError, httpx.TimeoutException) as fault:
        raise UnreachableError(f"{shown} antwortet nicht. Versuch es später noch einmal.") from fault
    except httpx.InvalidURL as fault:
        raise UnreachableError(f"{shown} ist keine Adresse. Sie beginnt mit https://.") from fault
    except (httpx.HTTPError, OSError) as fault:
        message = f"{shown} ist nicht erreichbar. Prüf die Adresse und die Verbindung."
        raise UnreachableError(message) from fault


async def _judge(url: httpx.URL, *, may_be_private: bool) -> None:
    if not url.host or url.userinfo:
        raise UnreachableError("Die Adresse hat keinen Rechner, oder Name und Kennwort stehen in ihr.")
    hosts = await _resolved(url)
    if url.scheme != "https" and not (url.scheme == "http" and all(_is_loopback(host) for host in hosts)):
        raise UnreachableError(f"{url.host}: Pakete kommen nur über https://, damit sie niemand mitliest.")
    if not may_be_private and not all(ip_address(host).is_global for host in hosts):
        message = f"{url.host} liegt in einem internen Netz. Lade die Datei selbst und nenn ihren Pfad."
        raise UnreachableError(message)


async def _resolved(url: httpx.URL) -> list[str]:
    """Every numeric address of the host.

    A name that changes between here and the request gains nothing: over https the certificate has to fit.
    """
    if url.scheme not in {"https", "http"}:
        return []
    port = url.port or (443 if url.scheme == "https" else 80)
    found = await asyncio.get_running_loop().getaddrinfo(url.raw_host.decode(), port, type=socket.SOCK_STREAM)
    return [str(address[0]).split("%", 1)[0] for *_, address in found]


def _is_loopback(host: str) -> bool:
    return ip_address(host).is_loopback


async def _asked(url: httpx.URL, largest_bytes: int, *, may_be_missing: bool) -> bytes | httpx.URL | None:
    """The bytes, where to ask instead, or None where there is nothing."""
    # no proxy and no secrets from the surroundings; no compression, so that bytes are counted as sent
    client = httpx.AsyncClient(
        timeout=STEP_TIMEOUT_S, trust_env=False, headers={"Accept-Encoding": "identity"}
    )
    async with client, client.stream("GET", url) as answer:
        if answer.status_code in _REDIRECTS and "location" in answer.headers:
            return url.join(answer.headers["location"])
        if may_be_missing and answer.status_code in {404, 410}:
            return None
        if answer.status_code != httpx.codes.OK or answer.headers.get("content-encoding"):
            message = f"{_shown(str(url))}: Der Server antwortet mit {answer.status_code}. Prüf die Adresse."
            raise UnreachableError(message)
        return await _body(answer, largest_bytes)


async def _body(answer: httpx.Response, largest_bytes: int) -> bytes:
    """Never more than there may be, whatever the server says of the length."""
    too_large = UnreachableError(
        f"{_shown(str(answer.url))} ist größer als {largest_bytes // 1000} kB und wird nicht geladen."
    )
    said = answer.headers.get("content-length", "")
    if said.isdecimal() and int(said[:20]) > largest_bytes:
        raise too_large
    body = bytearray()
    async for chunk in answer.aiter_raw():
        body += chunk
        if len(body) > largest_bytes:
            raise too_large
    return bytes(body)
