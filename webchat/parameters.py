"""What did a call ask for? Parameters of a JSON body, a form, a multipart form or the query, read alike."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.datastructures import UploadFile
from starlette.requests import Request

from webchat.errors import ApiError, refused

TRUE: Final = frozenset({"true", "yes", "1"})
MAX_UPLOAD_BYTES: Final = 50 * 1024 * 1024  # what the hosted server takes
ATTACH: Final = "attach://"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Parameters:
    values: Mapping[str, object]
    """By name; from a form everything is a string, from JSON it may be any JSON value."""
    files: Mapping[str, Upload]

    def has(self, name: str) -> bool:
        return name in self.values or name in self.files

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name)
        if value is None:
            return default
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """The number, or the default when it is missing or no number, as the server reads it."""
        value = self.values.get(name)
        if isinstance(value, bool) or value is None:
            return default
        try:
            return int(float(value)) if isinstance(value, float) else int(str(value))
        except ValueError:
            return default

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.values.get(name)
        if value is None:
            return default
        return value if isinstance(value, bool) else str(value).strip().lower() in TRUE

    def json(self, name: str, *, unreadable: str | None = None) -> Any:  # noqa: ANN401 - it is any JSON value
        """The JSON value of a parameter, None when it is missing or empty.

        Raises:
            ApiError: `unreadable`, or a text that names the parameter, when it is a string that is no JSON.

        """
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            raise refused(unreadable or f"can't parse {name} JSON object") from None

    def upload(self, name: str) -> Upload | None:
        """The file itself, whether sent under its own name or as attach://<name>."""
        if name in self.files:
            return self.files[name]
        return self.attached(self.values.get(name))

    def attached(self, reference: object) -> Upload | None:
        if isinstance(reference, str) and reference.startswith(ATTACH):
            return self.files.get(reference.removeprefix(ATTACH))
        return None

    def recorded(self) -> dict[str, object]:
        """For the log of calls: values as they came, of a file its name alone."""
        return dict(self.values) | {name: f"<file {upload.name}>" for name, upload in self.files.items()}


async def read(request: Request) -> Parameters:
    """
    Raises:
        ApiError: 413 when the body is larger than the server takes, 400 when it is no JSON object.

    """
    values: dict[str, object] = dict(request.query_params)
    files: dict[str, Upload] = {}
    if request.method == "POST":
        if int(request.headers.get("content-length") or 0) > MAX_UPLOAD_BYTES + 1024 * 1024:
            raise ApiError(413, "Request Entity Too Large")
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/json":
            values |= await _json_body(request)
        elif kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
            async with request.form(max_part_size=4 * 1024 * 1024) as form:
                for name, value in form.multi_items():
                    if isinstance(value, UploadFile):
                        files[name] = await _upload(value)
                    else:
                        values[name] = value
    return Parameters(values, files)


async def _json_body(request: Request) -> dict[str, object]:
    body = await request.body()
    try:
        parsed = json.loads(body) if body.strip() else {}
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise refused("can't parse request body as JSON") from None
    if not isinstance(parsed, dict):
        raise refused("can't parse request body as JSON object")
    return parsed


async def _upload(file: UploadFile) -> Upload:
    data = await file.read()
    if len(data) > MAX_UPLOAD_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    return Upload(
        name=file.filename or "file", mime=file.content_type or "application/octet-stream", data=data
    )


def each_object(value: object) -> Iterator[dict[str, Any]]:
    """The objects of a JSON array; anything else in it is passed over."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))
