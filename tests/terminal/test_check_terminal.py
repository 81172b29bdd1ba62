"""``tiaojie check-terminal`` on a real terminal: it measures, asks, and says which menu to change."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.terminal.homes import at_desk, prepare
from tests.terminal.pty_session import ENTER, F1, F5, F10, F12, PtySession
from tiaojie_tui.casework import terminals


@contextmanager
def check_of(home: Path, *under: str) -> Iterator[PtySession]:
    """The check at work in a terminal, run by this command if there is one."""
    prepare(home)
    command = [*under, sys.executable, "-m", "tiaojie_tui", "check-terminal", "--home", str(home)]
    session = PtySession(home, client=command, env={"TERM": "xterm-256color"})
    yield session
    session.end()


@pytest.fixture
def checking(home: Path) -> Iterator[PtySession]:
    with check_of(home) as session:
        yield session


def do_what_it_asks(checking: PtySession) -> None:
    """Type five hanzi, and press each key as soon as it is asked for."""
    checking.wait_for("请用输入法打5个汉字")
    checking.send("院墙滴水了\r")
    for name, key in (("F1", F1), ("F5", F5), ("F10", F10), ("F12", F12)):
        checking.wait_for(f"请按 {name}（")
        checking.send(key)


def test_a_good_terminal_is_found_good_and_remembered(checking: PtySession, home: Path) -> None:
    """Five hanzi and the keys it asks for: six lines, nothing to change, exit 0."""
    do_what_it_asks(checking)
    assert checking.wait_end() == 0, checking.text
    for said in (
        "UTF-8，对",
        "一格宽，对",
        "xterm-256color，256 色",
        "80列24行，够大",
        "5个汉字，对",
        "都对",
    ):
        assert said in checking.text
    with at_desk(home) as desk:
        assert terminals.remembered(desk) == "窄"


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed: it slows the program")
def test_a_key_pressed_at_once_is_not_lost_on_a_slow_machine(home: Path) -> None:
    """Bug: what came between the question and the raw mode was thrown away, and the key was 没有收到."""
    slowly = (shutil.which("strace") or "", "-qq", "-o", "/dev/null", "-e", "inject=ioctl:delay_enter=5000")
    with check_of(home, *slowly) as checking:
        do_what_it_asks(checking)
        assert checking.wait_end() == 0, checking.text


def test_what_is_wrong_is_said_with_the_menu_that_mends_it(checking: PtySession) -> None:
    """GBK bytes for hanzi and keys that do not come: exit 1, and where PuTTY has the setting."""
    checking.wait_for("请用输入法打5个汉字")
    checking.send("院墙滴水了".encode("gbk") + b"\r")
    for name in ("F1", "F5", "F10", "F12"):
        checking.wait_for(f"请按 {name}（")
        checking.send(ENTER)
    assert checking.wait_end() != 0
    assert "Remote character set" in checking.text
    assert "F1、F5、F10、F12没有收到" in checking.text
    assert "The Function keys and keypad" in checking.text
