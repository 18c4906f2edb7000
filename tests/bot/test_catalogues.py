"""Every sentence exists in every language, with its placeholders, its markup and its plurals."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.texts import me, menu
from bot.texts.tongue import LANGUAGES, SOURCE, speak
from contacts.model import Role

ROOT = Path(__file__).parents[2]
TRANSLATED = sorted(LANGUAGES.keys() - {SOURCE})
COMMAND = re.compile(r"^[a-z0-9_]{1,32}$")


def catalogue(language: str) -> Catalog:
    with (ROOT / "bot" / "locale" / language / "LC_MESSAGES" / "bot.po").open("rb") as file:
        return read_po(file, locale=language)


def sentences() -> set[object]:
    keywords = {"_": None, "n_": (1, 2)}
    found = extract_from_dir(str(ROOT / "bot" / "texts"), [("**.py", "python")], keywords=keywords)
    return {message for _, _, message, _, _ in found}


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def forms(message: Message) -> list[tuple[str, str]]:
    """Pairs of source and translation."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    plural = message.id[1]
    return [(plural, form) for form in message.string or ()]


def said_in(language: str) -> list[str]:
    """Every sentence and every form of it."""
    if language == SOURCE:
        return [part for one in sentences() for part in ([one] if isinstance(one, str) else one)]  # type: ignore[attr-defined]  # a tuple
    return [form for message in messages(language) for _, form in forms(message)]


def calls() -> list[tuple[str, ...]]:
    """What every call of `to._` and `to.n_` in the texts says, as Python reads it."""
    found = []
    for path in sorted((ROOT / "bot" / "texts").glob("**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = (
                node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
            )
            if name in {"_", "n_"}:
                said = node.args[: 1 if name == "_" else 2]  # type: ignore[attr-defined]  # a call, see above
                found.append(tuple(ast.literal_eval(one) for one in said))
    return found


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_exactly_the_sentences_of_the_program(language: str) -> None:
    ids = {
        tuple(message.id) if isinstance(message.id, list) else message.id for message in messages(language)
    }
    assert ids == {tuple(s) if isinstance(s, list) else s for s in sentences()}


def test_no_sentence_of_the_program_is_missed_by_the_extraction() -> None:
    """Babel reads none inside an f-string."""
    extracted = {tuple(one) if isinstance(one, list | tuple) else (one,) for one in sentences()}
    assert set(calls()) == extracted


def test_every_language_has_its_catalogue_and_no_other() -> None:
    """The Makefile knows the languages by their folders."""
    folders = [path.name for path in (ROOT / "bot" / "locale").iterdir() if path.is_dir()]
    assert sorted(folders) == TRANSLATED


@pytest.mark.parametrize("language", TRANSLATED)
def test_commands_in_a_text_are_such_that_the_bot_understands(language: str) -> None:
    known = {name for spoken in ("de", "en") for name, _ in menu.commands(speak(spoken), frozenset(Role))}
    strange = [
        (form, name)
        for message in messages(language)
        for _, form in forms(message)
        for name in re.findall(r"(?<![\w<&/.:])/([a-z]{3,})", form)
        if name not in known
    ]
    assert strange == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_form_of_a_sentence_is_empty_or_in_doubt(language: str) -> None:
    found = messages(language)
    assert [m.id for m in found if m.fuzzy] == []
    assert [source for m in found for source, form in forms(m) if not form.strip()] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_and_markup_survive_translation(language: str) -> None:
    broken = [
        source
        for message in messages(language)
        for source, form in forms(message)
        if placeholders(form) - placeholders(source)
        or (isinstance(message.id, str) and placeholders(form) != placeholders(source))
        or re.findall(r"</?\w+>", form) != re.findall(r"</?\w+>", source)
    ]
    assert broken == []


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_commands_are_such_that_telegram_takes_them(language: str) -> None:
    names = [name for name, _ in menu.commands(speak(language), frozenset(Role))]
    assert [name for name in names if not COMMAND.fullmatch(name)] == []
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_empty_chat_keeps_to_the_limits_of_telegram(language: str) -> None:
    to = speak(language)
    assert len(me.bot_name(to)) <= 64
    assert len(me.bot_description(to)) <= 512
    assert len(me.bot_short_description(to)) <= 120
