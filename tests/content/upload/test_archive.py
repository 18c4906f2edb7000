"""Is every zip file opened that is one, and none that wants to be more?"""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.upload.archive import LIMITS, MOST_FINDINGS, Limits, unzip
from tests.content.upload.sending import built_in, entry, zipped

FILES = {"ordner/modules/a.de.md": b"---\n" * 400, "quizzes/a.de.md": b"x"}


def _messages(raw: bytes, limits: Limits = LIMITS) -> list[str]:
    refused = unzip(raw, limits, name="sendung.zip")
    assert isinstance(refused, tuple)
    assert refused
    assert all(finding.is_error and finding.code == "U001" for finding in refused)
    return [finding.message for finding in refused]


def _packed(*entries: tuple[zipfile.ZipInfo, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, raw in entries:
            archive.writestr(info, raw)
    return buffer.getvalue()


def _patched(raw: bytes, mark: bytes, offset: int, value: bytes) -> bytes:
    """With some bytes behind the last such mark replaced."""
    at = raw.rindex(mark) + offset
    return raw[:at] + value + raw[at + len(value) :]


# --- what is opened -----------------------------------------------------------------------------


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_files_come_out_as_they_went_in(method: int) -> None:
    assert unzip(zipped(FILES, method=method)) == FILES


def test_what_a_mac_or_windows_adds_is_passed_over() -> None:
    added = {
        "__MACOSX/ordner/._a.de.md": b"\x00",
        "ordner/.DS_Store": b"\x00",
        "x/Thumbs.db": b"",
        "._b": b"",
    }
    assert unzip(zipped({**FILES, **added})) == FILES


def test_folders_and_single_points_are_no_files() -> None:
    raw = _packed((entry("ordner/", mode=0o040755), b""), (entry("./ordner//a.md"), b"x"))
    assert unzip(raw) == {"ordner/a.md": b"x"}


def test_names_are_composed_as_they_are_typed() -> None:
    assert unzip(zipped({"fa\u0308cher.png": b"x"})) == {"fächer.png": b"x"}


def test_names_of_a_mac_that_does_not_say_utf_8_are_read() -> None:
    raw = zipped({"faecher.png": b"x"}).replace(b"faecher.png", "fächer.png".encode())
    assert unzip(raw) == {"fächer.png": b"x"}


# --- what is refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../modules/a.de.md", "führt mit „..“"),
        ("modules/../../a.de.md", "führt mit „..“"),
        ("/etc/passwd", "Anfang der Festplatte"),
        ("C:/a.de.md", "Anfang der Festplatte"),
        ("c:a.de.md", "Anfang der Festplatte"),
        ("modules\\a.de.md", "enthält „\\“"),
        ("..\\a.de.md", "enthält „\\“"),
        ("modules/a\nb.md", "unlesbare Zeichen"),
        ("modules/a\x00b.md", "unlesbare Zeichen"),
        ("modules/\u202edm.a", "unlesbare Zeichen"),
        ("a" * 201, "länger als 200 Zeichen"),
        ("./", "unlesbare Zeichen"),
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(name: str, message: str) -> None:
    (told,) = _messages(_packed((entry(name), b"x"), (entry("modules/b.de.md"), b"x")))
    assert message in told


@pytest.mark.parametrize("mode", [0o120777, 0o010644, 0o020644, 0o060644, 0o140644])
def test_a_link_or_device_is_refused(mode: int) -> None:
    (told,) = _messages(_packed((entry("modules/a.de.md", mode=mode), b"/etc/passwd")))
    assert "Verweis" in told


def test_the_same_name_in_any_case_twice_is_refused() -> None:
    (told,) = _messages(_packed((entry("a.md"), b"1"), (entry("b.md"), b"1"), (entry("A.MD"), b"2")))
    assert "zweimal" in told


def test_a_password_is_refused() -> None:
    raw = zipped({"a.md": b"x"})
    encrypted = _patched(_patched(raw, b"PK\x01\x02", 8, b"\x01\x00"), b"PK\x03\x04", 6, b"\x01\x00")
    assert "Passwort" in _messages(encrypted)[0]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_odd_methods_are_refused(method: int) -> None:
    assert "ungewöhnlich gepackt" in _messages(zipped({"a.md": b"x"}, method=method))[0]


def test_an_unknown_method_is_refused() -> None:
    raw = _patched(zipped({"a.md": b"x"}), b"PK\x01\x02", 10, b"\x63\x00")
    assert "ungewöhnlich gepackt" in _messages(raw)[0]


@pytest.mark.parametrize("name", ["innen.zip", "innen", "innen.tar.gz"])
def test_an_archive_in_an_archive_is_refused(name: str) -> None:
    assert "noch eine gepackte Datei" in _messages(zipped({name: zipped(FILES)}))[0]


def test_a_small_file_that_grows_large_is_refused() -> None:
    assert "auffällig groß" in _messages(zipped({"a.md": b"a" * 10_000_000}))[0]


def test_a_size_that_is_too_large_in_sum_is_refused_before_anything_is_unpacked() -> None:
    raw = zipped({f"{at}.md": b"a" * 90_000 for at in range(150)})
    assert len(raw) < 100_000
    assert isinstance(unzip(raw), dict)
    assert "größer als 1 MB" in _messages(raw, Limits(unpacked_bytes=1_000_000))[0]


def test_a_file_that_declares_less_than_it_holds_is_refused() -> None:
    raw = zipped({"a.md": b"a" * 50_000})
    assert "beschädigt" in _messages(_patched(raw, b"PK\x01\x02", 24, struct.pack("<L", 10)))[0]


def test_a_declared_size_is_not_believed_though_its_checksum_fits() -> None:
    """The check sum is that of the first ten bytes: only the real end of the stream gives it away."""
    raw = zipped({"a.md": b"a" * 50_000})
    honest = zipped({"a.md": b"a" * 10})
    checksum = honest[honest.rindex(b"PK\x01\x02") + 16 :][:4]
    lying = _patched(_patched(raw, b"PK\x01\x02", 24, struct.pack("<L", 10)), b"PK\x01\x02", 16, checksum)
    assert "beschädigt" in _messages(lying)[0]


def test_a_file_that_declares_more_than_it_holds_is_refused() -> None:
    raw = zipped({"a.md": b"a" * 50})
    assert "beschädigt" in _messages(_patched(raw, b"PK\x01\x02", 24, struct.pack("<L", 90)))[0]


def test_files_that_share_their_bytes_are_refused() -> None:
    """Each of a hundred entries points at the same stream."""
    names = [f"{at:03}.md" for at in range(100)]
    raw = zipped({names[0]: bytes(range(256)) * 30})
    list_at, end_at = raw.index(b"PK\x01\x02"), raw.index(b"PK\x05\x06")
    one = raw[list_at:end_at]
    listed = b"".join(one.replace(names[0].encode(), name.encode()) for name in names)
    end = struct.pack("<LHHHHLLH", 0x06054B50, 0, 0, 100, 100, len(listed), list_at, 0)
    assert "beschädigt" in _messages(raw[:list_at] + listed + end)[0]


def test_too_many_files_and_far_too_many_entries_are_refused() -> None:
    assert "hat 201 Dateien" in _messages(zipped({f"{at}.md": b"x" for at in range(201)}))[0]
    assert isinstance(unzip(zipped({f"{at}.md": b"x" for at in range(200)})), dict)
    many = zipped({f"{at}/": b"" for at in range(1_001)})
    assert "mehr als 1000 Einträge" in _messages(many)[0]


def test_more_than_five_megabytes_are_refused_unread() -> None:
    assert "größer als 5 MB" in _messages(b"PK\x03\x04" + b"\x00" * 5_000_000)[0]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "beschädigt"),
        (b"kein Archiv", "beschädigt"),
        (zipped({}), "leer"),
        (b"PK\x03\x04" + b"\x00" * 60, "beschädigt"),
        (b"MZ" + zipped(FILES), "beschädigt"),
    ],
)
def test_what_is_no_archive_is_told(raw: bytes, message: str) -> None:
    assert message in _messages(raw)[0]


@pytest.mark.parametrize("at", range(0, 400, 23))
def test_a_download_that_broke_off_is_refused(at: int) -> None:
    raw = zipped(FILES)
    assert "beschädigt" in _messages(raw[: min(at, len(raw) - 1)])[0]


def test_a_changed_byte_is_noticed_by_the_checksum() -> None:
    raw = zipped({"a.md": b"genau so"}, method=zipfile.ZIP_STORED)
    assert "beschädigt" in _messages(raw.replace(b"genau", b"Genau"))[0]


def test_an_entry_without_a_name_is_refused() -> None:
    raw = zipped({"a": b"x"}, method=zipfile.ZIP_STORED)
    nameless = _patched(raw, b"PK\x01\x02", 28, b"\x00\x00\x01\x00")  # the letter counts as an extra field
    assert "unlesbare Zeichen" in _messages(nameless)[0]


def test_a_hundred_faults_are_told_by_the_first_twenty() -> None:
    raw = zipped({f"../{at}.md": b"x" for at in range(100)})
    assert len(_messages(raw)) == MOST_FINDINGS


# --- whatever else ------------------------------------------------------------------------------

DAMAGES: tuple[Callable[[bytes, int, int], bytes], ...] = (
    lambda raw, at, value: raw[:at] + bytes([value]) + raw[at + 1 :],
    lambda raw, at, value: raw[:at] + raw[at + value % 40 :],
    lambda raw, at, value: raw[:at] + raw[at : at + value % 40] + raw[at:],
    lambda raw, at, value: raw[:at] + struct.pack("<L", 2**32 - 1 - value) + raw[at + 4 :],
)


@given(data=st.data())
@settings(max_examples=400, deadline=None)
def test_a_damaged_archive_gives_files_or_findings(data: st.DataObject) -> None:
    raw = zipped({**built_in(), "ä/b.png": b"x"}, method=data.draw(st.sampled_from([0, 8])))
    list_at = raw.index(b"PK\x01\x02")
    for _ in range(data.draw(st.integers(1, 4))):
        # most of what can be wrong stands in the list at the end
        first = data.draw(st.sampled_from([0, min(list_at, len(raw) - 1)]))
        damage = data.draw(st.sampled_from(DAMAGES))
        raw = damage(raw, data.draw(st.integers(first, len(raw) - 1)), data.draw(st.integers(0, 255)))
    opened = unzip(raw)
    if isinstance(opened, tuple):
        assert opened
        assert all(str(finding).isprintable() for finding in opened)
    else:
        assert all(".." not in path.split("/") and not path.startswith("/") for path in opened)
