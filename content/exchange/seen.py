"""What does somebody read where Markdown is not rendered?"""

from content.parse.markdown import Block, blocks


def seen_text(markdown: str) -> str:
    """Without marks; a line for every paragraph, item or row."""
    return "\n".join(line for block in blocks(markdown) for line in _lines(block)).strip()


def seen_line(markdown: str) -> str:
    return " ".join(seen_text(markdown).split())


def _lines(block: Block) -> list[str]:
    if block.kind == "code":
        return [block.text.strip("\n")]
    if block.kind == "row":
        return [block.plain.replace("\n", " | ")]
    if block.children:
        return [line for child in block.children for line in _lines(child)]
    return [block.plain]
