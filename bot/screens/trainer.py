"""How does the bench look in the chat?"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from bot import callbacks
from bot.bench.values import Home, Line, ModulePage, Received, Versions
from bot.callbacks import encode
from bot.screens.prose import joined
from bot.screens.screen import BUTTON_CHARACTERS, Button, Screen, column, row
from bot.subjects import short
from bot.texts import packs as pack_texts
from bot.texts import trainer as texts
from bot.texts.networks import further
from bot.texts.tongue import LANGUAGES, Tongue, escape
from contacts.workshop import RevisionState
from content.changes import Change
from content.findings import Finding

T = TypeVar("T")

MOST_PAGES = 4
"""after one upload; more become a list"""
VERSIONS = 8
"""of a module on one screen, the newest"""
LINES = 12
"""own modules on one screen"""
SHOWN_FINDINGS = 12
"""in the chat; the others are in the file that comes with them"""


def at(topic: str, company: int, subject: str = "", number: int = 0) -> str:
    """Data of a button of the bench."""
    return encode(callbacks.Bench(topic, company, short(subject) if subject else 0, number))


def cut(title: str) -> str:
    """A title as a button can show it."""
    return title if len(title) <= BUTTON_CHARACTERS else f"{title[: BUTTON_CHARACTERS - 1].rstrip()}…"


def gone(to: Tongue) -> Screen:
    return Screen(html=texts.module_gone(to))


def or_gone(make: Callable[[Tongue, T], Screen]) -> Callable[[Tongue, T | None], Screen]:
    """The screen of what was found, or that it is no longer there."""
    return lambda to, found: gone(to) if found is None else make(to, found)


# --- the bench ----------------------------------------------------------------------------------


def home(to: Tongue, found: Home) -> Screen:
    company = found.company.id
    listed = len(found.modules)
    return Screen(
        html=joined(
            texts.home(to, found.company.name),
            texts.home_first(to),
            texts.home_files(to),
            texts.home_state(to, modules=listed, notes=found.notes) if listed or found.notes else "",
            texts.orphans(to, found.orphans) if found.orphans else "",
        ),
        rows=column(
            Button(text=texts.add_note(to), data=at("notes", company)),
            Button(
                text=texts.interview_on(to) if found.is_told else texts.interview(to),
                data=at("tell", company),
            ),
            Button(text=texts.own_modules(to), data=at("list", company)),
        ),
    )


def modules(to: Tongue, found: Home, *, first: int = 0) -> Screen:
    company = found.company.id
    shown = found.modules[first : first + LINES]
    is_more = len(found.modules) > first + LINES
    is_any_seen = any(line.state is RevisionState.PUBLISHED for line in found.modules)
    lines = [
        to.begins(f"{_state_sign(line)} <b>{to.apart(escape(line.title))}</b> · {_state(to, line)}")
        for line in shown
    ]
    return Screen(
        html=joined(texts.modules_title(to), "\n".join(lines) or texts.no_modules(to)),
        rows=column(
            *(Button(text=cut(line.title), data=at("module", company, line.module)) for line in shown),
            *([Button(text=further(to), data=at("list", company, number=first + LINES))] if is_more else []),
            Button(text=texts.sample(to), data=at("sample", company)),
            *([Button(text=texts.note_files(to), data=at("notefiles", company))] if found.notes else []),
            *([Button(text=pack_texts.give(to), data=at("pack.give", company))] if is_any_seen else []),
            Button(text=pack_texts.packs(to), data=at("pack.home", company)),
            Button(text=texts.back(to), data=at("home", company)),
        ),
    )


def _state_sign(line: Line) -> str:
    return {RevisionState.PUBLISHED: "●", RevisionState.WITHDRAWN: "○"}.get(line.state, "✎")


def _state(to: Tongue, line: Line) -> str:
    words = {
        RevisionState.PUBLISHED: texts.state_published(to),
        RevisionState.WITHDRAWN: texts.state_withdrawn(to),
    }
    state = words.get(line.state, texts.state_draft(to))
    is_newer = line.has_draft and line.state in words
    return to.beside([state, texts.and_draft(to)]) if is_newer else state


# --- one module ---------------------------------------------------------------------------------


def module(to: Tongue, page: ModulePage, *, said: str = "") -> Screen:
    """`said`: what has just happened."""
    return Screen(
        html=joined(
            said,
            f"<b>{escape(page.title)}</b>\n{_facts(to, page)}",
            _condition(to, page),
            texts.moved(to) if page.draft and page.draft.is_moved else "",
            _notice(to, page),
        ),
        rows=(*_looks(to, page), *_deeds(to, page), row(_back(to, page))),
    )


def _facts(to: Tongue, page: ModulePage) -> str:
    lines = [f"<code>{escape(page.module)}</code>"]
    if page.draft:
        lines.append(texts.draft_of(to, page.draft.number, page.draft.made_on))
    lines.append(texts.languages(to, [LANGUAGES.get(one, one) for one in page.languages]))
    if page.stale:
        lines.append(texts.stale(to, [LANGUAGES.get(one, one) for one in page.stale]))
    return "\n".join(lines)


def _condition(to: Tongue, page: ModulePage) -> str:
    if page.draft is None:
        return _version(to, page)
    return texts.errors_left(to, page.draft.errors) if page.draft.errors else texts.clean(to)


def _version(to: Tongue, page: ModulePage) -> str:
    if page.state is RevisionState.WITHDRAWN:
        return texts.state_withdrawn(to)
    if not page.number:
        return ""
    return to.beside([texts.version_number(to, page.number), texts.state_published(to)])


def _looks(to: Tongue, page: ModulePage) -> tuple[tuple[Button, ...], ...]:
    shown = 1 if page.draft else 0
    return column(
        *(
            Button(text=cut(texts.look(to, unit.title)), data=at("look", page.company.id, unit.key, shown))
            for unit in page.units
        )
    )


def _deeds(to: Tongue, page: ModulePage) -> tuple[tuple[Button, ...], ...]:
    def deed(text: str, topic: str, number: int = 0) -> Button:
        return Button(text=text, data=at(topic, page.company.id, page.module, number))

    draft, rows = page.draft, []
    if draft is not None:
        if not draft.errors:
            rows.append(row(deed(texts.publish(to), "publish", draft.number)))
        rows.append(row(deed(texts.keep_draft(to), "keep"), deed(texts.discard(to), "discard", draft.number)))
        rows.append(row(deed(texts.fetch(to), "file", draft.number)))
    elif page.state is RevisionState.PUBLISHED:
        rows.append(row(deed(texts.fetch(to), "file", page.number), deed(texts.withdraw(to), "withdraw")))
    elif page.state is RevisionState.WITHDRAWN:
        rows.append(row(deed(texts.restore(to), "restore"), deed(texts.fetch(to), "file", page.number)))
    if page.older:
        rows.append(row(deed(texts.older(to), "versions")))
    return tuple(rows)


def _back(to: Tongue, page: ModulePage) -> Button:
    return Button(text=texts.own_modules(to), data=at("list", page.company.id))


def _notice(to: Tongue, page: ModulePage) -> str:
    """What learners will notice of the draft; said once where all languages change alike."""
    if page.draft is None or page.draft.errors:
        return ""
    by_text: dict[str, list[str]] = {}
    for language, change in page.draft.changes.items():
        by_text.setdefault("\n".join(notice(to, change)), []).append(LANGUAGES.get(language, language))
    if len(by_text) == 1:
        return "\n".join((texts.notice_title(to), *by_text))
    return joined(
        *("\n".join((texts.notice_of(to, to.list(named)), said)) for said, named in by_text.items())
    )


def notice(to: Tongue, change: Change) -> list[str]:
    if change.first:
        return [texts.notice_first(to, units=len(change.new_units), questions=len(change.new_questions))]
    said = [
        texts.notice_typos(to, change.typos) if change.typos else "",
        texts.notice_meaning(to, change.meaning) if change.meaning else "",
        texts.notice_untouched(to, change.untouched) if change.untouched else "",
        texts.notice_rewritten(to, change.rewritten_units) if change.rewritten_units else "",
        texts.notice_new_units(to, change.new_units) if change.new_units else "",
        texts.notice_gone_units(to, change.gone_units) if change.gone_units else "",
        texts.notice_new_questions(to, change.new_questions) if change.new_questions else "",
        texts.notice_gone_questions(to, change.gone_questions) if change.gone_questions else "",
        texts.notice_new_cases(to, change.new_cases) if change.new_cases else "",
    ]
    return [line for line in said if line] or [texts.notice_nothing(to)]


def versions(to: Tongue, found: Versions) -> Screen:
    page = found.page
    words = {
        RevisionState.PUBLISHED: texts.state_published(to),
        RevisionState.WITHDRAWN: texts.state_withdrawn(to),
        RevisionState.DRAFT: texts.state_draft(to),
    }
    lines = [
        f"{texts.version_number(to, one.number)} · {to.short_day(one.made_on)}"
        + (f" · {words[one.state]}" if one.state in words else "")
        for one in found.revisions[:VERSIONS]
    ]
    return Screen(
        html=joined(f"<b>{escape(page.title)}</b>", "\n".join(lines)),
        rows=column(
            *(
                Button(
                    text=f"{texts.fetch(to)} ({one.number})",
                    data=at("file", page.company.id, page.module, one.number),
                )
                for one in found.revisions[:VERSIONS]
            ),
            Button(text=texts.to_module(to), data=at("module", page.company.id, page.module)),
        ),
    )


# --- what was sent ------------------------------------------------------------------------------


def received(to: Tongue, found: Received) -> list[Screen]:
    """What is wrong, then a page for each module."""
    screens = []
    if found.refused:
        screens.append(Screen(html=joined(texts.refused(to), listed(to, found.refused))))
    if found.findings:
        screens.append(Screen(html=listed(to, found.findings)))
    if found.notes:
        screens.append(Screen(html=texts.notes_taken(to, found.notes)))
    if len(found.pages) > MOST_PAGES:
        return [*screens, arrived(to, found.pages)]
    return [*screens, *(module(to, page) for page in found.pages)]


def renewed(to: Tongue, page: ModulePage) -> Screen:
    """She looks at a unit while she mends it: the new text comes below."""
    back = Button(text=texts.to_module(to), data=at("module", page.company.id, page.module))
    number = page.draft.number if page.draft else page.number
    return Screen(html=texts.renewed(to, number), rows=(row(back),))


def arrived(to: Tongue, pages: Sequence[ModulePage]) -> Screen:
    """More modules than anybody wants to scroll through, each behind a button."""
    lines = [f"<b>{escape(page.title)}</b>\n{_condition(to, page)}" for page in pages]
    return Screen(
        html=joined(texts.modules_title(to), "\n".join(lines)),
        rows=column(
            *(Button(text=cut(page.title), data=at("module", page.company.id, page.module)) for page in pages)
        ),
    )


def listed(to: Tongue, findings: Sequence[Finding]) -> str:
    """The first of them, by file; all are in the file that is sent along."""
    errors = sum(finding.is_error for finding in findings)
    blocks = [texts.findings_title(to, errors=errors, hints=len(findings) - errors)]
    path = ""
    lines: list[str] = []
    for finding in findings[:SHOWN_FINDINGS]:
        if finding.path != path:
            path = finding.path
            lines.append(f"\n<code>{escape(path)}</code>")
        sign = "✗" if finding.is_error else "•"
        where = texts.line_in(to, finding.line)
        lines.append(f"{sign} {where} · {to.apart(escape(finding.message))} <i>({finding.code})</i>")
    blocks.append("\n".join(lines).strip())
    if len(findings) > SHOWN_FINDINGS:
        blocks.append(texts.all_findings(to, len(findings)))
    return joined(*blocks)


def as_file(findings: Iterable[Finding]) -> bytes:
    """All findings, one a line, as the command line prints them."""
    return ("\n".join(map(str, findings)) + "\n").encode()
