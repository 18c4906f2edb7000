"""Sending polls and quizzes, and closing them."""

from datetime import timedelta
from typing import Any, Final

from webchat.entities import Formatted
from webchat.errors import refused
from webchat.keyboards import inline_markup_of, markup_of
from webchat.methods.sending import Method, put, target
from webchat.model import PollCard
from webchat.parameters import Parameters
from webchat.polls import Poll, closing_time
from webchat.wording import formatted_text, is_longer
from webchat.world import World

MAX_QUESTION: Final = 300
MAX_OPTION: Final = 100
OPTIONS: Final = range(1, 13)
MAX_EXPLANATION: Final = 200
MAX_EXPLANATION_BREAKS: Final = 2
MAX_DESCRIPTION: Final = 1024
OPEN_SECONDS: Final = range(5, 2_628_001)


async def send_poll(world: World, parameters: Parameters) -> dict[str, Any]:
    poll = _poll(world, parameters)
    markup = markup_of(parameters)
    chat = target(world, parameters)
    world.polls[poll.id] = poll
    message = put(world, chat, content=PollCard(poll_id=poll.id), markup=markup, parameters=parameters)
    return world.message_json(message)


def _poll(world: World, parameters: Parameters) -> Poll:
    options = _options(parameters)
    kind = parameters.text("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise refused("unsupported poll type specified")
    multiple = parameters.flag("allows_multiple_answers")
    correct = _correct(parameters, count=len(options)) if kind == "quiz" else ()
    if len(correct) > 1 and not multiple:
        raise refused("poll must allow multiple answers to have several correct options")
    open_period, close_date = _closing(world, parameters)
    now = world.now()
    return Poll(
        id=str(5_000_000_000_000_000 + world.next_number()),
        question=_question(parameters),
        options=options,
        kind="quiz" if kind == "quiz" else "regular",
        anonymous=parameters.flag("is_anonymous", default=True),
        multiple=multiple,
        revoting=parameters.flag("allows_revoting", default=kind == "regular"),
        correct=correct,
        explanation=_explanation(parameters) if kind == "quiz" else None,
        description=_description(parameters),
        created_at=now,
        open_period_s=open_period,
        close_at=closing_time(created_at=now, open_period_s=open_period, close_date=close_date),
        stopped=parameters.flag("is_closed"),
    )


def _question(parameters: Parameters) -> Formatted:
    raw = parameters.text("question")
    question = formatted_text(parameters, raw, mode="question_parse_mode", entities="question_entities")
    if not question.text:
        raise refused("poll question must be non-empty")
    if is_longer(question.text, MAX_QUESTION):
        raise refused(f"poll question length must not exceed {MAX_QUESTION}")
    return Formatted(text=question.text)


def _options(parameters: Parameters) -> tuple[Formatted, ...]:
    listed = parameters.json("options")
    if not isinstance(listed, list):
        raise refused("expected an Array of InputPollOption as options")
    if len(listed) < OPTIONS.start:
        raise refused(f"poll must have at least {OPTIONS.start} option")
    if len(listed) >= OPTIONS.stop:
        raise refused(f"poll can't have more than {OPTIONS.stop - 1} options")
    return tuple(_option(item) for item in listed)


def _option(item: object) -> Formatted:
    values = item if isinstance(item, dict) else {"text": str(item)}
    option = formatted_text(
        Parameters(values, {}),
        str(values.get("text") or ""),
        mode="text_parse_mode",
        entities="text_entities",
    )
    if not option.text:
        raise refused("poll options must be non-empty")
    if is_longer(option.text, MAX_OPTION):
        raise refused(f"poll options length must not exceed {MAX_OPTION}")
    return Formatted(text=option.text)


def _correct(parameters: Parameters, *, count: int) -> tuple[int, ...]:
    listed = parameters.json("correct_option_ids")
    if listed is None and parameters.has("correct_option_id"):
        listed = [parameters.integer("correct_option_id", -1)]
    if not isinstance(listed, list) or not listed:
        raise refused("correct option must be specified for a quiz")
    right = tuple(index for index in listed if isinstance(index, int) and 0 <= index < count)
    if len(right) != len(listed) or list(right) != sorted(set(right)):
        raise refused("wrong correct option ID specified")
    return right


def _explanation(parameters: Parameters) -> Formatted | None:
    raw = parameters.text("explanation")
    text = formatted_text(parameters, raw, mode="explanation_parse_mode", entities="explanation_entities")
    if is_longer(text.text, MAX_EXPLANATION) or text.text.count("\n") > MAX_EXPLANATION_BREAKS:
        raise refused("explanation is too long")
    return text if text.text else None


def _description(parameters: Parameters) -> Formatted | None:
    raw = parameters.text("description")
    text = formatted_text(parameters, raw, mode="description_parse_mode", entities="description_entities")
    if is_longer(text.text, MAX_DESCRIPTION):
        raise refused("poll description is too long")
    return text if text.text else None


def _closing(world: World, parameters: Parameters) -> tuple[int | None, int | None]:
    period = parameters.integer("open_period") or None
    date = parameters.integer("close_date") or None
    if period is not None and date is not None:
        raise refused("only one of open_period and close_date can be specified")
    seconds = period
    if date is not None:
        seconds = int(timedelta(seconds=date - world.now().timestamp()).total_seconds())
    if seconds is not None and seconds not in OPEN_SECONDS:
        raise refused("wrong poll open period specified")
    return period, date


async def stop_poll(world: World, parameters: Parameters) -> dict[str, Any]:
    keyboard = inline_markup_of(parameters)
    chat = target(world, parameters)
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise refused("message with poll to stop not found")
    if not isinstance(message.content, PollCard):
        raise refused("message is not a poll")
    if not message.from_bot or message.forwarded_from is not None:
        raise refused("poll can't be stopped")
    poll = world.polls[message.content.poll_id]
    if poll.closed(world.now()):
        raise refused("poll has already been closed")
    poll.stopped = True
    chat.edit(message, content=message.content, keyboard=keyboard, now=world.now())
    answer = poll.as_json(world.now())
    world.announce("poll", answer, queue=f"poll{poll.id}")
    return answer


METHODS: Final[dict[str, Method]] = {"sendPoll": send_poll, "stopPoll": stop_poll}
