"""Does the poster say what is true here, and does its code lead to the door?"""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from bot.poster import Door, PosterFacts, poster, poster_png, printed_in
from bot.texts import poster as texts
from bot.texts.tongue import speak

TELEGRAM = Door(name="Telegram", url="https://t.me/pausenbrot_musterstadt_bot?start=jk3J9dkLp02mXqTz7WvYbA")
BROWSER = Door(name="Browser", url="https://lernen.musterstadt.example/?start=jk3J9dkLp02mXqTz7WvYbA")
USUAL = PosterFacts(
    company="Dichtungstechnik Muster GmbH",
    headcount=28,
    language="de",
    doors=(TELEGRAM, BROWSER),
    operator="IHK Musterstadt",
    operator_is_employer=False,
    contact="Betriebsrat, Frau Kaya, Tür 4",
    council=True,
)
SMALL = replace(
    USUAL, headcount=14, doors=(TELEGRAM,), operator_is_employer=True, contact=None, council=False
)


def _words(pdf: bytes) -> str:
    """The page's text in the order of drawing, spaces and line ends as one space; long addresses broken."""
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
        return " ".join(document[0].get_textpage().get_text_range().split())


def _codes(pdf: bytes) -> set[str]:
    with Image.open(BytesIO(poster_png(pdf))) as image:
        return {code.text for code in zxingcpp.read_barcodes(image)}


def test_the_german_poster() -> None:
    assert _words(poster(USUAL)) == (
        "Dichtungstechnik Muster GmbH Drei Minuten für dich"
        " Kurze Fälle aus der Arbeit, auf dem Handy. Lesen, entscheiden, ausprobieren."
        " Scannen, „Start“ tippen, einen Fall testen. Pausenbrot speichert dabei nichts."
        " Telegram https://t.me/pausenbrot_musterstadt_bot?start=jk3J9dkLp02mXq Tz7WvYbA"
        " Browser https://lernen.musterstadt.example/?start=jk3J9dkLp02mXqTz7W vYbA"
        " • Freiwillig. Niemand fragt dich, ob du mitmachst. Niemand darf dein Handy sehen wollen."
        " • Nichts über dich. Der Betrieb bekommt nur grobe Zahlen über alle 28 zusammen."
        " Du siehst dieselben."
        " • Arbeitszeit. Die drei Minuten sind bezahlt. Deine Pause bleibt deine Pause."
        " • Sicher. Nie an der laufenden Maschine, nie am Steuer."
        " Kein Telegram? Nimm den zweiten Code: Browser."
        " Server: IHK Musterstadt, nicht dein Betrieb. Fragen: Betriebsrat, Frau Kaya, Tür 4."
        " Unterschrift Betriebsrat Unterschrift Geschäftsleitung"
    )


def test_the_english_poster_of_a_small_company_that_runs_the_server_itself() -> None:
    assert _words(poster(replace(SMALL, language="en"))) == (
        "Dichtungstechnik Muster GmbH Three minutes for you"
        " Short cases from work, on your phone. Read, decide, try it out."
        " https://t.me/pausenbrot_musterstadt_bot?start=jk3J9dkLp02mXqTz7WvYbA"
        " Scan, tap “Start”, try one case. Pausenbrot stores nothing."
        " • Voluntary. Nobody asks whether you take part. Nobody may ask to see your phone."
        " • Nothing about you. The company gets no figures."
        " • Working time. The three minutes are paid. Your break stays your break."
        " • Safe. Never at a running machine, never at the wheel."
        " Your company runs the server. Whoever looks after it can get at the data."
        " Signature of the management"
    )


def test_the_codes_on_the_picture_lead_to_the_doors() -> None:
    assert _codes(poster(USUAL)) == {TELEGRAM.url, BROWSER.url}
    assert _codes(poster(SMALL)) == {TELEGRAM.url}


def test_figures_are_named_from_fifteen_heads_on() -> None:
    assert "Der Betrieb bekommt keine Zahlen." in _words(poster(replace(USUAL, headcount=14)))
    assert "über alle 15 zusammen" in _words(poster(replace(USUAL, headcount=15)))


def test_a_company_that_runs_the_server_reads_so() -> None:
    words = _words(poster(replace(USUAL, operator_is_employer=True)))
    assert "Den Server betreibt dein Betrieb. Wer ihn betreut, kommt an die Daten." in words
    assert "nicht dein Betrieb" not in words


def test_the_same_facts_give_the_same_page() -> None:
    assert poster(USUAL) == poster(USUAL)


def test_the_picture_is_a4_at_150_dots_an_inch() -> None:
    with Image.open(BytesIO(poster_png(poster(SMALL)))) as image:
        assert image.size == (1241, 1754)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "facts",
    [
        USUAL,
        SMALL,
        replace(USUAL, headcount=1_000_000, company="Verwaltungsangelegenheiten und Dichtungen mbH " * 3),
        replace(USUAL, company="Donaudampfschifffahrtsgesellschaft" * 4, operator="Kammer Musterstadt " * 8),
        replace(
            USUAL,
            contact="Betriebsrat, Frau Kaya, Tür 4; " * 6,
            operator="İşçi Kooperatifi Łódź, Київ, Ωμέγα",
        ),
        replace(SMALL, doors=(replace(TELEGRAM, url=f"https://lernen.example/{'pfad/' * 40}"),)),
    ],
    ids=["usual", "small", "long name", "one long word", "many contacts", "long address"],
)
def test_everything_fits_inside_the_margins(facts: PosterFacts, language: str) -> None:
    pdf = poster(replace(facts, language=language))
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
    with Image.open(BytesIO(poster_png(pdf))) as image:
        ink = image.point(lambda grey: 255 * (grey < 200)).getbbox()
    assert ink is not None
    left, top, right, bottom = (dots / 150 * 25.4 for dots in ink)
    assert (left >= 17.5, top >= 17.5, right <= 192.5, bottom <= 280) == (True, True, True, True)
    assert _codes(pdf) == {door.url for door in facts.doors}


def test_a_page_from_the_right_is_in_german() -> None:
    assert {one: printed_in(one) for one in ("ar", "uk", "fi")} == {"ar": "de", "uk": "uk", "fi": "en"}
    assert poster(replace(SMALL, language="ar")) == poster(replace(SMALL, language="de"))


def test_every_language_that_is_printed_fits_with_its_letters() -> None:
    for language in ("tr", "pl", "uk", "ro"):
        words = _words(poster(replace(USUAL, language=language)))
        assert texts.title(speak(language)) in words


def test_names_that_never_fit_are_refused_with_the_repair() -> None:
    with pytest.raises(ValueError, match="Shorten them"):
        poster(replace(USUAL, operator="Kammer " * 2_000))


def test_a_poster_without_a_door_is_refused() -> None:
    with pytest.raises(ValueError, match="one door or two, not 0"):
        replace(USUAL, doors=())
