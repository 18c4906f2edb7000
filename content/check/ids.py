"""Has every unit and question an id of its own that is valid and was never given away? S002."""

import re
import unicodedata
from collections.abc import Iterator

from content.check.head import MAX_ID_CHARS, is_valid_id
from content.edition import Edition
from content.findings import Finding, error
from content.parse.head import Head
from content.parse.tree import Heading

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def check_ids(edition: Edition) -> Iterator[Finding]:
    for module in edition.modules:
        yield from _ids(module.path, module.head, [unit.heading for unit in module.units], "Einheit")
    for quiz in edition.quizzes:
        yield from _ids(quiz.path, quiz.head, [unit.heading for unit in quiz.units], "Einheit")
        yield from _ids(quiz.path, quiz.head, [question.heading for question in quiz.questions], "Frage")


def _ids(path: str, head: Head, headings: list[Heading], what: str) -> Iterator[Finding]:
    retired = head.values("retired_ids")
    seen: dict[str, int] = {}
    for heading in headings:
        if not heading.id:
            proposal = f"{{#{proposed_id(heading.title)}}}"
            message = f"{what} „{heading.title}“ hat keine Kennung. Ergänze am Zeilenende: {proposal}"
            yield error(path, heading.line, "S002", message)
            continue
        if not is_valid_id(heading.id):
            rule = "nur a–z, 0–9 und Bindestrich, höchstens 32 Zeichen"
            yield error(path, heading.line, "S002", f"Kennung „{heading.id}“: {rule}.")
        if heading.id in seen:
            message = f"Kennung „{heading.id}“ gibt es schon in Zeile {seen[heading.id]}."
            yield error(path, heading.line, "S002", message)
        if heading.id in retired:
            message = f"Kennung „{heading.id}“ steht unter retired_ids und darf nicht wiederkommen."
            yield error(path, heading.line, "S002", message)
        seen.setdefault(heading.id, heading.line)


def proposed_id(title: str) -> str:
    """For "Einheit ohne Kennung" einheit-ohne-kennung, cut between words."""
    ascii_text = unicodedata.normalize("NFKD", title.casefold().translate(_GERMAN))
    words = re.findall(r"[a-z0-9]+", ascii_text.encode("ascii", "ignore").decode())
    while words and not words[0][0].isalpha():
        words = words[1:]
    proposal = "-".join(words)[: MAX_ID_CHARS + 1]
    if len(proposal) > MAX_ID_CHARS:
        proposal = proposal.rpartition("-")[0] or proposal[:MAX_ID_CHARS]
    return proposal.strip("-") or "kurzer-name"
