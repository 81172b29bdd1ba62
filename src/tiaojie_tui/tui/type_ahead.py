"""Keys one at a time, each after the one before has done all it does.

A slow line delivers Enter and the next field's first characters together. Textual hands every key at once
to the widget that has the focus then, so they would go into the field that Enter is just leaving.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress

from textual import events
from textual.app import App
from textual.message import Message

_LOOK = 0.1
"""Seconds after which to look whether the widget went away under the key."""
_ROUNDS = 2
"""A key may send one message of its widget, which goes the same way after it."""


class Passed(Message):
    """Goes the way of a key, from the focused widget up to the app, and says that it has arrived."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived = asyncio.Event()


class TypeAhead:
    """Keeps what was typed until the program is ready for it. ``hand_on`` is what Textual does with a key."""

    def __init__(self, app: App[None], hand_on: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._typed: deque[events.Event] = deque()
        self._handing_on = False
        self._busy = 0
        self._free = asyncio.Event()
        self._free.set()
        self.handed_on = 0
        """How many keys have been handed on: tells what the same key caused from what the next one does."""

    def take(self, event: events.Event) -> None:
        """A key or a paste arrived from the terminal."""
        self._typed.append(event)
        if not self._handing_on:
            self._handing_on = True
            self._app.run_worker(self._one_by_one(), group="typing")

    def again(self, event: events.Event) -> None:
        """The key was meant for what comes after the widget it reached: hand it on anew, before others."""
        self._typed.appendleft(_anew(event))

    def forget(self) -> None:
        """What was typed and has not been handed on yet goes nowhere."""
        self._typed.clear()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keys wait while this lasts: the answer decides where they belong."""
        self._busy += 1
        self._free.clear()
        try:
            yield
        finally:
            self._busy -= 1
            if not self._busy:
                self._free.set()

    async def _one_by_one(self) -> None:
        try:
            while self._typed:
                self.handed_on += 1
                await self._hand_on(self._typed.popleft())
                for _ in range(_ROUNDS):
                    await self._passed()
                await self._free.wait()
        finally:
            self._handing_on = False

    async def _passed(self) -> None:
        while not self._app.screen.is_mounted:
            await asyncio.sleep(0)
        message, target = Passed(), self._app.focused or self._app.screen
        if not target.post_message(message):
            return
        while not message.arrived.is_set() and target.is_attached:
            with suppress(TimeoutError):
                await asyncio.wait_for(message.arrived.wait(), _LOOK)


def _anew(event: events.Event) -> events.Event:
    """The same key, not yet stopped by anybody."""
    if isinstance(event, events.Paste):
        return events.Paste(event.text)
    assert isinstance(event, events.Key)
    return events.Key(event.key, event.character)
