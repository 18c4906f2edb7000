"""Which addresses may stand behind a link, and how does Telegram write them?"""

import re
from typing import Final

HOST: Final = re.compile(
    r"(?:[^\s/?#@\\]*@)?(?P<host>\[[0-9a-fA-F:.]+\]|[^\s/?#@:\\<>\"]+)(?::(?P<port>\d{1,5}))?(?P<rest>[/?#].*)?",
    re.DOTALL,
)
USER: Final = re.compile(r"tg:(?://)?user\?id=(\d{1,15})", re.IGNORECASE)
MAX_PORT: Final = 65_535
SPACE: Final = " \t\r\n\0\v"
"""what Telegram takes for it"""


def mentioned_user(link: str) -> int | None:
    match = USER.fullmatch(link)
    return None if match is None else int(match.group(1))


def checked_link(link: str) -> str | None:
    """The address as Telegram keeps it, or None when it silently drops the link.

    >>> checked_link("Example.org")
    'http://example.org/'
    """
    if not link or len(link.encode()) > 32_768:
        return None
    scheme, colon, rest = link.partition(":")
    lower = scheme.lower()
    if colon and lower in {"tg", "ton", "tonsite"} and (rest.startswith("//") or lower == "tg"):
        target = rest.removeprefix("//")
        return f"{lower}://{target}" if re.fullmatch(r"[\w.-]+.*", target) else None
    if colon and lower in {"http", "https"} and rest.startswith("//"):
        return _web_address(lower, rest[2:])
    if "://" in link.split("?", 1)[0]:
        return None
    return _web_address("http", link)


def _web_address(scheme: str, rest: str) -> str | None:
    match = HOST.fullmatch(rest)
    if match is None or any(ord(character) < 32 for character in match["host"]):
        return None
    host, port, tail = match["host"].lower(), match["port"], _tail(match["rest"] or "/")
    if "." not in host.strip(".") and not host.startswith("["):
        return None
    if ".." in host or host.startswith("."):
        return None
    if port is not None and not 0 < int(port) <= MAX_PORT:
        return None
    before = rest[: match.start("host")]
    port_part = "" if port is None else f":{port}"
    return f"{scheme}://{before}{host}{port_part}{tail if tail[0] == '/' else '/' + tail}"


def _tail(written: str) -> str:
    """What stands behind the host: white space at its end goes, elsewhere it is encoded."""
    return "".join(
        f"%{ord(character):02X}" if character <= " " else character for character in written.rstrip(SPACE)
    )
