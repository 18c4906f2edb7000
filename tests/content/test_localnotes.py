"""Can a company say what is different with it, and does its file say the same again?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.findings import Finding
from content.localnotes import LocalNote, LocalNotes, check_notes, notes_path, notes_text, parse_notes
from content.localnotes.typed import CleanText, Flaw, check_note, check_problem
from content.source import Source, decode
from learning.model import UnitKey

PATH = "bei-uns/daten-bestand.de.md"
HEAD = "---\nschema: local/1\nmodule: daten-bestand\nlanguage: de\n---\n"
UNITS = frozenset(map(UnitKey, ("daten-bestand/differenz", "daten-bestand/schreibweisen")))


def _read(text: str, path: str = PATH) -> LocalNotes | tuple[Finding, ...]:
    source = decode(path, text.encode())
    assert isinstance(source, Source)
    return parse_notes(source)


def _notes(text: str) -> LocalNotes:
    notes = _read(text)
    assert isinstance(notes, LocalNotes), notes
    return notes


def _printed(text: str, path: str = PATH) -> list[str]:
    findings = _read(text, path)
    assert isinstance(findings, tuple)
    return [str(finding).removeprefix(f"{path}:") for finding in findings]


# --- reading ------------------------------------------------------------------------------------


def test_a_file_gives_its_notes_with_unit_note_and_problem() -> None:
    notes = _notes(
        f"{HEAD}\n# Bei uns\n\n## 48 Dichtungen {{#differenz}}\n\nDer Block hängt\nan **Tor 3**.\n\n"
        "### Problem\n\nGestern fehlten 12 Rollen.\n\n- an Tor 1\n- an Tor 3\n\n"
        "## Schrauben {#schreibweisen}\n\nKurz.\n"
    )
    assert notes.notes == (
        LocalNote(
            unit=UnitKey("daten-bestand/differenz"),
            language="de",
            note="Der Block hängt an **Tor 3**.",
            problem="Gestern fehlten 12 Rollen.\n\n- an Tor 1\n- an Tor 3",
        ),
        LocalNote(unit=UnitKey("daten-bestand/schreibweisen"), language="de", note="Kurz.", problem=""),
    )
    assert notes.lines == (9, 21)


def test_a_problem_may_stand_without_a_note() -> None:
    (note,) = _notes(f"{HEAD}## X {{#differenz}}\n### Problem\nHier war es so.\n").notes
    assert (note.note, note.problem) == ("", "Hier war es so.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## X {#x}\nA.\n", "1: error M001 Kopf fehlt. Die Datei beginnt mit ---"),
        (HEAD.replace("local/1", "module/1"), "2: error L001 Im Kopf muss „schema: local/1“ stehen."),
        (
            HEAD.replace("daten-bestand", "daten"),
            "3: error L001 Im Kopf muss „module: daten-bestand“ stehen.",
        ),
        (HEAD.replace("language: de\n", ""), "1: error L001 Im Kopf muss „language: de“ stehen."),
        (
            HEAD.replace("module:", "modul: x\nmodule:"),
            "3: error L001 Unbekannter Schlüssel „modul“. Meintest du „module“?",
        ),
        (f"{HEAD}Text.\n## X {{#x}}\nA.\n", "6: error L003 Das steht vor der ersten Einheit"),
        (f"{HEAD}## X\nA.\n", "6: error L002 „X“ hat keine Kennung."),
        (f"{HEAD}## X {{#X_y}}\nA.\n", "6: error L002 Kennung „X_y“: nur a–z"),
        (
            f"{HEAD}## X {{#x}}\nA.\n## Y {{#x}}\nB.\n",
            "8: error L002 Zu „x“ gibt es schon eine Notiz in Zeile 6.",
        ),
        (f"{HEAD}## X {{#x}}\n", "6: error L003 Hier fehlt die Notiz."),
        (f"{HEAD}## X {{#x}}\nA.\n\nB.\n", "9: error L003 Die Notiz hat mehrere Absätze."),
        (f"{HEAD}## X {{#x}}\n- A\n", "7: error L003 Nur Text, **fett** und *kursiv*"),
        (f"{HEAD}## X {{#x}}\nA.\n### Idee\nB.\n", "8: error L003 Unter der Notiz steht höchstens ein"),
        (f"{HEAD}## X {{#x}}\nA.\n### Problem\n", "8: error L003 „### Problem“ ist leer."),
        (f"{HEAD}## X {{#x}}\nA.\n### Problem\nB.\n### Problem\nC.\n", "10: error L003 Unter der Notiz"),
        (f"{HEAD}## X {{#x}}\n{'a ' * 43}\n", "7: error L004 43 Wörter, höchstens 40. Lass drei weg."),
        (f"{HEAD}## X {{#x}}\nA.\n### Problem\n{'a ' * 111}\n", "9: error L004 111 Wörter, höchstens 110."),
        (f"{HEAD}## X {{#x}}\nA <b>b</b>\n", "7: error L005 HTML wird nicht angezeigt."),
        (f"{HEAD}## X {{#x}}\n[A](https://a.example)\n", "7: error L005 Links gehen hier nicht."),
    ],
)
def test_each_fault_is_told_with_its_line(text: str, expected: str) -> None:
    (finding,) = _printed(text)
    assert finding.startswith(expected)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    found = _printed(f"{HEAD}## X\n- a\n## Y {{#y}}\n<b>\n")
    assert [line.split(" ")[2] for line in found] == ["L002", "L003", "L005"]


def test_a_file_name_that_is_none_is_told() -> None:
    assert any(
        "bei-uns/daten-bestand.de.md" in line for line in _printed(HEAD, "bei-uns/Mein Modul.deutsch.md")
    )


# --- beside the library -------------------------------------------------------------------------


def test_a_note_for_a_unit_that_is_there_is_no_finding() -> None:
    assert check_notes(_notes(f"{HEAD}## X {{#differenz}}\nA.\n"), units=UNITS) == ()


def test_a_mistyped_unit_is_asked_about_and_is_no_error() -> None:
    (finding,) = check_notes(_notes(f"{HEAD}## X {{#diferenz}}\nA.\n"), units=UNITS)
    assert str(finding) == (
        f"{PATH}:6: warning L006 Einheit „diferenz“ gibt es in „daten-bestand“ nicht."
        " Meintest du „differenz“? Die Notiz sieht niemand."
    )


def test_notes_of_a_module_that_is_gone_are_told_once() -> None:
    text = HEAD + "## X {#a}\nA.\n## Y {#b}\nB.\n"
    (finding,) = check_notes(_notes(text), units={UnitKey("daten-bestand-neu/a")})
    assert finding.message == "Das Modul „daten-bestand“ gibt es hier nicht. Diese Notizen sieht niemand."


# --- what somebody types ------------------------------------------------------------------------


def test_a_typed_note_comes_on_one_line() -> None:
    assert check_note("  Der Block hängt\n\n an **Tor 3**,\u00a0*links*. ") == CleanText(
        text="Der Block hängt an **Tor 3**, *links*."
    )


@pytest.mark.parametrize(
    ("typed", "flaw"),
    [
        ("", Flaw.EMPTY),
        (" \n\u200e ", Flaw.EMPTY),
        ("**!**", Flaw.EMPTY),
        ("wort " * 41, Flaw.TOO_LONG),
        ("w" * 401, Flaw.TOO_LONG),
        ("# Titel", Flaw.BLOCKS),
        ("Titel\n---", Flaw.BLOCKS),
        ("---\nschema: local/1\n---", Flaw.BLOCKS),
        ("Kauf ein:\n- Brot", Flaw.BLOCKS),
        ("Text\n1. eins", Flaw.BLOCKS),
        ("Das\n\n    steht eingerückt", Flaw.BLOCKS),
        ("> Zitat", Flaw.BLOCKS),
        ("a | b\n--|--\n1 | 2", Flaw.BLOCKS),
        ("Ein ![Bild](../media/x.png)", Flaw.BLOCKS),
        ("```\ncode\n```", Flaw.BLOCKS),
        ("so <b>fett</b>", Flaw.HTML),
        ("so <!-- nicht", Flaw.HTML),
        ("[Plan](intern)", Flaw.LINK),
        ("Sieh auf https://a.example nach", Flaw.LINK),
        ("Sieh auf www.a.example nach", Flaw.LINK),
        ("Schreib an <mailto:a@b.example>", Flaw.LINK),
        ("[plan]: intern\nText", Flaw.LINK),
    ],
)
def test_what_cannot_be_a_note_says_why(typed: str, flaw: Flaw) -> None:
    faults = check_note(typed)
    assert isinstance(faults, tuple)
    assert flaw in [fault.flaw for fault in faults]
    assert all(fault.sentence.endswith(".") for fault in faults)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (41, "41 Wörter, höchstens 40. Lass eins weg."),
        (43, "43 Wörter, höchstens 40. Lass drei weg."),
        (60, "60 Wörter, höchstens 40. Lass 20 weg."),
    ],
)
def test_a_long_note_says_how_many_words_are_too_many(words: int, sentence: str) -> None:
    faults = check_note("wort " * words)
    assert isinstance(faults, tuple)
    assert [fault.sentence for fault in faults] == [sentence]


def test_exactly_forty_words_fit() -> None:
    assert isinstance(check_note("wort " * 40), CleanText)


def test_several_faults_are_told_at_once() -> None:
    faults = check_note("# Titel <b>\n\nhttps://a.example")
    assert isinstance(faults, tuple)
    assert [fault.flaw for fault in faults] == [Flaw.BLOCKS, Flaw.HTML, Flaw.LINK]


def test_what_turns_the_direction_of_writing_is_dropped() -> None:
    assert check_note("Tor \u202e3\x00") == CleanText(text="Tor 3")


def test_a_typed_problem_keeps_its_paragraphs_and_lists() -> None:
    assert check_problem("Es fehlt etwas. \r\n\r\n\r\n\r\n- Brot\n- Salz\n") == CleanText(
        text="Es fehlt etwas.\n\n- Brot\n- Salz"
    )
    assert not isinstance(check_problem("| a |\n|---|\n| b |"), CleanText)


# --- writing ------------------------------------------------------------------------------------


def test_the_written_file_reads_as_one_would_type_it() -> None:
    note = LocalNote(unit=UnitKey("daten-bestand/differenz"), language="de", note="An Tor 3.", problem="So.")
    titles = {UnitKey(note.unit): "48 Dichtungen im System"}
    assert notes_path("daten-bestand", "de") == PATH
    assert notes_text("daten-bestand", "de", [note], titles=titles) == (
        f"{HEAD}\n## 48 Dichtungen im System {{#differenz}}\n\nAn Tor 3.\n\n### Problem\n\nSo.\n"
    )


MARKS = (
    "**fett**",
    "*",
    "- ",
    "1. ",
    "# ",
    "> ",
    "    ",
    "|",
    "---",
    "`",
    "{#a}",
    "\\",
    "<",
    "&",
    "=",
    "[",
    "](",
    "!",
)
GAPS = ("\n", "\n\n", " ", "\u00a0", "\u2028", "\x0b", "\ufeff")
PIECES = st.sampled_from(("Wort", *MARKS, *GAPS))
TYPED = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=25).map("".join)


@given(typed=st.lists(st.tuples(TYPED, TYPED), min_size=1, max_size=4), title=st.text(max_size=20))
@settings(max_examples=150, deadline=None)
def test_what_was_accepted_reads_back_as_it_was(typed: list[tuple[str, str]], title: str) -> None:
    notes = []
    for at, (note, problem) in enumerate(typed):
        checked, checked_problem = check_note(note), check_problem(problem)
        if isinstance(checked, CleanText):
            kept = checked_problem.text if isinstance(checked_problem, CleanText) else ""
            unit = UnitKey(f"daten-bestand/e{at}")
            notes.append(LocalNote(unit=unit, language="de", note=checked.text, problem=kept))
    text = notes_text("daten-bestand", "de", notes, titles={UnitKey(note.unit): title for note in notes})
    assert _notes(text).notes == tuple(notes)


@given(raw=st.one_of(st.binary(max_size=200), TYPED.map(lambda text: f"{HEAD}## X {{#x}}\n{text}".encode())))
@settings(max_examples=150, deadline=None)
def test_any_file_gives_notes_or_findings(raw: bytes) -> None:
    source = decode(PATH, raw)
    if isinstance(source, Source):
        read = parse_notes(source)
        assert isinstance(read, LocalNotes) or read
