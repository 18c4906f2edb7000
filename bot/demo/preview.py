"""How does a trainer see her file while she writes it? The real bot, her chat, and every saved change in it.

A person sends the module and its quiz to the bot whenever one of them was saved; what the page shows is
what the bot answers.
"""

import asyncio
import shutil
import signal
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.app import in_database, running
from bot.clock import system_clock
from bot.demo.company import COMPANY, HEADCOUNT
from bot.demo.local import local_server, local_settings
from bot.demo.timemachine import HOME
from bot.work import OperatorWork
from contacts.model import Role
from content.edition import MAX_IMAGE_BYTES, TAXONOMY_PATH
from content.source import LARGEST_BYTES
from content.upload.archive import zipped
from webchat import Person, serve

LOOK_EVERY_S: Final = 0.15
"""at the files: together with the bot's answer well below a second"""
LOOK: Final = "Ansehen"
KEY: Final = "vorschau"

Files = dict[str, bytes]


def parts_of(file: Path) -> tuple[Path, ...]:
    """The module and the quiz that belong together, whichever of them is named, and their pictures' folder.

    A file outside of modules/ and quizzes/ stands alone.
    """
    root = file.resolve().parent.parent
    if file.resolve().parent.name not in {"modules", "quizzes"}:
        return (file.resolve(),)
    return (root / "modules" / file.name, root / "quizzes" / file.name, root / "media")


def preview(file: Path, *, port: int, opened: Callable[[str], None]) -> None:
    """Runs until Ctrl-C; `opened` is told the address of the chat.

    Raises: OSError if the port is taken or the file cannot be read.
    """
    asyncio.run(_until_stopped(file, port, opened))


async def _until_stopped(file: Path, port: int, opened: Callable[[str], None]) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with showing(file, port=port) as address:
        opened(address)
        await stop.wait()


@asynccontextmanager
async def showing(file: Path, *, port: int = 0) -> AsyncIterator[str]:
    """The address of the chat in which the file can be seen, as long as this lasts."""
    parts = parts_of(file)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="pausenbrot-vorschau-")))
        server = local_server(system_clock)
        address = await stack.enter_async_context(serve(server, port=port))
        settings = local_settings(folder, address)
        link = await in_database(settings, _found)
        edition = _edition(folder / "inhalt", parts[0].parent.parent / TAXONOMY_PATH)
        await stack.enter_async_context(running(settings, clock=system_clock, edition=edition))
        person = server.person(first_name="Vorschau", language_code="de", key=KEY)
        await person.start(link)
        await person.until(lambda me: bool(me.answers))
        watching = asyncio.create_task(_watch(person, parts))
        stack.push_async_callback(_stopped, watching)
        yield f"{address}/chat/{KEY}"


def _edition(folder: Path, taxonomy: Path) -> Path:
    """Without modules, so that every one may be looked at, and with the taxonomy beside the file."""
    (folder / "modules").mkdir(parents=True)
    if taxonomy.is_file():
        shutil.copyfile(taxonomy, folder / TAXONOMY_PATH)
    return folder


async def _found(work: OperatorWork) -> str:
    """The link of the trainer of an invented company."""
    now = system_clock()
    company = await work.companies.create(
        name=COMPANY,
        headcount=HEADCOUNT,
        zone=HOME.key,
        state="BY",
        language="de",
        trade="produktion",
        on=now.date(),
    )
    return await work.companies.invite(company.id, Role.TRAINER, now=now)


async def _watch(person: Person, parts: tuple[Path, ...]) -> None:
    """Sends at the beginning and after every change; begins the preview as soon as there is one."""
    seen: dict[Path, tuple[int, int]] | None = None
    begun = False
    while True:
        stamps = await asyncio.to_thread(_stamps, parts)
        if stamps != seen:
            seen = stamps
            packed = _packed(await asyncio.to_thread(_read, parts))
            if packed:
                await _send(person, packed)
                begun = begun or await _begin(person)
        await asyncio.sleep(LOOK_EVERY_S)


async def _send(person: Person, packed: bytes) -> None:
    before = len(person.answers)
    await person.send_document(packed, name="vorschau.zip")
    await person.until(lambda me: len(me.answers) > before)


async def _begin(person: Person) -> bool:
    """Whether there is something to look at."""
    look = next((button for button in person.last.buttons if button.startswith(LOOK)), None)
    if look is not None:
        await person.tap(look)
    return look is not None


def _stamps(parts: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """When each file was saved last, and how large it is."""
    found = {}
    for file in _files(parts):
        try:
            stat = file.stat()
        except OSError:  # an editor is just replacing it
            continue
        found[file] = (stat.st_mtime_ns, stat.st_size)
    return found


def _files(parts: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for part in parts:
        found += sorted(part.iterdir()) if part.is_dir() else [part] if part.exists() else []
    return found


def _read(parts: Iterable[Path]) -> Files:
    """By path below the content folder; of a file too large as much as tells so."""
    read: Files = {}
    for file in _files(parts):
        largest = MAX_IMAGE_BYTES if file.parent.name == "media" else LARGEST_BYTES
        try:
            with file.open("rb") as opened:
                read[f"{file.parent.name}/{file.name}"] = opened.read(largest + 1)
        except OSError:  # gone since: the next look tells
            continue
    return read


def _packed(files: Files) -> bytes:
    """Only the pictures that a text names; empty without a text."""
    texts = {path: raw for path, raw in files.items() if not path.startswith("media/")}
    named = b"".join(texts.values())
    pictures = {
        path: raw
        for path, raw in files.items()
        if path.startswith("media/") and path.removeprefix("media/").encode() in named
    }
    return zipped(texts | pictures) if texts else b""


async def _stopped(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
