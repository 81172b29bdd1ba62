"""A paper sent by the program through its own terminal, which shows the screen again afterwards."""

import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.homes import at_desk, prepare
from tests.terminal.pty_session import ENTER, F10
from tiaojie_tui.casework import taking
from tiaojie_tui.store import register

CONTENT = bytes(range(256)) * 200
LATE = b"OO\x8a\xff\xd6\xd0"
F11 = b"\x1b[23~"
_PROGRAM = """
import sys
from pathlib import Path
from tiaojie_tui import terminal
terminal.prepare()
from tiaojie_tui.tui import zmodem
from tiaojie_tui.tui.app import TiaojieApp
from tiaojie_tui.tui.dialogs.help import HelpPage

class WithF11(TiaojieApp):
    BINDINGS = [("f11", "send", "")]

    async def action_send(self) -> None:
        self.push_screen(HelpPage("取文书", await zmodem.send(self, sys.argv[2], "人民调解协议书")))

WithF11(Path(sys.argv[1])).run(mouse=False)
"""


@pytest.mark.skipif(
    not (shutil.which("sz") and shutil.which("rz")),
    reason="lrzsz is not installed: no paper was sent through a terminal",
)
def test_a_paper_goes_through_the_terminal_and_the_screen_comes_back(
    start: Start, home: Path, tmp_path: Path
) -> None:
    """Bytes that come late, no UTF-8 among them, do no harm; the taking is in the journal."""
    number = prepare(home)
    with at_desk(home) as desk:
        about = {"code": "", "text": "", "made_at": datetime(2026, 11, 25), "by": ""}
        register.freeze(desk.store, number, docx=CONTENT, **about)
    session = start(client=[sys.executable, "-c", _PROGRAM, str(home), number])
    session.wait_for(number)
    session.settle()
    before = session.text
    with subprocess.Popen(
        ["rz", "--binary", "--quiet"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path
    ) as receiver:
        session.send(F11)
        session.transfer(receiver)
    session.send(LATE)
    session.wait_for("已传到您的电脑：2026rdzd1hrmdjxys.docx。")
    assert (tmp_path / "2026rdzd1hrmdjxys.docx").read_bytes() == CONTENT
    session.send(LATE)  # to the program itself
    session.press(ENTER)
    assert session.text == before
    session.send(F10)
    assert session.wait_end() == 0
    with at_desk(home) as desk:
        assert [entry.details["方式"] for entry in taking.takings(desk, number)] == ["zmodem"]
