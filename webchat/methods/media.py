"""Sending pictures, documents and other files, and fetching what a person sent."""

from typing import Any, Final

from webchat.errors import (
    FILE_EMPTY,
    FILE_ID_INVALID,
    FILE_ID_TEMPORARY,
    FILE_TOO_BIG,
    FILE_URL_FAILED,
    refused,
)
from webchat.files import MAX_DOWNLOAD_BYTES, Kind, StoredFile
from webchat.keyboards import markup_of
from webchat.methods.sending import Method, put, target
from webchat.model import Media
from webchat.parameters import Parameters, Upload, each_object
from webchat.wording import caption_text
from webchat.world import World

TITLES: Final[dict[Kind, str]] = {
    "photo": "Photo",
    "document": "Document",
    "voice": "VoiceNote",
    "audio": "Audio",
    "video": "Video",
    "animation": "Animation",
    "sticker": "Sticker",
    "video_note": "VideoNote",
}
GROUPED: Final = range(2, 11)


def stored(
    world: World, *, kind: Kind, upload: Upload | None, reference: str, duration_s: int = 0
) -> StoredFile:
    """The file of a call: uploaded now, or known by its file_id.

    Raises:
        ApiError: nothing is there, the id is of another kind, or it is an address: nothing is fetched here.

    """
    if upload is not None:
        if not upload.data:
            raise refused(FILE_EMPTY)
        return world.files.keep(
            kind=kind, name=upload.name, mime=upload.mime, data=upload.data, duration_s=duration_s
        )
    if not reference:
        raise refused(f"there is no {kind} in the request")
    if reference.startswith(("http://", "https://")):
        raise refused(FILE_URL_FAILED)
    file = world.files.by_id(reference)
    if file is None:
        raise refused(FILE_ID_INVALID)
    if file.kind != kind:
        raise refused(f"can't use file of type {TITLES[file.kind]} as {TITLES[kind]}")
    return file


def sender(kind: Kind) -> Method:
    """sendPhoto, sendDocument, ... differ only in the name of their file."""

    async def send(world: World, parameters: Parameters) -> dict[str, Any]:
        caption = caption_text(parameters)
        markup = markup_of(parameters)
        chat = target(world, parameters)
        file = stored(
            world,
            kind=kind,
            upload=parameters.upload(kind),
            reference=parameters.text(kind),
            duration_s=parameters.integer("duration"),
        )
        content = Media(
            file=file,
            caption=caption,
            caption_above=parameters.flag("show_caption_above_media"),
            spoiler=parameters.flag("has_spoiler"),
        )
        return world.message_json(put(world, chat, content=content, markup=markup, parameters=parameters))

    return send


async def send_media_group(world: World, parameters: Parameters) -> list[dict[str, Any]]:
    """Two to ten pictures or files at once; each is shown as a message of its own."""
    chat = target(world, parameters)
    items = list(each_object(parameters.json("media")))
    if len(items) not in GROUPED:
        raise refused("wrong number of messages to send as an album; there must be from 2 to 10 messages")
    contents = [input_media(world, item, parameters) for item in items]
    return [
        world.message_json(put(world, chat, content=content, markup=None, parameters=parameters))
        for content in contents
    ]


def input_media(world: World, item: dict[str, Any], parameters: Parameters) -> Media:
    """An InputMedia: its file, its caption in the item itself."""
    kind = item.get("type")
    if kind not in {"photo", "document", "video", "audio", "animation"}:
        raise refused("can't parse InputMedia: type must be one of photo, document, video, audio, animation")
    reference = str(item.get("media") or "")
    return Media(
        file=stored(world, kind=kind, upload=parameters.attached(reference), reference=reference),
        caption=caption_text(Parameters(item, {})),
        caption_above=item.get("show_caption_above_media") is True,
        spoiler=item.get("has_spoiler") is True,
    )


async def get_file(world: World, parameters: Parameters) -> dict[str, Any]:
    file = world.files.by_id(parameters.text("file_id"))
    if file is None:
        raise refused(FILE_ID_TEMPORARY)
    if len(file.data) > MAX_DOWNLOAD_BYTES:
        raise refused(FILE_TOO_BIG)
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
        "file_path": file.path,
    }


METHODS: Final[dict[str, Method]] = {
    "sendPhoto": sender("photo"),
    "sendDocument": sender("document"),
    "sendVoice": sender("voice"),
    "sendAudio": sender("audio"),
    "sendVideo": sender("video"),
    "sendAnimation": sender("animation"),
    "sendSticker": sender("sticker"),
    "sendVideoNote": sender("video_note"),
    "sendMediaGroup": send_media_group,
    "getFile": get_file,
}
