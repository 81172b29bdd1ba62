"""What the program costs a slow line: bytes to the terminal at 80x24 in 16 colours."""

from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.homes import prepare, stand_at
from tests.terminal.pty_session import DOWN, F7, F8, PtySession

A_KEY = 400
"""Bytes a typed hanzi may cost in a one-line field, the saved mark and all that follows included."""
FIRST_PAINT = 6 * 1024
A_STEP = 4 * 1024
"""Bytes of going to another step: painting it twice would take more."""
A_MOVE = 400
"""Bytes of going to another field of the same card."""
SETTLED = 1.5
"""Seconds after which a keystroke has been judged, saved and shown as saved."""


@pytest.fixture
def number(home: Path) -> str:
    return prepare(home)


def at(start: Start, home: Path, number: str, step: str, path: str, shows: str) -> PtySession:
    stand_at(home, number, step, path)
    session = start()
    session.wait_for(shows)
    session.read_for(SETTLED)
    return session


@pytest.mark.parametrize(
    ("step", "path", "shows"),
    [
        ("parties", "parties/0/note", "> 备注"),
        ("parties", "parties/0/address", "> 住址"),
        ("intake", "title", "> 案件名称"),
        ("agreement", "terms/1/method", "> 方式"),
    ],
)
def test_a_typed_hanzi_is_cheap(
    start: Start, home: Path, number: str, step: str, path: str, shows: str
) -> None:
    """From the keystroke until it is saved and the screen rests: at most 400 bytes in a one-line field."""
    session = at(start, home, number, step, path, shows)
    costs = []
    for hanzi in "在外务工":
        session.send(hanzi)
        costs.append((session.settle(0.1), session.read_for(SETTLED)))
    worst = max(key + settling for key, settling in costs)
    assert worst <= A_KEY, f"keystroke and settling: {costs}"
    assert all(key for key, _ in costs)


def test_a_hanzi_typed_in_the_search_is_cheap(start: Start, home: Path, number: str) -> None:
    """The same in the search field of the list, the list that follows it included."""
    session = start()
    session.wait_for(number)
    session.press(b"\x1bOR")
    session.read_for(SETTLED)
    costs = []
    for hanzi in "梁秋":
        session.send(hanzi)
        costs.append(session.read_for(SETTLED))
    assert max(costs) <= A_KEY, costs


@pytest.mark.parametrize(("step", "path"), [("parties", "parties/0/note"), ("facts", "facts"), ("basis", "")])
def test_nothing_is_written_while_nobody_types(
    start: Start, home: Path, number: str, step: str, path: str
) -> None:
    """After a keystroke has been saved, three seconds without a byte: no blinking, no clock."""
    session = at(start, home, number, step, path, number)
    session.send("东")
    session.read_for(SETTLED)
    assert session.read_for(3.0) == 0


def test_nothing_is_written_while_the_list_is_only_looked_at(start: Start, home: Path, number: str) -> None:
    """The same on the home screen."""
    session = start()
    session.wait_for(number)
    session.read_for(SETTLED)
    assert session.read_for(3.0) == 0


def test_the_first_paint_is_small(start: Start, home: Path, number: str) -> None:
    """From the start of the process until it rests, to the list and to the case one was at."""
    listing = start()
    listing.wait_for(number)
    listing.read_for(SETTLED)
    case = at(start, home, number, "parties", "parties/0/note", "> 备注")
    assert max(listing.total, case.total) <= FIRST_PAINT, (listing.total, case.total)


def test_going_to_another_step_is_one_small_paint(start: Start, home: Path, number: str) -> None:
    """F8 through all steps and F7 back: each paints its step once."""
    session = at(start, home, number, "intake", "source", "> 案件来源")
    costs = []
    for key in (*[F8] * 5, *[F7] * 5):
        session.send(key)
        costs.append(session.read_for(SETTLED))
    assert max(costs) <= A_STEP, costs


def test_going_to_another_field_is_cheap(start: Start, home: Path, number: str) -> None:
    """An arrow redraws the two fields it leaves and reaches, and what is said of them."""
    session = at(start, home, number, "parties", "parties/0/role", "> 身份")
    costs = []
    for _ in range(6):
        session.send(DOWN)
        costs.append(session.read_for(SETTLED))
    assert max(costs) <= A_MOVE, costs
