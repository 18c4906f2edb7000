"""Is everything that is kept, set, sent and limited in the documents, and nothing that is not?"""

import re
from datetime import timedelta
from itertools import product

import pytest

from bot.papers import OTHERS, WITH_COUNCIL, WITHOUT_COUNCIL, catalogue, written
from bot.papers.catalogue import LANGUAGES, Catalogue
from bot.settings import PREFIX, Settings
from contacts.model import Kind
from db import companies, inactivity, ledger, retention, work
from db.schema import PERSONAL, metadata
from db.shape import RETENTION, TABLES
from tests.papers.builders import TOKEN, a_house

COMING: frozenset[str] = frozenset()
"""names that the catalogue may explain before the program has them"""
COLUMNS = {(table.name, column.name) for table in metadata.tables.values() for column in table.columns}
PERIOD = re.compile(r"(\d+) (Stunden|Tage|Monate)")


@pytest.fixture(params=LANGUAGES)
def told(request: pytest.FixtureRequest) -> Catalogue:
    return catalogue.catalogue(str(request.param))


def test_every_column_is_explained_and_no_other(told: Catalogue) -> None:
    explained = [(table, column) for table, column, _ in told.columns]
    assert len(explained) == len(set(explained))
    assert set(explained) - COLUMNS == set()
    assert COLUMNS - set(explained) == set()


def test_every_setting_message_and_period_is_explained_and_no_other(told: Catalogue) -> None:
    assert set(told.settings) - COMING == set(Settings.model_fields)
    assert set(told.messages) - COMING == {kind.value for kind in Kind}
    assert set(told.retention) - COMING == set(RETENTION)


def test_no_explanation_is_empty(told: Catalogue) -> None:
    texts = [text for *_, text in told.columns]
    texts += [*told.settings.values(), *told.messages.values(), *told.retention.values()]
    texts += [part for kind in told.kinds for part in (kind.title, kind.what, kind.purpose, kind.place)]
    texts += [text for kind in told.kinds for text in kind.without_figures.values()]
    texts += [kind.life for kind in told.kinds] + [part for rule in told.rules for part in rule]
    assert all(text and text == text.strip() for text in texts)


def test_the_kinds_about_a_person_are_those_that_are_exported_and_erased(told: Catalogue) -> None:
    personal = {table for kind in told.kinds if kind.is_personal for table in kind.tables}
    assert personal == {table.name for table in PERSONAL}
    order = [kind.is_personal for kind in told.kinds]
    assert order == sorted(order, reverse=True)


def test_both_languages_tell_the_same_things_in_the_same_order() -> None:
    german, english = (catalogue.catalogue(language) for language in LANGUAGES)
    assert [kind.id for kind in german.kinds] == [kind.id for kind in english.kinds]
    assert [row[:2] for row in german.columns] == [row[:2] for row in english.columns]
    assert len(german.rules) == len(english.rules)
    assert catalogue.kinds("pl") == german.kinds


def test_no_period_of_the_storage_is_missing() -> None:
    known = set(RETENTION.values())
    for module in (companies, inactivity, ledger, retention, work):
        for name, value in vars(module).items():
            if name.isupper() and isinstance(value, timedelta) and value != timedelta(days=7):
                assert value in known, f"{module.__name__}.{name}"
                assert name in RETENTION, f"{module.__name__}.{name}"
            if name.endswith("_DAYS"):
                assert RETENTION[name] == timedelta(days=value)


def test_periods_in_words_are_those_of_the_program() -> None:
    days = {f"{period.days} Tage" for period in RETENTION.values()}
    days |= {f"{period // timedelta(hours=1)} Stunden" for period in RETENTION.values()}
    days |= {f"{period.days // 30} Monate" for period in RETENTION.values()}
    told = catalogue.catalogue("de")
    said = [kind.life for kind in told.kinds] + [text for rule in told.rules for text in rule]
    for text in said:
        for number, unit in PERIOD.findall(text):
            assert f"{number} {unit}" in days, text


@pytest.mark.parametrize(("council", "employer"), list(product((True, False), repeat=2)))
def test_the_record_and_the_measures_hold_all_of_it(council: bool, employer: bool) -> None:
    house = a_house(council=council, employer=employer)
    record, measures = written("verarbeitungsverzeichnis", house), written("massnahmen", house)
    for table, columns in TABLES.items():
        for column in columns:
            assert f"| `{table}` | `{column}` | " in record
    for kind in Kind:
        assert f"| `{kind}` | " in record
    for name in RETENTION:
        assert f"| {catalogue.catalogue('de').retention[name]} | " in record
    for name in Settings.model_fields:
        assert f"| `{PREFIX}{name.upper()}` | " in measures


def test_a_column_that_nobody_explained_stops_the_documents() -> None:
    from bot.papers.inventory import _columns

    with pytest.raises(KeyError):
        _columns(catalogue.catalogue("de"), {"contact": ("id", "shoe_size")})


def test_no_secret_is_printed() -> None:
    house = a_house(database_url="postgresql://bot:swordfish@db.example/learn?password=swordfish")
    everything = "".join(written(name, house) for name in (WITH_COUNCIL, WITHOUT_COUNCIL, *OTHERS))
    assert TOKEN not in everything
    assert "swordfish" not in everything
    assert "postgresql://db.example/learn" in everything
    assert everything.count("(geheim)") == 2
