"""Which zip files are not even opened?"""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.packs.archive import open_pack
from content.packs.entries import _END, MOST_PACKED_BYTES, read_entries
from tests.content.packs.making import PNG, TINY, packed, refused, zipped

SMALL = packed(TINY)
SYMLINK = 0o120777 << 16


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../modules/a-b.de.md", "mit .. aus dem Ordner"),
        ("modules/../../a-b.de.md", "mit .. aus dem Ordner"),
        ("modules/..", "mit .. aus dem Ordner"),
        ("/modules/a-b.de.md", "Wurzel"),
        ("C:/modules/a-b.de.md", "Wurzel"),
        ("c:a-b.de.md", "Wurzel"),
        ("modules\\a-b.de.md", "Rückstrich"),
        ("..\\a-b.de.md", "Rückstrich"),
        ("lager/modules/a-b.de.md", "zu tief"),
        ("modules/a/b.de.md", "zu tief"),
        ("modules/a-\x1b[2Jb.de.md", "Steuerzeichen"),
        ("modules/a-\u202eb.de.md", "Steuerzeichen"),
        ("modules/a-b.de.md\n", "Steuerzeichen"),
        ("modules/Aa-b.de.md", "gehört nicht"),
        ("modules/a-b.md", "gehört nicht"),
        ("modules/con.de.md", "gehört nicht"),
        ("modules/a-b.de.md.", "gehört nicht"),
        ("modules/a-b.de.md:strom", "gehört nicht"),
        (f"modules/a{'b' * 32}.de.md", "gehört nicht"),
        ("modules/.de.md", "gehört nicht"),
        ("media/tor.svg", "PNG oder JPEG"),
        ("media/tor.png.exe", "PNG oder JPEG"),
        ("media/.png", "PNG oder JPEG"),
        ("media/nul.png", "PNG oder JPEG"),
        ("ids.lock.json", "gehört nicht"),
        ("packs.lock.yaml", "gehört nicht"),
        ("taxonomy.yaml", "gehört nicht"),
        ("quizzes/x/", "zu tief"),
        ("run.sh", "gehört nicht"),
    ],
)
def test_a_name_that_leads_elsewhere_or_is_of_no_use_is_refused(name: str, words: str) -> None:
    (finding,) = refused(zipped({**TINY, name: b""}))
    assert finding.code == "Z002"
    assert words in finding.message
    assert "\x1b" not in str(finding)


def test_a_name_that_ends_for_one_program_and_goes_on_for_another_is_refused() -> None:
    raw = zipped({"modules/a-b.de.md#evil": b""}).replace(b"md#evil", b"md\0evil")
    (finding,) = refused(raw)
    assert "Steuerzeichen" in finding.message


def _symlink(written: ZipFile) -> None:
    written.filelist[0].external_attr = SYMLINK


def _encrypted(written: ZipFile) -> None:
    written.filelist[0].flag_bits |= 0x1


def _twice(written: ZipFile) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        written.writestr(ZipInfo("media/tor.png"), PNG)


def _in_capitals(written: ZipFile) -> None:
    written.writestr(ZipInfo("media/Tor.PNG"), PNG)


def _rare(method: int) -> Callable[[ZipFile], None]:
    return lambda written: written.writestr(ZipInfo("media/b.png"), PNG, compress_type=method)


def _overlapping(written: ZipFile) -> None:
    first, second, *_ = written.filelist
    second.header_offset = first.header_offset


def _covering(written: ZipFile) -> None:
    """The first file reaches over the second."""
    first, second, *_ = written.filelist
    first.compress_size = first.file_size = second.header_offset + 40


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_symlink, "Verweis"),
        (_encrypted, "verschlüsselt"),
        (_twice, "zweimal"),
        (_in_capitals, "zweimal"),
        (_rare(ZIP_BZIP2), "unübliche Weise"),
        (_rare(ZIP_LZMA), "unübliche Weise"),
        (_overlapping, "übereinander"),
        (_covering, "übereinander"),
    ],
)
def test_an_entry_that_is_not_a_plain_file_of_its_own_is_refused(
    change: Callable[[ZipFile], None], words: str
) -> None:
    findings = refused(zipped(TINY, change))
    assert any(finding.code == "Z002" and words in finding.message for finding in findings)


def _declared(*, size: int, packed_size: int) -> Callable[[ZipFile], None]:
    def change(written: ZipFile) -> None:
        for info in written.filelist:
            info.file_size, info.compress_size = size, packed_size

    return change


def test_a_bomb_is_refused_for_what_it_declares() -> None:
    finding, *_ = refused(zipped({"media/a.png": PNG}, _declared(size=4_000_000_000, packed_size=10)))
    assert (finding.code, finding.path) == ("Z003", "media/a.png")
    assert "1000 kB" in finding.message


def test_many_images_that_are_small_alone_are_a_bomb_together() -> None:
    images = {f"media/a{number}.png": PNG for number in range(61)}
    findings = refused(zipped(images, _declared(size=1_000_000, packed_size=20_000)))
    assert any(finding.code == "Z003" and "60 MB" in finding.message for finding in findings)


def test_a_file_that_is_blown_up_is_refused_for_its_ratio() -> None:
    raw = _deflated({"modules/a-b.de.md": b"a" * 100_000})
    (finding,) = refused(raw)
    assert "bläht sich" in finding.message


def test_a_file_that_is_larger_than_it_declares_is_refused() -> None:
    text = " ".join(str(number**3) for number in range(5_000)).encode()
    raw = _deflated({"modules/a-b.de.md": text}, declared=1_000)
    assert isinstance(read_entries(raw), tuple)
    assert isinstance(read_entries(_deflated({"modules/a-b.de.md": text})), dict)


def test_a_file_that_is_smaller_than_it_declares_is_refused() -> None:
    (finding,) = refused(_deflated({"modules/a-b.de.md": b"Text"}, declared=5))
    assert "anders groß als angegeben" in finding.message


def _deflated(files: dict[str, bytes], *, declared: int | None = None) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as written:
        for path, raw in files.items():
            written.writestr(path, raw)
        for info in written.filelist:
            info.file_size = info.file_size if declared is None else declared
    return buffer.getvalue()


def test_what_is_larger_than_a_bot_may_download_is_not_looked_at() -> None:
    (finding,) = refused(bytes(MOST_PACKED_BYTES + 1))
    assert "20 MB" in finding.message


def test_too_many_entries_are_counted_before_their_names_are_read() -> None:
    (finding,) = refused(zipped({f"media/a{number}.png": b"" for number in range(507)}))
    assert (finding.code, finding.path) == ("Z003", "Paket")


def test_a_directory_full_of_long_names_is_not_read() -> None:
    (finding,) = refused(zipped({f"{'a' * 60_000}{number}": b"" for number in range(5)}))
    assert (finding.code, finding.path) == ("Z003", "Paket")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK",
        b"kein Zip",
        SMALL + b"!",
        b"PK" + SMALL,
        SMALL[:-1],
        zipped(TINY, lambda written: setattr(written, "comment", b"Gruss")),
    ],
)
def test_what_is_no_plain_zip_file_is_refused(raw: bytes) -> None:
    (finding,) = refused(raw)
    assert finding.code == "Z001"


def test_a_second_directory_that_other_programs_would_read_is_refused() -> None:
    mark, *numbers, size, offset, comment = _END.unpack(SMALL[-22:])
    locator = b"PK\x06\x07" + bytes(16)
    end = _END.pack(mark, *numbers, size + len(locator), offset, comment)
    (finding,) = refused(SMALL[:-22] + locator + end)
    assert "unüblich gepackt" in finding.message


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(raw: bytes) -> None:
    assert isinstance(open_pack(raw), tuple)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), min_size=1, max_size=30),
    st.booleans(),
)
def test_no_damage_makes_it_fail(changes: list[tuple[int, int]], in_directory: bool) -> None:
    raw = bytearray(SMALL)
    for at, value in changes:
        # the directory stands at the end and is the part that is believed first
        raw[-1 - at % 330 if in_directory else at] = value
    found = open_pack(bytes(raw))
    assert isinstance(found, tuple) or found.files == TINY
