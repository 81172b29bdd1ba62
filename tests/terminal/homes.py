"""Homes for the program to start on, and what it has left in them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tiaojie_tui.casework import cases
from tiaojie_tui.casework.desk import Desk, Installation, open_desk, set_up
from tiaojie_tui.casework.editing import Recovered
from tiaojie_tui.domain.case import Case
from tiaojie_tui.store.places import Place

_COMMITTEE = "云溪县白杨镇青石村人民调解委员会"
_DEMO = Path(__file__).resolve().parents[2] / "demo"


@contextmanager
def at_desk(home: Path) -> Iterator[Desk]:
    """A desk of this home for a moment, closed again."""
    desk = open_desk(home)
    try:
        yield desk
    finally:
        desk.store.close()


def prepare(home: Path, demo: str = "院墙滴水") -> str:
    """Fill a home with a committee and one demo case; its number."""
    with at_desk(home) as desk:
        set_up(
            desk, Installation("云溪县白杨镇青石村人民调解委员会", "云溪县白杨镇青石村", ("江海平", "苏文英"))
        )
        return cases.bring_in(desk, (_DEMO / f"{demo}.json").read_text("utf-8")).case.number or ""


def stand_at(home: Path, number: str, step: str, path: str) -> None:
    """Let the next start land on this step and field of the case."""
    with at_desk(home) as desk:
        cases.leave(desk, number, Place(number, step, path))


def saved(home: Path, number: str) -> Case:
    """The case as the database has it, without any draft."""
    with at_desk(home) as desk:
        return cases.load(desk, number).case


def found_again(home: Path, number: str) -> tuple[Case, Place, Recovered | None]:
    """What opening the case gives, and where one stands; what a draft gave back is saved and left."""
    with at_desk(home) as desk:
        editing = cases.open_case(desk, number)
        assert editing.only_read is None
        pending = editing.pending()
        if pending is not None:
            done = cases.save(desk, pending, editing.place)
            editing.saved(done.stored, done.seq)
        editing.close()
        cases.leave(desk, number, editing.place)
        return editing.case, editing.place, editing.recovered


def database(home: Path) -> Path:
    """The one SQLite file of a home."""
    return home / "tiaojie.db"


def integrity(home: Path) -> str:
    """What SQLite itself says of the file: ``ok``."""
    connection = sqlite3.connect(database(home))
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()


@contextmanager
def kept_busy(home: Path) -> Iterator[None]:
    """Another process writes for as long as this lasts: nothing typed reaches the database."""
    connection = sqlite3.connect(database(home), isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")
    finally:
        connection.close()
