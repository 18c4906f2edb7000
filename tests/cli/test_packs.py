"""What does a trainer see of packs on the command line, and how does each command end?"""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.cli.packs import app
from content.packs.entries import read_entries
from tests.cli.packing import CHAMBER_KEY, MODULE, OTHER, STRANGER_KEY, file_of, installed, run, tree_of
from tests.content.packs.making import CHAMBER, details, note, packed, zipped
from tests.content.packs.serving import Answer, serving
from tests.content.rulecase import GOOD, good_files


@pytest.fixture
def content(folder: Path) -> Path:
    return Path(shutil.copytree(GOOD, folder / "inhalt"))


def test_a_new_key_is_for_its_owner_alone_and_never_written_over(folder: Path) -> None:
    result = run("pack-key", "--out", "wir.pem")
    assert result.exit_code == 0
    assert stat.S_IMODE((folder / "wir.pem").stat().st_mode) == 0o600
    public = next(line.rsplit(" ", 1)[1] for line in result.stdout.splitlines() if "zum Weitergeben" in line)
    assert len(public) == 44
    before = (folder / "wir.pem").read_bytes()
    again = run("pack-key", "--out", "wir.pem")
    assert again.exit_code == 2
    assert "gibt es schon" in again.output
    assert (folder / "wir.pem").read_bytes() == before
    assert run("pack-key", "--out", folder / "fort" / "wir.pem").exit_code == 2


def test_modules_go_from_one_company_to_another_with_the_name_of_their_maker(
    folder: Path, content: Path
) -> None:
    key = run("pack-key", "--out", "wir.pem").stdout
    public = key.split("zum Weitergeben: ")[1].splitlines()[0]
    fingerprint = key.split("zum Vorlesen: ")[1].strip()
    asked = ("--name", "lager", "--title", "Lager", "--origin", "Werft Nord", "--changes", "Erste Ausgabe")
    made = run("pack", content, *asked, "--sign-key", "wir.pem")
    assert made.stdout == (
        f"Gepackt: lager-1.pausenbrot.zip\nModule: daten-muster\nUnterschrieben: {fingerprint}\n"
    )
    result = run("unpack", "lager-1.pausenbrot.zip", "--out", "neu", "--trust", f"Die Werft={public}")
    assert result.stdout == (
        "Lager (lager), Version 1\n"
        "Lizenz: CC-BY-SA-4.0\n"
        "Von, nach eigener Angabe: Werft Nord\n"
        "Sprachen: de, en\n"
        "Module: daten-muster\n"
        f"Unterschrift: unterschrieben von Die Werft ({fingerprint})\n"
        "Was sich geändert hat:\n"
        "  1: Erste Ausgabe\n"
        "Ausgepackt nach neu: 4 Dateien neu, 0 Dateien ersetzt.\n"
    )
    assert result.exit_code == 0
    assert {**tree_of(content), "packs.lock.yaml": b""} == {**tree_of(folder / "neu"), "packs.lock.yaml": b""}


def test_pack_yaml_says_what_is_the_same_every_time(folder: Path, content: Path) -> None:
    (content / "pack.yaml").write_text(
        "name: lager\ntitle: Lager\nversion: 2\norigin:\n  name: IHK\n  address: ihk.example\n"
        "changelog:\n- version: 1\n  changes: Erste Ausgabe\n",
        encoding="utf-8",
    )
    assert run("pack", content, "--version", "3", "--changes", "Mehr", "--out", "x.zip").exit_code == 0
    shown = run("unpack", "x.zip").stdout
    assert "Lager (lager), Version 3\n" in shown
    assert "IHK, ihk.example\n" in shown
    assert "  3: Mehr\n  1: Erste Ausgabe\n" in shown
    assert "nicht unterschrieben. Jeder kann es gemacht haben." in shown
    assert shown.endswith("Nur angesehen. Auspacken mit: --out ORDNER\n")
    assert sorted(path.name for path in folder.iterdir()) == ["inhalt", "x.zip"]


def test_all_that_is_missing_is_asked_for_at_once(content: Path) -> None:
    result = run("pack", content)
    assert result.exit_code == 2
    assert "Es fehlt: --name, --origin." in result.output


def test_what_cannot_be_packed_ends_with_1_and_its_findings(folder: Path, content: Path) -> None:
    named = ("--name", "lager", "--origin", "IHK")
    unknown = run("pack", content, "--modules", "daten-mustre", *named)
    assert unknown.exit_code == 1
    assert "Meintest du „daten-muster“?" in unknown.stdout
    wrong = run("pack", content, "--name", "Mein Lager", "--origin", "IHK")
    assert (wrong.exit_code, "So kann ein Paket nicht heißen" in wrong.stdout) == (1, True)
    (content / "pack.yaml").write_text("nam: lager\n", encoding="utf-8")
    draft = run("pack", content, *named)
    assert (draft.exit_code, "Meintest du „name“?" in draft.stdout) == (1, True)
    (content / "quizzes" / "daten-muster.de.md").unlink()
    faulty = run("pack", content, *named)
    assert (faulty.exit_code, "Q001" in faulty.stdout) == (1, True)
    assert sorted(path.name for path in folder.iterdir()) == ["inhalt"]


def test_local_notes_leave_the_house_only_when_asked_for(content: Path) -> None:
    (content / "bei-uns").mkdir()
    (content / "bei-uns" / "daten-muster.de.md").write_bytes(note("Frag Tom."))
    named = ("--name", "lager", "--origin", "IHK", "--out", "x.zip")
    assert "bleibt bei euch: 1 Datei aus bei-uns/" in run("pack", content, *named).stdout
    assert b"Frag Tom." not in Path("x.zip").read_bytes()
    run("pack", content, *named, "--with-local-notes")
    assert b"Frag Tom." in Path("x.zip").read_bytes()


def test_a_changed_pack_is_refused_before_anything_is_written(folder: Path) -> None:
    raw = packed()
    at = raw.index(b"Gestern")
    changed = run("unpack", file_of(folder, raw[:at] + b"M" + raw[at + 1 :]), "--out", "neu")
    assert changed.exit_code == 1
    assert changed.stdout.endswith("1 Fehler, 0 Hinweise\n")
    entries = read_entries(raw)
    assert isinstance(entries, dict)
    entries["pack.yaml"] = entries["pack.yaml"].replace(b"Lager: die", b"Werft: die")
    broken = run("unpack", file_of(folder, zipped(entries)), "--out", "neu")
    assert broken.exit_code == 1
    assert "Unterschrift: passt nicht. Jemand hat etwas geändert." in broken.stdout
    assert not (folder / "neu").exists()


@pytest.mark.parametrize("trust", [STRANGER_KEY, f"IHK={STRANGER_KEY}"])
def test_who_names_a_key_gets_nothing_from_anybody_else(folder: Path, trust: str) -> None:
    for key in (CHAMBER, None):
        result = run("unpack", file_of(folder, packed(key=key)), "--out", "neu", "--trust", trust)
        assert result.exit_code == 1
        assert "Kein Schlüssel, den du mit --trust nennst, hat es unterschrieben." in result.output
    assert not (folder / "neu").exists()


def test_keys_may_stand_in_a_file(folder: Path) -> None:
    (folder / "schluessel.txt").write_text(f"# Netzwerk\nIHK = {CHAMBER_KEY}\n", encoding="utf-8")
    result = run("unpack", file_of(folder, packed()), "--trust", "schluessel.txt", "--trust", STRANGER_KEY)
    assert "unterschrieben von IHK (" in result.stdout


def test_content_with_an_error_is_refused(folder: Path) -> None:
    files = {**good_files(), MODULE: good_files()[MODULE].replace(b"area: daten", b"area: datne")}
    result = run("unpack", file_of(folder, packed(files)), "--out", "neu")
    assert result.exit_code == 1
    assert f"{MODULE}:8: error M004" in result.stdout
    assert not (folder / "neu").exists()


def test_a_script_replaces_nothing_unless_it_says_so(folder: Path) -> None:
    target = installed(folder)
    before = tree_of(target)
    new = file_of(folder, packed(OTHER))
    for option in ([], ["--yes"]):
        result = run("unpack", new, "--out", target, *option)
        assert result.exit_code == 1
        assert f"Das wird ersetzt:\n  {MODULE}\n" in result.stdout
        assert "Mit --replace ersetzt du" in result.output
        assert tree_of(target) == before
    done = run("unpack", new, "--out", target, "--replace")
    assert done.stdout.endswith("0 Dateien neu, 1 Datei ersetzt.\n")
    assert tree_of(target)[MODULE] == OTHER[MODULE]
    assert run("unpack", new, "--out", target).stdout.endswith("Das alles liegt schon hier.\n")


def test_an_older_version_has_to_be_wanted(folder: Path) -> None:
    target = installed(folder, version=2)
    old = file_of(folder, packed(OTHER, of=details(version=1)))
    result = run("unpack", old, "--out", target)
    assert result.exit_code == 1
    assert "Achtung: Es ist älter als das, was hier liegt." in result.stdout
    assert run("unpack", old, "--out", target, "--replace").exit_code == 0


def test_notes_of_the_company_survive_every_update(folder: Path) -> None:
    target = installed(folder)
    own = target / "bei-uns" / "daten-muster.de.md"
    own.parent.mkdir()
    own.write_text("Frag Tom.", encoding="utf-8")
    pack = file_of(folder, packed({**OTHER, "bei-uns/daten-muster.de.md": note("Frag Eva.")}))
    result = run("unpack", pack, "--out", target, "--replace")
    assert "Eure Notizen bleiben, wie sie sind: bei-uns/daten-muster.de.md" in result.stdout
    assert own.read_text(encoding="utf-8") == "Frag Tom."


def test_a_strange_module_of_the_same_name_comes_beside_the_own(folder: Path, content: Path) -> None:
    before = tree_of(content)
    result = run("unpack", file_of(folder, packed(OTHER)), "--out", content)
    assert result.exit_code == 0
    assert "  daten-muster heißt hier daten-lager-muster\n" in result.stdout
    after = tree_of(content)
    assert {path: after[path] for path in before} == before
    assert "modules/daten-lager-muster.de.md" in after


def test_a_disk_that_does_not_take_all_is_left_as_it_was(folder: Path) -> None:
    target = installed(folder)
    (target / "media").write_bytes(b"eine Datei")
    before = tree_of(target)
    image = {"media/tor.png": b"\x89PNG\r\n\x1a\n"}
    shown = OTHER[MODULE].replace(b"**Tor**.", b"**Tor**. ![Ein Tor](../media/tor.png)")
    pack = file_of(folder, packed({**OTHER, MODULE: shown, **image}))
    result = run("unpack", pack, "--out", target, "--replace")
    assert result.exit_code == 2
    assert "Nichts wurde geändert. Schreiben geht nicht:" in result.output
    assert tree_of(target) == before


@contextmanager
def _typing(words: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Somebody at a terminal who answers with these words."""
    keyboard, terminal = os.openpty()
    os.write(keyboard, f"{words}\n".encode())
    with os.fdopen(terminal, encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield
    os.close(keyboard)


@pytest.mark.parametrize(
    ("words", "ends_with", "code"), [("ja", "Datei ersetzt.\n", 0), ("nein", "geändert.\n", 1)]
)
def test_somebody_at_a_terminal_is_asked(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: str,
    ends_with: str,
    code: int,
) -> None:
    target = installed(folder)
    before = tree_of(target)
    pack = file_of(folder, packed(OTHER))
    with _typing(words, monkeypatch), pytest.raises(SystemExit) as end:
        app(["unpack", str(pack), "--out", str(target)])
    printed = capsys.readouterr().out
    assert end.value.code == code
    assert "Das wird ersetzt:" in printed
    assert printed.endswith(ends_with)
    assert (tree_of(target) == before) is (words == "nein")


@pytest.mark.parametrize(
    "arguments",
    [
        ["unpack", "fort.zip"],
        ["unpack", "ordner"],
        ["unpack", "http://127.0.0.1:9/x.zip"],
        ["unpack", "http://8.8.8.8/x.zip"],
        ["unpack", "pack.zip", "--out", "pack.zip"],
        ["unpack", "pack.zip", "--trust", "kein Schlüssel"],
        ["unpack", "pack.zip", "--trust", "x" * 5000],
        ["unpack"],
        ["pack", "fort", "--name", "a", "--origin", "b"],
        ["pack", "ordner", "--sign-key", "fort.pem"],
        ["pack", "ordner", "--sign-key", "pack.zip"],
        ["pack", "ordner", "--name", "a", "--origin", "b"],
        ["pack-index", "fort"],
        ["pack-updates", "fort"],
        ["pack-key"],
    ],
)
def test_what_cannot_be_read_or_understood_ends_with_2(folder: Path, arguments: list[str]) -> None:
    file_of(folder, packed(), "pack.zip")
    (folder / "ordner").mkdir()
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.output.strip()
    assert "Traceback" not in result.output


def test_a_file_that_is_no_pack_ends_with_1(folder: Path) -> None:
    for raw in (b"kein Zip", zipped({"../x.md": b"x"})):
        assert run("unpack", file_of(folder, raw), "--out", "neu").exit_code == 1
    assert not (folder / "neu").exists()


def test_a_pack_is_fetched_from_an_address(folder: Path) -> None:
    with serving({"/lager.zip": Answer(body=packed())}) as served:
        result = run("unpack", f"{served.address}/lager.zip", "--out", "neu", "--yes")
    assert result.exit_code == 0
    assert (folder / "neu" / MODULE).read_bytes() == good_files()[MODULE]
