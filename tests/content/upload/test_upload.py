"""Does a trainer's file find its place, whatever it is called?"""

import pytest

from content.upload import Document, Limits, Refusal, Upload, read_upload
from tests.content.upload.sending import JPEG, PNG, broken_files, built_in, documents, zipped

MODULE, QUIZ = built_in().values()
PATHS = ["modules/daten-bestand.de.md", "quizzes/daten-bestand.de.md"]
NOTES = b"---\nschema: local/1\nmodule: daten-bestand\nlanguage: de\n---\n\n## X {#differenz}\n\nAn Tor 3.\n"


def _upload(*sent: Document) -> Upload:
    upload = read_upload(sent)
    assert isinstance(upload, Upload), upload
    return upload


def _refused(*sent: Document) -> list[str]:
    refusal = read_upload(sent)
    assert isinstance(refusal, Refusal)
    assert refusal.findings
    assert all(finding.is_error for finding in refusal.findings)
    return [str(finding) for finding in refusal.findings]


def _document(name: str, raw: bytes) -> Document:
    return Document(name=name, raw=raw)


# --- texts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "daten-bestand.de.md",
        "daten-bestand.de (1).md",
        "daten-bestand.de.md.txt",
        "daten-bestand.de - Kopie.md",
        "Mein Modul (1).md",
        "modul.txt",
        "MODUL.MD",
        "document",
        "../../etc/passwd.md",
        "C:\\Users\\karin\\modul.md",
        "\u202e\x00.md",
        "",
    ],
)
def test_a_renamed_file_is_filed_by_its_head(name: str) -> None:
    upload = _upload(_document(name, MODULE), _document(name, QUIZ))
    assert list(upload.texts) == PATHS
    assert upload.texts[PATHS[1]] == QUIZ
    assert upload.findings == ()


def test_a_zip_file_may_have_its_folders_at_any_depth_or_none() -> None:
    deep = zipped({f"Downloads/2027/neu/{path}": raw for path, raw in built_in().items()})
    flat = zipped({"eins.md": MODULE, "zwei.md": QUIZ})
    for raw in (deep, flat):
        assert list(_upload(_document("Archiv.zip", raw)).texts) == PATHS


def test_several_zip_files_and_files_are_one_sending() -> None:
    packed = zipped({"m.md": MODULE})
    upload = _upload(_document("a.zip", packed), _document("q.md", QUIZ), _document("fach-c14.png", PNG))
    assert list(upload.texts) == PATHS
    assert upload.media == {"fach-c14.png": PNG}


def test_a_zip_file_without_its_ending_is_known_by_its_first_bytes() -> None:
    assert list(_upload(_document("download", zipped({"m.md": MODULE}))).texts) == PATHS[:1]


def test_self_checks_and_notes_have_their_places() -> None:
    self_check = b"---\nschema: self-check/1\nid: start\nlanguage: en\n---\n"
    upload = _upload(_document("a.md", self_check), _document("b.md", NOTES))
    assert list(upload.texts) == ["quizzes/start.en.md"]
    assert upload.notes == {"bei-uns/daten-bestand.de.md": NOTES}


@pytest.mark.parametrize(
    ("head", "name", "path"),
    [
        ("schema: modul/1\nid: a-b\nlanguage: de", "x.md", "modules/a-b.de.md"),
        ("schema: quiz/2\nmodule: a-b\nlanguage: de", "x.md", "quizzes/a-b.de.md"),
        ("id: a-b\nlanguage: en", "x.md", "modules/a-b.en.md"),
        ("module: a-b\nlanguage: en", "x.md", "quizzes/a-b.en.md"),
        ("schema: module/1\nid: a-b", "x.md", "modules/a-b.de.md"),
        ("schema: module/1\nid: a-b", "a-b.en.md", "modules/a-b.en.md"),
        ("schema: module/1\nlanguage: en", "a-b.de.md", "modules/a-b.en.md"),
        ("schema: module/1\nid: Größe messen\nlanguage: de", "x.md", "modules/groesse-messen.de.md"),
        ("schema: module/1\nid: ../../x\nlanguage: de/../..", "x.md", "modules/x.de.md"),
        ("schema: module/1\nid: a-b\nlanguage: de\ntitle: [offen", "x.md", "modules/a-b.de.md"),
        ('schema: "module/1" # so\nid: \'a-b\'\nlanguage: de\ntitle: "offen', "x.md", "modules/a-b.de.md"),
    ],
)
def test_a_head_with_faults_is_read_as_far_as_it_goes(head: str, name: str, path: str) -> None:
    upload = _upload(_document(name, f"---\n{head}\n---\n\n# T\n".encode()))
    assert list(upload.texts) == [path]


def test_a_head_without_its_lines_is_read_too() -> None:
    upload = _upload(_document("x.md", b"\n\nschema: module/1\nid: a-b\nlanguage: de\n\n# T\n"))
    assert list(upload.texts) == ["modules/a-b.de.md"]


def test_without_a_head_the_folder_and_a_good_name_will_do() -> None:
    upload = _upload(_document("x.zip", zipped({"x/Quizzes/a-b.de.md": b"# Quiz\n"})))
    assert list(upload.texts) == ["quizzes/a-b.de.md"]


@pytest.mark.parametrize("name", ["a-b.de.md", "notiz.txt", "x.md"])
def test_where_nothing_says_what_it_is_the_head_is_explained(name: str) -> None:
    (told,) = _refused(_document(name, b"# Ein Titel\n\nText\n"))
    assert told.startswith(f"{name}:1: error U002 Nicht zu erkennen, was das ist.")
    assert "schema: module/1" in told


def test_beside_good_files_a_silent_one_is_an_error() -> None:
    upload = _upload(_document("m.md", MODULE), _document("x.md", b"# Ein Titel\n"))
    assert [(finding.path, finding.code, finding.is_error) for finding in upload.findings] == [
        ("x.md", "U002", True)
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_another_encoding_is_told(encoding: str) -> None:
    (told,) = _refused(_document("modul.md", MODULE.decode().encode(encoding)))
    assert "M001 Datei ist kein UTF-8" in told


def test_an_empty_file_is_told() -> None:
    assert "M001 Datei ist leer" in _refused(_document("modul.md", b""))[0]


def test_a_good_name_that_says_something_else_is_asked_about() -> None:
    (finding,) = _upload(_document("daten-inventur.de.md", MODULE)).findings
    assert str(finding) == (
        "modules/daten-bestand.de.md:1: warning U003 Die Datei heißt „daten-inventur.de“, im Kopf steht"
        " „daten-bestand.de“. Es gilt der Kopf. Prüfe, ob er stimmt."
    )


def test_two_versions_of_one_file_are_an_error_and_the_first_is_kept() -> None:
    upload = _upload(_document("a.md", MODULE), _document("b.md", MODULE + b"\nMehr.\n"))
    (finding,) = upload.findings
    assert (finding.path, finding.code, finding.is_error) == (PATHS[0], "U004", True)
    assert "„b.md“ ist eine zweite Fassung" in finding.message
    assert upload.texts == {PATHS[0]: MODULE}


def test_the_same_file_twice_is_a_hint() -> None:
    (finding,) = _upload(_document("a.md", MODULE), _document("a (1).md", MODULE)).findings
    assert (finding.code, finding.is_error) == ("U004", False)


# --- images -------------------------------------------------------------------------------------


def test_images_are_known_by_their_first_bytes() -> None:
    upload = _upload(_document("a.jpg", PNG), _document("b (2).JPEG", JPEG))
    assert upload.media == {"a.jpg": PNG, "b.JPEG": JPEG}


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.png", b"GIF89a", "weder PNG noch JPEG"),
        ("a.png", b"<svg/>", "weder PNG noch JPEG"),
        ("a.webp", b"RIFF", "weder PNG noch JPEG"),
        ("a.heic", b"\x00\x00", "weder PNG noch JPEG"),
        ("a.png", PNG + b"\x00" * 1_000_000, "größer als 1 MB"),
        ("Fach C14.png", PNG, "Name des Bildes"),
        ("fächer.png", PNG, "Name des Bildes"),
        ("bild.txt", PNG, "Name des Bildes"),
        (".png", PNG, "Name des Bildes"),
    ],
)
def test_an_image_that_cannot_be_shown_is_told(name: str, raw: bytes, message: str) -> None:
    (told,) = _refused(_document(name, raw))
    assert f"{name}:1: error U005" in told
    assert message in told


def test_two_images_of_one_name_are_an_error() -> None:
    upload = _upload(_document("x.zip", zipped({"media/a.png": PNG, "alt/A.png": JPEG})))
    assert [(finding.path, finding.code) for finding in upload.findings] == [("a.png", "U004")]


# --- what is no part of it ----------------------------------------------------------------------


def test_other_files_are_left_out_and_named_together() -> None:
    others = {f"x/{at}.docx": b"x" for at in range(1, 8)} | {"README.md": b"# Lies mich", "LICENSE": b"x"}
    upload = _upload(_document("x.zip", zipped({"m.md": MODULE, **others, "._m.md": b"\x00"})))
    (finding,) = upload.findings
    assert str(finding) == (
        "1.docx:1: warning U006 Das ist weder Modul noch Quiz noch Bild und bleibt weg."
        " Ebenso „2.docx“, „3.docx“, „4.docx“, „5.docx“ und 4 weitere."
    )


def test_a_word_file_alone_is_refused_as_what_it_is() -> None:
    (told,) = _refused(_document("Modul.docx", zipped({"word/document.xml": b"<w/>"})))
    assert told.startswith("Modul.docx:1: error U006")


def test_nothing_at_all_is_refused() -> None:
    assert "Hier ist keine Datei" in _refused()[0]
    assert "Hier ist keine Datei" in _refused(_document("x.zip", zipped({"__MACOSX/._a": b"x"})))[0]


def test_one_unsafe_archive_refuses_the_whole_sending() -> None:
    told = _refused(*documents(built_in()), _document("böse.zip", zipped({"../a.md": b"x"})))
    assert len(told) == 1
    assert "U001" in told[0]


def test_the_limits_hold_for_all_files_together() -> None:
    several = [_document("a.md", MODULE), _document("b.zip", zipped({"c.md": QUIZ, "d.png": PNG}))]
    refusal = read_upload(several, limits=Limits(files=2))
    assert isinstance(refusal, Refusal)
    assert "Das sind 3 Dateien, höchstens 2" in refusal.findings[0].message
    refusal = read_upload(several, limits=Limits(unpacked_bytes=1_000))
    assert isinstance(refusal, Refusal)
    assert "Schick sie in Teilen" in refusal.findings[0].message


def test_the_faulty_example_lands_in_one_place_both_ways() -> None:
    files = broken_files()
    for sent in ([_document("x.zip", zipped(files))], documents(files)):
        assert _upload(*sent).texts == files
