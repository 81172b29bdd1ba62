"""The walk to step 6 and the keys of the signing board, on a clock that stands."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path

from tiaojie_tui.casework import cases
from tiaojie_tui.store.cases import Stored

from .walking import Walk, prepare, walking

AGREED = date(2026, 10, 19)
TODAY = datetime(2026, 11, 23, 10, 21)


@asynccontextmanager
async def at_step_six(
    home: Path, demo: str = "院墙滴水", *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Walk]:
    """The program at step 6 of this case."""
    prepare(home, demo)
    async with walking(home, size=size, now=lambda: TODAY) as walk:
        await walk.press("enter", "f8", "f8", "f8", "f8", "f8")
        yield walk


def row(walk: Walk, name: str) -> str:
    """The line of the board with this name."""
    body = walk.case_screen.body
    assert body is not None
    width = body.size.width
    return next(line[:width] for line in walk.lines[4:] if name in line[:width])


async def sign(walk: Walk, number: str, methods: str, day: str) -> None:
    """Record one line of the board: its number, the numbers of the ways, the day."""
    await walk.press(number)
    await walk.type(methods)
    await walk.press("enter")
    await walk.type(day)
    await walk.press("enter", "enter")


async def stamp(walk: Walk, day: str) -> None:
    await walk.press("5")
    await walk.type(day)
    await walk.press("enter", "enter")


async def sign_all(walk: Walk) -> None:
    await walk.press("f9")
    for number, methods, day in (
        ("1", "13", "10.19"),
        ("2", "13", "10.20"),
        ("3", "1", "10.21"),
        ("4", "1", "10.19"),
    ):
        await sign(walk, number, methods, day)
    await stamp(walk, "10.22")


async def stored(walk: Walk) -> Stored:
    assert await walk.case_screen.autosave.flush()
    return await walk.app.at_desk(cases.load, walk.case.number or "")
