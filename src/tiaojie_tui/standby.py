"""The program standing by (候着): loaded once, it gives each login a copy of itself.

Loading takes a second of processor and most of a session's memory, at every login again; copies by fork(2)
share both. The door hands its terminal over (SCM_RIGHTS, unix(7)) and stays between sshd and the session, to
tell it of a window's new size and of a line that has dropped: a copy has no controlling terminal from which
the kernel would tell it. Where nothing stands by, the door becomes the program itself.

This is the side of the door; ``commands.standby`` is the other. Nothing of the program is imported here.
"""

import json
import os
import signal
import socket
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

NAME = "standby"
"""The socket in the data folder; who may write there may have a session anyway."""
TAKEN, RESIZED, ENDING, HUNG_UP = b"+", b"w", b"t", b"h"
"""What is said over the socket, one packet each; last of all the exit status, as one byte."""
_PATIENCE = 5
"""Seconds until the door goes its own way."""
_LAST_CHANCE = 10
"""Seconds that a session has for putting down its draft when the line is gone."""
_TELLS = {signal.SIGWINCH: RESIZED, signal.SIGTERM: ENDING, signal.SIGHUP: HUNG_UP}
_GONE = 1
"""The status of a session that could not say any."""


def build() -> list[int]:
    """Which build of the program is installed: another one has another folder."""
    found = Path(__file__).parent.stat()
    return [found.st_dev, found.st_ino, found.st_mtime_ns]


@contextmanager
def address(home: Path) -> Iterator[str]:
    """The socket's address, short enough for any folder (108 bytes, unix(7))."""
    folder = os.open(home, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{NAME}"
    finally:
        os.close(folder)


def is_there(home: Path) -> bool:
    """Whether anything stands by in ``home``."""
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)) as line, address(home) as where:
        return line.connect_ex(where) == 0


def come_in(home: Path, environment: Mapping[str, str]) -> int | None:
    """Let what stands by in ``home`` serve this terminal; its exit status, ``None`` where nothing does."""
    asked = json.dumps({"build": build(), "environment": dict(environment)}).encode()
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)) as line:
        line.settimeout(_PATIENCE)
        try:
            with address(home) as where:
                line.connect(where)
            socket.send_fds(line, [asked], [0, 1, 2])
            if line.recv(1) != TAKEN:
                return None
        except OSError:
            return None
        line.settimeout(None)
        return _stay(line)


def _stay(line: socket.socket) -> int:
    def tell(number: int, _frame: object) -> None:
        if number != signal.SIGWINCH:
            signal.alarm(_LAST_CHANCE)  # whose default ends this process
        with suppress(OSError):
            line.send(_TELLS[signal.Signals(number)])

    for number in _TELLS:
        signal.signal(number, tell)
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
        signal.signal(number, signal.SIG_IGN)
    try:
        status = line.recv(1)
    except OSError:
        status = b""
    return status[0] if status else _GONE
