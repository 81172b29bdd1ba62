"""Takes what was typed into the database within a second, and says truthfully whether it is there."""

import asyncio
import contextlib
from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from textual.timer import Timer

from tiaojie_tui.casework import cases
from tiaojie_tui.casework.desk import Desk, NotSaved, Refused, refusing
from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.store import places
from tiaojie_tui.store.places import Place

if TYPE_CHECKING:
    from tiaojie_tui.tui.screens.case import CaseScreen

_SOON = 0.7
"""Seconds from a keystroke to its save: with the save itself within one second."""
_AGAIN = (2.0, 5.0, 10.0, 30.0)
"""Seconds between tries while the disk is full or the database busy."""


class State(Enum):
    """Whether what stands on screen is in the database."""

    SAVED = auto()
    WAITING = auto()
    FAILED = auto()


class Autosave:
    """One save at a time, from the screen's thread; the database thread does the work."""

    def __init__(self, screen: "CaseScreen", editing: Editing, tell: Callable[[State], None]) -> None:
        self._screen = screen
        self._editing = editing
        self._tell = tell
        self._timer: Timer | None = None
        self._lock = asyncio.Lock()
        self._failures = 0
        self.trouble = ""
        """Why the last save failed, as a sentence; empty once one has succeeded."""
        self.conflict: cases.Conflict | None = None

    def touch(self) -> None:
        """Something was typed."""
        if not self.trouble:
            self._tell(State.WAITING if self._editing.dirty else State.SAVED)
        if not self._editing.dirty:
            return
        if self._timer is None:
            self._timer = self._screen.set_timer(_SOON, self._start)

    def _start(self) -> None:
        self._timer = None
        self._screen.run_worker(self.flush(), group="saving")

    async def flush(self) -> bool:
        """Save now; true when all that stands on screen is in the database."""
        async with self._lock:
            pending = self._editing.pending()
            if pending is None:
                return True
            try:
                done = await self._screen.app.at_desk(cases.save, pending, self._editing.place)
            except NotSaved as trouble:
                self._editing.unsure(pending)
                self._try_again(str(trouble))
                return False
            except cases.Conflict as conflict:
                self.conflict = conflict
                self._fail(f"{conflict}按 F12，再按回车。")
                return False
            except Refused as refused:
                self._fail(str(refused))
                return False
            self._failures, self.trouble = 0, ""
            self._editing.saved(done.stored, done.seq)
        if self._editing.dirty:
            self.touch()
            return False
        self._tell(State.SAVED)
        return True

    async def stay(self) -> None:
        """Keep where the mediator is, for the next start; a failure is no news to anybody."""
        with contextlib.suppress(Refused):
            await self._screen.app.at_desk(_remember, self._editing.place)

    def _try_again(self, trouble: str) -> None:
        wait = _AGAIN[min(self._failures, len(_AGAIN) - 1)]
        self._failures += 1
        self._fail(trouble)
        if self._timer is None:
            self._timer = self._screen.set_timer(wait, self._start)

    def _fail(self, trouble: str) -> None:
        self.trouble = trouble
        self._tell(State.FAILED)


def _remember(desk: Desk, place: Place) -> None:
    with refusing():
        places.remember(desk.store, desk.account, place)
