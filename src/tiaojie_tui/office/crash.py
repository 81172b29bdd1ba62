"""What is left of an unexpected error: a sentence with a number, and a report without a single value.

Tracebacks with locals would put names and identity numbers on the screen and into logs.
"""

import asyncio
import os
import secrets
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

SENTENCE = "程序出错，已经退出。您写的内容都已自动保存，重新进入就能接着写。编号 {number}，请告诉管理员。"


def report(home: Path, kind: type[BaseException] | None, trace: TracebackType | None) -> str:
    """Write type and places of an error into ``crash.log`` in ``home``; the number that names the entry."""
    number = secrets.token_hex(4)
    frames = "".join(
        f"  {os.path.basename(frame.filename)}:{frame.lineno} {frame.name}\n"
        for frame in traceback.extract_tb(trace)
    )
    name = kind.__name__ if kind else "?"
    entry = f"{time.strftime('%F %T')} {number} pid={os.getpid()} {name}\n{frames}"
    try:
        log = os.open(home / "crash.log", os.O_CREAT | os.O_APPEND | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
    except OSError:
        return number
    try:
        os.write(log, entry.encode())
    finally:
        os.close(log)
    return number


def watch(home: Path, ended: Callable[[str], None]) -> None:
    """Report what goes wrong beside the program's own messages: in another thread, in a task that nobody
    waits for, in a ``__del__``. Python would print it, values and all. ``ended`` is told the number, in the
    thread that has called this, and ends the program.
    """
    loop = asyncio.get_running_loop()

    def told(kind: type[BaseException] | None, trace: TracebackType | None) -> None:
        number = report(home, kind, trace)
        if not loop.is_closed():
            loop.call_soon_threadsafe(ended, number)

    def of_task(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        told(type(error) if error else None, error.__traceback__ if error else None)

    threading.excepthook = lambda failed: told(failed.exc_type, failed.exc_traceback)
    sys.unraisablehook = lambda failed: told(failed.exc_type, failed.exc_traceback)
    loop.set_exception_handler(of_task)
