"""What does a formatted text consist of: plain text and entities, counted in UTF-16 units?"""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

MAX_ENTITIES: Final = 100  # the rest is ignored, as Telegram does
UNMERGED: Final = frozenset({"pre", "code", "text_link", "text_mention", "custom_emoji", "date_time"})
SPLITTABLE: Final = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
QUOTES: Final = frozenset({"blockquote", "expandable_blockquote"})
# The order of entities that cover the same stretch, outermost first.
RANK: Final = {
    "expandable_blockquote": 0,
    "blockquote": 0,
    "pre": 1,
    "code": 1,
    "text_link": 2,
    "text_mention": 2,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    kind: str
    """As the Bot API calls its type: bold, text_link, pre, bot_command, ..."""
    offset: int
    """UTF-16 units from the start of the text."""
    length: int
    """UTF-16 units, at least 1."""
    url: str | None = None
    language: str | None = None
    user_id: int | None = None
    custom_emoji_id: str | None = None
    unix_time: int | None = None
    date_time_format: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    def as_json(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"type": self.kind, "offset": self.offset, "length": self.length}
        for name in ("url", "language", "custom_emoji_id", "unix_time", "date_time_format"):
            value = getattr(self, name)
            if value is not None:
                answer[name] = value
        if self.user_id is not None:
            answer["user"] = {"id": self.user_id, "is_bot": False, "first_name": "User"}
        return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatted:
    text: str
    entities: tuple[Entity, ...] = ()

    @property
    def html(self) -> str:
        return to_html(self)


def utf16_length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def utf16_slice(text: str, offset: int, length: int) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "surrogatepass")


def trimmed(formatted: Formatted) -> Formatted:
    """The text without blank ends, its entities moved along, cut, or dropped where nothing is left."""
    text = formatted.text.strip(" \n\t\v\f\r")
    lead = utf16_length(formatted.text[: len(formatted.text) - len(formatted.text.lstrip(" \n\t\v\f\r"))])
    size = utf16_length(text)
    moved = []
    for entity in formatted.entities:
        start = max(0, entity.offset - lead)
        end = min(size, entity.end - lead)
        if end > start:
            moved.append(replace(entity, offset=start, length=end - start))
    return Formatted(text=text, entities=tuple(moved))


def settled(formatted: Formatted) -> Formatted:
    """As a message keeps it: trimmed, same kinds joined, none crossing, none inside code, sorted."""
    formatted = trimmed(formatted)
    code = [entity for entity in formatted.entities if entity.kind in {"pre", "code"}]
    code = [
        entity for entity in code if not any(_inside(entity, other) for other in code if other is not entity)
    ]
    kept: list[Entity] = []
    for entity in sorted(formatted.entities, key=_order):
        if entity.kind in {"pre", "code"}:
            if entity in code and entity not in kept:
                kept.append(entity)
        elif any(_inside(entity, block) for block in code) and entity.kind not in QUOTES:
            continue
        else:
            _join(kept, entity)
    return Formatted(text=formatted.text, entities=tuple(_nested(kept)[:MAX_ENTITIES]))


def _nested(entities: list[Entity]) -> list[Entity]:
    """Sorted, and cut where two would cross, the one that may be cut first."""
    waiting = sorted(entities, key=_order)
    nested: list[Entity] = []
    while waiting:
        entity = waiting.pop(0)
        crossed = next(
            (other for other in nested if other.offset < entity.offset < other.end < entity.end), None
        )
        if crossed is None:
            nested.append(entity)
            continue
        if entity.kind in SPLITTABLE or crossed.kind not in SPLITTABLE:
            waiting.extend(_cut(entity, crossed.end))
        else:
            nested.remove(crossed)
            waiting.extend((entity, *_cut(crossed, entity.offset)))
        waiting.sort(key=_order)
    return sorted(nested, key=_order)


def _cut(entity: Entity, at: int) -> tuple[Entity, Entity]:
    return replace(entity, length=at - entity.offset), replace(entity, offset=at, length=entity.end - at)


def _inside(inner: Entity, outer: Entity) -> bool:
    same = (inner.offset, inner.length, inner.kind) == (outer.offset, outer.length, outer.kind)
    return outer.offset <= inner.offset and inner.end <= outer.end and not same


def _join(kept: list[Entity], entity: Entity) -> None:
    for index, other in enumerate(kept):
        same = other.kind == entity.kind or (other.kind in QUOTES and entity.kind in QUOTES)
        overlaps = entity.offset < other.end and other.offset < entity.end
        touches = entity.offset <= other.end and other.offset <= entity.end and entity.kind not in QUOTES
        if same and entity.kind not in UNMERGED and (overlaps or touches):
            start, end = min(other.offset, entity.offset), max(other.end, entity.end)
            kept[index] = replace(other, offset=start, length=end - start)
            return
        if same and entity.kind in UNMERGED and overlaps:
            return
    kept.append(entity)


def _order(entity: Entity) -> tuple[int, int, int, str]:
    return entity.offset, -entity.length, RANK.get(entity.kind, 3), entity.kind


DETECTED: Final = (
    (
        "bot_command",
        re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@<>])", re.ASCII),
    ),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}")),
    (
        "email",
        re.compile(
            r"(?<![\w.@/+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}\b"
        ),
    ),
    ("url", re.compile(r"(?<![\w@])https?://[^\s<>\"'{}|\\^`]+[^\s<>\"'{}|\\^`.,:;!?)(\]\[]")),
)


def detected(formatted: Formatted) -> Formatted:
    """With the commands, mentions, hashtags, addresses and links that Telegram finds by itself."""
    found = list(formatted.entities)
    busy = [entity for entity in found if entity.kind in UNMERGED]
    for kind, pattern in reversed(DETECTED):
        for match in pattern.finditer(formatted.text):
            entity = Entity(
                kind=kind,
                offset=utf16_length(formatted.text[: match.start()]),
                length=utf16_length(match.group()),
            )
            if not any(entity.offset < other.end and other.offset < entity.end for other in busy):
                busy.append(entity)
                found.append(entity)
    return Formatted(text=formatted.text, entities=tuple(sorted(found, key=_order)[:MAX_ENTITIES]))


TAGS: Final = {"bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler"}


def to_html(formatted: Formatted) -> str:
    """The text as HTML that the parser reads back into the same entities."""
    edges: list[tuple[int, int, int, str]] = []
    for rank, entity in enumerate(sorted(formatted.entities, key=_order)):
        start, end = _tags(entity)
        edges.append((entity.offset, 1, rank, start))
        edges.append((entity.end, 0, -rank, end))
    parts: list[str] = []
    at = 0
    for offset, _, _, tag in sorted(edges):
        parts.extend((html.escape(utf16_slice(formatted.text, at, offset - at), quote=False), tag))
        at = offset
    parts.append(html.escape(utf16_slice(formatted.text, at, utf16_length(formatted.text) - at), quote=False))
    return "".join(parts)


def _tags(entity: Entity) -> tuple[str, str]:
    match entity.kind:
        case "pre" if entity.language:
            return f'<pre><code class="language-{html.escape(entity.language)}">', "</code></pre>"
        case "pre" | "code" | "blockquote":
            return f"<{entity.kind}>", f"</{entity.kind}>"
        case "expandable_blockquote":
            return "<blockquote expandable>", "</blockquote>"
        case "text_link":
            return f'<a href="{html.escape(entity.url or "")}">', "</a>"
        case "text_mention":
            return f'<a href="tg://user?id={entity.user_id}">', "</a>"
        case "custom_emoji":
            return f'<tg-emoji emoji-id="{entity.custom_emoji_id}">', "</tg-emoji>"
        case kind if kind in TAGS:
            return f"<{TAGS[kind]}>", f"</{TAGS[kind]}>"
        case _:
            return "", ""


def from_json(raw: Iterable[object]) -> Sequence[Entity]:
    """The entities of a call; those that nobody could show are left out, as Telegram does."""
    entities = []
    for item in raw:
        if not isinstance(item, dict) or not isinstance(item.get("type"), str):
            continue
        offset, length = item.get("offset"), item.get("length")
        if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length <= 0:
            continue
        user = item.get("user")
        entities.append(
            Entity(
                kind=item["type"],
                offset=offset,
                length=length,
                url=item.get("url"),
                language=item.get("language") or None,
                user_id=user.get("id") if isinstance(user, dict) else None,
                custom_emoji_id=item.get("custom_emoji_id"),
                unix_time=item.get("unix_time"),
                date_time_format=item.get("date_time_format"),
            )
        )
    return entities
