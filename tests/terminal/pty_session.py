"""The program on a real pseudo-terminal, read back through a terminal emulator (pyte)."""

import fcntl
import os
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pyte

QUIET = 0.3
"""Seconds without output after which the screen counts as painted."""
PATIENCE = 30.0
"""Seconds to wait for something to appear before the test fails."""

F1, F2, F3, F4 = b"\x1bOP", b"\x1bOQ", b"\x1bOR", b"\x1bOS"
F5, F6, F7, F8 = b"\x1b[15~", b"\x1b[17~", b"\x1b[18~", b"\x1b[19~"
F9, F10, F12 = b"\x1b[20~", b"\x1b[21~", b"\x1b[24~"
ENTER, TAB, ESC, UP, DOWN = b"\r", b"\t", b"\x1b", b"\x1b[A", b"\x1b[B"
PAGE_UP, PAGE_DOWN = b"\x1b[5~", b"\x1b[6~"


class PtySession:
    """One run of the program; ``sent`` to it and ``total`` bytes that came from it."""

    def __init__(
        self, home: Path, *, rows: int = 24, cols: int = 80, env: dict[str, str] | None = None
    ) -> None:
        self.screen = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.total = 0
        self.alive = True
        surroundings = {
            "PATH": os.environ["PATH"],
            "HOME": str(home.parent),
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "TEXTUAL_COLOR_SYSTEM": "standard",
            **(env or {}),
        }
        argv = [sys.executable, "-m", "tiaojie_tui", "--home", str(home)]
        self.pid, self._master = os.forkpty()
        if self.pid == 0:
            os.execve(argv[0], argv, surroundings)
        size = struct.pack("HHHH", rows, cols, 0, 0)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)
        os.set_blocking(self._master, False)

    @property
    def lines(self) -> list[str]:
        """The screen as text; the stub cells behind wide characters are left out."""
        return [
            "".join(self.screen.buffer[row][column].data for column in range(self.screen.columns)).rstrip()
            for row in range(self.screen.lines)
        ]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def send(self, typed: str | bytes) -> None:
        """Type into the terminal."""
        data = typed.encode() if isinstance(typed, str) else typed
        while data:
            select.select([], [self._master], [], PATIENCE)
            data = data[os.write(self._master, data) :]

    def read(self, wait: float) -> int:
        """Take what the program has written, waiting up to ``wait`` seconds; how many bytes it was."""
        ready, _, _ = select.select([self._master], [], [], wait)
        if not ready:
            return 0
        try:
            data = os.read(self._master, 65536)
        except OSError:
            data = b""
        if not data:
            self.alive = False
            return 0
        self.total += len(data)
        self._stream.feed(data)
        return len(data)

    def settle(self, quiet: float = QUIET) -> int:
        """Read until nothing has come for ``quiet`` seconds; how many bytes came."""
        before, deadline = self.total, time.monotonic() + PATIENCE
        while self.alive and time.monotonic() < deadline and self.read(quiet):
            pass
        return self.total - before

    def wait_for(self, *wanted: str) -> None:
        """Read until every wanted text stands on the screen."""
        deadline = time.monotonic() + PATIENCE
        while not all(text in self.text for text in wanted):
            missing = [text for text in wanted if text not in self.text]
            assert self.alive, f"ended before {missing} appeared:\n{self.text}"
            assert time.monotonic() < deadline, f"no {missing} on screen:\n{self.text}"
            self.read(0.2)

    def press(self, *keys: str | bytes) -> None:
        """Type each, letting the screen settle after it."""
        for key in keys:
            self.send(key)
            self.settle()

    def signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def wait_end(self) -> int:
        """Wait for the program to end by itself; its wait status."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.read(0.05)
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self.pid = 0
                return status
        raise AssertionError(f"still running:\n{self.text}")

    def hang_up(self) -> None:
        """Close the terminal, as a dropped line does."""
        os.close(self._master)
        self._master = -1

    def end(self) -> None:
        """Kill what is left and give the terminal back."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.pid = 0
        if self._master >= 0:
            os.close(self._master)
            self._master = -1
