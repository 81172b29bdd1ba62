"""A desk on a real SQLite file, and cases to work on."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tiaojie_tui.casework import cases
from tiaojie_tui.casework.desk import Desk, Installation, open_desk, set_up

DEMO = Path(__file__).resolve().parents[2] / "demo"
COMMITTEE = "云溪县白杨镇青石村人民调解委员会"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 10, 21)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_again(tmp_path: Path, clock: Clock) -> Iterator[Callable[[], Desk]]:
    """Open the same home as another process start would; each is closed at the end."""
    opened: list[Desk] = []

    def opening() -> Desk:
        desk = open_desk(tmp_path / "home", now=clock)
        opened.append(desk)
        return desk

    yield opening
    for desk in opened:
        desk.store.close()


@pytest.fixture
def desk(open_again: Callable[[], Desk]) -> Desk:
    made = open_again()
    set_up(made, Installation(COMMITTEE, "云溪县白杨镇青石村", ("江海平", "苏文英")))
    return made


@pytest.fixture
def wall(desk: Desk) -> str:
    """Number of a case that lacks nothing but 定稿: two brothers and a dripping roof."""
    return cases.bring_in(desk, (DEMO / "院墙滴水.json").read_text("utf-8")).case.number or ""


@pytest.fixture
def dog_bite(desk: Desk) -> str:
    """Number of a case that has no agreement yet; the applicant is a child."""
    return cases.bring_in(desk, (DEMO / "狗咬伤.json").read_text("utf-8")).case.number or ""
