"""How does a test act as a person? Every deed comes back when the bot has done all that follows from it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from webchat import Message, Person, Tap

Settle = Callable[[], Awaitable[None]]
AGREE: Final = ("Einverstanden", "I agree")
ONWARD: Final = ("Weiter", "Next")
LEAVING_OUT: Final = ("Überspringen", "Skip", "Vergleichen", "Compare", "Passt gerade nicht", "Not right now")
GUESSING: Final = ("Das zählt nicht.", "This does not count.")
PATIENCE_TAPS: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a person did, for counting taps."""

    kind: str
    """start, tap, write or other"""
    what: str


class Someone:
    """A person with a phone. `news` is what the last deed changed in the chat."""

    def __init__(self, phone: Person, settle: Settle) -> None:
        self.phone = phone
        self.deeds: list[Deed] = []
        self.toast = ""
        """the short note over the chat after the last tap"""
        self._settle = settle
        self._before = 0

    @property
    def id(self) -> int:
        return self.phone.id

    # --- deeds ----------------------------------------------------------------------------------

    async def starts(self, payload: str = "") -> None:
        """Opens a link and taps Start."""
        await self.does(lambda: self.phone.start(payload), Deed(kind="start", what=payload))

    async def taps(self, *buttons: str, under: int | None = None) -> None:
        """One after the other, each by its text on the newest message that has it."""
        for button in buttons:
            await self.does(partial(self.phone.tap, button, message_id=under), Deed(kind="tap", what=button))

    async def taps_data(self, data: str, *, under: int | None = None) -> None:
        """A button that is no longer there, or never was."""
        bubble = under if under is not None else self.phone.last.message_id
        await self.does(lambda: self.phone.tap_data(data, message_id=bubble), Deed(kind="tap", what=data))

    async def writes(self, text: str) -> None:
        await self.does(lambda: self.phone.send(text), Deed(kind="write", what=text))

    async def does(self, act: Callable[[], Awaitable[object]], deed: Deed | None = None) -> None:
        """Anything else that a phone can do."""
        self.deeds.append(deed or Deed(kind="other", what=""))
        self._before = self.phone.revision
        self.toast = ""
        done = await act()
        await self._settle()
        if isinstance(done, Tap):
            self.toast = (await self.phone.answered(done)).text

    def looks_away(self) -> None:
        """What stands in the chat now is no news any more."""
        self._before = self.phone.revision

    # --- sight ----------------------------------------------------------------------------------

    @property
    def news(self) -> tuple[Message, ...]:
        """Messages of the bot that are new or changed since the last deed, the newest last."""
        return tuple(message for message in self.phone.answers if message.revision > self._before)

    @property
    def buttons(self) -> tuple[str, ...]:
        """Of the newest message that has some."""
        return next((one.buttons for one in reversed(self.phone.answers) if one.buttons), ())

    @property
    def reads(self) -> str:
        """The news, one below the other."""
        return "\n".join(message.text for message in self.news)

    def sees(self, *texts: str) -> Message:
        """
        The newest of the news.

        Raises:
            AssertionError: one of the texts is not in the news.

        """
        for text in texts:
            assert text in self.reads, f"{text!r} is not in {self.reads!r} {list(self.buttons)}"
        assert self.news, "nothing has changed"
        return self.news[-1]

    def sees_not(self, *texts: str) -> None:
        for text in texts:
            assert text not in self.reads, f"{text!r} is in {self.reads!r}"

    def sees_nothing_new(self) -> None:
        assert self.news == (), self.reads

    def data_of(self, button: str) -> str:
        """The callback data of the newest button with this text."""
        for message in reversed(self.phone.answers):
            for one in (one for row in message.rows for one in row):
                if one.text == button and one.data is not None:
                    return one.data
        raise LookupError(f"no button {button!r}; to be seen: {list(self.buttons)}")

    # --- longer ways ----------------------------------------------------------------------------

    async def joins(self, code: str, *, saying: str = "") -> None:
        """From the poster to the first bubble of the own place, by the shortest way."""
        await self.starts(code)
        await self.taps(self.buttons[0])
        await self.taps_one_of(ONWARD)
        if saying:
            await self.taps(saying)
        else:
            await self.taps_one_of(AGREE)

    async def comes_to(self, text: str) -> None:
        """Goes on, leaving out every question, until this text is there."""
        for _ in range(PATIENCE_TAPS):
            if text in self.reads:
                return
            way = self._way_on()
            assert way is not None, f"{text!r} did not come; the last was {self.reads!r}"
            await self.taps(way)
        raise AssertionError(f"{text!r} did not come")

    async def ends(self) -> None:
        """Goes on to the last bubble of the session, leaving out every question."""
        while way := self._way_on():
            await self.taps(way)

    def _way_on(self) -> str | None:
        """None at the end of a session."""
        forward = next((one for one in self.buttons if one in {*ONWARD, *LEAVING_OUT}), None)
        is_guess = any(said in self.reads for said in GUESSING)
        return self.buttons[0] if is_guess and forward is None else forward

    async def taps_one_of(self, buttons: tuple[str, ...]) -> None:
        await self.taps(next(button for button in self.buttons if button in buttons))

    @property
    def taps_so_far(self) -> int:
        return sum(deed.kind == "tap" for deed in self.deeds)

    @property
    def has_typed(self) -> bool:
        return any(deed.kind == "write" for deed in self.deeds)
