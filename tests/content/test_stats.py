"""Do the numbers of an edition add up, and do they show its gaps?"""

from dataclasses import asdict
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.screens.minutes import unit_minutes
from content.edition import Edition, edition, read_edition
from content.library import load
from content.stats import LanguageTally, Spread, Stats, UnitStats, stats
from tests.content.rulecase import HERE, good_files
from tests.edition import whole_edition

OWN = Path("content")
MODULE = "modules/daten-muster.de.md"
QUIZ = "quizzes/daten-muster.de.md"
ENGLISH = "modules/daten-muster.en.md"
ENGLISH_QUIZ = "quizzes/daten-muster.en.md"


def counted(files: dict[str, bytes]) -> Stats:
    return stats(edition(files))


def with_change(path: str, old: str, new: str, *, translated: bool = False) -> dict[str, bytes]:
    files = good_files(translated=translated)
    text = files[path].decode()
    assert text.count(old) == 1, f"not once in {path}: {old}"
    return files | {path: text.replace(old, new).encode()}


def first_unit(found: Stats) -> UnitStats:
    return found.modules[0].units[0]


def language(found: Stats, wanted: str) -> LanguageTally:
    return next(one for one in found.languages if one.id == wanted)


# --- questions ------------------------------------------------------------------------------------


def test_every_question_is_counted_by_how_it_is_asked() -> None:
    found = counted(good_files())
    assert found.counts.questions == 11
    assert found.counts.kinds == {
        "single": 3,
        "multiple": 1,
        "number": 1,
        "text": 1,
        "order": 1,
        "match": 1,
        "scenario": 2,
        "reflect": 1,
    }


def test_a_question_that_nobody_can_answer_yet_is_counted_as_unclear() -> None:
    files = with_change(
        QUIZ, "### Bring es in Reihenfolge {#folge}", "### Leer {#leer}\n\n### Folge {#folge}"
    )
    assert counted(files).counts.kinds[""] == 1


def test_pre_questions_need_no_further_case() -> None:
    assert counted(good_files()).further_cases_percent == 11.1  # one of nine


def test_the_places_of_right_answers_are_counted_case_by_case() -> None:
    assert counted(good_files()).counts.right_position == (1, 1)
    moved = with_change(
        QUIZ,
        "- [x] Im Buch\n  > Dort schaut jeder nach.\n- [ ] Im Gang",
        "- [ ] Im Buch\n  > Nein.\n- [x] Im Gang",
    )
    assert counted(moved).counts.right_position == (0, 2)


# --- length and reading ---------------------------------------------------------------------------


def test_words_are_those_that_learners_read() -> None:
    before = first_unit(counted(good_files())).words
    longer = with_change(MODULE, "Ein Zettel erreicht", "Hier – sind vier Wörter. Ein Zettel erreicht")
    assert first_unit(counted(longer)).words == before + 4
    leaders = with_change(MODULE, "### Für Führungskräfte\n", "### Für Führungskräfte\n\nNur für dich.\n")
    assert first_unit(counted(leaders)).words == before


def test_minutes_are_those_that_the_chat_promises() -> None:
    promised = {
        unit.key: unit_minutes(unit) for module in whole_edition().modules("de") for unit in module.units
    }
    own = stats(read_edition(OWN))
    assert {unit.key: unit.minutes for module in own.modules for unit in module.units} == promised


def test_scenes_that_others_lead_to_take_no_time_in_the_chat_and_here() -> None:
    library, found = load(HERE / "good"), stats(read_edition(HERE / "good"))
    promised = [unit_minutes(unit) for module in library.modules("de") for unit in module.units]
    assert [unit.minutes for unit in found.modules[0].units] == promised


def test_the_spread_of_words_is_over_units() -> None:
    found = counted(good_files())
    words = [unit.words for unit in found.modules[0].units]
    assert found.words == Spread(least=min(words), median=sum(words) / 2, most=max(words))
    assert counted({}).words is None


def test_a_unit_that_is_harder_to_read_is_seen_in_unit_and_module() -> None:
    easy = counted(good_files()).modules[0]
    files = with_change(
        MODULE,
        "Ein Zettel erreicht",
        "Verantwortungsbewusste Dokumentationsverpflichtungen. Ein Zettel erreicht",
    )
    hard = counted(files).modules[0]
    assert (hard.units[0].school_level or 0) > (easy.units[0].school_level or 0)
    assert (hard.school_level or 0) > (easy.school_level or 0)
    assert hard.units[1].school_level == easy.units[1].school_level


# --- areas, trades, languages ---------------------------------------------------------------------


def test_gaps_are_seen_in_the_order_of_the_taxonomy() -> None:
    found = counted(good_files())
    assert [area.id for area in found.areas][:4] == ["grundlagen", "werkzeuge", "mensch-maschine", "daten"]
    assert [(area.id, area.modules, area.units) for area in found.areas if area.questions] == [
        ("daten", 1, 2)
    ]
    assert (found.levels[0].title, found.levels[0].questions) == ("Einstieg", 11)


def test_an_area_that_is_not_in_the_taxonomy_is_counted_last() -> None:
    found = counted(with_change(MODULE, "area: daten\n", "area: dahten\n"))
    assert (found.areas[-1].id, found.areas[-1].questions) == ("dahten", 11)


def test_a_unit_that_fits_everywhere_lacks_in_no_trade() -> None:
    trades = {trade.id: trade for trade in counted(good_files()).trades}
    assert trades["pflege"].units_without == ("daten-muster/zettel",)
    assert trades["lager"].units_without == ()
    assert trades["alle"].units_without == ()
    assert (trades["alle"].units, trades["lager"].units) == (1, 1)


def test_a_translation_is_missing_without_its_quiz() -> None:
    files = good_files(translated=True)
    del files[ENGLISH_QUIZ]
    assert language(counted(files), "en").missing == ("daten-muster",)
    assert language(counted(good_files(translated=True)), "en").missing == ()


def test_a_translation_is_stale_when_the_german_text_or_quiz_moves_on() -> None:
    assert language(counted(good_files(translated=True)), "en").stale == ()
    for path, now in ((MODULE, 2), (QUIZ, 3)):
        files = with_change(path, f"version: {now}\n", f"version: {now + 1}\n", translated=True)
        assert language(counted(files), "en").stale == ("daten-muster",)


def test_a_module_that_is_only_english_counts_and_is_not_measured() -> None:
    files = {path: raw for path, raw in good_files(translated=True).items() if ".en." in path}
    (module,) = counted(files).modules
    assert (module.language, len(module.units), module.school_level) == ("en", 2, None)


def test_translations_are_not_counted_twice() -> None:
    translated, german = counted(good_files(translated=True)), counted(good_files())
    assert asdict(translated) | {"languages": ()} == asdict(german) | {"languages": ()}


# --- whatever is written --------------------------------------------------------------------------


def adds_up(found: Stats) -> bool:
    """Every table counts the same units and questions."""
    units = sum(len(module.units) for module in found.modules)
    tables = (found.areas, found.levels, found.trades)
    return (
        all(sum(tally.units for tally in table) == units for table in tables)
        and all(sum(tally.questions for tally in table) == found.counts.questions for table in tables)
        and sum(found.counts.kinds.values()) == found.counts.questions
        and sum(found.counts.units_per_trade.values()) == units == found.counts.units
        and sum(count for _, count in found.statuses) == len(found.modules)
        and all(module.minutes == sum(unit.minutes for unit in module.units) for module in found.modules)
    )


def test_our_own_edition_adds_up() -> None:
    own = stats(read_edition(OWN))
    assert adds_up(own)
    assert own.counts.questions > 0


def test_content_with_errors_is_counted_as_far_as_it_can_be_read() -> None:
    broken: Edition = read_edition(HERE / "broken")
    found = stats(broken)
    assert adds_up(found)
    assert {module.id for module in found.modules} == {module.id for module in broken.modules}


LINES = st.sampled_from(
    [
        "## Einheit {#eins trade=lager}",
        "## Einheit {#eins}",
        "### Einsicht",
        "### Frage {#frage .pre}",
        "### Frage {#frage .scenario}",
        "#### Fall: Küche",
        "- [ ] Nein\n  > [weiter](#frage)",
        "- [x] Ja\n  > Gut.",
        "1. Schritt",
        "",
        "Text.",
    ]
)


@settings(max_examples=40)
@given(module=st.lists(LINES, max_size=12), quiz=st.lists(LINES, max_size=12))
def test_whatever_is_written_all_tables_agree(module: list[str], quiz: list[str]) -> None:
    texts = {MODULE: "\n".join(["# Titel", *module]), QUIZ: "\n".join(["# Quiz", *quiz])}
    assert adds_up(counted({path: text.encode() for path, text in texts.items()}))
