"""ZMODEM with the real sz and rz, over a pseudo-terminal."""

import os
import pty
import shutil
import subprocess
import termios
import threading
from collections.abc import Iterator
from pathlib import Path
from select import select

import pytest

from tiaojie_tui.delivery import zmodem

NAME = "2026sdzd12hrmtjxys.docx"
CONTENT = bytes(range(256)) * 200
LATE = b"OO\x8a\xff\x1b[24~\x03\r"
"""What a client may still send: the end of the transfer, no UTF-8, a key, an interrupt."""
MARK = b"**\x18B00"
"""How a transfer begins, and what other terminals show."""

pytestmark = pytest.mark.skipif(
    not (shutil.which("sz") and shutil.which("rz")),
    reason="lrzsz is not installed: no paper was sent through a terminal",
)


class Terminal:
    """Both ends of a terminal; what comes out of it goes to ``answering``, and what that says goes in."""

    def __init__(self) -> None:
        self.master, self.slave = pty.openpty()
        self.shown = b""
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def show(self, *keys: bytes) -> None:
        """Be a terminal that knows no ZMODEM; the keys are typed when it shows that something comes."""
        self._start(self._show, list(keys))

    def receive(self, folder: Path) -> None:
        """Be a terminal that knows it, and sends ``LATE`` after it."""
        receiver = subprocess.Popen(
            ["rz", "--binary", "--quiet"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        self._start(self._receive, receiver)

    def _start(self, what: object, *args: object) -> None:
        self._thread = threading.Thread(target=what, args=args)  # type: ignore[arg-type]
        self._thread.start()

    def _show(self, keys: list[bytes]) -> None:
        while not self._ended.is_set():
            if select([self.master], [], [], 0.05)[0]:
                self.shown += os.read(self.master, 65536)
            elif keys and MARK in self.shown:
                os.write(self.master, keys.pop())

    def _receive(self, receiver: subprocess.Popen[bytes]) -> None:
        assert receiver.stdin
        assert receiver.stdout
        while not self._ended.is_set():
            ready, _, _ = select([self.master, receiver.stdout], [], [], 0.05)
            if self.master in ready:
                receiver.stdin.write(os.read(self.master, 65536))
                receiver.stdin.flush()
            if receiver.stdout in ready:
                said = os.read(receiver.stdout.fileno(), 65536)
                if not said:
                    break
                os.write(self.master, said)
        os.write(self.master, LATE)
        receiver.communicate(timeout=10)

    def end(self) -> None:
        self._ended.set()
        if self._thread:
            self._thread.join(timeout=20)
        os.close(self.master)
        os.close(self.slave)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    made = Terminal()
    before = termios.tcgetattr(made.slave)
    yield made
    assert termios.tcgetattr(made.slave) == before
    made.end()


def test_a_paper_arrives_whole_under_its_name(terminal: Terminal, tmp_path: Path) -> None:
    """The bytes are in no file here; the terminal is as it was, and empty of what came late."""
    terminal.receive(tmp_path)
    zmodem.send(NAME, CONTENT, terminal=terminal.slave)
    assert (tmp_path / NAME).read_bytes() == CONTENT
    os.set_blocking(terminal.slave, False)
    with pytest.raises(BlockingIOError):
        os.read(terminal.slave, 1)


def test_ctrl_x_ends_it_on_a_terminal_that_does_not_know_it(terminal: Terminal) -> None:
    """As the screen says beforehand."""
    terminal.show(*[b"\x18"] * 8)
    with pytest.raises(zmodem.NotSent, match="没有传成"):
        zmodem.send(NAME, CONTENT, terminal=terminal.slave)
    assert MARK in terminal.shown


def test_it_is_given_up_after_a_while(terminal: Terminal) -> None:
    """The program does not stand still for ever."""
    terminal.show()
    with pytest.raises(zmodem.NotSent, match="等了1秒没有传完"):
        zmodem.send(NAME, CONTENT, terminal=terminal.slave, seconds=1)


def test_without_sz_the_administrator_is_told_what_to_install(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(zmodem.NotSent, match="请管理员安装 lrzsz"):
        zmodem.send(NAME, CONTENT, terminal=terminal.slave)
