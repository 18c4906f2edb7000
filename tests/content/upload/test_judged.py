"""Does a trainer see all that is wrong with what was sent, and nothing else?"""

from content.edition import edition, shipped_taxonomy
from content.findings import Finding, summary
from content.library import library
from content.lock import Lock
from content.publish import locked
from content.upload import Document, Upload, read_upload
from content.upload.judged import Judged, judge
from learning.model import ModuleId, UnitKey
from tests.content.rulecase import HERE, changed, good_files
from tests.content.upload.sending import broken_files, built_in, documents, pictures_of, zipped

MODULE, QUIZ = "modules/daten-muster.de.md", "quizzes/daten-muster.de.md"


def _read(files: dict[str, bytes]) -> Upload:
    upload = read_upload(documents(files))
    assert isinstance(upload, Upload)
    return upload


def _judged(
    files: dict[str, bytes] | Upload,
    *,
    others: dict[str, bytes] | None = None,
    lock: Lock | None = None,
    taken: tuple[str, ...] = (),
    units: frozenset[UnitKey] | None = None,
) -> Judged:
    return judge(
        files if isinstance(files, Upload) else _read(files),
        others=others or {},
        taken=[ModuleId(one) for one in taken],
        lock=lock or {},
        taxonomy=shipped_taxonomy(),
        units=units,
    )


def _printed(findings: tuple[Finding, ...]) -> str:
    return "".join(f"{line}\n" for line in (*findings, summary(findings)))


# --- the faulty example -------------------------------------------------------------------------

EXPECTED = (HERE / "broken" / "expected.txt").read_text(encoding="utf-8")


def test_the_faulty_example_gives_all_its_findings_file_by_file() -> None:
    assert _printed(_judged(broken_files()).findings) == EXPECTED


def test_the_faulty_example_gives_all_its_findings_zipped() -> None:
    upload = read_upload([Document(name="x.zip", raw=zipped(broken_files()))])
    assert isinstance(upload, Upload)
    assert _printed(_judged(upload).findings) == EXPECTED


def test_it_gives_the_same_beside_other_modules_of_the_company() -> None:
    assert _printed(_judged(broken_files(), others=good_files(translated=True)).findings) == EXPECTED


# --- what is shown ------------------------------------------------------------------------------


def test_a_good_module_can_be_published_and_looked_at() -> None:
    judged = _judged({**built_in(), **pictures_of(built_in())})
    assert judged.modules == ("daten-bestand",)
    assert judged.findings == ()
    assert judged.is_publishable
    assert library(judged.edition).module(ModuleId("daten-bestand"), "de") is not None


def test_a_module_without_its_quiz_and_the_reverse_say_what_is_missing() -> None:
    files = built_in()
    module, quiz = list(files)
    alone = _judged({module: files[module], **pictures_of(files)})
    assert [str(finding) for finding in alone.findings] == [
        f"{module}:1: error Q001 Zum Modul fehlt das Quiz {quiz}."
    ]
    assert not alone.is_publishable
    assert [str(finding) for finding in _judged({quiz: files[quiz]}).findings] == [
        f"{quiz}:1: error Q001 Zum Quiz gibt es kein Modul {module}."
    ]


def test_one_half_meets_the_other_that_is_there_already() -> None:
    files = good_files()
    judged = _judged({QUIZ: files[QUIZ]}, others=files)
    assert judged.findings == ()
    assert [text.path for text in judged.edition.texts] == [MODULE, QUIZ]


def test_faults_that_were_there_before_are_not_shown() -> None:
    files = good_files()
    files[QUIZ] = files[QUIZ].replace(b"> Der Hof ist frei.", b"")
    assert _judged({MODULE: files[MODULE]}, others=files).findings == ()


def test_faults_that_a_change_causes_in_the_other_file_are_shown() -> None:
    files = good_files(translated=True)
    unit = "+\n+## Neu {#neu}\n+\n+### Problem\n+\n+A.\n+\n+### Einsicht\n+\n+B.\n+\n+> [!TIP]\n+> C.\n"
    unit += "+\n+### Ausprobieren\n+\n+D.\n+\n+> **Wenn** e, **dann** f."
    module = changed(changed(files[MODULE].decode(), unit), "-version: 2\n+version: 3").encode()
    assert [(finding.path, finding.code) for finding in _judged({MODULE: module}, others=files).findings] == [
        ("modules/daten-muster.en.md", "T001"),
        ("modules/daten-muster.en.md", "T003"),
        (QUIZ, "Q001"),
    ]


def test_other_modules_of_the_company_are_not_looked_at() -> None:
    judged = _judged(good_files(), others=broken_files())
    assert judged.findings == ()
    assert {text.id for text in judged.edition.texts} == {"daten-muster"}


def test_images_of_before_and_of_now_count() -> None:
    missing = _judged(built_in())
    pictures = pictures_of(built_in())
    assert [finding.code for finding in missing.findings] == ["S005"] * len(pictures)
    others = {f"media/{name}": raw for name, raw in pictures.items()}
    assert _judged(built_in(), others=others).findings == ()


def test_a_built_in_id_cannot_be_used_again() -> None:
    judged = _judged(good_files(), taken=("daten-muster",))
    assert [(finding.path, finding.line, finding.code) for finding in judged.findings] == [
        (MODULE, 3, "U007"),
        (QUIZ, 3, "U007"),
    ]
    assert "zum Beispiel daten-muster-bei-uns" in judged.findings[0].message
    assert not judged.is_publishable


def test_what_the_company_has_published_stays() -> None:
    files = good_files()
    lock = locked(edition(files))
    new = changed(
        files[QUIZ].decode(), "-### Was war bei euch? {#bei-euch .reflect}\n+### Und? {#und .reflect}"
    )
    (finding,) = _judged({QUIZ: new.encode()}, others=files, lock=lock).findings
    assert (finding.path, finding.code) == (QUIZ, "P001")


def test_the_lock_of_other_modules_is_left_alone() -> None:
    files = good_files()
    lock = {**locked(edition(files)), **locked(edition(built_in()))}
    judged = _judged(files, lock=lock)
    assert judged.findings == ()
    assert {**lock, **locked(judged.edition)} == lock


def test_an_unreadable_file_is_told_once() -> None:
    files = good_files()
    lock = locked(edition(files))
    latin = files[MODULE].decode().encode("latin-1", "replace")
    findings = _judged({MODULE: latin}, others=files, lock=lock).findings
    assert [finding.code for finding in findings if finding.path == MODULE] == ["M001"]
    assert not any(finding.path == "ids.lock.json" for finding in findings)


def test_findings_of_sorting_are_among_them() -> None:
    upload = read_upload([*documents(good_files()), Document(name="x.md", raw=b"# T\n")])
    assert isinstance(upload, Upload)
    assert [finding.code for finding in _judged(upload).findings] == ["U002"]


# --- notes --------------------------------------------------------------------------------------

HEAD = "---\nschema: local/1\nmodule: daten-muster\nlanguage: de\n---\n\n"


def _notes(text: str) -> dict[str, bytes]:
    return {"notizen.md": f"{HEAD}{text}".encode()}


def test_notes_are_read_and_their_units_looked_up() -> None:
    units = frozenset({UnitKey("daten-muster/zettel")})
    judged = _judged(_notes("## A {#zettel}\n\nA.\n\n## B {#zetel}\n\nB.\n"), units=units)
    assert [note.unit for notes in judged.notes for note in notes.notes] == [
        "daten-muster/zettel",
        "daten-muster/zetel",
    ]
    assert [finding.code for finding in judged.findings] == ["L006"]
    assert judged.modules == ()
    assert _judged(_notes("## A {#zettel}\n\nA.\n") | good_files(), units=frozenset()).findings == ()


def test_faulty_notes_are_told() -> None:
    judged = _judged(_notes("## A\n\nA.\n"))
    assert [finding.code for finding in judged.findings] == ["L002"]
    assert judged.notes == ()
