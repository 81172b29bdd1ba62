"""A case on a server that was opened and saved a few times, and the console beside it."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.township import MINE, Township, found
from tiaojie_tui.casework import cases
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.domain.case import Case, Party

PLANTED = "330000196411022057"
NIGHT = datetime(2026, 11, 3, 23, 40)
BY_DAY = datetime(2026, 11, 3, 10, 0)


@pytest.fixture
def town(tmp_path: Path) -> Township:
    return found(tmp_path / "home")


@pytest.fixture
def shell(town: Township, capsys: pytest.CaptureFixture[str]) -> Shell:
    """The console of the server."""
    return Shell(town.home, capsys)


@pytest.fixture
def case(town: Township) -> str:
    """A case of ``MINE``, saved twice."""
    with town.desk(MINE) as desk:
        number = cases.begin(desk).number
        for name in ("谢良忠", "谢良志"):
            save(desk, number, name)
    return number


def save(desk: Desk, number: str, name: str) -> None:
    """Open the case, write a party's name and number into it, save and leave."""
    editing = cases.open_case(desk, number)
    editing.change("姓名", "parties/0", Case(number=number, parties=(Party(name=name, id_number=PLANTED),)))
    pending = editing.pending()
    assert pending is not None
    done = cases.save(desk, pending, editing.place)
    editing.saved(done.stored, done.seq)
    editing.close()
    cases.leave(desk, number, None)
