"""The program driven by keys alone, and its screen read back as text."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot

from tiaojie_tui.casework import cases
from tiaojie_tui.casework.desk import Desk, Installation, open_desk, set_up
from tiaojie_tui.domain.case import Case
from tiaojie_tui.tui.app import TiaojieApp
from tiaojie_tui.tui.screens.case import CaseScreen

DEMO = Path(__file__).resolve().parents[2] / "demo"
COMMITTEE = "云溪县白杨镇青石村人民调解委员会"


def prepare(home: Path, *demos: str) -> list[str]:
    """Fill a home with a committee and these demo cases; their numbers."""
    desk = open_desk(home)
    set_up(desk, Installation(COMMITTEE, "云溪县白杨镇青石村", ("江海平", "苏文英")))
    numbers = [cases.bring_in(desk, (DEMO / f"{name}.json").read_text("utf-8")).case.number for name in demos]
    desk.store.close()
    return [number or "" for number in numbers]


@dataclass
class Walk:
    """One run of the program."""

    app: TiaojieApp
    pilot: "Pilot[None]"

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all they set off is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type characters as an input method commits them."""
        for character in text:
            await self.pilot.press(character)
        await self.settle()

    async def menu(self, word: str) -> None:
        """Choose what F12 offers by this word."""
        await self.press("f12")
        await self.type(word)
        await self.press("enter")

    async def walk_to(self, path: str, key: str = "down") -> None:
        """Press this key until the mediator is in this field."""
        for _ in range(40):
            if self.path == path:
                return
            await self.press(key)
        raise AssertionError(f"{path} was not reached, one is at {self.path}")

    async def settle(self) -> None:
        """Wait until all is done but following a job, which goes on beside."""
        awaited = [worker for worker in self.app.workers if worker.group != "following a job"]
        if awaited:
            await self.app.workers.wait_for_complete(awaited)
        await self.pilot.pause()

    @property
    def case_screen(self) -> CaseScreen:
        """The case that is open, under whatever stands on it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, CaseScreen))

    @property
    def case(self) -> Case:
        """The case as it stands on screen."""
        return self.case_screen.editing.case

    @property
    def path(self) -> str:
        """The place in the case where the mediator is."""
        body = self.case_screen.body
        return body.path if body else ""

    async def stored(self) -> Case:
        """The case as the database has it once all is saved."""
        assert await self.case_screen.autosave.flush()
        number = self.case.number or ""
        return (await self.app.at_desk(cases.load, number)).case

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        strips = self.app.screen._compositor.render_strips(self.app.size)
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@asynccontextmanager
async def walking(
    home: Path, *, size: tuple[int, int] = (80, 24), now: Callable[[], datetime] = datetime.now
) -> AsyncIterator[Walk]:
    """The program started on this home; its desk is closed at the end."""
    app = TiaojieApp(home, now=now)
    async with app.run_test(size=size) as pilot:
        walk = Walk(app, pilot)
        await walk.settle()
        yield walk
        await app.at_desk(_close)


def _close(desk: Desk) -> None:
    desk.store.close()
