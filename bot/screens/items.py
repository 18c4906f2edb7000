"""How does a trainer see which questions of a module are too easy, too hard, or have an idle option?"""

from collections.abc import Mapping

from bot.screens.prose import joined, markup
from bot.texts import items as texts
from bot.texts.tongue import Tongue
from learning.model import Module, Question, QuestionKey, Single
from reporting.items import ItemLevel


def items_html(to: Tongue, module: Module, levels: Mapping[QuestionKey, ItemLevel]) -> str:
    """Every question about which something can be said, and how many others; `levels` come from bot.items."""
    counted = [(question, levels[question.key]) for question in module.questions() if question.key in levels]
    if not counted:
        return joined(texts.title(to), texts.own_module(to))
    told = [(question, level) for question, level in counted if level.difficulty or level.dead]
    silent = len(counted) - len(told)
    return joined(
        texts.title(to),
        *(_question(to, question, level) for question, level in told),
        texts.without_level(to, silent) if silent else "",
        texts.explained(to),
    )


def _question(to: Tongue, question: Question, level: ItemLevel) -> str:
    word = texts.difficulty(to, level.difficulty) if level.difficulty else texts.unclear(to)
    lines = [texts.question(markup(question.title), word)]
    task = question.cases[0].task
    if isinstance(task, Single):
        lines += [texts.dead(to, markup(task.options[position].text)) for position in level.dead]
    return "\n".join(lines)
