"""Which units and sections does a module text have?"""

from typing import Final

from content.parse.head import head
from content.parse.heading import early_headings, heading, sections, without_front_matter
from content.parse.markdown import Block, blocks, source_of
from content.parse.tree import ModuleText, SectionKind, SectionText, UnitText
from content.source import Source

SECTION_NAMES: Final = {
    "de": {
        SectionKind.PROBLEM: "Problem",
        SectionKind.INSIGHT: "Einsicht",
        SectionKind.EXAMPLE: "Beispiel",
        SectionKind.TRY: "Ausprobieren",
        SectionKind.LEADERS: "Für Führungskräfte",
    },
    "en": {
        SectionKind.PROBLEM: "Problem",
        SectionKind.INSIGHT: "Insight",
        SectionKind.EXAMPLE: "Example",
        SectionKind.TRY: "Try it",
        SectionKind.LEADERS: "For leaders",
    },
}
ALSO_PROBLEM: Final = "Situation"


def section_names(language: str) -> dict[SectionKind, str]:
    """The fixed names; languages without their own use the English ones."""
    return SECTION_NAMES.get(language, SECTION_NAMES["en"])


def section_kind(name: str, language: str) -> SectionKind | None:
    wanted = name.casefold()
    if wanted == ALSO_PROBLEM.casefold():
        return SectionKind.PROBLEM
    names = section_names(language).items()
    return next((kind for kind, known in names if known.casefold() == wanted), None)


def parse_module(source: Source) -> ModuleText:
    lines = source.text.split("\n")
    front, body = without_front_matter(blocks(source.text))
    read, findings = head(source.path, front)
    before, parts = sections(body, 2)
    titles = [block for block in before if block.kind == "heading" and block.level == 1]
    findings += early_headings(source.path, before)
    return ModuleText(
        path=source.path,
        id=source.module_id,
        language=source.language,
        head=read,
        heading=heading(titles[0]) if titles else None,
        units=tuple(_unit(start, inside, lines, source.language) for start, inside in parts),
        findings=tuple(findings),
    )


def _unit(start: Block, inside: tuple[Block, ...], lines: list[str], language: str) -> UnitText:
    loose, parts = sections(inside, 3)
    return UnitText(
        heading=heading(start),
        sections=tuple(_section(block, content, lines, language) for block, content in parts),
        loose_line=loose[0].line if loose else None,
    )


def _section(block: Block, content: tuple[Block, ...], lines: list[str], language: str) -> SectionText:
    name = heading(block).title
    end = content[-1].end if content else block.end
    return SectionText(
        kind=section_kind(name, language),
        name=name,
        line=block.line,
        body=source_of(lines, block.end, end),
        blocks=content,
    )
