"""A line that drops, a terminal that goes away, an administrator who ends the session.

Each change is in the draft file as soon as it is typed, so nothing is left to save here; a handler that
touched the database could meet it inside a transaction. The event loop may be stuck in output to a
terminal that no longer reads, therefore ``signal.signal`` and not a handler of the loop.
"""

import contextlib
import os
import signal
from collections.abc import Callable
from types import FrameType

_RESTORE = b"\x1b[?2004l\x1b[?1004l\x1b[?7h\x1b[?1049l\x1b[?25h"
"""Paste marks off, focus reports off, line wrap on, the other screen back, cursor shown."""


_ELSEWHERE = "您在别的窗口接着办了，这个窗口已关闭，写的都在。\r\n".encode()


def leave_at_once(status: int, said: bytes = b"") -> None:
    """Give the terminal back, as far as it still listens, and end the process."""
    with contextlib.suppress(OSError):
        # A frozen client must not keep the process alive.
        os.set_blocking(2, False)
        os.write(2, _RESTORE + said)
    os._exit(status)


def watch(touch_draft: Callable[[], None]) -> None:
    """On SIGHUP and SIGTERM run ``touch_draft`` and leave; ctrl+z, ctrl+c, ctrl+\\ from outside do nothing.

    SIGUSR1 is the same person going on in another window.
    """

    def leave(number: int, _frame: FrameType | None) -> None:
        try:
            touch_draft()
        finally:
            leave_at_once(128 + number, _ELSEWHERE if number == signal.SIGUSR1 else b"")

    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGUSR1):
        signal.signal(number, leave)
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    for number in (signal.SIGINT, signal.SIGQUIT):
        # Not ignored, or programs that are started would ignore it as well.
        signal.signal(number, lambda *_: None)
