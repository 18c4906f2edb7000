"""Is every image there, small enough and described? S005."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from content.edition import MAX_IMAGE_BYTES, Edition
from content.findings import Finding, error, meant
from content.parse.markdown import Reference

MEDIA: Final = "../media/"
SUFFIXES: Final = frozenset({".png", ".jpg", ".jpeg"})


def check_images(edition: Edition) -> Iterator[Finding]:
    for module in edition.modules:
        for unit in module.units:
            for section in unit.sections:
                for block in section.blocks:
                    yield from _images(module.path, block.images, edition.media_bytes)
    for quiz in edition.quizzes:
        for question in quiz.questions:
            for case in question.cases:
                for block in case.blocks:
                    yield from _images(quiz.path, block.images, edition.media_bytes)


def _images(path: str, images: tuple[Reference, ...], media_bytes: Mapping[str, int]) -> Iterator[Finding]:
    for image in images:
        if not image.text.strip():
            repair = "Schreib in die eckigen Klammern, was man sieht."
            yield error(path, image.line, "S005", f"Bild {image.address} hat keine Beschreibung. {repair}")
        name = image.address.removeprefix(MEDIA)
        size = media_bytes.get(name) if image.address.startswith(MEDIA) else None
        if size is None:
            hint = meant(name, media_bytes, mark=MEDIA + "{}") if media_bytes else ""
            yield error(path, image.line, "S005", f"Bild {image.address} wurde nicht gefunden.{hint}")
        elif size > MAX_IMAGE_BYTES:
            yield error(
                path, image.line, "S005", f"Bild {image.address} ist größer als 1 MB. Verkleinere es."
            )
        elif PurePosixPath(name).suffix.lower() not in SUFFIXES:
            yield error(path, image.line, "S005", f"Bild {image.address} ist weder PNG noch JPEG.")
