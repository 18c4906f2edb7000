"""How does a pack's text read when its module or image has another name here?

Only what refers is touched, at its place in the file: the rest stays byte for byte what its author wrote.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

import yaml

from content.check.head import MAX_ID_CHARS
from content.packs.names import FileKind, kind_of, module_of

PREFIX_CHARS: Final = 8
"""leaves room for the longest area and some of the module's own name"""
_DIGEST_CHARS: Final = 4
_HEAD: Final = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<inside>.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_NAMING_KEYS: Final = frozenset({"id", "module", "prerequisites"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Only what is called differently here."""

    modules: Mapping[str, str] = field(default_factory=dict)
    """id here by id in the pack"""
    images: Mapping[str, str] = field(default_factory=dict)
    """file name here by file name in the pack"""

    def path(self, path: str) -> str:
        """Where a file of the pack stands here."""
        folder, _, name = path.partition("/")
        if folder == FileKind.IMAGE:
            return f"{folder}/{self.images.get(name, name)}"
        module = module_of(path)
        return f"{folder}/{self.modules.get(module, module)}{name.removeprefix(module)}"


def prefixed(module_id: str, *, area: str, pack_name: str, taken: frozenset[str]) -> str:
    """A free id for a module whose own is taken: daten-lager-bestand for daten-bestand of lager-ihk.

    The area stays in front where the id begins with it. The same pack and module always get the same id
    as long as it is free.
    """
    head = f"{area}-" if area and module_id.startswith(f"{area}-") else ""
    prefix = _prefix(pack_name)
    slug = module_id.removeprefix(head)
    candidate = f"{head}{prefix}-{slug}"
    attempt = 0
    while len(candidate) > MAX_ID_CHARS or candidate in taken:
        digest = sha256(f"{pack_name} {module_id} {attempt}".encode()).hexdigest()[:_DIGEST_CHARS]
        room = MAX_ID_CHARS - len(f"{head}{prefix}---") - _DIGEST_CHARS + 1
        candidate = "-".join(part for part in (f"{head}{prefix}", slug[:room].strip("-"), digest) if part)
        attempt += 1
    return candidate


def _prefix(pack_name: str) -> str:
    """As many whole words of the name as fit, of a long word its beginning."""
    words = pack_name.split("-")
    fitting = [word for at, word in enumerate(words) if len("-".join(words[: at + 1])) <= PREFIX_CHARS]
    return "-".join(fitting) or words[0][:PREFIX_CHARS]


def renamed_image(name: str, *, pack_name: str, taken: frozenset[str]) -> str:
    """A free name; those taken are in small letters, since not every disk tells Tor.png from tor.png."""
    candidate = f"{pack_name}-{name}"
    attempt = 2
    while candidate.casefold() in taken:
        candidate = f"{pack_name}-{attempt}-{name}"
        attempt += 1
    return candidate


def renamed(path: str, raw: bytes, names: Names) -> bytes:
    """A text of the pack with the names that hold here; what nothing renames comes back as it is."""
    if kind_of(path) is FileKind.IMAGE or not (names.modules or names.images):
        return raw
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw  # the check of the content says so, with the line
    changed = _in_body(_in_head(text, names.modules), names.images)
    if kind_of(path) is FileKind.NOTE:
        changed = _keys(changed, names.modules)
    return raw if changed == text else changed.encode()


def _in_head(text: str, modules: Mapping[str, str]) -> str:
    head = _HEAD.match(text)
    if head is None:
        return text
    try:
        node = yaml.compose(head["inside"], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return text
    start = head.start("inside")
    for scalar in reversed(list(_naming(node))):
        if scalar.value in modules:
            begin, end = scalar.start_mark.index + start, scalar.end_mark.index + start
            text = f"{text[:begin]}{modules[scalar.value]}{text[end:]}"
    return text


def _naming(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """The scalars that name modules, in the order of the text."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else []:
        if isinstance(key, yaml.ScalarNode) and key.value in _NAMING_KEYS:
            listed = value.value if isinstance(value, yaml.SequenceNode) else [value]
            yield from (one for one in listed if isinstance(one, yaml.ScalarNode))


def _in_body(text: str, images: Mapping[str, str]) -> str:
    """One pass for all names, so that a new name is never taken for an old one."""
    if not images:
        return text
    names = "|".join(re.escape(name) for name in sorted(images, key=len, reverse=True))
    pattern = re.compile(rf"(?<=\.\./media/)(?:{names})(?![\w.-])")
    return pattern.sub(lambda match: images[match.group()], text)


def _keys(text: str, modules: Mapping[str, str]) -> str:
    """daten-bestand/differenz and daten-bestand#median in a note."""
    names = "|".join(re.escape(name) for name in sorted(modules, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{names})(?=[/#])")
    return pattern.sub(lambda match: modules[match.group()], text) if modules else text
