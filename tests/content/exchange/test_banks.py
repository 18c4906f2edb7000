"""What becomes of the banks that people have? The cases are Markdown in banks/."""

import base64

import pytest

from content.check import check
from content.check.head import is_valid_id
from content.draft import written
from content.edition import MAX_IMAGE_BYTES, edition
from content.exchange import Format, Imported, read
from content.source import LARGEST_BYTES
from tests.content.exchange.bankcase import BANKS, BankCase, cases_in, read_case, shown_dropped, shown_quiz

CASES = [case for document in sorted(BANKS.glob("*.md")) for case in cases_in(document)]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
GERMAN = "::Größe::Wie groß ist „M“?{=40\n~für alle}\n"


def as_files(imported: Imported) -> dict[str, bytes]:
    return {path: text.encode() for draft in imported.drafts for path, text in written(draft).items()}


def titles(imported: Imported) -> list[str]:
    return [
        question.title for draft in imported.drafts for unit in draft.units for question in unit.questions
    ]


def xml(text: str, *, files: str = "") -> bytes:
    return (
        '<quiz><question type="essay"><name><text>Tor</text></name><questiontext format="html">'
        f"<text><![CDATA[{text}]]></text>{files}</questiontext></question></quiz>"
    ).encode()


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_a_bank_becomes_what_the_case_says(case: BankCase) -> None:
    imported = read_case(case)
    assert shown_quiz(imported) == case.quiz
    assert shown_dropped(imported) == case.dropped


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_what_is_written_can_be_read_and_lacks_only_what_a_person_writes(case: BankCase) -> None:
    imported = read_case(case)
    findings = check(edition(as_files(imported), media_bytes=dict.fromkeys(imported.media, 100)))
    left_open = {"S009", "M004", "Q016", "Q003", "Q008"}
    assert {finding.code for finding in findings if finding.is_error} <= left_open


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        (GERMAN.encode(), ""),
        (GERMAN.encode("utf-8-sig"), ""),
        (GERMAN.encode("utf-16"), ""),
        (b"\xfe\xff" + GERMAN.encode("utf-16-be"), ""),
        (GERMAN.encode("utf-16-le"), ""),
        (b"\xff\xfe\0\0" + GERMAN.encode("utf-32-le"), ""),
        (GERMAN.replace("\n", "\r\n").encode(), ""),
        (GERMAN.replace("\n", "\r").encode(), ""),
        (GERMAN.encode("cp1252"), "bank.gift:1: warning X001 Datei ist kein UTF-8 und wurde"),
        (GERMAN.encode() + b"\0\x01\x7f", ""),
    ],
    ids=["plain", "mark", "16", "16-be", "16-unmarked", "32", "crlf", "cr", "ansi", "control"],
)  # fmt: skip
def test_umlauts_survive_whatever_the_editor_made_of_them(raw: bytes, note: str) -> None:
    imported = read(raw, name="bank.gift")
    assert titles(imported) == ["Wie groß ist „M“?"]
    assert shown_dropped(imported).startswith(note)
    assert bool(imported.dropped) is bool(note)


def test_half_a_character_is_told_with_its_line() -> None:
    (finding, *_) = read(GERMAN.encode("utf-16") + b"x", name="bank.gift").dropped
    assert str(finding) == "bank.gift:3: warning X001 Hier stehen Zeichen, die kein UTF-16 sind."


def test_the_encoding_that_an_xml_file_names_counts() -> None:
    text = '<?xml version="1.0"\n encoding="ISO-8859-1"?>' + xml("Größe?").decode()
    assert titles(read(text.encode("latin-1"), name="a.xml")) == ["Größe?"]
    assert read(text.encode("latin-1"), name="a.xml").dropped == ()


@pytest.mark.parametrize(
    ("name", "raw", "question"),
    [
        ("fragen.txt", b"Wer?\nA. Ich\nB. Du\nANSWER: A\n", "Wer?"),
        ("fragen.txt", b"Wer?{=Ich ~Du}\n", "Wer?"),
        ("fragen", b"\n" + xml("Wer?"), "Wer?"),
        ("C:\\Bank\\fragen.GIFT", b"Wer?{T}\n", "Wer?"),
    ],
)  # fmt: skip
def test_a_format_is_known_by_its_ending_or_its_content(name: str, raw: bytes, question: str) -> None:
    assert titles(read(raw, name=name)) == [question]


def test_a_format_that_is_said_counts_more_than_the_name() -> None:
    assert titles(read(b"Wer?{T}", name="bank.xml", bank_format=Format.GIFT)) == ["Wer?"]


@pytest.mark.parametrize("raw", [b"", b" \n\t", b"\0\0\0", b"Nur Text.", bytes(range(256)), b"\xef\xbb\xbf"])
def test_what_is_no_bank_gives_nothing_but_a_reason(raw: bytes) -> None:
    imported = read(raw, name="bank.txt")
    assert imported.drafts == ()
    assert imported.dropped


@pytest.mark.parametrize("bank_format", [Format.CSV, Format.ANKI])
def test_a_format_that_is_only_written_says_which_are_read(bank_format: Format) -> None:
    (finding,) = read(b"a;b", name="a.csv", bank_format=bank_format).dropped
    assert "gift, aiken, moodle-xml" in finding.message


def test_a_picture_comes_along_once_under_a_name_of_the_bank() -> None:
    packed = base64.b64encode(PNG).decode()
    file = f'<file name="tor 3.png" path="/" encoding="base64">{packed}</file>'
    shown = '<p>Was <img src="@@PLUGINFILE@@/tor%203.png" alt="Ein [Tor]"> ist das?</p>'
    imported = read(xml(f"{shown}{shown}", files=file), name="Größe.xml")
    assert imported.media == {"groesse-tor-3.png": PNG}
    assert "![Ein (Tor)](../media/groesse-tor-3.png)" in shown_quiz(imported)
    assert imported.dropped == ()


def test_a_picture_without_description_asks_for_one() -> None:
    packed = base64.b64encode(PNG).decode()
    imported = read(xml(f'<img src="data:image/png;base64,{packed}">'), name="a.xml")
    assert "![TODO](../media/a-bild.png)" in shown_quiz(imported)


@pytest.mark.parametrize(
    "raw",
    [b"GIF89a", b"", PNG + bytes(MAX_IMAGE_BYTES), b"<svg onload='x'/>"],
    ids=["gif", "none", "large", "svg"],
)
def test_a_picture_that_cannot_be_shown_here_is_listed(raw: bytes) -> None:
    source = f'<p>Was?</p><img src="data:image/png;base64,{base64.b64encode(raw).decode()}">'
    imported = read(xml(source), name="a.xml")
    assert imported.media == {}
    assert [finding.code for finding in imported.dropped] == ["X003"]


def test_base64_that_is_none_is_listed() -> None:
    imported = read(xml('<p>Was?</p><img src="data:image/png;base64,A">'), name="a.xml")
    assert [finding.code for finding in imported.dropped] == ["X003"]


def test_thousands_of_questions_become_modules_that_fit_into_files() -> None:
    bank = "\n\n".join(
        f"::Frage::Wie viele sind {n} und eins?{{={n + 1} # Ja. ~{n} # Nein.}}" for n in range(2_000)
    )
    done: list[tuple[int, int]] = []
    imported = read(bank.encode(), name="gross.gift", tick=lambda now, of: done.append((now, of)))
    assert imported.question_count == 2_000
    assert imported.dropped == ()
    ids = [draft.id for draft in imported.drafts]
    assert ids[:2] == ["gross", "gross-teil-2"]
    assert len(set(ids)) == len(ids)
    assert all(len(raw) <= LARGEST_BYTES for raw in as_files(imported).values())
    for draft in imported.drafts:
        questions = [question.id for unit in draft.units for question in unit.questions]
        assert len(set(questions)) == len(questions)
        assert all(map(is_valid_id, [draft.id, *questions, *(unit.id for unit in draft.units)]))
        assert all(len(unit.questions) <= 5 for unit in draft.units)
    assert all(now <= of for now, of in done)
    assert done


def test_a_question_larger_than_a_file_is_left_out_and_its_neighbours_are_not() -> None:
    bank = f"Klein?{{T}}\n\nGroß {'x ' * 60_000}?{{T}}\n\nAuch klein?{{F}}\n"
    imported = read(bank.encode(), name="a.gift")
    assert titles(imported) == ["Klein?", "Auch klein?"]
    assert [(finding.line, finding.code) for finding in imported.dropped] == [(3, "X002")]


def test_a_module_that_is_named_takes_all_in() -> None:
    bank = "::daten-tor#a::Wer?{T}\n\n::daten-hof#a::Was?{F}\n\nWo?{T}\n"
    imported = read(bank.encode(), name="a.gift", module_id="agil-neu")
    (draft,) = imported.drafts
    assert (draft.id, draft.head["area"]) == ("agil-neu", "agil")
    assert titles(imported) == ["Wer?", "Was?", "Wo?"]


def test_numbers_keep_their_value_in_every_language() -> None:
    bank = b"Wie viel?{#1.234:0.5}\n\nWie wenig?{#=-0.5 =%0%1e3}\n\nZu viel?{#1e999999}\n"
    texts = {}
    for language in ("de", "en"):
        imported = read(bank, name="a.gift", language=language)
        found = [one for draft in imported.drafts for unit in draft.units for one in unit.questions]
        texts[language] = [answer.text for question in found for answer in question.cases[0].answers]
    assert texts == {"de": ["= 1,234 ± 0,5", "= -0,5", "= 1000"], "en": ["= 1,234 ± 0.5", "= -0.5", "= 1000"]}
