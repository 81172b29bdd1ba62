"""The program on a real pseudo-terminal, read back through a terminal emulator (pyte)."""

import fcntl
import getpass
import os
import pty
import resource
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyte

QUIET = 0.3
"""Seconds without output after which the screen counts as painted."""
PATIENCE = 30.0
"""Seconds to wait for something to appear before the test fails."""

F1, F2, F3, F4 = b"\x1bOP", b"\x1bOQ", b"\x1bOR", b"\x1bOS"
F5, F6, F7, F8 = b"\x1b[15~", b"\x1b[17~", b"\x1b[18~", b"\x1b[19~"
F9, F10, F12 = b"\x1b[20~", b"\x1b[21~", b"\x1b[24~"
ENTER, TAB, ESC, BACKSPACE = b"\r", b"\t", b"\x1b", b"\x7f"
UP, DOWN, RIGHT, LEFT = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D"
PAGE_UP, PAGE_DOWN = b"\x1b[5~", b"\x1b[6~"
_ZMODEM = b"**\x18B00"
"""How a transfer begins."""
_PAINTS = b"\x1b[?1049h"
"""How the program takes the screen back."""


class PtySession:
    """One run of the program: ``raw`` are the bytes that came, ``total`` counts them, ``latest`` came last.

    ``hangup_ignored`` starts it as ``nohup`` would; ``controlled`` false gives it a terminal that sends no
    signal when it goes away. ``client`` is another command that is run instead, such as ssh.
    """

    def __init__(
        self,
        home: Path,
        *,
        rows: int = 24,
        cols: int = 80,
        env: Mapping[str, str] | None = None,
        hangup_ignored: bool = False,
        controlled: bool = True,
        client: Sequence[str] = (),
    ) -> None:
        self.screen = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self.screen)
        # As a terminal does, it answers when it is asked where its cursor stands.
        self.screen.write_process_input = self.send  # type: ignore[method-assign]
        self.total = 0
        self.latest = b""
        self.raw = bytearray()
        self.alive = True
        surroundings = {
            "PATH": os.environ["PATH"],
            "HOME": str(home.parent),
            "LOGNAME": getpass.getuser(),
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "TEXTUAL_COLOR_SYSTEM": "standard",
            **(env or {}),
        }
        argv = client or [sys.executable, "-m", "tiaojie_tui", "--home", str(home)]
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        os.set_blocking(self._master, False)
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            if controlled:
                fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for standard in range(3):
                os.dup2(slave, standard)
            os.closerange(3, 64)
            if hangup_ignored:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)
            os.execve(argv[0], argv, surroundings)
        os.close(slave)
        self._gone = os.pidfd_open(self.pid)

    def fileno(self) -> int:
        """The terminal, for ``select``."""
        return self._master

    @property
    def lines(self) -> list[str]:
        """The screen as text; the stub cells behind wide characters are left out."""
        return [self.line(row) for row in range(self.screen.lines)]

    def line(self, row: int) -> str:
        """One row of the screen."""
        cells = self.screen.buffer[row]
        return "".join(cells[column].data for column in range(self.screen.columns)).rstrip()

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def value(self, label: str) -> str:
        """What stands behind this label in the form, and beside it."""
        found = [line for line in self.lines if line.lstrip("> ").startswith(label)]
        assert found, f"no field {label} on screen:\n{self.text}"
        return found[0].lstrip("> ").removeprefix(label).strip()

    @property
    def here(self) -> str:
        """The line of the field one is in, without its mark."""
        return next((line[2:] for line in self.lines if line.startswith("> ")), "")

    def send(self, typed: str | bytes) -> None:
        """Type into the terminal."""
        data = typed.encode() if isinstance(typed, str) else typed
        while data:
            select.select([], [self._master], [], PATIENCE)
            data = data[os.write(self._master, data) :]

    def send_unread(self, typed: str) -> None:
        """Type character by character and take nothing of what it writes, as a frozen client does."""
        for character in typed:
            self.send(character)
            select.select([self._gone], [], [], 0.005)

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
        self.latest = data
        self.raw += data
        self._stream.feed(data)
        return len(data)

    def read_for(self, seconds: float) -> int:
        """Read for as long as this; how many bytes came."""
        before, deadline = self.total, time.monotonic() + seconds
        while self.alive and (left := deadline - time.monotonic()) > 0:
            self.read(left)
        return self.total - before

    def settle(self, quiet: float = QUIET) -> int:
        """Read until nothing has come for ``quiet`` seconds; how many bytes came."""
        before, deadline = self.total, time.monotonic() + PATIENCE
        while self.alive and time.monotonic() < deadline and self.read(quiet):
            pass
        return self.total - before

    def wait_for(self, *wanted: str) -> None:
        """Read until every wanted text stands on the screen."""
        deadline = time.monotonic() + PATIENCE
        while missing := [text for text in wanted if text not in self.text]:
            assert self.alive, f"ended before {missing} appeared:\n{self.text}"
            assert time.monotonic() < deadline, f"no {missing} on screen:\n{self.text}"
            self.read(0.2)

    def wait_until_gone(self, unwanted: str) -> None:
        """Read until this text stands no longer on the screen."""
        deadline = time.monotonic() + PATIENCE
        while unwanted in self.text:
            assert self.alive, f"ended with {unwanted} on screen"
            assert time.monotonic() < deadline, f"{unwanted} still on screen:\n{self.text}"
            self.read(0.2)

    def transfer(self, receiver: subprocess.Popen[bytes]) -> None:
        """Do as a terminal that knows ZMODEM: let ``receiver`` talk until the program paints again."""
        assert receiver.stdin
        assert receiver.stdout
        told, deadline = self._raw_until(_ZMODEM), time.monotonic() + PATIENCE
        receiving = True
        while _PAINTS not in told:
            assert time.monotonic() < deadline, "the transfer did not end"
            if receiving:
                os.write(receiver.stdin.fileno(), told)
                told = b""
            sources = [self._master, *([receiver.stdout] if receiving else [])]
            ready, _, _ = select.select(sources, [], [], 0.5)
            if receiver.stdout in ready:
                said = os.read(receiver.stdout.fileno(), 65536)
                receiving = bool(said)
                self.send(said)
            if self._master in ready:
                told += os.read(self._master, 65536)
        self._stream.feed(told)

    def _raw_until(self, mark: bytes) -> bytes:
        """Show what comes before the mark on the screen; the mark and what came with it."""
        seen, deadline = b"", time.monotonic() + PATIENCE
        while mark not in seen:
            assert time.monotonic() < deadline, f"no {mark!r}:\n{self.text}"
            if select.select([self._master], [], [], 0.5)[0]:
                seen += os.read(self._master, 65536)
        before, after = seen.split(mark, 1)
        self._stream.feed(before)
        return mark + after

    def press(self, *keys: str | bytes) -> None:
        """Type each, letting the screen settle after it."""
        for key in keys:
            self.send(key)
            self.settle()

    def signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def resize(self, rows: int, columns: int) -> None:
        """The window has another size from now on."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.signal(signal.SIGWINCH)

    def wait_end(self, within: float = PATIENCE) -> int:
        """Wait for the program to end by itself; its wait status."""
        deadline = time.monotonic() + within
        while not (ended := select.select([self._gone], [], [], 0)[0]) and time.monotonic() < deadline:
            sources = [self._gone, *([self._master] if self._master >= 0 and self.alive else [])]
            if self._master in select.select(sources, [], [], 0.1)[0]:
                self.read(0)
        assert ended, f"still running after {within} s:\n{self.text}"
        while self._master >= 0 and self.alive and self.read(0):
            pass
        _, status, self.used = os.wait4(self.pid, 0)
        self.pid = 0
        return status

    used: resource.struct_rusage
    """What the ended program has used; ``ru_utime`` and ``ru_stime`` are seconds."""

    def kill(self) -> None:
        """kill -9."""
        self.signal(signal.SIGKILL)
        self.wait_end()

    def hang_up(self) -> None:
        """Close the terminal, as a dropped line does."""
        os.close(self._master)
        self._master = -1

    def end(self) -> None:
        """Kill what is left and give the terminal back."""
        if self.pid:
            self.kill()
        if self._master >= 0:
            os.close(self._master)
            self._master = -1
        if self._gone >= 0:
            os.close(self._gone)
            self._gone = -1


Start = Callable[..., PtySession]


@contextmanager
def sessions(home: Path) -> Iterator[Start]:
    """Start the program on the home, as often as wanted; every session is ended afterwards."""
    started: list[PtySession] = []

    def starting(**how: Any) -> PtySession:
        session = PtySession(home, **how)
        started.append(session)
        return session

    try:
        yield starting
    finally:
        for session in started:
            session.end()
