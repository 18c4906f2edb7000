"""Which HTML does Telegram accept in a message, and which text and entities does it read from it?

The same decisions as TDLib takes, tag by tag and with its error texts; the tests compare both on random soup.
"""

import re
import string
from dataclasses import dataclass, field, replace
from typing import Final

from webchat.entities import Entity, Formatted, utf16_length
from webchat.links import checked_link, mentioned_user

SPACES: Final = " \t\r\n\v\0"
END: Final = "\0"
NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
NAME_TOKEN: Final = frozenset(string.ascii_letters + string.digits + ".-")
ATTRIBUTE_STOP: Final = frozenset(SPACES + "=>/\"'")
KINDS: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
DATE_FORMAT: Final = re.compile(r"r|w?[dD]?[tT]?")
LOWER: Final = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


class HtmlRefused(ValueError):  # noqa: N818 - reads as what happened
    """The parser's reason, with the offset in bytes, as it stands after "can't parse entities: "."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTag:
    name: str
    attributes: dict[str, str]
    offset: int
    """UTF-16 units of text before it."""
    text_index: int
    """Characters of text before it."""


@dataclass(slots=True)
class Scanner:
    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    utf16: int = 0
    open: list[OpenTag] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else END

    def byte_offset(self, index: int) -> int:
        return len(self.source[:index].encode("utf-8", "surrogatepass"))

    def skip_spaces(self) -> None:
        while self.peek() in SPACES and self.peek() != END:
            self.at += 1

    def put(self, characters: str) -> None:
        self.text.append(characters)
        self.utf16 += utf16_length(characters)


def parse(source: str) -> Formatted:
    """The text and its entities, sorted, not yet trimmed or joined.

    Raises:
        HtmlRefused: when Telegram's parser would refuse it.

    """
    scanner = Scanner(source)
    while scanner.at < len(source):
        character = source[scanner.at]
        if character == "&":
            scanner.put(_reference(scanner) or _literal(scanner))
        elif character == "<":
            _tag(scanner)
        else:
            scanner.put(_literal(scanner))
    if scanner.open:
        raise HtmlRefused(f'Can\'t find end tag corresponding to start tag "{scanner.open[-1].name}"')
    text = "".join(scanner.text)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise HtmlRefused(
            "Text contains invalid Unicode characters after decoding HTML entities,"
            " check for unmatched surrogate code units"
        )
    return Formatted(text=text, entities=tuple(_finished(scanner.entities)))


def _literal(scanner: Scanner) -> str:
    scanner.at += 1
    return scanner.source[scanner.at - 1]


def _reference(scanner: Scanner) -> str | None:
    """The character that an HTML reference at the scanner stands for; None leaves the ampersand literal."""
    source, start = scanner.source, scanner.at
    end = start + 1
    if source[end : end + 1] == "#":
        hexadecimal = source[end + 1 : end + 2] == "x"
        end += 2 if hexadecimal else 1
        digits = string.hexdigits if hexadecimal else string.digits
        first = end
        while end < len(source) and source[end] in digits:
            end += 1
        code = int(source[first:end] or "0", 16 if hexadecimal else 10)
        if code == 0 or code >= 0x10FFFF or end - start >= 10:
            return None
        character = chr(code)
    else:
        while end < len(source) and source[end] in string.ascii_letters:
            end += 1
        named = NAMED.get(source[start + 1 : end])
        if named is None:
            return None
        character = named
    scanner.at = end + (source[end : end + 1] == ";")
    return character


def _tag(scanner: Scanner) -> None:
    begin = scanner.at
    scanner.at += 1
    if scanner.peek() == "/":
        _end_tag(scanner, begin)
    else:
        _start_tag(scanner, begin)


def _name(scanner: Scanner, first: int) -> str:
    while scanner.peek() not in SPACES and scanner.peek() != ">":
        scanner.at += 1
    return scanner.source[first : scanner.at].translate(LOWER)


def _start_tag(scanner: Scanner, begin: int) -> None:
    where = f"at byte offset {scanner.byte_offset(begin)}"
    name = _name(scanner, begin + 1)
    if scanner.peek() == END:
        raise HtmlRefused(f"Unclosed start tag {where}")
    if name not in KINDS:
        raise HtmlRefused(f'Unsupported start tag "{name}" {where}')
    attributes: dict[str, str] = {}
    while scanner.peek() != ">":
        scanner.skip_spaces()
        if scanner.peek() == ">":
            break
        _attribute(scanner, name, where, attributes)
    scanner.at += 1
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise HtmlRefused(f'Tag "span" must have class "tg-spoiler" {where}')
    scanner.open.append(
        OpenTag(name=name, attributes=attributes, offset=scanner.utf16, text_index=len(scanner.text))
    )


def _attribute(scanner: Scanner, tag: str, where: str, attributes: dict[str, str]) -> None:
    first = scanner.at
    while scanner.peek() not in ATTRIBUTE_STOP:
        scanner.at += 1
    attribute = scanner.source[first : scanner.at]
    if not attribute:
        raise HtmlRefused(f'Empty attribute name in the tag "{tag}" {where}')
    scanner.skip_spaces()
    if scanner.peek() != "=":
        if scanner.peek() == END:
            raise HtmlRefused(f'Unclosed start tag "{tag}" {where}')
        if attribute == "expandable":
            attributes[attribute] = ""
        return
    scanner.at += 1
    scanner.skip_spaces()
    if scanner.peek() == END:
        raise HtmlRefused(f'Unclosed start tag "{tag}" {where}')
    attributes[attribute] = _value(scanner)
    if scanner.peek() == END:
        raise HtmlRefused(f"Unclosed start tag {where}")


def _value(scanner: Scanner) -> str:
    quote = scanner.peek()
    first = scanner.at
    if quote not in {"'", '"'}:
        while scanner.peek() in NAME_TOKEN:
            scanner.at += 1
        if scanner.peek() not in SPACES and scanner.peek() != ">":
            raise HtmlRefused(f"Unexpected end of name token at byte offset {scanner.byte_offset(first)}")
        return scanner.source[first : scanner.at].translate(LOWER)
    scanner.at += 1
    value: list[str] = []
    while scanner.peek() not in {quote, END}:
        value.append((_reference(scanner) if scanner.peek() == "&" else None) or _literal(scanner))
    if scanner.peek() == quote:
        scanner.at += 1
    return "".join(value)


def _end_tag(scanner: Scanner, begin: int) -> None:
    where = f"at byte offset {scanner.byte_offset(begin)}"
    if not scanner.open:
        raise HtmlRefused(f"Unexpected end tag {where}")
    name = _name(scanner, begin + 2)
    scanner.skip_spaces()
    if scanner.peek() != ">":
        raise HtmlRefused(f"Unclosed end tag {where}")
    scanner.at += 1
    tag = scanner.open.pop()
    if name not in {"", tag.name}:
        raise HtmlRefused(f'Unmatched end tag {where}, expected "</{tag.name}>", found "</{name}>"')
    length = scanner.utf16 - tag.offset
    if length == 0:
        return
    entity = _entity(scanner, tag, length)
    if entity is not None:
        _keep(scanner.entities, entity)


def _entity(scanner: Scanner, tag: OpenTag, length: int) -> Entity | None:
    kind, attributes = KINDS[tag.name], tag.attributes
    match kind:
        case "text_link":
            target = attributes.get("href") or "".join(scanner.text[tag.text_index :])
            user = mentioned_user(target)
            if user is not None:
                return Entity(kind="text_mention", offset=tag.offset, length=length, user_id=user)
            url = checked_link(target)
            return None if url is None else Entity(kind=kind, offset=tag.offset, length=length, url=url)
        case "custom_emoji":
            emoji = attributes.get("emoji-id", "")
            if not emoji.isdecimal() or int(emoji) == 0:
                raise HtmlRefused("Invalid custom emoji identifier specified")
            return Entity(kind=kind, offset=tag.offset, length=length, custom_emoji_id=emoji)
        case "date_time":
            unix = _leading_number(attributes.get("unix", ""))
            if unix <= 0:
                return None
            pattern = attributes.get("format", "")
            if not DATE_FORMAT.fullmatch(pattern):
                raise HtmlRefused("Invalid date format used")
            return Entity(
                kind=kind, offset=tag.offset, length=length, unix_time=unix, date_time_format=pattern or None
            )
        case "blockquote" if "expandable" in attributes:
            return Entity(kind="expandable_blockquote", offset=tag.offset, length=length)
        case "code" if attributes.get("class", "").startswith("language-"):
            language = attributes["class"].removeprefix("language-")
            return Entity(kind=kind, offset=tag.offset, length=length, language=language or None)
    return Entity(kind=kind, offset=tag.offset, length=length)


def _leading_number(text: str) -> int:
    digits = len(text) - len(text.lstrip(string.digits))
    return int(text[:digits] or "0")


def _keep(entities: list[Entity], entity: Entity) -> None:
    """A pre and a code with a language that cover the same stretch become one, whichever lies inside."""
    before = entities[-1] if entities else None
    if before is not None and (before.offset, before.length) == (entity.offset, entity.length):
        if (before.kind, entity.kind) == ("code", "pre") and before.language:
            entities[-1] = replace(before, kind="pre")
            return
        if (before.kind, before.language, entity.kind) == ("pre", None, "code") and entity.language:
            entities[-1] = replace(before, language=entity.language)
            return
    entities.append(entity)


def _finished(entities: list[Entity]) -> list[Entity]:
    """Sorted; code by itself has no language."""
    plain = [replace(entity, language=None) if entity.kind == "code" else entity for entity in entities]
    return sorted(plain, key=lambda entity: (entity.offset, -entity.length))
