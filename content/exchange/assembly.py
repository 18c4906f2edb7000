"""How do the questions of a bank become modules with units?

What we exported comes back under its ids; all others get ids from their titles, units of at most five
questions, and as many modules as it takes for no file to grow too large.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from content.check.head import is_valid_id
from content.check.limits import QUESTIONS, TITLE_CHARS
from content.draft import MISSING, Draft, DraftQuestion, DraftUnit, module_part, quiz_part
from content.edition import shipped_taxonomy
from content.exchange.bank import WHOLE, Bank, BankQuestion
from content.exchange.naming import Names, numbered, slug
from content.exchange.port import Tick
from content.exchange.questions import OWN_NAME, draft_question, shortened, title_and_stem
from content.parse.tree import SectionKind
from content.source import LARGEST_BYTES

MOST_QUESTIONS: Final = QUESTIONS.stop - 1
"""of a unit that we did not export"""
ROOM_BYTES: Final = LARGEST_BYTES * 9 // 10
"""of a file for its units; the head is short, and a trainer writes more into it"""
SECTIONS: Final = dict.fromkeys((SectionKind.PROBLEM, SectionKind.INSIGHT, SectionKind.TRY), MISSING)
TO_BE_FILLED: Final = ("summary", "topic", "level", "licence", "coaching", "standup")
UNNAMED: Final = {"de": "fragen", "en": "questions"}
PART_SUFFIX: Final = {"de": "-teil-{}", "en": "-part-{}"}
TICK_UNITS: Final = 100
_Sized = tuple[DraftUnit, int]
"""with the bytes of its questions"""


@dataclass(slots=True)
class _Group:
    """One question to be, with its cases."""

    cases: list[BankQuestion]
    own_id: str
    """empty if we did not export it"""


@dataclass(slots=True)
class _Module:
    """What belongs into one module before it is split."""

    id: str
    units: dict[tuple[str, ...], list[_Group]] = field(default_factory=dict)
    """by category, in the order of the bank"""
    own: dict[str, _Group] = field(default_factory=dict)
    """by question id"""

    def add(self, asked: BankQuestion) -> None:
        found = OWN_NAME.match(asked.name)
        own_id = found["question"] if found and is_valid_id(found["question"]) else ""
        if found and own_id in self.own and found["case"]:
            self.own[own_id].cases.append(asked)
            return
        group = _Group(cases=[asked], own_id=own_id if own_id not in self.own else "")
        if group.own_id:
            self.own[own_id] = group
        self.units.setdefault(asked.category, []).append(group)


def assembled(bank: Bank, *, module_id: str, language: str, tick: Tick) -> tuple[Draft, ...]:
    """The modules in the order of the bank; with an id given all belongs into one, split if need be."""
    modules: dict[str, _Module] = {}
    base = module_id or slug(bank.path.rsplit(".", 1)[0], UNNAMED.get(language, "questions"))
    for asked in bank.questions:
        own = OWN_NAME.match(asked.name)
        key = own["module"] if own and is_valid_id(own["module"]) and not module_id else base
        modules.setdefault(key, _Module(id=key)).add(asked)
    names, drafts = Names(), []
    done, total = 0, sum(len(module.units) for module in modules.values())
    for module in modules.values():
        units = []
        for unit in _units(module, bank, language):
            units.append(unit)
            done += 1
            if done % TICK_UNITS == 0:
                tick(done, max(done, total))
        drafts += list(_drafts(module, units, bank, language=language, names=names))
    return tuple(drafts)


def _units(module: _Module, bank: Bank, language: str) -> Iterator[_Sized]:
    unit_names, question_names = Names(), Names()
    for own_id in module.own:
        question_names.given(own_id)
    for category, groups in module.units.items():
        name = category[-1] if category else ""
        title = shortened(bank.unit_titles.get(category, ""), TITLE_CHARS) or shortened(name, TITLE_CHARS)
        wanted = name if is_valid_id(name) else slug(name, UNNAMED.get(language, "questions"))
        is_ours = all(group.own_id for group in groups)
        size = len(groups) if is_ours else MOST_QUESTIONS
        for part, start in enumerate(range(0, len(groups), size), start=1):
            shown = title or _module_title(module, bank)
            unit = DraftUnit(
                id=unit_names.given(wanted if part == 1 else numbered(wanted, f"-{part}")),
                title=shown if part == 1 else with_number(shown, part),
                trade=_trade(bank, category),
                sections=SECTIONS,
                questions=tuple(
                    _question(group, question_names, language) for group in groups[start : start + size]
                ),
            )
            lines = [group.cases[0].line for group in groups[start : start + size]]
            yield from _fitting(unit, lines, unit_names, bank, language)


def _question(group: _Group, names: Names, language: str) -> DraftQuestion:
    first = group.cases[0]
    title = first.name or title_and_stem(first)[0]
    question_id = group.own_id or names.given(slug("" if title == MISSING else title, "frage"))
    return draft_question(group.cases, question_id=question_id, language=language)


def _fitting(unit: DraftUnit, lines: list[int], names: Names, bank: Bank, language: str) -> Iterator[_Sized]:
    """The unit, or its halves where it is too large for a file."""
    size = _size(quiz_part(unit, language))
    if size <= ROOM_BYTES:
        yield unit, size
    elif len(unit.questions) == 1:
        kilobytes = LARGEST_BYTES // 1000
        bank.drop(
            lines[0], WHOLE, f"Die Frage ist größer als eine Datei sein darf ({kilobytes} kB). Sie fehlt."
        )
    else:
        half = len(unit.questions) // 2
        yield from _fitting(
            replace(unit, questions=unit.questions[:half]), lines[:half], names, bank, language
        )
        rest = replace(unit, id=names.given(unit.id), questions=unit.questions[half:])
        yield from _fitting(rest, lines[half:], names, bank, language)


def _drafts(
    module: _Module, units: Iterable[_Sized], bank: Bank, *, language: str, names: Names
) -> Iterator[Draft]:
    title = _module_title(module, bank)
    head = _head(module.id, [area.id for area in shipped_taxonomy().areas])
    for number, part in enumerate(_parts(units, language), start=1):
        suffix = PART_SUFFIX.get(language, "-part-{}").format(number)
        wanted = module.id if number == 1 else numbered(module.id, suffix)
        yield Draft(
            id=names.given(wanted),
            language=language,
            title=title if number == 1 else with_number(title, number),
            units=part,
            head=head,
        )


def _parts(units: Iterable[_Sized], language: str) -> Iterator[tuple[DraftUnit, ...]]:
    taken: list[DraftUnit] = []
    module_bytes = quiz_bytes = 0
    for unit, more_quiz in units:
        more_module = _size(module_part(unit, language))
        if taken and max(module_bytes + more_module, quiz_bytes + more_quiz) > ROOM_BYTES:
            yield tuple(taken)
            taken, module_bytes, quiz_bytes = [], 0, 0
        taken.append(unit)
        module_bytes, quiz_bytes = module_bytes + more_module, quiz_bytes + more_quiz
    if taken:
        yield tuple(taken)


def _head(module_id: str, areas: Sequence[str]) -> dict[str, str | tuple[str, ...]]:
    """All keys a module needs; what no bank knows is left to the trainer."""
    area = next((area for area in areas if module_id == area or module_id.startswith(f"{area}-")), MISSING)
    return {**dict.fromkeys(TO_BE_FILLED, MISSING), "area": area, "roles": (MISSING,)}


def _module_title(module: _Module, bank: Bank) -> str:
    given = bank.module_titles.get(module.id, "")
    return shortened(given or bank.path.rsplit(".", 1)[0], TITLE_CHARS) or MISSING


def _trade(bank: Bank, category: tuple[str, ...]) -> str:
    trade = bank.unit_trades.get(category, "")
    return trade if is_valid_id(trade) else "alle"


def with_number(title: str, number: int) -> str:
    suffix = f" ({number})"
    return shortened(title, TITLE_CHARS - len(suffix)) + suffix


def _size(text: str) -> int:
    return len(text.encode()) + 2
