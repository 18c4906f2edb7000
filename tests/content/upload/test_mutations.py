"""Whatever happens to a good file on its way: findings, a refusal or a clean result, never a fault?"""

from collections.abc import Callable
from functools import cache
from random import Random  # noqa: TID251  seeded: the same damage in every run

import pytest

from content.changes import compare_languages, texts_of
from content.edition import Edition, edition, shipped_taxonomy
from content.library import library
from content.taxonomy import Taxonomy
from content.upload import Document, Refusal, read_upload
from content.upload.judged import judge
from learning.model import ModuleId
from tests.content.upload.sending import built_in, documents, pictures_of, zipped

Files = dict[str, bytes]
MODULES = ("daten-bestand", "agil-board", "grundlagen-sicherheit", "mensch-anlage")
LIBRARY = {path: raw for module in MODULES for path, raw in built_in(module).items()}
PICTURES = {
    name: raw
    for module in MODULES
    for language in ("de", "en")
    for name, raw in pictures_of(built_in(module, language)).items()
}
MARKS = ("---", "#", "{#", "}", "- [x]", "- [ ]", "  >", "> [!TIP]", "|", "1.", "**", "= ", ".pre", ": ")
ODD = (
    "\u00a0",
    "\u2028",
    "\ufeff",
    "\x00",
    "\x1b",
    "ﬀ",
    "٣",
    "²",
    "\ud800",
    "[[[[",
    '"\\UFFFFFFFF"',
    "*a",
    "&a",
)


def _lines(change: Callable[[Random, list[str]], None]) -> Callable[[Random, bytes], bytes]:
    def mutated(chance: Random, raw: bytes) -> bytes:
        lines = raw.decode().split("\n")
        for _ in range(chance.randint(1, 6)):
            if lines:
                change(chance, lines)
        return "\n".join(lines).encode("utf-8", "surrogatepass")

    return mutated


def _dropped(chance: Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    del lines[at : at + chance.choice([1, 1, 1, 5, 20])]


def _doubled(chance: Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    lines[at:at] = lines[at : at + chance.choice([1, 1, 10])] * chance.choice([1, 1, 30])


def _swapped(chance: Random, lines: list[str]) -> None:
    one, other = chance.sample(MARKS, 2)
    at = chance.randrange(len(lines))
    lines[at] = lines[at].replace(one, "\x01").replace(other, one).replace("\x01", other)
    lines[at] = lines[at].replace(chance.choice(MARKS), other)


def _moved(chance: Random, lines: list[str]) -> None:
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randint(0, len(lines)), line)


def _strewn(chance: Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    place = chance.randint(0, len(lines[at]))
    lines[at] = lines[at][:place] + chance.choice((*MARKS, *ODD)) + lines[at][place:]


def _head_changed(chance: Random, lines: list[str]) -> None:
    at = chance.randrange(min(len(lines), 18))
    key = lines[at].partition(":")[0]
    lines[at] = f"{key}: {chance.choice((*ODD, '[', '{a: b}', '../../x', 'Größe', '9' * 30, '-1', ''))}"


def _recoded(chance: Random, raw: bytes) -> bytes:
    encoding = chance.choice(["latin-1", "cp1252", "utf-16", "utf-32", "cp437", "utf-8-sig"])
    return raw.decode().encode(encoding, "replace")


def _cut(chance: Random, raw: bytes) -> bytes:
    return raw[: chance.randrange(len(raw))]


def _bytes_changed(chance: Random, raw: bytes) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _enlarged(chance: Random, raw: bytes) -> bytes:
    return raw + chance.choice([b"\n", b"a ", b"> ", b"- [x] ", b"## U {#u}\n"]) * chance.choice(
        [5_000, 60_000]
    )


MUTATIONS: dict[str, Callable[[Random, bytes], bytes]] = {
    "dropped": _lines(_dropped),
    "doubled": _lines(_doubled),
    "swapped": _lines(_swapped),
    "moved": _lines(_moved),
    "strewn": _lines(_strewn),
    "head": _lines(_head_changed),
    "recoded": _recoded,
    "cut": _cut,
    "bytes": _bytes_changed,
    "enlarged": _enlarged,
}
NAMES = (
    "Mein Modul (1).md",
    "modul.txt",
    "",
    "../../x.md",
    "C:\\x.md",
    "a\x00b.md",
    "x" * 400,
    ".md",
    "bild.png",
)
FOLDERS = ("", "x/", "../", "/", "C:/", "modules/", "quizzes/modules/", "__MACOSX/", "a\\", "./", "media/")


def _damaged(chance: Random, mutation: str) -> Files:
    """A module with its quiz, one of them or both damaged."""
    files = built_in(chance.choice(MODULES), chance.choice(["de", "en"]))
    for path in chance.sample(sorted(files), chance.choice([1, 1, 2])):
        files[path] = MUTATIONS[mutation](chance, files[path])
    return files


def _sent(chance: Random, files: Files) -> list[Document]:
    """Packed or not, under good names or bad ones."""
    named = documents(files)
    if chance.random() < 0.3:
        named = [Document(name=chance.choice(NAMES), raw=document.raw) for document in named]
    named += [Document(name=name, raw=raw) for name, raw in PICTURES.items()] * chance.randint(0, 1)
    if chance.random() < 0.5:
        return named
    folder = chance.choice(FOLDERS) if chance.random() < 0.4 else "ordner/"
    packed = zipped({f"{folder}{at}-{document.name}": document.raw for at, document in enumerate(named)})
    if chance.random() < 0.3:
        packed = chance.choice([_cut, _bytes_changed])(chance, packed)
    return [Document(name="sendung.zip", raw=packed)]


def _end(mutation: str, seed: int) -> str:
    """How it ends: refused, faulty or publishable; what is publishable can be learned."""
    chance = Random(f"{mutation} {seed}")
    upload = read_upload(_sent(chance, _damaged(chance, mutation)))
    if isinstance(upload, Refusal):
        assert upload.findings
        assert all(str(finding).isprintable() for finding in upload.findings)
        return "refused"
    judged = judge(upload, others=LIBRARY, taken=[ModuleId("daten-alt")], lock={}, taxonomy=_taxonomy())
    assert all(str(finding).isprintable() and finding.line >= 1 for finding in judged.findings)
    for module_id in judged.modules:
        texts, before = texts_of(judged.edition, module_id), texts_of(_before(), module_id)
        compare_languages(before, texts)
        compare_languages(texts, before)
    if not judged.is_publishable:
        return "faulty"
    assert library(judged.edition).languages or not judged.modules
    return "publishable"


@cache
def _taxonomy() -> Taxonomy:
    return shipped_taxonomy()


@cache
def _before() -> Edition:
    return edition(LIBRARY)


@pytest.mark.parametrize("seed", range(22))
@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_damaged_file_is_refused_told_or_usable(mutation: str, seed: int) -> None:
    assert _end(mutation, seed)


def test_the_damage_is_such_that_all_three_ends_are_met() -> None:
    """Else the tests above would prove little."""
    assert [_end("bytes", 1), _end("dropped", 0), _end("swapped", 13)] == ["refused", "faulty", "publishable"]


@pytest.mark.parametrize(
    "value", ['"\\UFFFFFFFF"', '"\\U00110000"', "[" * 900, "&a [*a]", "!!python/name:os.system"]
)
def test_a_head_that_breaks_its_reader_is_told(value: str) -> None:
    head = f"---\nschema: module/1\nid: daten-x\nlanguage: de\ntitle: {value}\n---\n\n# T\n"
    upload = read_upload([Document(name="x.md", raw=head.encode())])
    assert not isinstance(upload, Refusal)
    judged = judge(upload, others={}, taken=(), lock={}, taxonomy=_taxonomy())
    assert judged.modules == ("daten-x",)
    assert not judged.is_publishable
