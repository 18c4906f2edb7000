"""Where does a picture come from? Media, a stored digest; cases, days and progress are drawn now."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from bot.books import BeginReport
from bot.pictures.case import RoundCase, case_picture
from bot.pictures.figures import lettered_in
from bot.pictures.fortnight import FORTNIGHT_PICTURE, days_of, fortnight_picture
from bot.pictures.progress import PROGRESS_PICTURE, progress_picture, read_areas
from bot.screens.digest import DIGEST_PICTURE
from bot.screens.round import ROUND_PICTURE, SOLUTION
from bot.texts.tongue import nearest, speak
from content.own import OWN_PICTURE

PNG: Final = ".png"


class Gallery:
    def __init__(
        self,
        *,
        media_dir: Path,
        look: BeginReport,
        own: Callable[[str], Awaitable[bytes | None]],
        rounds: Callable[[str], tuple[RoundCase, ...]],
        area_titles: Callable[[str], Mapping[str, str]],
    ) -> None:
        """
        Args:
            media_dir: of the edition.
            look: at stored digests.
            own: a company's picture by its SHA-256, which names no company.
            rounds: the cases that can be drawn, by the reader's language.
            area_titles: language -> area id -> title.

        """
        self._media_dir = media_dir
        self._look = look
        self._own = own
        self._rounds = rounds
        self._area_titles = area_titles

    async def picture(self, path: str) -> bytes:
        """
        Raises:
            LookupError: there is no such picture any more.
            OSError: the file cannot be read.

        """
        match PurePosixPath(path.removesuffix(PNG)).parts:
            case (kind, company, week, language) if kind == DIGEST_PICTURE:
                return await self._digest(int(company), date.fromisoformat(week), language)
            case (kind, language, first_on, marks) if kind == FORTNIGHT_PICTURE:
                to = speak(lettered_in(language))
                return await asyncio.to_thread(fortnight_picture, to, days_of(first_on, marks))
            case (kind, language, place, *solution) if kind == ROUND_PICTURE:
                return self._round(language, int(place), solution=solution == [SOLUTION])
            case (kind, language, units, areas) if kind == PROGRESS_PICTURE:
                return await self._progress(language, int(units), areas)
            case (name,) if name.startswith(OWN_PICTURE):
                return await self._of_company(PurePosixPath(name.removeprefix(OWN_PICTURE)).stem)
            case _:
                return (self._media_dir / path).read_bytes()

    async def _of_company(self, digest: str) -> bytes:
        data = await self._own(digest)
        if data is None:
            raise LookupError("the company has taken this picture out")
        return data

    async def _digest(self, company: int, week: date, language: str) -> bytes:
        async with self._look() as work:
            digest = await work.digests.at(company, language=language, week=week)
        if digest is None or not digest.picture:
            raise LookupError("this digest has no picture")
        return digest.picture

    def _round(self, language: str, place: int, *, solution: bool) -> bytes:
        rounds = self._rounds(language)
        if place >= len(rounds):
            raise LookupError("this case is no longer in the edition")
        case = rounds[place]
        return case_picture(speak(nearest(case.language)), case, solution=solution)

    async def _progress(self, language: str, units: int, areas: str) -> bytes:
        """Drawn beside everything else: anybody may ask for one at any time."""
        return await asyncio.to_thread(
            progress_picture,
            speak(language),
            units=units,
            areas=read_areas(areas),
            area_titles=self._area_titles(language),
        )
